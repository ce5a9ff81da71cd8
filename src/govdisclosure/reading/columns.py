"""Columns: which value columns a copy of a table has, and in which order, by the reading order of its heads.

A row of labels stands, in order, below the groups above it that are still open. Spans may be lost without harm. A column
whose label no form has is kept under no name: its figures are named, not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from govdisclosure.reading.extents import meet
from govdisclosure.reading.head_labels import Head, Levels
from govdisclosure.schema import Form, Table, form_of

__all__ = ["Column", "Columns", "are_as_many", "columns_of", "printed_order", "standard_columns"]


class Column(NamedTuple):
    """A value column: its name below the table ("" for one that no form has) and its label as it stands.

    `is_renamed`: the column of totals under another name (合计), in its official place. `place`: the column of the grid
    where it begins, -1 where the source does not tell, `colspan`: how many of them it spans. `is_supposed`: a column without a
    label, of which a blank at an end of the head is the only sign; if it holds figures, nothing tells where it stands.
    """

    name: str
    label: str
    is_renamed: bool = False
    place: int = -1
    is_supposed: bool = False
    colspan: int = 1


Columns = tuple[Column, ...]


@cache
def standard_columns(form: Form, table: Table) -> Columns:
    """Return the columns of table 3 or 4 in official order; those of table 4 by block and column."""
    rows = [row for row in form.rows if row.table == table]
    if table == "applications":
        rows = rows[:1]
    cells = [cell for row in rows for cell in form.cells[row.start : row.stop]]
    below = "applications.received." if table == "applications" else "review."
    return tuple(Column(cell.path.removeprefix(below), cell.column) for cell in cells)


def are_as_many(columns: Columns, standard: Columns) -> bool:
    """Return True if there are not fewer columns than the form has in the blocks that they are of.

    Below a head with fewer, nothing tells a column that a tool adds from the one whose label was lost.
    """
    blocks = {column.name.rpartition(".")[0] for column in columns if column.name}
    return len(columns) >= sum(1 for column in standard if column.name.rpartition(".")[0] in blocks)


class _Open(NamedTuple):
    """A group whose columns are still to come, and in which columns of the grid they stand; `place` -1 where nothing tells."""

    name: str
    place: int = -1
    colspan: int = 1

    def holds(self, run: Sequence[Head]) -> bool:
        """Return False if spans tell that a label does not stand below this group."""
        return all(meet(self, head.place, head.colspan) for head in run)


_BARE = Column("", "")
_SUPPOSED = Column("", "", is_supposed=True)

_Slot = Column | _Open
_ROOT = _Open("")
OUTER_GROUP, INNER_GROUP = "litigation", "organizations"
"""The one group that holds groups (行政诉讼), and the one without a total of its own (法人或其他组织)."""


def columns_of(levels: Levels, table: Table) -> Iterator[Columns]:
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
    groups = {i: slot.name for i, slot in enumerate(state) if isinstance(slot, _Open)}
    outer = [i for i, name in groups.items() if name == OUTER_GROUP]
    only_groups = all(head.kind == "group" for head in level)
    open_places = outer if outer and only_groups else list(groups)  # the labels of other groups may reach down
    if not open_places:
        return
    for runs in _runs(level, len(open_places)):
        ways: list[list[_Slot]] = [[]]
        for i, slot in enumerate(state):
            if i not in open_places or not isinstance(slot, _Open):
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
            for gaps in _gaps(run, beside=beside):
                blocks: list[_Slot] = []
                for bare, head in zip(gaps, run, strict=True):
                    blocks += [*bare, _Open(head.name, head.place, head.colspan)]
                yield blocks
        return
    is_outer = group is _ROOT or not group.name
    ends_blank = is_outer and run[-1].behind == 1 and run[-1].place < 0
    for gaps in _gaps(run, beside=beside):
        for slots in _slots(group, run, gaps, table):
            yield slots
            if ends_blank:
                yield [*slots, _SUPPOSED]


def _gaps(run: Sequence[Head], *, beside: bool) -> Iterator[Sequence[Columns]]:
    """Yield the columns without a label that stand before each label of a run.

    A column spans no other, so that blanks between two are such columns. A blank beside a group may be one, or what the group's
    span left; one in front of all labels may be one, or stand below the labels in front of the group, or above those of rows.
    """
    sure: list[Columns] = [()] * len(run)
    for place, head in enumerate(run):
        behind_column = run[place - 1].kind == "column" if place else beside
        if head.place < 0 and behind_column and head.kind != "group":
            sure[place] = (_BARE,) * head.gap
    yield sure
    for place, head in enumerate(run):
        if head.place < 0 and head.gap == 1 and not sure[place] and (place > 0 or not head.is_corner):
            own = _BARE if place else _SUPPOSED
            yield [(own,) if i == place else bare for i, bare in enumerate(sure)]


def _slots(group: _Open, run: Sequence[Head], gaps: Sequence[Columns], table: Table) -> Iterator[list[_Slot]]:
    subgroups = [head for head in run if head.kind == "group"]
    block = f"{group.name}." if table == "review" and group.name else ""
    plain: list[_Slot] = []
    own: list[int] = []  # where the slot of each label stands
    for place, head in enumerate(run):
        plain += gaps[place]
        own.append(len(plain))
        if head.kind == "group":
            plain.append(_Open(head.name, head.place, head.colspan))
        else:
            beside_blocks = table == "review" and group is _ROOT and bool(subgroups)
            known = head.name and not beside_blocks and not _is_other_total(group, run, place)
            renamed = head.name == "total" and not head.is_official
            plain.append(Column(block + head.name if known else "", head.text, renamed, head.place, colspan=head.colspan))
    if group is not _ROOT and group.name:
        yield plain
        return
    unknown = [i for i, head in enumerate(run) if head.kind == "unknown"]
    leading = next((i for i, head in enumerate(run) if head.kind != "unknown"), len(run) - 1)
    for dropped in range(leading + 1):  # they may be heads of columns of labels
        kept = plain[own[dropped] :] if dropped else plain
        if dropped or group is not _ROOT or not run[0].is_corner:
            yield kept
        for i in [] if subgroups else unknown:
            if i >= dropped:
                opened = _Open("", run[i].place, run[i].colspan)
                yield [opened if slot is plain[own[i]] else slot for slot in kept]


_FORM = form_of(None)
_applicants = [cell.name for cell in _FORM.cells_of("applications.received")]

OFFICIAL_RUNS = (
    sorted((_applicants[0], INNER_GROUP, _applicants[-1])),
    sorted(cell.name for cell in _FORM.cells_of(_FORM.rows_of("review")[0].path)),
)
"""The names of the labels that stand beside each other in the head of table 3, and below each block of table 4."""


def _is_other_total(group: _Open, run: Sequence[Head], place: int) -> bool:
    """Return True if a column of totals is not the official one: below the applicants' group none is.

    Under another name (合计), the official one stands last, and once; or anywhere beside all others of its row, and no more.
    """
    head = run[place]
    if head.name == "total" and group.name == INNER_GROUP:
        return True
    if head.name != "total" or head.is_official:
        return False
    if sorted(other.name for other in run) in OFFICIAL_RUNS:
        return False
    return place < len(run) - 1 or any(other.name == "total" and other is not head for other in run)


def printed_order(heads: Sequence[Head], table: Table, standard: Columns) -> Columns | None:
    """Return the standard columns if the labels are those that the form prints, row by row, and nothing else."""
    names = [head.name for head in heads if not head.is_corner]
    if table == "applications":
        first, *inner, last = (column.name for column in standard)
        return standard if names == [first, "organizations", last, *inner] else None
    blocks = list(dict.fromkeys(column.name.partition(".")[0] for column in standard))
    own = [column.name.partition(".")[2] for column in standard if column.name.startswith(f"{blocks[0]}.")]
    direct = [block for block in blocks if block != blocks[0]]
    return standard if names == [blocks[0], "litigation", *own, *direct, *own * len(direct)] else None
