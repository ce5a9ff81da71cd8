"""Tables drawn with lines, as w3m, pandoc's grid tables and terminal tools write them.

A cell is what stands between the same two vertical lines, from one horizontal line to the next; so
cells that span rows or columns come out as they are drawn, wherever their text stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.marks import without_attributes
from govdisclosure.source.strings import join_lines, strip
from govdisclosure.text.width import columns_of

__all__ = ["find_boxes", "is_drawn", "read_boxes"]

_bar = re.compile("[│┃║├┤┼┌┬┐└┴┘┝┥╂┠┨┯┷┿╔╗╚╝╠╣╦╩╬|]|\\+(?=[-=])|(?<=[-=])\\+")
_drawn = re.compile("[│┃║├┼┤┌└╔╚╠]|^[ ]*\\+[-=][-=+]{2,}")
_rule = re.compile("[─━═\u2500-\u2503-]{1,}|=+")


def is_drawn(line: str) -> bool:
    """Whether a line is part of a drawn table."""
    return _drawn.search(line) is not None


@define(eq=False)
class _Open:
    """A cell that is being drawn: its columns, the line on which it began, its text so far."""

    left: int
    right: int
    top: int
    line: int = 0
    text: list[str] = field(factory=list[str])

    def crosses(self, left: int, right: int) -> bool:
        """True if some of its columns are among these."""
        return self.left < right and left < self.right

    def fits(self, left: int, right: int) -> bool:
        """True if it stands between these columns, or nearly so."""
        return abs(self.left - left) < 2 and abs(self.right - right) < 2 and self.crosses(left, right)


class _Bar(NamedTuple):
    """A vertical line: its place in the line of text, and its column."""

    at: int
    column: int


def find_boxes(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are drawn tables."""
    start: int | None = None
    for i, line in enumerate(lines):
        if is_drawn(line):
            start = i if start is None else start
        elif start is not None and not line.lstrip().startswith("|"):
            if i - start >= MIN_LINES:
                yield range(start, i)
            start = None
    if start is not None and len(lines) - start >= MIN_LINES:
        yield range(start, len(lines))


MIN_LINES = 3
"""Lines of the smallest drawn table: one row between two lines."""


def read_boxes(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The drawn table of a run of lines."""
    yield _grid(list(enumerate(lines, first)))


def _grid(table: Sequence[tuple[int, str]]) -> Grid:
    """The cells of one table, row by row: cells that begin under the same line are one row."""
    open_cells: list[_Open] = []
    done: list[_Open] = []
    for (number, line), bars in zip(table, _bars([line for _, line in table]), strict=True):
        for left, right, text, ruled in _segments(line, bars):
            if ruled:
                crossed = [cell for cell in open_cells if cell.crosses(left, right)]
                done += crossed
                open_cells = [cell for cell in open_cells if cell not in crossed]
                continue
            cell = next((cell for cell in open_cells if cell.fits(left, right)), None)
            if cell is None:
                cell = _Open(left, right, number)
                open_cells.append(cell)
            if content := strip(text):
                cell.text.append(content)
                cell.line = cell.line or number
    rows: dict[int, list[_Open]] = {}
    for cell in sorted([*done, *open_cells], key=lambda cell: (cell.top, cell.left)):
        rows.setdefault(cell.top, []).append(cell)
    return Grid(
        tuple(tuple(GridCell(without_attributes(join_lines(c.text)), line=c.line or c.top) for c in row) for row in rows.values())
    )


def _bars(lines: Sequence[str]) -> list[list[_Bar]]:
    """The vertical lines of each line, measured as the tool did that drew them: so that they stand above each other."""
    places = [[match.start() for match in _bar.finditer(line)] for line in lines]
    by_length = [[_Bar(at, at) for at in own] for own in places]
    by_width: list[list[_Bar]] = []
    for line, own in zip(lines, places, strict=True):
        columns = columns_of(line) if own else []
        by_width.append([_Bar(at, columns[at]) for at in own])
    return min(by_width, by_length, key=_count_columns)


def _count_columns(bars: Iterable[Iterable[_Bar]]) -> int:
    return len({bar.column for own in bars for bar in own})


def _segments(line: str, bars: Sequence[_Bar]) -> Iterator[tuple[int, int, str, bool]]:
    """What stands between the vertical lines of one line: columns, text, and whether it is a horizontal line."""
    for before, after in pairwise(bars[:MOST_BARS]):
        text = line[before.at + 1 : after.at]
        crossing = line[before.at] not in "│┃║|" or line[after.at] not in "│┃║|" or len(text) > LONGEST_MARK
        yield before.column, after.column, text, bool(text) and crossing and _rule.fullmatch(text) is not None


MOST_BARS = 64
"""Vertical lines of one line of text beyond which nothing is a table: the widest has 16."""

LONGEST_MARK = 4
"""Dashes between two plain vertical lines that may be somebody's mark for no number; more are a horizontal line."""
