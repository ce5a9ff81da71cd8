"""The smallest sets of wrong cells by integer programming (SciPy's HiGHS, extra `diagnose`).

For what the exact search leaves unfinished: a dozen wrong cells and more. Each set that HiGHS finds is
put to the exact arithmetic of the flow before it is believed, so rounding can lose a set, never invent one.
The solver is bounded by the nodes of its tree, not by the clock, so that two machines agree.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from attrs import frozen

from govdisclosure.errors import MissingExtraError
from govdisclosure.relations.flow import Flow, balance
from govdisclosure.relations.network import Group
from govdisclosure.relations.search import MANY, MOST, Localised
from govdisclosure.schema import CellValue

__all__ = ["NODES", "solve"]

NODES = 400
"""What one group may cost, in nodes of the solver's tree: with the search before it at most about 5 s of a processor."""

NODES_A_SET, NODES_A_TREE = 20, 120
"""What each set costs beside its nodes: building and presolving the model takes as long as 20 nodes. Where that does not solve
a model with `MANY` cells or more, the cuts and heuristics before its tree take as long as 100 more."""


def solve(
    group: Group, stated: Sequence[CellValue], at_least: int, fixed: frozenset[int] = frozenset(), *, nodes: int = NODES
) -> Localised:
    """The smallest sets, known to have `at_least` cells, none with an edge of `fixed`.

    `complete` only if HiGHS proved within `nodes` nodes that there are no more.

    Raises `MissingExtraError` where SciPy is not installed.
    """
    try:
        optimize: Any = import_module("scipy.optimize")
    except ImportError:
        raise MissingExtraError("diagnosis of this many wrong cells", "diagnose") from None
    blank = frozenset(edge for edge, value in enumerate(stated) if value is None)
    negative = {edge for edge, value in enumerate(stated) if isinstance(value, int) and value < 0 and edge not in fixed}
    numbers = [value if isinstance(value, int) and edge not in negative else 0 for edge, value in enumerate(stated)]
    model = _Model(group, numbers, negative, blank, fixed - blank, at_least)
    found: list[tuple[frozenset[int], Flow]] = []
    for chosen in model.sets(optimize, nodes):
        if chosen is None or (found and len(chosen) > len(found[0][0])):
            return Localised(tuple(found), complete=bool(found) and chosen is not None)
        flow = balance(group, numbers, chosen | blank)
        if isinstance(flow, Flow):
            found.append((chosen, flow))
        if len(found) == MOST:
            break
    return Localised(tuple(found), complete=False)


@frozen
class _Model:
    """The unknowns: the number of each edge, then for each edge whether it changes."""

    group: Group
    numbers: Sequence[int]
    negative: set[int]
    blank: frozenset[int]
    fixed: frozenset[int]
    at_least: int

    @property
    def size(self) -> int:
        """How many edges there are."""
        return len(self.numbers)

    @property
    def most(self) -> int:
        """No number has to move by more than all that is out of balance."""
        return sum(abs(amount) for amount in self.group.excess(self.numbers))

    def sets(self, optimize: Any, nodes: int) -> Iterator[frozenset[int] | None]:
        """Sets of edges, smallest first, each barred once it was given; None when the work is used up."""
        free = [0 if edge in self.blank else 1 for edge in range(self.size)]
        cost, kinds = [0] * self.size + free, [0] * self.size + [1] * self.size
        rows = [*self._balance(optimize), *self._changes(optimize)]
        rows.append(optimize.LinearConstraint([cost], lb=self.at_least))
        while nodes > 0:
            with _quiet():
                answer = optimize.milp(
                    cost, integrality=kinds, bounds=self._bounds(optimize), constraints=rows, options={"node_limit": nodes}
                )
            if answer.status != 0:
                break
            chosen = frozenset(e for e in range(self.size) if e not in self.blank and answer.x[self.size + e] > 0.5)
            visited = int(answer.mip_node_count or 0)
            nodes -= visited + (NODES_A_TREE if visited > 1 and len(chosen) >= MANY else NODES_A_SET)
            yield chosen
            barred = [1 if edge in chosen else 0 for edge in range(self.size)]
            rows.append(optimize.LinearConstraint([[0] * self.size + barred], ub=len(chosen) - 1))
        yield None

    def _bounds(self, optimize: Any) -> Any:
        must = [1 if edge in self.negative or edge in self.blank else 0 for edge in range(self.size)]
        may = [0 if edge in self.fixed else 1 for edge in range(self.size)]
        lowest = [min(number, 0) for number in self.numbers]
        return optimize.Bounds(lowest + must, [self.most + max(self.numbers)] * self.size + may)

    def _balance(self, optimize: Any) -> list[Any]:
        """What flows into each node flows out of it."""
        rows: list[list[tuple[int, int]]] = [[] for _ in range(self.group.nodes)]
        for edge, (tail, head) in enumerate(zip(self.group.tails, self.group.heads, strict=True)):
            rows[head].append((edge, 1))
            rows[tail].append((edge, -1))
        return [optimize.LinearConstraint(_rows(2 * self.size, rows), 0, 0)]

    def _changes(self, optimize: Any) -> list[Any]:
        """A number differs from what is stated only where its edge changes."""
        above = [[(edge, 1), (self.size + edge, -self.most)] for edge in range(self.size)]
        below = [[(edge, -1), (self.size + edge, -self.most)] for edge in range(self.size)]
        return [
            optimize.LinearConstraint(_rows(2 * self.size, above), ub=self.numbers),
            optimize.LinearConstraint(_rows(2 * self.size, below), ub=[-number for number in self.numbers]),
        ]


@contextmanager
def _quiet() -> Generator[None, None, None]:
    """Keep what HiGHS prints past Python out of standard output, which belongs to results."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _rows(width: int, rows: Sequence[Sequence[tuple[int, int]]]) -> list[list[int]]:
    made: list[list[int]] = []
    for row in rows:
        made.append([0] * width)
        for column, value in row:
            made[-1][column] += value
    return made
