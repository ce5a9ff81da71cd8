"""Numbers that stand beside each other in a sentence: parts of one number, or a number and what is left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, islice, takewhile

from attrs import evolve, frozen

from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.kinds import named

__all__ = ["Beside", "with_sums"]

RECEIPTS = named("receipt")
TAKEN_BACK = frozenset({"retracted", "withdrawn"})
MOST = 8
"""Numbers on each side that are added up."""


@frozen
class Beside:
    """A number of a sentence, and the figure that it makes, if it makes one."""

    value: int | Decimal
    unit: str
    figure: Figure | None


def with_sums(numbers: Sequence[Beside]) -> list[Figure]:
    """Return the figures of a sentence, each with what it makes with the numbers beside it that no cell states."""
    if not any(_is_left_out(one) for one in numbers):
        return [one.figure for one in numbers if one.figure is not None]
    return [_with_sums(one.figure, numbers, index) for index, one in enumerate(numbers) if one.figure is not None]


def _with_sums(figure: Figure, numbers: Sequence[Beside], index: int) -> Figure:
    if not figure.readings or figure.is_percentage:
        return figure
    before = _sums(reversed(numbers[:index]), figure.unit, _is_untold)
    behind = _sums(numbers[index + 1 :], figure.unit, _is_untold)
    sums = {figure.value + left + right for left in before for right in behind}
    if figure.kind in RECEIPTS:
        sums |= {figure.value - less for less in _sums(numbers[index + 1 :], figure.unit, _is_left_out)}
    return evolve(figure, together=frozenset(sums - {figure.value})) if len(sums) > 1 else figure


def _is_untold(one: Beside) -> bool:
    """True if no cell states a number."""
    return one.figure is None or not one.figure.readings


def _is_left_out(one: Beside) -> bool:
    """True if a number can be one of requests that were not taken up after all (收到41件，撤回3件)."""
    return one.figure is None or not one.figure.readings or one.figure.kind in TAKEN_BACK


def _sums(numbers: Iterable[Beside], unit: str, takes: Callable[[Beside], bool]) -> list[int | Decimal]:
    """Return the sums of the first numbers that have the unit and are taken, nothing included."""
    parts = takewhile(lambda one: one.unit == unit and takes(one), islice(numbers, MOST))
    return list(accumulate((one.value for one in parts), initial=0))
