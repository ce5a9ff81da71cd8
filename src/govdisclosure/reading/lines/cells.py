"""Texts whose figures do not stand on the lines of their labels: the order of the whole table, and blanks that were kept.

Figures stand behind their labels, above them, or in a block behind all labels. The edges of the table refute orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from attrs import define, frozen

from govdisclosure.reading.lines.labels import Item, blank_beside
from govdisclosure.reading.lines.rows import Body
from govdisclosure.reading.lines.tokens import number_of
from govdisclosure.text.numbers import MARKS

__all__ = [
    "Interval",
    "Kept",
    "Order",
    "Proof",
    "Spacing",
    "adds_up",
    "give_runs",
    "keep_blanks",
    "possible_orders",
    "share_block",
]

Order = Literal["behind", "above", "block"]

WHOLE_ROWS = 3 / 4
"""The share of rows with figures that must be whole if a row has too many: else the order itself is wrong."""

SPOILT_ROWS = 1 / 10
"""The share of rows that a stray figure or line may spoil without refuting the order."""

KEPT_ROWS = 9 / 10
"""The share of rows that the spacing of blank cells must explain; the last row cannot be, its end is not seen."""

MAX_BETWEEN, MAX_ENDING = 3, 3
"""Empty lines that tools write between cells, and more of them behind a row."""


def adds_up(cells: Sequence[Item], total: int = -1) -> bool:
    """Return whether one of the cells is the sum of the others; a blank one or a mark adds nothing, another text is none."""
    numbers = [number_of(cell.tokens[0]) for cell in cells]
    if not numbers or numbers[total] is None:
        return False
    if any(number is None and not _adds_nothing(cell) for cell, number in zip(cells, numbers, strict=True)):
        return False
    return 2 * (numbers[total] or 0) == sum(number or 0 for number in numbers)


def _adds_nothing(cell: Item) -> bool:
    return cell.kind != "figure" or cell.text in MARKS


def possible_orders(body: Body, width: int, *, cut_off: bool) -> list[Order]:
    """Return the orders that neither the edges of the table nor rows with too many figures refute.

    The last row of a text that is `cut_off` may have too many figures.
    """
    n = len(body.rows)
    found: list[Order] = []
    seen = n - 1 if cut_off and n > 1 else n
    if not body.figures(0) and _is_fitting([body.figures(i + 1) for i in range(seen)], width):
        found.append("behind")
    if not body.figures(n) and _is_fitting([body.figures(i) for i in range(n)], width):
        found.append("above")
    if n > 1 and body.figures(n) and not any(body.figures(i) for i in range(n)):
        found.append("block")
    return found


def _is_fitting(runs: Sequence[Sequence[Item]], width: int) -> bool:
    """Return whether no more rows have too many figures than strays can explain."""
    spoilt = sum(1 for run in runs if len(run) > width)
    whole = sum(1 for run in runs if len(run) == width)
    filled = sum(1 for run in runs if run)
    return not spoilt or (spoilt <= SPOILT_ROWS * len(runs) and whole >= WHOLE_ROWS * filled)


def give_runs(body: Body, order: Order) -> None:
    """Give each row the figures and blank cells of its run; figures amid a label make its row doubtful."""
    shift = 1 if order == "behind" else 0
    for i, row in enumerate(body.rows):
        row.cells = [item for item in body.runs[i + shift] if item.kind in {"figure", "blank"}]
        if row.amid:
            row.doubt = "parse-row-doubtful"


def share_block(body: Body, width: int, total: int, relations: Sequence[tuple[Sequence[int], Sequence[int]]]) -> bool:
    """Give the figures behind all labels to the rows, by rows or by columns, if only one of both makes all sums right.

    `relations` are rows that add up to the same in each column.
    """
    figures = body.figures(len(body.rows))
    n = len(body.rows)
    if len(figures) != n * width:
        return False
    by_rows = [figures[i * width : (i + 1) * width] for i in range(n)]
    by_columns = [figures[i::n] for i in range(n)]
    right = [
        rows for rows in (by_rows, by_columns) if all(adds_up(row, total) for row in rows) and _columns_right(rows, relations)
    ]
    texts = {tuple(tuple(item.text for item in cells) for cells in rows) for rows in right}
    if len(texts) != 1:
        return False
    for row, cells in zip(body.rows, right[0], strict=True):
        row.cells = list(cells)
    return True


def _columns_right(rows: Sequence[Sequence[Item]], relations: Sequence[tuple[Sequence[int], Sequence[int]]]) -> bool:
    numbers = [[number_of(item.tokens[0]) or 0 for item in row] for row in rows]
    width = min(map(len, numbers), default=0)
    for left, right in relations:
        for column in range(width):
            if sum(numbers[i][column] for i in left) != sum(numbers[i][column] for i in right):
                return False
    return bool(relations)


@define
class Proof:
    """What one table shows for the others.

    The order of labels and figures, or that none is possible; whether all rows were whole; how blank cells were kept.
    """

    order: Order | None = None
    refuted: bool = False
    whole: bool = False
    spacings: tuple[Spacing, ...] = ()


# blanks that were kept --------------------------------------------------------------------------------


class Interval(NamedTuple):
    """What stands behind a label: its cells and the label that follows, with its fillers (columns of groups above it)."""

    cells: Sequence[Item]
    end: Item | None
    across: int
    down: int
    width: int


class Spacing(NamedTuple):
    """How a tool leaves blank cells: empty lines between two cells, more behind a row, and whether spans leave fillers."""

    between: int
    ending: int
    across: bool
    down: bool


@frozen
class Kept:
    """The rows that the spacing of the whole table explains, with their blanks, and the spacings that do."""

    rows: dict[int, list[Item]]
    spacings: tuple[Spacing, ...]

    @property
    def tells(self) -> bool:
        """True if blanks were kept indeed: some row has a blank cell."""
        return any(cell.kind == "blank" for cells in self.rows.values() for cell in cells)


def keep_blanks(intervals: Sequence[Interval], spacings: Sequence[Spacing] | None = None) -> Kept:
    """Return the cells, blanks included, of each row that the spacing of the whole table explains.

    Of all `spacings` those are kept that explain most rows, and a row has the cells that all of these give it.
    """
    least = KEPT_ROWS * (len(intervals) - 1) if spacings is None else 1
    found: list[tuple[Spacing, dict[int, list[int]]]] = []
    for spacing in _spacings(intervals) if spacings is None else spacings:
        explained = _explained(intervals, spacing, least)
        if explained and len(explained) >= least:
            found.append((spacing, explained))
    best = max((len(explained) for _, explained in found), default=0)
    kept = [(spacing, explained) for spacing, explained in found if len(explained) == best]
    if not kept:
        return Kept({}, ())
    agreed = {i: blanks for i, blanks in kept[0][1].items() if all(other.get(i) == blanks for _, other in kept)}
    rows = {i: _with_blanks(intervals[i], blanks) for i, blanks in agreed.items()}
    return Kept(rows, tuple(spacing for spacing, _ in kept))


def _explained(intervals: Sequence[Interval], spacing: Spacing, least: float) -> dict[int, list[int]]:
    """Return the blanks of the rows that a spacing explains, up to where it can explain no more than `least` rows."""
    found: dict[int, list[int]] = {}
    for i, interval in enumerate(intervals):
        blanks = _blanks(interval, spacing)
        if blanks is not None:
            found[i] = blanks
        elif len(found) + len(intervals) - i - 1 < least:
            break
    return found


def _spacings(intervals: Sequence[Interval]) -> Iterator[Spacing]:
    """The spacings that may be: no two cells are nearer than the lines between two cells that are not blank."""
    nearest = min((item.tokens[0].gap for interval in intervals for item in interval.cells[1:]), default=MAX_BETWEEN)
    for between in range(min(nearest, MAX_BETWEEN) + 1):
        for ending in range(MAX_ENDING + 1):
            for across in (False, True):
                for down in (False, True):
                    yield Spacing(between, ending, across, down)


def _blanks(interval: Interval, spacing: Spacing) -> list[int] | None:
    """How many blank cells stand before each cell of a row and behind the last, if the empty lines are those of just so many."""
    step = spacing.between + 1
    found: list[int] = []
    for place, item in enumerate(interval.cells):
        fillers = interval.across if spacing.across and not place else 0
        blanks, rest = divmod(item.tokens[0].gap - spacing.between, step)
        if rest or blanks < fillers:
            return None
        found.append(blanks - fillers)
    missing = interval.width - len(interval.cells) - sum(found)
    if missing < 0 or (interval.end is None and missing):
        return None
    if interval.end is not None:
        fillers = interval.down if spacing.down else 0
        fillers += interval.across if spacing.across and not interval.cells else 0
        blanks, rest = divmod(interval.end.tokens[0].gap - spacing.between - spacing.ending, step)
        if rest or blanks - fillers != missing:
            return None
    return [*found, missing]


def _with_blanks(interval: Interval, blanks: Sequence[int]) -> list[Item]:
    cells: list[Item] = []
    for item, count in zip(interval.cells, blanks, strict=False):
        cells += [blank_beside(item)] * count if count else []
        cells.append(item)
    near = interval.end or (interval.cells[-1] if interval.cells else None)
    return cells if near is None or not blanks[-1] else [*cells, *[blank_beside(near)] * blanks[-1]]
