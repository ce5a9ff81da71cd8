"""Many reports as an Excel workbook (extra `excel`): overview, tables of the form, findings, diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

from govdisclosure.frames.building import has_report
from govdisclosure.frames.provenance import provenance, said
from govdisclosure.frames.sheet import Book
from govdisclosure.frames.sheet_lists import write_about, write_findings, write_met, write_overview
from govdisclosure.frames.sheet_tables import Checked, write_table
from govdisclosure.schema import TABLES, Given

__all__ = ["write_workbook"]


def write_workbook(given: Sequence[Given], path: str) -> None:
    """Write the workbook. Raises `ExportError`, and leaves no file, for a number of more than 15 digits."""
    checked = {place: Checked.of(one) for place, one in enumerate(given) if has_report(one)}
    book = Book(path)
    book.workbook.set_properties({"title": "政府信息公开工作年度报告汇总", "comments": said(provenance())})
    try:
        _write(book, given, checked)
    except BaseException:
        book.workbook.fileclosed = True  # or it would complain of a file that was never closed
        raise
    book.workbook.close()


def _write(book: Book, given: Sequence[Given], checked: dict[int, Checked]) -> None:
    write_overview(book, given, checked)
    for table in TABLES:
        write_table(book, table, tuple(checked.values()))
    write_findings(book, tuple(checked.values()))
    write_met(book, given)
    write_about(book, given)
