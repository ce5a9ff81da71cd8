"""`diagnose`, `convert`, `diff`, `rules`, `explain`, `schema`."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from govdisclosure import AnnualReport, from_json, to_json, write
from govdisclosure.checking import RULES
from govdisclosure.writing import LAYOUTS

Run = Callable[..., Result]


def test_the_example_has_three_smallest_repairs(run: Run, example: str) -> None:
    result = run("diagnose", "--format", "json", example)
    entry = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(entry) == ["schema", "source", "repairs", "complete", "diagnostics"]
    changed = {frozenset((c["path"], c["from"], c["to"]) for c in repair["changes"]) for repair in entry["repairs"]}
    rows = {
        "applications.results.granted": (14, 12),
        "applications.results.unavailable.not_held": (2, 0),
        "applications.results.total": (14, 16),
    }
    columns = ("natural_person", "total")
    assert changed == {frozenset((f"{row}.{column}", *change) for column in columns) for row, change in rows.items()}
    assert entry["complete"] is True


def test_people_are_shown_the_changes_in_official_words(run: Run, example: str) -> None:
    text = run("diagnose", example).stdout
    for words in (
        "“（一）予以公开”的“自然人”列由14改为12",
        "“1.本机关不掌握相关政府信息”",
        "由2改为0",
        "“（七）总计”的“自然人”列由14改为16",
    ):
        assert words in text
    assert "14 → 16" in run("diagnose", "--lang", "en", example).stdout


def test_english_names_the_path_beside_the_chinese_label(run: Run, example: str) -> None:
    """By hand: the row （七）总计 is `applications.results.total`, the column 自然人 `natural_person`."""
    path = "applications.results.total.natural_person"
    told = run("diagnose", "--lang", "en", example).stdout
    assert f"（七）总计, column 自然人 ({path}): 14 → 16" in told
    told = run("check", "--lang", "en", example).stdout
    assert f"FAIL t3-result-total ({path})" in told
    for command in ("diagnose", "check"):
        assert "natural_person" not in run(command, example).stdout


def test_each_report_of_a_document_is_diagnosed_with_its_part(run: Run, tmp_path: Path, contradictory: AnnualReport) -> None:
    (tmp_path / "two.html").write_text(
        write(contradictory) + write(contradictory.replace({"review.reconsideration.upheld": 4})), "utf-8"
    )
    entries = [json.loads(line) for line in run("diagnose", "--format", "jsonl", "two.html").stdout.splitlines()]
    assert [(entry["source"], entry.get("part")) for entry in entries] == [("two.html", None), ("two.html", 2)]
    assert all(entry["repairs"] for entry in entries)


def test_what_cannot_be_diagnosed_in_time_costs_itself_only(run: Run, tmp_path: Path, bad: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    entries = [
        json.loads(line) for line in run("diagnose", "--timeout", "2", "--format", "jsonl", "pipe", bad).stdout.splitlines()
    ]
    assert [bool(entry["repairs"]) for entry in entries] == [False, True]
    assert [one["code"] for one in entries[0]["diagnostics"]] == ["parse-timeout"]


def test_many_inputs_are_diagnosed_by_several_processes_in_their_order(
    run: Run, tmp_path: Path, contradictory: AnnualReport
) -> None:
    names = [f"{number}.json" for number in range(6)]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(to_json(contradictory.replace({"review.reconsideration.upheld": 3 + number})), "utf-8")
    told = run("diagnose", "--jobs", "2", "--format", "jsonl", "--trust", "review.reconsideration.total", *names)
    changes = [json.loads(line)["repairs"][0]["changes"][0] for line in told.stdout.splitlines()]
    assert [(one["from"], one["to"]) for one in changes] == [(3 + number, 2) for number in range(6)]
    unknown = run("diagnose", "--jobs", "2", "--trust", "review.nonsense", *names)
    assert (unknown.exit_code, "review.nonsense" in unknown.stderr) == (2, True)


def test_where_several_numbers_would_do_their_range_is_shown(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    """3 upheld against a total of 1 with 纠正 blank: the total may be 3 or more, or upheld 0 or 1."""
    cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 1, "review.reconsideration.corrected": None}
    (tmp_path / "range.json").write_text(to_json(consistent.replace(cells)), "utf-8")
    repairs = json.loads(run("diagnose", "--format", "json", "range.json").stdout)["repairs"]
    assert {(c["path"].rpartition(".")[2], c["to"], c["min"], c["max"]) for r in repairs for c in r["changes"]} == {
        ("upheld", None, 0, 1),
        ("total", None, 3, None),
    }
    text = run("diagnose", "range.json").stdout
    assert "由3改为0至1" in text
    assert "由1改为" in text


def test_nothing_violated_needs_no_repair(run: Run, good: str) -> None:
    result = run("diagnose", "--format", "json", good)
    assert (result.exit_code, json.loads(result.stdout)["repairs"]) == (0, [])
    assert run("diagnose", good).exit_code == 0


def test_diagnose_has_an_entry_for_every_input(run: Run, good: str, bad: str, garbage: str) -> None:
    result = run("diagnose", "--format", "jsonl", garbage, bad, good, "nowhere.html")
    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 2
    assert [entry["source"] for entry in entries] == [garbage, bad, good, "nowhere.html"]
    assert [(bool(entry["repairs"]), entry["complete"]) for entry in entries] == [
        (False, False),
        (True, True),
        (False, True),
        (False, False),
    ]
    assert isinstance(json.loads(run("diagnose", "--format", "json", good, bad).stdout), list)


@pytest.mark.parametrize("target", [*LAYOUTS, "json", "jsonl"])
def test_what_is_converted_reads_back(run: Run, tmp_path: Path, good: str, consistent: AnnualReport, target: str) -> None:
    result = run("convert", good, "--to", target)
    assert result.exit_code == 0
    (tmp_path / "converted").write_bytes(result.stdout_bytes)
    assert from_json(run("parse", "converted").stdout) == consistent


def test_a_report_on_one_line(run: Run, good: str, consistent: AnnualReport) -> None:
    text = run("convert", good, "--to", "jsonl").stdout
    assert text.count("\n") == 1
    assert from_json(text) == consistent


def test_csv_has_a_row_for_every_cell(run: Run, example: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("convert", example, "--to", "csv").stdout)))
    assert len(rows) == 200
    (blank,) = (row for row in rows if row["path"] == "applications.carried_in.natural_person")
    assert (blank["value"], blank["state"]) == ("", "blank")


def test_what_a_layout_cannot_carry_is_refused_with_its_place(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    data = json.loads(to_json(consistent))
    (tmp_path / "r.json").write_text(json.dumps({**data, "overview": "三、收到和处理政府信息公开申请情况"}), "utf-8")
    result = run("convert", "r.json", "--to", "text")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "overview, line 1" in result.stderr


def test_convert_without_a_report(run: Run, garbage: str) -> None:
    result = run("convert", garbage, "--to", "html")
    assert (result.exit_code, result.stdout) == (2, "")


def test_diff_names_cells_and_sections(run: Run, tmp_path: Path, good: str, bad: str) -> None:
    result = run("diff", "--format", "json", good, bad)
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["a"], found["b"]) == (good, bad)
    assert found["differences"] == [
        {"path": "review.reconsideration.upheld", "a": 0, "b": 3},
        {"path": "review.reconsideration.total", "a": 0, "b": 2},
    ]
    text = run("diff", good, bad).stdout
    assert "表四“行政复议”的“结果维持”列 (review.reconsideration.upheld)\n  - 0\n  + 3" in text


def test_diff_of_money_and_sections(run: Run, tmp_path: Path, good: str) -> None:
    data = json.loads(Path(good).read_text("utf-8"))
    data["proactive"]["fees"]["amount"] = {"amount": "1.50", "unit": "元"}
    (tmp_path / "other.json").write_text(json.dumps({**data, "overview": "一\n二"}), "utf-8")
    found = json.loads(run("diff", "--format", "json", good, "other.json").stdout)["differences"]
    assert {one["path"]: one["b"] for one in found} == {
        "overview": "一\n二",
        "proactive.fees.amount": {"amount": "1.50", "unit": "元"},
    }
    assert "+ 1.50元" in run("diff", good, "other.json").stdout


def test_a_year_does_not_grow_in_percent(run: Run, root: Path) -> None:
    lines = run("diff", *(str(root / "examples" / f"qinghe-{year}.html") for year in (2022, 2023))).stdout.splitlines()
    assert lines[lines.index("年度 (year)") + 1 :][:2] == ["  - 2022", "  + 2023"]
    assert "  + 17（增加3，增长21.4%）" in lines


def test_the_head_is_named_in_the_language_of_the_reader(run: Run, tmp_path: Path, good: str) -> None:
    data = json.loads(Path(good).read_text("utf-8"))
    head = {"organization": "甲县教育局", "published": "2024-01-20", "review": None, "portal": {"sponsor": "甲县人民政府"}}
    (tmp_path / "other.json").write_text(json.dumps(data | head), "utf-8")
    zh, en = (run("diff", "--lang", lang, good, "other.json").stdout.splitlines() for lang in ("zh", "en"))
    for line in ("行政机关 (organization)", "公布日期 (published)", "主办单位 (portal.sponsor)", "  - （有）", "  + （无）"):
        assert line in zh
    for line in ("organization (organization)", "day of publication (published)", "  - (present)", "  + (nothing)"):
        assert line in en


def test_a_number_that_fell_is_told_without_a_minus_sign(run: Run, good: str, bad: str) -> None:
    assert "  + 0（减少3，下降100.0%）" in run("diff", bad, good).stdout.splitlines()


def test_equal_reports_differ_in_nothing(run: Run, tmp_path: Path, good: str, consistent: AnnualReport) -> None:
    (tmp_path / "page.html").write_text(write(consistent, "html"), "utf-8")
    result = run("diff", good, "page.html")
    assert (result.exit_code, "两份报告相同" in result.stdout) == (0, True)


def test_diff_with_something_unread(run: Run, good: str, garbage: str) -> None:
    for arguments in ((good, garbage), ("nowhere.html", good)):
        result = run("diff", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_every_rule_is_listed_and_explained(run: Run) -> None:
    listed = run("rules").stdout
    data = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in data["rules"]] == list(RULES) == [line.split()[0] for line in listed.splitlines()]
    for rule in RULES.values():
        page = run("explain", rule.id, "--lang", "en").stdout
        assert rule.formula.en in page
        assert rule.clause.en in page
        assert rule.title.en in page
        assert json.loads(run("explain", rule.id, "--format", "json").stdout)["formula"]["en"] == rule.formula.en


def test_an_unknown_rule_is_bad_usage_and_near_ones_are_named(run: Run) -> None:
    result = run("explain", "t4-sum")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "t4-total" in result.stderr


def test_the_schema_accepts_what_parse_gives(run: Run, example: str) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    report = json.loads(run("parse", example).stdout)
    validator = jsonschema.Draft202012Validator(schema)
    assert not list(validator.iter_errors(report))
    report["applications"]["received"]["total"] = 14.5
    assert list(validator.iter_errors(report))


def test_csv_for_excel_begins_with_a_mark(run: Run, good: str) -> None:
    plain, marked = (run("convert", good, "--to", "csv", *bom).stdout_bytes for bom in ((), ("--bom",)))
    assert marked == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("command", [["parse"], ["check"], ["diagnose"], ["convert", "--to", "text"], ["rules"], ["schema"]])
def test_every_format_goes_to_a_file(run: Run, tmp_path: Path, good: str, command: list[str]) -> None:
    arguments = command if command[0] in ("rules", "schema") else [*command, good]
    shown = run(*arguments)
    written = run(*arguments, "-o", "out")
    assert (written.exit_code, written.stdout) == (shown.exit_code, "")
    assert (tmp_path / "out").read_text("utf-8") == shown.stdout
