"""The columns are those of the contract, and every row has a value for each of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

import govdisclosure as gd
from govdisclosure.errors import ExportError
from govdisclosure.frames import rows, schemas
from govdisclosure.frames.arrow import record_batch
from govdisclosure.frames.codes import CODES
from govdisclosure.schema import FORMS
from govdisclosure.strategies import readings


def test_codes_and_their_order_are_those_of_the_contract(shared: Path) -> None:
    forms = json.loads((shared / "contract" / "forms.json").read_text("utf-8"))
    listed = {cell["path"]: cell["code"] for edition in ("2021", "2019") for cell in forms[edition]}
    assert list(CODES.items()) == list(listed.items())
    assert max(map(len, CODES.values())) <= 8


@pytest.mark.parametrize("name", ["reports", "cells", "diagnostics", "results"])
def test_columns_are_those_of_the_contract(shared: Path, name: str) -> None:
    text = (shared / "contract" / "README.md").read_text("utf-8").partition("## 8. Many reports")[2]
    line = next(line for line in text.splitlines() if line.startswith((f"| {name} |", f"| {name} (")))
    printed = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", line.split("|")[2])  # what stands in brackets explains a column
    assert list(schemas.TABLES[name].names) == [column.strip() for column in printed.split(",")]


def test_the_wide_table_has_all_cells_of_both_forms_and_units_of_money() -> None:
    names = schemas.WIDE.names
    assert names[:5] == ("source", "part", "organization", "year", "edition")
    assert len(names) == 5 + 226 + 2
    assert names.index("proactive.fees.amount_unit") == names.index("proactive.fees.amount") + 1
    assert [name for name in names[5:] if not name.endswith("_unit")][:200] == list(FORMS["2021"].paths)


@given(readings())
def test_rows_have_a_value_for_each_column(reading: gd.Reading) -> None:
    report = reading.require(partial=True)
    assert len(rows.report_row(reading, part=1)) == len(schemas.REPORTS)
    assert len(rows.wide_row(reading, None, 1)) == len(schemas.WIDE)
    found = rows.cell_rows(reading, "a.html", 1)
    assert [row[5] for row in found] == list(report.form.paths)
    assert {len(row) for row in found} == {len(schemas.CELLS)}
    for row in found:
        value, placed = report.get(row[5]), reading.cells.get(row[5])
        assert (row[7] if row[8] is None else gd.Money(row[8], row[9])) == value
        assert row[10] == ("absent" if placed is None else {"number": "stated"}.get(placed.state, placed.state))


def test_a_report_alone_has_no_states() -> None:
    found = rows.cell_rows(gd.AnnualReport.from_cells("2019", {}), None, 1)
    assert len(found) == 198
    assert {row[10:] for row in found} == {(None, None, None)}


def test_a_source_that_was_not_read_is_failed_and_another_page_no_report() -> None:
    lost = gd.Diagnostic(code="parse-timeout", severity="error", message=gd.Message("超时", "late"))
    assert rows.status_of(gd.Reading(report=None, diagnostics=(lost,))) == "failed"
    assert rows.status_of(gd.read_text("今天的天气")) == "no report"


def test_states_of_what_a_source_does_not_have_or_that_was_not_read(root: Path) -> None:
    text = (root / "examples" / "qinghe-2022.html").read_text("utf-8")
    torn = re.sub(r"<tr[^>]*>(?:(?!</tr>).)*重复申请.*?</tr>", "", text, count=1, flags=re.DOTALL)
    assert torn != text
    states = {row[5]: row[10] for row in rows.cell_rows(gd.read_html(torn), None, 1)}
    assert states["applications.results.not_processed.duplicate.total"] == "absent"
    assert states["applications.received.natural_person"] == "stated"
    spoilt = text.replace(">14<", ">1?4<", 1)
    reading = gd.read_html(spoilt)
    (path,) = (met.path for met in reading.diagnostics if met.code == "parse-cell-unreadable")
    assert {row[5]: row[10] for row in rows.cell_rows(reading, None, 1)}[str(path)] == "uncertain"


def test_a_report_in_json_tells_no_states() -> None:
    report = gd.AnnualReport.from_cells("2021", {"applications.received.total": 3})
    reading = gd.read(gd.to_json(report).encode())
    assert {row[10] for row in rows.cell_rows(reading, None, 1)} == {None}


def test_a_code_without_digits_is_no_division() -> None:
    assert rows.division_of(gd.AnnualReport(portal=gd.Portal(site_code="bm01000001"))) is None
    assert rows.division_of(gd.AnnualReport(portal=gd.Portal(site_code="2111"))) is None
    assert rows.division_of(gd.AnnualReport()) is None


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**999])
def test_a_count_beyond_64_bits_names_source_and_cell(value: int) -> None:
    report = gd.AnnualReport.from_cells("2021", {"review.reconsideration.total": value})
    with pytest.raises(ExportError) as raised:
        record_batch(schemas.CELLS, rows.cell_rows(report, "a.html", 1))
    assert (raised.value.source, raised.value.path) == ("a.html", "review.reconsideration.total")


@pytest.mark.parametrize("amount", ["1E+28", "0.00000000001", "1E-40", "12345678901234567890123456789"])
def test_an_amount_beyond_38_digits_names_source_and_cell(amount: str) -> None:
    report = gd.AnnualReport.from_cells("2021", {"proactive.fees.amount": gd.Money(Decimal(amount), "元")})
    with pytest.raises(ExportError, match=r"proactive\.fees\.amount") as raised:
        record_batch(schemas.CELLS, rows.cell_rows(report, "a.html", 1))
    assert raised.value.source == "a.html"


@pytest.mark.parametrize(
    "amount", ["1E+27", "0.0000000001", "96171.6000000000000", "9999999999999999999999999999.9999999999", "-0.0"]
)
def test_an_amount_at_the_bound_is_held_as_it_is(amount: str) -> None:
    report = gd.AnnualReport.from_cells("2021", {"proactive.fees.amount": gd.Money(Decimal(amount), "元")})
    batch = record_batch(schemas.WIDE, [rows.wide_row(report, None, 1)])
    assert batch.column("proactive.fees.amount").to_pylist() == [Decimal(amount)]


def test_nothing_of_it_loads_a_library() -> None:
    script = (
        "import sys, govdisclosure.frames.schemas, govdisclosure.frames.rows;"
        "print([n for n in ('pyarrow', 'pandas', 'polars', 'pyreadstat', 'xlsxwriter', 'numpy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
