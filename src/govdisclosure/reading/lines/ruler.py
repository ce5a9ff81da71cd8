"""Where the columns of a text stand that kept its places, as whole rows show it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.rows import Row, is_beside

__all__ = ["Ruler"]

MIN_RULED = 3
"""Whole rows on one page that show where its columns are."""

MIN_APART = 4
"""How far apart labels end whose figures stand in columns: in a text without columns, figures stand behind their labels."""

Span = tuple[int, int]


@frozen
class Ruler:
    """Where columns stand: segments of rows whose columns agree, each with the places of its first and last row."""

    segments: tuple[tuple[int, int, tuple[Span, ...]], ...]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Ruler:
        """Return the columns that whole rows show, each on the line of its label."""
        segments: list[tuple[int, int, tuple[Span, ...]]] = []
        own: list[tuple[int, Row]] = []
        columns: tuple[Span, ...] = ()
        for i, row in enumerate(rows):
            if row.doubt or len(row.figures) != width or not is_beside(row):
                continue
            joined = _joined(columns, row)
            if joined is None:
                segments += _segment(own, columns)
                own, joined = [], tuple(item.tokens[0].columns for item in row.figures)
            own.append((i, row))
            columns = joined
        return cls((*segments, *_segment(own, columns)), width)

    def place(self, i: int, row: Row) -> list[Item] | None:
        """Return the cells of row `i` by its columns, blank ones included; None if a figure touches none or two."""
        before = [columns for first, _, columns in self.segments if first <= i][-1:]
        behind = [columns for _, last, columns in self.segments if last >= i][:1]
        placed = [self._placed(columns, row) for columns in (before + behind)]
        if not placed or any(cells is None or [c.start for c in cells] != [c.start for c in placed[0] or ()] for cells in placed):
            return None
        return placed[0]

    def _placed(self, columns: Sequence[Span], row: Row) -> list[Item] | None:
        own: dict[int, Item] = {}
        for item in row.figures:
            start, end = item.tokens[0].columns
            touched = [c for c, (left, right) in enumerate(columns) if start < right and left < end]
            if len(touched) != 1 or touched[0] in own:
                return None
            own[touched[0]] = item
        return [own.get(c) or _nothing(row.figures[0]) for c in range(self.width)]


def _nothing(near: Item) -> Item:
    return Item("blank", (near.tokens[0]._replace(text="", kind="blank"),), near.start, near.start, "")


def _joined(columns: Sequence[Span], row: Row) -> tuple[Span, ...] | None:
    """The columns widened by the figures of a row; None if two of them meet then."""
    spans = [item.tokens[0].columns for item in row.figures]
    if columns:
        spans = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(columns, spans, strict=True)]
    return tuple(spans) if all(left[1] <= right[0] for left, right in pairwise(spans)) else None


def _segment(own: Sequence[tuple[int, Row]], columns: tuple[Span, ...]) -> list[tuple[int, int, tuple[Span, ...]]]:
    ends = {max(token.columns[1] for token in row.item.tokens if token.at == row.figures[0].tokens[0].at) for _, row in own}
    if len(own) < MIN_RULED or max(ends) - min(ends) < MIN_APART:
        return []
    return [(own[0][0], own[-1][0], columns)]
