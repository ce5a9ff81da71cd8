"""The printed geometry of the official tables: rows of head cells and figures with their spans.

Everything comes from the flat view of the form: the labels of the rows from the outside in, the
columns, the order. Only what the form prints around them without being a row or column of figures
is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from attrs import evolve, frozen

from govdisclosure.schema.applications import APPLICANTS, CORNER, ORGANIZATIONS
from govdisclosure.schema.form import Form
from govdisclosure.schema.proactive import CONTENT
from govdisclosure.schema.report import SECTIONS
from govdisclosure.schema.rows import FormRow, Table

__all__ = ["Scope", "Sheet", "SheetCell", "matrix", "sheet", "split"]

Scope = Literal["", "col", "colgroup", "row", "rowgroup"]
"""What a head cell is the head of; empty for a figure."""


class SheetCell(NamedTuple):
    """One cell of a printed table: its text, its span, and what it is a head of."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    scope: Scope = ""


Row = tuple[SheetCell, ...]
Write = Callable[[int], str]


@frozen
class Sheet:
    """One printed table: the cells that begin in each row, its width in grid columns, its caption."""

    rows: tuple[Row, ...]
    width: int
    caption: str


def sheet(form: Form, table: Table, write: Write) -> Sheet:
    """A table as the form prints it; `write` gives the text of the cell with an index of the form."""
    rows = form.rows_of(table)
    make = {"proactive": _items, "applications": _applicants, "review": _outcomes}[table]
    body = tuple(make(form, rows, write))
    return Sheet(body, sum(cell.colspan for cell in body[0]), _caption(table))


def _caption(table: Table) -> str:
    """People number the tables by their section: 表二 is the table of section 二."""
    number, _, title = SECTIONS[table].partition("、")
    return f"表{number}：{title}"


def _figures(row: FormRow, write: Write, spans: Sequence[int] = ()) -> Iterator[SheetCell]:
    for place, index in enumerate(range(row.start, row.stop)):
        yield SheetCell(write(index), spans[place] if spans else 1)


def _columns(form: Form, row: FormRow) -> list[str]:
    return [cell.column for cell in form.cells[row.start : row.stop]]


def _spread(count: int, width: int) -> list[int]:
    """Spans of `count` columns over a width: what is left over goes to the middle, else it is shared evenly."""
    spans = [width // count] * count
    spans[count // 2] += width - sum(spans)
    return spans


def _item_width(rows: Sequence[FormRow]) -> int:
    """Return the grid columns of table 2 beside its labels: one more than its widest row where rows of two values need it."""
    widths = {row.width for row in rows}
    return max(widths) + (2 in widths)


def _items(form: Form, rows: Sequence[FormRow], write: Write) -> Iterator[Row]:
    """Table 2: under a title row for every item of article 20, its own heads and its rows."""
    width = _item_width(rows)
    above = ""
    for row in rows:
        item, label = row.labels
        spans = _spread(row.width, width)
        if item != above:
            above = item
            yield (SheetCell(item, width + 1, scope="colgroup"),)
            heads = (SheetCell(c, s, scope="col") for c, s in zip(_columns(form, row), spans, strict=True))
            yield (SheetCell(CONTENT, scope="col"), *heads)
        yield (SheetCell(label, scope="row"), *_figures(row, write, spans))


def _applicants(form: Form, rows: Sequence[FormRow], write: Write) -> Iterator[Row]:
    """Table 3: three rows of heads, then the rows with their groups at the left."""
    depth = max(len(row.labels) for row in rows)
    first, *inner, last = _columns(form, rows[0])
    corner = SheetCell(CORNER, depth, 3, "col")
    yield (corner, SheetCell(APPLICANTS, len(inner) + 2, scope="colgroup"))
    persons, total = (SheetCell(label, 1, 2, "col") for label in (first, last))
    yield (persons, SheetCell(ORGANIZATIONS[0], len(inner), scope="colgroup"), total)
    yield tuple(SheetCell(label, scope="col") for label in inner)
    for place, row in enumerate(rows):
        yield (*_groups(rows, place, depth), *_figures(row, write))


def _groups(rows: Sequence[FormRow], place: int, depth: int) -> Iterator[SheetCell]:
    """The labels that begin in a row: a group's label spans all rows that stand in the group."""
    labels = rows[place].labels
    for level, label in enumerate(labels, 1):
        inside = [i for i, row in enumerate(rows) if row.labels[:level] == labels[:level]]
        if inside[0] == place:
            innermost = level == len(labels)
            yield SheetCell(label, depth - level + 1 if innermost else 1, len(inside), "row" if innermost else "rowgroup")


def _outcomes(form: Form, rows: Sequence[FormRow], write: Write) -> Iterator[Row]:
    """Table 4: its blocks side by side, one row of figures."""
    outer = list(dict.fromkeys(row.labels[0] for row in rows))
    width = {label: sum(row.width for row in rows if row.labels[0] == label) for label in outer}
    yield tuple(SheetCell(label, width[label], scope="colgroup") for label in outer)
    middle: list[SheetCell] = []
    lowest: list[SheetCell] = []
    for row in rows:
        columns = _columns(form, row)
        if len(row.labels) == 1:
            middle += (SheetCell(column, 1, 2, "col") for column in columns)
        else:
            middle.append(SheetCell(row.labels[-1], row.width, scope="colgroup"))
            lowest += (SheetCell(column, scope="col") for column in columns)
    yield tuple(middle)
    yield tuple(lowest)
    yield tuple(cell for row in rows for cell in _figures(row, write))


def matrix(of: Sheet) -> list[list[SheetCell | None]]:
    """Every place of the grid: the cell that begins there, or None where a span reaches from the left or above."""
    grid: list[list[SheetCell | None]] = [[None] * of.width for _ in of.rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(of.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            grid[y][x] = cell
            taken.update((y + down, x + right) for down in range(cell.rowspan) for right in range(cell.colspan))
    return grid


def split(of: Sheet) -> list[Sheet]:
    """Table 2 as one sheet for every item of article 20; any other table as it is."""
    starts = [y for y, row in enumerate(of.rows) if row[0].colspan == of.width]
    if not starts:
        return [of]
    stops = [*starts[1:], len(of.rows)]
    return [
        evolve(of, rows=of.rows[a:b], caption=f"{of.caption}，{of.rows[a][0].text}") for a, b in zip(starts, stops, strict=True)
    ]
