"""Which lines of a text are tables with pipes, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdisclosure.source.strings import LONGEST_PIECE, MOST_PIECES, strip
from govdisclosure.text.normal import BLANKS

__all__ = ["AMOUNT", "MAX_BROKEN", "find_pipes", "has_cell_lines", "is_framed", "is_ruled", "opens_rows"]

AMOUNT = re.compile(rf"[{BLANKS}]*[0-9０-９.,，/-]+[{BLANKS}]*")
"""A figure, or a mark for none, on a line of its own."""

_ruled = re.compile(r"-{3,}(?:\+-{3,})+")


def is_ruled(line: str) -> bool:
    """Whether a line rules off a head as databases print it, `---+---`: a pipe stands between any two cells, and nowhere else."""
    return "-+-" in line and _ruled.fullmatch(strip(line)) is not None


def find_pipes(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are tables with pipes."""
    piped = [i for i, line in enumerate(lines) if "|" in line or is_ruled(line)]
    if len(piped) < MIN_PIPED:
        return
    opened, framed = opens_rows(lines), is_framed(lines)
    own = set(piped)
    before = -1
    for i in piped:
        if i > before + 1:
            own.update(_joining(lines, before, i, opened=opened, framed=framed))
        before = i
    runs = list(_runs(lines, own))
    if any(sum(1 for i in run if "|" in lines[i]) >= MIN_PIPED for run in runs):
        yield from runs


MIN_PIPED = 3
"""Lines with pipes from which on they are a table, no line of links."""


def _runs(lines: Sequence[str], own: set[int]) -> Iterator[range]:
    """The lines of tables as runs; blank lines part no table, and a figure right behind one is its last cell."""
    start = stop = -1
    for i, line in enumerate(lines):
        if i in own:
            start, stop = (i if start < 0 else start), i + 1
        elif start >= 0 and strip(line):
            if AMOUNT.fullmatch(line):
                stop = i + 1
            yield range(start, stop)
            start = -1
    if start >= 0:
        yield range(start, stop)


def _joining(lines: Sequence[str], before: int, i: int, *, opened: bool, framed: bool) -> range:
    """The lines in front of one with pipes that belong to its table: they hold the beginning of a cell."""
    nothing = range(i, i)
    gap = range(before + 1, i)
    texts = [j for j in gap[-MOST_PIECES:] if strip(lines[j])]
    if not texts:
        return nothing
    few = len(texts) <= MAX_BROKEN and all(len(lines[j]) <= LONGEST_PIECE for j in texts)
    if _closes_text(lines[i], framed=framed):
        return range(_start_of_cell(texts, before), i) if few or before < 0 else nothing
    if before >= 0 and few and _is_open(lines[before]) and _closes(lines[i]):
        return gap
    return nothing if opened and lines[i].lstrip().startswith("|") else range(_start_of_pieces(lines, gap), i)


MAX_BROKEN = 3
"""Lines that a cell may be broken to where a pipe closes it."""


def _closes_text(line: str, *, framed: bool) -> bool:
    """Whether a line begins with the pipe that closes the text above it."""
    return strip(line).startswith("|") and line[0] in BLANKS if framed else strip(line) == "|"


def _start_of_cell(texts: Sequence[int], before: int) -> int:
    """Where the cell begins that a lone pipe closes: behind the pipe before it, the first cell on the line above it."""
    return before + 1 if before >= 0 else texts[-1]


def _is_open(line: str) -> bool:
    """Whether the last cell of a row goes on in the next line."""
    text = strip(line)
    return text.startswith("|") and not text.endswith("|")


def _closes(line: str) -> bool:
    text = strip(line)
    return text.endswith("|") and not text.startswith("|")


def _start_of_pieces(lines: Sequence[str], gap: range) -> int:
    """The first of the short lines right above a row."""
    start = gap.stop
    for i in reversed(gap[-MOST_PIECES:]):
        if not strip(lines[i]) or len(lines[i]) > LONGEST_PIECE:
            break
        start = i
    return start


def has_cell_lines(lines: Sequence[str]) -> bool:
    """Whether the lines with pipes hold a cell each rather than a row each."""
    texts = [sum(map(bool, map(str.strip, line.split("|")))) for line in lines if "|" in line]
    filled = [n for n in texts if n]
    return sum(1 for n in filled if n > 1) * 4 < max(len(filled), 1)


def is_framed(lines: Sequence[str]) -> bool:
    """Whether rows begin with a pipe and cells go over lines, each closed by a blank and a pipe (old markdownify, turndown)."""
    closing = sum(1 for line in lines if line[:1].isspace() and strip(line) == "|")
    return closing > 1 and any(line.startswith("|") for line in lines)


def opens_rows(lines: Sequence[str]) -> bool:
    """Whether a pipe stands before the first cell of a row (else it continues the row above, in a cell with a break)."""
    rows = [line.lstrip() for line in lines if "|" in line]
    return sum(1 for row in rows if row.startswith("|")) * 4 > len(rows)
