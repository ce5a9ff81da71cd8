"""The codebook: every cell of both forms with its code, path, words, unit, legal basis, forms, and what it compares with."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.comparing import SHARED
from govdisclosure.frames.codes import CODES, EVERY_CELL, editions_of, english
from govdisclosure.frames.schemas import Column, Schema
from govdisclosure.message import Message
from govdisclosure.schema import Cell
from govdisclosure.schema.finding import label

__all__ = ["CODEBOOK", "codebook"]

CODEBOOK = Schema(
    "codebook",
    (
        Column("code", "text", Message("短代码", "the short code"), nullable=False),
        Column("path", "text", Message("路径", "the path"), nullable=False),
        Column("label_zh", "text", Message("格式文本中的名称", "what the form prints"), nullable=False),
        Column("label_en", "text", Message("英文名称", "the same in English"), nullable=False),
        Column("kind", "text", Message("类型", "count, change or money"), nullable=False, values=("count", "change", "money")),
        Column("unit", "text", Message("单位", "the unit that the form prints; `cell` where each cell states its own")),
        Column("legal_basis", "text", Message("法律依据", "articles of the Regulation (政府信息公开条例), with paragraphs")),
        Column("forms", "text", Message("所属格式", "the forms that have the cell, parted by blanks"), nullable=False),
        Column("comparable_with", "text", Message("可比单元格", "the cells of the other form that count the same")),
    ),
)


def codebook() -> tuple[tuple[str | None, ...], ...]:
    """The rows of the codebook, in the order of the cells."""
    return tuple(_row(path, cell) for path, cell in EVERY_CELL.items())


def _row(path: str, cell: Cell) -> tuple[str | None, ...]:
    basis = cell.article or None
    compared = " ".join(_counterparts(path)) or None
    return CODES[path], path, label(path), english(path), cell.kind, cell.unit, basis, " ".join(editions_of(path)), compared


def _counterparts(path: str) -> Iterator[str]:
    """The cells of the other form that hold, together, what this one holds, or that hold it with others."""
    for parts in SHARED.values():
        for edition, own in parts.items():
            others = [other for form, named in parts.items() if form != edition for other in named]
            if path in own and others != [path]:
                yield from others
            elif path in own and edition == min(parts):
                yield path
