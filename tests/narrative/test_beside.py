"""Numbers beside each other: what a figure makes with those that no cell states, and what check says of it."""

from __future__ import annotations

import pytest

from govdisclosure import Figure, check, figures
from tests.narrative import invented as inv


def told(text: str) -> list[Figure]:
    return [figure for figure in figures(inv.report(text)) if figure.section == "overview"]


def status(text: str) -> str:
    return next(result.status for result in check(inv.report(text)) if result.rule == "text-vs-table")


@pytest.mark.parametrize(
    ("text", "value", "together"),
    [
        ("作出行政处罚决定290件，普通程序66件。", 290, {356}),
        ("收到申请40件，不予受理2件。", 40, {42, 38}),
        ("收到申请41件，撤回3件，受理38件。", 41, {38}),
        ("收到申请38件，办结39件，结转3件。", 38, set[int]()),
        ("收到申请38件，发布信息1630条。", 38, set[int]()),
    ],
)
def test_what_a_figure_makes_with_the_numbers_beside_it(text: str, value: int, together: set[int]) -> None:
    (figure,) = (one for one in told(text) if one.value == value)
    assert figure.together == together


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作出行政处罚决定290件，普通程序66件。", "UNCERTAIN"),
        ("作出行政处罚决定290件，普通程序60件。", "FAIL"),
        ("收到申请40件，不予受理2件。", "UNCERTAIN"),
        ("收到申请40件，不予受理3件。", "FAIL"),
    ],
)
def test_a_sum_that_the_table_states_is_no_contradiction(text: str, expected: str) -> None:
    assert status(text) == expected


def test_what_a_bracket_tells_ends_with_it() -> None:
    granted = next(one for one in told("办结申请39件（含上年结转4件），其中予以公开14件。") if one.kind == "granted")
    assert granted.hedges == ()
    granted = next(one for one in told("上年结转申请4件，其中予以公开1件。") if one.kind == "granted")
    assert granted.hedges == ("context",)


def test_none_of_all_disputes_is_none_about_disclosure() -> None:
    assert [one.hedges for one in told("行政复议0件。")] == [()]
    assert [one.hedges for one in told("行政复议7件。")] == [("loose",)]


def test_others_can_be_all_that_the_results_before_leave() -> None:
    text = "答复申请39件，予以公开（含部分公开）19件，不予公开5件，无法提供9件，其他6件。"
    others = next(one for one in told(text) if one.kind == "other_handling")
    rows = ("not_processed", "other")
    assert {path.split(".")[2] for path in others.readings[-1]} == set(rows)


def test_a_denial_that_only_tells_which_ones_states_nothing() -> None:
    assert [one.kind for one in told("未收到政府信息公开申请的月份有5个。")] == []
    assert [one.value for one in told("未发生公民申请政府信息公开的情况。")] == [0]
