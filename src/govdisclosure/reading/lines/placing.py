"""Which cell of a row each of its figures states, and which rows are in doubt."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from govdisclosure.reading.lines.cells import adds_up
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.rows import Body, Row
from govdisclosure.reading.lines.tokens import number_of

__all__ = [
    "Ruler",
    "doubt_beside_unknown",
    "doubt_missing_labels",
    "doubt_sums",
    "is_beside",
    "is_cell_by_cell",
    "order_in_cells",
    "order_in_words",
    "take_known_cells",
]

MIN_RULED = 3
"""Whole rows on one page that show where its columns are."""

MIN_APART = 4
"""How far apart labels end whose figures stand in columns: in a text without columns, figures stand behind their labels."""

MIN_WRAPPED = 2
"""Labels on several lines that show that their figures never stand amid them."""

_piece = re.compile("0[0-9]")

Span = tuple[int, int]


def is_cell_by_cell(body: Body) -> bool:
    """Return whether each cell is written whole before the next: labels of several lines have no figures amid or beside."""
    wrapped = [row for row in body.rows if len(row.item.at) > 1]
    lines = {at for place in range(len(body.runs)) for item in body.figures(place) for at in item.at}
    return len(wrapped) >= MIN_WRAPPED and not any(
        row.amid or any(at in lines for at in row.item.at if at != max(row.item.at)) for row in wrapped
    )


def order_in_cells(rows: Sequence[Row]) -> None:
    """Doubt the rows whose figures are not written as those of most rows: all on one line, or one a line, evenly spaced.

    Figures on the line of their label are in order in any case.
    """
    several = [row for row in rows if len(row.figures) > 1 and not is_beside(row)]
    on_one = sum(1 for row in several if _lines(row) == 1)
    apart = sum(1 for row in several if _lines(row) == len(row.figures))
    for row in several:
        usual = _lines(row) == (1 if on_one > apart else len(row.figures))
        if not usual or not (row.explained or _is_even(row)):
            row.doubt = row.doubt or "parse-row-doubtful"


def _is_even(row: Row) -> bool:
    """Return whether no gap between two figures of a row is so large that a blank cell may stand in it."""
    gaps = [item.tokens[0].gap for item in row.figures[1:]]
    return max(gaps) < 2 * min(gaps) + 1


def is_beside(row: Row) -> bool:
    """Return whether all figures of a row stand on one line of its label."""
    return _lines(row) == 1 and row.figures[0].at <= row.item.at


def take_known_cells(body: Body, widths: Mapping[str, int]) -> None:
    """Rows with pipes have blank cells: these are taken if there are just as many cells behind the label as columns."""
    for i, row in enumerate(body.rows):
        beside = [item for item in body.runs[i + 1] if item.kind in {"figure", "blank"} and item.at <= row.item.at]
        blanks = any(item.kind == "blank" for item in beside)
        if not blanks or len(row.figures) != sum(1 for item in beside if item.kind == "figure"):
            continue
        if len(beside) == widths.get(row.name):
            row.cells, row.explained = beside, True
        else:
            row.cells = row.figures


def _lines(row: Row) -> int:
    return len({item.tokens[0].at for item in row.figures})


def order_in_words(rows: Sequence[Row], width: int, total: int, *, by_cells: bool) -> None:
    """Doubt the rows of words whose figures stand on several lines, unless the order of these can be told; place by columns."""
    ruler = Ruler.of(rows, width)
    for i, row in enumerate(rows):
        if row.doubt or not row.figures or row.explained:
            continue
        beside = {item.tokens[0].at for item in row.figures}
        if by_cells and row.figures[0].start < row.item.start:
            row.doubt = "parse-row-doubtful"
        elif len(row.item.at) == 1 and not by_cells and not beside <= row.item.at:
            row.doubt = "parse-row-doubtful"
        elif len(row.figures) == width and _is_in_order(row, total, by_cells=by_cells):
            continue
        elif (placed := ruler.place(i, row)) is not None:
            row.cells, row.explained = placed, True
            row.doubt = "" if adds_up(placed, total) else "parse-row-doubtful"
        elif (placed := _with_total(row, width, total)) is not None:
            row.cells = placed
        else:
            row.doubt = "parse-row-doubtful" if len(row.figures) == width else "parse-row-mismatch"


def _is_in_order(row: Row, total: int, *, by_cells: bool) -> bool:
    lines = _lines(row)
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
    if (
        len(few) != 1
        or not number_of(few[0].tokens[0])
        or not adds_up([*many, few[0]])
        or any(_is_as_great(item, few[0]) for item in _at_total(many, total))
    ):
        return None
    return [*many[:total], few[0], *many[total:]]


def _at_total(many: Sequence[Item], total: int) -> Sequence[Item]:
    """The figures that would be the total if the one that stands off were a term."""
    return many[max(0, total - 1) : total + 1]


def _is_as_great(term: Item, total: Item) -> bool:
    """Return whether a term is as great as the total: then each of the two may be either."""
    return number_of(term.tokens[0]) == number_of(total.tokens[0])


@frozen
class Ruler:
    """Where columns stand: segments of rows whose columns agree, each with the places of its first and last row."""

    segments: tuple[tuple[int, int, tuple[Span, ...]], ...]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Ruler:
        """Return the columns that whole rows show, each on the line of its label."""
        segments: list[tuple[int, int, tuple[Span, ...]]] = []
        own: list[tuple[int, Row]] = []
        columns: tuple[Span, ...] = ()
        for i, row in enumerate(rows):
            if len(row.figures) != width or _lines(row) != 1 or row.figures[0].tokens[0].at not in row.item.at or row.doubt:
                continue
            joined = _joined(columns, row)
            if joined is None:
                segments += _segment(own, columns)
                own, joined = [], tuple(item.tokens[0].columns for item in row.figures)
            own.append((i, row))
            columns = joined
        return cls((*segments, *_segment(own, columns)), width)

    def place(self, i: int, row: Row) -> list[Item] | None:
        """Return the cells of row `i` by its columns, blank ones included; None if a figure touches none or two."""
        before = [columns for first, _, columns in self.segments if first <= i][-1:]
        behind = [columns for _, last, columns in self.segments if last >= i][:1]
        placed = [self._placed(columns, row) for columns in (before + behind)]
        if not placed or any(cells is None or [c.start for c in cells] != [c.start for c in placed[0] or ()] for cells in placed):
            return None
        return placed[0]

    def _placed(self, columns: Sequence[Span], row: Row) -> list[Item] | None:
        own: dict[int, Item] = {}
        for item in row.figures:
            start, end = item.tokens[0].columns
            touched = [c for c, (left, right) in enumerate(columns) if start < right and left < end]
            if len(touched) != 1 or touched[0] in own:
                return None
            own[touched[0]] = item
        return [own.get(c) or _nothing(row.figures[0]) for c in range(self.width)]


def _nothing(near: Item) -> Item:
    return Item("blank", (near.tokens[0]._replace(text="", kind="blank"),), near.start, near.start, "")


def _joined(columns: Sequence[Span], row: Row) -> tuple[Span, ...] | None:
    """The columns widened by the figures of a row; None if two of them meet then."""
    spans = [item.tokens[0].columns for item in row.figures]
    if columns:
        spans = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(columns, spans, strict=True)]
    return tuple(spans) if all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False)) else None


def _segment(own: Sequence[tuple[int, Row]], columns: tuple[Span, ...]) -> list[tuple[int, int, tuple[Span, ...]]]:
    ends = {max(token.columns[1] for token in row.item.tokens if token.at == row.figures[0].tokens[0].at) for _, row in own}
    if len(own) < MIN_RULED or max(ends) - min(ends) < MIN_APART:
        return []
    return [(own[0][0], own[-1][0], columns)]


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


def doubt_beside_unknown(rows: Sequence[Row]) -> None:
    """Doubt rows without figures beside a row that nobody knows: its label may be a piece of theirs, and its figures theirs."""
    for row, near in (*pairwise(rows), *pairwise(rows[::-1])):
        if row.name and not row.figures and not near.name and near.figures:
            row.doubt = row.doubt or "parse-row-doubtful"


def doubt_missing_labels(rows: Sequence[Row], names: Sequence[str], safe: Container[int] = ()) -> None:
    """Doubt the rows whose neighbour in the form, on the side where their figures stand, is not in the text.

    These figures may be the neighbour's. Figures on the line of a label are its own; `safe` are other rows of which that is sure.
    """
    here = {row.name for row in rows}
    places = {name: i for i, name in enumerate(names)}
    for i, row in enumerate(rows):
        if row.doubt or not row.figures or row.name not in places or i in safe:
            continue
        away = [item for item in row.figures if not item.at <= row.item.at]
        beside = [places[row.name] + (1 if item.start > row.item.start else -1) for item in away]
        if any(0 <= place < len(names) and names[place] not in here for place in beside):
            row.doubt = "parse-row-doubtful"
