"""What stands around and between the rows of a copy: page ends, rows and tables that are no figures of this year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from attrs import evolve, frozen

from benchmarks.exactness.conventions import cut
from benchmarks.exactness.heads import Group, Node
from benchmarks.exactness.printing import Cell, Printed, review
from benchmarks.exactness.sampling import Sample

__all__ = ["PIECES", "Copy", "Pieces"]

Pieces = Mapping[str, Sequence[Printed]]
"""The pieces in which each of the three tables is printed."""


@frozen
class Copy:
    """One copy of a report: its tables, each in one piece, the report itself, and the head of its table 4."""

    tables: Pieces
    report: Sample
    outcomes: Sequence[Node]

    def whole(self, table: str) -> Printed:
        """A table in one piece."""
        (piece,) = self.tables[table]
        return piece

    def with_pieces(self, table: str, *pieces: Printed) -> Pieces:
        """The tables with one of them in other pieces."""
        return {**self.tables, table: pieces}


def _cut(copy: Copy, rng: Random, *, heads_again: bool) -> Pieces:
    """Table 3 cut by the end of a page."""
    whole = copy.whole("applications")
    at = rng.randrange(whole.heads + 1, len(whole.rows) - 1)
    return copy.with_pieces("applications", *cut(whole, at, heads_again=heads_again, labels_again=rng.random() < 0.5))


def _plain_cut(copy: Copy, rng: Random) -> Pieces:
    return _cut(copy, rng, heads_again=False)


def _cut_with_heads(copy: Copy, rng: Random) -> Pieces:
    return _cut(copy, rng, heads_again=True)


def _blank_first(copy: Copy, rng: Random) -> Pieces:
    """A row of table 3 at the end of a page without its figures, and again with them."""
    whole = copy.whole("applications")
    alone = [y for y, row in enumerate(whole.rows) if y >= whole.heads and all(cell.down == 1 for cell in row)]
    at = rng.choice(alone)
    blank = tuple(evolve(cell, text="", path=None) if cell.role == "value" else cell for cell in whole.rows[at])
    first, second = cut(whole, at, heads_again=False, labels_again=False)
    return copy.with_pieces("applications", evolve(first, rows=(*first.rows, blank)), second)


def _numbers(copy: Copy, _rng: Random) -> Pieces:
    """A row of column numbers below the head of table 4."""
    whole = copy.whole("review")
    numbers = tuple(Cell(f"{number}", role="value") for number in range(1, whole.width + 1))
    return copy.with_pieces("review", evolve(whole, rows=(*whole.rows[: whole.heads], numbers, *whole.rows[whole.heads :])))


def _last_year(copy: Copy, rng: Random) -> Pieces:
    """Last year's table 4 behind a line of its own."""
    whole = copy.whole("review")
    *heads, values = whole.rows
    others = tuple(evolve(cell, text=f"{rng.randrange(9)}", path=None) for cell in values)
    behind = Printed((*heads, others), len(heads), rng.choice(("附：上年情况", "上年度情况", f"附：{copy.report.year - 1}年度")))
    return copy.with_pieces("review", whole, behind)


def _blocks(outcomes: Sequence[Node]) -> Iterator[tuple[str, Sequence[Node]]]:
    """The blocks of table 4 by their full names: 行政诉讼（复议后起诉）."""
    for node in outcomes:
        inside = node.inside if isinstance(node, Group) else (node,)
        inner = [below for below in inside if isinstance(below, Group)]
        for block in inner:
            yield f"{node.label}（{block.label}）", block.inside
        if not inner:
            yield node.label, inside


def _three(copy: Copy, rng: Random) -> Pieces:
    """Table 4 as a table for each block, below the name of the block."""
    parts = [evolve(review(copy.report, block, rng), above=name) for name, block in _blocks(copy.outcomes)]
    return copy.with_pieces("review", *parts)


def _twice(copy: Copy, rng: Random) -> Pieces:
    """One of the tables printed twice."""
    table = rng.choice(list(copy.tables))
    return copy.with_pieces(table, copy.whole(table), copy.whole(table))


PIECES: dict[str, Callable[[Copy, Random], Pieces]] = {
    "cut": _plain_cut,
    "cut, heads again": _cut_with_heads,
    "row blank, then full": _blank_first,
    "column numbers": _numbers,
    "last year behind": _last_year,
    "table 4 in three": _three,
    "a table twice": _twice,
}
"""What may be done to the tables, by name."""
