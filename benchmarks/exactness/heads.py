"""Heads of the tables, as trees of labels: as the form has them, and in all the ways in which copies differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from attrs import evolve, frozen

from govdisclosure.schema import Form

__all__ = ["VARIATIONS", "Column", "Group", "Node", "in_one_row", "leaves", "levels", "official", "vary"]

EXTRA = ("小计", "上年", "同比", "合计", "2018年", "上年同期", "备注")
"""Heads that offices add."""


@frozen
class Column:
    """One column: its label, and the name of its cells in the form (None: the form has no such column)."""

    label: str
    name: str | None

    def path_in(self, row: str) -> str | None:
        """The cell of the form in this column of a row."""
        return None if self.name is None else f"{row}.{self.name}"


@frozen
class Group:
    """A label above others."""

    label: str
    inside: tuple[Column | Group, ...]


Node = Column | Group
Forest = Sequence[Node]


def leaves(forest: Forest) -> list[Column]:
    """The columns below a head, from left to right."""
    found: list[Column] = []
    for node in forest:
        found += leaves(node.inside) if isinstance(node, Group) else [node]
    return found


def levels(forest: Forest) -> list[list[Node]]:
    """The labels of a head, row by row."""
    rows: list[list[Node]] = []
    row = list(forest)
    while row:
        rows.append(row)
        row = [inner for node in row if isinstance(node, Group) for inner in node.inside]
    return rows


def official(form: Form, table: str) -> list[list[Node]]:
    """The heads of a table as the form has them: one for each item of table 2, one for the others."""
    rows = [row for row in form.rows if row.table == table]
    if table == "proactive":
        items = {row.labels[0]: row for row in rows}
        return [list(_columns(form, row.start, row.stop)) for row in items.values()]
    if table == "applications":
        person, *organizations, total = _columns(form, rows[0].start, rows[0].stop)
        inner = (person, Group("法人或其他组织", tuple(organizations)), total)
        return [[Group("申请人情况", inner)]]
    blocks = [Group(row.labels[-1], _columns(form, row.start, row.stop, row.path.partition(".")[2] + ".")) for row in rows]
    return [[blocks[0], Group(rows[1].labels[0], tuple(blocks[1:]))]]


def _columns(form: Form, start: int, stop: int, before: str = "") -> tuple[Column, ...]:
    return tuple(Column(cell.column, before + cell.path.rpartition(".")[2]) for cell in form.cells[start:stop])


# how copies differ ----------------------------------------------------------------------------------


def _inner_lists(forest: Forest) -> list[Group]:
    """All groups of a head, also those in others."""
    groups = [node for node in forest if isinstance(node, Group)]
    return [*groups, *(deeper for group in groups for deeper in _inner_lists(group.inside))]


def _change(forest: Forest, chosen: Group | None, how: Callable[[list[Node]], list[Node]]) -> list[Node]:
    """The head with the labels of one group (None: the outermost) changed."""
    if chosen is None:
        return how(list(forest))
    changed: list[Node] = []
    for node in forest:
        if isinstance(node, Group):
            inside = how(list(node.inside)) if node is chosen else _change(node.inside, chosen, how)
            changed.append(evolve(node, inside=tuple(inside)))
        else:
            changed.append(node)
    return changed


def _place(forest: Forest, rng: Random) -> Group | None:
    """A group that can be changed; the outermost labels if they are columns or have others beside them."""
    inner: list[Group | None] = [*_inner_lists(forest)]
    return rng.choice([*inner, None] if len(forest) > 1 or not inner else inner)


def _order(forest: Forest, rng: Random) -> list[Node]:
    return _change(forest, _place(forest, rng), lambda nodes: rng.sample(nodes, len(nodes)))


def _extra(forest: Forest, rng: Random) -> list[Node]:
    return _more(forest, rng.choice(EXTRA), rng)


def _blank(forest: Forest, rng: Random) -> list[Node]:
    return _more(forest, "", rng)


def _more(forest: Forest, label: str, rng: Random) -> list[Node]:
    def insert(nodes: list[Node]) -> list[Node]:
        place = rng.randint(0, len(nodes))
        return [*nodes[:place], Column(label, None), *nodes[place:]]

    return _change(forest, rng.choice(_inner_lists(forest)) if len(forest) < 3 and _inner_lists(forest) else None, insert)


def _missing(forest: Forest, rng: Random) -> list[Node]:
    def drop(nodes: list[Node]) -> list[Node]:
        columns = [node for node in nodes if isinstance(node, Column)]
        gone = rng.choice(columns) if len(nodes) > 1 and columns else None
        return [node for node in nodes if node is not gone]

    return _change(forest, _place(forest, rng), drop)


def _instead(forest: Forest, rng: Random) -> list[Node]:
    """A column of the form lost, and another in its place or elsewhere; not 合计, which may stand for 总计."""
    return _more(_missing(forest, rng), rng.choice([label for label in EXTRA if label != "合计"]), rng)


def _years(forest: Forest, rng: Random) -> list[Node]:
    """Each column twice, of this year and of the last."""
    first = rng.random() < 0.7

    def both(node: Node) -> Node:
        if isinstance(node, Group):
            return evolve(node, inside=tuple(both(inner) for inner in node.inside))
        years = (Column("本年", node.name), Column("上年", None))
        return Group(node.label, years if first else years[::-1])

    return [both(node) for node in forest]


def _flat(forest: Forest, _rng: Random) -> list[Node]:
    """The columns alone, in one row: only where no label stands twice."""
    columns = leaves(forest)
    labels = {column.label for column in columns}
    return list(columns) if len(labels) == len(columns) else list(forest)


def _bracket(forest: Forest, rng: Random) -> list[Node]:
    """The inner groups' names in brackets behind that of the outer: 行政诉讼（复议后起诉）."""
    found: list[Node] = []
    for node in forest:
        inner = [below for below in node.inside if isinstance(below, Group)] if isinstance(node, Group) else []
        if inner and len(inner) == len(node.inside if isinstance(node, Group) else ()):
            found += [evolve(group, label=f"{node.label}（{group.label}）") for group in inner]
        else:
            found.append(node)
    return rng.sample(found, len(found)) if len(found) > len(forest) else list(forest)


VARIATIONS: dict[str, Callable[[Forest, Random], list[Node]]] = {
    "standard": lambda forest, _: list(forest),
    "order": _order,
    "extra": _extra,
    "blank": _blank,
    "missing": _missing,
    "instead": _instead,
    "years": _years,
    "flat": _flat,
    "bracket": _bracket,
}
"""The heads by kind."""


def vary(kind: str, forest: Forest, rng: Random) -> list[Node]:
    """Return a head of this kind."""
    return VARIATIONS[kind](forest, rng)


def in_one_row(forest: Forest, above: str = "") -> list[Column]:
    """The columns of a head in one row, each with the label of the group above it in front: 本年处理决定数量."""
    found: list[Column] = []
    for node in forest:
        if isinstance(node, Group):
            found += in_one_row(node.inside, node.label)
        else:
            found.append(evolve(node, label=node.label + above.removeprefix("本年")))
    return found
