"""The smallest sets of wrong cells by integer programming (SciPy's HiGHS, extra `diagnose`).

For what the exact search leaves unfinished: a dozen wrong cells and more. Each set that HiGHS finds is
put to the exact arithmetic of the flow before it is believed, so rounding can lose a set, never invent one.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from govdisclosure.errors import MissingExtraError
from govdisclosure.relations.flow import Flow, balance
from govdisclosure.relations.network import Group
from govdisclosure.relations.search import MOST, Localised
from govdisclosure.schema import CellValue

__all__ = ["SECONDS", "solve"]

SECONDS = 5.0
"""How long the solver may take for one group."""


def solve(group: Group, stated: Sequence[CellValue], at_least: int, *, seconds: float = SECONDS) -> Localised:
    """The smallest sets, known to have `at_least` cells; `complete` only if HiGHS proved in time that there are no more.

    Raises `MissingExtraError` where SciPy is not installed.
    """
    try:
        optimize: Any = import_module("scipy.optimize")
    except ImportError:
        raise MissingExtraError("diagnosis of this many wrong cells", "diagnose") from None
    numbers = [max(value, 0) if isinstance(value, int) else 0 for value in stated]
    negative = {edge for edge, value in enumerate(stated) if isinstance(value, int) and value < 0}
    blank = frozenset(edge for edge, value in enumerate(stated) if value is None)
    found: list[tuple[frozenset[int], Flow]] = []
    for chosen in _chosen(optimize, group, numbers, negative, blank, at_least, time.monotonic() + seconds):
        if chosen is None or (found and len(chosen) > len(found[0][0])):
            return Localised(tuple(found), complete=bool(found) and chosen is not None)
        flow = balance(group, numbers, chosen | blank)
        if isinstance(flow, Flow):
            found.append((chosen, flow))
        if len(found) == MOST:
            break
    return Localised(tuple(found), complete=False)


def _chosen(
    optimize: Any, group: Group, numbers: Sequence[int], negative: set[int], blank: frozenset[int], at_least: int, until: float
) -> Iterator[frozenset[int] | None]:
    """Sets of edges, smallest first, each barred once it was given; None when time is over.

    Unknowns: the number of each edge, then for each edge whether it changes. No number has to move by
    more than all that is out of balance.
    """
    size, free = len(numbers), [0 if edge in blank else 1 for edge in range(len(numbers))]
    most = sum(abs(amount) for amount in group.excess(numbers))
    ends = ([(e, 1) for e in _ends(group.heads, n)] + [(e, -1) for e in _ends(group.tails, n)] for n in range(group.nodes))
    rows = [
        optimize.LinearConstraint(_rows(2 * size, ends), 0, 0),
        optimize.LinearConstraint(_rows(2 * size, ([(e, 1), (size + e, -most)] for e in range(size))), ub=numbers),
        optimize.LinearConstraint(_rows(2 * size, ([(e, -1), (size + e, -most)] for e in range(size))), ub=[-n for n in numbers]),
        optimize.LinearConstraint([[0] * size + free], lb=at_least),
    ]
    cost = [0] * size + free
    must = [1 if edge in negative or edge in blank else 0 for edge in range(size)]
    bounds = optimize.Bounds([0] * size + must, [most + max(numbers)] * size + [1] * size)
    while (left := until - time.monotonic()) > 0:
        with _quiet():
            kinds, options = [0] * size + [1] * size, {"time_limit": left}
            answer = optimize.milp(cost, integrality=kinds, bounds=bounds, constraints=rows, options=options)
        if answer.status != 0:
            break
        chosen = frozenset(e for e in range(size) if e not in blank and answer.x[size + e] > 0.5)
        yield chosen
        barred = [0] * size + [1 if e in chosen else 0 for e in range(size)]
        rows.append(optimize.LinearConstraint([barred], ub=len(chosen) - 1))
    yield None


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


def _ends(ends: Sequence[int], node: int) -> list[int]:
    return [edge for edge, end in enumerate(ends) if end == node]


def _rows(width: int, rows: Any) -> list[list[int]]:
    made: list[list[int]] = []
    for row in rows:
        made.append([0] * width)
        for column, value in row:
            made[-1][column] += value
    return made
