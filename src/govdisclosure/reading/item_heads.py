"""The heads of table 2: the columns of an item of article 20, and where its labels stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from govdisclosure.reading.columns import Column, Columns
from govdisclosure.reading.labels import key_of
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS
from govdisclosure.schema import Form

__all__ = ["ItemHead", "Printing", "Starts", "by_beginnings", "head_of"]


Starts = tuple[int, ...]
Printing = tuple[Starts, int, frozenset[int]]


_numbered = re.compile(r"\.[0-9]+$")
"""What pandas puts behind the name of a column that another one has."""


@frozen
class ItemHead:
    """The head of an item: its columns, where each begins behind 信息内容 (which stands at `corner`), and its length there.

    `again`: where a label stands again, because its span reaches there.
    """

    row: SourceRow
    columns: Columns
    starts: tuple[int, ...]
    length: int
    corner: int
    again: frozenset[int] = frozenset()

    @property
    def printing(self) -> Printing:
        """Return where its columns begin, and what stands between."""
        return self.starts, self.length, self.again

    @property
    def is_tight(self) -> bool:
        """True if nothing but the last column has fillers behind it, which a tool may trim."""
        return self.starts == tuple(range(len(self.starts)))

    @property
    def has_corner(self) -> bool:
        """True if no other text stands where 信息内容 does: another may be a column that was left out."""
        corner = self.row.tokens[self.corner]
        return corner.kind in BLANKS or corner.found.of("proactive", "corner") is not None


def head_of(rows: Sequence[SourceRow]) -> ItemHead | None:
    """Return the head of an item: its last row with labels of columns."""
    row = next((row for row in reversed(rows) if row.kind == "head"), None)
    if row is None:
        return None
    tokens = row.tokens
    corners = [i for i, token in enumerate(tokens) if token.found.of("proactive", "corner")]
    corner = corners[-1] if corners else 0
    columns: list[Column] = []
    starts: list[int] = []
    repeated: set[int] = set()
    cells = tokens[corner + 1 :]
    for i, token in enumerate(cells):
        label = token.found.of("proactive", "column")
        again = bool(columns and columns[-1].name) and _numbered.sub("", token.text) == columns[-1].label
        if again:
            repeated.add(i)
        if again or (token.kind in BLANKS and not row.places):  # with declared spans, a blank cell is no span's
            continue
        columns.append(Column(label.name if label else "", token.text))
        starts.append(i)
    names = [column.name for column in columns if column.name]
    if len(names) != len(set(names)):
        return ItemHead(row, (), (), len(cells), corner)
    return ItemHead(row, tuple(columns), tuple(starts), len(cells), corner, frozenset(repeated))


MIN_BEGINNING = 3
"""Characters of a column's label that was cut off: fewer are the beginning of any."""


def by_beginnings(head: ItemHead, form: Form, path: str) -> ItemHead:
    """Return the head with labels that were cut off completed, where each stands in its official place."""
    standard = form.cells_of(path)
    if len(standard) != len(head.columns) or all(column.name for column in head.columns):
        return head
    columns: list[Column] = []
    for column, cell in zip(head.columns, standard, strict=True):
        key = key_of(column.label)
        begins = len(key) >= MIN_BEGINNING and key_of(cell.column).startswith(key)
        if column.name != cell.name and (column.name or not begins):
            return head
        columns.append(Column(cell.name, column.label))
    return evolve(head, columns=tuple(columns))
