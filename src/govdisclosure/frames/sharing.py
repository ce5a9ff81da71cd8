"""The cells that both forms share, each with its state; a 其他处理 that follows from the other cells is marked as forced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from govdisclosure.comparing import SHARED, comparable
from govdisclosure.frames.states import State, States
from govdisclosure.reading import Reading
from govdisclosure.relations.forced import forced_values
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Edition, Given, report_of

__all__ = ["SHARED_PATHS", "SharedCell", "shared_cells"]

OLDEST: Edition = "2019"
"""The form whose paths the shared cells have."""

SHARED_PATHS: tuple[str, ...] = tuple(SHARED)

SUMMED = frozenset(path for path, parts in SHARED.items() if any(len(own) > 1 for own in parts.values()))
"""The cells that are a sum in one of the forms: 其他处理."""


WORST_FIRST: tuple[State, ...] = ("uncertain", "absent", "mark", "blank", "stated")


@frozen
class SharedCell:
    """What a report states in a cell that both forms share.

    `forced` is True if the number is not stated but follows from the others by the exact relations. `raw` and `line`
    are those of the source, None where the cell is the sum of several.
    """

    value: CellValue
    forced: bool
    state: State | None
    raw: str | None = None
    line: int | None = None


def shared_cells(given: Given) -> dict[str, SharedCell]:
    """Path to cell, in the order of the form of 2019.

    其他处理 of the form of 2021 is the sum of its three rows. Where one of them is blank, as is usual, the sum is what
    the relations of table 3 leave for it, if that is one number; so it is with a blank 其他处理 of the form of 2019.

    >>> cells = {"applications.results.other.other.total": 1, "applications.results.granted.total": 2}
    >>> cells |= {f"applications.results.other.{row}.total": 0 for row in ("correction_overdue", "fee_overdue")}
    >>> shared_cells(AnnualReport.from_cells("2021", cells))["applications.results.other.total"].value
    1
    """
    report = report_of(given)
    stated = dict(comparable(report))
    forced = _forced(report, stated)
    states = States.of(given) if isinstance(given, Reading) else None
    return {path: _shared(path, value, forced.get(path), report, states) for path, value in stated.items()}


def _shared(path: str, value: CellValue, forced: int | None, report: AnnualReport, states: States | None) -> SharedCell:
    parts = SHARED[path][report.form.edition]
    number = value if forced is None else forced
    if states is None:
        return SharedCell(number, forced is not None, None)
    state = _worst([states.of_cell(part, report.get(part)) for part in parts])
    placed = states.reading.cells.get(parts[0]) if len(parts) == 1 else None
    if placed is None:
        return SharedCell(number, forced is not None, state)
    return SharedCell(number, forced is not None, state, placed.raw, placed.line)


def _worst(states: Sequence[State | None]) -> State | None:
    """The state of a sum: that of the part which is known least."""
    return next((state for state in WORST_FIRST if state in states), None)


def _forced(report: AnnualReport, stated: Mapping[str, CellValue]) -> dict[str, int]:
    """What a 其他处理 that is not stated must be, by the relations of the form of 2019, of which it is one cell."""
    if report.applications is None or all(stated[path] is not None for path in SUMMED):
        return {}
    flat = [stated.get(path) for path in FORMS[OLDEST].paths]
    numbers = forced_values(OLDEST, flat)
    known = {path: numbers[path] for path in SUMMED if stated[path] is None and path in numbers}
    return {path: number for path, number in known.items() if number >= _least(report, path)}


def _least(report: AnnualReport, path: str) -> int:
    """The sum of the parts that are stated: a number that is forced below it contradicts them."""
    values = [report.get(part) for part in SHARED[path][report.form.edition]]
    return sum(value for value in values if isinstance(value, int))
