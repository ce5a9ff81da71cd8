"""The public strategies: what they promise, for those who build on them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from random import Random

import attrs
import pytest
from hypothesis import Phase, find, given, settings
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


SEEDS = range(max(1, settings().max_examples // 50))
"""Shrinking depends on where it begins: each seed begins elsewhere, and is the same in every run."""


def shrunk(strategy: st.SearchStrategy[AnnualReport], wanted: Callable[[AnnualReport], bool], seed: int) -> AnnualReport:
    """The smallest report of its kind that Hypothesis comes to from a seed, whatever it met in earlier runs."""
    return find(strategy, wanted, settings=settings(max_examples=2000, database=None), random=Random(seed))  # noqa: S311 - no secret


def figures_of(report: AnnualReport) -> dict[str, int]:
    """What the cells of a report state beside nothing and zero, apart from money."""
    return {path: value for path, value in report.cells().items() if isinstance(value, int) and value}


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_reports_shrink_to_one_figure(seed: int) -> None:
    report = shrunk(strategies.reports(), lambda r: any(isinstance(v, int) and v > 3 for v in r.values()), seed)
    assert list(figures_of(report).values()) == [4]
    assert None not in report.values()
    assert report.get("proactive.fees.amount") == Money(Decimal(0), "万元")
    assert (report.title, report.overview, report.problems, report.other_matters, report.portal) == (None,) * 5


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_consistent_reports_shrink_to_one_case(seed: int) -> None:
    path = "applications.received.total"
    report = shrunk(strategies.reports(consistent=True), lambda r: isinstance(n := r.get(path), int) and n > 3, seed)
    figures = figures_of(report)
    assert max(figures.values()) == 4
    assert len(figures) <= 12, "a few rows of two columns and their sums"
    assert None not in report.values()


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_consistent_reports_shrink_to_one_review(seed: int) -> None:
    path = "review.litigation_direct.total"
    report = shrunk(strategies.reports(consistent=True), lambda r: isinstance(n := r.get(path), int) and n > 7, seed)
    figures = figures_of(report)
    assert figures.pop(path) == 8
    assert list(figures.values()) == [8]
    assert all(other.startswith("review.litigation_direct.") for other in figures)


REACHED: dict[str, Callable[[AnnualReport], bool]] = {
    "blank": lambda r: set(r.values()) == {None},
    "negative": lambda r: any(isinstance(v, int) and v < 0 for v in r.values()),
    "large": lambda r: any(isinstance(v, int) and v > 10**12 for v in r.values()),
    "dense": lambda r: len({v for v in r.values() if isinstance(v, int)}) > 100,
}


@pytest.mark.parametrize("wanted", REACHED)
def test_every_kind_of_report_is_reached(wanted: str) -> None:
    only_met = settings(max_examples=2000, database=None, phases=[Phase.generate])
    assert REACHED[wanted](find(strategies.reports(), REACHED[wanted], settings=only_met, random=Random(0)))  # noqa: S311 - no secret


@pytest.mark.slow
def test_a_change_may_be_negative_where_all_adds_up() -> None:
    drawn = strategies.reports(edition="2019", consistent=True)
    report = shrunk(drawn, lambda r: any(n < 0 for n in figures_of(r).values()), 0)
    assert {report.form.cell(path).kind: value for path, value in figures_of(report).items()} == {"change": -1}


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
        "print(find(st.from_type(AnnualReport), lambda r: r.year == 2024).year)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "2024"), done.stderr


@given(strategies.reports(consistent=True))
def test_consistent_reports_have_no_failure_and_no_doubt(report: AnnualReport) -> None:
    exact = {"t3-balance", "t3-result-total", "t3-row-total", "t4-total"}
    assert {result.status for result in check(report) if result.rule in exact} <= {"PASS", "NOT_ASSESSABLE"}


def test_without_hypothesis_the_extra_is_named() -> None:
    script = "import sys; sys.modules['hypothesis'] = None\nimport govdisclosure.strategies"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "pip install 'govdisclosure[testing]'" in done.stderr


# fair odds ------------------------------------------------------------------------------------------


def drawn(strategy: st.SearchStrategy[AnnualReport], number: int) -> list[AnnualReport]:
    """So many reports as a property meets them."""
    met: list[AnnualReport] = []

    @settings(max_examples=number, database=None)
    @given(strategy)
    def meet(report: AnnualReport) -> None:
        met.append(report)

    meet()
    return met


@pytest.mark.parametrize("consistent", [False, True])
def test_dense_sparse_and_empty_reports_have_fair_odds(consistent: bool) -> None:
    met = drawn(strategies.reports(complete=True, consistent=consistent), 200)
    shares = sorted(len(figures_of(report)) / len(report.form.cells) for report in met)
    assert shares[0] == 0
    assert sum(share < 0.1 for share in shares) > 20, "sparse ones stay"
    assert sum(share > 0.25 for share in shares) > 50, "a third of all cells, as on the page of an office"


WRONG: dict[str, Callable[[AnnualReport], bool]] = {
    "granted is at most the total": lambda r: at_most(
        r, "applications.results.granted.total", "applications.results.total.total"
    ),
    "natural persons are at most all": lambda r: at_most(
        r, "applications.received.natural_person", "applications.received.total"
    ),
    "nothing is carried in": lambda r: not r.get("applications.carried_in.total"),
    "upheld is at most all": lambda r: at_most(r, "review.reconsideration.upheld", "review.reconsideration.total"),
    "received is what is answered": lambda r: r.get("applications.received.total") == r.get("applications.results.total.total"),
    "no fees": lambda r: not isinstance(m := r.get("proactive.fees.amount"), Money) or m.amount == 0,
    "no regulations are repealed": lambda r: not r.get("proactive.regulations.repealed"),
}


def at_most(report: AnnualReport, smaller: str, larger: str) -> bool:
    a, b = report.get(smaller), report.get(larger)
    return not isinstance(a, int) or not isinstance(b, int) or a <= b


@cache
def drawn_once(number: int, *, consistent: bool) -> list[AnnualReport]:
    return drawn(strategies.reports(edition="2021", consistent=consistent), number)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_property_is_refuted_by_four_hundred_examples(wrong: str) -> None:
    assert not all(map(WRONG[wrong], drawn_once(400, consistent=False)))


@pytest.mark.parametrize("wrong", ["nothing is carried in", "received is what is answered", "no regulations are repealed"])
def test_a_wrong_property_is_refuted_by_consistent_reports(wrong: str) -> None:
    assert not all(map(WRONG[wrong], drawn_once(200, consistent=True)))
