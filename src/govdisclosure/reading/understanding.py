"""From a page to readings: its blocks taken apart, the tables placed, the head and the footer read."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from govdisclosure.grid import Paragraph
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.footer import read_footer
from govdisclosure.reading.identify import describe_other_document
from govdisclosure.reading.outline import Document, take_apart
from govdisclosure.reading.placing import Placing
from govdisclosure.reading.preface import read_head
from govdisclosure.reading.reading import Diagnostic, Reading, Script
from govdisclosure.reading.tables import assign_tables
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, CellValue, form_of
from govdisclosure.source.page import WITH_CELLS, Features, Limits, Page
from govdisclosure.source.parser import read_features
from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import is_traditional, to_simplified, without_glosses

__all__ = ["refused", "understand"]


def understand(page: Page, known: Reading, found: list[Diagnostic]) -> list[Reading]:
    """Return the readings of the reports on a page, or one without a report; `known`: what the source told, `found` before it."""
    script, plain = _script_of(page)
    known = attrs.evolve(known, script=script, layout=page.layout)
    found = [*found, *(diagnose_reading(note.code, line=note.line, text=note.text) for note in page.notes)]
    if script == "traditional":
        found.append(diagnose_reading("parse-script-converted"))
    documents = take_apart(page.blocks, plain, of_lines=page.layout not in WITH_CELLS)
    if not documents[0].has_report:
        return [attrs.evolve(known, diagnostics=tuple(found))]
    return [_reading(page, document, plain, known, found) for document in documents]


def refused(page: Page, text: str, reading: Reading, limits: Limits) -> Reading:
    """Return a reading without a report, with what the source looks like instead (unless it could not be read at all)."""
    if any(d.severity == "error" for d in reading.diagnostics):
        return reading
    _, plain = _script_of(page)
    features = read_features(text, limits) if "<" in text else Features()
    other = describe_other_document(features, [plain(text) for text in _texts(page) if text], plain(page.title or ""))
    return attrs.evolve(reading, diagnostics=(*reading.diagnostics, other))


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


def _texts(page: Page) -> list[str]:
    """Return the texts of all paragraphs and cells."""
    texts: list[str] = []
    for block in page.blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    return texts


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
