"""From grids to labelled rows: which cells of the source belong to which row of which table.

Rows are found by their labels, so it does not matter whether the layout shows where rows end, how it
writes spans, over how many tables a page breaks, or what else stands around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from functools import lru_cache

from attrs import define, field

from govdisclosure.grid import Grid, GridCell
from govdisclosure.reading.labels import Found, Label, look_up
from govdisclosure.schema import FORMS, Table
from govdisclosure.text.numbers import read_cell

__all__ = ["Scan", "SourceRow", "is_value"]

ITEM_ROWS: frozenset[str] = frozenset({"regulations", "normative_documents"})


@define
class SourceRow:
    """A label and the cells behind it. `name` is the row's path below its table, "" if nobody knows it.

    `lead` counts the cells of the source's row up to and including the label; `heads` are the columns
    in force, in the order of the source; `unit` is what the head of a money column prints; `loose` tells
    that the row was put together from words, so that neither heads nor the order of lines can be relied on.
    """

    table: Table
    name: str
    label: str
    line: int
    lead: int
    heads: tuple[str, ...]
    unit: str = ""
    loose: bool = False
    cells: list[GridCell] = field(factory=list)

    @property
    def own(self) -> list[GridCell]:
        """The cells that are cells, without what spans leave behind."""
        return [cell for cell in self.cells if not cell[4]]


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether a text stands where numbers stand: a number, an amount, or a mark for none."""
    return text.isdigit() or (len(text) < 40 and read_cell(text, "money").state != "unreadable")


@define
class Scan:
    """Walks the grids of a document once; `rows` are the rows it found, in the order of the source."""

    plain: Callable[[str], str]
    loose: bool = False
    rows: list[SourceRow] = field(factory=list)
    stray: list[GridCell] = field(factory=list)
    table: Table | None = None
    heads: list[str] = field(factory=list)
    unit: str = ""
    current: SourceRow | None = None
    group: str = ""
    before: int = 0
    in_heads: bool = False
    wordings: set[str] = field(factory=set)

    def enter(self, table: Table | None) -> None:
        """A heading of the report: its section's table follows, or none."""
        self.close()
        if table != self.table:
            self.heads, self.group = [], ""
        self.table = table

    def grid(self, grid: Grid) -> None:
        """All rows of one table of the source."""
        self.loose = grid.loose
        for row in grid.rows:
            if self.table == "review" and not grid.flow and self.review_row(row):
                continue
            if not grid.flow and self.continues(row):
                continue
            flow = grid.flow or len(row) > MOST_CELLS
            self.before = len(self.stray)
            for place, cell in enumerate(row, 1):
                self.cell(cell, 1 if flow else place, flow=flow)
            if not grid.flow:
                self.close()
        self.close()

    def close(self) -> None:
        if self.current is not None:
            self.rows.append(self.current)
            self.current = None

    def cell(self, cell: GridCell, place: int, *, flow: bool) -> None:
        text = cell.text
        if not text or text.isdigit() or cell.pad or is_value(text):
            if self.current is not None:
                self.current.cells.append(cell)
            else:
                self.value(cell, place, flow=flow)
            return
        found = look_up(self.plain(text))
        label = self.choose(found)
        if label is None:
            self.unknown(cell, place, flow=flow)
        else:
            getattr(self, f"see_{label.kind}")(label, cell, place, flow=flow)

    def choose(self, found: Found) -> Label | None:
        """Of the things that a text may be, the one that fits where it stands."""
        labels = found.labels
        if len(labels) < 2:
            return self.fitting(labels[0]) if labels else None
        row, column = found.of(self.table, "row"), found.of(self.table, "column")
        if row is not None and column is not None:
            is_row = bool(found.number) or not (self.in_heads or self.expects_heads())
            return row if is_row else column
        return next((label for label in labels if label.table == self.table), None)

    def expects_heads(self) -> bool:
        return self.current is None and not any(row.table == self.table for row in self.rows)

    def fitting(self, label: Label) -> Label | None:
        """Rows of table 2 are common words: outside of its context they are none of its labels."""
        if label.table == self.table or label.kind in {"caption", "corner"}:
            return label
        if label.table == "applications":
            return label if label.kind == "row" and (self.table or len(label.name) > 5) else None
        if label.table == "review" and label.kind == "group" and self.table != "proactive":
            return label
        return label if label.table == "proactive" and label.kind == "column" and self.table is None else None

    def switch(self, table: Table) -> None:
        if self.table != table:
            self.close()
            self.table, self.heads, self.group = table, [], ""

    # what a label does ------------------------------------------------------------------------

    def see_caption(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        del cell, place, flow
        self.close()
        self.switch(label.table)
        self.heads, self.unit, self.in_heads = [], "", True

    def see_corner(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        del cell, place, flow
        self.close()
        self.switch(label.table)
        self.heads, self.unit, self.in_heads = [], "", True

    def see_column(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        del place, flow
        self.close()
        self.switch(label.table)
        if not self.in_heads and label.table != "proactive":
            self.heads = []
        self.in_heads = True
        if not (self.heads and self.heads[-1] == label.name and label.table == "proactive"):
            self.heads.append(label.name)
        self.wordings.add(self.plain(cell.text).replace("\n", ""))
        if label.name == "amount":
            self.unit = self.plain(cell.text)

    def see_group(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        del cell, place, flow
        self.close()
        self.switch(label.table)
        if label.table == "review" or label.name == "organizations":
            if not self.in_heads:
                self.heads = []
            self.in_heads = True
            self.heads.append(f"={label.name}")
        else:
            self.group, self.in_heads = label.name, False

    def see_row(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        self.switch(label.table)
        self.in_heads = False
        if not flow:
            del self.stray[self.before :]  # numbers of the row or its label, in cells of their own
        if self.current is not None and self.current.name == label.name and not self.current.cells:
            self.current.lead = place
            return
        self.close()
        self.begin(label.name, cell, place)

    def begin(self, name: str, cell: GridCell, place: int) -> None:
        if self.table is not None:
            heads = tuple(self.heads)
            self.current = SourceRow(self.table, name, cell.text, cell.line, place, heads, self.unit, self.loose)

    def unknown(self, cell: GridCell, place: int, *, flow: bool) -> None:
        """A text that is no label: a value nobody can read, or the label of a row that no form has."""
        if self.table is None:
            return
        if self.current is not None and self.current.cells and not flow:
            self.current.cells.append(cell)
        elif self.table != "review" or self.current is not None:
            if self.current is not None and not self.current.cells and self.current.name:
                self.current.cells.append(cell)
                return
            self.close()
            self.begin("", cell, place)

    def value(self, cell: GridCell, place: int, *, flow: bool) -> None:
        if self.current is not None:
            self.current.cells.append(cell)
        elif self.table == "review" and not cell.pad and (self.loose or (self.in_heads and len(self.heads) > 4)):
            self.in_heads = False
            self.begin("", GridCell("", line=cell.line), place - 1)
            self.value(cell, place, flow=flow)
        elif self.table is not None and cell.text and any(c.isdigit() for c in cell.text):
            self.stray.append(cell)

    def continues(self, row: Sequence[GridCell]) -> bool:
        """Take a row without a label for the rest of the row above it if that lacks just so many cells.

        So tools write a row in which a cell holds a line break: the cell goes on in the next line.
        """
        above = self.rows[-1] if self.rows else None
        if self.table != "applications" or above is None or above.table != self.table or len(row) < 2:
            return False
        if len(above.cells) >= APPLICANTS or any(cell.text and not is_value(cell.text) for cell in row):
            return False
        more = row[1:] if not row[0].text and above.cells else row
        if len(above.cells) + len(more) != APPLICANTS:
            return False
        above.cells += more
        return True

    def review_row(self, row: Sequence[GridCell]) -> bool:
        """Take a row of table 4 that has no label at all as its data row."""
        cells = [cell for cell in row if not cell.pad]
        if len(cells) < 5 or any(cell.text and not is_value(cell.text) for cell in cells):
            return False
        if not any(cell.text for cell in cells) and not self.in_heads:
            return False
        self.close()
        self.in_heads = False
        self.begin("", GridCell("", line=cells[0].line), 0)
        if self.current is not None:
            self.current.cells = cells
        self.close()
        return True


APPLICANTS = FORMS["2021"].row("applications.received").width
"""Value columns of table 3."""

MOST_CELLS = 60
"""Cells of one row of the source beyond which it holds several rows of a table: the widest has 15."""
