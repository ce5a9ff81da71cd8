"""The exact relations, against an oracle that reads the relations off the paths and knows nothing of the schema's walk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, Money, check
from govdisclosure.schema import FORMS, Edition
from govdisclosure.strategies import cells, reports

BRIEF = st.just("无")

EXACT = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total")
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)


def relations(edition: Edition) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Rule, target, left side and right side of every relation, as section 4 of the contract words them."""
    paths = FORMS[edition].paths
    total = "applications.results.total"
    for column in COLUMNS:
        left = [f"applications.received.{column}", f"applications.carried_in.{column}"]
        yield "t3-balance", f"{total}.{column}", left, [f"{total}.{column}", f"applications.carried_forward.{column}"]
    for column in COLUMNS:
        rows = [p for p in paths if p.startswith("applications.results.") and p.endswith(f".{column}")]
        rows = [p for p in rows if p.split(".")[2:-1] != ["total"]]
        yield "t3-result-total", f"{total}.{column}", rows, [f"{total}.{column}"]
    for path in paths:
        if path.startswith("applications.") and path.endswith(".natural_person"):
            row = path.removesuffix(".natural_person")
            yield "t3-row-total", f"{row}.total", [f"{row}.{c}" for c in COLUMNS[:-1]], [f"{row}.total"]
    for path in paths:
        if path.startswith("review.") and path.endswith(".upheld"):
            block = path.removesuffix(".upheld")
            parts = [f"{block}.{c}" for c in ("upheld", "corrected", "other_result", "pending")]
            yield "t4-total", f"{block}.total", parts, [f"{block}.total"]


def status(rule: str, left: list[int | None], right: list[int | None]) -> str:
    """Can numbers >= 0 in the blank cells make both sums equal? The least and the most that each side can be decide."""
    if set(right) == {None} or (rule == "t3-balance" and set(left) == {None}):
        return "NOT_ASSESSABLE"
    least = [sum(n for n in side if n is not None) for side in (left, right)]
    most = [float("inf") if None in side else low for side, low in zip((left, right), least, strict=True)]
    if least[0] == least[1]:
        return "PASS"
    return "UNCERTAIN" if least[0] <= most[1] and least[1] <= most[0] else "FAIL"


def exact(report: AnnualReport) -> dict[tuple[str, str], str]:
    return {(r.rule, r.target): r.status for r in check(report) if r.rule in EXACT}


def names(report: AnnualReport, path: str) -> set[tuple[str, str]]:
    edition = report.form.edition
    return {(rule, target) for rule, target, left, right in relations(edition) if path in left + right}


def a_count(data: st.DataObject, report: AnnualReport) -> str:
    """The path of a cell of tables 3 and 4."""
    return data.draw(st.sampled_from([cell.path for cell in report.form.cells if cell.table != "proactive"]))


@pytest.mark.parametrize(("edition", "counts"), [("2019", (7, 7, 23, 3)), ("2021", (7, 7, 25, 3))])
def test_every_relation_gives_a_result_also_when_there_is_nothing_to_judge(edition: Edition, counts: tuple[int, ...]) -> None:
    results = [r for r in check(AnnualReport(edition=edition)) if r.rule in EXACT]
    assert tuple(sum(r.rule == rule for r in results) for rule in EXACT) == counts
    assert {r.status for r in results} == {"NOT_ASSESSABLE"}


@given(reports())
def test_statuses_sums_and_cells_are_those_of_the_oracle(report: AnnualReport) -> None:
    results = {(r.rule, r.target): r for r in check(report) if r.rule in EXACT}
    stated = {path: value for path, value in report.cells().items() if not isinstance(value, Money)}
    for rule, target, left, right in relations(report.form.edition):
        result = results.pop((rule, target))
        sides = [[stated[p] for p in side] for side in (left, right)]
        assert result.status == status(rule, sides[0], sides[1])
        assert (result.left, result.right) == tuple(
            sum(n for n in side if n is not None) if set(side) != {None} else None for side in sides
        )
        assert result.paths == tuple(sorted(left + right, key=report.form.paths.index))
        assert result.missing == tuple(p for p in result.paths if stated[p] is None)
    assert not results


@given(reports(consistent=True))
def test_a_report_whose_relations_hold_has_no_fail(report: AnnualReport) -> None:
    assert "FAIL" not in exact(report).values()


@given(reports(consistent=True, blanks=False, complete=True, text=BRIEF), st.data())
def test_one_changed_cell_fails_exactly_the_relations_that_name_it(report: AnnualReport, data: st.DataObject) -> None:
    path = a_count(data, report)
    known = report.get(path)
    assert isinstance(known, int)
    value = data.draw(st.integers().map(lambda number: number + 1 if number >= known else number))
    failed = {key for key, found in exact(report.replace({path: value})).items() if found == "FAIL"}
    assert failed == names(report, path)


TELLING = st.sampled_from(
    [
        "全年收到政府信息公开申请3件，其中自然人2件，上年结转1件，予以公开2件，占申请总数的50%，结转下年度继续办理0件。",
        "没有收到政府信息公开申请，行政复议1件，结果维持1件，行政诉讼0件。",
        "制发规章1件，作出行政许可决定2件，办结率100%。",
        "无",
    ]
)


@given(reports(text=TELLING), st.data())
def test_a_status_stays_when_a_cell_that_the_rule_does_not_name_changes(report: AnnualReport, data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from([c for c in report.form.cells if getattr(report, c.table) is not None]))
    after = report.replace({cell.path: data.draw(cells(kind=cell.kind, unit=cell.unit))})
    before = {(r.rule, r.target): r for r in check(report)}
    for result in check(after):
        earlier = before[result.rule, result.target]
        if cell.path not in result.paths and not result.forced and not earlier.forced:
            assert result.status == earlier.status


def not_negative(report: AnnualReport) -> bool:
    return all(not isinstance(value, int) or value >= 0 for value in report.values())


@given(reports(), st.data())
def test_a_cell_made_blank_turns_no_pass_into_a_fail_and_one_filled_no_fail_into_a_pass(
    report: AnnualReport, data: st.DataObject
) -> None:
    assume(not_negative(report))
    path = a_count(data, report)
    filled = report.replace({path: data.draw(st.integers(0, 40))})
    blank = report.replace({path: None})
    with_number, without = exact(filled), exact(blank)
    for key, found in with_number.items():
        assert (found, without[key]) != ("PASS", "FAIL")
        assert (found, without[key]) != ("PASS", "UNCERTAIN") or filled.get(path) != 0


def test_a_result_as_data_has_the_keys_of_the_contract_and_plain_numbers() -> None:
    paths = ["review.reconsideration.upheld", "review.reconsideration.total"]
    report = AnnualReport.from_cells("2021", dict(zip(paths, (5, 3), strict=True)))
    result = next(r for r in check(report) if r.target == "review.reconsideration.total")
    data = result.to_dict()
    message = data.pop("message")
    assert data == {
        "rule": "t4-total",
        "status": "FAIL",
        "severity": "error",
        "target": "review.reconsideration.total",
        "paths": [f"review.reconsideration.{c}" for c in ("upheld", "corrected", "other_result", "pending", "total")],
        "left": 5,
        "right": 3,
        "delta": 2,
        "values": [5, None, None, None, 3],
        "missing": [f"review.reconsideration.{c}" for c in ("corrected", "other_result", "pending")],
        "forced": [],
    }
    assert result.key == ("t4-total", "review.reconsideration.total", ())
    assert message["zh"] == "表四“行政复议”的“总计”列：各项结果之和为5，总计填3，各项之和多2（结果维持 5、总计 3）"
    assert message["en"].startswith("table four, 行政复议, column 总计: the outcomes add up to 5, 总计 states 3: 2 too many")
