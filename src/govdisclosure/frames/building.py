"""Reports and readings to the schema and the rows of a table, by its shape and the choice of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from attrs import frozen

from govdisclosure.checking import check
from govdisclosure.frames.codes import CODES, EVERY_CELL
from govdisclosure.frames.regions import province_of
from govdisclosure.frames.rows import (
    RowTuple,
    cell_rows,
    diagnostic_rows,
    division_of,
    report_row,
    result_rows,
    wide_row,
)
from govdisclosure.frames.schemas import (
    CELLS,
    DIAGNOSTICS,
    DIVISION,
    FORCED,
    FORCED_PATHS,
    PROVINCE,
    REPORTS,
    RESULTS,
    Naming,
    Schema,
    wide_schema,
)
from govdisclosure.frames.sharing import SHARED_PATHS, SharedCell, shared_cells
from govdisclosure.reading import Reading
from govdisclosure.schema import Given, report_of

__all__ = ["Built", "Choice", "Shape", "build", "has_report", "part_of", "source_of"]

Shape = Literal["long", "wide", "reports", "diagnostics", "results"]
Choice = Literal["all", "comparable"]

HEAD = 5
"""The columns in front of the cells of the wide table, behind which the region stands."""


@frozen
class Built:
    """A table: its columns and its rows."""

    schema: Schema
    rows: tuple[RowTuple, ...]


def source_of(given: Given) -> str | None:
    """The file of a reading; None for a report alone."""
    return given.source if isinstance(given, Reading) else None


def part_of(given: Given) -> int:
    """Which of the reports of its file it is."""
    return given.part if isinstance(given, Reading) else 1


def has_report(given: Given) -> bool:
    """False for a reading without a report."""
    return not (isinstance(given, Reading) and given.report is None)


def build(given: Sequence[Given], shape: Shape, columns: Naming, cells: Choice, *, region: bool) -> Built:
    """The table of some reports. Readings without a report have rows in `reports` and `diagnostics` only."""
    if shape == "long":
        return _long(given, cells, region=region)
    if shape == "wide":
        return _wide(given, columns, cells, region=region)
    return _of_readings(given, shape)


# a row for a cell -----------------------------------------------------------------------------------


def _long(given: Iterable[Given], cells: Choice, *, region: bool) -> Built:
    schema = CELLS if cells == "all" else Schema("cells", (*CELLS, FORCED))
    make: Callable[[Given], list[RowTuple]] = _all_rows if cells == "all" else _shared_rows
    found: list[RowTuple] = []
    for one in filter(has_report, given):
        place = _region(one) if region else ()
        found += [(*row, *place) for row in make(one)]
    more = (DIVISION, PROVINCE) if region else ()
    return Built(Schema(schema.name, (*schema, *more)), tuple(found))


def _all_rows(given: Given) -> list[RowTuple]:
    return cell_rows(given, source_of(given), part_of(given))


def _shared_rows(given: Given) -> list[RowTuple]:
    report = report_of(given)
    head = (source_of(given), part_of(given), report.organization, report.year, report.edition)
    return [(*head, *_shared_row(path, cell)) for path, cell in shared_cells(given).items()]


def _shared_row(path: str, cell: SharedCell) -> RowTuple:
    return path, CODES[path], cell.value, None, None, cell.state, cell.raw, cell.line, cell.forced


def _region(given: Given) -> tuple[str | None, str | None]:
    division = division_of(report_of(given))
    return division, province_of(division)


# a row for a report ---------------------------------------------------------------------------------


def _wide(given: Iterable[Given], columns: Naming, cells: Choice, *, region: bool) -> Built:
    paths = tuple(EVERY_CELL) if cells == "all" else SHARED_PATHS
    schema = wide_schema(paths, columns)
    names = dict(zip(paths, (column.name for column in schema if column.path and column.kind != "category"), strict=True))
    head, own = schema.columns[:HEAD], schema.columns[HEAD:]
    place = (DIVISION, PROVINCE) if region else ()
    marks = (FORCED_PATHS,) if cells == "comparable" else ()
    found = [_wide_row(one, cells, names, region=region) for one in filter(has_report, given)]
    return Built(Schema("wide", (*head, *place, *own, *marks)), tuple(found))


def _wide_row(given: Given, cells: Choice, names: Mapping[str, str], *, region: bool) -> RowTuple:
    place = _region(given) if region else ()
    if cells == "all":
        row = wide_row(given, source_of(given), part_of(given))
        return (*row[:HEAD], *place, *row[HEAD:])
    report = report_of(given)
    head = (source_of(given), part_of(given), report.organization, report.year, report.edition)
    shared = shared_cells(given)
    forced = " ".join(names[path] for path, cell in shared.items() if cell.forced)
    return (*head, *place, *(cell.value for cell in shared.values()), forced or None)


# what else there is of a reading --------------------------------------------------------------------


def _of_readings(given: Iterable[Given], shape: Shape) -> Built:
    found: list[RowTuple] = []
    for one in given:
        found += ROWS_OF[shape](one)
    return Built({"reports": REPORTS, "diagnostics": DIAGNOSTICS, "results": RESULTS}[shape], tuple(found))


def _diagnostics(given: Given) -> list[RowTuple]:
    return diagnostic_rows(given, given.part) if isinstance(given, Reading) else []


def _results(given: Given) -> list[RowTuple]:
    return result_rows(check(given), source_of(given), part_of(given)) if has_report(given) else []


ROWS_OF: Mapping[str, Callable[[Given], list[RowTuple]]] = {
    "reports": lambda given: [report_row(given, part=part_of(given))],
    "diagnostics": _diagnostics,
    "results": _results,
}
