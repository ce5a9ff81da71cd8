"""Flows on small networks worked out by hand: what balances them, within what bounds, and why nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.relations.flow import Flow, Stuck, balance
from govdisclosure.relations.network import Group


def network(nodes: int, *edges: tuple[int, int]) -> Group:
    return Group("test", tuple(range(len(edges))), tuple(a for a, _ in edges), tuple(b for _, b in edges), nodes)


# 0 -> 1 twice, 1 -> 2 twice, 2 -> 0: a circulation with two ways on each of two stretches
RING = network(3, (0, 1), (0, 1), (1, 2), (1, 2), (2, 0))


def flow(group: Group, numbers: Sequence[int], *opened: int) -> Flow:
    found = balance(group, numbers, opened)
    assert isinstance(found, Flow)
    assert not any(group.excess(found.numbers))
    assert all(n >= 0 for i, n in enumerate(found.numbers) if i in opened)
    assert all(a == b for i, (a, b) in enumerate(zip(numbers, found.numbers, strict=True)) if i not in opened)
    return found


def stuck(group: Group, numbers: Sequence[int], *opened: int) -> Stuck:
    found = balance(group, numbers, opened)
    assert isinstance(found, Stuck)
    return found


def test_what_is_balanced_stays_as_it_is() -> None:
    assert flow(RING, (1, 2, 1, 2, 3)).numbers == (1, 2, 1, 2, 3)
    assert flow(RING, (1, 2, 1, 2, 3), 0, 1, 2, 3, 4).numbers == (1, 2, 1, 2, 3)
    assert flow(RING, (1, 2, 1, 2, 3), 0, 4).open == {0, 4}


def test_an_open_edge_takes_up_what_is_too_much_or_too_little() -> None:
    assert flow(RING, (0, 2, 1, 2, 3), 0).numbers == (1, 2, 1, 2, 3)
    assert flow(RING, (9, 2, 1, 2, 3), 0).numbers == (1, 2, 1, 2, 3)
    assert flow(RING, (1, 2, 1, 2, 0), 4).numbers == (1, 2, 1, 2, 3)
    assert flow(RING, (5, 0, 0, 0, 5), 2).numbers == (5, 0, 5, 0, 5)


def test_several_open_edges_take_it_up_together() -> None:
    found = flow(RING, (4, 0, 0, 0, 0), 2, 4)
    assert found.numbers == (4, 0, 4, 0, 4)
    found = flow(RING, (0, 0, 1, 4, 5), 0, 1)
    assert sum(found.numbers[:2]) == 5


def test_no_open_edge_goes_below_zero() -> None:
    # 5 leave node 0 and 2 come in: to be balanced, edge 0 would have to be -1
    found = stuck(RING, (0, 3, 0, 2, 2), 0)
    assert found.numbers == (0, 3, 0, 2, 2)
    assert found.over == (frozenset({1}),)
    assert found.under == (frozenset({0}),)


def test_what_nobody_can_take_up_names_the_nodes() -> None:
    found = stuck(RING, (3, 0, 0, 0, 0))
    assert (found.over, found.under) == ((frozenset({1}),), (frozenset({0}),))
    # with 1 -> 2 open, what is too much reaches node 2, but not 0
    found = stuck(RING, (3, 0, 0, 0, 0), 2)
    assert (found.over, found.under) == ((frozenset({1, 2}),), (frozenset({0}),))
    # with 2 -> 0 open, what is missing at 0 could come from 2
    found = stuck(RING, (3, 0, 0, 0, 0), 4)
    assert (found.over, found.under) == ((frozenset({1}),), (frozenset({0, 2}),))


def test_an_edge_that_can_fall_but_not_rise_leads_back() -> None:
    # 0 -> 1 stands at 2 and is open: what is too much at 1 may flow back to 0 up to 2, and no further
    group = network(3, (0, 1), (2, 1), (0, 2))
    found = stuck(group, (2, 5, 0), 0)
    assert found.numbers == (0, 5, 0)
    assert found.over == (frozenset({1}),)
    assert found.under == (frozenset({2}),)


def test_bounds_of_an_open_edge() -> None:
    # edges 0 and 1 share 3 between them
    found = flow(RING, (1, 2, 1, 2, 3), 0, 1)
    assert [found.bounds(edge) for edge in (0, 1)] == [(0, 3), (0, 3)]
    # and any amount more if the way round is open
    found = flow(RING, (1, 2, 1, 2, 3), 0, 2, 4)
    assert found.bounds(0) == (0, None)
    assert found.bounds(4) == (2, None)
    assert found.bounds(2) == (0, None)
    # alone, an edge has one number only
    assert flow(RING, (1, 2, 1, 2, 3), 3).bounds(3) == (2, 2)


def test_bounds_where_several_ways_add_up() -> None:
    # a third edge beside two that stand at 4 and 5: it can take up both
    group = network(2, (0, 1), (0, 1), (0, 1), (1, 0))
    found = flow(group, (4, 5, 1, 10), 0, 1, 2)
    assert [found.bounds(edge) for edge in range(3)] == [(0, 10)] * 3
    found = flow(group, (4, 5, 1, 10), 0, 2)
    assert [found.bounds(edge) for edge in (0, 2)] == [(0, 5)] * 2


def test_the_lower_bound_is_what_the_others_cannot_do_without() -> None:
    # 7 go round by edge 0; only 3 of them have another way (edge 1 closed, edge 2 can fall by 3)
    group = network(2, (0, 1), (1, 0), (1, 0))
    found = flow(group, (7, 4, 3), 0, 2)
    assert found.bounds(0) == (4, None)
    assert found.bounds(2) == (0, None)


def test_edges_that_can_have_no_other_number() -> None:
    assert flow(RING, (1, 2, 1, 2, 3), 0, 1, 4).forced() == {4}
    assert flow(RING, (1, 2, 1, 2, 3), 0, 2).forced() == {0, 2}
    assert flow(RING, (1, 2, 1, 2, 3)).forced() == set()
    assert flow(RING, (0, 0, 0, 0, 0), 0, 2).forced() == {0, 2}
    # at zero, two edges in one direction cannot vary, with the way back they can
    assert flow(RING, (0, 0, 0, 0, 0), 0, 1).forced() == {0, 1}
    assert flow(RING, (0, 0, 0, 0, 0), 0, 2, 4).forced() == set()


NUMBERS = st.lists(st.integers(0, 2), min_size=5, max_size=5)


@given(NUMBERS, st.sets(st.integers(0, 4)))
def test_bounds_and_forced_edges_are_those_of_all_numbers_that_balance(numbers: list[int], opened: set[int]) -> None:
    """Against trying all: closed edges stop a number at 4; what goes further has no bound."""
    found = balance(RING, numbers, opened)
    fitting = _fitting(numbers, opened)
    if isinstance(found, Stuck):
        assert fitting == []
        return
    assert fitting
    for edge in opened:
        least, most = min(t[edge] for t in fitting), max(t[edge] for t in fitting)
        low, high = found.bounds(edge)
        assert low == least
        assert high == (most if most <= 4 else None)
        assert (edge in found.forced()) == (least == most)


MOST = 9


def _fitting(numbers: Sequence[int], opened: set[int]) -> list[tuple[int, ...]]:
    """All numbers of the open edges that balance RING, up to MOST: as much goes over each of its stretches."""
    return [
        (*first, *second, total)
        for total in (range(MOST + 1) if 4 in opened else [numbers[4]])
        for first in _pairs(numbers[0], numbers[1], 0 in opened, 1 in opened, total)
        for second in _pairs(numbers[2], numbers[3], 2 in opened, 3 in opened, total)
    ]


def _pairs(a: int, b: int, a_open: bool, b_open: bool, total: int) -> list[tuple[int, int]]:
    if a_open and b_open:
        return [(i, total - i) for i in range(total + 1)]
    if a_open:
        return [(total - b, b)] if total >= b else []
    if b_open:
        return [(a, total - a)] if total >= a else []
    return [(a, b)] if a + b == total else []


@given(st.lists(st.integers(0, 6), min_size=5, max_size=5), st.sets(st.integers(0, 4)))
def test_why_nothing_balances_proves_itself(numbers: list[int], opened: set[int]) -> None:
    """Into a set of `over` flows more than out, no open edge leaves it, and those that enter are at zero."""
    found = balance(RING, numbers, opened)
    if isinstance(found, Flow):
        return
    excess = RING.excess(found.numbers)
    assert found.over
    assert found.under
    for part, sign in [*((p, 1) for p in found.over), *((p, -1) for p in found.under)]:
        assert sign * sum(excess[node] for node in part) > 0
        for edge in opened:
            tail, head = RING.tails[edge], RING.heads[edge]
            leaves, enters = (tail in part and head not in part), (head in part and tail not in part)
            if sign < 0:
                leaves, enters = enters, leaves
            assert not leaves
            assert not enters or found.numbers[edge] == 0
