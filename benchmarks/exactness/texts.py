"""Texts whose tables have no cells: what all of their kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from attrs import frozen

from benchmarks.exactness.printing import Cell, Printed

__all__ = ["Kind", "Written", "of_rows", "paths_of", "texts_of", "torn"]


@frozen
class Written:
    """The lines of a table. `unsure`: cells whose figures no reader can tell from the lines alone."""

    lines: tuple[str, ...]
    unsure: frozenset[str] = frozenset()


Kind = Callable[[Printed, Random], Written]
"""How a table is written."""


def texts_of(row: Sequence[Cell], role: str) -> list[str]:
    """The texts of a row's cells of one role; blank cells have none."""
    return [cell.text for cell in row if cell.role == role and cell.text]


def paths_of(row: Sequence[Cell]) -> set[str]:
    """The cells of the form that stand in a row."""
    return {cell.path for cell in row if cell.path is not None}


def _is_torn(row: Sequence[Cell]) -> bool:
    """True if some figures of a row are there and others blank: without cells nobody can tell which."""
    figures = [bool(cell.text) for cell in row if cell.role == "value"]
    return any(figures) and not all(figures)


def torn(table: Printed) -> frozenset[str]:
    """The cells of rows of which only a part is filled in: lost to texts that lose blank cells."""
    return frozenset(path for row in table.rows if _is_torn(row) for path in paths_of(row))


def of_rows(table: Printed, write: Callable[[Sequence[Cell]], Iterator[str]]) -> Written:
    """Write a table row by row; blank cells are lost."""
    return Written(tuple(line for row in table.rows for line in write(row)), torn(table))
