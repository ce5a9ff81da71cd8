"""A figure of the narrative held to the cells that it can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from govdisclosure.checking.context import Context, common
from govdisclosure.checking.result import Number
from govdisclosure.checking.rule import Status
from govdisclosure.checking.rules.exact import judge
from govdisclosure.narrative import Figure
from govdisclosure.schema import Money

__all__ = ["CARRIED_IN", "DONE", "RECEIVED", "YUAN", "Held", "agreement", "by_target", "hold"]

WORST: tuple[Status, ...] = ("FAIL", "UNCERTAIN", "NOT_ASSESSABLE", "PASS")
FINISHED = ("settled", "answered", "handled")
NEARLY = Decimal("0.2")
"""By how much of itself an approximate figure may be off: 近300 for 260 is one, 300 for 200 is none."""
YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
RECEIVED, CARRIED_IN, DONE = "applications.received.total", "applications.carried_in.total", "applications.results.total.total"


@frozen(slots=False)
class Held:
    """A figure, the status it gets, and the reading that it was held to."""

    figure: Figure
    status: Status
    reading: tuple[str, ...]
    right: Number | None


def agreement(context: Context, figure: Figure) -> Status:
    """Return what holding a figure to the tables gives, over all its readings."""
    return hold(context, figure).status


def by_target(held: Iterable[Held]) -> Iterator[tuple[str, Held, list[Held]]]:
    """Return for each target its mention that agrees least, and all of them."""
    found: dict[str, list[Held]] = {}
    for one in held:
        found.setdefault(common(one.figure.readings[0]), []).append(one)
    for target, mentions in found.items():
        yield target, min(mentions, key=lambda one: WORST.index(one.status)), mentions


def hold(context: Context, figure: Figure) -> Held:
    """One reading that agrees is enough; without any, whatever speaks against the comparison makes it uncertain."""
    found: list[Held] = []
    for reading in figure.readings:
        found.append(_read(context, figure, reading))
        if found[-1].status == "PASS":
            return found[-1]
    for wanted in ("UNCERTAIN", "NOT_ASSESSABLE"):
        for held in found:
            if held.status == wanted:
                return held
    first = found[0]
    doubtful = figure.hedges or first.right in figure.together or _part_of_the_year(context, figure)
    return Held(figure, "UNCERTAIN", first.reading, first.right) if doubtful else first


def _part_of_the_year(context: Context, figure: Figure) -> bool:
    """True if a figure of finished requests can leave out some of those carried in, or of those that nobody answers."""
    received, carried_in, done = context.counts((RECEIVED, CARRIED_IN, DONE))
    if figure.kind not in FINISHED or received is None or carried_in is None or done is None:
        return False
    least = min([sum(number or 0 for number in context.counts(reading)) for reading in figure.readings])
    most = received + carried_in if figure.kind == "handled" else done
    return least - carried_in <= figure.value < most


def _read(context: Context, figure: Figure, reading: tuple[str, ...]) -> Held:
    if figure.unit in YUAN:
        return _money(context, figure, reading)
    cells, value = context.known(reading), int(figure.value)
    if value != figure.value:
        return Held(figure, "UNCERTAIN", reading, None)
    judged = judge([value], cells, both_sides=False)
    status, right = judged.status, judged.right
    if figure.approximate and right is not None and abs(value - right) <= value * NEARLY:
        status = "PASS"
    return Held(figure, status, reading, right)


def _money(context: Context, figure: Figure, reading: tuple[str, ...]) -> Held:
    """An amount against the cell's, in the unit of the text."""
    cell = context.get(reading[0])
    if not isinstance(cell, Money) or cell.unit is None:
        return Held(figure, "NOT_ASSESSABLE", reading, None)
    right = cell.amount * YUAN[cell.unit] / YUAN[figure.unit]
    exact = Decimal(1).scaleb(int(Decimal(figure.value).as_tuple().exponent))
    same = abs(right - figure.value) < exact or (figure.approximate and abs(right - figure.value) <= figure.value * NEARLY)
    return Held(figure, "PASS" if same else "FAIL", reading, right)
