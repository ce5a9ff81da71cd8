"""A report as a document: title, facts, sections with their paragraphs and tables, footer. Layouts write these."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from govdisclosure.errors import UnwritableTextError
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, Cell, CellValue, Form, Money
from govdisclosure.writing.footer import footer_lines
from govdisclosure.writing.heads import head_lines
from govdisclosure.schema.sheet import Sheet, sheet

__all__ = ["MOST_SIGNS", "Document", "Part", "document", "empty_document"]

MOST_SIGNS = 36
"""What is longer, with its minus and point, is no figure of a report to a reader of plain text."""


@frozen
class Part:
    """One of the six sections: the field it comes from, its heading, its paragraphs or its table."""

    name: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    sheet: Sheet | None = None


@frozen
class Document:
    """What stands on the page, in order; `facts` and `footer` are lines by the field that they state."""

    title: str | None
    facts: dict[str, str]
    parts: tuple[Part, ...]
    footer: dict[str, str]


def figure(cell: Cell, value: CellValue, blank: str) -> str:
    """What a cell shows. Money names its unit where that is not the one of the head.

    Raises `UnwritableTextError` for money of no known unit under a head that prints one, and for
    numbers longer than any reader takes.
    """
    if value is None:
        return blank
    text = f"{value.amount:f}" if isinstance(value, Money) else str(value)
    if len(text) > MOST_SIGNS:
        raise UnwritableTextError(cell.path, 1, f"a number of {len(text)} signs would not be read back; no report states one")
    head = None if cell.unit == "cell" else cell.unit
    if not isinstance(value, Money) or value.unit == head:
        return text
    if value.unit is None:
        raise UnwritableTextError(cell.path, 1, f"the form prints {head} over this amount, but its unit is not known; state it")
    return f"{text}{value.unit}"


def document(report: AnnualReport, *, blank: str = "") -> Document:
    """The report as it stands on a page; `blank` is written into cells that state nothing."""
    _check_edition(report)
    values = report.values()

    def write(index: int) -> str:
        return figure(report.form.cells[index], values[index], blank)

    return Document(report.title, head_lines(report), tuple(_parts(report, write)), footer_lines(report.portal))


def _check_edition(report: AnnualReport) -> None:
    """Only tables 2 and 3 tell the forms apart: a page says of the edition what they say, and nothing without them."""
    told = report.proactive is not None or report.applications is not None
    if told != (report.edition is not None):
        reason = "no table tells it" if report.edition else "it is not stated, but the tables on the page would tell it"
        raise UnwritableTextError("edition", 1, f"{report.edition!r} would not be read back: {reason}")


def empty_document(form: Form, *, year: int | None = None, blank: str = "") -> Document:
    """The form to fill in: all headings and tables, every cell empty."""
    parts = tuple(_part(name, None, sheet(form, name, lambda _: blank) if name in TABLES else None) for name in SECTIONS)
    title = f"{year if year is not None else '____'}年政府信息公开工作年度报告"
    return Document(title, {}, parts, {})


def _parts(report: AnnualReport, write: Callable[[int], str]) -> Iterator[Part]:
    for name in SECTIONS:
        held = getattr(report, name)
        if held is not None:
            grid = sheet(report.form, name, write) if name in TABLES else None
            yield _part(name, None if grid else held, grid)


def _part(name: str, text: str | None, grid: Sheet | None) -> Part:
    return Part(name, SECTIONS[name], () if text is None else tuple(text.split("\n")), grid)
