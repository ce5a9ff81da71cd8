"""From what an input is to its rows and its entry in the manifest."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from attrs import evolve, frozen

from govdisclosure.checking import check
from govdisclosure.collecting._seam import TABLES, Table, rows, status_of
from govdisclosure.collecting.answering import failure
from govdisclosure.collecting.manifest import OUTCOMES, Entry
from govdisclosure.collecting.opening import Opened, Task, opened
from govdisclosure.collecting.targets import Rows

__all__ = ["Taken", "taken_safely"]


@frozen
class Taken:
    """The rows of one input, and its entry."""

    rows: Rows
    entry: Entry


def taken_safely(task: Task, tables: Collection[Table] = tuple(TABLES)) -> Taken:
    """Read an input and return its rows. A defect of ours, or a number that no table can hold, costs this input only."""
    try:
        return _taken(opened(task), task, tables)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return _taken(opened(evolve(task, lost=failure(error))), task, tables)


def _taken(one: Opened, task: Task, tables: Collection[Table]) -> Taken:
    """The rows of an input: none for what is no input."""
    found: dict[str, list[tuple[Any, ...]]] = {table: [] for table in tables}
    if one.kind is not None:
        return Taken(found, Entry(task.source, one.sha256, one.size, one.kind))
    errors = fails = 0
    for reading in one.readings:
        results = () if reading.report is None or "results" not in tables else check(reading)
        for table, more in rows(reading, results, one.sha256, one.size).items():
            if table in tables:
                found[table] += more
        errors += len(reading.errors)
        fails += sum(result.status == "FAIL" for result in results)
    outcome = max((status_of(reading) for reading in one.readings), key=OUTCOMES.index)
    waited = float(task.lost.detail) if task.lost is not None and task.lost.reason == "timeout" else None
    return Taken(found, Entry(task.source, one.sha256, one.size, outcome, errors, fails, waited))
