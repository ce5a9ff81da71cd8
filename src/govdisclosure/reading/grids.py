"""The door for those who have tables already: what pdfplumber, pandas, OCR or a parser of their own gave them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from numbers import Real
from operator import index
from typing import SupportsIndex, cast

from govdisclosure.errors import WrongArgumentError
from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.doors import readings_of
from govdisclosure.reading.reading import Reading
from govdisclosure.source.page import Page

__all__ = ["Cell", "Table", "read_grids"]

Cell = object
"""A text, a number, None for a place that a span reaches, or `(text, rowspan, colspan)`."""

Table = Iterable[Iterable[Cell]]
"""A table: its rows, each with the cells that begin in it."""

WITHOUT_ORDER = (str, bytes, AbstractSet, Mapping)
"""What gives items that are no rows or cells in their order."""

EXACT = 2**53
"""Up to here a float is exact; beyond, its last digits are none that anybody wrote."""

MOST_DIGITS = 1000
"""Digits of a decimal that are written out; the number of a cell is shorter."""


def read_grids(blocks: Iterable[str | Table]) -> Reading:
    """Read a report from its paragraphs and tables, in the order of the document.

    A paragraph is a text, a table an iterable of rows; a cell is a text, or `(text, rowspan, colspan)` where spans are known.
    Where they are not, what a span reaches may be left out, be None (as pdfplumber has it), be blank, or say the text again.
    A number is taken as it is written; what pandas has for nothing (NaN, NA, NaT) is blank. `line` counts the
    blocks, `place` is the table among the tables, the row, the cell.

    Raises `WrongArgumentError` (a `TypeError`) for blocks, rows or cells of another kind, `ValueError` for a span below 1;
    both name the block, the row and the cell.

    >>> reading = read_grids(["四、政府信息公开行政复议、行政诉讼情况", [["行政复议"], ["结果维持", "总计"], [3, 5]]])
    >>> reading.layout
    'grids'
    """
    return readings_of(Page(blocks=tuple(_blocks(blocks)), layout="grids"))[0]


def _blocks(blocks: object) -> Iterator[Block]:
    tables = 0
    for number, block in enumerate(_items(blocks, "a list of paragraphs (texts) and tables (rows of cells)"), 1):
        if isinstance(block, str):
            yield from (Paragraph(line, number) for part in block.split("\n") if (line := part.strip()))
        else:
            tables += 1
            rows = _items(block, f"a text, or rows of cells (of a frame its rows), as block {number}")
            yield Grid(tuple(_row(row, number, tables, place) for place, row in enumerate(rows, 1)))


def _items(held: object, wanted: str) -> Iterable[object]:
    """Return what a list, a table or a row holds."""
    if not _has_order(held):
        raise WrongArgumentError.of(wanted, held)
    return cast("Iterable[object]", held)


def _has_order(held: object) -> bool:
    """Return False for a text, which holds no rows, a set, which has no order, and a frame, which would give columns."""
    gives_columns = hasattr(held, "columns")
    return isinstance(held, Iterable) and not isinstance(held, WITHOUT_ORDER) and not gives_columns


def _row(row: object, block: int, table: int, number: int) -> tuple[GridCell, ...]:
    cells = _items(row, f"a list of cells as row {number} of block {block}")
    return tuple(_cell(cell, block, (table, number, place)) for place, cell in enumerate(cells, 1))


def _cell(cell: object, block: int, place: tuple[int, int, int]) -> GridCell:
    where = f"cell {place[2]} of row {place[1]} of block {block}"
    if not isinstance(cell, tuple):
        return GridCell(_text(cell, where), line=block, place=place, pad=cell is None)
    try:
        text, rowspan, colspan = cast("tuple[object, object, object]", cell)
    except ValueError:
        raise WrongArgumentError(f"(text, rowspan, colspan) as {where}", f"{cell!r:.60}") from None
    return GridCell(_text(text, where), _span(colspan, where), _span(rowspan, where), block, place)


def _span(stated: object, where: str) -> int:
    if isinstance(stated, bool) or not isinstance(stated, SupportsIndex) or index(stated) < 1:
        raise ValueError(f"a span is a whole number from 1 on, not {stated!r:.60} ({where})")
    return index(stated)


def _text(value: object, where: str) -> str:
    """Return what a cell shows. 12.0 is 12: pandas makes numbers with a point of a column that has blanks."""
    if isinstance(value, str):
        return value.strip()
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return ""
    if isinstance(value, bool):
        raise WrongArgumentError.of(f"a text, a number or None as {where}", value)
    if isinstance(value, SupportsIndex):
        return str(index(value))
    if isinstance(value, Decimal):
        return _of_decimal(value)
    if isinstance(value, float | Real):
        return _of_float(float(value), str(value))
    raise WrongArgumentError.of(f"a text, a number or None as {where}", value)


def _of_decimal(value: Decimal) -> str:
    if value.is_nan():
        return ""
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:
        return str(value)
    return str(int(value)) if value == value.to_integral_value() else f"{value:f}"


def _of_float(number: float, written: str) -> str:
    if math.isnan(number):
        return ""
    return str(int(number)) if abs(number) < EXACT and number.is_integer() else written
