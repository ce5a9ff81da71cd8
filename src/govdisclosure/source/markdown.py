"""Markdown with HTML inside: tables in pipes, tables as HTML, tags around words."""

from __future__ import annotations

import re
from html import unescape
from itertools import chain

from govdisclosure.grid import Block, Grid
from govdisclosure.source.html import read_page
from govdisclosure.source.page import Limits, Page
from govdisclosure.source.text import read_lines, without

__all__ = ["is_markdown", "read_markdown"]

_rule = re.compile(r"^[ ]*+(?:\|?[ ]*:?-{3,}:?[ ]*\|[-:| ]*|-{3,}(?: +-{3,})+ *|\+[-=]{3,}.*)$", re.MULTILINE)
_page = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_block = re.compile(r"<(?:p|div|t[rdh]|h[1-6]|[uod]l|li|br|hr|section|article|main|center|meta|span|table)[\s>/]", re.IGNORECASE)
_quoted = re.compile(r"""\A\ufeff?\s*+(?:\{|\[\s*+[{\["])|\\\\?["']""")  # JSON, or a string of a script
_tag = re.compile(r"</?(?!br\b)[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,4000})?/?>")
_table = re.compile(r"<(/?)table\b[^<>]{0,2000}>", re.IGNORECASE)


def is_markdown(text: str) -> bool:
    """Whether a text with tags is markdown and no whole page: it rules a table, or only its tables have tags of blocks."""
    if _page.search(text) is not None:
        return False
    if _rule.search(text) is not None:
        return True
    return _quoted.search(text) is None and _block.search(without(text, _tables(text))) is None


def read_markdown(text: str, limits: Limits) -> Page:
    """The blocks of markdown; HTML tables in it are read as HTML."""
    places = _tables(text)
    tables = [(text.count("\n", 0, start), text[start:stop]) for start, stop in places]
    plain = without(text, places)
    page = read_lines(unescape(_tag.sub("", plain)))
    inside = chain.from_iterable(_blocks(base, source, limits) for base, source in tables)
    blocks = sorted(chain(page.blocks, inside), key=_line)
    return Page(blocks=tuple(blocks), layout="html" if tables and not _rule.search(plain) else page.layout, notes=page.notes)


def _tables(text: str) -> list[tuple[int, int]]:
    """Where the outermost HTML tables begin and end."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for match in _table.finditer(text):
        if match[1]:
            depth = max(depth - 1, 0)
            if depth == 0:
                found.append((start, match.end()))
        else:
            start = start if depth else match.start()
            depth += 1
    return found


def _blocks(base: int, source: str, limits: Limits) -> list[Block]:
    """The grids of one HTML table, with the lines of the whole text."""
    grids = [block for block in read_page(source.encode("utf-8", "replace"), limits).blocks if isinstance(block, Grid)]
    return [Grid(tuple(tuple(cell._replace(line=cell.line + base) for cell in row) for row in grid.rows)) for grid in grids]


def _line(block: Block) -> int:
    if isinstance(block, Grid):
        return min((cell.line for row in block.rows for cell in row if cell.line), default=0)
    return block.line
