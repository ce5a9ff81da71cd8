"""`govdisclosure summary`: counts over files and folders, in three forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.cli.conftest import Run


def test_two_reports_counted(run: Run, good: str, bad: str) -> None:
    done = run("summary", good, bad, "--format", "json")
    data = json.loads(done.stdout)
    schema = json.loads(run("schema", "summary").stdout)
    Draft202012Validator(schema).validate(data)
    assert (done.exit_code, data["reports"]) == (0, 2)
    (rule,) = (one for one in data["rules"] if one["rule"] == "t4-total")
    assert rule == {"rule": "t4-total", "PASS": 5, "FAIL": 1, "UNCERTAIN": 0, "NOT_ASSESSABLE": 0}
    (group,) = (one for one in data["groups"] if one["by"] == "organization")
    assert (group["name"], group["reports"], group["FAIL"]) == ("青禾县", 2, 1)
    assert data["contradictions"] == [{"rule": "t4-total", "target": "review.reconsideration.total", "reports": 1}]
    assert data["missing"] == []


def test_for_people(run: Run, good: str, bad: str, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("\ufeff青禾县\n\n云溪市\n", "utf-8")
    done = run("summary", ".", "--expect", "names.txt", "--by", "organization", "--lang", "en")
    assert "Reports: 2" in done.stdout
    assert "t4-total review.reconsideration.total: reports: 1" in done.stdout
    assert "云溪市: no report (2022)" in done.stdout
    assert "By level" not in done.stdout
    assert done.exit_code == 0


def test_as_csv_for_a_spreadsheet(run: Run, bad: str) -> None:
    done = run("summary", bad, "--format", "csv")
    assert done.stdout.startswith("\ufeffkind,")
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [line["reports"] for line in lines if line["kind"] == "contradiction"] == ["1"]


def test_an_input_without_a_report_is_told_and_counted(run: Run, good: str, garbage: str) -> None:
    done = run("summary", good, garbage, "--format", "json")
    data = json.loads(done.stdout)
    assert (done.exit_code, data["reports"], data["unread"]) == (2, 1, 1)
    assert garbage in done.stderr


def test_a_list_that_cannot_be_read_is_bad_usage(run: Run, good: str) -> None:
    done = run("summary", good, "--expect", "nowhere")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nowhere" in done.stderr
