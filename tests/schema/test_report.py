"""Properties of the report: access by path, copies, equality, what it refuses."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.errors import CellValueError, UnknownPathError
from govdisclosure.schema import FORMS, TABLES, AnnualReport, CellValue, Edition, Money, Portal, Table

EDITIONS: tuple[Edition, ...] = get_args(Edition)
COUNTS = st.none() | st.integers()
AMOUNTS = st.builds(Money, st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from([None, "元", "万元"]))
VALUES: Mapping[str, st.SearchStrategy[CellValue]] = {"count": COUNTS, "change": COUNTS, "money": st.none() | AMOUNTS}


@st.composite
def some_cells(draw: st.DrawFn, edition: Edition) -> dict[str, CellValue]:
    """Some cells of a form, in any order, each with a value it can hold."""
    cells = draw(st.lists(st.sampled_from(FORMS[edition].cells), unique=True, max_size=12))
    return {cell.path: draw(VALUES[cell.kind]) for cell in cells}


EDITION_AND_CELLS = st.sampled_from(EDITIONS).flatmap(lambda edition: st.tuples(st.just(edition), some_cells(edition)))


def by_attributes(report: AnnualReport, path: str) -> object:
    """What attribute access gives, step by step: independent of the compiled form."""
    here: object = report
    for name in path.split("."):
        here = getattr(here, name)
    return here


@given(EDITION_AND_CELLS)
def test_a_cell_is_the_same_by_path_by_attributes_and_in_the_flat_view(given_cells: tuple[Edition, dict[str, CellValue]]) -> None:
    edition, cells = given_cells
    report = AnnualReport.from_cells(edition, cells)
    assert list(report.cells()) == list(FORMS[edition].paths)
    for path, value in cells.items():
        assert report.get(path) == value
        assert by_attributes(report, path) == value
    assert {path for path, value in report.cells().items() if value is not None} == {
        path for path, value in cells.items() if value is not None
    }


@given(EDITION_AND_CELLS)
def test_a_table_is_there_exactly_when_one_of_its_cells_is_named(given_cells: tuple[Edition, dict[str, CellValue]]) -> None:
    edition, cells = given_cells
    report = AnnualReport.from_cells(edition, cells)
    assert {table for table in TABLES if getattr(report, table) is not None} == {path.partition(".")[0] for path in cells}


@given(EDITION_AND_CELLS)
def test_cells_rebuild_the_report(given_cells: tuple[Edition, dict[str, CellValue]]) -> None:
    edition, cells = given_cells
    full = AnnualReport.from_cells(edition, dict.fromkeys(FORMS[edition].paths)).replace(cells)
    again = AnnualReport.from_cells(edition, full.cells())
    assert again == full
    assert hash(again) == hash(full)


@given(st.sampled_from(EDITIONS).flatmap(lambda e: st.tuples(st.just(e), some_cells(e), some_cells(e))))
def test_replacing_changes_what_is_named_and_nothing_else(
    given_cells: tuple[Edition, dict[str, CellValue], dict[str, CellValue]],
) -> None:
    edition, first, second = given_cells
    before = AnnualReport.from_cells(edition, first, year=2022, overview="x")
    kept = before.cells()
    after = before.replace(second)
    assert after.cells() == {**kept, **second}
    assert (after.year, after.overview) == (2022, "x")
    assert before.cells() == kept, "the original is as it was"


@given(EDITION_AND_CELLS)
def test_pickling_gives_an_equal_report(given_cells: tuple[Edition, dict[str, CellValue]]) -> None:
    report = AnnualReport.from_cells(*given_cells, published=datetime.date(2023, 1, 30), portal=Portal(phone="0000-1"))
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert hash(again) == hash(report)


@given(st.sampled_from(EDITIONS), st.data())
def test_reports_that_differ_in_one_cell_are_not_equal(edition: Edition, data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(FORMS[edition].cells))
    one, other = data.draw(st.tuples(VALUES[cell.kind], VALUES[cell.kind]).filter(lambda pair: pair[0] != pair[1]))
    assert AnnualReport.from_cells(edition, {cell.path: one}) != AnnualReport.from_cells(edition, {cell.path: other})


@pytest.mark.parametrize("table", TABLES)
def test_nothing_can_be_assigned(table: Table) -> None:
    report = AnnualReport.from_cells("2021", dict.fromkeys(FORMS["2021"].paths, None))
    for record in (report, getattr(report, table), report.form.cells[0], Portal()):
        field = attrs.fields(type(record))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field, None)


@given(st.floats() | st.booleans() | st.text() | st.decimals() | AMOUNTS)
def test_a_count_holds_whole_numbers_only(value: object) -> None:
    with pytest.raises(CellValueError, match=r"applications\.received\.total holds an int or None"):
        AnnualReport.from_cells("2021", {"applications.received.total": value})  # type: ignore[dict-item]
    with pytest.raises(CellValueError, match="total holds an int or None"):
        attrs.evolve(AnnualReport.from_cells("2021", {"review.reconsideration.total": 1}).review.reconsideration, total=value)  # type: ignore[union-attr]


@given(st.integers() | st.floats() | st.text() | st.decimals())
def test_money_is_never_a_bare_number(value: object) -> None:
    for edition, path in (("2021", "proactive.fees.amount"), ("2019", "proactive.procurement.amount")):
        with pytest.raises(CellValueError, match="holds a Money or None"):
            AnnualReport.from_cells(edition, {path: value})  # type: ignore[arg-type, dict-item]


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity"), 1, 1.5, "1"])
def test_an_amount_is_a_finite_decimal(amount: object) -> None:
    with pytest.raises(CellValueError, match="finite Decimal"):
        Money(amount)  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(0, 6))
def test_money_is_compared_by_value(amount: Decimal, zeros: int) -> None:
    padded = amount.scaleb(0).quantize(Decimal(10) ** -(3 + zeros)) if abs(amount) < 10**15 else amount
    assert Money(padded, "元") == Money(amount, "元")
    assert hash(Money(padded, "元")) == hash(Money(amount, "元"))
    assert Money(amount, "元") != Money(amount, "万元")


def test_a_path_of_the_other_form_is_refused() -> None:
    report = AnnualReport.from_cells("2019", {"applications.results.other.total": 3})
    assert report.get("applications.results.other.total") == 3
    for refused in ("applications.results.other.other.total", "proactive.regulations.issued"):
        with pytest.raises(UnknownPathError, match="no cell of the form of 2019"):
            report.get(refused)
        with pytest.raises(UnknownPathError):
            report.replace({refused: 1})
        with pytest.raises(UnknownPathError):
            AnnualReport.from_cells("2019", {refused: 1})


def test_a_table_of_the_other_form_is_refused() -> None:
    table = AnnualReport.from_cells("2019", {"proactive.regulations.newly_made": 1}).proactive
    with pytest.raises(CellValueError, match="holds a Proactive2021"):
        AnnualReport(edition="2021", proactive=table)


def test_a_table_is_given_by_its_cells() -> None:
    with pytest.raises(UnknownPathError):
        AnnualReport.from_cells("2021", {}, review=None)


def test_an_absent_table_stays_absent_until_a_number_comes() -> None:
    report = AnnualReport(edition="2021")
    assert report.replace({"review.reconsideration.total": None}).review is None
    assert report.replace({"review.reconsideration.total": 0}).get("review.reconsideration.upheld") is None
