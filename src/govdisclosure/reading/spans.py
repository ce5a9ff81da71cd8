"""Where cells stand in a table whose source declares spans: the column in which each begins."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.grid import Grid, GridCell

__all__ = ["Places", "places_of"]

Places = tuple[int, ...]
"""The column in which each cell of a row begins, and behind them the width of the row; () where the source does not tell."""

MAX_WIDTH = 100
"""Columns of the widest table that is looked at: the printed ones have 15, and a page may declare any number."""


def places_of(grid: Grid) -> Iterator[Places]:
    """Yield for each row of a grid where its cells begin, if the grid declares spans."""
    if not any(cell.colspan > 1 or cell.rowspan > 1 for row in grid.rows for cell in row):
        yield from [()] * len(grid.rows)
        return
    open_rows: dict[int, int] = {}  # rows below that a span from above still reaches, by column; never 0
    for row in grid.rows:
        yield _row(row, open_rows)


def _row(row: tuple[GridCell, ...], open_rows: dict[int, int]) -> Places:
    """Return the places of one row, and note in `open_rows` what its spans reach."""
    taken = set(open_rows)
    for column in taken:
        _note(open_rows, column, open_rows[column] - 1)
    places: list[int] = []
    column = 0
    for cell in row:
        while column in taken:
            column += 1
        places.append(column)
        column += cell.colspan
        if column > MAX_WIDTH:
            return ()
        if cell.rowspan != 1 or (taken and cell.colspan > 1):  # any other cell stands where no span reaches
            for reached in range(places[-1], column):
                _note(open_rows, reached, cell.rowspan - 1)
    return (*places, max(column, max(taken, default=-1) + 1))


def _note(open_rows: dict[int, int], column: int, rows: int) -> None:
    """Note how many rows below a span still reaches in a column."""
    if rows:
        open_rows[column] = rows
    else:
        open_rows.pop(column, None)
