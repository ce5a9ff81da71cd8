"""Tables in columns under a ruled line (`----- --- ----`), as pandoc writes them in plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.pipes import strip
from govdisclosure.text.width import columns_of

__all__ = ["is_ruled", "read_columns"]

_rule = re.compile(r" *-{3,}(?: +-{3,})* *")


def is_ruled(line: str) -> bool:
    """Whether a line marks columns, at least two of them."""
    return line.count("-") > 5 and " -" in line.strip() and _rule.fullmatch(line) is not None


def read_columns(lines: Sequence[str]) -> Iterator[Block]:
    """What stands between two ruled lines as grids, cut at the columns of the first; the rest as paragraphs."""
    rules = [i for i, line in enumerate(lines) if is_ruled(line)]
    pairs = dict(zip(rules[::2], rules[1::2], strict=False))
    end = -1
    for i, line in enumerate(lines):
        if i in pairs:
            starts = [match.start() for match in re.finditer("-+", line)]
            yield Grid(tuple(_rows(lines, range(i + 1, pairs[i]), starts)))
            end = pairs[i]
        elif i > end and (text := strip(line)):
            yield Paragraph(text, i + 1)


def _rows(lines: Sequence[str], inside: range, starts: Sequence[int]) -> Iterator[tuple[GridCell, ...]]:
    """The rows between two rules: one a line or, where blank lines part them, all lines up to the next."""
    parted = any(not strip(lines[i]) for i in inside)
    row: tuple[GridCell, ...] = ()
    for i in inside:
        cells = _row(lines[i], starts, i + 1) if strip(lines[i]) else ()
        if row and cells and parted:
            row = tuple(a._replace(text=a.text + b.text) for a, b in zip(row, cells, strict=True))
            continue
        if row:
            yield row
        row = cells
    if row:
        yield row


def _row(line: str, starts: Sequence[int], number: int) -> tuple[GridCell, ...]:
    """The cells of a line, cut where a column begins."""
    columns = columns_of(line)
    cuts = [bisect_left(columns, start) for start in starts]
    parts = (line[a:b] for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True))
    return tuple(GridCell(strip(part), 1, 1, number) for part in parts)
