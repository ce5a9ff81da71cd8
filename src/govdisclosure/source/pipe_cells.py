"""Tables with pipes that hold one cell a line.

What a span leaves behind is pipes with nothing between them (`|||`); a cell that somebody left blank
has the line to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.pipe_runs import AMOUNT, MAX_BROKEN, opens_rows
from govdisclosure.source.strings import strip

__all__ = ["read_pipe_cells"]

PAD = GridCell("", pad=True)


def read_pipe_cells(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """One cell a line: a text closed by a pipe is a cell, a lone pipe a blank one, several pipes a span.

    Where pipes stand on both sides of most texts, they part whatever there was: a lone one says nothing.
    Where more texts stand above a lone pipe than on a line with one, it closes them.
    """
    parting = opens_rows([line for line in lines if not line.isspace() and line.strip("| ")])
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
    """Whether more texts stand above a lone pipe, as its cell, than on a line with one; blank cells tell nothing."""
    closing = beside = 0
    after_text = False
    for line in lines:
        if "|" not in line:
            after_text = after_text or bool(line.strip())
            continue
        if strip(line) == "|":
            closing += after_text
        else:
            beside += bool(line.strip("| \t\r"))
        after_text = False
    return closing >= max(beside, 1)


def _close(cells: list[GridCell], after: list[tuple[int, str]]) -> Iterator[Block]:
    """The table so far and the text behind it; a number right behind it is its last cell."""
    if cells and after and AMOUNT.fullmatch(after[0][1]):
        number, text = after.pop(0)
        cells.append(GridCell(text, line=number))
    if cells:
        yield Grid((tuple(cells),), flow=True)
        cells.clear()
    yield from (Paragraph(text, number) for number, text in after)
    after.clear()
