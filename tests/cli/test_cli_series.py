"""`series` and `sums`: across years, across organizations."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from click.testing import Result

from govdisclosure import AnnualReport, json_schema, to_json

Run = Callable[..., Result]


@pytest.fixture
def put(tmp_path: Path, consistent: AnnualReport) -> Callable[..., str]:
    """Write the consistent report under a name, with other facts; gives the name."""

    def write(name: str, cells: dict[str, int] | None = None, **facts: Any) -> str:
        report = attrs.evolve(consistent, **facts).replace(cells or {})
        (tmp_path / name).write_text(to_json(report), "utf-8")
        return name

    return write


CARRIED = {"applications.carried_in.natural_person": 3, "applications.carried_in.total": 3,
           "applications.carried_forward.natural_person": 3, "applications.carried_forward.total": 3}  # fmt: skip


def failed(entry: dict[str, Any]) -> set[str]:
    return {one["rule"] for one in entry["results"] if one["status"] == "FAIL"}


def test_organizations_are_never_compared_with_each_other(run: Run, put: Callable[..., str]) -> None:
    """青禾县 carries nothing forward into 2023, 南山县 brings three in."""
    files = [put("a.json", year=2022), put("b.json", CARRIED, organization="南山县", year=2023)]
    files += [put("c.json", CARRIED, organization="南山县", year=2022), put("d.json", year=2023)]
    result = run("series", "--format", "json", *files)
    first, second = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (first["organization"], second["organization"]) == ("青禾县", "南山县")
    assert first["sources"] == [{"source": "a.json", "year": 2022}, {"source": "d.json", "year": 2023}]
    assert second["sources"] == [{"source": "c.json", "year": 2022}, {"source": "b.json", "year": 2023}]
    assert not failed(first) | failed(second)


def test_a_contradiction_across_years_is_1(run: Run, put: Callable[..., str]) -> None:
    files = [put("a.json", year=2022), put("b.json", CARRIED, year=2023)]
    result = run("series", "--format", "json", *files)
    (entry,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert failed(entry) == {"year-carry-over"}
    assert {tuple(one["years"]) for one in entry["results"] if one["status"] == "FAIL"} == {(2022, 2023)}
    jsonschema.Draft202012Validator(json_schema("series")).validate(entry)
    assert "year-carry-over" in run("series", *files).stdout
    assert run("series", "--ignore", "year-carry", *files).exit_code == 0


def test_together_takes_all_for_one(run: Run, put: Callable[..., str]) -> None:
    files = [put("a.json", year=2022), put("b.json", CARRIED, organization="青禾市", year=2023)]
    assert run("series", *files).exit_code == 2, "no organization has two years"
    result = run("series", "--together", "--format", "jsonl", *files)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["organization"] == "青禾市"


def test_what_is_left_out_is_named(run: Run, put: Callable[..., str], garbage: str) -> None:
    files = [put("a.json", year=2022), put("b.json", year=2023), put("c.json", year=None), put("d.json", organization=None)]
    result = run("series", "--format", "json", *files, garbage)
    entries = json.loads(result.stdout)
    assert result.exit_code == 2, "one could not be read"
    assert [entry["organization"] for entry in entries] == ["青禾县", None]
    assert [one["source"] for one in entries[1]["sources"]] == ["c.json", "d.json", garbage]
    assert all(name in result.stderr for name in ("c.json", "d.json", garbage))


def test_gaps_and_duplicates_are_named(run: Run, put: Callable[..., str]) -> None:
    files = [put("a.json", year=2020), put("b.json", year=2022), put("c.json", year=2022)]
    (entry,) = json.loads(run("series", "--format", "json", *files).stdout)
    said = [one["message"]["zh"] for one in entry["results"] if one["rule"] == "year-sequence"]
    assert any("2021" in sentence for sentence in said)
    assert any("2022" in sentence for sentence in said)


def test_a_baseline_of_a_series(run: Run, put: Callable[..., str]) -> None:
    files = [put("a.json", year=2022), put("b.json", CARRIED, year=2023)]
    assert run("series", "--write-baseline", "known", *files).exit_code == 0
    assert run("series", "--baseline", "known", *files).exit_code == 0
    files = [put("a.json", year=2023), put("b.json", CARRIED, year=2024)]
    assert run("series", "--baseline", "known", *files).exit_code == 1, "other years are another finding"


def test_rules_of_one_report_do_not_run_here(run: Run, put: Callable[..., str]) -> None:
    files = [put("a.json", year=2022), put("b.json", year=2023)]
    assert run("series", "--select", "t3-balance", *files).exit_code == 2
    assert run("sums", "--select", "t3-balance", *files).exit_code == 2


RECEIVED = "applications.received.natural_person"


def test_a_parent_against_its_children(run: Run, put: Callable[..., str]) -> None:
    parent, one, two = put("p.json", {RECEIVED: 5}), put("1.json", {RECEIVED: 4}), put("2.json", {RECEIVED: 3})
    result = run("sums", "--format", "json", parent, one, two)
    entry = json.loads(result.stdout)
    jsonschema.Draft202012Validator(json_schema("sums")).validate(entry)
    assert result.exit_code == 1
    assert (entry["parent"], entry["children"]) == (parent, [one, two])
    (over,) = (found for found in entry["results"] if found["status"] == "FAIL" and found["rule"] == "sum-at-most")
    assert (over["target"], over["left"], over["right"]) == (RECEIVED, 7, 5)
    assert [(child["source"], child["value"]) for child in over["children"]] == [(one, 4), (two, 3)]
    assert "sum-at-most" in run("sums", parent, one, two).stdout


VERIFIER = Path(__file__).resolve().parents[2] / "examples" / "verify_proofs.py"


def verified(output: str) -> str:
    """What the verifier of the examples says of the proofs in an output."""
    return subprocess.run(
        [sys.executable, str(VERIFIER)], input=output, capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def test_results_of_a_series_and_of_sums_are_proved(run: Run, put: Callable[..., str]) -> None:
    """By hand: one child too many for its parent, three requests that come from nowhere; the verifier recomputes both."""
    files = [put("a.json", year=2022), put("b.json", CARRIED, year=2023)]
    told = run("series", "--proof", "--format", "json", *files).stdout
    (entry,) = json.loads(told)
    jsonschema.Draft202012Validator(json_schema("series")).validate(entry)
    wrong = next(one for one in entry["results"] if one["status"] == "FAIL" and one["target"].endswith("natural_person"))
    path = "applications.carried_in.natural_person"
    assert {one["path"]: one["value"] for one in wrong["proof"]["operands"]} == {
        path: 3, "last:applications.carried_forward.natural_person": 0}  # fmt: skip
    assert [one["sha256"] for one in entry["sources"]] == [sha256(Path(one).read_bytes()).hexdigest() for one in files]
    recomputed = [one for one in entry["results"] if one["proof"] is not None]
    assert len(recomputed) == 7 + 3 + 2, "carry-over by column, pending by block, stocks of documents"
    assert verified(told).startswith(f"recomputed {len(recomputed)}, disagree 0")

    parent, child = put("p.json", {RECEIVED: 5}), put("1.json", {RECEIVED: 7})
    told = run("sums", "--proof", "--format", "json", parent, child).stdout
    entry = json.loads(told)
    jsonschema.Draft202012Validator(json_schema("sums")).validate(entry)
    assert set(entry["sha256"]) == {parent, child}
    (wrong,) = (one for one in entry["results"] if one["status"] == "FAIL" and one["rule"] == "sum-at-most")
    assert wrong["proof"]["formula"] == f"children <= {RECEIVED}"
    assert [one["value"] for one in wrong["proof"]["operands"]] == [5, 7]
    assert "disagree 0" in verified(told)


def test_children_may_stand_in_a_folder(run: Run, put: Callable[..., str], tmp_path: Path) -> None:
    parent = put("p.json", {RECEIVED: 7})
    (tmp_path / "children").mkdir()
    for name, number in (("children/1.json", 4), ("children/2.json", 3)):
        put(name, {RECEIVED: number})
    result = run("sums", "--complete", "--format", "json", parent, "children")
    assert json.loads(result.stdout)["children"] == ["children/1.json", "children/2.json"]
    assert result.exit_code == 0


def test_sums_without_a_parent_or_a_child(run: Run, put: Callable[..., str], garbage: str) -> None:
    report = put("p.json")
    for files in ((garbage, report), (report, garbage)):
        result = run("sums", *files)
        assert (result.exit_code, result.stdout) == (2, "")
