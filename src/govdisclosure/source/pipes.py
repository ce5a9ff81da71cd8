"""Tables with pipes: one row a line (plain or markdown), or one cell a line with the pipe behind it.

What a span leaves behind is pipes with nothing between them (`|||`); a cell that somebody left blank
has at least the white space that parts its pipes, or the line, to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.text.normal import BLANKS

__all__ = ["has_cell_lines", "pieces", "read_pipe_cells", "read_pipe_rows", "strip"]

PAD = GridCell("", pad=True)

_rule = re.compile(rf"[{BLANKS}]*:?-{{3,}}:?[{BLANKS}]*")
_strong = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.*?\S?)\1")
_stars = re.compile(r"(?<!\\)\*{2,}")
_heading = re.compile(r"^#{1,6} +")
_escape = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_break = re.compile(r"<br\s*/?>", re.IGNORECASE)
_pipe = re.compile(r"(?<!\\)\|")
_amount = re.compile(rf"[{BLANKS}]*[0-9０-９.,，/-]+[{BLANKS}]*")


def strip(text: str) -> str:
    """Without the blanks at both ends, ideographic and non-breaking ones included."""
    return text.strip(BLANKS)


def has_cell_lines(lines: Sequence[str]) -> bool:
    """Whether the lines with pipes hold a cell each rather than a row each."""
    texts = [sum(map(bool, map(str.strip, line.split("|")))) for line in lines if "|" in line]
    filled = [n for n in texts if n]
    return bool(filled) and sum(1 for n in filled if n > 1) * 4 < len(filled)


def read_pipe_cells(lines: Sequence[str]) -> Iterator[Block]:
    """One cell a line: a text closed by a pipe is a cell, a lone pipe a blank one, several pipes a span.

    Where pipes stand on both sides of most texts, they part whatever there was: a lone one says nothing.
    """
    parting = _opens_rows([line for line in lines if not line.isspace() and line.strip("| ")])
    cells: list[GridCell] = []
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if "|" not in line:
            if strip(line):
                waiting.append((number, strip(line)))
            continue
        head, *rest = line.split("|")
        text = strip(head)
        if cells and waiting and len(waiting) <= 3 and text and all(len(w) < 40 for _, w in waiting):
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


def read_pipe_rows(lines: Sequence[str]) -> Iterator[Block]:
    """One row a line, pipes between the cells, before the first or behind the last one as it may be."""
    closed, own = _closes_rows(lines), pieces(lines, "|")
    bordered = _opens_rows(lines)
    marked = any(("|" in line and _is_rule(line)) or _strong.fullmatch(line) for line in lines)
    rows: list[tuple[GridCell, ...]] = []
    for number, line in enumerate(lines, 1):
        if "|" in line:
            if rows and not bordered and line.lstrip().startswith("|"):
                rows[-1] += _parts(_pipe.split(line.lstrip())[1:], number)
            elif row := _row(line, number, closed=closed):
                rows.append(row)
        elif text := strip(line):
            if _rule.fullmatch(text):
                continue
            if number - 1 in own:
                rows.append((GridCell(_unmarked(text), line=number),))
                continue
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield Paragraph(_words(text) if marked else text, number)
    if rows:
        yield Grid(tuple(rows))


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


def _words(text: str) -> str:
    """A line of markdown without its marks."""
    return _escape.sub(r"\1", _stars.sub("", _heading.sub("", text)))


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
