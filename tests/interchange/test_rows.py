"""Tidy rows and CSV: one row a cell, both ways, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.errors import InvalidReportError, UnwritableTextError
from govdisclosure.interchange import from_rows, rows_from_csv, rows_to_csv, to_rows
from govdisclosure.reading import PlacedCell, Reading
from govdisclosure.schema import AnnualReport, CellValue, Money
from govdisclosure.strategies import reports

NAMES = (
    st.none() | st.text(min_size=1, max_size=8) | st.sampled_from(["=1+1", "'quoted", "-8", "@sum", "＝x", "a,b", 'a"b', "a\nb"])
)


def kept(report: AnnualReport) -> AnnualReport:
    """What rows carry of a report."""
    return attrs.evolve(report, title=None, published=None, overview=None, problems=None, other_matters=None, portal=None)


@given(reports(), NAMES)
def test_rows_give_back_edition_organization_year_and_cells(report: AnnualReport, organization: str | None) -> None:
    report = attrs.evolve(report, organization=organization)
    assert from_rows(to_rows(report)) == kept(report)


@given(reports(), NAMES, st.booleans())
def test_csv_gives_them_back_too(report: AnnualReport, organization: str | None, bom: bool) -> None:
    report = attrs.evolve(report, organization=organization)
    text = rows_to_csv(to_rows(report), bom=bom)
    assert from_rows(rows_from_csv(text)) == kept(report)
    assert from_rows(rows_from_csv(text.encode())) == kept(report)


def sample() -> AnnualReport:
    figures: dict[str, CellValue] = {
        "proactive.licensing.change": -8,
        "proactive.procurement.amount": Money(Decimal("251000.50"), "元"),
        "review.reconsideration.upheld": 0,
    }
    return AnnualReport.from_cells("2019", figures, organization="=cmd()", year=2020)


def test_a_row_says_what_its_cell_says() -> None:
    rows = {row["path"]: row for row in to_rows(sample())}
    assert len(rows) == 22 + 15
    assert rows["proactive.procurement.amount"] == {
        "edition": "2019",
        "organization": "=cmd()",
        "year": 2020,
        "table": "proactive",
        "path": "proactive.procurement.amount",
        "row": "proactive.procurement",
        "row_label": "第二十条第（九）项 / 政府集中采购",
        "column": "采购总金额",
        "value": Decimal("251000.50"),
        "unit": "元",
        "state": None,
        "raw": None,
    }
    assert rows["review.reconsideration.upheld"]["value"] == 0
    assert rows["review.reconsideration.pending"]["value"] is None


def test_a_reading_adds_state_and_raw_text() -> None:
    reading: Any = SimpleNamespace(cells={"proactive.licensing.change": SimpleNamespace(state="number", raw="减8")})
    rows = {row["path"]: (row["state"], row["raw"]) for row in to_rows(sample(), reading)}
    assert rows["proactive.licensing.change"] == ("number", "减8")
    assert rows["proactive.licensing.decisions"] == (None, None)


def test_texts_are_no_formulas_and_numbers_stay_numbers() -> None:
    reading: Any = SimpleNamespace(
        cells={
            "proactive.licensing.change": SimpleNamespace(state="number", raw="-8"),
            "proactive.licensing.decisions": SimpleNamespace(state="unreadable", raw="-8+1"),
        }
    )
    lines = {line["path"]: line for line in csv.DictReader(io.StringIO(rows_to_csv(to_rows(sample(), reading))))}
    assert lines["proactive.licensing.change"]["value"] == "-8"
    assert lines["proactive.licensing.change"]["raw"] == "-8"
    assert lines["proactive.licensing.decisions"]["raw"] == "'-8+1"
    assert lines["proactive.licensing.change"]["organization"] == "'=cmd()"
    assert lines["proactive.procurement.amount"]["value"] == "251000.50"


@given(st.text(max_size=6))
def test_no_text_begins_as_a_formula(organization: str) -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 1}, organization=f"={organization}")
    lines = list(csv.reader(io.StringIO(rows_to_csv(to_rows(report)), newline="")))
    assert lines[1][1].startswith("'=")


def test_the_byte_order_mark_is_an_option() -> None:
    assert rows_to_csv([], bom=True).startswith("\ufeffedition,organization,year,table,path,row,")
    assert rows_to_csv([]).startswith("edition,")


def _rows(**changes: Any) -> list[dict[str, Any]]:
    first, *others = (dict(row) for row in to_rows(sample()))
    return [{**first, **changes}, *others]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (_rows(value=1.0), "proactive.regulations.newly_made"),
        (_rows(value=True), "proactive.regulations.newly_made"),
        (_rows(value="1"), "proactive.regulations.newly_made"),
        (_rows(path="proactive.regulations.issued"), "proactive.regulations.issued"),
        (_rows(path="proactive.regulations.newly_disclosed"), "proactive.regulations.newly_disclosed"),
        (_rows(path="proactive.procurement.amount", value=1.5), "proactive.procurement.amount"),
        (_rows(path="proactive.procurement.amount", value=Decimal("NaN")), "proactive.procurement.amount"),
        (_rows(path="proactive.procurement.amount", value=Decimal(1), unit="kg"), "proactive.procurement.amount"),
        (_rows(year=2021), "year"),
        (_rows(edition="2021"), "edition"),
        (_rows(organization=None), "organization"),
        ([{**row, "edition": "2020"} for row in _rows()], "edition"),
        ([{**row, "year": "2020"} for row in _rows()], "year"),
        ([{**row, "organization": 5} for row in _rows()], "organization"),
    ],
)
def test_wrong_rows_are_named_by_their_path(rows: list[dict[str, Any]], named: str) -> None:
    with pytest.raises(InvalidReportError) as caught:
        from_rows(rows)
    assert caught.value.path == named


@pytest.mark.parametrize("value", ["8.0", "1e3", "１", "x", "1" * 5000])
def test_wrong_values_of_csv_are_named(value: str) -> None:
    text = rows_to_csv(to_rows(sample())).replace(",-8,", f",{value},")
    with pytest.raises(InvalidReportError) as caught:
        from_rows(rows_from_csv(text))
    assert caught.value.path == "proactive.licensing.change"


@pytest.mark.parametrize("text", ["", "a,b\r\n1,2\r\n", b"\xff\xfe", 'edition\r\n"x'])
def test_what_is_no_csv_of_rows_is_refused(text: str | bytes) -> None:
    with pytest.raises(InvalidReportError):
        rows_from_csv(text)


def test_an_empty_organization_is_refused() -> None:
    with pytest.raises(UnwritableTextError, match="empty"):
        rows_to_csv(to_rows(attrs.evolve(sample(), organization="")))


def test_no_rows_are_a_report_without_tables() -> None:
    assert from_rows([]) == AnnualReport()


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u00ad", "\t \u2060"])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_formula_is_none_behind_what_is_not_seen(before: str, sign: str) -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.total": 1}, organization=f"{before}{sign}cmd|x", year=2022)
    rows = list(csv.DictReader(io.StringIO(rows_to_csv(to_rows(report)))))
    assert {row["organization"] for row in rows} == {f"'{before}{sign}cmd|x"}
    assert from_rows(rows_from_csv(rows_to_csv(to_rows(report)))) == report


def test_raw_text_cannot_reach_a_terminal() -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.total": 1})
    path = "review.reconsideration.total"
    reading = Reading(report=report, cells={path: PlacedCell(path, "1\x1b[2J\u202e\x9b", "number")})
    text = rows_to_csv(to_rows(reading))
    assert not {"\x1b", "\u202e", "\x9b"} & set(text)
    assert "1\\x1b[2J\\u202e\\x9b" in text
