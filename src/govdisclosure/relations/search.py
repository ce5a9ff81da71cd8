"""Which cells are wrong: the smallest sets of stated cells whose change balances the network again.

Fellegi and Holt's error localisation, exact. Where a set of nodes is out of balance, one of the edges
across its border must be wrong; the search branches on the border with the fewest such edges, deeper by
one edge at a time, and bars in each branch the edges of the branches before it, so that it meets every
smallest set exactly once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import define, field, frozen

from govdisclosure.relations.flow import Flow, Stuck, balance
from govdisclosure.relations.network import Group
from govdisclosure.schema import CellValue

__all__ = ["MANY", "MOST", "ExhaustedError", "Localised", "localise"]

MOST = 200
"""At most so many smallest sets are listed for a group (contract, section 3)."""

STEPS = 5_000
"""After so many steps the search gives up: three wrong cells take some dozens, ten without blanks some thousands."""

MANY, LESS = 20, 5
"""Where at least 20 cells must be wrong the search has never ended, and its steps are dear: it takes a fifth of them."""


class ExhaustedError(Exception):
    """The search has taken all the steps it may take; no set of fewer cells than `size` exists."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


@frozen
class Localised:
    """The smallest sets of edges to change, each with numbers that balance the group; `complete` if these are all."""

    sets: tuple[tuple[frozenset[int], Flow], ...] = ()
    complete: bool = True


def localise(group: Group, stated: Sequence[CellValue], fixed: frozenset[int] = frozenset(), *, steps: int = STEPS) -> Localised:
    """The smallest sets for a group whose cells state these numbers (None: no number, any number >= 0 will do).

    No set holds an edge of `fixed`. No sets if nothing is violated, or if the fixed numbers contradict each other.
    Raises `ExhaustedError` beyond `steps` steps.
    """
    numbers = [value if isinstance(value, int) else 0 for value in stated]
    blank = frozenset(edge for edge, value in enumerate(stated) if value is None)
    if isinstance(balance(group, numbers, blank), Flow):
        return Localised()
    negative = frozenset(edge for edge, number in enumerate(numbers) if number < 0 and edge not in fixed)
    least = [0 if edge in negative else number for edge, number in enumerate(numbers)]
    free = frozenset(range(len(numbers))) - fixed
    if isinstance(balance(group, least, free), Stuck):
        return Localised()
    hopeless = _at_least([amount for amount in group.excess(least) if amount]) >= MANY
    search = _Search(group, least, blank, steps // LESS if hopeless else steps)
    for more in range(len(free - blank - negative) + 1):
        search.size = len(negative) + more
        found = tuple(islice(search.sets(least, negative, fixed - blank, more), MOST + 1))
        if found:
            return Localised(found[:MOST], len(found) <= MOST)
    raise AssertionError("all cells that are not fixed can be changed together")


@define
class _Search:
    group: Group
    stated: Sequence[int]
    blank: frozenset[int]
    steps: int
    size: int = 0
    excess: list[int] = field(init=False)
    base: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.excess = self.group.excess(self.stated)
        self.base = list(range(self.group.nodes))
        for edge in self.blank:
            self._merge(self.base, edge)

    def sets(
        self, numbers: Sequence[int], opened: frozenset[int], barred: frozenset[int], left: int
    ) -> Iterator[tuple[frozenset[int], Flow]]:
        """The sets that hold `opened`, none of `barred` and exactly `left` edges more; `numbers` is where to go on from."""
        self.steps -= 1
        if self.steps < 0:
            raise ExhaustedError(self.size)
        if _at_least(self._unbalanced(opened)) > left:
            return
        flow = balance(self.group, numbers, opened | self.blank)
        if isinstance(flow, Flow):
            if left == 0:
                yield opened, flow
        elif left and (border := self._border(flow, opened | barred | self.blank, left)):
            for place, edge in enumerate(border):
                yield from self.sets(flow.numbers, opened | {edge}, barred.union(border[:place]), left - 1)

    def _merge(self, labels: list[int], edge: int) -> None:
        """Give both ends of an edge, and all that hangs together with them, one label."""
        keep, drop = labels[self.group.tails[edge]], labels[self.group.heads[edge]]
        if keep != drop:
            labels[:] = [keep if label == drop else label for label in labels]

    def _unbalanced(self, opened: frozenset[int]) -> list[int]:
        """The excesses of the parts that hang together by open edges, where they are not zero."""
        labels = list(self.base)
        for edge in opened:
            self._merge(labels, edge)
        sums: dict[int, int] = {}
        for label, amount in zip(labels, self.excess, strict=True):
            sums[label] = sums.get(label, 0) + amount
        return [amount for amount in sums.values() if amount]

    def _border(self, stuck: Stuck, closed: frozenset[int], left: int) -> list[int]:
        """Edges of which one has to be opened next; none where `left` edges cannot be enough."""
        borders = [self._across(nodes, self.group.tails, closed) for nodes in stuck.over]
        borders += [self._across(nodes, self.group.heads, closed) for nodes in stuck.under]
        borders.sort(key=len)
        if left == 1:
            return sorted(edge for edge in borders[0] if all(edge in border for border in borders))
        apart: set[int] = set()
        count = 0
        for border in borders:
            if apart.isdisjoint(border):
                apart |= border
                count += 1
        return sorted(borders[0]) if count <= left else []

    def _across(self, nodes: frozenset[int], outward: Sequence[int], closed: frozenset[int]) -> frozenset[int]:
        """The edges across the border of these nodes that can be raised outward, or lowered inward."""
        ends = zip(self.group.tails, self.group.heads, outward, self.stated, strict=True)
        return frozenset(
            edge
            for edge, (tail, head, out, number) in enumerate(ends)
            if (tail in nodes) != (head in nodes) and (number > 0 or out in nodes) and edge not in closed
        )


def _at_least(amounts: Sequence[int]) -> int:
    """How many edges it takes at least to join parts with these excesses into parts with none.

    Parts that are joined into one take an edge less than they are; only a pair that cancels out can be
    joined by itself, so all others go by threes.
    """
    count = Counter(amounts)
    pairs = sum(min(number, count[-amount]) for amount, number in count.items() if amount > 0)
    return len(amounts) - pairs - (len(amounts) - 2 * pairs) // 3
