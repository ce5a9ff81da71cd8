"""The doors: bytes, pages and texts in, a `Reading` out. A document never raises."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from govdisclosure.errors import InvalidReportError
from govdisclosure.grid import Paragraph
from govdisclosure.interchange import from_json, is_report
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.footer import read_footer
from govdisclosure.reading.identify import FORM_WORDS, describe_bytes, describe_other_document
from govdisclosure.reading.outline import Document, take_apart
from govdisclosure.reading.placing import Placing
from govdisclosure.reading.preface import read_head
from govdisclosure.reading.reading import Diagnostic, Reading, Script, source_of
from govdisclosure.reading.tables import assign_tables
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, CellValue, form_of
from govdisclosure.source.decode import REASONS, Decoded, decode
from govdisclosure.source.docx import is_docx, read_docx
from govdisclosure.source.kinds import kind_of
from govdisclosure.source.markdown import is_markdown, read_markdown
from govdisclosure.source.mht import pages_of
from govdisclosure.source.page import DEFAULT_LIMITS, WITH_CELLS, Features, Limits, Page
from govdisclosure.source.parser import read_features, read_page
from govdisclosure.source.text import read_lines
from govdisclosure.source.unwrap import pages_within
from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import is_traditional, to_simplified, without_glosses

__all__ = ["read", "read_all", "read_html", "read_text"]

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
Door = Callable[[str, Limits], Page]

_markup = re.compile(
    r"<(?:!doctype|html|head|body|table|t[rdh]|div|p|span|meta|h[1-6]|[uod]l|section|article|main|center)[\s>/]", re.IGNORECASE
)


def read(source: Source, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from a path (`str`, `PathLike`) or from contents (`bytes`, a binary file).

    What it is written in (a page, a text in any layout of the reference, a report in JSON) is judged by
    the content alone. `encoding` overrides what the source says of itself, `limits` what it may cost.

    Raises `OSError` for a path that cannot be opened, `LookupError` for an `encoding` that Python does
    not know; never for what a document contains.
    """
    return _first(list(read_all(source, encoding=encoding, limits=limits)))


def read_html(source: str | bytes, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from a page, given as text or as bytes; see `read`."""
    return _first(_read(source, encoding, limits, read_page))


def read_text(source: str | bytes, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from plain text, given as text or as bytes; see `read`."""
    return _first(_read(source, encoding, limits, _page_of_text))


def read_all(source: Source, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> tuple[Reading, ...]:
    """Read every report of a document that holds several, in its order; see `read`.

    A document without a report gives one reading that says so.
    """
    name = source_of(source) if isinstance(source, str | os.PathLike) else None
    readings = _read(_data(source, limits), encoding, limits, _page_of_any)
    return tuple(attrs.evolve(reading, source=name, part=part) for part, reading in enumerate(readings, 1))


def _data(source: Source, limits: Limits) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            return file.read(limits.size + 1)
    return source.read(limits.size + 1)


def _first(readings: list[Reading]) -> Reading:
    """The first report of a document; that there are others, unless they are the same, is said."""
    first = readings[0]
    if any(other.report != first.report for other in readings[1:]):
        return attrs.evolve(first, diagnostics=(*first.diagnostics, diagnose_reading("parse-several-reports")))
    return first


# from a source to readings --------------------------------------------------------------------------


def _read(source: str | bytes, encoding: str | None, limits: Limits, door: Door) -> list[Reading]:
    if isinstance(source, bytes) and door is _page_of_any and is_docx(source):
        return readings_of(read_docx(source, limits))
    if isinstance(source, bytes) and kind_of(source) == "mht" and (archived := pages_of(source)):
        return _archived(archived, encoding, limits)
    if isinstance(source, bytes) and encoding is None and (other := describe_bytes(source)):
        return [Reading(report=None, diagnostics=(other,))]
    return _read_content(source, encoding, limits, door)


def _read_content(source: str | bytes, encoding: str | None, limits: Limits, door: Door) -> list[Reading]:
    decoded, found = _decoded(source, encoding, limits)
    known = attrs.evolve(Reading(report=None), encoding=decoded.encoding, encoding_reason=decoded.reason)
    if door is _page_of_any and decoded.text.lstrip("\ufeff \t\r\n").startswith("{"):
        ready = _read_json(decoded.text, known, found)
        if ready is not None:
            return [ready]
    page = door(decoded.text, limits)
    readings = _understand(page, known, found)
    if readings[0].report is None:
        return _unwrapped(decoded.text, known, found, limits) or [_refused(page, decoded.text, readings[0], limits)]
    return readings


def _archived(pages: list[bytes], encoding: str | None, limits: Limits) -> list[Reading]:
    """The readings of the first page of a web archive that is a report, else of its first page; lines count in that page."""
    found = (_read_content(page, encoding, limits, read_page) for page in pages)
    first = next(found)
    return next((readings for readings in (first, *found) if readings[0].report is not None), first)


def readings_of(page: Page) -> list[Reading]:
    """Return the readings of blocks that came without any text around them: of a Word file, or of a caller's grids."""
    readings = _understand(page, Reading(report=None), [])
    return readings if readings[0].report is not None else [_refused(page, "", readings[0], DEFAULT_LIMITS)]


def _decoded(source: str | bytes, encoding: str | None, limits: Limits) -> tuple[Decoded, list[Diagnostic]]:
    found: list[Diagnostic] = []
    if len(source) > limits.size:
        source = source[: limits.size]
        line = (source.count("\n") if isinstance(source, str) else source.count(b"\n")) + 1
        found.append(diagnose_reading("parse-too-large", limit=limits.size, line=line))
    if isinstance(source, str):
        return Decoded(source, "str", "given as text"), found
    decoded = decode(source, encoding, FORM_WORDS)
    if decoded.encoding != "utf-8" and decoded.reason != "argument":
        reason, reason_zh = decoded.reason, REASONS[decoded.reason]
        found.append(diagnose_reading("parse-encoding", encoding=decoded.encoding, reason=reason, reason_zh=reason_zh))
    if decoded.broken:
        about = diagnose_reading("parse-bytes-undecodable", line=decoded.line, count=decoded.broken, encoding=decoded.encoding)
        found.append(about)
    return decoded, found


def _page_of_any(text: str, limits: Limits) -> Page:
    return read_page(text, limits) if _markup.search(text) and not is_markdown(text) else _page_of_text(text, limits)


def _page_of_text(text: str, limits: Limits) -> Page:
    return read_markdown(text, limits) if "<" in text and is_markdown(text) else read_lines(text, limits)


def _read_json(text: str, known: Reading, found: list[Diagnostic]) -> Reading | None:
    """A report in JSON (contract, section 2); other JSON is left to be searched for pages."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not is_report(data):
        return None
    try:
        return attrs.evolve(known, report=from_json(text), diagnostics=tuple(found), layout="json")
    except InvalidReportError as error:
        found = [*found, diagnose_reading("parse-json-invalid", text=str(error))]
        return attrs.evolve(known, diagnostics=tuple(found), layout="json")


def _unwrapped(text: str, known: Reading, found: list[Diagnostic], limits: Limits) -> list[Reading]:
    """The readings of the first page inside a string of the source that is a report."""
    for page, line in pages_within(text):
        readings = _understand(read_page(page, limits), known, [*found, diagnose_reading("parse-unwrapped", line=line)])
        if readings[0].report is not None:
            return [_on_line(reading, line) for reading in readings]
    return []


def _on_line(reading: Reading, line: int) -> Reading:
    """A reading whose lines are those of the source: the string that held the page stands on one."""
    return attrs.evolve(
        reading,
        diagnostics=tuple(attrs.evolve(d, line=line if d.line else None) for d in reading.diagnostics),
        cells={path: cell._replace(line=line) for path, cell in reading.cells.items()},
    )


# from a page to readings ----------------------------------------------------------------------------


def _understand(page: Page, known: Reading, found: list[Diagnostic]) -> list[Reading]:
    script, plain = _script_of(page)
    known = attrs.evolve(known, script=script, layout=page.layout)
    found = [*found, *(diagnose_reading(note.code, line=note.line, text=note.text) for note in page.notes)]
    if script == "traditional":
        found.append(diagnose_reading("parse-script-converted"))
    documents = take_apart(page.blocks, plain, of_lines=page.layout not in WITH_CELLS)
    if not documents[0].has_report:
        return [attrs.evolve(known, diagnostics=tuple(found))]
    return [_reading(page, document, plain, known, found) for document in documents]


def _refused(page: Page, text: str, reading: Reading, limits: Limits) -> Reading:
    """A reading without a report, with what the source looks like instead (unless it could not be read at all)."""
    if any(d.severity == "error" for d in reading.diagnostics):
        return reading
    _, plain = _script_of(page)
    features = read_features(text, limits) if "<" in text else Features()
    refused = describe_other_document(features, [plain(text) for text in _texts(page)], plain(page.title or ""))
    return attrs.evolve(reading, diagnostics=(*reading.diagnostics, refused))


def _reading(page: Page, document: Document, plain: Callable[[str], str], known: Reading, found: list[Diagnostic]) -> Reading:
    placing = _place(document)
    missing = [name for name in SECTIONS if name not in TABLES and name not in document.opened]
    found = found + placing.found
    found += [diagnose_reading("parse-section-missing", path=name, label=SECTIONS[name]) for name in missing]
    if placing.edition is None:
        found.append(diagnose_reading("parse-form-ambiguous"))
    report = _report_of(page, document, placing, plain)
    return attrs.evolve(
        known, report=report, diagnostics=tuple(found), cells=placing.cells, headings=tuple(document.opened.values())
    )


def _place(document: Document) -> Placing:
    """Read the tables of a document and place their cells."""
    tables = assign_tables(document.rows.found, document.gaps, document.lines)
    placing = Placing(tables.edition)
    placing.place(tables.assignments, {table: tables.form(table) for table in TABLES})
    placing.report_missing()
    return placing


def _texts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if cell.text)


def _script_of(page: Page) -> tuple[Script, Callable[[str], str]]:
    """The script of a document, decided once, and the way to simplified script without glosses."""
    sample = "".join(_texts(page))
    if is_traditional(sample):
        return "traditional", to_simplified
    if "(" in sample or "（" in sample:
        return "simplified", lambda text: without_glosses(text, toneless=False)
    return "simplified", str


def _report_of(page: Page, document: Document, placing: Placing, plain: Callable[[str], str]) -> AnnualReport:
    form = form_of(placing.edition)
    flat: list[CellValue] = [placing.values.get(path) for path in form.index]
    present = {path.partition(".")[0] for path in placing.rows}
    overview = document.text("overview")
    meta = {name: plain(value) for name, value in page.meta.items()}
    head = read_head(document.before, document.facts, overview, plain(page.title or ""), meta)
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
