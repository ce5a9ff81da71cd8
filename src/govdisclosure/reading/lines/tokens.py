"""The lines of a table's section as tokens: words and figures with their places, blank cells, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.labels import BEGINNINGS, WHOLE, key_of
from govdisclosure.text.normal import BLANKS
from govdisclosure.text.numbers import read_cell
from govdisclosure.text.width import columns_of, width_of

__all__ = ["MIN_BEGUN", "Token", "cell_of", "is_figure", "is_page_mark", "number_of", "tokens_of"]


class Token(NamedTuple):
    """A piece of a line between blanks.

    `line` is that of the source, `at` counts the printed lines (a long line of the source is one cell a word), `columns` are
    the first column of the text and that behind it, `gap` the empty lines before it. A "stop" is prose: it parts what stands
    on its two sides.
    """

    text: str
    kind: Literal["word", "figure", "blank", "stop"]
    line: int = 0
    at: int = 0
    columns: tuple[int, int] = (0, 0)
    gap: int = 0


_word = re.compile(f"[0-9][0-9,.]*[{BLANKS}]+[十百千]?[万萬亿億]?[元圆圓](?![^{BLANKS}])|[^{BLANKS}]+")
_glued = re.compile("(.*[^-+0-9０-９.,，/])([0-9０-９][0-9０-９,.，]*)")
_part_of_amount = re.compile("[0-9][0-9,.]*(?:[十百千]?[万萬亿億])?")
_rest_of_amount = re.compile("[十百千]?[万萬亿億]?[元圆圓]|[十百千]?[万萬亿億]")
_rest_of_number = re.compile("[.,，．][0-9]+(?:[万萬亿億]?[元圆圓])?")
_page_mark = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页(?:\s*[,，共/]*\s*共?\s*\d{1,4}\s*页)?|Page\s*\d+.*|[1-9]\d{0,2}/\d{1,3})\s*"
)
_printed = re.compile(r"\s*+(?:(?:https?|file)://|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*+(?:[上下]午\s*+)?\d{1,2}:\d\d)")
_prose = re.compile("[。；;！？]")
_number = "一二三四五六七八九十0123456789"

MIN_BEGUN = 5
"""Characters from which on the beginning of a label stands for it."""

_BULLETS = frozenset("-*•·")

_NO_MARKS = frozenset("_~")
"""Marks for none that are no figure between words: lines and waves are drawn."""

LONGEST_FIGURE = 40
"""Characters of a figure: an amount of money with its unit has half as many."""


def is_page_mark(line: str) -> bool:
    """Return whether a line only numbers a page, or is what browsers print above and below one (day and time, address).

    >>> [is_page_mark(line) for line in ("- 4 -", "第 3 页 共 9 页", "3/9", "3 / 9", "14", "2024/3/1 10:12  标题")]
    [True, True, True, False, False, True]
    """
    if line.isdigit():
        return False
    return _printed.match(line) is not None or (len(line) < 60 and _page_mark.fullmatch(line) is not None)


def is_figure(text: str) -> bool:
    """Return whether a text stands where numbers stand: a number, an amount, a mark for none, or what a narrow column broke off.

    >>> [is_figure(text) for text in ("12", "9.5万元", "/", ".65", "5.")]
    [True, True, True, True, False]
    """
    if text.isdigit():
        return True
    return (
        len(text) < LONGEST_FIGURE and text not in _NO_MARKS and (_is_figure(text) or _rest_of_number.fullmatch(text) is not None)
    )


@lru_cache(maxsize=8192)
def _is_figure(text: str) -> bool:
    return any(read_cell(text, kind).state not in {"unreadable", "blank"} for kind in ("money", "change"))


def number_of(token: Token) -> int | None:
    """Return the whole number that a figure states; a blank or a mark states none.

    >>> number_of(Token("1,234", "figure")), number_of(Token("/", "figure"))
    (1234, None)
    """
    value = read_cell(token.text, "count").value
    return value if isinstance(value, int) else None


def cell_of(token: Token) -> GridCell:
    """Return the token as a cell of the source."""
    return GridCell(token.text, line=token.line, columns=token.columns)


def tokens_of(blocks: Sequence[Block]) -> list[Token]:
    """Return the tokens of all blocks of a section, in order."""
    found: list[Token] = []
    last = 0
    for at, line in enumerate(_lines(blocks)):
        if not line.text or is_page_mark(line.text):
            continue  # a blank cell is told from the empty lines around it by the spacing of the table
        gap = max(0, line.line - last - 1) if last else 0
        last = line.line
        found += _tokens(line, at, gap)
    return _with_amounts(found)


def _lines(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The lines of the section; a row of a grid or with pipes is one, with its cells known (see `_tokens`)."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from _lines_of_grid(block)


def _lines_of_grid(grid: Grid) -> Iterator[Paragraph]:
    for row in grid.rows:
        own = [cell for cell in row if not cell.pad]
        if grid.flow:
            yield from (Paragraph(cell.text, cell.line) for cell in own)
        elif own:
            texts = "|".join(cell.text.replace("\n", "") for cell in own)
            yield Paragraph(f"|{texts}|", own[0].line)


def _tokens(line: Paragraph, at: int, gap: int) -> Iterator[Token]:
    if line.text.isdigit():  # most lines of a text that has a cell a line
        yield Token(line.text, "figure", line.line, at, (line.indent, line.indent + width_of(line.text)), gap)
    elif "|" in line.text:
        yield from _cells(line, at, gap)
    elif _prose.search(line.text):
        yield Token(line.text, "stop", line.line, at, (0, 0), gap)
    else:
        yield from _words(line, at, gap)


def _cells(line: Paragraph, at: int, gap: int) -> Iterator[Token]:
    """The cells of a row with pipes; blanks count only between figures and behind them, where no span reaches."""
    row = line.text.strip(BLANKS).removeprefix("|").removesuffix("|")
    texts = [text.strip(BLANKS) for text in row.split("|")]
    for place, text in enumerate(texts):
        kind: Literal["word", "figure", "blank"] = "figure" if is_figure(text) else "word" if text else "blank"
        yield Token(text, kind, line.line, at, (place * 100, place * 100 + 50), 0 if place else gap)


def _words(line: Paragraph, at: int, gap: int) -> Iterator[Token]:
    text = line.text
    if text[0] in _BULLETS and text[1:2] == " " and not is_figure(text[1:].split()[0]):
        text = " " + text[1:]  # of a list, as the mark of a blank cell stands behind a label
    columns = [line.indent + column for column in columns_of(text)]
    for match in _word.finditer(text):
        start, end = match.span()
        cuts = [start, end]
        if text[end - 1].isdigit() and (figure := _figure_behind(match.group())):
            cuts.insert(1, end - figure)
        for left, right in pairwise(cuts):
            part, place = text[left:right], (columns[left], columns[right])
            yield Token(part, "figure" if is_figure(part) else "word", line.line, at, place, gap)
            gap = 0


def _figure_behind(word: str) -> int:
    """The characters of a figure close behind a whole label, or behind the first line of a long one."""
    if word.isdigit():
        return 0
    glued = _glued.fullmatch(word)
    key = key_of(glued[1]).lstrip(_number) if glued else ""
    return len(glued[2]) if glued and (key in WHOLE or (len(key) >= MIN_BEGUN and key in BEGINNINGS)) else 0


def _with_amounts(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each unit of money that stands apart from its figure, in the next line, behind it."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1].text if joined else ""
        if (
            token.text[-1:] in "万萬亿億元圆圓"
            and _rest_of_amount.fullmatch(token.text)
            and _part_of_amount.fullmatch(last)
            and not (last[-1] in "万亿" and token.text[0] in "万亿")
        ):
            joined[-1] = joined[-1]._replace(text=last + token.text)
        else:
            joined.append(token)
    return joined
