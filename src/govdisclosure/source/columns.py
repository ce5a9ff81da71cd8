"""Tables in columns under ruled lines (`----- --- ----`), as pandoc, tabulate and reStructuredText write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.aligned import read_aligned
from govdisclosure.source.marks import without_attributes
from govdisclosure.source.strings import join_lines, strip
from govdisclosure.text.width import columns_of

__all__ = ["find_columns", "is_ruled", "read_columns"]

Measure = Callable[[str], Sequence[int]]

_rule = re.compile(r" *(?:-{3,}(?: +-{3,})*|={2,}(?: +={2,})*) *")
_group = re.compile("[-=]+")
_frame = re.compile(r" *(?:-{10,}|={10,}) *")
_NOTHING = ".."
"""A first cell of reStructuredText that is blank."""

_shared = re.compile(r"\S[ \u3000]+[-+]?[0-9][0-9.,]*[ \u3000]*$")
_figure = re.compile(r"[-+]?[0-9０-９][0-9０-９.,，]*")

MAX_HEAD = 20
"""Lines of a head between its frame and its rule: a label of the form is at most so many characters tall."""


class _Table(NamedTuple):
    """A table as indices of lines: its head, its rows, that behind its last line, and its rule."""

    top: int
    head: range
    rows: range
    stop: int
    rule: int


def is_ruled(line: str) -> bool:
    """Whether a line marks columns, at least two of them."""
    if line.count("-") + line.count("=") <= 5 or _rule.fullmatch(line) is None:
        return False
    return " -" in line.strip() or " =" in line.strip()


def find_columns(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are tables under rules."""
    for table in _tables(lines):
        yield range(table.top, table.stop)


def read_columns(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The table of a run of lines, cut at the columns of its rule; without one, where its cells are aligned."""
    tables = list(_tables(lines))
    if not tables:
        yield from read_aligned(lines, first)
    for table in tables:
        ruler = _Ruler(lines, table)
        head = [ruler.cells(lines[i], first + i) for i in table.head if strip(lines[i])]
        rows = [_joined(head)] if head else []
        rows += _rows(lines, table.rows, ruler, first)
        yield Grid(tuple(rows))


# where tables are ------------------------------------------------------------------------------------


def _tables(lines: Sequence[str]) -> Iterator[_Table]:
    rules = [i for i, line in enumerate(lines) if is_ruled(line)]
    frames = [i for i, line in enumerate(lines) if _frame.fullmatch(line)]
    end = 0
    for turn, rule in enumerate(rules):
        if rule < end:
            continue
        following = rules[turn + 1 : turn + 3]
        table = _framed(lines, rule, frames, end) or _closed(lines, rule, following) or _open(lines, rule, end)
        if len(table.rows):
            yield table
            end = table.stop


def _framed(lines: Sequence[str], rule: int, frames: Sequence[int], end: int) -> _Table | None:
    """A frame, the head, the rule, the rows, a frame."""
    at = bisect_left(frames, rule)
    above = frames[at - 1] if at else -1
    if above < end or rule - above > MAX_HEAD or at == len(frames) or not any(map(strip, lines[above + 1 : rule])):
        return None
    return _Table(above, range(above + 1, rule), range(rule + 1, frames[at]), frames[at] + 1, rule)


def _closed(lines: Sequence[str], rule: int, following: Sequence[int]) -> _Table | None:
    """A rule, the rows, the same rule; a head may stand above one more rule between them."""
    starts = _starts(lines[rule])
    same = list(takewhile(lambda i: _starts(lines[i]) == starts, following))
    if not same:
        return None
    goes_on = same[0] + 1 < len(lines) and bool(strip(lines[same[0] + 1]))
    if len(same) == 2 and goes_on:
        return _Table(rule, range(rule + 1, same[0]), range(same[0] + 1, same[1]), same[1] + 1, rule)
    return _Table(rule, range(0), range(rule + 1, same[0]), same[0] + 1, rule)


def _open(lines: Sequence[str], rule: int, end: int) -> _Table:
    """A head on the lines above the rule, rows up to a blank line."""
    above = list(takewhile(lambda i: bool(strip(lines[i])), range(rule - 1, max(end, rule - 4) - 1, -1)))
    below = list(takewhile(lambda i: bool(strip(lines[i])), range(rule + 1, len(lines))))
    top, stop = (above[-1] if above else rule), (below[-1] + 1 if below else rule + 1)
    return _Table(top, range(top, rule), range(rule + 1, stop), stop, rule)


def _starts(rule: str) -> list[int]:
    return [match.start() for match in _group.finditer(rule)]


# rows and cells --------------------------------------------------------------------------------------


class _Ruler:
    """Cuts lines where columns begin, measured by width or by the number of characters as the tool did."""

    def __init__(self, lines: Sequence[str], table: _Table) -> None:
        self.starts = _starts(lines[table.rule])
        own = [lines[i] for i in (*table.head, *table.rows)]
        self.by_width = {line: self.parts(line, columns_of) for line in own}
        by_width = sum(_faults(self.by_width[line]) for line in own)
        by_length = sum(_faults(self.parts(line, _by_length)) for line in own) if by_width else 1
        self.measures: tuple[Measure, ...] = (columns_of, _by_length) if by_width <= by_length else (_by_length, columns_of)
        self.fits = not min(by_width, by_length)

    def cells(self, line: str, number: int) -> tuple[GridCell, ...]:
        """The cells of a line; one that does not fit its table is measured for itself (some tools measure heads otherwise)."""
        parts = self.by_width[line] if self.measures[0] is columns_of else self.parts(line, self.measures[0])
        if not self.fits and (faults := _faults(parts)):
            others = self.parts(line, self.measures[1])
            parts = others if _faults(others) < faults else parts
        texts = [strip(part) for part in parts]
        return tuple(GridCell("" if text == _NOTHING else text, 1, 1, number) for text in texts)

    def parts(self, line: str, measure: Measure) -> list[str]:
        """What stands between the beginnings of the columns."""
        columns = measure(line)
        cuts = [0, *(bisect_left(columns, start) for start in self.starts[1:]), len(line)]
        return [line[a:b] for a, b in pairwise(cuts)]


def _faults(parts: Sequence[str]) -> int:
    """The words that the columns cut in two, and the figures that share a cell with other words."""
    cut = sum(1 for before, after in pairwise(parts) if before and after and not before[-1].isspace() and not after[0].isspace())
    return cut + sum(1 for part in parts if part[-1:].isdigit() and _shared.search(part))


def _by_length(line: str) -> Sequence[int]:
    return range(len(line) + 1)


def _rows(lines: Sequence[str], inside: range, ruler: _Ruler, first: int) -> Iterator[tuple[GridCell, ...]]:
    """The rows: one a line or, where blank lines part them, all lines up to the next blank one."""
    parted = any(not strip(lines[i]) for i in inside)
    row: list[tuple[GridCell, ...]] = []
    for i in inside:
        cells = ruler.cells(lines[i], first + i) if strip(lines[i]) else ()
        if row and not (cells and parted and not _is_own_row(row[-1], cells)):
            yield _joined(row)
            row = []
        if cells:
            row.append(cells)
    if row:
        yield _joined(row)


def _is_own_row(above: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
    """Whether a line is no continuation of the one above: figures without a label below all figures of that."""
    places = [i for i, cell in enumerate(above) if _figure.fullmatch(cell.text)]
    alone = not any(cell.text and not _figure.fullmatch(cell.text) for cell in cells)
    return alone and len(places) > 1 and all(_figure.fullmatch(cells[i].text) for i in places)


def _joined(lines: Sequence[tuple[GridCell, ...]]) -> tuple[GridCell, ...]:
    """One row of several lines."""
    columns = zip(*lines, strict=True)
    return tuple(_cell(column) for column in columns)


def _cell(parts: Sequence[GridCell]) -> GridCell:
    first = parts[0]
    text = without_attributes(join_lines(part.text for part in parts))
    return first if text == first.text else first._replace(text=text)
