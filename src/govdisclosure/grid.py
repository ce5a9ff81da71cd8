"""Rows of cells with their text, spans and place: the common ground of readers and writers.

A reader of one layout turns a source into blocks, paragraphs and grids, and knows nothing of the
form. A writer turns a report into the same blocks and those into a layout.
"""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

__all__ = ["Block", "Grid", "GridCell", "Paragraph"]


class GridCell(NamedTuple):
    """One cell as the source writes it: its text, what it spans, where it stands.

    `line` counts from 1 in the source. `pad` marks what a layout writes for the rest of a span: a
    place of the grid, but not a cell that somebody left blank. `place` is (table, row, cell), each
    counted from 1 in the page, where the source has tables (HTML, Word, grids); `columns` are the first column of the text
    and that behind it, where the source is lines of fixed width.
    """

    text: str
    colspan: int = 1
    rowspan: int = 1
    line: int = 0
    place: tuple[int, int, int] | None = None
    pad: bool = False
    columns: tuple[int, int] | None = None


@frozen
class Grid:
    """One table of the source: its rows, each with the cells that *begin* in it.

    `flow` tells that the layout does not show where rows end (one cell per line): then there is one
    long row, to be cut at the labels.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    flow: bool = False


class Paragraph(NamedTuple):
    """Text outside of tables: one paragraph or heading, on one line, and where it stands.

    `depth` counts the containers around it, where the source is HTML, `indent` the columns of blanks
    in front of it, where it is text.
    """

    text: str
    line: int = 0
    depth: int = 0
    indent: int = 0


Block = Paragraph | Grid
