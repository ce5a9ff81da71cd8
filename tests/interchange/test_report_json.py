"""JSON of a report: the format of the contract, both ways, and what it refuses."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.errors import InvalidReportError
from govdisclosure.interchange import from_dict, from_json, is_report, to_dict, to_json
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Money, Portal
from govdisclosure.strategies import reports, texts

ANY_TEXT = st.none() | st.text(max_size=20)
ANY_REPORT = st.builds(
    lambda report, title, organization, year, overview, stated: attrs.evolve(
        report,
        title=title,
        organization=organization,
        year=year,
        overview=overview,
        edition=None if not stated and report.form.edition == "2021" else report.edition,
    ),
    reports(text=texts(hostile=True)),
    ANY_TEXT,
    ANY_TEXT,
    st.none() | st.integers(),
    ANY_TEXT,
    st.booleans(),
)


def sample() -> AnnualReport:
    figures: dict[str, CellValue] = {
        "proactive.fees.amount": Money(Decimal("96171.6"), "万元"),
        "applications.received.natural_person": 14,
        "applications.received.total": 14,
    }
    portal = Portal(sponsor="盘山县人民政府", site_code="2111220003")
    return AnnualReport.from_cells(
        "2021", figures, organization="盘山县人民政府办公室", year=2022, published=datetime.date(2023, 1, 9), portal=portal
    )


@given(ANY_REPORT)
def test_json_reads_back_to_an_equal_report(report: AnnualReport) -> None:
    assert from_json(to_json(report)) == report
    assert from_json(to_json(report, indent=None).encode()) == report


@given(ANY_REPORT)
def test_dicts_are_what_the_text_says(report: AnnualReport) -> None:
    assert json.loads(to_json(report)) == to_dict(report)
    assert from_dict(to_dict(report)) == report


def test_keys_stand_in_the_order_of_the_contract() -> None:
    wanted = ["schema", "edition", "title", "organization", "year", "published", "overview", "problems", "other_matters"]
    assert list(json.loads(to_json(sample()))) == [*wanted, "proactive", "applications", "review", "portal"]
    assert list(to_dict(sample())["proactive"]["regulations"]) == ["issued", "repealed", "in_force"]


def test_values_are_written_as_the_contract_says() -> None:
    data = json.loads(to_json(sample()))
    assert data["schema"] == "govdisclosure/report/1"
    assert data["published"] == "2023-01-09"
    assert data["proactive"]["fees"] == {"amount": {"amount": "96171.6", "unit": "万元"}}
    assert data["applications"]["carried_in"]["total"] is None
    assert data["review"] is None
    assert data["portal"]["phone"] is None
    assert "盘山县" in to_json(sample())


@pytest.mark.parametrize(("stated", "written"), [("1E+3", "1000"), ("0.10", "0.10"), ("1E-7", "0.0000001"), ("-5", "-5")])
def test_amounts_are_plain(stated: str, written: str) -> None:
    report = AnnualReport.from_cells("2019", {"proactive.procurement.amount": Money(Decimal(stated), None)})
    assert to_dict(report)["proactive"]["procurement"]["amount"] == {"amount": written, "unit": None}


@pytest.mark.parametrize("edition", FORMS)
def test_every_cell_has_its_own_key(edition: Any) -> None:
    data = to_dict(AnnualReport.from_cells(edition, dict.fromkeys(FORMS[edition].paths)))
    for path in FORMS[edition].paths:
        place: Any = data
        for key in path.split("."):
            place = place[key]
        assert place is None, path


def test_missing_keys_state_nothing() -> None:
    assert from_json('{"schema": "govdisclosure/report/1"}') == AnnualReport()
    one = from_json('{"schema": "govdisclosure/report/1", "applications": {"received": {"total": 3}, "carried_in": null}}')
    assert one == AnnualReport.from_cells(None, {"applications.received.total": 3})


def _set(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *above, last = path.split(".")
        for key in above:
            data = data[key]
        data[last] = value

    return change


WRONG = [
    ("applications.received.total", 14.0, "applications.received.total"),
    ("applications.received.total", True, "applications.received.total"),
    ("applications.received.total", "14", "applications.received.total"),
    ("applications.received.total", float("nan"), "applications.received.total"),
    ("applications.received.unknown", 1, "applications.received.unknown"),
    ("applications.received", [], "applications.received"),
    ("proactive.fees.amount", {"amount": "1", "unit": "kg"}, "proactive.fees.amount.unit"),
    ("proactive.fees.amount", {"amount": "1", "unit": ["元"]}, "proactive.fees.amount.unit"),
    ("proactive.fees.amount", {"amount": 1, "unit": "元"}, "proactive.fees.amount.amount"),
    ("proactive.fees.amount", {"amount": "1e3", "unit": "元"}, "proactive.fees.amount.amount"),
    ("proactive.fees.amount", {"amount": "１", "unit": "元"}, "proactive.fees.amount.amount"),
    ("proactive.fees.amount", {"amount": "1,000", "unit": "元"}, "proactive.fees.amount.amount"),
    ("proactive.fees.amount", {"unit": "元"}, "proactive.fees.amount.amount"),
    ("proactive.fees.amount", 5, "proactive.fees.amount"),
    ("proactive.regulations.newly_made", 5, "proactive.regulations.newly_made"),
    ("schema", "govdisclosure/report/2", "schema"),
    ("schema", None, "schema"),
    ("edition", "2020", "edition"),
    ("edition", 2021, "edition"),
    ("published", "2023-02-30", "published"),
    ("published", "20230109", "published"),
    ("year", "2022", "year"),
    ("title", 5, "title"),
    ("title", "\ud800", "title"),
    ("portal", "x", "portal"),
    ("portal.fax", "x", "portal.fax"),
    ("extra", 1, "extra"),
]


@pytest.mark.parametrize(("at", "value", "named"), WRONG)
def test_what_is_wrong_is_named_by_its_path(at: str, value: object, named: str) -> None:
    data = to_dict(sample())
    _set(at, value)(data)
    with pytest.raises(InvalidReportError) as caught:
        from_json(json.dumps(data))
    assert caught.value.path == named


def test_a_table_of_the_other_form_is_refused() -> None:
    data = to_dict(AnnualReport.from_cells("2019", {"proactive.licensing.change": -8}))
    data["edition"] = "2021"
    with pytest.raises(InvalidReportError, match="no such key"):
        from_dict(data)


def test_keys_that_stand_twice_are_refused() -> None:
    twice = '{"schema": "govdisclosure/report/1", "applications": {"received": {"total": 1, "total": 2}}}'
    with pytest.raises(InvalidReportError, match="more than once") as caught:
        from_json(twice)
    assert caught.value.path == "applications.received"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, b"\xff\xfe", "[]", "3", "null", "{}", '{"schema": "other"}'])
def test_what_is_no_report_is_refused(text: str | bytes) -> None:
    with pytest.raises(InvalidReportError):
        from_json(text)


def test_a_number_too_long_for_python_is_named() -> None:
    with pytest.raises(InvalidReportError, match="5000 digits") as caught:
        from_json('{"schema": "govdisclosure/report/1", "year": ' + "1" * 5000 + "}")
    assert caught.value.path == "year"


def test_a_byte_order_mark_does_not_matter() -> None:
    assert from_json(b"\xef\xbb\xbf" + to_json(sample()).encode()) == sample()
    assert from_json("\ufeff" + to_json(sample())) == sample()


def test_what_calls_itself_a_report() -> None:
    assert is_report({"schema": "govdisclosure/report/7"})
    assert not is_report({"schema": "govdisclosure/check/1"})
    assert not is_report(["govdisclosure/report/1"])
