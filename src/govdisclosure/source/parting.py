"""Which lines of a text are tables, and of which layout: each run of lines is judged by itself.

A text may hold several layouts: a markdown table beside one in lines, rows with tabs above a report.
Each layout names the runs of lines that are its own, those with the plainest marks first; what no
layout claims is lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from govdisclosure.source.aligned import find_aligned
from govdisclosure.source.boxes import find_boxes
from govdisclosure.source.columns import find_columns
from govdisclosure.source.lists import find_lists
from govdisclosure.source.mediawiki import find_mediawiki
from govdisclosure.source.page import Layout
from govdisclosure.source.pipe_runs import find_pipes, has_cell_lines, is_framed
from govdisclosure.source.separated import find_separated
from govdisclosure.source.tabs import find_tabs

__all__ = ["Piece", "part"]

Finder = Callable[[Sequence[str]], Iterator[range]]


class Piece(NamedTuple):
    """A run of lines of one layout, as indices into the lines of the text."""

    layout: Layout
    start: int
    stop: int


class _Search(NamedTuple):
    """How the tables of a layout are found: by characters without which there is none, and by a function."""

    layout: Layout
    marks: tuple[str, ...]
    find: Finder


SEARCHES = (
    _Search("lists", ("[", "("), find_lists),
    _Search("mediawiki", ("{|",), find_mediawiki),
    _Search("boxes", tuple("│┃║┌╔╒╓╭┏┼╷+"), find_boxes),
    _Search("columns", ("---", "=="), find_columns),
    _Search("pipe-rows", ("|",), find_pipes),
    _Search("tabs", ("\t",), find_tabs),
    _Search("csv", (",", ";"), find_separated),
    _Search("columns", ("  ",), find_aligned),
)


def part(text: str, lines: Sequence[str]) -> list[Piece]:
    """The pieces of a text, in order and without gaps. `lines` are those of `text`."""
    pieces = [Piece("lines", 0, len(lines))]
    for search in SEARCHES:
        if any(mark in text for mark in search.marks):
            pieces = [found for piece in pieces for found in _searched(lines, piece, search)]
    return pieces


def _searched(lines: Sequence[str], piece: Piece, search: _Search) -> Iterator[Piece]:
    """A piece that no layout has claimed, cut at the tables of this one."""
    if piece.layout != "lines":
        yield piece
        return
    done = piece.start
    own = lines[piece.start : piece.stop]
    for found in search.find(own):
        start, stop = piece.start + found.start, piece.start + found.stop
        if start > done:
            yield Piece("lines", done, start)
        yield Piece(_layout(search.layout, own, found), start, stop)
        done = stop
    if done < piece.stop:
        yield Piece("lines", done, piece.stop)


def _layout(layout: Layout, lines: Sequence[str], found: range) -> Layout:
    """Pipes may part rows or cells: that is told by the run itself, or by all pipes if it is short."""
    if layout != "pipe-rows":
        return layout
    run = lines[found.start : found.stop]
    if is_framed(run):
        return layout
    enough = sum(1 for line in run if "|" in line) >= MIN_LINES
    return "pipe-cells" if has_cell_lines(run if enough else lines) else layout


MIN_LINES = 4
"""Lines with pipes from which on a run tells how it is written: a caption, heads and two rows."""
