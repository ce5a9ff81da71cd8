"""Corruption operators: what they say they touch and break is what they touch and break."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import corrupt
from govdisclosure.checking import Result, check
from govdisclosure.corrupt import OPERATORS, Corruption
from govdisclosure.schema import AnnualReport, Money
from govdisclosure.strategies import reports, texts

CHOICES = 40


def choices(name: str, report: AnnualReport) -> list[Corruption]:
    return list(islice(OPERATORS[name](report), CHOICES))


@pytest.mark.parametrize("name", OPERATORS)
@given(report=reports(complete=True), pick=st.integers(0, CHOICES))
def test_what_is_touched_is_what_differs(name: str, report: AnnualReport, pick: int) -> None:
    for made in choices(name, report)[pick : pick + 3]:
        before, after = made.before.cells(), made.after.cells()
        assert made.before == report
        assert made.touched == tuple((path, before[path], after[path]) for path in before if before[path] != after[path])
        assert made.touched
        assert made.operator == name


def row(name: str, *values: int | None) -> dict[str, int | None]:
    columns = [cell.column for cell in AnnualReport(edition="2021").form.cells if cell.path.startswith(f"{name}.")]
    paths = [cell.path for cell in AnnualReport(edition="2021").form.cells if cell.path.startswith(f"{name}.")]
    assert len(columns) == len(values)
    return dict(zip(paths, values, strict=True))


RECEIVED = "applications.received"
CELLS = ["natural_person", "commercial_enterprise", "research_institution"]


def touched(made: Corruption) -> list[tuple[str, object, object]]:
    return [(path.rpartition(".")[2], old, new) for path, old, new in made.touched]


def test_digits_are_split_over_two_cells() -> None:
    report = AnnualReport.from_cells("2021", row(RECEIVED, 140, 0, 3, None, 25, 0, 168))
    made = [touched(one) for one in corrupt.split_digits(report)]
    assert made == [
        [("natural_person", 140, 1), ("commercial_enterprise", 0, 40)],
        [("natural_person", 140, 14)],
        [("legal_service_institution", 25, 2), ("other_organization", 0, 5)],
    ]


def test_digits_change_places() -> None:
    report = AnnualReport.from_cells("2021", row(RECEIVED, 351, 0, -12, None, 22, 0, 5))
    made = [touched(one) for one in corrupt.transposed_digits(report)]
    assert made == [[("natural_person", 351, 531)], [("natural_person", 351, 315)], [("research_institution", -12, -21)]]


def test_a_row_is_shifted_both_ways() -> None:
    report = AnnualReport.from_cells("2021", row(RECEIVED, 1, 2, 3, 4, 5, 6, 21))
    right, left = corrupt.shifted_row(report)
    assert [new for _, _, new in right.touched] == [None, 1, 2, 3, 4, 5, 6]
    assert [new for _, _, new in left.touched] == [2, 3, 4, 5, 6, 21, None]


def test_a_column_is_shifted_both_ways() -> None:
    report = AnnualReport.from_cells("2019", {"applications.received.total": 7, "applications.carried_in.total": 9})
    down, up = corrupt.shifted_column(report)
    assert [(path, new) for path, _, new in down.touched] == [
        ("applications.received.total", None),
        ("applications.carried_in.total", 7),
        ("applications.results.granted.total", 9),
    ]
    assert [(path, new) for path, _, new in up.touched] == [
        ("applications.received.total", 9),
        ("applications.carried_in.total", None),
    ]


def test_one_case_is_filed_under_another_column() -> None:
    report = AnnualReport.from_cells("2021", row("review.reconsideration", 2, 0, None, 1, 3))
    made = [touched(one) for one in corrupt.wrong_column(report)]
    assert made == [
        [("upheld", 2, 1), ("corrected", 0, 1)],
        [("upheld", 2, 1), ("pending", 1, 2)],
        [("upheld", 2, 3), ("pending", 1, 0)],
        [("corrected", 0, 1), ("pending", 1, 0)],
    ]
    assert [one.broken for one in corrupt.wrong_column(report)] == [()] * 4


def test_yuan_stand_for_wan() -> None:
    report = AnnualReport.from_cells("2021", {"proactive.fees.amount": Money(Decimal("20.3"), "万元")})
    (made,) = corrupt.yuan_for_wan(report)
    assert made.touched == (("proactive.fees.amount", Money(Decimal("20.3"), "万元"), Money(Decimal(203000), "万元")),)
    assert list(corrupt.yuan_for_wan(made.before.replace({"proactive.fees.amount": Money(Decimal(5), "元")}))) == []


def test_a_row_is_dropped_and_its_relations_with_it() -> None:
    report = AnnualReport.from_cells("2021", row("review.litigation_direct", 1, 0, 0, None, 1))
    (made,) = corrupt.dropped_row(report)
    assert touched(made) == [("upheld", 1, None), ("corrected", 0, None), ("other_result", 0, None), ("total", 1, None)]
    assert made.broken == (("t4-total", "review.litigation_direct.total"),)


def test_totals_are_blanked_table_by_table() -> None:
    totals = {"applications.received.total": 3, "applications.results.total.natural_person": 2, "review.reconsideration.total": 1}
    report = AnnualReport.from_cells("2021", {**totals, "applications.received.natural_person": 3})
    made = [[path for path, _, _ in one.touched] for one in corrupt.blanked_totals(report)]
    assert made == [
        ["applications.received.total", "applications.results.total.natural_person"],
        ["review.reconsideration.total"],
    ]


def test_last_year_is_copied_table_by_table() -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3, RECEIVED + ".total": 4}, year=2023)
    previous = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3, RECEIVED + ".total": 5}, year=2022)
    (made,) = corrupt.copied_last_year(report, previous=previous)
    assert made.touched == ((RECEIVED + ".total", 4, 5),)
    assert made.after.year == 2023
    with pytest.raises(ValueError, match="form of 2019"):
        next(corrupt.copied_last_year(report, previous=AnnualReport(edition="2019")))


def test_nothing_to_corrupt_gives_no_choice() -> None:
    empty = AnnualReport.from_cells("2021", dict.fromkeys(AnnualReport(edition="2021").form.paths))
    assert [made for operator in OPERATORS.values() for made in operator(empty)] == []
    assert [made for operator in OPERATORS.values() for made in operator(AnnualReport())] == []


def test_a_balance_without_one_of_its_sides_has_no_pass_to_lose() -> None:
    rows = {"received": 0, "carried_in": 0, "results.total": 0, "carried_forward": None}
    report = AnnualReport.from_cells("2021", {f"applications.{name}.natural_person": n for name, n in rows.items()})
    dropped = {made.touched[0][0].removesuffix(".natural_person"): made for made in corrupt.dropped_row(report)}
    balance = ("t3-balance", "applications.results.total.natural_person")
    assert balance in dropped["applications.results.total"].broken
    assert balance not in dropped["applications.received"].broken


EXACT = {"t3-balance", "t3-result-total", "t3-row-total", "t4-total"}


def loses_what_it_declares(made: Corruption, before: dict[tuple[str, str], Result]) -> None:
    """Exactly the declared relations lose their PASS; whatever else changes, of any rule, names a touched cell.

    What the relations force of a blank cell rests on cells that a result does not name.
    """
    after = {(r.rule, r.target): r for r in check(made.after)}
    lost = {key for key, r in before.items() if key[0] in EXACT and r.status == "PASS" and after[key].status != "PASS"}
    assert lost == set(made.broken)
    assert set(after) == set(before)
    paths = {path for path, _, _ in made.touched}
    changed = {key: r for key, r in before.items() if after[key] != r}
    assert all(paths.intersection(r.paths) or r.forced != after[key].forced for key, r in changed.items())


ANY = reports(consistent=True) | reports(text=texts(hostile=True))


@pytest.mark.parametrize("name", OPERATORS)
@given(report=ANY, pick=st.integers(0, CHOICES))
def test_exactly_what_is_declared_loses_its_pass(name: str, report: AnnualReport, pick: int) -> None:
    before = {(r.rule, r.target): r for r in check(report)}
    for made in choices(name, report)[pick : pick + 2]:
        loses_what_it_declares(made, before)


OLD = reports(edition="2019", complete=True, consistent=True)


@given(report=OLD, previous=OLD | reports(edition="2019", complete=True))
def test_the_copy_of_last_year_breaks_what_it_declares(report: AnnualReport, previous: AnnualReport) -> None:
    before = {(r.rule, r.target): r for r in check(report)}
    for made in corrupt.copied_last_year(report, previous=previous):
        assert made.touched
        assert {path: new for path, _, new in made.touched}.items() <= previous.cells().items()
        loses_what_it_declares(made, before)
