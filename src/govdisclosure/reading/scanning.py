"""From grids to labelled rows: which cells of the source belong to which row of which table.

Rows are found by their labels, so it does not matter whether the layout shows where rows end, how it
writes spans, over how many tables a page breaks, or what else stands around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from attrs import define, field

from govdisclosure.grid import Grid, GridCell
from govdisclosure.reading.heads import Heads, unknown
from govdisclosure.reading.labels import Found, Label, is_foreign, is_piece, key_of, look_up
from govdisclosure.schema import FORMS, Kind, Table
from govdisclosure.text.numbers import read_cell

__all__ = ["Scan", "SourceRow", "is_value"]


@define
class SourceRow:
    """A label and the cells behind it. `name` is the row's path below its table, "" if nobody knows it.

    `lead` counts the cells of the source's row up to and including the label (0: rows cannot be told); `heads` are the columns
    in force, in the order of the source (see `Heads`); `unit` is what the head
    of a money column prints; `loose` tells that the row was put together from words, so that neither heads
    nor the order of lines can be relied on, `cut` that its words were cut to characters;
    `before` are the figures before the label in its row of the source.
    """

    table: Table
    name: str
    label: str
    line: int
    lead: int
    heads: tuple[str, ...]
    unit: str = ""
    loose: bool = False
    cut: bool = False
    padded: bool = False
    before: tuple[GridCell, ...] = ()
    cells: list[GridCell] = field(factory=list[GridCell])

    def take(self, cell: GridCell) -> None:
        """One more cell behind the label."""
        self.cells.append(cell)
        if cell.pad:
            self.padded = True

    @property
    def own(self) -> list[GridCell]:
        """The cells that are cells, without what spans leave behind."""
        return [cell for cell in self.cells if not cell.pad] if self.padded else self.cells


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether a text stands where numbers stand: a number, an amount, or a mark for none."""
    return text.lstrip("+-").isdigit() or (len(text) < 40 and any(read_cell(text, kind).state != "unreadable" for kind in KINDS))


KINDS: tuple[Kind, ...] = ("money", "change")
"""What a cell may hold; a change is read as a count is, and with words for more and less."""


@define
class Scan:
    """Walks the grids of a document once; `rows` are the rows it found, in the order of the source.

    `plain` gives simplified script. `stray` are figures in a table that no row claims, `wordings` the
    labels of columns as they stand. The rest is where the walk is: the table, its heads so far, the row
    that is open.
    """

    plain: Callable[[str], str]
    rows: list[SourceRow] = field(factory=list[SourceRow])
    stray: list[GridCell] = field(factory=list[GridCell])
    wordings: set[str] = field(factory=set[str])
    table: Table | None = None
    heads: Heads = field(factory=Heads)
    current: SourceRow | None = None
    loose: bool = False
    cut: bool = False
    before: int = 0

    def enter(self, table: Table | None) -> None:
        """A heading of the report: its section's table follows, or none."""
        self.close()
        if table != self.table:
            self.open_table(table)

    def open_table(self, table: Table | None) -> None:
        """Another table begins, or none."""
        self.table, self.heads.open = table, False
        self.heads.drop()

    def grid(self, grid: Grid) -> None:
        """All rows of one table of the source."""
        self.loose, self.cut = grid.loose, grid.cut
        for row in grid.rows:
            if not grid.flow and (self.is_review_row(row) or self.is_continued(row)):
                continue
            flow = grid.flow or len(row) > MOST_CELLS
            self.before = len(self.stray)
            self.heads.begin_row(flow=flow)
            for place, cell in enumerate(row, 1):
                text, current = cell.text, self.current
                if current is not None and (not text or text.isdigit()):
                    current.take(cell)
                else:
                    self.cell(cell, 0 if flow else place, flow=flow)
            if not grid.flow:
                self.close()
        self.close()

    def close(self) -> None:
        """The row that is open ends here."""
        row = self.current
        if row is None:
            return
        self.rows.append(row)
        self.current = None
        if self.heads.open and not row.name and not row.cells and not is_piece(key_of(self.plain(row.label))):
            self.heads.add(unknown(row.label), self.table)

    def begin(self, name: str, cell: GridCell, place: int) -> None:
        """A row begins with this label."""
        if self.table is not None:
            heads = self.heads
            self.current = SourceRow(
                self.table, name, cell.text, cell.line, place, tuple(heads.names), heads.unit, self.loose, self.cut
            )

    def cell(self, cell: GridCell, place: int, *, flow: bool) -> None:
        """The next cell: a value, a label, or a text that is neither."""
        text = cell.text
        if not text or text.isdigit() or cell.pad or is_value(text):
            if self.current is not None:
                self.current.take(cell)
            else:
                self.value_without_label(cell, place)
            return
        label = self.choose(look_up(self.plain(text)))
        if label is None:
            self.unknown(cell, place, flow=flow)
        elif label.kind == "row":
            self.row_label(label, cell, place, flow=flow)
        else:
            self.head_label(label, self.plain(text))

    # labels -------------------------------------------------------------------------------------

    def choose(self, found: Found) -> Label | None:
        """Of the things that a text may be, the one that fits where it stands."""
        labels = found.labels
        if len(labels) < 2:
            return self.fitting(labels[0]) if labels else None
        row, column = found.of(self.table, "row"), found.of(self.table, "column")
        if row is not None and column is not None:
            return row if found.number or not (self.heads.open or self.expects_heads()) else column
        return next((label for label in labels if label.table == self.table), None)

    def expects_heads(self) -> bool:
        """Whether no row of the table was seen yet."""
        return self.current is None and not any(row.table == self.table for row in self.rows)

    def fitting(self, label: Label) -> Label | None:
        """The label, unless it stands outside of its table and is too common a word to open it."""
        if label.table == self.table or label.kind in {"caption", "corner"}:
            return label
        if label.table == "applications":
            opens = label.kind == "row" and (self.table is not None or len(label.name.rpartition(".")[2]) > SHORT_NAME)
        elif label.table == "review":
            opens = label.kind == "group" and self.table != "proactive"
        else:
            opens = label.kind == "column" and self.table is None
        return label if opens else None

    def switch(self, table: Table) -> None:
        """A label of another table: that table begins."""
        if self.table != table:
            self.close()
            self.open_table(table)

    def row_label(self, label: Label, cell: GridCell, place: int, *, flow: bool) -> None:
        """A row begins; figures before its label in the same row may number it."""
        self.switch(label.table)
        if self.current is not None and self.current.name == label.name and not self.current.cells:
            self.current.lead = place
        else:
            self.close()
            self.begin(label.name, cell, place)
        if not flow and self.current is not None:
            self.current.before = tuple(self.stray[self.before :])
            del self.stray[self.before :]
        self.heads.open = False

    def head_label(self, label: Label, text: str) -> None:
        """A label that is no row's: of columns, of groups, in the corner, above the rows of an item."""
        self.close()
        self.switch(label.table)
        if label.kind in {"caption", "corner"}:
            self.heads.drop()
            self.heads.unit, self.heads.open = "", True
        elif label.kind == "group" and label.table == "applications" and label.name != "organizations":
            self.heads.open = False
        else:
            self.head(label, text)

    def head(self, label: Label, text: str) -> None:
        """A label of the head of a table; the first behind its rows opens another head."""
        items = label.table == "proactive"
        if not self.heads.open and not items:
            self.heads.drop()
        self.heads.open = True
        name = f"={label.name}" if label.kind == "group" else label.name
        self.heads.add(name, self.table)
        self.wordings.add(text.replace("\n", ""))
        if name == "amount":
            self.heads.unit = text

    # what is no label ---------------------------------------------------------------------------

    def unknown(self, cell: GridCell, place: int, *, flow: bool) -> None:
        """A text that is no label: a value nobody can read, or the label of a row that no form has."""
        row = self.current
        if row is not None and (row.name or row.cells) and (not (flow and row.cells) or self.is_garbled(cell, row)):
            row.cells.append(cell)
        elif self.table is not None and (self.table != "review" or row is not None or self.heads.open):
            self.close()
            self.begin("", cell, place)

    def is_garbled(self, cell: GridCell, row: SourceRow) -> bool:
        """Whether a text behind the values of a row is one of them that nobody can read: on their line, or no word at all."""
        return is_foreign(cell.text) or (cell.columns is not None and row.cells[-1].line == cell.line)

    def value_without_label(self, cell: GridCell, place: int) -> None:
        """A value that no row is open for: the first of the data row of table 4, or a stray figure."""
        heads = self.loose or (self.heads.open and len(self.heads.names) >= OUTCOMES)
        if self.table == "review" and heads and not cell.pad:
            self.heads.open = False
            self.begin("", GridCell("", line=cell.line), max(place - 1, 0))
            self.cell(cell, place, flow=True)
        elif self.table is not None and any(char.isdigit() for char in cell.text):
            self.stray.append(cell)

    def is_continued(self, row: Sequence[GridCell]) -> bool:
        """Take a row without a label for the rest of the row above it if that lacks just so many cells.

        So tools write a row in which a cell holds a line break: the cell goes on in the next line.
        """
        above = self.rows[-1] if self.rows else None
        if self.table != "applications" or above is None or above.table != self.table or len(row) < 2:
            return False
        if not 0 < len(above.cells) < APPLICANTS or any(cell.text and not is_value(cell.text) for cell in row):
            return False
        more = row[1:] if not row[0].text and above.cells else row
        if len(above.cells) + len(more) != APPLICANTS:
            return False
        above.cells += more
        above.padded = above.padded or any(cell.pad for cell in more)
        return True

    def is_review_row(self, row: Sequence[GridCell]) -> bool:
        """Take a row of table 4 that has no label at all as its data row."""
        if self.table != "review":
            return False
        cells = [cell for cell in row if not cell.pad]
        if len(cells) < OUTCOMES or any(cell.text and not is_value(cell.text) for cell in cells):
            return False
        if not self.heads.open and not any(cell.text for cell in cells):
            return False
        self.close()
        self.heads.open = False
        self.begin("", GridCell("", line=cells[0].line), 0)
        if self.current is not None:
            self.current.cells = cells
        self.close()
        return True


APPLICANTS = FORMS["2021"].row("applications.received").width
"""Value columns of table 3."""

OUTCOMES = FORMS["2021"].row("review.reconsideration").width
"""Columns of one block of table 4."""

SHORT_NAME = 5
"""Letters up to which the last step of a row's path stands for a common word (other, total)."""

MOST_CELLS = 60
"""Cells of one row of the source beyond which it holds several rows of a table: the widest has 15."""
