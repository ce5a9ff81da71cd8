"""Tables that were flattened to words and numbers: labels broken over lines, heads cut to pieces.

Text tools and PDF extractors leave a run of words in which labels stand in pieces, with the figures
of a row behind them or in their middle. Here the pieces are put together again, by the labels of
the form: what results is one long row of labels and values, as from any other layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from govdisclosure.grid import GridCell, Paragraph
from govdisclosure.reading.labels import BEGINNINGS, ROWS, WHOLE, is_foreign, is_piece, key_of, look_up
from govdisclosure.reading.scanning import is_value
from govdisclosure.text.normal import BLANKS
from govdisclosure.text.width import width_of

__all__ = ["cells_of_line", "ends_sentence", "figure_of_line", "is_cut", "is_page_mark", "join_amounts", "join_labels"]

LABEL, BEGUN, PIECE, WORD = 1.0, 4.0, 9.0, 10.0
"""What it costs to take words for a label, for the beginning of one, for a left-over piece, for none of these."""

GARBLED = "\0"
"""The key of a word that is no piece of any label."""

SURE = 5
"""Characters from which on the beginning of a row's label stands for it, if no other begins so."""

_word = re.compile(f"[0-9][0-9,.]*[{BLANKS}]+[十百千]?[万萬亿億]?[元圆圓](?![^{BLANKS}])|[^{BLANKS}]+")
_glued = re.compile("(.*[^-+0-9０-９.,，/])([0-9０-９][0-9０-９,.，]*)")
_part_of_amount = re.compile("[0-9][0-9,.]*(?:[十百千]?[万萬亿億])?")
_UNITS = frozenset("万萬亿億元圆圓")
_rest_of_amount = re.compile("[十百千]?[万萬亿億]?[元圆圓]|[十百千]?[万萬亿億]")
_page_mark = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页(?:\s*[,，共/]*\s*共?\s*\d{1,4}\s*页)?|Page\s*\d+.*|\d{1,3}\s*/\s*\d{1,3})\s*"
)
_printed = re.compile(r"\s*+(?:(?:https?|file)://|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*+(?:[上下]午\s*+)?\d{1,2}:\d\d)")
_prose = re.compile("[。；;！？]")
_number = "一二三四五六七八九十0123456789"


def ends_sentence(text: str) -> bool:
    """Whether a text has the marks of sentences, which no label has."""
    return _prose.search(text) is not None


def is_page_mark(line: str) -> bool:
    """Whether a line only numbers a page, or is what browsers print above and below one (day and time, address).

    >>> [is_page_mark(line) for line in ("- 4 -", "第 3 页 共 9 页", "0 0", "14", "2024/3/1 10:12  标题")]
    [True, True, False, False, True]
    """
    return _printed.match(line) is not None or (len(line) < 60 and _page_mark.fullmatch(line) is not None)


def figure_of_line(line: Paragraph) -> GridCell:
    """The only figure of a line."""
    return GridCell(line.text, 1, 1, line.line, None, False, (line.indent, line.indent + width_of(line.text)))  # noqa: FBT003


def cells_of_line(line: Paragraph) -> Iterator[GridCell]:
    """The words and the figures of one line, unless it is prose."""
    text = line.text
    if is_page_mark(text) or ends_sentence(text):
        return
    column, done = line.indent, 0
    for match in _word.finditer(text):
        start, end = match.span()
        cuts = [start, end]
        if text[end - 1].isdigit() and not text[start].isdigit() and (figure := _figure_behind(match.group())):
            cuts.insert(1, end - figure)
        for left, right in pairwise(cuts):
            first = column + width_of(text[done:left])
            column, done = first + width_of(text[left:right]), right
            # by place: keywords would take three times as long
            yield GridCell(text[left:right], 1, 1, line.line, None, False, (first, column))  # noqa: FBT003


def _figure_behind(word: str) -> int:
    """The characters of a figure close behind a whole label."""
    glued = _glued.fullmatch(word)
    return len(glued[2]) if glued and key_of(glued[1]).lstrip(_number) in WHOLE else 0


def join_amounts(cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells with each unit of money that stands apart from its figure, in the next line, behind it."""
    joined: list[GridCell] = []
    for cell in cells:
        last = joined[-1].text if joined else ""
        if (
            cell.text[-1:] in _UNITS
            and _rest_of_amount.fullmatch(cell.text)
            and _part_of_amount.fullmatch(last)
            and not (last[-1] in "万亿" and cell.text[0] in "万亿")
        ):
            joined[-1] = joined[-1]._replace(text=last + cell.text)
        else:
            joined.append(cell)
    return joined


def is_cut(cells: Sequence[GridCell]) -> bool:
    """Whether words were cut to their characters, as by tools that know no words from a page that styles each character."""
    words = [cell.text for cell in cells if not cell.pad and cell.text and not is_value(cell.text)]
    return len(words) > FEW_WORDS and sum(1 for word in words if len(word) == 1) * 2 > len(words)


FEW_WORDS = 30
"""Words up to which single characters may be what is left of vertical heads."""


def join_labels(cells: Sequence[GridCell], plain: Callable[[str], str]) -> list[GridCell]:
    """The cells with the pieces of each label as one cell in front of the values behind or within it."""
    words = [i for i, cell in enumerate(cells) if not cell.pad and cell.text and _is_word(cell.text)]
    texts = [plain(cells[i].text) for i in words]
    if all(look_up(text).labels for text in texts):
        return list(cells)
    joined: dict[int, GridCell] = {}
    dropped: set[int] = set()
    for start, stop, label in _cut([GARBLED if is_foreign(text) else key_of(text) for text in texts], words):
        if label is None or (not label and is_value(cells[words[start]].text)):
            continue
        dropped.update(words[start:stop])
        if label:
            first, last = words[start], words[stop - 1]
            split = last - first > stop - start - 1
            joined[first if split else last] = GridCell(label, line=cells[first].line)
    return [joined.get(i, cell) for i, cell in enumerate(cells) if i in joined or i not in dropped]


def _is_word(text: str) -> bool:
    """Whether a text is no value, or one that may also be a piece of a label (无 of 无法提供)."""
    return text in {"无", "無"} or not is_value(text)


def _cut(keys: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int, str | None]]:
    """The cheapest way to cut the words into labels: first, behind last, label ("" for a left-over piece, None: a word)."""
    cost = [0.0] + [float("inf")] * len(keys)
    back: list[tuple[int, str | None]] = [(0, None)] * (len(keys) + 1)

    def offer(start: int, stop: int, price: float, label: str | None) -> None:
        if cost[start] + price < cost[stop]:
            cost[stop], back[stop] = cost[start] + price, (start, label)

    for start, key in enumerate(keys):
        piece = is_piece(key)
        offer(start, start + 1, PIECE if piece else WORD, "" if piece else None)
        for stop, label, price in _labels_from(keys, places, start):
            offer(start, stop, price, label)
    found: list[tuple[int, int, str | None]] = []
    end = len(keys)
    while end:
        first, text = back[end]
        found.append((first, end, text))
        end = first
    return reversed(found)


def _labels_from(keys: Sequence[str], places: Sequence[int], start: int) -> Iterator[tuple[int, str, float]]:
    """The labels that the words from `start` on spell: behind their last word, as text, at what cost."""
    first = keys[start]
    heads = [("", first)] if first else []
    if len(first) > 1 and first[0] in _number:
        heads.append((first[0] + "、", first[1:]))
    elif first and first in _number:
        heads.append((first + "、", ""))
    for number, beginning in heads:
        spelled, stop, gaps = beginning, start + 1, 0
        while True:
            if spelled in WHOLE:
                yield stop, number + spelled, LABEL
            elif len(spelled) >= SURE and (begun := _begun(spelled)):
                yield stop, number + begun, BEGUN
            if stop == len(keys) or (spelled not in BEGINNINGS and spelled):
                break
            gaps += places[stop] - places[stop - 1] > 1
            if gaps > 1:
                break
            spelled += keys[stop]
            stop += 1


@lru_cache(maxsize=4096)
def _begun(spelled: str) -> str | None:
    """The row whose label begins so, if it is one."""
    begun = {label.name: known for known, label in ROWS.items() if known.startswith(spelled)}
    return next(iter(begun.values())) if len(begun) == 1 else None
