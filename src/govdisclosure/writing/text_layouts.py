"""The layouts of plain text. Each writes one sheet; what stands around the tables is the same in all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from govdisclosure.schema.sheet import Sheet, SheetCell, matrix

__all__ = ["bare_pipe_rows", "columns", "framed_pipe_rows", "lines", "markdown", "pipe_cells", "pipe_rows", "tab_rows"]


def pipe_cells(sheet: Sheet) -> Iterator[str]:
    """Each cell on a line followed by a pipe; the places that spans cover are pipes on a line at the end of their row.

    The last row of a table has none. A cell that states nothing is a lone pipe, but a mark in a row
    where a lone pipe stands for a span.
    """
    for place, row in enumerate(sheet.rows, 1):
        covered = (sheet.width - len(row)) * (place < len(sheet.rows))
        nothing = "/" if covered == 1 else ""
        yield from (f"{cell.text or nothing} |".lstrip() for cell in row)
        if covered:
            yield "|" * covered


def pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a pipe after each cell; the places that spans cover are bare pipes at its end."""
    for row in sheet.rows:
        yield " ".join(f"{cell.text} |".lstrip() for cell in row) + " " + "|" * (sheet.width - len(row))


def _places(sheet: Sheet) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in matrix(sheet)]


def framed_pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line between pipes; the places that spans cover have nothing, not even a blank, between theirs."""
    for row in matrix(sheet):
        yield "|" + "".join("|" if cell is None else f" {cell.text} |" for cell in row)


def bare_pipe_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a pipe after each cell; spans leave nothing behind."""
    for row in sheet.rows:
        yield " | ".join(cell.text for cell in row) + " |"


def markdown(sheet: Sheet) -> Iterator[str]:
    """A pipe table of markdown: the first row is its head, and spans leave empty cells."""
    first, *rest = framed_pipe_rows(sheet)
    yield first
    yield "|" + " --- |" * sheet.width
    yield from rest


def tab_rows(sheet: Sheet) -> Iterator[str]:
    """One row a line, a tab between cells; the places that spans cover are empty cells where they are."""
    for row in _places(sheet):
        yield "\t".join(row)


def lines(sheet: Sheet) -> Iterator[str]:
    """One cell a line and nothing between them: spans leave nothing, so every figure needs a sign."""
    for row in sheet.rows:
        yield from (cell.text for cell in row)


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
