"""Table 4 printed on its side: its results stand below each other in front of the figures, its blocks are columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from govdisclosure.grid import Grid, GridCell
from govdisclosure.reading.spans import Places
from govdisclosure.reading.tokens import Token

__all__ = ["turned"]

MIN_RESULTS = 4
"""Results below each other that make a table one on its side: a block of table 4 has as many, and their total."""


def turned(grid: Grid, places: Sequence[Places], tokens: Iterable[Sequence[Token]]) -> Grid:
    """Return a grid with its rows as columns, if it is table 4 on its side; else as it is."""
    if grid.flow or not _is_on_its_side(tokens):
        return grid
    widths = {own[-1] if own else len(row) for row, own in zip(grid.rows, places, strict=True)}
    if len(widths) != 1:
        return grid
    rows: list[list[GridCell]] = [[] for _ in range(widths.pop())]
    for row, own in zip(grid.rows, places, strict=True):
        for place, cell in zip(own or range(len(row)), row, strict=False):
            rows[place].append(cell._replace(colspan=cell.rowspan, rowspan=cell.colspan))
    return evolve(grid, rows=tuple(map(tuple, rows)))


def _is_on_its_side(rows: Iterable[Sequence[Token]]) -> bool:
    """Return True if each of several results stands in a row of its own, in front of figures."""
    results: Counter[str] = Counter()
    for tokens in rows:
        own = [label.name for token in tokens if (label := token.found.of("review", "column"))]
        if len(set(own)) > 1 or (own and tokens[-1].kind not in ("value", "blank")):
            return False
        results.update(set(own))
    return len(results) >= MIN_RESULTS and max(results.values()) == 1
