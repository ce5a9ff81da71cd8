"""The conformance cases, worked out by hand, against our own checker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govdisclosure import AnnualReport, from_json
from govdisclosure.checking import RULES, Result, check, check_series, check_sums

FOLDER = Path(__file__).parents[1] / "conformance"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}
CASES = [pytest.param(rule, case, id=f"{rule}: {case['name']}") for rule, file in FILES.items() for case in file["cases"]]


def read(data: dict[str, Any]) -> AnnualReport:
    return from_json(json.dumps(data))


def results(case: dict[str, Any]) -> tuple[Result, ...]:
    if "series" in case:
        return check_series(map(read, case["series"]))
    if "parent" in case:
        return check_sums(read(case["parent"]), map(read, case["children"]), complete=case.get("complete", False))
    return check(read(case["report"]), headings=case.get("headings"))


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_the_checker_gives_what_was_worked_out_by_hand(rule: str, case: dict[str, Any]) -> None:
    given = {result.target: result.to_dict() for result in results(case) if result.rule == rule}
    for expected in case["expected"]:
        got = given[expected["target"]]
        assert {key: got[key] for key in expected} == expected


def test_every_rule_has_a_case_that_passes_and_one_that_does_not() -> None:
    assert set(FILES) == set(RULES)
    for rule, file in FILES.items():
        statuses = {expected["status"] for case in file["cases"] for expected in case["expected"]}
        assert file["rule"] == rule
        assert "PASS" in statuses, rule
        assert statuses & {"FAIL", "UNCERTAIN"}, rule
        assert RULES[rule].violated in statuses, rule


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_each_target_has_one_result_of_a_rule_and_words_in_both_languages(rule: str, case: dict[str, Any]) -> None:
    identities = [(result.rule, result.target, result.years) for result in results(case)]
    assert len(set(identities)) == len(identities)
    for result in results(case):
        if result.rule == rule:
            assert "{" not in result.message.zh + result.message.en
