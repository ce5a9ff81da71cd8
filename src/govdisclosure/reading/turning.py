"""Table 4 printed otherwise: on its side, its results below each other and its blocks as columns; or with one figure a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from govdisclosure.grid import Grid, GridCell
from govdisclosure.reading.labels import key_of
from govdisclosure.reading.spans import Places
from govdisclosure.reading.tokens import Token, has_digit

__all__ = ["turned"]

MIN_RESULTS = 4
"""Results below each other that make a table one on its side: a block of table 4 has as many, and their total."""


def turned(grid: Grid, places: Sequence[Places], tokens: Sequence[Sequence[Token]]) -> Grid:
    """Return table 4 with its blocks as rows, if a grid is that on its side or has a figure a row; else the grid as it is."""
    results = [[token for token in row if token.kind == "label" and token.found.of("review", "column")] for row in tokens]
    if grid.flow or sum(map(bool, results)) < MIN_RESULTS:
        return grid
    if not _is_on_its_side(tokens):
        return _gathered(grid, tokens)
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


def _gathered(grid: Grid, rows: Iterable[Sequence[Token]]) -> Grid:
    """Return the blocks of a table with one figure a row, behind the labels of its block and its result, as rows.

    A block's label may stand in its first row only. The grid is returned as it is if a row is otherwise, a figure
    stands twice, or the blocks do not all have the same results.
    """
    blocks: dict[str, list[GridCell]] = {}
    results: dict[str, list[str]] = {}
    head: dict[str, GridCell] = {}
    block = ""
    for tokens in rows:
        at = next((i for i, token in enumerate(tokens) if token.found.of("review", "column")), -1)
        if at < 0 and not any(has_digit(token.text) for token in tokens):
            continue  # a head
        own = [token for token in tokens[: max(at, 0)] if token.found.of("review", "group")]
        block = key_of(own[-1].text) if own else block
        if not block or at != len(tokens) - 2 or tokens[-1].kind not in ("value", "blank"):
            return grid
        result = key_of(tokens[at].text)
        blocks.setdefault(block, [own[-1].cell] if own else []).append(tokens[-1].cell)
        results.setdefault(block, []).append(result)
        head.setdefault(result, tokens[at].cell)
    if len(blocks) < MIN_BLOCKS or len(head) < MIN_RESULTS or any(own != list(head) for own in results.values()):
        return grid
    found = ([GridCell(""), *head.values()], *blocks.values())
    return evolve(grid, rows=tuple(tuple(cell._replace(colspan=1, rowspan=1) for cell in row) for row in found))


MIN_BLOCKS = 2
"""Blocks of a table that holds a figure a row: one alone is a list."""
