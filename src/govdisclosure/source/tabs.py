"""Tables with tabs between the cells, as browsers copy them and spreadsheets save them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import gcd

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.strings import pieces, strip
from govdisclosure.text.normal import BLANKS

__all__ = ["MOST_CELLS", "find_tabs", "join_cells", "read_tabs"]

LONE_TABS = 5
"""Lines with nothing but a tab, from which on a text is taken to have its cells on lines of their own."""

MIN_TABS = 9
"""Tabs in lines from which on they are taken to part cells: a table of three rows and four columns has as many."""

MOST_CELLS = 60
"""Cells beyond which a line is no row but a whole page: the widest row of the forms has 15."""

MAX_OPEN, MIN_OPEN = 15, 2
"""Lines with a figure each that go on in a row that ends with a tab: at most the cells of the widest row, and not one,
which may be anything (the number of a page)."""

_tabs = re.compile("\t+")
_single = re.compile("(?<!\t)\t(?!\t)")
_figure = re.compile(r"[-+]?[0-9０-９][0-9０-９.,，]*")


def join_cells(lines: Sequence[str]) -> Sequence[str]:
    r"""Put the cells of a row on one line where a line with a tab stands between them.

    So browsers copy cells that hold paragraphs. Every row stands on the line of its first cell, the
    other lines become empty, so that line numbers stay true. A text that is further from its tab than
    most are belongs to the next row: the cell before it is blank.

    >>> [row for row in join_cells(["规章", "\t", "1", "\t", "\t", "3", "", "许可", "\t", "7", "\t", "", "", "处罚"]) if row]
    ['规章\t1\t\t3', '许可\t7\t', '处罚']
    """
    tabs = [i for i, line in enumerate(lines) if "\t" in line and line.strip(" ") == "\t"]
    if len(tabs) < LONE_TABS:
        return lines
    following = _following(lines, tabs)
    usual = Counter(j - i for i, j in following.items()).most_common(1)[0][0]
    rows: list[list[str]] = [[] for _ in lines]
    row, glued = 0, False
    for i, line in enumerate(lines):
        if i in following:
            rows[row].append("\t")
            glued = following[i] - i <= usual
        elif line and line.strip(" "):
            row = row if glued else i
            rows[row].append(strip(line))
            glued = False
    return ["".join(parts) for parts in rows]


def _following(lines: Sequence[str], tabs: Sequence[int]) -> dict[int, int]:
    """For each line with a lone tab the next line that is not blank."""
    found: dict[int, int] = {}
    wanted = set(tabs)
    after = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if i in wanted:
            found[i] = after
        if lines[i] and lines[i].strip(" "):
            after = i
    return found


def find_tabs(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are tables with tabs."""
    tabbed = [i for i, line in enumerate(lines) if "\t" in line.strip()]
    if sum(lines[i].strip().count("\t") for i in tabbed) < MIN_TABS:
        return
    own = {i for i, line in enumerate(lines) if "\t" in line}
    own |= _open_rows(lines) | _closed_cells(lines, own)
    yield from _runs(lines, own)


def _closed_cells(lines: Sequence[str], tabbed: set[int]) -> set[int]:
    """The lines without a tab that belong to the rows below them."""
    return {i for i in pieces(lines, "\t") if i not in tabbed}


def _runs(lines: Sequence[str], own: set[int]) -> Iterator[range]:
    """The lines of tables as runs; blank lines between them part no table."""
    start = stop = -1
    for i, line in enumerate(lines):
        if i in own:
            start, stop = (i if start < 0 else start), i + 1
        elif start >= 0 and strip(line):
            yield from _run(lines, start, stop)
            start = -1
    if start >= 0:
        yield from _run(lines, start, stop)


def _run(lines: Sequence[str], start: int, stop: int) -> Iterator[range]:
    """A run, without the lines in front that belong to no row if they are more than its rows."""
    rows = [i for i in range(start, stop) if "\t" in lines[i].strip()]
    if rows:
        without = sum(1 for i in range(start, rows[-1]) if strip(lines[i]) and "\t" not in lines[i])
        yield range(rows[0] if without > len(rows) and rows[0] > start + MAX_OPEN else start, stop)


def _open_rows(lines: Sequence[str]) -> set[int]:
    """The lines with a figure each behind a row that ends with a tab, which no other row does: its next cells."""
    open_rows = [i for i, line in enumerate(lines) if line[-1:] == "\t" and strip(line.replace("\t", ""))]
    found: set[int] = set()
    for row in open_rows:
        figures = _figures_behind(lines, row)
        if len(figures) < MIN_OPEN:
            return set()
        found.update(figures)
    return found


def _figures_behind(lines: Sequence[str], row: int) -> list[int]:
    figures: list[int] = []
    for i in range(row + 1, len(lines)):
        text = strip(lines[i])
        if text and (len(figures) == MAX_OPEN or not _figure.fullmatch(text)):
            break
        if text:
            figures.append(i)
    return figures


def read_tabs(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The table of a run of lines: rows are lines with a tab, cells what stands between the tabs."""
    further = _open_rows(lines)
    gap = "\t" * _width_of_gap(lines)
    rows: list[tuple[GridCell, ...]] = []
    flow: list[GridCell] = []  # the cells of long lines, which hold several rows and may tear one
    for number, line in enumerate(lines, first):
        cells = tuple(GridCell(part.strip(BLANKS), line=number) for part in line.split(gap))
        if len(cells) > MOST_CELLS or (flow and len(cells) > 1 and not cells[0].text):  # the second goes on in a torn cell
            yield from _grid(rows)
            flow += [cell for cell in cells if cell.text]
            continue
        if flow and strip(line):
            yield Grid((tuple(flow),), flow=True)
            flow = []
        if "\t" in line:
            rows.append(cells)
        elif number - first in further and rows:
            before = rows[-1] if rows[-1][-1].text else rows[-1][:-1]
            rows[-1] = (*before, GridCell(strip(line), line=number))
        elif line and (text := strip(line)):
            rows.append((GridCell(text, line=number),))
    if flow:
        yield Grid((tuple(flow),), flow=True)
    yield from _grid(rows)


def _grid(rows: list[tuple[GridCell, ...]]) -> Iterator[Block]:
    """The rows so far as a table."""
    if rows:
        yield Grid(tuple(rows))
        rows.clear()


def _width_of_gap(lines: Sequence[str]) -> int:
    """The tabs between two cells: some tools write two. Told by many gaps, each of which is a multiple."""
    if any(_single.search(line) for line in lines):
        return 1
    gaps = [len(match[0]) for line in lines for match in _tabs.finditer(line)]
    return gcd(*gaps) if len(gaps) >= MIN_GAPS else 1


MIN_GAPS = 6
"""Gaps between cells from which on all of them may be told to be multiples of two tabs."""
