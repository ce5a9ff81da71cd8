"""A figure, and how the number in it is written: units, width, rounding."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from govdisclosure.text.figures_words import ABOUT
from govdisclosure.text.numerals import numeral

__all__ = ["COUNTED", "MONEY_UNITS", "PERCENT_SIGNS", "Figure", "fold", "inexact", "value_of"]

PERCENT_SIGNS = frozenset({"%", "‰"})
MONEY_UNITS = frozenset({"元", "万元", "亿元"})
COUNTED = frozenset({"件", "件次", "份", "条", "宗", "起", "封", "次", "人次", "项", "个", "部", "例", "笔", ""})
WIDE = 0xFEE0
_wide = re.compile("[！-～]")


@frozen
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


def fold(text: str) -> str:
    """Full-width digits and punctuation as ASCII, in a text that is mostly neither (same length).

    >>> fold("收到３件，（含上年结转1件）")
    '收到3件,(含上年结转1件)'
    """
    return _wide.sub(lambda match: chr(ord(match[0]) - WIDE), text)


def value_of(token: re.Match[str]) -> int | Decimal | None:
    """The number of a token, with its 万 or 亿; a whole number wherever it is one."""
    if token["han"]:
        return numeral(token["han"]) if token["unit"] else None
    digits = token["digits"].replace(",", "").replace(" ", "")
    if not (token["part"] or token["large"] or token["later"]) and token["unit"] not in PERCENT_SIGNS:
        return int(digits)
    value = Decimal(digits + (token["part"] or ""))
    for large in (token["large"], token["later"]):
        value *= {"万": 10_000, "亿": 100_000_000, None: 1}[large]
    return int(value) if token["unit"] not in PERCENT_SIGNS and value == value.to_integral_value() else value


def inexact(token: re.Match[str], label: str) -> bool:
    """Whether the text does not give the number exactly, or not for certain (a blank between its digits)."""
    rounded = token["large"] or token["later"] or token["more"] or token["over"]
    return bool(rounded or " " in (token["digits"] or "").strip() or ABOUT.search(label))
