"""Tables of rows with labels: table 3, and table 4 where a copy prints its blocks as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from attrs import evolve

from govdisclosure.reading.assigning import Sink
from govdisclosure.reading.candidates import LabelledRow, RowShape
from govdisclosure.reading.columns import Columns, standard_columns
from govdisclosure.reading.heads import Heads, heads_of
from govdisclosure.reading.matching import match_rows
from govdisclosure.reading.parts import Part
from govdisclosure.schema import Form, Table

__all__ = ["assign_applications", "assign_blocks", "shapes_of"]


@cache
def shapes_of(form: Form, table: Table) -> Mapping[str, RowShape]:
    """Return the shapes of the rows of a table whose rows have labels in front, by name."""
    shapes: dict[str, RowShape] = {}
    for row in form.rows_of(table):
        steps = row.name.split(".")
        groups = tuple(".".join(steps[:depth]) for depth in range(1, len(row.labels)))
        shapes[row.name] = RowShape(row.name, groups if table == "applications" else ("litigation",) * (len(row.labels) - 1))
    return shapes


def assign_applications(parts: Sequence[Part], form: Form, sink: Sink) -> None:
    """Place the figures of table 3."""
    standard = standard_columns(form, "applications")
    _assign(parts, form, "applications", standard, sink)


def assign_blocks(parts: Sequence[Part], form: Form, sink: Sink) -> None:
    """Place the figures of table 4 where its blocks are rows."""
    first = form.rows_of("review")[0]
    names = standard_columns(form, "review")[: first.width]
    standard = tuple(column._replace(name=column.name.partition(".")[2]) for column in names)
    _assign(parts, form, "review", standard, sink)


def _assign(parts: Sequence[Part], form: Form, table: Table, standard: Columns, sink: Sink) -> None:
    shapes = shapes_of(form, table)
    levels = max(shape.depth for shape in shapes.values())
    rows = list(_labelled(parts, shapes, table, standard, sink))
    if rows and not any(row.heads.known for row in rows):
        sink.report("parse-head-missing", path=table, line=rows[0].row.line)
        rows = [evolve(row, heads=evolve(row.heads, candidates=(standard,))) for row in rows]
    rows = _with_tails(rows)
    for of, candidate in zip(rows, match_rows(rows, levels), strict=True):
        sink.place_row(form, f"{table}.{of.shape.name}", of.row, candidate)
        if not of.heads.candidates:
            sink.report_head(table, of.heads.rows)


def _labelled(
    parts: Sequence[Part], shapes: Mapping[str, RowShape], table: Table, standard: Columns, sink: Sink
) -> Iterator[LabelledRow]:
    heads: Heads | None = None
    for part in parts:
        own = heads_of(part.heads, table, standard, _outermost_place(part, shapes))
        if heads is None or own.known:
            heads = own
        for row in part.rows:
            label = row.label
            if row.kind == "body" and label is not None and label.name in shapes:
                yield LabelledRow(row, shapes[label.name], heads)
            elif row.kind == "body" and label is not None:
                sink.report_foreign(row)
            else:
                sink.report_unknown(row)


def _outermost_place(part: Part, shapes: Mapping[str, RowShape]) -> int:
    """Return where the labels of the outermost rows stand, as does the corner above them."""
    labelled = [row for row in part.rows if row.label is not None and row.ended and row.label.name in shapes]
    outer = [row.at for row in labelled if row.label is not None and shapes[row.label.name].depth == 1]
    return min(outer or [row.at for row in labelled], default=0)


def _with_tails(rows: Sequence[LabelledRow]) -> list[LabelledRow]:
    """Add to each row whose end is not shown how many places of groups go on in the row below it."""
    found = list(rows)
    for i, (row, below) in enumerate(pairwise(rows)):
        if not row.row.ended and not row.row.last and below.row.grid == row.row.grid:
            found[i] = evolve(row, tail=below.shape.depth - 1 - below.row.at)
    return found
