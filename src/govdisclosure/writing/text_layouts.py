"""The layouts of plain text. Each writes one sheet; what stands around the tables is the same in all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from govdisclosure.schema.conventions import Convention, Filling, written
from govdisclosure.schema.sheet import Sheet, SheetCell, matrix

__all__ = ["bare_pipe_rows", "columns", "framed_pipe_rows", "lines", "markdown", "pipe_cells", "pipe_rows", "tab_rows"]


BARE = Convention()
FILLED_UP = Convention(filled=True)
IN_PLACE = Convention(Filling.BEHIND, Filling.BEHIND)
"""What the layouts leave for spans: nothing, as many places at the end of the row, places where the spans reach."""


def pipe_cells(sheet: Sheet) -> Iterator[str]:
    """Each cell on a line followed by a pipe; the places that spans cover are pipes on a line at the end of their row.

    The last row of a table has none. A cell that states nothing is a lone pipe, but a mark in a row
    where a lone pipe stands for a span.
    """
    *above, last = written(sheet, FILLED_UP)
    for row in (*above, tuple(filter(None, last))):
        covered = row.count(None)
        nothing = "/" if covered == 1 else ""
        yield from (f"{cell.text or nothing} |".lstrip() for cell in row if cell)
        if covered:
            yield "|" * covered


def pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a pipe after each cell; the places that spans cover are bare pipes at its end."""
    for row in written(sheet, FILLED_UP):
        yield " ".join(f"{cell.text} |".lstrip() for cell in row if cell) + " " + "|" * row.count(None)


def framed_pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line between pipes; the places that spans cover have nothing, not even a blank, between theirs."""
    for row in written(sheet, IN_PLACE):
        yield "|" + "".join("|" if cell is None else f" {cell.text} |" for cell in row)


def bare_pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a pipe after each cell; spans leave nothing behind."""
    for row in written(sheet, BARE):
        yield " | ".join(_texts(row)) + " |"


def _texts(row: Sequence[SheetCell | None]) -> Iterator[str]:
    return (cell.text if cell else "" for cell in row)


def markdown(sheet: Sheet) -> Iterator[str]:
    """A pipe table of markdown: the first row is its head, and spans leave empty cells."""
    first, *rest = framed_pipe_rows(sheet)
    yield first
    yield "|" + " --- |" * sheet.width
    yield from rest


def tab_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a tab between cells; the places that spans cover are empty cells where they are."""
    for row in written(sheet, IN_PLACE):
        yield "\t".join(_texts(row))


def lines(sheet: Sheet) -> Iterator[str]:
    """One cell a line and nothing between them: spans leave nothing, so every figure needs a sign."""
    for row in written(sheet, BARE):
        yield from _texts(row)


GAP = 3


def columns(sheet: Sheet) -> Iterator[str]:
    """Columns of fixed width, set by the width of the characters on a screen."""
    grid = matrix(sheet)
    widths = _column_widths(grid, sheet.width)
    for row in grid:
        yield _set(row, widths)


def _column_widths(grid: Sequence[Sequence[SheetCell | None]], count: int) -> list[int]:
    """As wide as the widest cell that stands in a column alone; a cell across several widens the last of them if it must."""
    widths = [0] * count
    placed = [(x, cell) for row in grid for x, cell in enumerate(row) if cell is not None]
    for x, cell in sorted(placed, key=lambda pair: pair[1].colspan):
        own = sum(widths[x : x + cell.colspan])
        widths[x + cell.colspan - 1] += max(0, _width(cell.text) + GAP - own)
    return widths


def _set(row: Sequence[SheetCell | None], widths: Sequence[int]) -> str:
    line, missing = "", 0
    for cell, width in zip(row, widths, strict=True):
        if cell is not None and cell.text:
            line += " " * missing + cell.text
            missing = -_width(cell.text)
        missing += width
    return line


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
