"""A statement of the narrative about cells of the tables."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from govdisclosure.message import one_line

__all__ = ["Figure"]


@one_line
@frozen(slots=False)
class Figure:
    """A number that a sentence states.

    `section` is the field that holds the text, `start` to `end` the span in it, `text` what stands there.
    `kind` says what is counted, `value` how many (a percentage: percent; money: in `unit`). `readings` are
    the cells that it can mean, each a sum of cells, the likeliest first; empty where the form has no cell
    for it. `hedges` are reasons not to hold a difference against the report: `approximate`, `scope`
    (another body, a part of the year), `context` (words that leave open what is counted), `year` (another
    year), `loose` (the phrase has more than one use). `together` are the sums that it makes with the
    numbers beside it that no cell states, or is without them: parts of one number (简易程序290件，普通程序66件),
    or what was left out of it (收到40件，不予受理2件).
    """

    section: str
    start: int
    end: int
    text: str
    kind: str
    value: int | Decimal
    unit: str
    readings: tuple[tuple[str, ...], ...] = ()
    hedges: tuple[str, ...] = ()
    together: frozenset[int | Decimal] = frozenset()

    @property
    def is_percentage(self) -> bool:
        """True if it is a share or a rate, which no cell states."""
        return self.unit in ("%", "‰")

    @property
    def approximate(self) -> bool:
        """True if the text says itself that the number is not exact (约, 余, 近)."""
        return "approximate" in self.hedges
