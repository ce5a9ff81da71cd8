"""How the number of a figure is written: digits or numerals, width, units, rounding."""

from __future__ import annotations

import re
from decimal import Decimal

from govdisclosure.text.numerals import MYRIADS, NUMERALS, numeral

__all__ = ["ABOUT", "COUNTED", "INSIDE", "MONEY_UNITS", "PERCENT_SIGNS", "SHORT", "TOKEN", "inexact", "value_of"]

PERCENT_SIGNS = frozenset({"%", "‰"})
MONEY_UNITS = frozenset({"元", "万元", "亿元"})
COUNTED = frozenset({"件", "件次", "份", "条", "宗", "起", "封", "次", "人次", "项", "个", "部", "例", "笔", "单", ""})
UNITS = "件次|人次|万元|亿元|件|份|条|宗|起|封|次(?!性)|项|个|部|例|笔|单|元|%|‰"

_REST = r"[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]{0,11}(?: [0-9]{1,12}){0,3}"
TOKEN = re.compile(
    rf"(?P<number>[0-9{NUMERALS}](?>(?<=[0-9])(?:{_REST})|(?<![0-9])[{NUMERALS}]{{0,23}}))"
    r"(?P<part>(?<=[0-9])\.[0-9]{1,8})?\s?(?P<large>[万亿](?!元))?"
    r"\s?(?P<more>余|多|来)?(?P<later>[万亿](?!元))?\s?"
    rf"(?:(?P<unit>{UNITS})(?P<over>以上|以下|左右)?|(?=[,。;、:)]|$))"
)
"""A number with its unit, or one without where a punctuation mark follows.

It begins with a class of characters, which lets the engine run over all others at once; a number that no
unit follows is not tried again by halves.
"""

ABOUT = re.compile(r"(?:大约|约|将近|近|超过|超|逾|不足|至少)\s?$")
"""Before a number: it is not exact. At most `SHORT` characters."""

SHORT = 3

INSIDE = re.compile(r"(?<=[\d.])|(?<=\d,)")
"""Right before what looks like a number: it is the rest of something longer, and no number of its own."""

LONGEST = 40
"""Signs beyond which digits are no figure of a report."""


def value_of(token: re.Match[str]) -> int | Decimal | None:
    """Return the number of a token, with its 万 or 亿; a whole number wherever it is one."""
    number, unit = token["number"], token["unit"]
    if len(number) > LONGEST:
        return None
    if number.isascii():
        digits = number.replace(",", "").replace(" ", "")
        if not (token["part"] or token["large"] or token["later"]) and unit not in PERCENT_SIGNS:
            return int(digits)
        value = Decimal(digits + (token["part"] or ""))
    else:
        counted = numeral(number) if unit or _is_said_to_be_none(token) else None
        if counted is None:
            return None
        value = Decimal(counted)
    for large in (token["large"], token["later"]):
        value *= MYRIADS.get(large, 1)
    return int(value) if unit not in PERCENT_SIGNS and value == value.to_integral_value() else value


def _is_said_to_be_none(token: re.Match[str]) -> bool:
    """True if 零 alone says how many there were (受理量为零)."""
    return token["number"] in "零〇" and token.string[: token.start()].endswith(("为", "是", ":", "为“"))


def inexact(token: re.Match[str], label: str) -> bool:
    """True if the text does not give the number exactly, or not for certain (a blank between its digits)."""
    rounded = token["large"] or token["later"] or token["more"] or token["over"]
    return bool(rounded or " " in token["number"].strip() or ABOUT.search(label[-SHORT:]))
