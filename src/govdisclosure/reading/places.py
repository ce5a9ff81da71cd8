"""Where a cell or a line stands in its source, in words."""

from __future__ import annotations

from govdisclosure.message import Message
from govdisclosure.reading.reading import PlacedCell

__all__ = ["where", "where_line"]


def where(layout: str | None, cell: PlacedCell | None) -> Message | None:
    """Where a cell stands in its source: in a Word file as Word counts, else by line; None where that is not known."""
    if cell is None:
        return None
    if layout == "docx" and cell.place is not None:
        table, row, number = cell.place
        return Message(f"第{table}个表格第{row}行第{number}格", f"table {table} of the document, row {row}, cell {number}")
    return where_line(layout, cell.line)


def where_line(layout: str | None, line: int | None) -> Message | None:
    """A line of the source in words, of a Word file a paragraph."""
    if line is None:
        return None
    in_word = layout == "docx"
    return Message(f"第{line}段", f"paragraph {line}") if in_word else Message(f"源文件第{line}行", f"source line {line}")
