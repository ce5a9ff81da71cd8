"""Tables with tabs between the cells, as browsers copy them and spreadsheets save them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.pipes import pieces, strip

__all__ = ["MOST_CELLS", "join_cells", "read_tabs"]

LONE_TABS = 5
"""Lines with nothing but a tab, from which on a text is taken to have its cells on lines of their own."""


def join_cells(lines: Sequence[str]) -> Sequence[str]:
    r"""Put the cells of a row on one line where a line with a tab stands between them.

    So browsers copy cells that hold paragraphs. Every row stands on the line of its first cell, the
    other lines become empty, so that line numbers stay true. A text that is further from its tab than
    most are belongs to the next row: the cell before it is blank.

    >>> [row for row in join_cells(["规章", "\t", "1", "\t", "\t", "3", "", "许可", "\t", "7", "\t", "", "", "处罚"]) if row]
    ['规章\t1\t\t3', '许可\t7\t', '处罚']
    """
    tabs = [i for i, line in enumerate(lines) if line.strip(" ") == "\t"]
    if len(tabs) < LONE_TABS:
        return lines
    following = {i: next((j for j in range(i + 1, len(lines)) if lines[j].strip(" ")), len(lines)) for i in tabs}
    usual = Counter(j - i for i, j in following.items()).most_common(1)[0][0]
    joined, row, glued = [""] * len(lines), 0, False
    for i, line in enumerate(lines):
        if i in following:
            joined[row] += "\t"
            glued = following[i] - i <= usual
        elif line.strip(" "):
            row = row if glued else i
            joined[row] += strip(line)
            glued = False
    return joined


MOST_CELLS = 60
"""Cells beyond which a line is no row but a whole page: the widest row of the forms has 15."""


def read_tabs(lines: Sequence[str]) -> Iterator[Block]:
    """Rows are lines with a tab, cells what stands between the tabs."""
    rows: list[tuple[GridCell, ...]] = []
    own = pieces(lines, "\t")
    for number, line in enumerate(lines, 1):
        text = strip(line)
        if "\t" in line:
            cells = tuple(GridCell(strip(part), 1, 1, number) for part in line.split("\t"))
            if len(cells) > MOST_CELLS:
                yield Grid((tuple(cell for cell in cells if cell.text),), flow=True)
            else:
                rows.append(cells)
        elif text and number - 1 in own:
            rows.append((GridCell(text, line=number),))
        elif text:
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield Paragraph(text, number)
    if rows:
        yield Grid(tuple(rows))
