"""Tables drawn with lines, as w3m, pandoc's grid tables and terminal tools write them.

A cell is what stands between the same two vertical lines, from one horizontal line to the next; so
cells that span rows or columns come out as they are drawn, wherever their text stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.pipes import strip
from govdisclosure.text.width import columns_of

__all__ = ["is_drawn", "read_boxes"]

Measure = Callable[[str], Sequence[int]]
"""Where each character of a line begins."""

_bar = re.compile("[│┃║├┤┼┌┬┐└┴┘┝┥╂┠┨┯┷┿╔╗╚╝╠╣╦╩╬|]|\\+(?=[-=])|(?<=[-=])\\+")
_drawn = re.compile("[│┃║├┼┤┌└╔╚╠]|^[ ]*\\+[-=]{3,}")
_rule = re.compile("[─━═\u2500-\u2503-]{1,}|=+")


def is_drawn(line: str) -> bool:
    """Whether a line is part of a drawn table."""
    return _drawn.search(line) is not None


@define
class _Open:
    """A cell that is being drawn: its columns, the line on which it began, its text so far."""

    left: int
    right: int
    top: int
    line: int = 0
    text: list[str] = field(factory=list[str])


def read_boxes(lines: Sequence[str]) -> Iterator[Block]:
    """Drawn tables as grids, what stands between them as paragraphs."""
    table: list[tuple[int, str]] = []
    inside = False
    for number, line in enumerate(lines, 1):
        inside = is_drawn(line) or (inside and line.lstrip().startswith("|"))
        if inside:
            table.append((number, line))
            continue
        if table:
            yield _grid(table)
            table = []
        if text := strip(line):
            yield Paragraph(text, number)
    if table:
        yield _grid(table)


def _grid(table: Sequence[tuple[int, str]]) -> Grid:
    """The cells of one table, row by row: cells that begin under the same line are one row."""
    measure = _measure([line for _, line in table])
    open_cells: list[_Open] = []
    done: list[_Open] = []
    for number, line in table:
        for left, right, text, ruled in _segments(line, measure(line)):
            crossed = [cell for cell in open_cells if cell.left < right and left < cell.right]
            if ruled:
                done += crossed
                open_cells = [cell for cell in open_cells if cell not in crossed]
                continue
            cell = next((cell for cell in crossed if abs(cell.left - left) < 2 and abs(cell.right - right) < 2), None)
            if cell is None:
                cell = _Open(left, right, number)
                open_cells.append(cell)
            if content := strip(text):
                cell.text.append(content)
                cell.line = cell.line or number
    rows: dict[int, list[_Open]] = {}
    for cell in sorted([*done, *open_cells], key=lambda cell: (cell.top, cell.left)):
        rows.setdefault(cell.top, []).append(cell)
    return Grid(tuple(tuple(GridCell(_joined(c), line=c.line or c.top) for c in row) for row in rows.values()))


def _measure(lines: Sequence[str]) -> Measure:
    """How the tool that drew a table measured its text: so that the vertical lines stand above each other."""

    def by_length(line: str) -> Sequence[int]:
        return range(len(line) + 1)

    def places(measure: Measure) -> int:
        return len({columns[match.start()] for line in lines for columns in (measure(line),) for match in _bar.finditer(line)})

    return min(columns_of, by_length, key=places)


def _joined(cell: _Open) -> str:
    """The text of a cell; figures on two lines are two figures, unless one fills its line and had to be broken."""
    text = ""
    for line in cell.text:
        apart = text[-1:].isdigit() and line[:1].isdigit() and max(len(text), len(line)) < cell.right - cell.left - PADDING
        text += "\n" + line if apart else line
    return text


PADDING = 3
"""Columns between two vertical lines that hold no text: one of the lines and the blanks beside them."""


def _segments(line: str, columns: Sequence[int]) -> Iterator[tuple[int, int, str, bool]]:
    """What stands between the vertical lines of one line: columns, text, and whether it is a horizontal line."""
    bars = [match.start() for match in _bar.finditer(line)][:MOST_BARS]
    for before, after in pairwise(bars):
        text = line[before + 1 : after]
        crossing = line[before] not in "│┃║|" or line[after] not in "│┃║|" or len(text) > LONGEST_MARK
        yield columns[before], columns[after], text, bool(text) and crossing and _rule.fullmatch(text) is not None


MOST_BARS = 64
"""Vertical lines of one line of text beyond which nothing is a table: the widest has 16."""

LONGEST_MARK = 4
"""Dashes between two plain vertical lines that may be somebody's mark for no number; more are a horizontal line."""
