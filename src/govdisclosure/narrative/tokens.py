"""A figure, and how the number in it is written: units, width, rounding."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from govdisclosure.narrative.words import ABOUT, SHORT
from govdisclosure.text.numerals import MYRIADS, numeral

__all__ = ["COUNTED", "MONEY_UNITS", "PERCENT_SIGNS", "Figure", "inexact", "value_of"]

PERCENT_SIGNS = frozenset({"%", "‰"})
MONEY_UNITS = frozenset({"元", "万元", "亿元"})
COUNTED = frozenset({"件", "件次", "份", "条", "宗", "起", "封", "次", "人次", "项", "个", "部", "例", "笔", ""})


@frozen(slots=False)
class Figure:
    """A number that a sentence states.

    `section` is the field that holds the text, `start` to `end` the span in it, `text` what stands there.
    `kind` says what is counted, `value` how many (a percentage: percent; money: in `unit`). `readings` are
    the cells that it can mean, each a sum of cells, the likeliest first; empty where the form has no cell
    for it. `hedges` are reasons not to hold a difference against the report: `approximate`, `scope`
    (another body, a channel, a part of the year), `context` (words that leave open what is counted),
    `year` (another year), `loose` (the phrase has more than one use).
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

    @property
    def approximate(self) -> bool:
        """Whether the text says itself that the number is not exact (约, 余, 近)."""
        return "approximate" in self.hedges


LONGEST = 40
"""Signs beyond which digits are no figure of a report."""


def value_of(token: re.Match[str]) -> int | Decimal | None:
    """The number of a token, with its 万 or 亿; a whole number wherever it is one."""
    number, unit = token["number"], token["unit"]
    if len(number) > LONGEST:
        return None
    if number.isascii():
        digits = number.replace(",", "").replace(" ", "")
        if not (token["part"] or token["large"] or token["later"]) and unit not in PERCENT_SIGNS:
            return int(digits)
        value = Decimal(digits + (token["part"] or ""))
    else:
        counted = numeral(number) if unit else None
        if counted is None:
            return None
        value = Decimal(counted)
    for large in (token["large"], token["later"]):
        value *= MYRIADS.get(large, 1)
    return int(value) if unit not in PERCENT_SIGNS and value == value.to_integral_value() else value


def inexact(token: re.Match[str], label: str) -> bool:
    """Whether the text does not give the number exactly, or not for certain (a blank between its digits)."""
    rounded = token["large"] or token["later"] or token["more"] or token["over"]
    return bool(rounded or " " in token["number"].strip() or ABOUT.search(label[-SHORT:]))
