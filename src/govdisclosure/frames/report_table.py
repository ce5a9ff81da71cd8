"""`table(reports)`: many reports as one table, for data frames, databases and files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast, get_args

from attrs import field, frozen

from govdisclosure.errors import MissingExtraError, UnknownChoiceError
from govdisclosure.frames.building import Built, Choice, Shape, build
from govdisclosure.frames.rows import RowTuple
from govdisclosure.frames.schemas import Naming, Schema
from govdisclosure.reading import Reading
from govdisclosure.schema import AnnualReport, Given, report_of, several

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["ReportTable", "table"]

Path = str | os.PathLike[str]


@frozen(repr=False, eq=False)
class ReportTable:
    """Many reports as one table; `schema` has its columns, `rows` its rows as plain tuples.

    It goes as it is into whatever takes Arrow (polars, DuckDB, pyarrow, narwhals). Each `to_…` needs the library
    of that name only, and loads it when called. A number that a target cannot hold exactly raises `ExportError`.
    """

    given: tuple[Given, ...]
    shape: Shape
    _built: Built = field(alias="built")

    @property
    def schema(self) -> Schema:
        """The columns: name, kind, meaning."""
        return self._built.schema

    @property
    def rows(self) -> tuple[RowTuple, ...]:
        """The rows, each with a value for every column."""
        return self._built.rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.schema.names

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{self.schema.name} of {len(self.given)} reports: {len(self.rows)} rows, {len(self.columns)} columns>"

    def to_dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries; no library is needed."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as an Arrow stream, by pyarrow or polars, whichever is there."""
        if find_spec("pyarrow") is not None:
            made: Any = self.to_arrow()
            return made.__arrow_c_stream__(requested_schema)
        if find_spec("polars") is not None:
            return self.to_polars().__arrow_c_stream__(requested_schema)
        raise MissingExtraError("a table as Arrow", "arrow")

    def to_arrow(self) -> pa.Table:
        """A pyarrow table: int64, decimal128(38, 10), dictionaries; version, rule set and date in its metadata."""
        made: pa.Table = _adapter("arrow").arrow_table(self.schema, self.rows)
        return made

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame: Int64, Decimal, category. Nothing becomes a float, a missing number is `<NA>`."""
        made: pd.DataFrame = _adapter("pandas_frame").pandas_frame(self.schema, self.rows)
        return made

    def to_polars(self) -> pl.DataFrame:
        """A polars data frame: Int64, Decimal(38, 10), Categorical."""
        made: pl.DataFrame = _adapter("polars_frame").polars_frame(self.schema, self.rows)
        return made

    def to_parquet(self, path: Path) -> None:
        """Write one Parquet file."""
        _adapter("arrow").write_parquet(self.schema, self.rows, os.fspath(path))

    def to_csv(self, path: Path) -> None:
        """Write CSV (UTF-8 with a byte order mark, as Excel wants it), and beside it a data package that describes it."""
        _adapter("csv_file").write_csv(self.schema, self.rows, os.fspath(path))

    def to_stata(self, path: Path) -> None:
        """Write a `.dta` with labels; what is missing says why (`.a` a mark, `.b` blank, `.c` not there, `.d` not read)."""
        _adapter("stata").write_stata(self.schema, self.rows, self.given, os.fspath(path))

    def to_excel(self, path: Path) -> None:
        """Write a workbook: an overview, a sheet for each table of the form with findings marked, all findings."""
        _adapter("excel").write_workbook(self.given, os.fspath(path))

    def to_codebook(self, path: Path) -> None:
        """Write the codebook as CSV: code, path, labels in both languages, unit, legal basis, form, comparable with."""
        _adapter("package").write_codebook(os.fspath(path))

    def to_package(self, folder: Path) -> None:
        """Write a Frictionless data package: this table, `reports`, `diagnostics`, `results` and the codebook as CSV."""
        _adapter("package").write_package(self.schema, self.rows, self.given, os.fspath(folder))


def _adapter(name: str) -> Any:
    """The module that knows one library; nothing of it is loaded before."""
    return import_module(f"govdisclosure.frames.{name}")


def table(
    reports: Iterable[Given] | Given,
    *,
    shape: Shape = "long",
    columns: Naming = "path",
    cells: Choice = "all",
    region: bool = False,
) -> ReportTable:
    """Reports or readings as one table.

    `shape`: "long" has a row for a cell, with its state where a reading is given; "wide" a row for a report and a
    column for each cell of both forms; "reports", "diagnostics" and "results" are the other tables of a data set.
    `columns` names the cells of the wide shape by "path", by short "code" or by Chinese "label" (the long shape has
    path and code). `cells="comparable"` takes those that both forms share, with 其他处理 as one cell, and a
    column `forced` that says which numbers are not stated but follow from the others. `region` adds the
    administrative division and the province, where the site code is known.

    >>> report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3}, organization="青禾县人民政府", year=2022)
    >>> table([report], shape="wide", columns="code")
    <wide of 1 reports: 1 rows, 233 columns>
    """
    _choose("shape", shape, get_args(Shape))
    _choose("columns", columns, get_args(Naming))
    _choose("cells", cells, get_args(Choice))
    given = tuple(_each(reports))
    return ReportTable(given, shape, build(given, shape, columns, cells, region=region))


def _choose(what: str, chosen: str, choices: Sequence[str]) -> None:
    if chosen not in choices:
        raise UnknownChoiceError(what, chosen, choices)


def _each(reports: Iterable[Given] | Given) -> Iterator[Given]:
    """One report stands for itself; anything else than reports and readings is refused by name."""
    if isinstance(reports, AnnualReport | Reading):
        yield reports
        return
    for one in several(cast("Iterable[Given]", reports)):
        if not isinstance(one, Reading):
            report_of(one)  # raises for what is no report
        yield one
