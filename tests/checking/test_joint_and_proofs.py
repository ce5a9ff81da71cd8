"""Contradictory reports with blanks: `check` fails exactly where `diagnose` has a repair, and what it says is proved."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure import AnnualReport, Result, check, diagnose
from govdisclosure.checking import check_series
from govdisclosure.checking.proof import proof
from govdisclosure.repairing import causes
from govdisclosure.schema import FORMS
from govdisclosure.strategies import reports

VERIFIER = Path(__file__).parents[2] / "examples" / "verify_proofs.py"
BRIEF = st.just("无")
EXACT = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total", "t3-joint")


@pytest.fixture(scope="module")
def verifier() -> Any:
    spec = importlib.util.spec_from_file_location("verify_proofs", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@st.composite
def spoiled(draw: st.DrawFn) -> AnnualReport:
    """A consistent table 3 of which up to three cells are wrong and many are blank."""
    report = draw(reports(edition="2021", consistent=True, blanks=False, complete=True, text=BRIEF))
    paths = [cell.path for cell in report.form.cells if cell.table == "applications"]
    wrong = draw(st.dictionaries(st.sampled_from(paths), st.integers(0, 60), max_size=3))
    blank = draw(st.lists(st.sampled_from(paths), max_size=120))
    return report.replace({**wrong, **dict.fromkeys(blank)})


def entry(result: Result, report: AnnualReport) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(result.to_dict() | {"proof": proof(result, report)}))
    return data


@settings(max_examples=40)
@given(report=spoiled())
def test_check_fails_exactly_where_diagnose_has_a_repair_and_each_proof_is_recomputed(
    report: AnnualReport, verifier: Any
) -> None:
    results = check(report)
    assert any(r.status == "FAIL" for r in results if r.rule in EXACT) == bool(diagnose(report).repairs)
    for result in results:
        shown = entry(result, report)
        assert shown["proof"] is None or verifier.agrees(shown), result


def test_the_verifier_refuses_another_status_than_the_proved_one(verifier: Any) -> None:
    """5 received, none carried in, 4 carried forward, 3 granted: each relation by itself could hold."""
    column = {"received": 5, "carried_in": 0, "results.granted": 3, "carried_forward": 4}
    cells = {f"applications.{row}.natural_person": number for row, number in column.items()}
    report = AnnualReport.from_cells("2021", cells | {"applications.results.total.total": 3})
    (joint,) = (result for result in check(report) if result.rule == "t3-joint")
    shown = entry(joint, report)
    assert joint.status == "FAIL"
    assert [r.rule for r in check(report) if r.status == "FAIL"] == ["t3-joint"]
    assert verifier.agrees(shown)
    assert not verifier.agrees(shown | {"status": "PASS"})
    weakened = shown["proof"] | {"multipliers": shown["proof"]["multipliers"][:1]}
    assert not verifier.agrees(shown | {"proof": weakened})


def test_a_rule_across_years_is_proved_from_both_reports(verifier: Any) -> None:
    path = "applications.carried_{}.total"
    before, after = (
        AnnualReport.from_cells("2021", {path.format(way): number}, year=year)
        for way, number, year in (("forward", 3, 2021), ("in", 2, 2022))
    )
    found = next(r for r in check_series([before, after]) if r.rule == "year-carry-over" and r.status == "FAIL")
    shown = entry(found, after)
    assert shown["proof"]["formula"] == "applications.carried_in.total = last:applications.carried_forward.total"
    assert [operand["value"] for operand in shown["proof"]["operands"]] == [2, 3]
    assert verifier.agrees(shown)


def test_the_root_cause_explains_its_contradictions_and_names_the_row_left_out() -> None:
    """14 granted and 2 not held, 14 in total, in two columns."""
    rows = {"received": 14, "results.granted": 14, "results.unavailable.not_held": 2, "results.total": 14}
    columns = ("natural_person", "total")
    stated = {f"applications.{row}.{column}": number for row, number in rows.items() for column in columns}
    blank = {f"applications.carried_in.{column}": None for column in columns}
    zeros = dict.fromkeys((path for path in FORMS["2021"].paths if path.startswith("applications.")), 0)
    report = AnnualReport.from_cells("2021", {**zeros, **stated, **blank})
    (cause,) = causes(report, check(report))
    assert cause.message.zh == "表三：可能是总计漏加“1.本机关不掌握相关政府信息”一行"
    assert cause.proposal.zh == "表三第24行“（七）总计”的“自然人”列由14改为16；“总计”列由14改为16"
    assert (
        "table three, row 24, （七）总计, column 自然人 (applications.results.total.natural_person): 14 → 16" in cause.proposal.en
    )
    failed = {(r.rule, r.target.rpartition(".")[2]) for r in cause.explains if r.status == "FAIL"}
    assert failed == {("t3-result-total", "natural_person"), ("t3-result-total", "total"), ("t3-joint", "applications")}


def test_a_number_that_the_relations_force_contradicts_a_sentence() -> None:
    """8 + 4 received, no total printed: the total is 12, whatever the office left blank."""
    row = "applications.received"
    columns = ("natural_person", "commercial_enterprise", "research_institution", "public_interest_organization")
    more = ("legal_service_institution", "other_organization")
    cells = dict(zip((f"{row}.{c}" for c in (*columns, *more)), (8, 4, 0, 0, 0, 0), strict=True))
    report = AnnualReport.from_cells(
        "2021", {**cells, "applications.carried_in.total": 0}, overview="全年收到政府信息公开申请15件。"
    )
    found = next(r for r in check(report) if r.rule == "text-vs-table" and f"{row}.total" in r.paths)
    assert (found.status, found.left, found.right) == ("FAIL", 15, 12)
    assert f"{row}.total" in found.forced
