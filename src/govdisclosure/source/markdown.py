"""Markdown with HTML inside: tables in pipes, tables as HTML, tags around words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import chain

from govdisclosure.grid import Block, Grid
from govdisclosure.source.page import Limits, Page
from govdisclosure.source.parser import read_page
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
    plain = without(text, places)
    page = read_lines(unescape(_tag.sub("", plain)), limits)
    if not places:
        return page
    tables = read_page(_only(text, places), limits)
    grids = [block for block in tables.blocks if isinstance(block, Grid)]
    blocks = sorted(chain(page.blocks, grids), key=_line)
    return Page(blocks=tuple(blocks), layout=page.layout if _rule.search(plain) else "html", notes=(*page.notes, *tables.notes))


def _only(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Some of a text, each part on the line on which it stands in the whole."""
    parts: list[str] = []
    done = 0
    for start, stop in places:
        parts += ("\n" * text.count("\n", done, start), text[start:stop])
        done = stop
    return "".join(parts)


def _tables(text: str) -> list[tuple[int, int]]:
    """Where the outermost HTML tables begin and end."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for match in _table.finditer(text):
        if match[1] and depth:  # an end without a beginning ends nothing
            depth -= 1
            if depth == 0:
                found.append((start, match.end()))
        elif not match[1]:
            start = start if depth else match.start()
            depth += 1
    return found


def _line(block: Block) -> int:
    if isinstance(block, Grid):
        return min((cell.line for row in block.rows for cell in row if cell.line), default=0)
    return block.line
