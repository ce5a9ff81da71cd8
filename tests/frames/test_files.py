"""CSV, its descriptor, the data package, Stata's bounds."""

from __future__ import annotations

import csv
import io
import json
import warnings
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import govdisclosure as gd
from govdisclosure.errors import ExportError
from govdisclosure.frames.codebook import codebook
from govdisclosure.frames.codes import CODES
from govdisclosure.frames.csv_file import csv_text
from govdisclosure.strategies import readings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what it imports is not our affair
    import frictionless


def valid(descriptor: Path) -> list[object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checked = frictionless.validate(str(descriptor))
    found: list[object] = checked.flatten(["type", "message"])
    return found


@pytest.mark.parametrize("shape", ["long", "wide", "reports", "diagnostics", "results"])
def test_a_package_is_valid(tmp_path: Path, root: Path, offices: tuple[gd.AnnualReport, ...], shape: str) -> None:
    example = gd.read(root / "examples" / "qinghe-2022.html")
    gd.table([example, *offices[:2]], shape=shape).to_package(tmp_path)  # type: ignore[arg-type]
    assert valid(tmp_path / "datapackage.json") == []
    said = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert said["govdisclosure"] == gd.__version__
    assert said["created"].startswith(said["date"])
    names = {resource["name"] for resource in said["resources"]}
    assert {"reports", "diagnostics", "results", "codebook"} < names or names == {"reports", "diagnostics", "results", "codebook"}


def test_a_package_that_was_changed_is_not_valid(tmp_path: Path, offices: tuple[gd.AnnualReport, ...]) -> None:
    gd.table(offices[:1]).to_package(tmp_path)
    cells = tmp_path / "cells.csv"
    cells.write_text(cells.read_text("utf-8").replace(",t3r01c7,6,", ",t3r01c7,six,"), "utf-8")
    assert valid(tmp_path / "datapackage.json") != []


def test_cells_of_sources_have_a_key(tmp_path: Path, root: Path) -> None:
    gd.table(gd.read(root / "examples" / "qinghe-2022.html")).to_package(tmp_path)
    said = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    keys = {resource["name"]: resource["schema"].get("primaryKey") for resource in said["resources"]}
    assert keys["cells"] == ["source", "part", "path"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings())
def test_csv_gives_every_number_back(tmp_path: Path, reading: gd.Reading) -> None:
    gd.table(reading).to_csv(tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for row, (path, value) in zip(rows, reading.require().cells().items(), strict=True):
        stated = f"{value.amount:f}" if isinstance(value, gd.Money) else "" if value is None else str(value)
        assert (row["path"], row["value"] + row["amount"]) == (path, stated)


def test_csv_says_beside_it_what_it_is(tmp_path: Path, offices: tuple[gd.AnnualReport, ...]) -> None:
    gd.table(offices, shape="wide", columns="label", region=True).to_csv(tmp_path / "offices.csv")
    assert valid(tmp_path / "offices.datapackage.json") == []
    assert json.loads((tmp_path / "offices.datapackage.json").read_text("utf-8"))["govdisclosure"] == gd.__version__


def test_a_text_that_is_a_formula_is_made_safe_for_spreadsheets_only() -> None:
    report = gd.AnnualReport.from_cells("2021", {}, organization="=HYPERLINK(1)")
    table = gd.table(report, shape="reports")
    assert "'=HYPERLINK(1)" in csv_text(table.schema, table.rows, spreadsheet=True)
    assert ",=HYPERLINK(1)," in csv_text(table.schema, table.rows)


def test_an_empty_organization_is_refused_in_csv(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        gd.table(gd.AnnualReport(organization=""), shape="reports").to_csv(tmp_path / "x.csv")
    assert raised.value.path == "organization"


def test_the_codebook_has_every_cell_and_what_it_compares_with() -> None:
    rows = {row[1]: row for row in codebook()}
    assert list(rows) == list(CODES)
    other = "applications.results.other"
    assert rows["applications.received.total"][7:] == ("2019 2021", "applications.received.total")
    assert rows[f"{other}.fee_overdue.total"][7:] == ("2021", f"{other}.total")
    parts = " ".join(f"{other}.{row}.total" for row in ("correction_overdue", "fee_overdue", "other"))
    assert rows[f"{other}.total"][7:] == ("2019", parts)
    assert rows["proactive.regulations.issued"][7:] == ("2021", None)
    assert rows["proactive.fees.amount"][5] == "万元"
    assert rows["applications.results.denied.state_secret.total"][6] == "14"


@pytest.mark.parametrize("value", [2**53 + 1, -(2**53) - 1, 2**62])
def test_stata_refuses_what_a_double_does_not_hold(tmp_path: Path, value: int) -> None:
    report = gd.AnnualReport.from_cells("2021", {"review.reconsideration.total": value})
    for shape in ("long", "wide"):
        with pytest.raises(ExportError, match="Stata") as raised:
            gd.table(report, shape=shape).to_stata(tmp_path / "x.dta")
        assert raised.value.path == "review.reconsideration.total"
    assert list(tmp_path.iterdir()) == []


def test_stata_refuses_an_amount_of_sixteen_digits_and_a_long_text(tmp_path: Path) -> None:
    amount = {"proactive.fees.amount": gd.Money(Decimal("123456789012.3456"), "元")}
    with pytest.raises(ExportError, match=r"proactive\.fees\.amount"):
        gd.table(gd.AnnualReport.from_cells("2021", amount), shape="wide").to_stata(tmp_path / "x.dta")
    with pytest.raises(ExportError, match="organization"):
        gd.table(gd.AnnualReport(organization="局" * 700), shape="wide").to_stata(tmp_path / "x.dta")
