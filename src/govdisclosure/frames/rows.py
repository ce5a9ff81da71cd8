"""From a reading, or a report alone, to the rows of the tables: plain tuples in the order of `schemas`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from govdisclosure.checking import Result
from govdisclosure.frames.codes import CODES, EVERY_CELL
from govdisclosure.frames.states import States
from govdisclosure.reading import Reading
from govdisclosure.schema import AnnualReport, CellValue, Given, Money, report_of

__all__ = [
    "RowTuple",
    "Status",
    "cell_rows",
    "diagnostic_rows",
    "division_of",
    "report_row",
    "result_rows",
    "status_of",
    "wide_row",
]

RowTuple = tuple[Any, ...]
"""The values of one row, in the order of the columns of its schema."""

Status = Literal["read", "partial", "no report", "failed"]

FAILED = frozenset({"parse-timeout", "parse-worker-lost", "parse-failed", "parse-input-unopened"})
"""What says that a source was not looked at, or not to its end."""

MIN_DIVISION = 6
"""Digits of the code of an administrative division (GB/T 2260)."""


def status_of(reading: Reading) -> Status:
    """How a source was read: in full, in part, without a report in it, or not at all."""
    if reading.report is not None:
        return "partial" if reading.errors else "read"
    return "failed" if any(met.code in FAILED for met in reading.diagnostics) else "no report"


def division_of(report: AnnualReport | None) -> str | None:
    """The administrative division: the first six digits of the site code; None for a site of a ministry, which has letters.

    >>> from govdisclosure.schema import Portal
    >>> division_of(AnnualReport(portal=Portal(site_code="2111220003")))
    '211122'
    """
    code = report.portal.site_code if report is not None and report.portal is not None else None
    start = (code or "")[:MIN_DIVISION]
    return start if len(start) == MIN_DIVISION and start.isascii() and start.isdigit() else None


def report_row(
    reading: Given, *, part: int, sha256: str | None = None, size: int | None = None, status: str | None = None
) -> RowTuple:
    """The row of `reports`; also for a reading without a report. Without `status` it follows from the reading."""
    read = reading if isinstance(reading, Reading) else Reading(report=report_of(reading))
    report = read.report
    head = (read.source, part, status or status_of(read), sha256, size, read.encoding, read.layout)
    if report is None:
        return (*head, *[None] * 7)
    site = report.portal.site_code if report.portal is not None else None
    about = (report.edition, report.title, report.organization, report.year, report.published)
    return (*head, *about, site, division_of(report))


def cell_rows(given: Given, source: str | None, part: int) -> list[RowTuple]:
    """The rows of `cells`: one for every cell of the form of a report, none for a reading without a report.

    >>> report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3}, year=2022)
    >>> rows = cell_rows(report, "a.html", 1)
    >>> len(rows), rows[185][5:8]
    (200, ('review.reconsideration.upheld', 't4r01c1', 3))
    """
    reading = given if isinstance(given, Reading) else None
    if reading is not None and reading.report is None:
        return []
    report = report_of(given)
    head = (source, part, report.organization, report.year, report.edition)
    if reading is None:
        return [(*head, *_stated(path, value), None, None, None) for path, value in report.cells().items()]
    states, placed = States.of(reading), reading.cells
    found: list[RowTuple] = []
    for path, value in report.cells().items():
        cell = placed.get(path)
        where = (None, None) if cell is None else (cell.raw, cell.line)
        found.append((*head, *_stated(path, value), states.of_cell(path, value), *where))
    return found


def _stated(path: str, value: CellValue) -> RowTuple:
    """Path, code, value, amount, unit."""
    if isinstance(value, Money):
        return path, CODES[path], None, value.amount, value.unit
    return path, CODES[path], value, None, None


def wide_row(given: Given, source: str | None, part: int) -> RowTuple:
    """The row of `wide`: nothing in the cells that the report's form does not have."""
    report = report_of(given)
    cells = report.cells()
    found: list[Any] = [source, part, report.organization, report.year, report.edition]
    for path, cell in EVERY_CELL.items():
        value = cells.get(path)
        if cell.kind == "money":
            found += (value.amount, value.unit) if isinstance(value, Money) else (None, None)
        else:
            found.append(value)
    return tuple(found)


def diagnostic_rows(reading: Reading, part: int) -> list[RowTuple]:
    """The rows of `diagnostics`."""
    return [
        (reading.source, part, met.code, met.severity, met.path, met.table, met.line, met.text, met.message.zh, met.message.en)
        for met in reading.diagnostics
    ]


def result_rows(results: Iterable[Result], source: str | None, part: int) -> list[RowTuple]:
    """The rows of `results`."""
    return [_of_result(result, source, part) for result in results]


def _of_result(result: Result, source: str | None, part: int) -> RowTuple:
    sides = map(_text, (result.left, result.right, result.delta))
    message, judged = result.message, (result.rule, result.target, result.status, result.severity)
    return (source, part, *judged, *sides, " ".join(result.missing) or None, message.zh, message.en)


def _text(number: int | Decimal | None) -> str | None:
    return None if number is None else f"{number:f}" if isinstance(number, Decimal) else str(number)
