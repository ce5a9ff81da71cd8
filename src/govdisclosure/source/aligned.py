"""Tables aligned by blanks, as pandas prints them and terminal tools without lines: the cells of a column begin, or end, alike.

A column is believed if a text stands in it: figures stand below their head. Where one holds nothing but figures, as in many
texts that keep the places of a page, the lines are read as lines of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product
from typing import NamedTuple

from govdisclosure.grid import Grid, GridCell
from govdisclosure.source.strings import strip
from govdisclosure.text.numbers import BLANK_OF_TOOL
from govdisclosure.text.width import columns_of

__all__ = ["find_aligned", "read_aligned"]

_cell, _word = re.compile(r"\S+(?: \S+)*"), re.compile(r"\S+")
_single = re.compile(r"\S \S")
_figure = re.compile(r"[-+]?[0-9０-９][0-9０-９.,，]*")

MIN_COLUMNS, MAX_COLUMNS = 3, 18
"""Columns of a table: two may be a list, and the widest form has 15, and three of labels."""

MIN_LINES = 3
"""Lines with several cells from which on they are a table: two rows of labels above one of figures."""


SAMPLE = 4
"""Last lines, behind the head, that are looked at first: of most texts they show that nothing is aligned."""


class _Cell(NamedTuple):
    """A text between blanks, and the columns of the terminal from which and up to which it stands."""

    text: str
    start: int
    end: int


class _Line(NamedTuple):
    """A line by its number, and its cells."""

    number: int
    cells: list[_Cell]


class _Table(NamedTuple):
    """The lines of a table, and for each the cells by the number of their column."""

    lines: list[_Line]
    rows: list[dict[int, str]]
    width: int


def find_aligned(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines whose cells are aligned."""
    for table in _tables(lines):
        yield range(table.lines[0].number, table.lines[-1].number + 1)


def read_aligned(lines: Sequence[str], first: int = 1) -> Iterator[Grid]:
    """The tables of a run of lines, a row a line."""
    for table in _tables(lines):
        numbered = zip(table.lines, table.rows, strict=True)
        yield Grid(
            tuple(tuple(GridCell(row.get(i, ""), line=first + line.number) for i in range(table.width)) for line, row in numbered)
        )


def _tables(lines: Sequence[str]) -> Iterator[_Table]:
    for blank, run in groupby(enumerate(lines), key=lambda pair: not strip(pair[1])):
        own = [] if blank else list(run)
        several = [i for i, (_, line) in enumerate(own) if "  " in line.strip(" ")]
        if len(several) >= MIN_LINES and (table := _table(own, range(several[0], several[-1] + 1))):
            yield table


def _table(lines: Sequence[tuple[int, str]], inside: range) -> _Table | None:
    """The table of a run of lines; None if nothing is aligned, or if it can be read in several ways."""
    found: list[_Table] = []
    patterns = (_cell, _word) if any(_single.search(line) for _, line in lines) else (_word,)
    for pattern, by_width in product(patterns, (False, True)):
        sample = [list(_cells(lines[i][1], pattern, by_width=by_width)) for i in inside[-SAMPLE:]]
        if min(len({c.start for cells in sample for c in cells}), len({c.end for cells in sample for c in cells})) > MAX_COLUMNS:
            continue
        own = [_Line(number, list(_cells(line, pattern, by_width=by_width))) for number, line in lines]
        without = _without_index(own)
        for at_end in (False, True):
            table = _by_edges(without, inside, at_end=at_end)
            if table is not None and all(table.rows != other.rows for other in found):
                found.append(table)
    return found[0] if len(found) == 1 else None


def _cells(line: str, pattern: re.Pattern[str], *, by_width: bool) -> Iterator[_Cell]:
    columns: Sequence[int] = columns_of(line) if by_width else range(len(line) + 1)
    for match in pattern.finditer(line):
        yield _Cell(match[0], columns[match.start()], columns[match.end()])


def _without_index(lines: list[_Line]) -> list[_Line]:
    """The lines without the numbers 0, 1, 2 … that pandas puts in front of rows, and without those above its columns."""
    numbers = [i for i, line in enumerate(lines) if line.cells and line.cells[0].text.isdigit() and line.cells[0].start == 0]
    counted = [lines[i].cells[0].text for i in numbers] == [str(i) for i in range(len(numbers))]
    if len(numbers) < MIN_LINES or not counted or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return lines
    own = [_Line(line.number, line.cells[1:] if i in numbers else line.cells) for i, line in enumerate(lines)]
    head = [cell.text for cell in own[numbers[0] - 1].cells] if numbers[0] else []
    if head and head == [str(i) for i in range(len(head))]:
        own[numbers[0] - 1] = _Line(own[numbers[0] - 1].number, [])
    return own


def _by_edges(lines: Sequence[_Line], inside: range, *, at_end: bool) -> _Table | None:
    """The table of the lines whose cells begin (or end) in few columns, each of which has a text and touches no other."""

    def edge(cell: _Cell) -> int:
        return cell.end if at_end else cell.start

    table = [lines[i] for i in inside]
    edges = sorted({edge(cell) for line in table for cell in line.cells if len(line.cells) > 1})
    if not MIN_COLUMNS <= len(edges) <= MAX_COLUMNS:
        return None
    column = {own: i for i, own in enumerate(edges)}
    first, stop = inside.start, inside.stop
    while first and _is_alone(lines[first - 1]) and edge(lines[first - 1].cells[0]) in column:
        first -= 1
    while stop < len(lines) and _is_alone(lines[stop]) and edge(lines[stop].cells[0]) in column:
        stop += 1
    whole = lines[first:stop]
    held: dict[int, list[_Cell]] = {own: [] for own in edges}
    for line in whole:
        for cell in line.cells:
            if edge(cell) not in held:
                return None
            held[edge(cell)].append(cell)
    if any(map(_is_bare, held.values())):
        return None
    if any(max(c.end for c in held[a]) >= min(c.start for c in held[b]) for a, b in pairwise(edges)):
        return None
    rows = [{column[edge(cell)]: cell.text for cell in line.cells} for line in whole]
    return _Table(list(whole), rows, len(edges)) if sum(map(len, rows)) > len(edges) else None


def _is_alone(line: _Line) -> bool:
    return len(line.cells) == 1


def _is_bare(cells: Sequence[_Cell]) -> bool:
    """True if a column holds figures and no text."""
    told = [cell.text for cell in cells if not BLANK_OF_TOOL.fullmatch(cell.text)]
    return bool(told) and all(map(_figure.fullmatch, told))
