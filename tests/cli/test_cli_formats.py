"""The forms of results: text for people, SARIF, JUnit, GitHub annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from click.testing import Result

from govdisclosure import AnnualReport, check, to_json, write

Run = Callable[..., Result]


def line_of_the_total(example: str) -> int:
    """The line of the example's row （七）总计, found without the library."""
    return next(n for n, line in enumerate(Path(example).read_text("utf-8").splitlines(), 1) if "（七）总计" in line)


def test_people_are_told_table_row_column_figures_and_line(run: Run, example: str) -> None:
    result = run("check", example)
    assert result.exit_code == 1
    sentence = result.stdout.split("t3-result-total")[1].splitlines()[0]
    for word in ("表三第24行", "（七）总计", "自然人", "16", "14", f"第{line_of_the_total(example)}行"):
        assert word in sentence
    for figure in ("（一）予以公开 14", "1.本机关不掌握相关政府信息 2"):
        assert figure in sentence


def test_problems_come_first_and_the_summary_last(run: Run, example: str) -> None:
    text = run("check", example).stdout
    summary = re.search(r"不符 3, 待核实 \d+, 无法核对 \d+, 相符 \d+", text)
    assert summary is not None
    assert text.index("不符 t3-result-total") < text.index("  无法核对 ") < summary.start()


def test_an_absent_table_is_told_in_a_line_for_each_rule(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    page = write(attrs.evolve(consistent, applications=None), "html")
    (tmp_path / "page.html").write_text(page, "utf-8")
    text = run("check", "page.html").stdout
    assert "无法核对 t3-row-total × 25\n" in text
    assert "无法核对 t3-balance × 7\n" in text
    told = re.search(r"读取时 (?:警告|错误) parse-table-missing: .*三、收到和处理政府信息公开申请情况", text)
    assert told is not None
    assert told.end() < text.index("无法核对 "), "why nothing can be judged stands above what cannot"


def test_only_problems_leaves_out_what_cannot_be_judged(run: Run, example: str) -> None:
    text = run("check", "--only-problems", example).stdout
    assert "不符 t3-result-total" in text
    assert "无法核对" not in text.partition("不符 3")[0]


def test_in_english_the_official_words_stay(run: Run, example: str) -> None:
    text = run("check", "--lang", "en", example).stdout
    assert "FAIL t3-result-total" in text
    assert f"(source line {line_of_the_total(example)})" in text
    assert "（七）总计, column 自然人" in text
    assert "FAIL 3" in text


def test_several_inputs_end_with_a_summary_of_all(run: Run, good: str, bad: str, contradictory: AnnualReport) -> None:
    last = run("check", "--lang", "en", good, bad).stdout.splitlines()[-1]
    passed = [sum(r.status == "PASS" for r in check(one)) for one in (contradictory,)]
    assert last.startswith("all inputs:   FAIL 1, UNCERTAIN 0, NOT ASSESSABLE")
    assert int(last.rpartition(" ")[2]) == 2 * passed[0] + 1


def test_colour_only_on_a_terminal(run: Run, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("check", example).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("check", example).stdout
    assert "\x1b[" in coloured


def test_the_text_of_a_document_cannot_reach_the_terminal(run: Run, tmp_path: Path, contradictory: AnnualReport) -> None:
    hostile = attrs.evolve(contradictory, organization="县\x1b[2J\u202e\r\nx", title="[bold]t[/bold]")
    (tmp_path / "hostile.json").write_text(to_json(hostile), "utf-8")
    for form in ("text", "github", "junit"):
        text = run("check", "--format", form, "hostile.json").stdout
        assert not {"\x1b", "\u202e", "\r"} & set(text)


def test_sarif_carries_the_problems_with_rule_place_and_fingerprint(run: Run, example: str) -> None:
    log = json.loads(run("check", "--format", "sarif", "--ignore", "t3-joint", example).stdout)
    (one,) = log["runs"]
    failures = [result for result in one["results"] if result["kind"] == "fail"]
    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in failures] == ["t3-result-total", "t3-result-total"]
    targets = [f"applications.results.total.{column}" for column in ("natural_person", "total")]
    assert [result["partialFingerprints"]["govdisclosure/v1"] for result in failures] == [f"t3-result-total:{t}" for t in targets]
    assert {result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in failures} == {
        line_of_the_total(example)
    }
    assert all(result["level"] == ("error" if result["kind"] == "fail" else "none") for result in one["results"])
    assert {result["ruleId"] for result in one["results"]} <= {rule["id"] for rule in one["tool"]["driver"]["rules"]}
    assert one["invocations"][0]["executionSuccessful"] is True


def test_sarif_leaves_doubts_to_a_review(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    doubtful = consistent.replace({"review.reconsideration.upheld": None, "review.reconsideration.total": 2})
    (tmp_path / "doubtful.json").write_text(to_json(doubtful), "utf-8")
    (one,) = json.loads(run("check", "--select", "t4-", "--format", "sarif", "doubtful.json").stdout)["runs"]
    assert [(result["kind"], result["level"], result["ruleId"]) for result in one["results"]] == [("review", "none", "t4-total")]
    assert {rule["id"] for rule in one["tool"]["driver"]["rules"]} == {"t4-total", "t4-non-negative"}


def test_sarif_says_what_could_not_be_read_and_what_was_accepted(run: Run, tmp_path: Path, bad: str, garbage: str) -> None:
    (tmp_path / "accepted").write_text(run("check", "--format", "json", bad).stdout, "utf-8")
    (one,) = json.loads(run("check", "--format", "sarif", "--baseline", "accepted", bad, garbage).stdout)["runs"]
    assert [result["suppressions"] for result in one["results"]] == [[{"kind": "external", "justification": "baseline"}]]
    invocation = one["invocations"][0]
    assert invocation["executionSuccessful"] is False
    where = {n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for n in invocation["toolExecutionNotifications"]}
    assert where == {garbage}


def test_junit_has_a_suite_per_input_and_a_case_per_result(
    run: Run, good: str, bad: str, garbage: str, contradictory: AnnualReport
) -> None:
    suites = ElementTree.fromstring(run("check", "--format", "junit", good, bad, garbage).stdout)
    assert [suite.get("name") for suite in suites] == [good, bad, garbage]
    results = check(contradictory)
    assert [(case.get("classname"), case.get("name")) for case in suites[1]] == [(r.rule, r.target) for r in results]
    assert [case.get("name") for case in suites[1] if case.find("failure") is not None] == ["review.reconsideration.total"]
    assert (suites.get("failures"), suites.get("errors")) == ("1", "1")
    assert int(suites.get("tests", "0")) == 2 * len(results) + 1
    skipped = sum(r.status in ("UNCERTAIN", "NOT_ASSESSABLE") for r in results)
    assert suites[1].get("skipped") == str(skipped)


def test_junit_counts_accepted_findings_as_skipped(run: Run, tmp_path: Path, bad: str) -> None:
    (tmp_path / "accepted").write_text(run("check", "--format", "json", bad).stdout, "utf-8")
    suites = ElementTree.fromstring(run("check", "--format", "junit", "--baseline", "accepted", bad).stdout)
    assert suites.get("failures") == "0"


def test_github_annotates_the_line_of_the_source(run: Run, example: str) -> None:
    text = run("check", "--format", "github", "--ignore", "t3-joint", example).stdout
    errors = [line for line in text.splitlines() if line.startswith("::error ")]
    assert len(errors) == 2
    assert all(f"line={line_of_the_total(example)},title=t3-result-total::FAIL: " in line for line in errors)


def test_github_shows_what_reading_met(run: Run, garbage: str) -> None:
    text = run("check", "--format", "github", garbage).stdout
    assert text.startswith("::error file=garbage.html")
    assert "title=parse-not-a-report::" in text


def test_github_commands_are_escaped(run: Run, tmp_path: Path, contradictory: AnnualReport) -> None:
    (tmp_path / "a,b%:c.json").write_text(to_json(contradictory), "utf-8")
    text = run("check", "--format", "github", "a,b%:c.json").stdout
    assert "file=a%2Cb%25%3Ac.json," in text
