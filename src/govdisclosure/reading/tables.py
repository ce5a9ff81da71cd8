"""The three tables of a document: which form they follow, and what each states in its terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from govdisclosure.grid import Block, Paragraph
from govdisclosure.reading.assigning import Sink
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.edition import edition_of_applications, edition_of_items
from govdisclosure.reading.items import assign_items
from govdisclosure.reading.joining import join_continued
from govdisclosure.reading.labelled import assign_applications
from govdisclosure.reading.labels import Label, LabelKind, look_up
from govdisclosure.reading.lines import LinesReading, TableLines, read_lines_of
from govdisclosure.reading.lines.tokens import is_figure, is_page_mark
from govdisclosure.reading.outcomes import assign_outcomes
from govdisclosure.reading.parts import Part, parts_of
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.sharing import with_shared
from govdisclosure.reading.slips import nearest_row
from govdisclosure.reading.tokens import has_digit
from govdisclosure.schema import FORMS, TABLES, Edition, Form, Table, form_of

__all__ = ["TablesOfDocument", "assign_tables"]

_ASSIGN: Mapping[Table, Callable[[Sequence[Part], Form, Sink], None]] = {
    "proactive": assign_items,
    "applications": assign_applications,
    "review": assign_outcomes,
}

MAX_UNKNOWN_ROWS = 40
"""Rows of unknown labels that are compared with those of the form, which costs time."""


@frozen
class TablesOfDocument:
    """The form of a report (None where nothing tells it), that of its table 2, and what each table states."""

    edition: Edition | None
    items: Edition
    assignments: tuple[Assignment, ...]

    def form(self, table: Table) -> Form:
        """Return the form whose rows and columns a table has."""
        return FORMS[self.items] if table == "proactive" else form_of(self.edition)


def assign_tables(rows: Sequence[SourceRow], gaps: Sequence[str], lines: Mapping[Table, Sequence[Block]]) -> TablesOfDocument:
    """Return what the tables of a document state.

    `rows` are those of its grids, `gaps` the text in front of each run of grids, `lines` all blocks in the section of a table:
    a table whose rows are not in grids is read from them.
    """
    without_cells: list[Table] = [table for table in TABLES if table in lines and _is_of_lines(table, rows, lines[table])]
    words = read_lines_of([TableLines(table, tuple(lines[table])) for table in without_cells])
    sinks: dict[Table, Sink] = {}
    for table in TABLES:
        sinks[table] = Sink(table, gaps)
        if table in lines and table not in without_cells:
            _tell_loose_figures(lines[table], sinks[table])
    rows = join_continued([row for row in rows if row.table not in without_cells])
    rows = with_shared(_with_slips(rows, sinks))
    items = edition_of_items(rows) or (words.edition if "proactive" in without_cells else None)
    edition = edition_of_applications(rows) or words.edition or items
    tables = TablesOfDocument(edition, items or edition or form_of(None).edition, ())
    found = [_assign(table, [row for row in rows if row.table == table], tables.form(table), sinks[table]) for table in TABLES]
    if without_cells:
        found += _from_lines(words, tables)
    return evolve(tables, assignments=tuple(own for own in found if own is not None))


def _assign(table: Table, rows: Sequence[SourceRow], form: Form, sink: Sink) -> Assignment | None:
    if rows:
        _ASSIGN[table](list(parts_of(rows)), form, sink)
    return sink.finish() if sink.entries or sink.problems else None


def _from_lines(words: LinesReading, tables: TablesOfDocument) -> list[Assignment]:
    """Return what the tables without cells state, table 2 in terms of its own form."""
    whole = words.assign(tables.form("applications"))
    if tables.form("proactive") is tables.form("applications"):
        return list(whole)
    items = words.assign(tables.form("proactive"))
    return [items[i] if own.table == "proactive" else own for i, own in enumerate(whole)]


def _is_of_lines(table: Table, rows: Sequence[SourceRow], blocks: Sequence[Block]) -> bool:
    """Return True if more rows of a table begin in lines than in cells; figures show one of which no label can be read."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    in_cells = {row.label for row in rows if row.table == table and row.kind in ("body", "data")}
    in_lines = {label for line in lines for label in row_labels_in(line.text, table)}
    return len(in_lines) > len(in_cells) or (not in_cells and any(has_digit(line.text) for line in lines))


def _tell_loose_figures(blocks: Sequence[Block], sink: Sink) -> None:
    """Name the figures on lines beside the cells of a table: what a row lost with the tag of a cell is drawn there."""
    loose = [block for block in blocks if isinstance(block, Paragraph) and _is_of_figures(block.text)]
    if loose:
        sink.report("parse-number-unplaced", path=sink.table, line=loose[0].line, text=" | ".join(line.text for line in loose))


def _is_of_figures(line: str) -> bool:
    return has_digit(line) and not is_page_mark(line) and all(map(is_figure, line.split()))


def _with_slips(rows: Iterable[SourceRow], sinks: Mapping[Table, Sink]) -> list[SourceRow]:
    """Return the rows with those named whose label differs from one of the form by a slip of the pen."""
    rows = list(rows)
    known = {(row.table, row.label.name) for row in rows if row.label is not None}
    tried = 0
    for i, row in enumerate(rows):
        if row.kind != "body" or row.label is not None or tried >= MAX_UNKNOWN_ROWS:
            continue
        tried += 1
        near = nearest_row(row.text, row.table)
        if near is not None and (near.table, near.name) not in known:
            known.add((near.table, near.name))
            rows[i] = evolve(row, label=near)
            path = f"{row.table}.{near.name}"
            sinks[row.table].report("parse-label-variant", path=path, line=row.line, text=row.text, label=near.name)
    return rows


def row_labels_in(line: str, table: Table) -> list[Label]:
    """Return the row, or of table 4 the column, whose label a line of text begins with or is."""
    kind: LabelKind = "column" if table == "review" else "row"
    label = look_up(line).of(table, kind) or look_up(line.split(" ", maxsplit=1)[0]).of(table, kind)
    return [label] if label is not None else []
