"""The exact relations as a network: every relation is a node, every cell an edge between two of them.

Table 3 adds up in two directions, and in one of them in two steps (rows to 总计, 总计 and carry-over to
the balance). Each of its cells stands in two relations, but for the row （七）总计, whose cells stand in
three; the sum over that row follows from the other relations and is left out. Then the relations can be
given signs such that each cell enters one of its two relations with + and the other with -: a report is
consistent if and only if its numbers are a *circulation*, what flows into each node flows out of it. A
cell of table 4 stands in one relation; its other end is a node of its own, the ground.

All that diagnosis needs follows from this: a wrong number unbalances just the two ends of its edge, and
the changes that mend a report form paths between unbalanced nodes. Integrality comes for free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from attrs import frozen

from govdisclosure.schema import FORMS, Edition, Relation

__all__ = ["Group", "groups"]


@frozen
class Group:
    """Relations that share cells, as a network: cell `cells[i]` of the form is an edge `tails[i]` -> `heads[i]`.

    `name` is `applications`, or the path of a block of table 4. Node n is the relation `relations[n]`, whose left side
    flows in where `signs[n]` is 1, and out where it is -1.
    """

    name: str
    cells: tuple[int, ...]
    tails: tuple[int, ...]
    heads: tuple[int, ...]
    nodes: int
    relations: tuple[Relation, ...] = ()
    signs: tuple[int, ...] = ()

    def excess(self, numbers: Sequence[int]) -> list[int]:
        """What flows in less what flows out, at each node; all zero if and only if every relation holds."""
        excess = [0] * self.nodes
        for tail, head, number in zip(self.tails, self.heads, numbers, strict=True):
            excess[head] += number
            excess[tail] -= number
        return excess


@cache
def groups(edition: Edition) -> tuple[Group, ...]:
    """The networks of a form: one for table 3, one for each block of table 4."""
    form = FORMS[edition]
    found: list[Group] = []
    for connected in _connected(form.relations):
        cells = tuple(sorted({cell for relation in connected for cell in relation.cells}))
        paths = [form.cells[cell].path.split(".") for cell in cells]
        shared = [names[0] for names in zip(*paths, strict=False) if len(set(names)) == 1]
        found.append(_network(".".join(shared), cells, connected))
    return tuple(found)


def _connected(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Relations gathered by whether they share cells, directly or through others."""
    parts: list[tuple[set[int], list[Relation]]] = []
    for relation in relations:
        cells, own = set(relation.cells), [relation]
        apart: list[tuple[set[int], list[Relation]]] = []
        for part in parts:
            if part[0].isdisjoint(cells):
                apart.append(part)
            else:
                cells, own = cells | part[0], part[1] + own
        parts = [*apart, (cells, own)]
    return [own for _, own in parts]


def _network(name: str, cells: tuple[int, ...], relations: Sequence[Relation]) -> Group:
    degree = {cell: sum(cell in relation.cells for relation in relations) for cell in cells}
    needed = [relation for relation in relations if any(degree[cell] < 3 for cell in relation.cells)]
    ground, signs = len(needed), _signs(needed)
    tails, heads = dict.fromkeys(cells, ground), dict.fromkeys(cells, ground)
    for node, relation in enumerate(needed):
        for cell in relation.cells:
            inward = (cell in relation.left) == (signs[node] > 0)
            (heads if inward else tails)[cell] = node
    ends = tuple(tails.values()), tuple(heads.values())
    return Group(name, cells, *ends, ground + 1, tuple(needed), tuple(signs))


def _signs(relations: Sequence[Relation]) -> list[int]:
    """A sign for each relation, such that a cell that stands in two of them enters one with + and one with -."""
    signs = [0] * len(relations)
    for start in range(len(relations)):
        signs[start] = signs[start] or 1
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for other, relation in enumerate(relations):
                shared = set(relation.cells) & set(relations[here].cells)
                if other != here and shared and not signs[other]:
                    cell = shared.pop()
                    alike = (cell in relation.left) == (cell in relations[here].left)
                    signs[other] = -signs[here] if alike else signs[here]
                    waiting.append(other)
    return signs
