"""Frames agree cell by cell with the report, through every library and back; what a target cannot hold is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import govdisclosure as gd
from govdisclosure.errors import ExportError
from govdisclosure.frames.codes import CODES
from govdisclosure.schema import CellValue
from govdisclosure.strategies import readings, reports

Cells = Mapping[str, CellValue]
MANY = st.lists(reports() | readings(), min_size=1, max_size=2)
FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example writes and reads a file."""


def report_of(given: gd.AnnualReport | gd.Reading) -> gd.AnnualReport:
    return given if isinstance(given, gd.AnnualReport) else given.require(partial=True)


def cells_of(given: gd.AnnualReport | gd.Reading) -> dict[str, CellValue]:
    return dict(report_of(given).cells())


def whole(value: Any) -> int | None:
    """A whole number of any library as one of Python's; a float is none."""
    assert not isinstance(value, float), value
    return None if value is None or value is pd.NA else int(value)


def amount(value: Any, unit: Any) -> CellValue:
    assert value is None or isinstance(value, Decimal)
    return None if value is None else gd.Money(value, unit if isinstance(unit, str) else None)


def from_long(rows: Iterator[Mapping[str, Any]], given: list[Any]) -> list[Cells]:
    """The cells of each report, from rows of the long table: as many rows for each as its form has cells."""
    return [{cell.path: _value(next(rows), cell) for cell in report_of(one).form.cells} for one in given]


def _value(row: Mapping[str, Any], cell: Any) -> CellValue:
    assert row["path"] == cell.path
    money = cell.kind == "money"
    assert (row["value"] if money else row["amount"]) in (None, pd.NA)
    return amount(row["amount"], row["unit"]) if money else whole(row["value"])


def from_wide(rows: Iterator[Mapping[str, Any]], given: list[Any]) -> list[Cells]:
    """The cells of each report, from rows of the wide table; what its form does not have must be missing."""
    found: list[Cells] = []
    for row, one in zip(rows, given, strict=True):
        form, cells = report_of(one).form, dict[str, CellValue]()
        for path in CODES:
            money = f"{path}_unit" in row
            value = amount(row[path], row[f"{path}_unit"]) if money else whole(row[path])
            if path in form.index:
                cells[path] = value
            else:
                assert value is None
        found.append(cells)
    return found


def through_pandas(table: gd.ReportTable) -> Iterator[dict[str, Any]]:
    frame = table.to_pandas()
    assert not [name for name, dtype in frame.dtypes.items() if str(dtype).startswith("float")]
    return iter([dict(zip(frame.columns, row, strict=True)) for row in zip(*(frame[name] for name in frame), strict=True)])


def through_duckdb(frame: gd.ReportTable) -> Iterator[dict[str, Any]]:
    found: Any = duckdb.sql("select * from frame")
    return iter([dict(zip(found.columns, row, strict=True)) for row in found.fetchall()])


WAYS: Mapping[str, Callable[[gd.ReportTable], Iterator[dict[str, Any]]]] = {
    "pandas": through_pandas,
    "polars": lambda table: table.to_polars().iter_rows(named=True),
    "polars by the Arrow stream": lambda table: pl.DataFrame(table).iter_rows(named=True),
    "pyarrow": lambda table: iter(table.to_arrow().to_pylist()),
    "pyarrow by the Arrow stream": lambda table: iter(pa.table(table).to_pylist()),
    "duckdb": through_duckdb,
    "plain dictionaries": lambda table: table.to_dicts(),
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=25)
@given(given=MANY)
def test_long_tables_agree_with_the_reports(way: str, given: list[Any]) -> None:
    assert from_long(WAYS[way](gd.table(given)), given) == [cells_of(one) for one in given]


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=25)
@given(given=MANY)
def test_wide_tables_agree_with_the_reports(way: str, given: list[Any]) -> None:
    assert from_wide(WAYS[way](gd.table(given, shape="wide")), given) == [cells_of(one) for one in given]


@FEW
@given(given=MANY)
def test_parquet_agrees_and_says_what_made_it(tmp_path: Path, given: list[Any]) -> None:
    gd.table(given).to_parquet(tmp_path / "cells.parquet")
    read = pq.read_table(tmp_path / "cells.parquet")
    assert from_long(iter(read.to_pylist()), given) == [cells_of(one) for one in given]
    assert {b"govdisclosure", b"ruleset", b"date"} <= set(read.schema.metadata)
    counted = duckdb.read_parquet(str(tmp_path / "*.parquet")).count("*").fetchall()
    assert counted == [(sum(len(cells_of(one)) for one in given),)]


# doubles: Stata and Excel ---------------------------------------------------------------------------


def digits(value: CellValue) -> int:
    """Significant digits, counted in the plain text of a number."""
    text = f"{value.amount:f}" if isinstance(value, gd.Money) else str(value or 0)
    return len(text.replace(".", "").strip("-").strip("0"))


def held_by_stata(value: CellValue) -> bool:
    return digits(value) <= 15 if isinstance(value, gd.Money) else abs(value or 0) <= 2**53


def held_by_excel(value: CellValue) -> bool:
    return digits(value) <= 15


def refused(given: list[Any], held: Callable[[CellValue], bool]) -> set[str]:
    return {path for one in given for path, value in cells_of(one).items() if not held(value)}


def number(value: Any, kind: str, unit: str | None) -> CellValue:
    """A float of a file as the number that it shows; a letter or nothing is none."""
    if value is None or isinstance(value, str) or value != value:
        return None
    return gd.Money(Decimal(repr(float(value))), unit) if kind == "money" else int(value)


@FEW
@given(given=MANY)
def test_stata_agrees_or_refuses(tmp_path: Path, given: list[Any]) -> None:
    table, beyond = gd.table(given, shape="wide"), refused(given, held_by_stata)
    if beyond:
        with pytest.raises(ExportError) as raised:
            table.to_stata(tmp_path / "x.dta")
        assert raised.value.path in beyond
        return
    table.to_stata(tmp_path / "x.dta")
    frame, said = pyreadstat.read_dta(tmp_path / "x.dta", user_missing=True)
    assert str(said.file_label).startswith("govdisclosure ")
    assert max(map(len, frame.columns)) <= 32
    for place, one in enumerate(given):
        row = frame.iloc[place]
        for cell in report_of(one).form.cells:
            code = CODES[cell.path]
            unit = row[f"{code}_unit"] or None if cell.kind == "money" else None
            assert number(row[code], cell.kind, unit) == cells_of(one)[cell.path]
            assert said.column_names_to_labels[code] == gd.label(cell.path)


@FEW
@given(reading=readings())
def test_stata_says_why_a_number_is_missing(tmp_path: Path, reading: gd.Reading) -> None:
    if refused([reading], held_by_stata):
        return
    gd.table(reading, shape="wide").to_stata(tmp_path / "x.dta")
    frame, said = pyreadstat.read_dta(tmp_path / "x.dta", user_missing=True)
    letters = {"blank": "b", "mark": "a"}
    for path, value in cells_of(reading).items():
        found = frame.iloc[0][CODES[path]]
        if value is None:
            placed = reading.cells.get(path)
            assert found == ("c" if placed is None else letters[placed.state])
            assert found in said.missing_user_values[CODES[path]]


def test_stata_takes_long_tables_too(tmp_path: Path, root: Path) -> None:
    reading = gd.read(root / "examples" / "qinghe-2022.html")
    gd.table(reading).to_stata(tmp_path / "x.dta")
    frame, _ = pyreadstat.read_dta(tmp_path / "x.dta", user_missing=True)
    row = frame[frame["path"] == "applications.carried_in.natural_person"].iloc[0]
    assert (row["value"], row["state"], row["code"]) == ("b", "blank", "t3r02c1")
    assert frame[frame["path"] == "applications.received.natural_person"].iloc[0]["value"] == 14


SHEETS = {"proactive": "表二 主动公开", "applications": "表三 依申请公开", "review": "表四 复议诉讼"}


@FEW
@given(one=reports() | readings())
def test_excel_agrees_or_refuses(tmp_path: Path, one: Any) -> None:
    path = tmp_path / "x.xlsx"
    path.unlink(missing_ok=True)
    beyond = {cell for cell in refused([one], held_by_excel) if getattr(report_of(one), cell.partition(".")[0]) is not None}
    if beyond:
        with pytest.raises(ExportError) as raised:
            gd.table(one).to_excel(path)
        assert raised.value.path in beyond
        assert not path.exists()
        return
    gd.table(one).to_excel(path)
    book, report = openpyxl.load_workbook(path), report_of(one)
    for table, name in SHEETS.items():
        cells = [cell for cell in report.form.cells if cell.table == table]
        if getattr(report, table) is None:
            assert name not in book.sheetnames
            continue
        written = [cell.value for cell in list(book[name].rows)[-1]][3:]
        for cell, value in zip(cells, written, strict=True):
            stated = report.get(cell.path)
            unit = stated.unit if isinstance(stated, gd.Money) else None
            assert number(value, cell.kind, unit) == stated
