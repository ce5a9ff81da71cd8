"""Plain text as paragraphs and grids: which layout it is, and the reader of that layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from govdisclosure.grid import Block, Paragraph
from govdisclosure.source.boxes import is_drawn, read_boxes
from govdisclosure.source.columns import is_ruled, read_columns
from govdisclosure.source.page import Layout, Note, Page
from govdisclosure.source.pipes import has_cell_lines, read_pipe_cells, read_pipe_rows, strip
from govdisclosure.source.tabs import MOST_CELLS, join_cells, read_tabs
from govdisclosure.text.normal import unify_radicals
from govdisclosure.text.width import width_of

__all__ = ["layout_of", "read_lines", "without"]

Reader = Callable[[Sequence[str]], Iterator[Block]]

_page_end = re.compile(r"\n[ \t]*(\d{1,4})[ \t]*\n*(?=\f)|\f")
_line_end = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def _plain(lines: Sequence[str]) -> Iterator[Block]:
    """A paragraph a line; a line of nothing but blanks that a page prints (no-break, ideographic) is a blank cell."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            parts = line.split("|") if line.count("|") > MOST_CELLS else line.split() if line.count(" ") > MOST_CELLS else [line]
            yield from (Paragraph(text, number) for part in parts if (text := strip(part)))
        elif text := strip(line):
            yield Paragraph(text, number, 0, 0 if line.startswith(text) else width_of(line[: line.index(text)]))
        elif line.strip(" \t"):
            yield Paragraph("", number)


LONGEST_LINE = 1500
"""Characters beyond which a line with blanks or pipes is a whole page: a table of the forms has as many, a paragraph hardly."""

READERS: Mapping[Layout, Reader] = {
    "pipe-cells": read_pipe_cells,
    "pipe-rows": read_pipe_rows,
    "tabs": read_tabs,
    "boxes": read_boxes,
    "columns": read_columns,
    "lines": _plain,
}


def layout_of(lines: Sequence[str]) -> Layout:
    """How the tables of a text are written, by what most of its table lines show."""
    if sum(map(is_drawn, lines)) >= 5:
        return "boxes"
    if sum(map(is_ruled, lines)) >= 2:
        return "columns"
    pipes = sum(1 for line in lines if "|" in line)
    tabs = sum(line.strip().count("\t") for line in lines)
    if pipes >= 3 and pipes * 3 >= tabs:
        return "pipe-cells" if has_cell_lines(lines) else "pipe-rows"
    return "tabs" if tabs >= 9 else "lines"


def _page_numbers(text: str) -> tuple[list[re.Match[str]], bool]:
    """The lone numbers before form feeds that are those of pages, and whether they prove it by counting pages.

    Where some count, one that does not is a figure of a table.
    """
    found: list[tuple[int, re.Match[str]]] = []
    pages = 1
    for match in _page_end.finditer(text):
        if match[1] is None:
            pages += 1
        else:
            found.append((int(match[1]) - pages, match))
    usual = Counter(offset for offset, _ in found)
    counting = [match for offset, match in found if offset == 0 or usual[offset] > 1]
    return (counting, True) if counting else ([match for _, match in found], False)


def without(text: str, places: Sequence[tuple[int, int]]) -> str:
    """A text without some of it; as many line ends stay as were there: lines are counted as in the source."""
    starts, ends = [start for start, _ in places], [end for _, end in places]
    parts = (text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    gaps = ("\n" * text.count("\n", start, end) for start, end in places)
    return "".join(part + gap for part, gap in zip_longest(parts, gaps, fillvalue=""))


def read_lines(text: str) -> Page:
    """The blocks of a plain text; never raises for any text."""
    numbers, certain = _page_numbers(text) if "\f" in text else ([], True)
    notes = [Note("parse-page-number", text.count("\n", 0, match.start(1)) + 1, match[1]) for match in numbers]
    text = unify_radicals(_line_end.sub("\n", without(text, [match.span() for match in numbers]).replace("\n\f", "\n")))
    lines = join_cells(text.split("\n"))
    layout = layout_of(lines)
    return Page(blocks=tuple(READERS[layout](lines)), layout=layout, notes=() if certain else tuple(notes))
