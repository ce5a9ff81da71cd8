"""Which cell of a row each of its figures states, and which rows are in doubt."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from govdisclosure.reading.lines.cells import adds_up
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.rows import Body, Row, is_beside, lines_of
from govdisclosure.reading.lines.ruler import Ruler
from govdisclosure.reading.lines.tokens import number_of

__all__ = [
    "doubt_beside_unknown",
    "doubt_broken",
    "doubt_missing_labels",
    "doubt_sums",
    "is_cell_by_cell",
    "order_in_cells",
    "order_in_words",
    "take_known_cells",
]

MIN_WRAPPED = 2
"""Labels on several lines that show that their figures never stand amid them."""

_piece = re.compile("0[0-9]")


def is_cell_by_cell(body: Body) -> bool:
    """Return whether each cell is written whole before the next: labels of several lines have no figures amid or beside."""
    wrapped = [row for row in body.rows if len(row.item.at) > 1]
    lines = {at for place in range(len(body.runs)) for item in body.figures(place) for at in item.at}
    return len(wrapped) >= MIN_WRAPPED and not any(
        row.amid or any(at in lines for at in row.item.at if at != max(row.item.at)) for row in wrapped
    )


def order_in_cells(rows: Sequence[Row]) -> None:
    """Doubt the rows whose figures are not written as those of most rows: all on one line, or one a line.

    Figures on the line of their label are in order in any case, if all are there.
    """
    for row in rows:
        if len({item.at <= row.item.at for item in row.figures}) > 1:
            row.doubt = row.doubt or "parse-row-doubtful"
    several = [row for row in rows if len(row.figures) > 1 and not is_beside(row)]
    on_one = sum(1 for row in several if lines_of(row.figures) == 1)
    apart = sum(1 for row in several if lines_of(row.figures) == len(row.figures))
    for row in several:
        if lines_of(row.figures) != (1 if on_one > apart else len(row.figures)):
            row.doubt = row.doubt or "parse-row-doubtful"


def take_known_cells(body: Body, widths: Mapping[str, int]) -> None:
    """Rows with pipes have blank cells: these are taken if there are just as many cells behind the label as columns.

    Else a row is doubtful, unless all blanks stand behind its figures: a tool may fill up rows.
    """
    for i, row in enumerate(body.rows):
        beside = [item for item in body.runs[i + 1] if item.kind in {"figure", "blank"} and item.at <= row.item.at]
        blanks = any(item.kind == "blank" for item in beside)
        if not blanks or len(row.figures) != sum(1 for item in beside if item.kind == "figure"):
            continue
        if len(beside) == widths.get(row.name):
            row.cells, row.explained = beside, True
        else:
            row.cells = row.figures
            at_end = all(item.kind == "blank" for item in beside[len(row.figures) :])
            row.doubt = row.doubt if at_end else "parse-row-mismatch"


def order_in_words(rows: Sequence[Row], width: int, total: int, *, by_cells: bool) -> None:
    """Doubt the rows of words whose figures stand on several lines, unless the order of these can be told; place by columns."""
    ruler = Ruler.of(rows, width)
    for i, row in enumerate(rows):
        if row.doubt or not row.figures or row.explained:
            continue
        if not (_stand_right(row, by_cells=by_cells) or _is_between(rows, i, width)):
            row.doubt = "parse-row-doubtful"
        elif len(row.figures) == width and _is_in_order(row, total, by_cells=by_cells):
            continue
        elif (placed := ruler.place(i, row)) is not None:
            row.cells, row.explained = placed, True
            row.doubt = "" if adds_up(placed, total) or ruler.is_exact(i, placed) else "parse-row-doubtful"
        elif (placed := _with_total(row, width, total)) is not None:
            row.cells = placed
        else:
            row.doubt = "parse-row-doubtful" if len(row.figures) == width else "parse-row-mismatch"


def _stand_right(row: Row, *, by_cells: bool) -> bool:
    """Return whether figures stand where those of such a label may: behind it if cell by cell, on it if it has one line."""
    if by_cells:
        return row.figures[0].start > row.item.start
    return len(row.item.at) > 1 or all(item.at <= row.item.at for item in row.figures)


def _is_between(rows: Sequence[Row], i: int, width: int) -> bool:
    """Return whether the figures of a row stand on one line next to it, and the row on their other side has its own beside it."""
    figures = rows[i].figures
    above = figures[-1].stop < rows[i].item.start
    other = rows[i - 1 : i] if above else rows[i + 1 : i + 2]
    whole = all(len(row.figures) == width and is_beside(row) for row in other)
    return bool(other) and whole and lines_of(figures) == 1 and not rows[i].amid


def _is_in_order(row: Row, total: int, *, by_cells: bool) -> bool:
    lines = lines_of(row.figures)
    return lines == 1 or len({item.text for item in row.figures}) == 1 or (by_cells and adds_up(row.figures, total))


def _with_total(row: Row, width: int, total: int) -> list[Item] | None:
    """The figures if all but one stand on one line and that one is their sum, which only the total can be."""
    figures = row.figures
    lines: dict[int, list[Item]] = {}
    for item in figures:
        lines.setdefault(item.tokens[0].at, []).append(item)
    if len(figures) != width or len(lines) != 2:
        return None
    few, many = sorted(lines.values(), key=len)
    sum_of_many = number_of(few[0].tokens[0])
    if len(few) != 1 or not sum_of_many or not adds_up([*many, few[0]]):
        return None
    instead = many[max(0, total - 1) : total + 1]  # would be the total if the one that stands off were a term
    if any(number_of(item.tokens[0]) == sum_of_many for item in instead):
        return None
    return [*many[:total], few[0], *many[total:]]


def doubt_sums(rows: Sequence[Row], width: int, total: int) -> None:
    """Doubt pieces of numbers; and, in a table where any row is in doubt, every row that does not add up."""
    for row in rows:
        if not row.doubt and any(_piece.match(item.text) for item in row.figures):
            row.doubt = "parse-row-doubtful"
        if not row.doubt and not row.explained and row.figures and len(row.cells) != width:
            row.doubt = "parse-row-mismatch"
    if any(row.doubt for row in rows):
        for row in rows:
            if not row.doubt and row.figures and not row.explained and not adds_up(row.cells, total):
                row.doubt = "parse-row-doubtful"


def doubt_broken(rows: Sequence[Row], garbled: Sequence[Item], width: int) -> None:
    """Doubt rows with more figures and garbled words than columns: a number that a narrow column breaks is both (1,91 and 9)."""
    for row in rows:
        beside = sum(1 for item in garbled if item.at & row.item.at)
        if not row.doubt and beside and len(row.figures) + beside > width:
            row.doubt = "parse-row-doubtful"


def doubt_beside_unknown(rows: Sequence[Row]) -> None:
    """Doubt rows without figures beside a row that nobody knows: its label may be a piece of theirs, and its figures theirs."""
    for row, near in (*pairwise(rows), *pairwise(rows[::-1])):
        if row.name and not row.figures and not near.name and near.figures:
            row.doubt = row.doubt or "parse-row-doubtful"


def doubt_missing_labels(rows: Sequence[Row], names: Sequence[str], safe: Container[int] = ()) -> None:
    """Doubt the rows whose neighbour in the form, on the side where their figures stand, is not in the text.

    These figures may be the neighbour's. Figures on the line of a label are its own; `safe` are other rows of which that is sure.
    Where several labels at the end of the form are not there, the text is cut off, and its last row has no neighbour.
    """
    here = {row.name for row in rows}
    places = {name: i for i, name in enumerate(names)}
    end = max((places[name] for name in here if name in places), default=0) + 1
    end = len(names) if end == len(names) - 1 else end
    for i, row in enumerate(rows):
        if row.doubt or not row.figures or row.name not in places or i in safe:
            continue
        away = [item for item in row.figures if not item.at <= row.item.at]
        beside = [places[row.name] + (1 if item.start > row.item.start else -1) for item in away]
        if any(0 <= place < end and names[place] not in here for place in beside):
            row.doubt = "parse-row-doubtful"
