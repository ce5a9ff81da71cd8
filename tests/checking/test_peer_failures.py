"""F29 to F35 of the peers' failures: each a case that a checker in the wild got wrong."""

from __future__ import annotations

from govdisclosure import AnnualReport, check, diagnose
from govdisclosure.checking import RULES, Result
from govdisclosure.schema import FORMS

RECEIVED = "applications.received.total"


def one(report: AnnualReport, rule: str, target: str) -> Result:
    (result,) = [r for r in check(report) if (r.rule, r.target) == (rule, target)]
    return result


def test_f29_missing_is_not_zero_in_any_rule() -> None:
    """A peer passes its balance on an empty table; here nothing that rests on a number passes without one."""
    empty = AnnualReport.from_cells("2021", dict.fromkeys(FORMS["2021"].paths), year=2022)
    passed = {result.rule for result in check(empty) if result.status == "PASS"}
    assert passed == {"t2-non-negative", "t3-non-negative", "t4-non-negative", "form-year"}


def test_f29_a_pass_that_rests_on_a_blank_says_so() -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3, "review.reconsideration.total": 3})
    result = one(report, "t4-total", "review.reconsideration.total")
    assert (result.status, len(result.missing)) == ("PASS", 3)
    assert "未填" in result.message.zh


def test_f30_all_mentions_are_judged_each_in_its_clause() -> None:
    """The sentences of a peer's regression tests: its first match, or a greedy pattern, took the wrong number."""
    cells = {RECEIVED: 3259, "applications.carried_in.total": 20, "applications.results.total.total": 3278}
    text = "政府信息公开申请方面，受理3259件，答复3278件。"
    report = AnnualReport.from_cells("2021", cells, year=2022, overview=text)
    assert one(report, "text-vs-table", RECEIVED).status == "PASS"
    assert one(report, "text-vs-table", "applications.results.total.total").status == "PASS"
    carried = AnnualReport.from_cells("2021", {"applications.carried_in.total": 1, RECEIVED: 10}, year=2022)
    text = "办理上年度结转申请1件。答复11件"
    carried = carried.replace({"applications.results.total.total": 11})
    report = AnnualReport.from_cells("2021", carried.cells(), year=2022, overview=text)
    assert one(report, "text-vs-table", "applications.carried_in.total").status == "PASS"
    assert one(report, "text-vs-table", "applications.results.total.total").status == "PASS"


def test_f30_two_readings_that_remain_are_uncertain_not_wrong() -> None:
    report = AnnualReport.from_cells(
        "2021",
        {RECEIVED: 20, "applications.results.total.total": 20},
        year=2022,
        overview="收到申请20件，其中11件按时办结，8件撤销。",
    )
    statuses = {result.target: result.status for result in check(report) if result.rule == "text-vs-table"}
    assert statuses == {RECEIVED: "PASS"}


def test_f31_other_counters_approximate_numbers_and_percentages() -> None:
    for text, status in [
        ("收到政府信息公开申请12份。", "PASS"),
        ("收到政府信息公开申请12宗。", "PASS"),
        ("收到政府信息公开申请12起。", "PASS"),
        ("收到政府信息公开申请1,200件。", "FAIL"),
        ("收到政府信息公开申请200余件。", "UNCERTAIN"),
    ]:
        report = AnnualReport.from_cells("2021", {RECEIVED: 12, "applications.carried_in.total": 0}, year=2022, overview=text)
        assert one(report, "text-vs-table", RECEIVED).status == status, text


def test_f32_one_case_in_the_wrong_column_is_one_finding_about_two_columns() -> None:
    """Natural 60 + 0 against 61 + 0, other 1 + 0 against 0 + 0, and a total column that balances at 62."""
    form = FORMS["2021"]
    cells: dict[str, int | None] = {c.path: 0 for c in form.cells if c.table == "applications"}
    cells |= {
        f"applications.received.{c}": n
        for c, n in {"natural_person": 60, "commercial_enterprise": 1, "other_organization": 1}.items()
    }
    for row in ("results.granted", "results.total"):
        cells |= {f"applications.{row}.{c}": n for c, n in {"natural_person": 61, "commercial_enterprise": 1}.items()}
    cells |= {f"applications.{row}.total": 62 for row in ("received", "results.granted", "results.total")}
    report = AnnualReport.from_cells("2021", cells)
    failed = {r.target.rpartition(".")[2] for r in check(report) if r.status == "FAIL" and r.rule != "t3-joint"}
    assert failed == {"natural_person", "other_organization"}
    (misfiled,) = diagnose(report).misfiled
    assert (misfiled.number, {misfiled.found, misfiled.belongs}) == (1, {"natural_person", "other_organization"})
    assert "applications.received" in misfiled.rows


def test_f34_the_identity_of_a_finding_is_rule_and_target_whatever_the_numbers() -> None:
    block = "review.reconsideration."
    reports = [AnnualReport.from_cells("2021", {block + "upheld": n, block + "total": 1}) for n in (5, 6)]
    first, second = ({(r.rule, r.target) for r in check(report)} for report in reports)
    assert first == second


def test_f35_a_rule_gives_its_results_whatever_was_read() -> None:
    """The targets that do not come from a text are the same for an empty report and for a full one."""
    empty, full = (
        AnnualReport(edition="2021"),
        AnnualReport.from_cells("2021", {c.path: 0 for c in FORMS["2021"].cells if c.kind == "count"}),
    )
    fixed = {rule.id for rule in RULES.values() if rule.id not in ("text-vs-table", "text-percentage")}
    targets = [[(r.rule, r.target) for r in check(report) if r.rule in fixed] for report in (empty, full)]
    assert targets[0] == targets[1]
