"""Tables with pipes: one row a line (plain or markdown), or one cell a line with the pipe behind it.

What a span leaves behind is pipes with nothing between them (`|||`); a cell that somebody left blank
has at least the white space that parts its pipes, or the line, to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.text.normal import BLANKS

__all__ = ["find_pipes", "has_cell_lines", "is_framed", "join_lines", "pieces", "read_pipe_cells", "read_pipe_rows", "strip"]

PAD = GridCell("", pad=True)

_rule = re.compile(rf"[{BLANKS}]*:?-{{3,}}:?[{BLANKS}]*")
_strong = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.*?\S?)\1")
_escape = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_break = re.compile(r"<br\s*/?>", re.IGNORECASE)
_pipe = re.compile(r"(?<!\\)\|")
_amount = re.compile(rf"[{BLANKS}]*[0-9０-９.,，/-]+[{BLANKS}]*")


def strip(text: str) -> str:
    """Without the blanks at both ends, ideographic and non-breaking ones included."""
    return text.strip(BLANKS)


def join_lines(parts: Iterable[str]) -> str:
    r"""The lines of one cell as its text: a label goes on, but figures on two lines are two figures.

    >>> join_lines(["行政", "许可"]), join_lines(["12", "34"])
    ('行政许可', '12\\n34')
    """
    text = ""
    for part in parts:
        apart = text[-1:] in FIGURES and part[:1] in FIGURES and text and part
        text += f"\n{part}" if apart else part
    return text


FIGURES = frozenset("0123456789.,０１２３４５６７８９，．")
"""What a number is made of."""


# which lines ----------------------------------------------------------------------------------------------


def find_pipes(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are tables with pipes."""
    piped = [i for i, line in enumerate(lines) if "|" in line]
    if len(piped) < MIN_PIPED:
        return
    opened, framed = _opens_rows(lines), is_framed(lines)
    own = set(piped)
    before = -1
    for i in piped:
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
            if _amount.fullmatch(line):
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
    if strip(lines[i]) == "|" and not lines[i].startswith("|" if framed else "\0"):
        return range(_start_of_cell(lines, texts, before), i) if few or before < 0 else nothing
    if before >= 0 and few and _is_open(lines[before]) and _closes(lines[i]):
        return gap
    return nothing if opened and lines[i].lstrip().startswith("|") else range(_start_of_pieces(lines, gap), i)


MAX_BROKEN = 3
"""Lines that a cell may be broken to where a pipe closes it."""


def _start_of_cell(lines: Sequence[str], texts: Sequence[int], before: int) -> int:
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


# one cell a line ------------------------------------------------------------------------------------------


def has_cell_lines(lines: Sequence[str]) -> bool:
    """Whether the lines with pipes hold a cell each rather than a row each."""
    texts = [sum(map(bool, map(str.strip, line.split("|")))) for line in lines if "|" in line]
    filled = [n for n in texts if n]
    return sum(1 for n in filled if n > 1) * 4 < max(len(filled), 1)


def read_pipe_cells(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """One cell a line: a text closed by a pipe is a cell, a lone pipe a blank one, several pipes a span.

    Where pipes stand on both sides of most texts, they part whatever there was: a lone one says nothing.
    Where most lone pipes stand below a text, they close it.
    """
    parting = _opens_rows([line for line in lines if not line.isspace() and line.strip("| ")])
    closing = _closes_texts(lines)
    cells: list[GridCell] = []
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(lines, first):
        if "|" not in line:
            if strip(line):
                waiting.append((number, strip(line)))
            continue
        head, *rest = line.split("|")
        text = strip(head)
        if closing and waiting and not text and rest == [""]:
            cells.append(GridCell("\n".join(w for _, w in waiting), line=waiting[0][0]))
            waiting = []
            continue
        if cells and waiting and len(waiting) <= MAX_BROKEN and text and all(len(w) < 40 for _, w in waiting):
            text = "\n".join([*(w for _, w in waiting), text])
        elif waiting:
            yield from _close(cells, waiting)
        waiting = []
        if rest == [""]:
            if text or not parting:
                cells.append(GridCell(text, 1, 1, number))
            continue
        if text or (len(rest) == 1 and not strip(rest[0]) and not parting):
            cells.append(GridCell(text, line=number))
        more = [GridCell(strip(part), line=number) if strip(part) else PAD for part in rest]
        cells += [cell for cell in more if cell.text] if parting else more if more[-1].text or not text else more[:-1]
    yield from _close(cells, waiting)


def _closes_texts(lines: Sequence[str]) -> bool:
    """Whether most lone pipes stand below a text, as its end."""
    lone = closing = 0
    after_text = False
    for line in lines:
        text = strip(line)
        if text == "|":
            lone += 1
            closing += after_text
        after_text = "|" not in text if text else after_text
    return closing * 2 >= max(lone, 1)


def _close(cells: list[GridCell], after: list[tuple[int, str]]) -> Iterator[Block]:
    """The table so far and the text behind it; a number right behind it is its last cell."""
    if cells and after and _amount.fullmatch(after[0][1]):
        number, text = after.pop(0)
        cells.append(GridCell(text, line=number))
    if cells:
        yield Grid((tuple(cells),), flow=True)
        cells.clear()
    yield from (Paragraph(text, number) for number, text in after)
    after.clear()


def read_pipe_rows(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """One row a line, pipes between the cells, before the first or behind the last one as it may be."""
    bordered = _opens_rows(lines)
    lines = _whole_rows(lines) if bordered else lines
    closed = _closes_rows(lines)
    own: set[int] = set() if bordered else pieces(lines, "|")
    rows: list[tuple[GridCell, ...]] = []
    for number, line in enumerate(lines, first):
        if "|" in line:
            if rows and not bordered and line.lstrip().startswith("|"):
                rows[-1] += _parts(_pipe.split(line.lstrip())[1:], number)
            elif row := _row(line, number, closed=closed):
                rows.append(row)
        elif (text := strip(line)) and not _rule.fullmatch(text) and (number - first in own or bordered):
            rows.append((GridCell(_unmarked(text), line=number),))
    if rows:
        yield Grid(tuple(rows))


def _whole_rows(lines: Sequence[str]) -> list[str]:
    """The lines with each row, however many lines it takes, on its first one; the others are empty.

    A row that begins with a pipe ends with one, or else (AsciiDoc) with a blank line.
    """
    if _ends_with_pipes(lines):
        return _rows_to_pipe(lines)
    return _rows_to_blank(lines) if _is_parted(lines) else list(lines)


def is_framed(lines: Sequence[str]) -> bool:
    """Whether rows begin with a pipe and their cells go over lines, each closed by a pipe behind a blank (old markdownify, turndown)."""
    closing = sum(1 for line in lines if strip(line) == "|" and line[0] in BLANKS)
    return closing > 1 and any(line.startswith("|") for line in lines)


def _ends_with_pipes(lines: Sequence[str]) -> bool:
    """Whether a pipe stands at the end of most lines with pipes."""
    texts = [strip(line) for line in lines if "|" in line]
    return sum(text.endswith("|") for text in texts) * 2 > len(texts)


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether blank lines stand between most lines with pipes."""
    texts = [strip(line) for line in lines]
    blank = sum(1 for before, text in pairwise(texts) if before and not text)
    return blank * 2 > sum(1 for text in texts if text)


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


def pieces(lines: Sequence[str], separator: str) -> set[int]:
    """The lines (by index) without a separator that belong to a table: short ones, right before one of its rows.

    A row of one cell needs no separator, and a cell whose text is broken has lines of its own.
    """
    found: set[int] = set()
    near, count = False, 0
    for i in range(len(lines) - 1, -1, -1):
        if separator in lines[i]:
            near, count = True, 0
        elif not strip(lines[i]) or len(lines[i]) > LONGEST_PIECE or count >= MOST_PIECES:
            near = False
        elif near:
            found.add(i)
            count += 1
    return found


LONGEST_PIECE, MOST_PIECES = 60, 40
"""Characters of a line that may be a piece of a cell, and how many such lines may follow each other."""


def _opens_rows(lines: Sequence[str]) -> bool:
    """Whether a pipe stands before the first cell of a row (else it continues the row above, in a cell with a break)."""
    rows = [line.lstrip() for line in lines if "|" in line]
    return sum(1 for row in rows if row.startswith("|")) * 4 > len(rows)


def _closes_rows(lines: Sequence[str]) -> bool:
    """Whether a pipe stands behind the last cell of a row (else only where that cell is blank)."""
    rows = [strip(line) for line in lines if line.count("|") > 1]
    return sum(1 for row in rows if row.endswith("|")) * 2 > len(rows)


def _row(line: str, number: int, *, closed: bool) -> tuple[GridCell, ...]:
    text = strip(line)
    bordered = text.startswith("|")
    parts = _pipe.split(text if bordered or closed else line)
    if bordered:
        parts = parts[1:]
    if parts and not strip(parts[-1]) and (bordered or closed):
        parts = parts[:-1]
    if _is_rule(text):
        return ()
    return _parts(parts, number)


def _is_rule(line: str) -> bool:
    """Whether a row only rules off the head of a table, as markdown has it."""
    return "---" in line and all(_rule.fullmatch(part) for part in strip(line).strip("|").split("|"))


def _parts(parts: Sequence[str], number: int) -> tuple[GridCell, ...]:
    """The cells of a row; a run of blanks at its end that holds a bare `||` is what a span leaves."""
    texts = [part.strip(BLANKS) for part in parts]
    last = max((i for i, text in enumerate(texts) if text), default=-1)
    spans = "" in parts[last + 1 :]
    return tuple(
        GridCell(text if not text or text.isalnum() else _unmarked(text), 1, 1, number, None, not part or (spans and i > last))
        for i, (part, text) in enumerate(zip(parts, texts, strict=True))
    )


def _unmarked(text: str) -> str:
    """A cell without the marks of markdown."""
    text = _break.sub("\n", _strong.sub(r"\2", text)).strip("\n")
    return _escape.sub(r"\1", text)
