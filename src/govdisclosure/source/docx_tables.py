"""The tables of a Word file while it is walked: which cells are one, how wide and high they are, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from attrs import define, field, frozen

from govdisclosure.grid import Grid, GridCell
from govdisclosure.source.docx_parts import NS, Element
from govdisclosure.source.docx_styles import child_of, number_of, value

__all__ = ["MAX_SPAN", "OpenCell", "OpenTable", "Shape", "hairs_of", "merge_of"]

MAX_SPAN = 1000
"""Columns that a cell may span, as in HTML; Word itself makes no more than 63."""

MIN_COLUMN = 20
"""Twentieths of a point that a column has at least: in one that is narrower nobody sees anything."""

Merge = Literal["", "begins", "goes on"]


def merge_of(properties: Element | None, name: str) -> Merge:
    """Return what a cell says of being one with those below it (`vMerge`) or, in old files, beside it (`hMerge`)."""
    stated = value(properties, name)
    if stated is None:
        return ""
    return "begins" if stated == "restart" else "goes on"


def hairs_of(table: Element) -> tuple[int, ...]:
    """Return which columns of a table are too narrow to be seen.

    They come of edges of cells that do not quite meet: drawn by hand, or, in files by LibreOffice, rounded.
    """
    columns = child_of(table, "tblGrid")
    widths = [number_of(column.get(NS + "w"), 0) for column in (() if columns is None else columns)]
    return tuple(number for number, width in enumerate(widths[:MAX_SPAN]) if width < MIN_COLUMN)


@frozen
class Shape:
    """How a cell is merged: the columns it spans, and what it says of the cells beside and below."""

    span: int
    across: Merge
    down: Merge


@define
class OpenCell:
    """A cell whose height is not known before the table ends."""

    line: int
    place: tuple[int, int, int] | None
    column: int
    colspan: int
    rowspan: int = 1
    lines: list[str] = field(factory=list[str])

    def among(self, columns: Sequence[int]) -> Sequence[int]:
        """Return those of some columns, in order, that it spans."""
        return columns[bisect_left(columns, self.column) : bisect_left(columns, self.column + self.colspan)]

    def ready(self, hairs: Sequence[int]) -> GridCell:
        """Return the cell as it is when the table ends; one without a place was left open in front of a row."""
        colspan = self.colspan - len(self.among(hairs))
        return GridCell("\n".join(self.lines), colspan, self.rowspan, self.line, self.place, self.place is None)


@define
class OpenTable:
    """A table of which not all rows are known.

    `number`, `row` and `count` make the place of a cell: of the table in the document, the row in the table, the cell in the row.
    `above` are the cells of the last row that may go on in this one, by their first column, `below` those of this row;
    `left` is the cell beside, `cell` the one whose text comes. `hairs` are the columns that nobody sees.
    """

    number: int
    hairs: tuple[int, ...] = ()
    row: int = 0
    count: int = 0
    column: int = 0
    rows: list[list[OpenCell]] = field(factory=list[list[OpenCell]])
    cells: list[OpenCell] = field(factory=list[OpenCell])
    above: dict[int, OpenCell] = field(factory=dict[int, OpenCell])
    below: dict[int, OpenCell] = field(factory=dict[int, OpenCell])
    left: OpenCell | None = None
    cell: OpenCell | None = None

    def begin_row(self, left_open: int, line: int) -> None:
        """Begin a row; the columns that it leaves open in front are a place of the grid, but no cell."""
        self.row += 1
        self.count = 0
        self.column = left_open
        self.cells = [OpenCell(line, None, 0, left_open)] if left_open else []
        self.above, self.below, self.left = self.below, {}, None

    def end_row(self) -> None:
        """End it."""
        self.rows.append(self.cells)
        self.cells = []

    def begin_cell(self, shape: Shape, line: int) -> bool:
        """Begin a cell; False for one that goes on from the left or from above: it makes that one larger, and shows nothing."""
        self.count += 1
        column = self.column
        self.column += shape.span
        if shape.across == "goes on" and self.left is not None:
            if self.left is not self.above.get(self.left.column):
                self.left.colspan = min(self.left.colspan + shape.span, MAX_SPAN)
            return False
        above = self.above.get(column)
        if shape.down == "goes on" and above is not None and (above.colspan == shape.span or shape.across):
            above.rowspan += 1
            self.left = self.below[column] = above
            return False
        self.left = self.cell = OpenCell(line, (self.number, self.row, self.count), column, shape.span)
        if shape.down:
            self.below[column] = self.cell
        return True

    def end_cell(self) -> None:
        """End it."""
        if self.cell is not None:
            self.cells.append(self.cell)
        self.cell = None

    def cut(self, line: int) -> Grid | None:
        """Return the rows so far, as a table inside begins: the cell that is open goes on in a row of its own."""
        whole = self.cell
        self.end_cell()
        self.end_row()
        grid = self.flush()
        if whole is not None:
            self.left = self.cell = OpenCell(line, whole.place, whole.column, whole.colspan)
        return grid

    def flush(self) -> Grid | None:
        """Return the rows so far, and forget them; None if nothing stands in them."""
        hairs = self._hairs_between()
        shown = [[cell for cell in row if cell.place or len(cell.among(hairs)) < cell.colspan] for row in self.rows]
        rows = tuple(tuple(cell.ready(hairs) for cell in row) for row in shown)
        self.rows = []
        self.above = {}
        self.below = {}
        return Grid(rows) if any(cell.text for row in rows for cell in row) else None

    def _hairs_between(self) -> list[int]:
        """Return the hairs that are no more than edges: a cell that stands in such columns alone shows that there are some."""
        kept: set[int] = set()
        for row in self.rows if self.hairs else ():
            for cell in row:
                own = cell.among(self.hairs)
                if cell.place and len(own) == cell.colspan:
                    kept.update(own)
        return [column for column in self.hairs if column not in kept]
