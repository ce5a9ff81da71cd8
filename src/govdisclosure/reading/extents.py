"""Which columns a cell stands in where spans are declared: a grid can have more lines than the form has columns.

Word and LibreOffice draw a line of the grid wherever any row has one, so a cell of one column may span several of the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from govdisclosure.grid import GridCell
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token

__all__ = ["Extent", "meet", "own_cells"]


class Extent(Protocol):
    """What stands in some columns of a grid; its `place` is -1 where the source does not tell."""

    @property
    def place(self) -> int:
        """The first of its columns."""
        ...

    @property
    def colspan(self) -> int:
        """How many columns it spans."""
        ...


def meet(one: Extent, place: int, colspan: int) -> bool:
    """Return False if spans tell that a cell stands in none of the columns of the grid that another reaches."""
    return one.place < 0 or place < 0 or (one.place < place + colspan and place < one.place + one.colspan)


def own_cells(columns: Sequence[Extent], tokens: Sequence[Token], row: SourceRow) -> Iterator[GridCell]:
    """Yield the cell of each column, without its span if it stands in that column and in no other as a whole."""
    for i, token in enumerate(tokens):
        cell = token.cell
        yield cell._replace(colspan=1) if cell.colspan > 1 and _is_alone(columns, i, tokens, row) else cell


def _is_alone(columns: Sequence[Extent], number: int, tokens: Sequence[Token], row: SourceRow) -> bool:
    token = tokens[number]
    at = next((place for own, place in zip(row.tokens, row.places, strict=False) if own is token), -1)
    if at < 0 or columns[number].place < 0 or not meet(columns[number], at, token.cell.colspan):
        return False
    end = at + token.cell.colspan
    return all(i == number or not at <= column.place <= column.place + column.colspan <= end for i, column in enumerate(columns))
