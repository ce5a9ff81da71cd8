"""Derived figures: exact fractions of what is stated, None where an operand is missing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

import govdisclosure as gd
from govdisclosure.frames.indicators import DEFINITIONS
from govdisclosure.strategies import reports

R = "applications.results"
STATED = {
    "applications.received.total": 40,
    "applications.received.natural_person": 30,
    "applications.carried_in.total": 2,
    f"{R}.granted.total": 9,
    f"{R}.partially_granted.total": 3,
    f"{R}.unavailable.not_held.total": 4,
    f"{R}.total.total": 36,
    "applications.carried_forward.total": 6,
    "review.reconsideration.upheld": 5,
    "review.reconsideration.corrected": 2,
    "review.reconsideration.other_result": 1,
    "review.reconsideration.pending": 7,
}


def test_each_is_what_its_definition_says() -> None:
    found = gd.indicators(gd.AnnualReport.from_cells("2021", STATED))
    values = {name: one.value for name, one in found.items() if one.value is not None}
    assert values == {
        "share_granted": Fraction(9, 36),
        "share_granted_or_partial": Fraction(12, 36),
        "share_not_held": Fraction(4, 36),
        "carried_over_rate": Fraction(6, 42),
        "requests_natural_person": Fraction(30, 40),
        "reviews_corrected": Fraction(2, 8),
    }
    assert str(found["share_granted"]) == "25.0%"
    assert str(found["lawsuits_corrected"]) == "—"
    assert found["carried_over_rate"].operands == {
        "applications.carried_forward.total": 6,
        "applications.received.total": 40,
        "applications.carried_in.total": 2,
    }


@pytest.mark.parametrize("path", sorted(STATED))
def test_none_is_given_where_an_operand_is_missing(path: str) -> None:
    found = gd.indicators(gd.AnnualReport.from_cells("2021", STATED | {path: None}))
    assert {name for name, one in found.items() if one.value is not None and path in one.operands} == set()


def test_nothing_below_the_line_is_no_division() -> None:
    report = gd.AnnualReport.from_cells("2019", dict.fromkeys((p for p in gd.FORMS["2019"].paths if ".amount" not in p), 0))
    assert {one.value for one in gd.indicators(report).values()} == {None}


@settings(max_examples=50)
@given(reports())
def test_operands_are_what_the_report_states(report: gd.AnnualReport) -> None:
    found = gd.indicators(report)
    assert list(found) == list(DEFINITIONS)
    for one in found.values():
        assert one.operands == {path: report.get(path) for path in one.definition.paths}
        assert one.value is None or isinstance(one.value, Fraction)
