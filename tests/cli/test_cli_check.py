"""`govdisclosure check`: findings, exit codes, selection, baselines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result

from govdisclosure import AnnualReport, check, to_json
from govdisclosure.checking import RULES
from govdisclosure.cli.findings import FAIL_ON
from govdisclosure.message import Severity

Run = Callable[..., Result]
ENTRY = ["schema", "ruleset", "source", "summary", "results", "diagnostics"]
RESULT = {"rule", "status", "severity", "target", "paths", "left", "right", "delta", "values", "missing", "forced", "message"}


def failed(entry: dict[str, Any]) -> list[tuple[str, str]]:
    return [(result["rule"], result["target"]) for result in entry["results"] if result["status"] == "FAIL"]


def test_one_file_gives_one_object_with_the_keys_of_the_contract(run: Run, bad: str) -> None:
    result = run("check", "--format", "json", bad)
    entry = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(entry) == ENTRY
    assert (entry["schema"], entry["source"]) == ("govdisclosure/check/1", bad)
    assert all(set(one) == RESULT for one in entry["results"])
    assert failed(entry) == [("t4-total", "review.reconsideration.total")]
    (one,) = (one for one in entry["results"] if one["status"] == "FAIL")
    assert (one["left"], one["right"], one["delta"], one["missing"]) == (3, 2, 1, [])
    assert one["paths"] == [
        f"review.reconsideration.{name}" for name in ("upheld", "corrected", "other_result", "pending", "total")
    ]


def test_the_summary_counts_the_results(run: Run, bad: str, contradictory: AnnualReport) -> None:
    entry = json.loads(run("check", "--format", "json", bad).stdout)
    assert list(entry["summary"]) == ["PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE"]
    counted = Counter(one["status"] for one in entry["results"])
    assert entry["summary"] == {status: counted[status] for status in entry["summary"]}
    assert len(entry["results"]) == len(check(contradictory))


@pytest.mark.parametrize("arguments", [["good.json", "bad.json"], ["."]])
def test_more_than_one_file_gives_a_list(run: Run, good: str, bad: str, arguments: list[str]) -> None:
    entries = json.loads(run("check", "--format", "json", *arguments).stdout)
    assert {Path(entry["source"]).name for entry in entries} == {good, bad}


def test_every_input_has_an_entry_and_2_wins_over_1(run: Run, good: str, bad: str, garbage: str) -> None:
    for form in ("json", "jsonl"):
        result = run("check", "--format", form, good, "nowhere.txt", garbage, bad)
        entries = json.loads(result.stdout) if form == "json" else [json.loads(line) for line in result.stdout.splitlines()]
        assert result.exit_code == 2
        assert [entry["source"] for entry in entries] == [good, "nowhere.txt", garbage, bad]
        for entry in entries[1:3]:
            assert (entry["results"], set(entry["summary"].values())) == ([], {0})
            assert entry["diagnostics"]
        assert failed(entries[3])


def test_consistent_is_exit_code_0(run: Run, good: str) -> None:
    assert run("check", good).exit_code == 0
    assert run("check", "-", stdin=Path(good).read_bytes()).exit_code == 0


def test_one_contradiction_among_several_inputs_is_enough(run: Run, good: str, bad: str) -> None:
    assert [run("check", *order).exit_code for order in ((bad, good), (good, bad))] == [1, 1]
    assert [run("diagnose", *order).exit_code for order in ((bad, good), (good, bad))] == [1, 1]


def test_uncertain_is_no_contradiction_unless_asked(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    doubtful = consistent.replace({"review.reconsideration.upheld": None, "review.reconsideration.total": 2})
    (tmp_path / "doubtful.json").write_text(to_json(doubtful), "utf-8")
    assert run("check", "doubtful.json").exit_code == 0
    assert run("check", "--fail-on", "uncertain", "doubtful.json").exit_code == 1


def test_what_fails_can_be_chosen(run: Run, bad: str) -> None:
    assert RULES["t4-total"].severity == "error"
    codes = {
        level: run("check", "--fail-on", level, bad).exit_code for level in ("never", "error", "warning", "fail", "uncertain")
    }
    assert codes == {"never": 0, "error": 1, "warning": 1, "fail": 1, "uncertain": 1}


@pytest.mark.parametrize(
    ("severity", "failing"),
    [
        ("error", {"error", "warning", "fail", "uncertain"}),
        ("warning", {"warning", "fail", "uncertain"}),
        ("info", {"fail", "uncertain"}),
    ],
)
def test_how_grave_a_violation_must_be_to_fail(contradictory: AnnualReport, severity: Severity, failing: set[str]) -> None:
    (result,) = (result for result in check(contradictory) if result.status == "FAIL")
    graded = attrs.evolve(result, definition=attrs.evolve(result.definition, severity=severity))
    assert {level for level, fails in FAIL_ON.items() if fails(graded)} == failing
    assert not [level for level, fails in FAIL_ON.items() if fails(attrs.evolve(graded, status="NOT_ASSESSABLE"))]


def test_rules_are_selected_and_ignored_by_their_beginnings(run: Run, bad: str) -> None:
    def rules(*options: str) -> set[str]:
        return {one["rule"] for one in json.loads(run("check", "--format", "json", *options, bad).stdout)["results"]}

    assert rules("--select", "t4-total") == {"t4-total"}
    assert rules("--select", "t3-,t4-total", "--ignore", "t3-non-negative") == {
        rule for rule in rules("--select", "t3-") | {"t4-total"} if rule != "t3-non-negative"
    }
    assert rules("--select", "t3-balance", "--select", "t4-total") == {"t3-balance", "t4-total"}
    assert "t4-total" not in rules("--ignore", "t4-")
    assert run("check", "--ignore", "t4-", bad).exit_code == 0


def test_a_rule_that_does_not_exist_is_bad_usage(run: Run, bad: str) -> None:
    result = run("check", "--select", "t9-", bad)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "t9-" in result.stderr


def test_only_problems_leaves_the_rest_out_but_counts_it(run: Run, bad: str) -> None:
    entry = json.loads(run("check", "--format", "json", "--only-problems", bad).stdout)
    assert [one["status"] for one in entry["results"]] == ["FAIL"]
    assert entry["summary"]["PASS"] > 30


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_accepted_findings_fail_no_more_and_new_ones_do(
    run: Run, tmp_path: Path, bad: str, contradictory: AnnualReport, form: str
) -> None:
    (tmp_path / "accepted").write_text(run("check", "--format", form, bad).stdout, "utf-8")
    assert run("check", "--baseline", "accepted", bad).exit_code == 0
    worse = contradictory.replace({"review.reconsideration.upheld": 9})
    (tmp_path / bad).write_text(to_json(worse), "utf-8")
    assert run("check", "--baseline", "accepted", bad).exit_code == 0, "the same rule and cell, whatever the figures"
    new = worse.replace({"review.litigation_direct.total": 5})
    (tmp_path / bad).write_text(to_json(new), "utf-8")
    result = run("check", "--format", "json", "--only-problems", "--baseline", "accepted", bad)
    assert result.exit_code == 1
    assert failed(json.loads(result.stdout)) == [("t4-total", "review.litigation_direct.total")]


def test_an_accepted_finding_is_marked_and_still_counted(run: Run, tmp_path: Path, bad: str) -> None:
    (tmp_path / "accepted").write_text(run("check", "--format", "json", bad).stdout, "utf-8")
    entry = json.loads(run("check", "--format", "json", "--baseline", "accepted", bad).stdout)
    assert entry["summary"]["FAIL"] == 1
    assert [one.get("accepted") for one in entry["results"] if one["status"] == "FAIL"] == [True]
    assert not [one for one in entry["results"] if one["status"] != "FAIL" and "accepted" in one]


def test_a_finding_is_accepted_for_its_source_only(run: Run, tmp_path: Path, bad: str) -> None:
    entry = json.loads(run("check", "--format", "json", bad).stdout)
    (tmp_path / "accepted").write_text(json.dumps({**entry, "source": "other.json"}), "utf-8")
    assert run("check", "--baseline", "accepted", bad).exit_code == 1
    (tmp_path / "accepted").write_text(json.dumps({**entry, "source": None}), "utf-8")
    assert run("check", "--baseline", "accepted", bad).exit_code == 0


def test_a_doubt_that_was_accepted_does_not_hide_a_contradiction(run: Run, tmp_path: Path, bad: str) -> None:
    entry = json.loads(run("check", "--format", "json", bad).stdout)
    for one in entry["results"]:
        one["status"] = one["status"].replace("FAIL", "UNCERTAIN")
    (tmp_path / "accepted").write_text(json.dumps(entry), "utf-8")
    assert run("check", "--baseline", "accepted", bad).exit_code == 1


@pytest.mark.parametrize(
    "text", ["not json", "[1]", '{"schema": "govdisclosure/report/1"}', '{"schema": "govdisclosure/check/1"}']
)
def test_a_baseline_that_is_none_is_bad_usage(run: Run, tmp_path: Path, bad: str, text: str) -> None:
    (tmp_path / "accepted").write_text(text, "utf-8")
    result = run("check", "--baseline", "accepted", bad)
    assert (result.exit_code, result.stdout) == (2, "")
    assert run("check", "--baseline", "missing", bad).exit_code == 2
