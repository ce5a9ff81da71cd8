"""Tables with pipes that hold one row a line (plain, markdown, AsciiDoc), also where a row takes several lines.

What a span leaves behind is pipes with nothing between them (`|||`), where a cell that somebody left blank
has at least the white space that parts its pipes. Where none has, nothing tells the two apart, and all are blank cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.pipe_runs import is_ruled, opens_rows
from govdisclosure.source.strings import strip
from govdisclosure.text.normal import BLANKS

__all__ = ["read_pipe_rows"]

_rule = re.compile(rf"[{BLANKS}]*:?-{{3,}}:?[{BLANKS}]*")
_strong = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.*?\S?)\1")
_escape = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_break = re.compile(r"<br\s*/?>", re.IGNORECASE)
_spaced = re.compile(rf"\|[{BLANKS}]+\|")
_pipe = re.compile(r"(?<!\\)\|")


def read_pipe_rows(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """One row a line, pipes between the cells, before the first or behind the last one as it may be."""
    even = _are_even(lines) and not all(line.lstrip().startswith("|") for line in lines if "|" in line)
    bordered = not even and opens_rows(lines)
    lines = _whole_rows(lines) if bordered else lines
    closed = _closes_rows(lines)
    bare = any(_spaced.search(line) for line in lines)
    rows: list[tuple[GridCell, ...]] = []
    for number, line in enumerate(lines, first):
        if "|" in line:
            if rows and not (bordered or even) and line.startswith("|"):
                rows[-1] += _parts(_pipe.split(line.lstrip())[1:], number, bare=bare)
            elif row := _row(line, number, bordered=bordered, closed=closed, bare=bare):
                rows.append(row)
        elif (text := strip(line)) and not (_rule.fullmatch(text) or is_ruled(text)):
            rows.append((GridCell(_unmarked(text), line=number),))
    if rows:
        yield Grid(tuple(rows))


def _are_even(lines: Sequence[str]) -> bool:
    """Whether all rows have as many pipes: if one begins or ends with a text, no pipe frames them, and blanks stand there."""
    counts = [line.count("|") for line in lines if "|" in line]
    return len(counts) >= MIN_EVEN and len(set(counts)) == 1 and counts[0] > 1


MIN_EVEN = 3
"""Rows of the smallest table: two heads above one row of figures."""


def _whole_rows(lines: Sequence[str]) -> list[str]:
    """The lines with each row, however many lines it takes, on its first one; the others are empty.

    A row that begins with a pipe ends with one, or else (AsciiDoc) with a blank line.
    """
    if _ends_with_pipes(lines):
        return _rows_to_pipe(lines)
    return _rows_to_blank(lines) if _is_parted(lines) else list(lines)


def _ends_with_pipes(lines: Sequence[str]) -> bool:
    """Whether a pipe stands at the end of most lines with pipes."""
    texts = [strip(line) for line in lines if "|" in line]
    return sum(text.endswith("|") for text in texts) * 2 > len(texts)


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether blank lines stand between most lines with pipes."""
    texts = [strip(line) for line in lines]
    blank = sum(1 for before, text in pairwise(texts) if before and not text)
    return blank * 2 >= sum(1 for text in texts if text)


def _rows_to_pipe(lines: Sequence[str]) -> list[str]:
    """Rows that end with a pipe: what follows another end goes on in a cell."""
    rows: list[list[str]] = [[] for _ in lines]
    row, is_open = 0, False
    for i, line in enumerate(lines):
        text = strip(line)
        if not text:
            continue
        if not is_open and text.startswith("|") and not (text == "|" and line[0] in BLANKS):
            row = i
        rows[row].append(text)
        is_open = text == "|" if row == i else not text.endswith("|")
    return ["\n".join(parts) for parts in rows]


def _rows_to_blank(lines: Sequence[str]) -> list[str]:
    """Rows that end with a blank line."""
    rows: list[list[str]] = [[] for _ in lines]
    row, before = 0, ""
    for i, line in enumerate(lines):
        text = strip(line)
        row = row if before else i
        if text and not text.startswith("|=="):
            rows[row].append(text)
        before = text
    return [" ".join(parts) for parts in rows]


def _closes_rows(lines: Sequence[str]) -> bool:
    """Whether a pipe stands behind the last cell of a row (else only where that cell is blank, as in most rows it may be)."""
    if any(map(is_ruled, lines)):
        return False
    if _are_even(lines) and not all(strip(line).endswith("|") for line in lines if "|" in line):
        return False
    rows = [strip(line) for line in lines if line.count("|") > 1]
    open_rows = sum(1 for row in rows if not row.endswith("|"))
    return open_rows <= len(rows) * MAX_OPEN


MAX_OPEN = 0.05
"""Share of the rows without a pipe at their end that damage may leave of a layout that closes its rows."""


def _row(line: str, number: int, *, bordered: bool, closed: bool, bare: bool) -> tuple[GridCell, ...]:
    text = strip(line)
    bordered = bordered and text.startswith("|")  # else its first cell is blank
    parts = _pipe.split(text if bordered else line)
    if bordered:
        parts = parts[1:]
    if parts and not strip(parts[-1]):
        parts = parts[:-1] if closed else [*parts[:-1], " "]  # a blank cell, though its white space was stripped
    if _is_rule(text):
        return ()
    return _parts(parts, number, bare=bare)


def _is_rule(line: str) -> bool:
    """Whether a row only rules off the head of a table, as markdown has it."""
    return "---" in line and all(_rule.fullmatch(part) for part in strip(line).strip("|").split("|"))


def _parts(parts: Sequence[str], number: int, *, bare: bool) -> tuple[GridCell, ...]:
    """The cells of a row; if `bare`, a bare `||` is what a span leaves, and so is a run of blanks at the end that holds one."""
    texts = [part.strip(BLANKS) for part in parts]
    last = max((i for i, text in enumerate(texts) if text), default=-1)
    spans = bare and "" in parts[last + 1 :]
    return tuple(
        GridCell(
            text if not text or text.isalnum() else _unmarked(text),
            1,
            1,
            number,
            None,
            (bare and not part) or (spans and i > last),
        )
        for i, (part, text) in enumerate(zip(parts, texts, strict=True))
    )


def _unmarked(text: str) -> str:
    """A cell without the marks of markdown."""
    text = _break.sub("\n", _strong.sub(r"\2", text)).strip("\n")
    return _escape.sub(r"\1", text)
