"""Tables drawn with lines, as w3m, pandoc's grid tables and terminal tools write them.

A cell is what stands between the same two vertical lines, from one horizontal line to the next; so
cells that span rows or columns come out as they are drawn, wherever their text stands in them.
Where a tool draws horizontal lines only around the table and its head, each line of text below the head is a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.marks import without_attributes
from govdisclosure.source.strings import join_lines, strip
from govdisclosure.text.width import columns_of

__all__ = ["find_boxes", "is_drawn", "read_boxes"]

VERTICAL = "\u2502\u2503\u2506\u2507\u250a-\u254b\u254e-\u254f\u2551-\u2573\u2575\u2577\u2579\u257b\u257d\u257f"
"""The signs of Unicode that draw lines, without those that draw nothing but a horizontal one."""

_bar = re.compile(f"[{VERTICAL}|]|\\+(?=[-=])|(?<=[-=])\\+")
_drawn = re.compile(f"[{VERTICAL}]|^[ ]*\\+[-=][-=+]{{2,}}")
_rule = re.compile("[─━┄┅┈┉╌╍═╴╶╸╺╼╾-]+|=+")
_figure = re.compile(r"[-+]?[0-9０-９][0-9０-９.,，]*")


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


class _Segment(NamedTuple):
    """What stands between two vertical lines of a line: its columns, its text, and whether it is a horizontal line."""

    left: int
    right: int
    text: str
    ruled: bool


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
    lines = [list(_segments(line, bars)) for (_, line), bars in zip(table, _bars([line for _, line in table]), strict=True)]
    unruled = _unruled(lines)
    open_cells: list[_Open] = []
    done: list[_Open] = []
    for place, ((number, _), segments) in enumerate(zip(table, lines, strict=True)):
        if place in unruled:
            done += open_cells
            open_cells = []
        for left, right, text, ruled in segments:
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


def _unruled(lines: Sequence[Sequence[_Segment]]) -> range:
    """The lines below the head that are a row each, where horizontal lines stand only around the table and its head."""
    rules = [i for i, segments in enumerate(lines) if segments and all(segment.ruled for segment in segments)]
    runs = [range(above + 1, below) for above, below in pairwise([-1, *rules, len(lines)]) if above + 1 < below]
    body = [i for i in (runs[-1] if 0 < len(runs) <= 2 else ()) if lines[i]]
    return range(body[0], body[-1] + 1) if body and _are_rows([lines[i] for i in body]) else range(0)


def _are_rows(lines: Sequence[Sequence[_Segment]]) -> bool:
    """True if lines are no single row: a cell has a gap, or two lines are a text with figures, or figures stand below texts."""
    columns: dict[int, list[int]] = {}
    labelled: Counter[int] = Counter()
    above = True
    for number, segments in enumerate(lines):
        texts = [segment for segment in segments if strip(segment.text)]
        figures = [segment.left for segment in texts if _figure.fullmatch(strip(segment.text))]
        if figures and len(figures) == len(texts) and number and above:
            return True
        above = above and not figures
        if len(figures) < len(texts):
            labelled.update(figures)
        for segment in texts:
            columns.setdefault(segment.left, []).append(number)
    gaps = any(after - before > 1 for own in columns.values() for before, after in pairwise(own))
    return gaps or any(count > 1 for count in labelled.values())


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


def _segments(line: str, bars: Sequence[_Bar]) -> Iterator[_Segment]:
    """What stands between the vertical lines of one line: columns, text, and whether it is a horizontal line."""
    for before, after in pairwise(bars[:MOST_BARS]):
        text = line[before.at + 1 : after.at]
        crossing = line[before.at] not in "│┃║|" or line[after.at] not in "│┃║|" or len(text) > LONGEST_MARK
        yield _Segment(before.column, after.column, text, bool(text) and crossing and _rule.fullmatch(text) is not None)


MOST_BARS = 64
"""Vertical lines of one line of text beyond which nothing is a table: the widest has 16."""

LONGEST_MARK = 4
"""Dashes between two plain vertical lines that may be somebody's mark for no number; more are a horizontal line."""
