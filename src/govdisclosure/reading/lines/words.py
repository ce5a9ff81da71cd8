"""Texts whose figures stand on the lines of their labels: whose the figures on other lines are.

Between two labels, so many of the free units (figures side by side on one line) go to the row above, the rest to the row
below. All explanations that cost little more than the best are kept; a row is believed if they agree about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from attrs import define, field

from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.rows import Body, Row

__all__ = ["explain", "tie"]

PARTIAL, BAD = 0.01, 1.0
"""What it costs a row to have too few figures (blanks are lost), or too many."""

MARGIN = 0.5
"""How much more than the best an explanation may cost that is still possible: any number of blanks, no row with too many."""

MAX_UNITS = 24
"""Free units between two labels beyond which nobody can tell whose they are: a row has at most two on other lines."""

Unit = list[Item]


@define
class _Share:
    """What a row may have: the units on its line, the free units in front of it and behind it."""

    tied: Unit = field(factory=list[Item])
    before: list[Unit] = field(factory=list[Unit])
    behind: list[Unit] = field(factory=list[Unit])


class Split(NamedTuple):
    """So many of the free units in front of a row go to the row above it, so many behind it to itself."""

    above: int
    own: int


def tie(body: Body) -> tuple[list[Unit], list[list[Unit]]]:
    """Return the figures on the line of each row's label, and the free units before each row and behind the last."""
    lines: dict[int, list[int]] = {}
    for i, row in enumerate(body.rows):
        for at in row.item.at:
            lines.setdefault(at, []).append(i)
    tied: list[Unit] = [list(row.amid) for row in body.rows]
    free: list[list[Unit]] = []
    for place in range(len(body.runs)):
        loose: list[Unit] = []
        for at, group in groupby(body.figures(place), key=lambda item: item.tokens[0].at):
            owners = lines.get(at, [])
            if len(owners) == 1 and owners[0] in {place - 1, place}:
                tied[owners[0]] += group
            else:
                loose.append(list(group))
        free.append(loose)
    return [sorted(unit, key=lambda item: item.start) for unit in tied], free


def explain(body: Body, width: int) -> None:
    """Give each row of a table the figures that all likely explanations give it; the other rows are doubtful."""
    tied, free = tie(body)
    shares = [_Share(tied[i], free[i], free[i + 1]) for i in range(len(body.rows))]
    crowded = {i for i, units in enumerate(free) if len(units) > MAX_UNITS}
    sizes = [0 if i in crowded else len(units) for i, units in enumerate(free)]
    forward, backward = _costs(shares, sizes, width)
    best = min(cost for cost in forward[-1])
    broken: set[int] = set()
    for i, row in enumerate(body.rows):
        possible = [
            Split(s, t)
            for s in range(sizes[i] + 1)
            for t in range(sizes[i + 1] + 1)
            if forward[i][s] + _cost(shares[i], Split(s, t), width) + backward[i + 1][t] < best + MARGIN
        ]
        _settle(row, shares[i], possible, width)
        broken |= {i for split in possible if _is_broken(shares[i], split, width)}
        if i in crowded or i + 1 in crowded:
            row.doubt = "parse-row-doubtful"
    for i, row in enumerate(body.rows):
        if (broken or best >= BAD) and (free[i] or free[i + 1]):  # pieces of numbers: those beside a row may be its own
            row.doubt = row.doubt or "parse-row-doubtful"


def _costs(shares: Sequence[_Share], sizes: Sequence[int], width: int) -> tuple[list[list[float]], list[list[float]]]:
    """What the rows up to each place cost at least, and those from it on, for each split of the units there.

    Before the first row nothing can go to a row above; behind the last one nothing to a row below.
    """
    n = len(shares)
    never = float("inf")
    forward = [[0.0] + [never] * sizes[0]]
    for i in range(n):
        forward.append(
            [
                min(forward[i][s] + _cost(shares[i], Split(s, t), width) for s in range(sizes[i] + 1))
                for t in range(sizes[i + 1] + 1)
            ]
        )
    last = [never] * sizes[n] + [0.0]
    forward[n] = [a + b for a, b in zip(forward[n], last, strict=True)]
    backward: list[list[float]] = [list[float]() for _ in range(n)] + [last]
    for i in range(n - 1, -1, -1):
        backward[i] = [
            min(_cost(shares[i], Split(s, t), width) + backward[i + 1][t] for t in range(sizes[i + 1] + 1))
            for s in range(sizes[i] + 1)
        ]
    return forward, backward


def _cost(share: _Share, split: Split, width: int) -> float:
    n = _count(share, split)
    if n in {0, width}:
        return 0.0
    return PARTIAL if n < width or _is_broken(share, split, width) else BAD


def _count(share: _Share, split: Split) -> int:
    return len(share.tied) + sum(map(len, share.before[split.above :])) + sum(map(len, share.behind[: split.own]))


def _is_broken(share: _Share, split: Split, width: int) -> bool:
    """Return whether a narrow column may have broken numbers: as many pieces above the line of the row as below it."""
    above, below = sum(map(len, share.before[split.above :])), sum(map(len, share.behind[: split.own]))
    return 0 < above == below < width and len(share.tied) in {width, width - above}


def _settle(row: Row, share: _Share, possible: Sequence[Split], width: int) -> None:
    """Give a row its figures if all possible splits give it the same and none of them is broken."""
    given = {tuple(item.start for item in _given(share, split)) for split in possible}
    row.cells = _given(share, possible[0])
    broken = any(_is_broken(share, split, width) for split in possible)
    if len(given) != 1 or broken:
        row.doubt = "parse-row-doubtful"
    elif len(row.cells) > width:
        row.doubt = "parse-row-mismatch"


def _given(share: _Share, split: Split) -> list[Item]:
    parts = [*share.before[split.above :], share.tied, *share.behind[: split.own]]
    return sorted((item for part in parts for item in part), key=lambda item: item.start)
