"""Why no numbers >= 0 satisfy the relations of a group: a multiplier for each of them (Farkas' lemma).

Take the equation left = right of each relation in a set of nodes that has more than it can pass on, with its sign.
Their sum is a number above zero plus blank cells, each with a factor >= 0: it cannot be zero.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govdisclosure.relations.flow import Stuck
from govdisclosure.relations.network import Group
from govdisclosure.schema import CellValue, Relation

__all__ = ["Multiplier", "multipliers"]


@frozen
class Multiplier:
    """A relation, and the number by which its left - right enters the sum."""

    relation: Relation
    number: int


def multipliers(group: Group, values: Sequence[CellValue], stuck: Stuck) -> tuple[Multiplier, ...]:
    """Multipliers of a proof that no numbers >= 0 in the blank cells satisfy the group, each 1 or -1."""
    for nodes, direction in [(nodes, 1) for nodes in stuck.over] + [(nodes, -1) for nodes in stuck.under]:
        found = [Multiplier(group.relations[node], direction * group.signs[node]) for node in sorted(nodes) if node < len(group.signs)]
        if _is_proof(found, values):
            return tuple(found)
    raise AssertionError("a group that is stuck has nodes that prove it")


def _is_proof(found: Sequence[Multiplier], values: Sequence[CellValue]) -> bool:
    """True if the weighted sum is above zero whatever the blank cells hold."""
    factors: dict[int, int] = {}
    for one in found:
        for cells, sign in ((one.relation.left, 1), (one.relation.right, -1)):
            for cell in cells:
                factors[cell] = factors.get(cell, 0) + sign * one.number
    stated = sum(factor * value for cell, factor in factors.items() if isinstance(value := values[cell], int))
    return stated > 0 and all(factor >= 0 for cell, factor in factors.items() if values[cell] is None)
