"""Columns: which value columns a copy of a table has, and in which order, by the reading order of its heads.

A row of labels stands, in order, below the groups above it that are still open. Spans may be lost without harm. A column
whose label no form has is kept under no name: its figures are named, not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from attrs import frozen

from govdisclosure.reading.labels import key_of
from govdisclosure.reading.rows import RowKind, SourceRow
from govdisclosure.reading.tokens import Token, TokenKind
from govdisclosure.schema import Form, Table
from govdisclosure.schema.applications import CORNER

__all__ = ["Column", "Columns", "Head", "Heads", "heads_of", "is_numbered", "standard_columns"]


class Column(NamedTuple):
    """A value column: its name below the table ("" for one that no form has) and its label as it stands.

    `is_renamed`: the column of totals under another name (合计), in its official place. `place`: the column of the table
    where it stands, -1 where the source does not tell.
    """

    name: str
    label: str
    is_renamed: bool = False
    place: int = -1


Columns = tuple[Column, ...]


class Head(NamedTuple):
    """A label of a head: a column, a group (its columns stand in the rows below), or a text that no form prints.

    `is_corner`: a text above the labels of rows; `gap`: the blank cells between it and the label before it; `place`: the column
    of the table in which it begins, -1 where the source does not tell.
    """

    kind: str
    name: str
    token: Token
    is_corner: bool = False
    gap: int = 0
    place: int = -1


@frozen
class Heads:
    """The head of a part of a table: its rows as they stand, and what columns they can mean.

    `known` is False where no label of any column stands there at all. `width`: the columns of its table where spans tell them,
    else 0.
    """

    rows: tuple[SourceRow, ...]
    candidates: tuple[Columns, ...]
    known: bool
    width: int = 0

    def holds(self, columns: Columns, row: SourceRow, tokens: Sequence[int]) -> bool:
        """Return False if spans tell that a column does not stand above its value; `tokens`: which one is the value of each."""
        if not self.width or not row.places or row.grid != self.rows[-1].grid or row.places[-1] != self.width:
            return True
        return all(
            column.place in (-1, row.places[token]) or (i > 0 and token == tokens[i - 1])
            for i, (column, token) in enumerate(zip(columns, tokens, strict=True))
        )


MAX_LEVELS = 5
"""Rows of labels of one head: the official ones have three; more are prose, whose readings would be without number."""

MAX_UNKNOWN = 8
"""Texts of one head that no form prints; more make it another table."""


def standard_columns(form: Form, table: Table) -> Columns:
    """Return the columns of table 3 or 4 in official order; those of table 4 by block and column."""
    rows = [row for row in form.rows if row.table == table]
    if table == "applications":
        rows = rows[:1]
    cells = [cell for row in rows for cell in form.cells[row.start : row.stop]]
    below = "applications.received." if table == "applications" else "review."
    return tuple(Column(cell.path.removeprefix(below), cell.column) for cell in cells)


def heads_of(rows: Sequence[SourceRow], table: Table, standard: Columns, label_place: int = -1) -> Heads:
    """Return what the rows above the figures of table 3 or 4 say of its columns; `label_place`: where labels of rows stand."""
    own = [list(_levels(rows, table, label_place, again=again)) for again in _AGAIN[table]]
    heads = [head for level in own[0] for head in level]
    known = any(head.kind != "unknown" for head in heads)
    if not known:
        return Heads(tuple(rows), (), known=False)
    if len(own[0]) > MAX_LEVELS or sum(1 for head in heads if head.kind == "unknown") > MAX_UNKNOWN:
        return Heads(tuple(rows), (), known=True)
    found: dict[Columns, None] = {}
    for levels in own if own[0] != own[-1] else own[:1]:
        found |= dict.fromkeys(columns for columns in _readings(levels, table) if _is_sound(columns))
    if not found and (printed := _printed_order(heads, table, standard)):
        found[printed] = None
    width, labelled = _labelled_places(rows)
    candidates = tuple(_with_unlabelled(columns, labelled, width) for columns in found)
    return Heads(tuple(rows), candidates, known=True, width=width)


def _labelled_places(rows: Sequence[SourceRow]) -> tuple[int, set[int]]:
    """Return the width of a head whose spans are declared, and the columns of the table that a label other than a group's has."""
    own = [row for row in rows if row.kind is RowKind.HEAD]
    widths = {row.places[-1] if row.places else 0 for row in own}
    if len(widths) != 1 or len({row.grid for row in rows}) != 1:
        return 0, set()
    labelled: set[int] = set()
    for row in own:
        for token, place in zip(row.tokens, row.places, strict=False):
            if token.text and not token.found.of(row.table, "group"):
                labelled.update(range(place, place + token.cell.colspan))
    return widths.pop(), labelled


def _with_unlabelled(columns: Columns, labelled: set[int], width: int) -> Columns:
    """Return the columns with those between and behind them above which no label stands."""
    places = [column.place for column in columns]
    if not width or -1 in places or places != sorted(set(places)):
        return columns
    bare = [Column("", "", place=place) for place in range(places[0], width) if place not in labelled]
    return tuple(sorted((*columns, *bare), key=lambda column: column.place))


def _is_sound(columns: Columns) -> bool:
    """Return True if some column is known and none is there twice."""
    names = [column.name for column in columns if column.name]
    return bool(names) and len(set(names)) == len(names)


# the labels of a head, row by row ---------------------------------------------------------------------


_AGAIN: Mapping[Table, tuple[bool, ...]] = {"applications": (True,), "review": (False, True)}
"""Whether a text below the same text may be what a span left, or a label of its own: only table 4 has a label more than once."""


def _levels(rows: Sequence[SourceRow], table: Table, label_place: int, *, again: bool) -> Iterator[list[Head]]:
    """Yield the labels of each row of a head; `again`: a text below the same text is what a span from above left."""
    above: set[str] = set()
    before: tuple[Token, ...] = ()
    numbered = is_numbered(rows)
    for number, row in enumerate(rows):
        level: list[Head] = []
        last = -1
        for place, token in enumerate(row.tokens):
            if not token.text:
                continue
            gap, last = place - last - 1, place
            head = _head(token, table)
            if head is None or _repeats(row.tokens, place, before, again=again) or (numbered and place == 0):
                continue
            if len(_AGAIN[table]) == 1 and head.kind != "group" and key_of(token.text) in above:
                continue
            is_corner = head.kind == "unknown" and number == 0 and place <= label_place
            at = row.places[place] if row.places else -1
            level.append(head._replace(is_corner=is_corner, gap=gap, place=at))
        if level:
            yield level
        above |= {key_of(head.token.text) for head in level if head.kind != "group"}
        before = row.tokens


def is_numbered(rows: Sequence[SourceRow]) -> bool:
    """Return True if a column in front numbers the rows of a head."""
    return bool(rows) and all(row.tokens[0].kind is TokenKind.VALUE for row in rows)


def _repeats(tokens: Sequence[Token], place: int, before: Sequence[Token], *, again: bool) -> bool:
    """Return True if a text is written again for a span from the left or from above."""
    text = tokens[place].text
    if place and tokens[place - 1].text == text:
        return True
    return again and len(before) == len(tokens) and before[place].text == text


def _head(token: Token, table: Table) -> Head | None:
    if token.kind in (TokenKind.BLANK, TokenKind.FILLER):
        return None
    found = token.found
    if found.of(table, "corner") or (table == "applications" and _is_piece_of_corner(token.text)):
        return None
    if group := found.of(table, "group"):
        if table == "review" or group.name == "organizations":
            return Head("group", group.name, token)
        return None
    if column := found.of(table, "column"):
        if column.name == "subtotal":
            return Head("unknown", "", token)
        return Head("column", column.name, token)
    return Head("unknown", "", token)


_CORNER = key_of(CORNER)


def _is_piece_of_corner(text: str) -> bool:
    """Return True if a text is a piece of what the corner of table 3 prints, which a line break may have torn."""
    key = key_of(text)
    return bool(key) and key in _CORNER


def _printed_order(heads: Sequence[Head], table: Table, standard: Columns) -> Columns | None:
    """Return the standard columns if the labels are those that the form prints, row by row, and nothing else."""
    names = [head.name for head in heads]
    if table == "applications":
        first, *inner, last = (column.name for column in standard)
        return standard if names == [first, "organizations", last, *inner] else None
    blocks = list(dict.fromkeys(column.name.partition(".")[0] for column in standard))
    own = [column.name.partition(".")[2] for column in standard if column.name.startswith(f"{blocks[0]}.")]
    direct = [block for block in blocks if block != blocks[0]]
    return standard if names == [blocks[0], "litigation", *own, *direct, *own * len(direct)] else None


# reading by order ---------------------------------------------------------------------------------------


class _Open(NamedTuple):
    """A group whose columns are still to come, and in which columns of the table they stand; () where spans do not tell."""

    name: str
    extent: range = range(0)

    def holds(self, run: Sequence[Head]) -> bool:
        """Return False if spans tell that a label does not stand below this group."""
        return not self.extent or all(head.place in self.extent or head.place < 0 for head in run)


def _open(head: Head, name: str) -> _Open:
    return _Open(name, range(head.place, head.place + head.token.cell.colspan) if head.place >= 0 else range(0))


_Slot = Column | _Open
_ROOT = _Open("")
OUTER_GROUP = "litigation"
"""The one group that holds groups: 行政诉讼."""


def _readings(levels: Sequence[Sequence[Head]], table: Table) -> Iterator[Columns]:
    """Yield every way to read the rows of labels as columns."""
    states: list[tuple[_Slot, ...]] = [(_ROOT,)]
    for level in levels:
        following: dict[tuple[_Slot, ...], None] = {}
        for state in states:
            for after in _below(state, level, table):
                following[after] = None
        states = list(following)
    for state in states:
        columns = tuple(slot for slot in state if isinstance(slot, Column))
        if len(columns) == len(state):
            yield columns


def _below(state: tuple[_Slot, ...], level: Sequence[Head], table: Table) -> Iterator[tuple[_Slot, ...]]:
    """Yield what the open groups hold if a row of labels stands below them."""
    open_places = [i for i, slot in enumerate(state) if isinstance(slot, _Open)]
    if not open_places:
        return
    for runs in _runs(level, len(open_places)):
        ways: list[list[_Slot]] = [[]]
        for i, slot in enumerate(state):
            if not isinstance(slot, _Open):
                ways = [[*way, slot] for way in ways]
                continue
            beside = i - 1 in open_places
            options = list(_contents(slot, runs[open_places.index(i)], table, beside=beside))
            ways = [[*way, *option] for way in ways for option in options]
        yield from map(tuple, ways)


def _runs(level: Sequence[Head], count: int) -> Iterator[list[Sequence[Head]]]:
    """Yield the ways to cut a row of labels into consecutive runs in which no column or group is there twice."""
    for cuts in combinations(range(1, len(level)), count - 1):
        runs = [level[a:b] for a, b in pairwise((0, *cuts, len(level)))]
        if all(_is_run(run) for run in runs):
            yield runs


def _is_run(run: Sequence[Head]) -> bool:
    names = [head.name for head in run if head.name]
    return len(names) == len(set(names))


def _contents(group: _Open, run: Sequence[Head], table: Table, *, beside: bool) -> Iterator[list[_Slot]]:
    """Yield what a run of labels can mean below a group; `beside`: right behind the labels of another group."""
    subgroups = [head for head in run if head.kind == "group"]
    if not group.holds(run):
        return
    if all(head.is_corner for head in run):
        yield [_ROOT]  # nothing but what stands above the labels of rows
        return
    if group is not _ROOT and group.name and subgroups:
        if group.name == OUTER_GROUP and len(subgroups) == len(run):
            yield [_open(head, head.name) for head in run]
        return
    for gaps in _gaps(run, beside=beside):
        yield from _slots(group, run, gaps, table)


def _gaps(run: Sequence[Head], *, beside: bool) -> Iterator[Sequence[int]]:
    """Yield how many columns without a label stand before each label of a run.

    A column spans no other, so that blanks between two are such columns. A blank beside a group may be one, or what the group's
    span left.
    """
    sure = [0] * len(run)
    for place, head in enumerate(run):
        behind_column = run[place - 1].kind == "column" if place else beside
        if head.place < 0 and behind_column and head.kind != "group":
            sure[place] = head.gap
    yield sure
    for place, head in enumerate(run):
        if place and head.place < 0 and head.gap == 1 and not sure[place]:
            yield [1 if i == place else count for i, count in enumerate(sure)]


def _slots(group: _Open, run: Sequence[Head], gaps: Sequence[int], table: Table) -> Iterator[list[_Slot]]:
    subgroups = [head for head in run if head.kind == "group"]
    block = f"{group.name}." if table == "review" and group.name else ""
    plain: list[_Slot] = []
    own: list[int] = []  # where the slot of each label stands
    for place, head in enumerate(run):
        plain += [Column("", "")] * gaps[place]
        own.append(len(plain))
        if head.kind == "group":
            plain.append(_open(head, head.name))
        else:
            known = head.name and not _is_other_total(run, place)
            renamed = head.name == "total" and not head.token.found.is_official
            plain.append(Column(block + head.name if known else "", head.token.text, renamed, head.place))
    if group is not _ROOT or not run[0].is_corner:
        yield plain
    unknown = [i for i, head in enumerate(run) if head.kind == "unknown"]
    if group is _ROOT or not group.name:
        leading = next((i for i, head in enumerate(run) if head.kind != "unknown"), 0)
        for dropped in range(1, leading + 1):  # they may be heads of columns of labels
            yield plain[own[dropped] :] if dropped < len(own) else []
        if not subgroups:
            for i in unknown:
                yield [_open(run[i], "") if slot is plain[own[i]] else slot for slot in plain]


def _is_other_total(run: Sequence[Head], place: int) -> bool:
    """Return True if a column of totals under another name (合计) is not the official one: that stands last, and once."""
    head = run[place]
    if head.name != "total" or head.token.found.is_official:
        return False
    return place < len(run) - 1 or any(other.name == "total" and other is not head for other in run)
