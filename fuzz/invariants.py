"""What holds of every reading, whatever bytes were read: the fuzz targets and the tests of damage assert it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from govdisclosure import AnnualReport, Reading, check, from_json, to_json
from govdisclosure.schema import CellValue, Money
from govdisclosure.text.numbers import read_cell

__all__ = ["TooSlow", "broken", "examine", "seconds"]

SECONDS_PER_100_KB = 1.0
REPEATS = 3


class TooSlow(AssertionError):
    """A document that takes more than a second for 100 kB, each time that it is read."""


def broken(reading: Reading) -> Iterator[str]:
    """What is wrong with a reading, in words; nothing if all invariants hold."""
    for diagnostic in reading.diagnostics:
        if not (diagnostic.message.zh.strip() and diagnostic.message.en.strip()):
            yield f"{diagnostic.code} does not say in both languages what it met"
    if reading.report is None:
        if not any(diagnostic.severity == "error" for diagnostic in reading.diagnostics):
            yield "there is no report and no error that says why"
        return
    yield from _cells(reading, reading.report)
    if from_json(to_json(reading.report)) != reading.report:
        yield "the report is not equal to itself after a round trip through JSON"
    if not check(reading.report):
        yield "a check of the report gives no result at all"


def _cells(reading: Reading, report: AnnualReport) -> Iterator[str]:
    if reading.layout == "json":
        return
    for cell, value in zip(report.form.cells, report.values(), strict=True):
        placed = reading.cells.get(cell.path)
        if placed is None:
            if value is not None:
                yield f"{cell.path} is {value} and stands nowhere in the source"
            continue
        state, again = read_cell(placed.raw, cell.kind)
        if state == "doubtful":
            state = "number"  # it holds one, and says that it is to be checked
            if not any(diagnostic.path == cell.path for diagnostic in reading.diagnostics):
                yield f"{cell.path} is {value} by the doubtful text {placed.raw!r}, and no diagnostic names it"
        if state != placed.state or _amount(again) != _amount(value):
            yield f"{cell.path} is {value} ({placed.state}), but its raw text {placed.raw!r} states {again} ({state})"
        if (placed.state == "number") != (value is not None):
            yield f"{cell.path} is {value}, but its state is {placed.state}"


def _amount(value: CellValue) -> object:
    """A number, or the amount of money without its unit, which may be that of the head."""
    return value.amount if isinstance(value, Money) else value


def seconds(read: Callable[[bytes], Reading], data: bytes, repeats: int = 1) -> float:
    """The least time of the process that reading takes; other processes do not count."""
    return min(_once(read, data) for _ in range(repeats))


def _once(read: Callable[[bytes], Reading], data: bytes) -> float:
    begin = time.process_time()
    read(data)
    return time.process_time() - begin


def examine(read: Callable[[bytes], Reading], data: bytes) -> Reading:
    """Read a document and raise `AssertionError` for what is wrong with its reading or with its time."""
    begin = time.process_time()
    reading = read(data)
    allowed = SECONDS_PER_100_KB * max(1.0, len(data) / 100_000)
    if time.process_time() - begin > allowed and (least := seconds(read, data, REPEATS)) > allowed:
        raise TooSlow(f"{least:.2f} s for {len(data)} bytes")
    wrong = list(broken(reading))
    if wrong:
        raise AssertionError("\n".join(wrong))
    return reading
