"""A document in traditional script, where every line of it converts back."""

from __future__ import annotations

from attrs import evolve

from govdisclosure.errors import UnwritableTextError
from govdisclosure.text.script import to_simplified, to_traditional
from govdisclosure.writing.document import Document, Part
from govdisclosure.schema.sheet import Sheet

__all__ = ["in_traditional"]


def in_traditional(document: Document) -> Document:
    """The document by OpenCC's s2t; raises `UnwritableTextError` for a line that t2s would not give back."""
    return Document(
        None if document.title is None else _traditional(document.title, "title", 1),
        {name: _traditional(line, name, 1) for name, line in document.facts.items()},
        tuple(_part(part) for part in document.parts),
        {name: _traditional(line, f"portal.{name}", 1) for name, line in document.footer.items()},
    )


def _traditional(line: str, name: str, number: int) -> str:
    converted = to_traditional(line)
    if to_simplified(converted) != line:
        raise UnwritableTextError(name, number, f"{line[:40]!r} does not come back from traditional script as it is")
    return converted


def _part(part: Part) -> Part:
    paragraphs = tuple(_traditional(line, part.name, number) for number, line in enumerate(part.paragraphs, 1))
    return evolve(part, heading=to_traditional(part.heading), paragraphs=paragraphs, sheet=part.sheet and _sheet(part.sheet))


def _sheet(sheet: Sheet) -> Sheet:
    rows = tuple(tuple(cell._replace(text=to_traditional(cell.text)) for cell in row) for row in sheet.rows)
    return evolve(sheet, rows=rows, caption=to_traditional(sheet.caption))
