"""The three tables of a document: which form they follow, and what each states in its terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from govdisclosure.reading.assigning import Sink
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.edition import edition_of_applications, edition_of_items
from govdisclosure.reading.items import assign_items
from govdisclosure.reading.labelled import assign_applications
from govdisclosure.reading.labels import nearest_row
from govdisclosure.reading.outcomes import assign_outcomes
from govdisclosure.reading.parts import Part, parts_of
from govdisclosure.reading.rows import RowKind, SourceRow
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


def assign_tables(rows: Sequence[SourceRow], lines: Sequence[str]) -> TablesOfDocument:
    """Return what the grids of a document state. `lines`: the text in front of each run of grids."""
    sinks = {table: Sink(table, lines) for table in TABLES}
    rows = _with_slips(rows, sinks)
    applications, items = edition_of_applications(rows), edition_of_items(rows)
    edition = applications or items
    forms: dict[Table, Form] = {table: form_of(edition) for table in TABLES}
    if items is not None:
        forms["proactive"] = FORMS[items]
    for table, assign in _ASSIGN.items():
        own = [row for row in rows if row.table == table]
        if own:
            assign(list(parts_of(own)), forms[table], sinks[table])
    present = [table for table in TABLES if sinks[table].entries or sinks[table].problems]
    return TablesOfDocument(edition, forms["proactive"].edition, tuple(sinks[table].finish() for table in present))


def _with_slips(rows: Iterable[SourceRow], sinks: Mapping[Table, Sink]) -> list[SourceRow]:
    """Return the rows with those named whose label differs from one of the form by a slip of the pen."""
    rows = list(rows)
    known = {(row.table, row.label.name) for row in rows if row.label is not None}
    tried = 0
    for i, row in enumerate(rows):
        if row.kind is not RowKind.BODY or row.label is not None or tried >= MAX_UNKNOWN_ROWS:
            continue
        tried += 1
        near = nearest_row(row.text, row.table)
        if near is not None and (near.table, near.name) not in known:
            known.add((near.table, near.name))
            rows[i] = evolve(row, label=near)
            path = f"{row.table}.{near.name}"
            sinks[row.table].report("parse-label-variant", path=path, line=row.line, text=row.text, label=near.name)
    return rows
