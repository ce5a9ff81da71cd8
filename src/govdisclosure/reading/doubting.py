"""Which rows of a text cannot be trusted, though they have as many figures as the form has columns.

PDF extractors may write a table in any order: all labels before all figures, or the figures of a row
above its label. A row that was put together from words can then hold the figures of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from govdisclosure.grid import GridCell
from govdisclosure.reading.scanning import SourceRow
from govdisclosure.schema import Form, Table

__all__ = ["doubtful_rows", "shape_of", "unnumbered_rows"]

FEW_ROWS = 4
"""Rows up to which a table says nothing about the order of its text."""

MOST_FULL = 2 / 5
"""The part of the rows that must have just the figures that the form has, else labels and figures do not stand together."""


@cache
def shape_of(form: Form, table: Table) -> tuple[Mapping[str, int], Mapping[str, str]]:
    """The columns of a table's rows by name, and the items of table 2 that they belong to."""
    own = {row.path.partition(".")[2]: row for row in form.rows if row.table == table}
    items = {name: row.labels[0] for name, row in own.items() if table == "proactive"}
    return {name: row.width for name, row in own.items()}, items


def doubtful_rows(
    rows: Sequence[SourceRow], widths: Mapping[str, int], items: Mapping[str, str], stray: Sequence[GridCell]
) -> list[SourceRow]:
    """The rows of one table whose figures may be those of others.

    `widths` and `items` are the form's (`shape_of`), `stray` the figures of the document that no row claims.
    """
    if not any(row.loose or row.cut for row in rows):
        return []
    cut = [row for row in rows if row.cut and len(row.own) > 1 and not _is_whole(row, items)]
    if not rows or not all(row.loose and all(cell.columns for cell in row.cells) for row in rows):
        return cut
    full = sum(1 for row in rows if len(row.own) == widths.get(row.name))
    if len(rows) > FEW_ROWS and full < len(rows) * MOST_FULL:
        return list(rows)
    found = [row for pair in pairwise(rows) if _may_be_one(*pair, items) for row in pair]
    return found + cut + _behind_stray(rows, items, stray)


def unnumbered_rows(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """The rows with figures before their label that do not number them: they may be theirs."""
    led = [row for row in rows if row.before]
    numbers = [None, *map(_number_of, led), None]
    return [
        row
        for row, above, own, below in zip(led, numbers, numbers[1:], numbers[2:], strict=False)
        if own is None or not (above == own - 1 or below == own + 1)
    ]


def _number_of(row: SourceRow) -> int | None:
    text = row.before[0].text
    return int(text) if len(row.before) == 1 and text.isdecimal() and len(text) <= SERIAL else None


SERIAL = 2
"""Digits that the number of a row may have: there are 25."""


def _is_whole(row: SourceRow, items: Mapping[str, str]) -> bool:
    """Whether a row's figures are no digits of one number: all are zero or, in table 3, add up to the last of them."""
    figures = [int(cell.text) if cell.text.isdecimal() else 0 for cell in row.own]
    return not any(figures) or (row.name not in items and sum(figures[:-1]) == figures[-1])


def _may_be_one(above: SourceRow, row: SourceRow, items: Mapping[str, str]) -> bool:
    """Whether the figures behind two labels of one item may be those of either: the first has none."""
    return not above.own and bool(row.own) and row.name in items and items.get(above.name) == items[row.name]


def _behind_stray(rows: Sequence[SourceRow], items: Mapping[str, str], stray: Sequence[GridCell]) -> list[SourceRow]:
    """The rows of table 2 below figures that stand above a label, down to one without figures: each may hold the next one's."""
    found: list[SourceRow] = []
    last = 0
    shifted = False
    for row in rows:
        shifted = shifted or (row.name in items and any(last < cell.line < row.line for cell in stray))
        if shifted:
            found.append(row)
        shifted = shifted and bool(row.own)
        last = max([row.line, *(cell.line for cell in row.cells)])
    return found
