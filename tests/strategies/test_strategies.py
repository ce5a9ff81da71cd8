"""The public strategies: what they promise, for those who build on them."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import attrs
import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from govdisclosure import strategies
from govdisclosure.checking import check
from govdisclosure.schema import FORMS, AnnualReport, Edition, Money
from govdisclosure.text.normal import normalise
from govdisclosure.text.script import is_traditional, without_glosses

EDITIONS: list[Edition] = ["2019", "2021"]


def sums_hold(report: AnnualReport) -> None:
    """The exact relations, added up here by the names of the contract."""
    rows = {row.path: report.values()[row.start : row.stop] for row in report.form.rows}
    for path, values in rows.items():
        if path.startswith(("applications", "review")):
            *parts, total = (int(str(value)) for value in values)
            assert sum(parts) == total, path
    column = list(zip(*(values for path, values in rows.items() if path.startswith("applications.results")), strict=True))
    for *parts, total in column:
        assert sum(parts) == total
    sides = (rows[f"applications.{name}"] for name in ("received", "carried_in", "results.total", "carried_forward"))
    for received, carried_in, results, carried_forward in zip(*sides, strict=True):
        assert received + carried_in == results + carried_forward


@pytest.mark.parametrize("edition", EDITIONS)
def test_consistent_reports_without_blanks_add_up(edition: Edition) -> None:
    @given(strategies.reports(edition=edition, consistent=True, blanks=False, complete=True))
    def check(report: AnnualReport) -> None:
        sums_hold(report)
        assert all(value is not None for value in report.values())
        assert min(value for value in report.values()[-15:] if isinstance(value, int)) >= 0

    check()


@pytest.mark.parametrize("edition", EDITIONS)
def test_in_consistent_reports_only_zeros_are_blank(edition: Edition) -> None:
    @given(strategies.reports(edition=edition, consistent=True, complete=True))
    def check(report: AnnualReport) -> None:
        counts = {cell.path: 0 for cell in report.form.cells if cell.kind != "money" and report.get(cell.path) is None}
        sums_hold(report.replace(counts))

    check()


@given(strategies.texts(hostile=True))
def test_texts_are_their_own_normal_form(text: str) -> None:
    assert text
    assert normalise(text) == text
    assert without_glosses(text, toneless=False) == text
    assert not is_traditional(text)


@given(strategies.reports(complete=True))
def test_complete_reports_lack_nothing(report: AnnualReport) -> None:
    fields = {name: getattr(report, name) for name in attrs.fields_dict(AnnualReport)}
    assert [name for name, value in fields.items() if value is None] in ([], ["published"])
    assert report.portal is not None
    assert None not in (report.portal.sponsor, report.portal.site_code, report.portal.phone)


@given(strategies.reports())
def test_the_edition_is_that_of_the_tables(report: AnnualReport) -> None:
    assert (report.edition is None) == (report.proactive is None and report.applications is None)


def test_reports_shrink_to_one_figure() -> None:
    report = find(strategies.reports(), lambda r: any(isinstance(v, int) and v > 3 for v in r.values()))
    assert [value for value in report.values() if isinstance(value, int) and value] == [4]
    assert (report.title, report.overview, report.portal) == (None, None, None)


def test_consistent_reports_shrink_to_one_case() -> None:
    report = find(
        strategies.reports(consistent=True),
        lambda r: isinstance(received := r.get("applications.received.total"), int) and received > 3,
    )
    stated = {path: value for path, value in report.cells().items() if isinstance(value, int) and value}
    assert set(stated.values()) == {4}
    assert len(stated) <= 6


@pytest.mark.parametrize("wanted", ["blank", "negative", "large", "dense"])
def test_every_kind_of_report_is_reached(wanted: str) -> None:
    reached = {
        "blank": lambda r: set(r.values()) == {None},
        "negative": lambda r: any(isinstance(v, int) and v < 0 for v in r.values()),
        "large": lambda r: any(isinstance(v, int) and v > 10**12 for v in r.values()),
        "dense": lambda r: len({v for v in r.values() if isinstance(v, int)}) > 100,
    }
    assert reached[wanted](find(strategies.reports(), reached[wanted]))


@pytest.mark.parametrize("unit", [None, "元"])
def test_money_without_a_printed_unit_may_have_any(unit: str | None) -> None:
    drawn = strategies.cells(kind="money", unit="cell", blanks=False)
    assert find(drawn, lambda amount: isinstance(amount, Money) and amount.unit == unit) == Money(Decimal(0), unit)


@given(strategies.cells(kind="money", unit="万元", blanks=False))
def test_money_under_a_printed_unit_always_has_one(amount: Money) -> None:
    assert amount.unit in ("万元", "元")


@pytest.mark.parametrize("table", ["proactive", "applications", "review"])
def test_tables_are_records_of_their_form(table: str) -> None:
    for edition in EDITIONS:
        record = find(strategies.tables(table=table, edition=edition), lambda _: True)  # type: ignore[arg-type]
        assert type(record) is type(FORMS[edition].table(table, (None,) * 200))  # type: ignore[arg-type]


@given(st.from_type(AnnualReport))
def test_hypothesis_knows_the_types_by_itself(report: AnnualReport) -> None:
    assert any(getattr(report, table) is not None for table in ("proactive", "applications", "review"))


@pytest.mark.parametrize("first", ["import hypothesis", "import govdisclosure.strategies"])
def test_it_registers_whichever_is_imported_first(first: str) -> None:
    script = (
        f"{first}\nfrom hypothesis import find, strategies as st\nfrom govdisclosure.schema import AnnualReport\n"
        "print(find(st.from_type(AnnualReport), lambda r: r.year == 2024).organization)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "青山市人民政府"), done.stderr


@given(strategies.reports(consistent=True))
def test_consistent_reports_have_no_failure_and_no_doubt(report: AnnualReport) -> None:
    exact = {"t3-balance", "t3-result-total", "t3-row-total", "t4-total"}
    assert {result.status for result in check(report) if result.rule in exact} <= {"PASS", "NOT_ASSESSABLE"}


def test_without_hypothesis_the_extra_is_named() -> None:
    script = "import sys; sys.modules['hypothesis'] = None\nimport govdisclosure.strategies"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "pip install 'govdisclosure[testing]'" in done.stderr
