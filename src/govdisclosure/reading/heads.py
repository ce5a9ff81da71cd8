"""Heads: what the rows above the figures of table 3 or 4 say of their columns, by reading order and by declared spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, field, frozen

from govdisclosure.reading.columns import Column, Columns, are_as_many, columns_of, printed_order
from govdisclosure.reading.extents import meet
from govdisclosure.reading.head_labels import levels_of
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token, TokenKind
from govdisclosure.schema import Table

__all__ = ["Heads", "heads_of"]


@frozen
class Heads:
    """The head of a part of a table: its rows as they stand, and what columns they can mean.

    `known` is False where no label of any column stands there at all. `lacking`: the candidates with fewer columns than the form.
    `width`: the columns of its table where spans tell them, else 0.
    """

    rows: tuple[SourceRow, ...]
    candidates: tuple[Columns, ...]
    known: bool
    lacking: frozenset[int] = frozenset()
    width: int = 0

    @property
    def may_have_bare(self) -> bool:
        """True if by some reading a column has no label: a figure there is no slip."""
        return any(not column.label for columns in self.candidates for column in columns)

    @property
    def widest(self) -> int:
        """Return how many columns there are by the reading that has most."""
        return max(map(len, self.candidates), default=0)

    def holds(self, columns: Columns, row: SourceRow, tokens: Sequence[int]) -> bool:
        """Return False if spans tell that a column does not stand above its value; `tokens`: which one is the value of each."""
        if not self.width or not row.places or row.grid != self.rows[-1].grid or row.places[-1] != self.width:
            return True
        return all(
            meet(column, row.places[token], row.tokens[token].cell.colspan) or (i > 0 and token == tokens[i - 1])
            for i, (column, token) in enumerate(zip(columns, tokens, strict=True))
        )

    def tells_nothing_of(self, row: SourceRow, tokens: Sequence[int], figures: int) -> bool:
        """Return True if a row, or one like it, has a figure for each column, and its label ends elsewhere than the corner does.

        The places of such a row tell nothing: one of its labels has lost a span, or one from above reaches too far. `figures`:
        how many stand directly behind the label, in this row or in one whose cells begin in the same columns.
        """
        corner = next((end for head in self.rows if (end := _end_of_corner(head))), 0)
        full = all(row.tokens[i].kind == "value" or row.at < i <= row.at + figures for i in tokens)
        return full and corner not in (0, row.places[row.at] + row.tokens[row.at].cell.colspan)


def _end_of_corner(head: SourceRow) -> int:
    """Return the column behind the corner of a head, where values begin; 0 if it is in another row."""
    for token, place in zip(head.tokens, head.places, strict=False):
        if token.found.of(head.table, "corner"):
            return place + token.cell.colspan
    return 0


MAX_LEVELS = 5
"""Rows of labels of one head: the official ones have three; more are prose, whose readings would be without number."""

MAX_UNKNOWN = 8
"""Texts of one head that no form prints; more make it another table."""


@frozen
class _Printed:
    """The rows of a head: the same as those of another document that print the same, on whatever lines."""

    rows: Sequence[SourceRow] = field(eq=False)
    print: tuple[object, ...]

    @classmethod
    def of(cls, rows: Sequence[SourceRow]) -> _Printed:
        """Return the rows with all of them that their columns depend on."""
        return cls(rows, tuple([(row.kind, row.grid - rows[0].grid, row.places, *map(_told, row.tokens)) for row in rows]))


def _told(token: Token) -> tuple[TokenKind, str, int, int]:
    return token.kind, token.text, token.cell.colspan, token.cell.rowspan


MAX_TEXT = 1000
"""Characters of a head whose columns are kept: most documents have one of few heads, and these have under 300."""


def heads_of(rows: Sequence[SourceRow], table: Table, standard: Columns, label_place: int = -1) -> Heads:
    """Return what the rows above the figures of table 3 or 4 say of its columns; `label_place`: where labels of rows stand."""
    length = sum([len(token.text) for row in rows for token in row.tokens])
    if length > MAX_TEXT:
        return _heads_of(rows, table, standard, label_place)
    return evolve(_known_heads(_Printed.of(rows), table, standard, label_place), rows=tuple(rows))


@lru_cache(maxsize=512)
def _known_heads(printed: _Printed, table: Table, standard: Columns, label_place: int) -> Heads:
    return _heads_of(printed.rows, table, standard, label_place)


def _heads_of(rows: Sequence[SourceRow], table: Table, standard: Columns, label_place: int) -> Heads:
    own = levels_of(rows, table, label_place)
    heads = [head for level in own[0] for head in level]
    known = any(head.kind != "unknown" for head in heads)
    if not known:
        return Heads(tuple(rows), (), known=False)
    if len(own[0]) > MAX_LEVELS or sum(1 for head in heads if head.kind == "unknown") > MAX_UNKNOWN:
        return Heads(tuple(rows), (), known=True)
    found: dict[Columns, None] = {}
    for levels in own:
        found |= dict.fromkeys(columns for columns in columns_of(levels, table) if _is_sound(columns))
    if not found and (printed := printed_order(heads, table, standard)):
        found[printed] = None
    width, labelled = _labelled_places(rows)
    candidates = tuple(dict.fromkeys(own for columns in found for own in _with_unlabelled(columns, labelled, width)))
    lacking = frozenset(i for i, columns in enumerate(candidates) if not are_as_many(columns, standard))
    return Heads(tuple(rows), candidates, known=True, lacking=lacking, width=width)


def _labelled_places(rows: Sequence[SourceRow]) -> tuple[int, set[int]]:
    """Return the width of a head whose spans are declared, and the columns of the table that a label other than a group's has."""
    own = [row for row in rows if row.kind == "head"]
    widths = {row.places[-1] if row.places else 0 for row in own}
    if len(widths) != 1 or len({row.grid for row in rows}) != 1:
        return 0, set()
    labelled: set[int] = set()
    for row in own:
        for token, place in zip(row.tokens, row.places, strict=False):
            if token.text and not token.found.of(row.table, "group", "corner"):
                labelled.update(range(place, place + token.cell.colspan))
    return widths.pop(), labelled


def _with_unlabelled(columns: Columns, labelled: set[int], width: int) -> Iterator[Columns]:
    """Yield the columns with those between and behind them above which no label stands, without those behind, and without any.

    One behind all may be a tool's own, which holds nothing; one between may be a group that spans too many columns.
    """
    places = [column.place for column in columns]
    if not width or -1 in places or places != sorted(set(places)):
        yield columns
        return
    for end in (width, places[-1]):
        bare = [Column("", "", place=place) for place in range(places[0], end) if place not in labelled]
        yield tuple(sorted((*columns, *bare), key=lambda column: column.place))
    yield columns


def _is_sound(columns: Columns) -> bool:
    """Return True if some column is known and none is there twice."""
    names = [column.name for column in columns if column.name]
    return bool(names) and len(set(names)) == len(names)
