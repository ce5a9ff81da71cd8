"""Plain text as paragraphs and grids: which layout it is, and the reader of that layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from govdisclosure.grid import Block, Paragraph
from govdisclosure.source.boxes import read_boxes
from govdisclosure.source.columns import read_columns
from govdisclosure.source.lists import read_lists
from govdisclosure.source.marks import without_attributes
from govdisclosure.source.mediawiki import read_mediawiki
from govdisclosure.source.page import DEFAULT_LIMITS, Layout, Limits, Note, Page
from govdisclosure.source.parting import part
from govdisclosure.source.pipe_cells import read_pipe_cells
from govdisclosure.source.pipe_rows import read_pipe_rows
from govdisclosure.source.separated import read_separated
from govdisclosure.source.strings import strip
from govdisclosure.source.tabs import MOST_CELLS, join_cells, read_tabs
from govdisclosure.text.normal import unify_radicals
from govdisclosure.text.width import width_of

__all__ = ["blocks_of", "read_lines", "without"]

Reader = Callable[[Sequence[str], int], Iterator[Block]]

_page_end = re.compile(r"\n[ \t]*(\d{1,4})[ \t]*\n*(?=\f)|\f")
_line_end = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def _plain(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """A paragraph a line; a line of nothing but blanks that a page prints (no-break, ideographic) is a blank cell."""
    for number, line in enumerate(lines, first):
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
    "mediawiki": read_mediawiki,
    "csv": read_separated,
    "lists": read_lists,
    "lines": _plain,
}


def blocks_of(lines: Sequence[str]) -> tuple[tuple[Block, ...], Layout]:
    """The blocks of a text, each piece of it by the reader of its layout, and the layout of most of its tables."""
    text = "\n".join(lines)
    bare = without_attributes(text) if "]{" in text or ":::" in text else text
    lines = join_cells(bare.split("\n"))
    blocks: list[Block] = []
    sizes: Counter[Layout] = Counter()
    marked = "<br" in bare or (any(sign in bare for sign in ("# ", "**", "__", "---")) and any(map(_mark.match, lines)))
    for piece in part(bare, lines):
        own = lines[piece.start : piece.stop]
        sizes[piece.layout] += piece.stop - piece.start
        if marked and piece.layout == "lines":
            own = list(map(_unmarked, own))
        blocks += READERS[piece.layout](own, piece.start + 1)
    del sizes["lines"]
    return tuple(blocks), sizes.most_common(1)[0][0] if sizes else "lines"


_mark = re.compile(r"#{1,6} +|(\*\*|__).+\1$|[ ]*+\|?[ ]*+:?-{3,}:?[ ]*+\|[-:| ]*+$")
_heading = re.compile(r"^#{1,6} +")
_stars = re.compile(r"(?<!\\)\*{2,}")
_escape = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_break = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ruler = re.compile(r" *:?-{3,}:? *")


def _unmarked(line: str) -> str:
    """A line of markdown without its marks."""
    if _ruler.fullmatch(line):
        return ""
    return _escape.sub(r"\1", _stars.sub("", _heading.sub("", _break.sub("", line))))


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


_unit = re.compile("[\n|\t,;│┃║]|(?<! ) ++(?=[^ ])")
"""What stands behind a line, a cell or a word."""


def _within(text: str, limit: int) -> tuple[str, list[Note]]:
    """A text up to so many lines, cells and words, whole lines where there are any; and where it was cut."""
    if len(text) < 2 * limit:  # each takes a character, and one behind it
        return text, []
    beyond = next(islice(_unit.finditer(text), limit, None), None)
    if beyond is None:
        return text, []
    end = text.rfind("\n", 0, beyond.start()) + 1 or beyond.start()
    return text[:end], [Note("parse-too-many-cells", text.count("\n", 0, end) + 1)]


def read_lines(text: str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """The blocks of a plain text; never raises for any text."""
    numbers, certain = _page_numbers(text) if "\f" in text else ([], True)
    notes = [Note("parse-page-number", text.count("\n", 0, match.start(1)) + 1, match[1]) for match in numbers[:MAX_NUMBERS]]
    text = _line_end.sub("\n", without(text, [match.span() for match in numbers]).replace("\n\f", "\n"))
    text, cut = _within(text, limits.cells)
    blocks, layout = blocks_of(unify_radicals(text).split("\n"))
    return Page(blocks=blocks, layout=layout, notes=(*(() if certain else notes), *cut))


MAX_NUMBERS = 1000
"""Lone numbers before form feeds that are named: each costs a look at the text before it, and no report has as many pages."""
