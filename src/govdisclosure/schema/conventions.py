"""Conventions: what a tool leaves where the spans of a printed table reach, and so how long each row is.

A table of a source is the printed sheet, written down by a tool. The tool has few degrees of freedom: what it leaves where a
label spans columns (`across`) or rows (`down`), whether it fills short rows up to the width of the table, and whether it adds
a column of its own in front or at the end. Readers refute conventions by the rows of a source; writers follow one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import product
from re import Pattern
from re import compile as compile_pattern
from typing import NamedTuple

from govdisclosure.schema.sheet import Sheet, SheetCell, matrix

__all__ = ["CONVENTIONS", "Convention", "Filling", "Mark", "Prediction", "may_have", "predict", "written"]


class Filling(StrEnum):
    """What stands where a span reaches."""

    NOTHING = "nothing"
    BEHIND = "a blank or the text again at each place behind the label"
    BEFORE = "a blank at each place before the label"
    END = "a blank for each place at the end of the row"


class Convention(NamedTuple):
    """One way in which a tool writes down a printed table.

    `across` and `down`: what it leaves where a span reaches to the right and downward (`down` is NOTHING or BEHIND);
    `filled`: rows are filled up to the width of the table; `front`, `back`: columns that the tool adds. `merged`: how many
    columns of labels fewer the copy has than the form: labels of groups stand in one cell, or have rows of their own.
    """

    across: Filling = Filling.NOTHING
    down: Filling = Filling.NOTHING
    filled: bool = False
    front: int = 0
    back: int = 0
    merged: int = 0


def _conventions() -> Iterator[Convention]:
    """Yield what a tool may do with the columns of the form, then with fewer columns of labels."""
    for merged, backs in ((0, (0, 1)), (1, (0,))):
        for across, down, filled in product(Filling, (Filling.NOTHING, Filling.BEHIND), (False, True)):
            if not (filled and across is Filling.END):  # the same rows as filled up without
                yield from (Convention(across, down, filled, front, back, merged) for front, back in product((0, 1), backs))
    for across, front in product((Filling.NOTHING, Filling.BEHIND), (0, 1)):
        yield Convention(across, front=front, merged=2)


CONVENTIONS: tuple[Convention, ...] = tuple(_conventions())
"""All conventions that a reader tries, those that add nothing first."""


class Mark:
    """The characters of a row's pattern: what each of its cells is, seen from the row's own label."""

    OWN = "L"
    GROUP = "G"
    VALUE = "v"
    BLANK = "b"
    FILLER = "p"
    TEXT = "t"
    OTHER = "x"


_ADDED = f"[{Mark.BLANK}{Mark.FILLER}]"
_ANY = f"[{Mark.BLANK}{Mark.FILLER}{Mark.TEXT}{Mark.VALUE}]"
_DOWN = f"[{Mark.GROUP}{Mark.TEXT}{Mark.BLANK}{Mark.FILLER}]"
_AGAIN = f"[{Mark.OWN}{Mark.BLANK}{Mark.FILLER}]"
_VALUE = f"[{Mark.VALUE}{Mark.BLANK}{Mark.TEXT}]"
_FIGURE_TOO = f"[{Mark.BLANK}{Mark.FILLER}{Mark.VALUE}{Mark.OWN}]"


class Prediction(NamedTuple):
    """What a convention says of a row: how its pattern looks (`values` is the group of its values), and what refutes it.

    `refuted` matches a row with the label at the right place and the right number of cells, whatever its fillers hold.
    """

    explains: Pattern[str]
    refuted: Pattern[str]


def may_have(convention: Convention, cells: int, depth: int, levels: int, width: int) -> bool:
    """Return True if a row with a label of this depth may have so many cells, in a table with so many columns of labels."""
    levels -= convention.merged
    if levels < 1:
        return False  # a table has a column of labels
    depth = min(depth, levels)
    added = convention.front + convention.back
    if convention.filled:
        return cells == added + levels + width
    reach = 0 if convention.across is Filling.NOTHING else levels - depth
    least = 1 if convention.down is Filling.NOTHING else depth
    return least <= cells - added - reach - width <= depth


@lru_cache(maxsize=2048)
def predict(convention: Convention, depth: int, levels: int, width: int) -> Prediction:
    """Return the prediction for a row with a label of this depth (1: outermost) in a table with so many columns of labels.

    There must be more of these than the convention has fewer (`may_have`). A group's label may be printed again or be left out
    in any row, as at the end of a page.
    """
    return Prediction(
        compile_pattern(_shape(convention, depth, levels, width, _ADDED, _AGAIN)),
        compile_pattern(_shape(convention, depth, levels, width, _FIGURE_TOO, _FIGURE_TOO)),
    )


def _shape(convention: Convention, depth: int, levels: int, width: int, added: str, again: str) -> str:
    levels -= convention.merged
    depth = min(depth, levels)
    reach = levels - depth
    kept = convention.down is not Filling.NOTHING
    groups = f"{_DOWN}{{{depth - 1}}}" if kept else f"{_DOWN}{{0,{depth - 1}}}"
    before = f"{added}{{{reach}}}" if convention.across is Filling.BEFORE else ""
    behind = f"{again}{{{reach}}}" if convention.across is Filling.BEHIND else ""
    ending = f"{added}{{{reach}}}" if convention.across is Filling.END else ""
    label = f"{_ANY}{{{convention.front}}}{groups}{before}{Mark.OWN}{behind}"
    back = f"{added}{{{convention.back}}}"
    if not convention.filled:
        return f"{label}(?P<values>{_VALUE}{{{width}}}){ending}{back}"
    whole = convention.front + levels + width
    return f"(?=.{{{whole + convention.back}}}$){label}(?P<values>{_VALUE}{{{width}}}){added}*{back}"


def written(sheet: Sheet, convention: Convention) -> Iterator[tuple[SheetCell | None, ...]]:
    """Yield the rows of a sheet as a convention writes them; None is what it leaves for a span."""
    for row in matrix(sheet):
        yield tuple(_row(row, convention, sheet.width))


def _row(row: list[SheetCell | None], convention: Convention, width: int) -> Iterator[SheetCell | None]:
    left = 0  # places of this row that a span of the cell before reaches
    written_cells = 0
    spans = 0
    cells: list[SheetCell | None] = [None] * convention.front
    for place in row:
        if place is None and left == 0:
            cells += [None] if convention.down is Filling.BEHIND else []
            continue
        if place is None:
            left -= 1
            cells += [None] if convention.across is Filling.BEHIND else []
            continue
        left = place.colspan - 1
        spans += left
        cells += [None] * left if convention.across is Filling.BEFORE else []
        cells.append(place)
        written_cells += 1
    cells += [None] * spans if convention.across is Filling.END else []
    if convention.filled:
        cells += [None] * (convention.front + width - len(cells))
    yield from cells
    yield from [None] * convention.back
