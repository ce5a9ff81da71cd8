"""The narrative against itself: each equation for numbers of any size, worked out from the numbers that were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, check

COUNTS = st.integers(1, 9999)


def status(text: str) -> str:
    report = AnnualReport(edition="2021", year=2024, organization="青禾县林业局", overview=text)
    (result,) = [result for result in check(report) if result.rule == "text-balance"]
    return result.status


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_what_came_in_is_what_went_out(received: int, carried: int, done: int, forward: int) -> None:
    text = f"全年收到申请{received}件，上年结转{carried}件，办结{done}件，结转下年{forward}件。"
    holds = done + forward in (received, received + carried)
    assert status(text) == ("PASS" if holds else "FAIL")


@given(COUNTS, COUNTS, st.integers(-3, 3))
def test_persons_and_organizations_are_all_applicants(persons: int, organizations: int, off: int) -> None:
    whole = max(persons + organizations + off, 1)
    text = f"收到申请{whole}件，其中自然人{persons}件，法人或其他组织{organizations}件。"
    assert status(text) == ("PASS" if whole == persons + organizations else "FAIL")


@given(COUNTS, st.lists(COUNTS, min_size=1, max_size=4))
def test_outcomes_are_never_more_than_the_cases(cases: int, outcomes: list[int]) -> None:
    names = ("维持", "纠正", "其他结果", "尚未审结")
    told = "，".join(f"{name}{count}件" for name, count in zip(names, outcomes, strict=False))
    expected = "FAIL" if sum(outcomes) > cases else "NOT_ASSESSABLE"
    assert status(f"因政府信息公开引发行政复议{cases}件（{told}）。") == expected


@given(COUNTS, COUNTS, COUNTS, st.integers(-3, 3))
def test_a_sum_is_that_of_its_parts(granted: int, partly: int, denied: int, off: int) -> None:
    told = max(granted + partly + denied + off, 1)
    text = f"予以公开{granted}件、部分公开{partly}件、不予公开{denied}件，合计{told}件。"
    holds = told in (granted + partly + denied, partly + denied)  # a sum can be that of the last parts alone
    assert status(text) == ("PASS" if holds else "FAIL")


@pytest.mark.parametrize(
    "text",
    [
        "收到申请9件，上年结转1件，办结8件。",
        "收到申请9件，上年结转1件，办结5件，其中4件已办结，结转下年7件。",
        "收到申请近9件，上年结转1件，办结5件，结转下年7件。",
        "县公安局收到申请9件，上年结转1件，办结5件，结转下年7件。",
        "2023年收到申请9件，上年结转1件，办结5件，结转下年7件。",
        "收到申请9件，上年结转1件。\n办结5件，结转下年7件。",
        "收到申请9件，其中网上申请12件。",
        "行政复议4件（上年结转3件，本年新收3件）。",
    ],
)
def test_what_is_not_one_account_is_not_added_up(text: str) -> None:
    assert status(text) == "NOT_ASSESSABLE"


def test_both_sides_are_told_as_the_text_has_them() -> None:
    report = AnnualReport(edition="2021", overview="收到申请9件，上年结转2件，办结7件，结转下年1件。")
    (result,) = [result for result in check(report) if result.rule == "text-balance"]
    assert result.message.zh.endswith("“收到申请9件”＋“上年结转2件”＝11，“办结7件”＋“结转下年1件”＝8")
    assert (result.left, result.right) == (11, 8)
