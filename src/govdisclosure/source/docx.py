"""A Word file (DOCX, DOCM, DOTX, strict ones too) as paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from govdisclosure.grid import Block, Grid, Paragraph
from govdisclosure.source import docx_blocks, text
from govdisclosure.source.docx_numbering import Numbering
from govdisclosure.source.docx_parts import Element, Package, RefusedError, names_in, open_package
from govdisclosure.source.docx_styles import Styles, child_of
from govdisclosure.source.page import Limits, Note, Page

__all__ = ["is_docx", "read_docx"]

_tabs = re.compile(r" *\t[ \t]*")

CONTENT = b"[Content_Types].xml"
"""The part of a Word file that says what each part is."""

USUAL = "word/document.xml"
"""Where the document stands, if the file does not say."""


def is_docx(data: bytes) -> bool:
    """True if bytes are a zip, whole or not, with what Word files have in it; one inside of another zip is not meant."""
    if not data.startswith(b"PK\x03\x04") or CONTENT not in data or b"word/" not in data.replace(b"\\", b"/"):
        return False
    names = names_in(data)
    if names is None:
        return True  # `read_docx` says why
    return CONTENT.decode().lower() in names and any(name.startswith("word/") for name in names)


def read_docx(data: bytes, limits: Limits) -> Page:
    """Return the blocks of a Word file; never raises for any bytes.

    `line` counts paragraphs: all of the document, those of its cells too. `place` is the number of the table, of the row in it,
    and of the cell in the row as Word counts them (cells merged downward count in each row).
    """
    try:
        package = open_package(data, limits)
        name = package.related("", "officeDocument") or USUAL
        body = _body(package, name)
        styles = Styles.of(_beside(package, name, "styles"))
        numbering = Numbering.of(_beside(package, name, "numbering"))
    except RefusedError as refused:
        return Page(blocks=(), layout="docx", notes=(Note(refused.code, text=refused.text),))
    blocks, notes = docx_blocks.blocks_of(body, styles, numbering, limits)
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    settled = _of_text(lines[: limits.cells]) if len(lines) == len(blocks) else map(_without_tabs, blocks)
    return Page(blocks=tuple(settled), layout="docx", notes=tuple(notes))


def _of_text(lines: Sequence[Paragraph]) -> Iterator[Block]:
    """Yield the blocks of a file without tables, which is a text: tabs part its cells, and a printed blank is a blank cell."""
    for block in text.blocks_of([line.text for line in lines])[0]:
        if isinstance(block, Grid):
            rows = [tuple(cell._replace(line=lines[cell.line - 1].line) for cell in row) for row in block.rows]
            yield evolve(block, rows=tuple(rows))
        else:
            yield _without_tabs(block._replace(line=lines[block.line - 1].line))


def _without_tabs(block: Block) -> Block:
    return block if isinstance(block, Grid) else block._replace(text=_tabs.sub(" ", block.text).strip(" "))


def _body(package: Package, name: str) -> Element:
    root = package.xml(name)
    body = child_of(root, "body")
    if body is None:
        raise RefusedError("parse-file-damaged", f"{name}: no document")
    return body


def _beside(package: Package, name: str, kind: str) -> Element | None:
    """Return what a part of the file has beside it; a file without it is read as well."""
    other = package.related(name, kind)
    return None if other is None else package.xml(other)
