"""The doors: bytes, pages and texts in, a `Reading` out. A document never raises."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from govdisclosure.grid import Paragraph
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.document import Document, take_apart
from govdisclosure.reading.footer import read_footer
from govdisclosure.reading.head import read_head
from govdisclosure.reading.placing import Placing
from govdisclosure.reading.reading import Diagnostic, Reading, Script
from govdisclosure.reading.tables import place
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, CellValue, form_of
from govdisclosure.source.decode import Decoded, decode
from govdisclosure.source.html import read_page
from govdisclosure.source.markdown import is_markdown, read_markdown
from govdisclosure.source.page import Limits, Page
from govdisclosure.source.text import read_lines
from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import is_traditional, to_simplified, without_glosses

__all__ = ["read", "read_html", "read_text"]

Source = str | os.PathLike[str] | bytes | BinaryIO

_markup = re.compile(r"<(?:!doctype|html|head|body|table|t[rdh]|div|p|span|meta)[\s>/]", re.IGNORECASE)


def read(source: Source, *, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Read a report from a path or from contents (`bytes`, a binary file), whatever it is written in.

    Raises `OSError` for a path that cannot be opened, `LookupError` for an `encoding` that Python does
    not know; never for what a document contains.
    """
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | os.PathLike):
        data = Path(source).read_bytes()
    else:
        data = source.read(limits.size + 1)
    return _read(data, encoding, limits, None)


def read_html(source: str | bytes, *, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Read a report from a page."""
    return _read(source, encoding, limits, _page_of_html)


def read_text(source: str | bytes, *, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Read a report from plain text."""
    return _read(source, encoding, limits, _page_of_text)


def _read(
    source: str | bytes, encoding: str | None, limits: Limits, door: Callable[[str, Limits], Page] | None
) -> Reading:
    decoded, found = _decoded(source, encoding, limits)
    text = decoded.text
    door = door or (_page_of_html if _markup.search(text) and not is_markdown(text) else _page_of_text)
    return _understand(door(text, limits), decoded if isinstance(source, bytes) else None, found)


def _decoded(source: str | bytes, encoding: str | None, limits: Limits) -> tuple[Decoded, list[Diagnostic]]:
    found: list[Diagnostic] = []
    if len(source) > limits.size:
        source = source[: limits.size]
        found.append(diagnose_reading("parse-too-large", limit=limits.size))
    if isinstance(source, str):
        return Decoded(source, "str", ""), found
    decoded = decode(source, encoding)
    if decoded.encoding != "utf-8" and decoded.reason != "argument":
        found.append(diagnose_reading("parse-encoding", encoding=decoded.encoding, reason=decoded.reason))
    if decoded.broken:
        found.append(
            diagnose_reading("parse-bytes-undecodable", line=decoded.line, count=decoded.broken, encoding=decoded.encoding)
        )
    return decoded, found


def _page_of_html(text: str, limits: Limits) -> Page:
    return read_page(text.encode("utf-8", "surrogatepass"), limits)


def _page_of_text(text: str, limits: Limits) -> Page:
    return read_markdown(text, limits) if "<" in text and is_markdown(text) else read_lines(text, limits)


def _script_of(page: Page) -> tuple[Script, Callable[[str], str]]:
    """The script of a document, decided once, and the way to simplified script without glosses."""
    sample = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for row in block.rows for cell in row)
        for block in page.blocks
    )
    if is_traditional(sample):
        return "traditional", to_simplified
    if "(" in sample or "（" in sample:
        return "simplified", lambda text: without_glosses(text, toneless=False)
    return "simplified", str


def _understand(page: Page, decoded: Decoded | None, found: list[Diagnostic]) -> Reading:
    script, plain = _script_of(page)
    document = take_apart(page.blocks, plain, page.layout)
    placing = place(document.scan)
    found += [diagnose_reading(note.code, line=note.line, text=note.text) for note in page.notes]
    if script == "traditional":
        found.append(diagnose_reading("parse-script-converted"))
    report = None
    if placing.seen or (placing.found and any(d.severity == "error" for d in placing.found)):
        report = _report(page, document, placing, plain)
        found += placing.found
        found += [
            diagnose_reading("parse-section-missing", path=name, label=SECTIONS[name])
            for name in SECTIONS
            if name not in TABLES and name not in document.sections
        ]
        if placing.edition is None:
            found.append(diagnose_reading("parse-form-ambiguous"))
    else:
        found.append(diagnose_reading("parse-not-a-report", what_zh="没有三张官方表格", what_en="none of its tables is here"))
    return Reading(
        report=report,
        diagnostics=tuple(found),
        cells=placing.cells,
        encoding=decoded.encoding if decoded else None,
        encoding_reason=decoded.reason if decoded else None,
        script=script,
        layout=page.layout,
    )


def _report(page: Page, document: Document, placing: Placing, plain: Callable[[str], str]) -> AnnualReport:
    form = form_of(placing.edition)
    flat: list[CellValue] = [placing.values.get(path) for path in form.index]
    present = {path.partition(".")[0] for path in placing.seen} | {path.partition(".")[0] for path in placing.values}
    overview = document.text("overview")
    meta = {name: plain(value) for name, value in page.meta.items()}
    head = read_head(document.before, overview, plain(page.title or ""), meta)
    return AnnualReport(
        edition=placing.edition,
        title=head.title and normalise_line(head.title),
        organization=head.organization,
        year=head.year,
        published=head.published,
        overview=overview,
        problems=document.text("problems"),
        other_matters=document.text("other_matters"),
        portal=read_footer(document.after),
        **{table: form.table(table, flat) for table in TABLES if table in present},
    )
