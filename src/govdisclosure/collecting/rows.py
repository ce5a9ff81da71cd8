"""From what an input is to its rows and its entry in the manifest."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.checking import check
from govdisclosure.collecting._seam import TABLES, rows, status_of
from govdisclosure.collecting.manifest import OUTCOMES, Entry
from govdisclosure.collecting.opening import Opened, Task
from govdisclosure.collecting.targets import Rows

__all__ = ["Taken", "taken"]


@frozen
class Taken:
    """The rows of one input, and its entry."""

    rows: Rows
    entry: Entry


def taken(one: Opened, task: Task) -> Taken:
    """Return the rows of an input: none for what is no input."""
    if one.kind is not None:
        return Taken({}, Entry(task.source, one.sha256, one.size, one.kind))
    found = {table: [] for table in TABLES}
    errors = fails = 0
    for reading in one.readings:
        results = () if reading.report is None else check(reading)
        for table, more in rows(reading, results, one.sha256, one.size).items():
            found[table] += more
        errors += len(reading.errors)
        fails += sum(result.status == "FAIL" for result in results)
    outcome = max((status_of(reading) for reading in one.readings), key=OUTCOMES.index)
    waited = float(task.lost.detail) if task.lost is not None and task.lost.reason == "timeout" else None
    return Taken(found, Entry(task.source, one.sha256, one.size, outcome, errors, fails, waited))
