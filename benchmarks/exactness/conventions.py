"""What a tool leaves of a printed table when it writes rows without spans."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Literal

from attrs import evolve, frozen

from benchmarks.exactness.printing import Cell, Printed, Row

__all__ = ["Convention", "Place", "convention", "cut", "places", "rows"]

Across = Literal["nothing", "behind", "end", "front", "again"]
"""What stands for a span to the right: nothing, blanks behind the text, at the row's end or before the text, the text again."""

Down = Literal["nothing", "blank", "again"]


@frozen
class Convention:
    """One way to write rows. `filled`: short rows end in blanks; `before`, `behind`: a constant column of the tool."""

    across: Across
    down: Down
    filled: bool = False
    before: Literal["", "blank", "number"] = ""
    behind: bool = False

    def __str__(self) -> str:
        sides = f"{self.before}+" if self.before else ""
        return f"{sides}{self.across}/{self.down}{'/filled' if self.filled else ''}{'+blank' if self.behind else ''}"


def convention(rng: Random) -> Convention:
    """Return any convention, the plain ones more often."""
    across: tuple[Across, ...] = ("nothing", "nothing", "behind", "behind", "again", "end", "front")
    down: tuple[Down, ...] = ("nothing", "nothing", "blank", "again")
    filled = rng.random() < 0.3
    before: Literal["", "blank", "number"] = rng.choice(("", "", "", "", "", "", "blank", "number"))
    return Convention(rng.choice(across), rng.choice(down), filled, before, rng.random() < 0.1)


@frozen
class Place:
    """One place of the grid: the cell that covers it, and whether it is the first of the cell's row and column."""

    cell: Cell
    begins: bool
    top: bool


def places(table: Printed) -> list[list[Place]]:
    """Every place of a table's grid."""
    grid: list[dict[int, Place]] = [{} for _ in table.rows]
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row:
            while x in grid[y]:
                x += 1
            for down in range(min(cell.down, len(grid) - y)):
                for right in range(cell.across):
                    grid[y + down][x + right] = Place(cell, right == 0, down == 0)
    return [[row[x] for x in sorted(row)] for row in grid]


def rows(table: Printed, how: Convention) -> list[list[str]]:
    """Return the texts of each row under a convention."""
    written = [_row(row, how) for row in places(table)]
    width = max(len(row) for row in written)
    if how.filled:
        written = [[*row, *[""] * (width - len(row))] for row in written]
    if how.before:
        written = [["" if how.before == "blank" else f"{number}", *row] for number, row in enumerate(written)]
    return [[*row, ""] for row in written] if how.behind else written


def _row(row: list[Place], how: Convention) -> list[str]:
    written: list[str] = []
    at_end: list[str] = []
    for place in row:
        if not place.begins:
            continue
        fillers = [""] * (place.cell.across - 1)
        if not place.top and how.down == "nothing":
            continue
        text = place.cell.text if place.top or how.down == "again" else ""
        if how.across == "front":
            written += [*fillers, text]
        elif how.across == "behind":
            written += [text, *fillers]
        elif how.across == "again":
            written += [text] * place.cell.across
        else:
            written.append(text)
            at_end += fillers if how.across == "end" else []
    return [*written, *at_end]


def cut(table: Printed, at: int, *, heads_again: bool, labels_again: bool) -> tuple[Printed, Printed]:
    """Cut a table in two at a row, as a page end does: a cell that spans the cut goes on as a blank, or with its label again."""
    first = [tuple(evolve(cell, down=min(cell.down, at - y)) for cell in row) for y, row in enumerate(table.rows[:at])]
    second = [tuple(_rest(table, at, labels_again=labels_again)), *table.rows[at + 1 :]]
    heads: tuple[Row, ...] = table.rows[: table.heads] if heads_again else ()
    return Printed(tuple(first), table.heads), Printed((*heads, *second), len(heads))


def _rest(table: Printed, at: int, *, labels_again: bool) -> Iterator[Cell]:
    for place in places(table)[at]:
        if place.begins:
            above = _above(table, at, place.cell)
            yield place.cell if above == 0 else _going_on(place.cell, above, labels_again=labels_again)


def _above(table: Printed, at: int, cell: Cell) -> int:
    """How many rows of the cell stand above the cut."""
    return next((at - y for y, row in enumerate(table.rows[:at]) if any(own is cell for own in row)), 0)


def _going_on(cell: Cell, above: int, *, labels_again: bool) -> Cell:
    return evolve(cell, down=cell.down - above, text=cell.text if labels_again else "")
