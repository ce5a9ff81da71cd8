"""Prose that stands in a grid: a heading or a sentence in a layout table, or amid the cells of a row without end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.headings import section_of
from govdisclosure.reading.labels import is_piece, key_of, look_up
from govdisclosure.reading.tokens import is_value

__all__ = ["ends_sentence", "loosen"]


def loosen(blocks: Iterable[Block], plain: Callable[[str], str]) -> Iterator[Block]:
    """Yield the blocks; prose that stands in a table of its own (a layout table) is prose again."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from _split(block, plain)


def _split(grid: Grid, plain: Callable[[str], str]) -> Iterator[Block]:
    kept: list[tuple[GridCell, ...]] = []
    for row in grid.rows:
        if len(row) > 1 and row[0].text and row[1].text and not grid.flow:
            kept.append(row)
            continue
        texts = [cell for cell in row if cell.text]
        if len(texts) == 1 and _is_prose(plain(texts[0].text), alone=len(row) == 1):
            if kept:
                yield Grid(tuple(kept), grid.flow)
                kept = []
            yield from (Paragraph(line, texts[0].line) for line in texts[0].text.split("\n") if line)
        elif grid.flow:
            yield from _split_flow(row, plain)
        else:
            kept.append(row)
    if kept:
        yield Grid(tuple(kept), grid.flow)


def _split_flow(row: Sequence[GridCell], plain: Callable[[str], str]) -> Iterator[Block]:
    """Headings and sentences in a row without end are paragraphs; what stands before figures is a label."""
    kept: list[GridCell] = []
    row = [part for cell in row for part in (_without_heading(cell, plain) if "\n" in cell.text else (cell,))]
    for cell, after in zip(row, (*row[1:], GridCell("")), strict=False):
        text = "" if cell.text.isdigit() else plain(cell.text)
        if text and (section_of(text) or (len(text) > 15 and ends_sentence(text) and not (after.text and is_value(after.text)))):
            yield Grid((tuple(kept),), flow=True)
            kept = []
            yield Paragraph(cell.text, cell.line)
        else:
            kept.append(cell)
    yield Grid((tuple(kept),), flow=True)


def _without_heading(cell: GridCell, plain: Callable[[str], str]) -> Iterator[GridCell]:
    """A cell whose first line stood before it (the title of a section, a word on the page), as two."""
    head, line_end, tail = cell.text.partition("\n")
    if line_end and (section_of(plain(head)) or _is_aside(plain(head), plain(tail))):
        yield cell._replace(text=head)
        yield cell._replace(text=tail)
    else:
        yield cell


def _is_aside(head: str, tail: str) -> bool:
    """Whether a line is no part of the label below it, which is one without it."""
    return bool(look_up(tail).labels) and not look_up(f"{head}\n{tail}").labels and not is_piece(key_of(head))


MIN_PROSE = 15
"""Characters of a text from which on it is prose, if no form prints it; a shorter one may be a label."""


def _is_prose(text: str, *, alone: bool) -> bool:
    """Return True if a text that stands alone in its row is none of the table; `alone`: the row has no other cell."""
    if len(text) <= 3 or is_value(text):
        return False
    if section_of(text) is not None:
        return True
    return not look_up(text).labels and (len(text) > MIN_PROSE or (alone and not is_piece(key_of(text))))


_prose = re.compile("[。；;！？]")


def ends_sentence(text: str) -> bool:
    """Return True if a text has the marks of sentences, which no label has."""
    return _prose.search(text) is not None
