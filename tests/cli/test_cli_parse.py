"""`govdisclosure parse`: what stands on standard output, for one input and for many."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from govdisclosure import AnnualReport, from_json, to_json, write

Run = Callable[..., Result]


def entries(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_input_gives_its_report(run: Run, good: str, consistent: AnnualReport) -> None:
    result = run("parse", good)
    assert result.exit_code == 0
    assert from_json(result.stdout) == consistent


def test_without_a_report_nothing_stands_on_standard_output(run: Run, garbage: str) -> None:
    result = run("parse", garbage)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("garbage.html: 错误 parse-")
    assert run("parse", garbage, "--lang", "en").stderr.startswith("garbage.html: error parse-")


def test_what_cannot_be_opened_is_told(run: Run) -> None:
    result = run("parse", "nowhere.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.html: 错误 parse-input-unopened: 无法打开" in result.stderr


def test_several_inputs_need_json_lines(run: Run, good: str, bad: str) -> None:
    result = run("parse", good, bad)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format jsonl" in result.stderr


def test_every_input_has_its_line_in_the_order_given(
    run: Run, good: str, bad: str, garbage: str, consistent: AnnualReport
) -> None:
    result = run("parse", "--format", "jsonl", bad, "nowhere.html", garbage, "-", good, stdin=to_json(consistent))
    found = entries(result)
    assert result.exit_code == 2
    assert [entry["source"] for entry in found] == [bad, "nowhere.html", garbage, "-", good]
    assert [entry["report"] is not None for entry in found] == [True, False, False, True, True]
    assert all(list(entry) == ["source", "report", "diagnostics"] for entry in found)
    assert all(entry["report"] or entry["diagnostics"] for entry in found), "what has no report says why"


def test_a_diagnostic_has_the_keys_of_the_contract(run: Run, garbage: str) -> None:
    (entry,) = entries(run("parse", "--format", "jsonl", garbage))
    first = entry["diagnostics"][0]
    assert list(first) == ["code", "severity", "path", "table", "line", "text", "message"]
    assert set(first["message"]) == {"zh", "en"}


def test_a_folder_stands_for_the_documents_below_it(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    text = to_json(consistent)
    for name in ("b.json", "a/z.HTML", "a/b/c.txt", "a-b.md", "d.jsp", "e"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "reports" / "notes.pdf").write_bytes(b"%PDF-1.4 \0")
    (tmp_path / "reports" / "README.txt").write_text("逐年下载的年度报告。", "utf-8")
    result = run("parse", "--format", "jsonl", "./reports")
    found = entries(result)
    below = ["a-b.md", "a/b/c.txt", "a/z.HTML", "b.json", "d.jsp", "e"]
    assert [entry["source"] for entry in found] == [f"reports/{name}" for name in below]
    assert result.exit_code == 0
    assert result.stderr.count("略过 1 个") == 2
    assert all(entry["report"] for entry in found), "judged by content, not by extension"


def test_a_folder_of_one_report_is_one_input(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "only.html").write_text(write(consistent, "html"), "utf-8")
    assert from_json(run("parse", "reports").stdout).cells() == consistent.cells()


def test_an_empty_folder_is_not_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "scan.pdf").write_bytes(b"%PDF-1.4")
    result = run("parse", "--format", "jsonl", "reports")
    assert result.exit_code == 2
    assert [(entry["source"], entry["report"]) for entry in entries(result)] == [("reports", None)]


@pytest.mark.parametrize("arguments", [[], ["--format", "csv", "x"], ["--unknown", "x"]])
def test_bad_usage_is_exit_code_2(run: Run, arguments: list[str]) -> None:
    result = run("parse", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_encoding_that_nobody_knows_is_bad_usage(run: Run, good: str) -> None:
    result = run("parse", "--encoding", "utf-99", good)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "utf-99" in result.stderr


def test_the_encoding_can_be_forced(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    page = write(consistent, "html").replace('charset="utf-8"', 'charset="iso-8859-1"')
    (tmp_path / "page.html").write_bytes(page.encode("gb18030"))
    assert from_json(run("parse", "--encoding", "gb18030", "page.html").stdout).organization == "青禾县"
