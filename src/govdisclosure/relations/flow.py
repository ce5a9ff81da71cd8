"""Flows on a network of relations: can the open cells take up what is out of balance, and within what bounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from attrs import frozen

from govdisclosure.relations.network import Group

__all__ = ["Flow", "Stuck", "balance"]

Arc = tuple[int, int, bool]
"""Where it leads, the edge it belongs to, and whether it raises that edge's number."""


@frozen
class Flow:
    """Numbers for all edges of a group that balance every node, and which of the edges are open to other numbers."""

    group: Group
    numbers: tuple[int, ...]
    open: frozenset[int]

    def bounds(self, edge: int) -> tuple[int, int | None]:
        """The smallest and the largest number (None: any) that an open edge can have while all nodes stay balanced."""
        tail, head, now = self.group.tails[edge], self.group.heads[edge], self.numbers[edge]
        others = self.open - {edge}
        up = _push(self.group, self.numbers, others, head, tail, None)
        down = _push(self.group, self.numbers, others, tail, head, now)
        return now - (now if down is None else down), None if up is None else now + up

    def forced(self) -> frozenset[int]:
        """The open edges that can have no other number."""
        arcs = _arcs(self.group, self.open)
        return frozenset(edge for edge in self.open if not self._can_vary(edge, arcs))

    def _can_vary(self, edge: int, arcs: Sequence[Sequence[Arc]]) -> bool:
        """Whether there is a way around, from one end of the edge to the other, along other edges."""
        tail, head = self.group.tails[edge], self.group.heads[edge]
        ways = [(head, tail), (tail, head)] if self.numbers[edge] else [(head, tail)]
        return any(_path(arcs, self.numbers, {start}, {stop}, without=edge) for start, stop in ways)


@frozen
class Stuck:
    """Why no numbers balance the group: sets of nodes with more (`over`) or less (`under`) than they can pass on.

    A repair has to raise an edge that leaves, or to lower one that enters, each set of `over`; the other
    way round for each set of `under`. `numbers` is as far as the open edges could go.
    """

    numbers: tuple[int, ...]
    over: tuple[frozenset[int], ...]
    under: tuple[frozenset[int], ...]


def balance(group: Group, numbers: Sequence[int], opened: Iterable[int]) -> Flow | Stuck:
    """Change the open edges, to numbers >= 0, until every node is balanced, or as far as that goes."""
    now, open_ = list(numbers), frozenset(opened)
    excess = group.excess(now)
    arcs = _arcs(group, open_)
    stuck: dict[int, frozenset[int]] = {}
    while sources := [node for node, amount in enumerate(excess) if amount > 0 and node not in stuck]:
        start = sources[0]
        reached, path = _reach(arcs, now, {start}, {node for node, amount in enumerate(excess) if amount < 0})
        if path is None:
            stuck[start] = frozenset(reached)
            continue
        stop = path[-1][0]
        amount = min([excess[start], -excess[stop], *(now[edge] for _, edge, raises in path if not raises)])
        _apply(now, path, amount)
        excess[start] -= amount
        excess[stop] += amount
    if not any(excess):
        return Flow(group, tuple(now), open_)
    lacking = {node for node, amount in enumerate(excess) if amount < 0}
    return Stuck(tuple(now), tuple(set(stuck.values())), tuple({_feeds(arcs, now, node) for node in lacking}))


def _feeds(arcs: Sequence[Sequence[Arc]], numbers: Sequence[int], sink: int) -> frozenset[int]:
    """The nodes from which the sink can be reached."""
    into: list[list[int]] = [[] for _ in arcs]
    for node, own in enumerate(arcs):
        for to, edge, raises in own:
            if raises or numbers[edge] > 0:
                into[to].append(node)
    found, waiting = {sink}, [sink]
    while waiting:
        fresh = set(into[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _arcs(group: Group, opened: Iterable[int]) -> list[list[Arc]]:
    """From each node, the arcs along the open edges, forward (the number rises) and backward (it falls)."""
    arcs: list[list[Arc]] = [[] for _ in range(group.nodes)]
    for edge in sorted(opened):
        tail, head = group.tails[edge], group.heads[edge]
        arcs[tail].append((head, edge, True))
        arcs[head].append((tail, edge, False))
    return arcs


def _reach(
    arcs: Sequence[Sequence[Arc]], numbers: Sequence[int], sources: set[int], sinks: set[int], without: int = -1
) -> tuple[set[int], list[Arc] | None]:
    """The nodes within reach of the sources, and a shortest path to a sink if one is among them."""
    came: dict[int, tuple[int, Arc] | None] = dict.fromkeys(sources)
    waiting = deque(sources)
    while waiting:
        node = waiting.popleft()
        if node in sinks:
            return set(came), _back(came, node)
        for arc in arcs[node]:
            if arc[0] not in came and arc[1] != without and (arc[2] or numbers[arc[1]] > 0):
                came[arc[0]] = (node, arc)
                waiting.append(arc[0])
    return set(came), None


def _back(came: dict[int, tuple[int, Arc] | None], node: int) -> list[Arc]:
    path: list[Arc] = []
    while (step := came[node]) is not None:
        node, arc = step
        path.append(arc)
    return path[::-1]


def _path(
    arcs: Sequence[Sequence[Arc]], numbers: Sequence[int], sources: set[int], sinks: set[int], without: int = -1
) -> list[Arc] | None:
    return _reach(arcs, numbers, sources, sinks, without)[1]


def _apply(numbers: list[int], path: Iterable[Arc], amount: int) -> None:
    for _, edge, raises in path:
        numbers[edge] += amount if raises else -amount


def _push(group: Group, numbers: Sequence[int], opened: Iterable[int], start: int, stop: int, most: int | None) -> int | None:
    """How much more can be sent from one node to another, at most `most`; None for any amount."""
    now, arcs, sent = list(numbers), _arcs(group, opened), 0
    rising = [[arc for arc in own if arc[2]] for own in arcs]
    if _path(rising, now, {start}, {stop}):
        return most
    while (most is None or sent < most) and (path := _path(arcs, now, {start}, {stop})):
        amount = min(now[edge] for _, edge, raises in path if not raises)
        _apply(now, path, amount)
        sent += amount
    return sent if most is None else min(sent, most)
