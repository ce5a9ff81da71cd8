"""Numbers that stand beside each other in a sentence: parts of one number, of which no cell states each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, islice, takewhile

from attrs import evolve, frozen

from govdisclosure.narrative.figure import Figure

__all__ = ["Beside", "with_sums"]

MOST = 8
"""Numbers on each side that are added up."""


@frozen
class Beside:
    """A number of a sentence, and the figure that it makes, if it makes one."""

    value: int | Decimal
    unit: str
    figure: Figure | None

    @property
    def is_untold(self) -> bool:
        """True if no cell states it."""
        return self.figure is None or not self.figure.readings


def with_sums(numbers: Sequence[Beside]) -> list[Figure]:
    """Return the figures of a sentence, each with what it makes together with the numbers beside it that no cell states."""
    if all(not one.is_untold for one in numbers):
        return [one.figure for one in numbers if one.figure is not None]
    return [_with_sums(one.figure, numbers, index) for index, one in enumerate(numbers) if one.figure is not None]


def _with_sums(figure: Figure, numbers: Sequence[Beside], index: int) -> Figure:
    if not figure.readings or figure.is_percentage:
        return figure
    before = _sums(reversed(numbers[:index]), figure.unit)
    behind = _sums(numbers[index + 1 :], figure.unit)
    sums = {figure.value + left + right for left in before for right in behind} - {figure.value}
    return evolve(figure, together=frozenset(sums)) if sums else figure


def _sums(numbers: Iterable[Beside], unit: str) -> list[int | Decimal]:
    """Return the sums of the first numbers that have the unit and that no cell states, nothing included."""
    parts = takewhile(lambda one: one.is_untold and one.unit == unit, islice(numbers, MOST))
    return list(accumulate((one.value for one in parts), initial=0))
