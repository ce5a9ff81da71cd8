"""The door for those who have tables already: what pdfplumber, pandas, OCR or a parser of their own gave them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from numbers import Real
from operator import index
from typing import SupportsIndex, cast

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.doors import readings_of
from govdisclosure.reading.reading import Reading
from govdisclosure.source.page import Page

__all__ = ["Cell", "Table", "read_grids"]

Cell = object
"""A text, a number, None for a place that a span reaches, or `(text, rowspan, colspan)`."""

Table = Iterable[Iterable[Cell]]
"""A table: its rows, each with the cells that begin in it."""


def read_grids(blocks: Iterable[str | Table]) -> Reading:
    """Read a report from its paragraphs and tables, in the order of the document.

    A paragraph is a text, a table an iterable of rows; a cell is a text, or `(text, rowspan, colspan)` where spans are known.
    Where they are not, what a span reaches may be left out, be None (as pdfplumber has it), be blank, or say the text again.
    A number is taken as it is written; what pandas has for nothing (NaN, NA, NaT) is blank. `line` counts the
    blocks, `place` is the table among the tables, the row, the cell.

    Raises `TypeError` for blocks, rows or cells of another kind, `ValueError` for a span below 1.

    >>> reading = read_grids(["四、政府信息公开行政复议、行政诉讼情况", [["行政复议"], ["结果维持", "总计"], [3, 5]]])
    >>> reading.layout
    'grids'
    """
    return readings_of(Page(blocks=tuple(_blocks(blocks)), layout="grids"))[0]


def _blocks(blocks: Iterable[str | Table]) -> Iterator[Block]:
    tables = 0
    for number, block in enumerate(blocks, 1):
        if isinstance(block, str):
            yield from (Paragraph(line, number) for part in block.split("\n") if (line := part.strip()))
        else:
            tables += 1
            yield Grid(tuple(_row(row, number, tables, place) for place, row in enumerate(_items(block), 1)))


def _items(held: object) -> Iterable[object]:
    """Return what a table or a row holds; a text is neither."""
    if isinstance(held, str | bytes) or not isinstance(held, Iterable):
        raise TypeError(f"a table is rows of cells, a paragraph a text; this is neither: {held!r:.60}")
    return cast("Iterable[object]", held)


def _row(row: object, block: int, table: int, number: int) -> tuple[GridCell, ...]:
    return tuple(_cell(cell, block, (table, number, place)) for place, cell in enumerate(_items(row), 1))


def _cell(cell: object, block: int, place: tuple[int, int, int]) -> GridCell:
    if not isinstance(cell, tuple):
        return GridCell(_text(cell), line=block, place=place, pad=cell is None)
    try:
        text, rowspan, colspan = cast("tuple[object, object, object]", cell)
    except ValueError:
        raise TypeError(f"a cell with spans is (text, rowspan, colspan), not {cell!r:.60}") from None
    return GridCell(_text(text), _span(colspan), _span(rowspan), block, place)


def _span(stated: object) -> int:
    if not isinstance(stated, int) or stated < 1:
        raise ValueError(f"a span is a number from 1 on, not {stated!r:.60}")
    return stated


def _text(value: object) -> str:
    """Return what a cell shows. 12.0 is 12: pandas makes numbers with a point of a column that has blanks."""
    if isinstance(value, str):
        return value.strip()
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return ""
    if isinstance(value, SupportsIndex) and value is not True and value is not False:
        return str(index(value))
    if isinstance(value, float | Real) and not isinstance(value, SupportsIndex):
        return _of_float(float(value), str(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"a cell is a text, a number or nothing, not {value!r:.60}")


def _of_float(number: float, written: str) -> str:
    if math.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() else written
