"""Where the columns of a text stand that kept its places, as whole rows show it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from govdisclosure.reading.lines.labels import Item, blank_beside
from govdisclosure.reading.lines.rows import Row, is_beside

__all__ = ["Ruler"]

MIN_RULED = 3
"""Whole rows on one page that show where its columns are."""

MIN_APART = 4
"""How far apart labels end whose figures stand in columns: in a text without columns, figures stand behind their labels."""


class Column(NamedTuple):
    """The places that the figures of a column touch, and where all of them begin or end, if that is one place."""

    left: int
    right: int
    begin: int | None
    end: int | None

    def has(self, item: Item) -> bool:
        """Return whether a figure begins or ends where all of the column do, as on a grid of characters (w3m, lynx)."""
        begin, end = item.tokens[0].columns
        return begin == self.begin or end == self.end

    def joined(self, item: Item) -> Column:
        """Return the column with one more figure."""
        begin, end = item.tokens[0].columns
        return Column(
            min(self.left, begin),
            max(self.right, end),
            begin if begin == self.begin else None,
            end if end == self.end else None,
        )


@frozen
class Ruler:
    """Where columns stand: segments of rows whose columns agree, each with the places of its first and last row."""

    segments: tuple[tuple[int, int, tuple[Column, ...]], ...]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Ruler:
        """Return the columns that whole rows show, each on the line of its label."""
        segments: list[tuple[int, int, tuple[Column, ...]]] = []
        own: list[tuple[int, Row]] = []
        columns: tuple[Column, ...] = ()
        for i, row in enumerate(rows):
            if row.doubt or len(row.figures) != width or not is_beside(row):
                continue
            joined = _joined(columns, row)
            if joined is None:
                segments += _segment(own, columns)
                own, joined = [], tuple(_column_of(item) for item in row.figures)
            own.append((i, row))
            columns = joined
        return cls((*segments, *_segment(own, columns)), width)

    def place(self, i: int, row: Row) -> list[Item] | None:
        """Return the cells of row `i` by its columns, blank ones included; None if a figure touches none or two."""
        placed = [self._placed(columns, row) for columns in self._near(i)]
        if not placed or any(cells is None or [c.start for c in cells] != [c.start for c in placed[0] or ()] for cells in placed):
            return None
        return placed[0]

    def is_exact(self, i: int, cells: Sequence[Item]) -> bool:
        """Return whether the figures of a row that was placed begin or end just where all of their columns do."""
        pairs = [pair for columns in self._near(i) for pair in zip(columns, cells, strict=True)]
        return all(column.has(cell) for column, cell in pairs if cell.kind == "figure")

    def _near(self, i: int) -> list[tuple[Column, ...]]:
        """The columns of the segments before and behind a row: one, if it stands within."""
        before = [columns for first, _, columns in self.segments if first <= i][-1:]
        behind = [columns for _, last, columns in self.segments if last >= i][:1]
        return before + behind

    def _placed(self, columns: Sequence[Column], row: Row) -> list[Item] | None:
        own: dict[int, Item] = {}
        for item in row.figures:
            start, end = item.tokens[0].columns
            touched = [c for c, column in enumerate(columns) if start < column.right and column.left < end]
            if len(touched) != 1 or touched[0] in own:
                return None
            own[touched[0]] = item
        return [own.get(c) or blank_beside(row.figures[0]) for c in range(self.width)]


def _column_of(item: Item) -> Column:
    begin, end = item.tokens[0].columns
    return Column(begin, end, begin, end)


def _joined(columns: Sequence[Column], row: Row) -> tuple[Column, ...] | None:
    """The columns widened by the figures of a row; None if two of them meet then."""
    if columns:
        joined = [column.joined(item) for column, item in zip(columns, row.figures, strict=True)]
    else:
        joined = [_column_of(item) for item in row.figures]
    return tuple(joined) if all(one.right <= other.left for one, other in pairwise(joined)) else None


def _segment(own: Sequence[tuple[int, Row]], columns: tuple[Column, ...]) -> list[tuple[int, int, tuple[Column, ...]]]:
    ends = {max(token.columns[1] for token in row.item.tokens if token.at == row.figures[0].tokens[0].at) for _, row in own}
    if len(own) < MIN_RULED or max(ends) - min(ends) < MIN_APART:
        return []
    return [(own[0][0], own[-1][0], columns)]
