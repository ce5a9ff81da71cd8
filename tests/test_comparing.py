"""Differences between reports, and what the two forms share."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.comparing import Difference, comparable, diff
from govdisclosure.errors import UnknownPathError
from govdisclosure.schema import AnnualReport, Money, Portal
from govdisclosure.strategies import reports


@given(reports(), reports())
def test_reports_without_a_difference_are_equal(a: AnnualReport, b: AnnualReport) -> None:
    assert diff(a, a) == ()
    assert (diff(a, b) == ()) == (a == b)


@given(reports(edition="2021", complete=True), st.data())
def test_one_changed_cell_is_the_only_difference(report: AnnualReport, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([cell.path for cell in report.form.cells if cell.kind == "count"]))
    old = report.get(path)
    new = 1 if old is None else None
    assert diff(report, report.replace({path: new})) == (Difference(path, old, new),)


@given(reports(), reports())
def test_turned_round_the_differences_are_the_same(a: AnnualReport, b: AnnualReport) -> None:
    assert {(d.path, d.new, d.old) for d in diff(a, b)} == {(d.path, d.old, d.new) for d in diff(b, a)}


def test_head_sections_tables_and_portal_are_compared() -> None:
    old = AnnualReport.from_cells(
        "2021", {"review.reconsideration.upheld": 3}, overview="甲", year=2022, portal=Portal(phone="1")
    )
    new = AnnualReport.from_cells("2021", {"proactive.fees.amount": Money(Decimal(5), "万元")}, overview="乙", year=2022)
    assert diff(old, new) == (
        Difference("overview", "甲", "乙"),
        Difference("proactive", None, "present"),
        Difference("review", "present", None),
        Difference("portal", "present", None),
        Difference("portal.phone", "1", None),
        Difference("proactive.fees.amount", None, Money(Decimal(5), "万元")),
        Difference("review.reconsideration.upheld", 3, None),
    )


def test_reports_of_different_forms_are_compared_where_they_can_be() -> None:
    row = "applications.results.other"
    old = AnnualReport.from_cells("2019", {f"{row}.total": 6, "proactive.regulations.newly_made": 4}, year=2020)
    three = {f"{row}.correction_overdue.total": 1, f"{row}.fee_overdue.total": 2, f"{row}.other.total": 3}
    new = AnnualReport.from_cells("2021", {**three, "proactive.regulations.issued": 9}, year=2020)
    assert diff(old, new) == (Difference("edition", "2019", "2021"),)
    changed = new.replace({f"{row}.other.total": 4})
    assert diff(old, changed) == (Difference("edition", "2019", "2021"), Difference(f"{row}.total", 6, 7))


def test_what_both_forms_share() -> None:
    shared = comparable(AnnualReport(edition="2021"))
    assert list(shared)[:4] == [
        "proactive.licensing.decisions",
        "proactive.penalties.decisions",
        "proactive.compulsion.decisions",
        "applications.received.natural_person",
    ]
    assert len(shared) == 3 + 161 + 15
    assert list(shared) == list(comparable(AnnualReport(edition="2019")))


@pytest.mark.parametrize(
    "path", ["proactive.fees.amount", "proactive.regulations.issued", "applications.results.other.other.total"]
)
def test_the_rest_is_refused(path: str) -> None:
    with pytest.raises(UnknownPathError, match="both forms share"):
        comparable(AnnualReport(edition="2021"))[path]
    with pytest.raises(UnknownPathError, match="both forms share"):
        comparable(AnnualReport(edition="2021")).get(path)


def test_no_sum_is_made_of_less_than_all_its_rows() -> None:
    row = "applications.results.other"
    report = AnnualReport.from_cells("2021", {f"{row}.correction_overdue.total": 1, f"{row}.fee_overdue.total": 2})
    assert comparable(report)[f"{row}.total"] is None


@given(reports(edition="2021"))
def test_a_report_is_comparable_with_itself_moved_to_the_other_form(report: AnnualReport) -> None:
    moved = AnnualReport.from_cells("2019", comparable(report))
    assert comparable(moved) == comparable(report)
    assert diff(attrs.evolve(report, edition=None), report)[:1] == (Difference("edition", None, report.edition),) * bool(
        report.edition
    )
