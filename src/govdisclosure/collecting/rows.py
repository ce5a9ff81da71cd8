"""From an input to its rows in the tables and its entry in the manifest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, cast, get_args

from attrs import evolve, frozen

from govdisclosure.checking import Result, check
from govdisclosure.collecting.answering import failure
from govdisclosure.collecting.manifest import OUTCOMES, Entry, Outcome
from govdisclosure.collecting.opening import Opened, Task, opened
from govdisclosure.collecting.targets import Rows
from govdisclosure.frames.limits import check_rows
from govdisclosure.frames.rows import RowTuple, cell_rows, diagnostic_rows, report_row, result_rows, status_of
from govdisclosure.frames.schemas import TABLES
from govdisclosure.reading import Reading

__all__ = ["TABLE_NAMES", "Table", "Taken", "taken"]

Table = Literal["reports", "cells", "diagnostics", "results"]
"""The tables of a data set (contract, section 8)."""

TABLE_NAMES: tuple[Table, ...] = get_args(Table)


@frozen
class Taken:
    """The rows of one input, and its entry."""

    rows: Rows
    entry: Entry


def taken(task: Task, tables: Collection[Table] = TABLE_NAMES) -> Taken:
    """Read an input and return its rows. A defect of ours, or a number that no table can hold, costs this input only."""
    try:
        found = _taken(opened(task), task, tables)
        for name, rows in found.rows.items():
            check_rows(TABLES[name], rows, "collect")
    except Exception as error:  # noqa: BLE001 - whatever it is
        lost = evolve(task, lost=failure(error))
        return _taken(opened(lost), lost, tables)
    return found


def _taken(one: Opened, task: Task, tables: Collection[Table]) -> Taken:
    """The rows of an input: none for what is no input."""
    found: dict[str, list[RowTuple]] = {table: [] for table in tables}
    if one.kind is not None:
        return Taken(found, Entry(task.source, one.sha256, one.size, cast("Outcome", one.kind)))
    errors = fails = 0
    for reading in one.readings:
        results = () if reading.report is None or "results" not in tables else check(reading)
        for table in tables:
            found[table] += _rows(table, one, reading, results)
        errors += len(reading.errors)
        fails += sum(result.status == "FAIL" for result in results)
    statuses: list[Outcome] = [status_of(reading) for reading in one.readings]
    outcome = max(statuses, key=OUTCOMES.index)
    waited = float(task.lost.detail) if task.lost is not None and task.lost.reason == "timeout" else None
    return Taken(found, Entry(task.source, one.sha256, one.size, outcome, errors, fails, waited))


def _rows(table: Table, one: Opened, reading: Reading, results: Sequence[Result]) -> list[RowTuple]:
    match table:
        case "reports":
            return [report_row(reading, part=reading.part, sha256=one.sha256, size=one.size)]
        case "cells":
            return cell_rows(reading, reading.source, reading.part)
        case "diagnostics":
            return diagnostic_rows(reading, reading.part)
        case "results":
            return result_rows(results, reading.source, reading.part)
