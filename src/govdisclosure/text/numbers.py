"""The number of a cell: what a cell's text states, or that it states none.

Nothing is guessed: a text is a whole number as a person writes it, an amount of money, a mark for
"none", blank, or unreadable. A prefix is never taken for the whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from govdisclosure.schema.printed import CellValue, Kind, Money
from govdisclosure.text.normal import BLANKS, fold_width

__all__ = ["BLANK_OF_TOOL", "CellNumber", "money_unit", "read_cell"]

State = Literal["number", "blank", "mark", "doubtful", "unreadable"]


class CellNumber(NamedTuple):
    """What a cell's text states: its state and, of a number, its value.

    A number is doubtful behind what a wrong encoding has made of a blank (`? 0`).
    """

    state: State
    value: CellValue = None


BLANK = CellNumber("blank")
MARK = CellNumber("mark")
UNREADABLE = CellNumber("unreadable")

LONGEST = 1000
"""Digits beyond which a number is refused: no report states one, and parsing it would cost quadratic time."""

SIGNS = ("/", "//", "\\", "∕", "╱", "~", "-", "--", "---", "----", "—", "——", "———", "–", "―", "─", "──", "_", "__")
WORDS = ("无", "無", "空", "空白", "没有", "暂无", "无数据", "无此项", "無此項", "不适用", "不適用", "不涉及", "未涉及")
MARKS = frozenset((*SIGNS, *WORDS, "N/A", "NA", "n/a"))
"""What offices write where there is no number: kept as they are, never zero."""

BLANK_OF_TOOL = re.compile(r"nan|none|null|<na>|nat|unnamed: [0-9]+(?:_level_[0-9]+)?", re.IGNORECASE)
"""What tools write where a cell was blank (pandas, polars, JSON), in heads too: nobody's mark, a blank."""

# A blank parts two figures (of two lines, two columns), never the thousands of one.
_NUMBER = r"([+-]?)(\d{1,3}(?:([,'])\d{3})(?:\3\d{3})*|\d+)"
_UNITS = "(?:[十百千]?[万萬]|[亿億]|千|百)?[元圆圓]"
_footnote = re.compile(r"(?<=[0-9])(?:[\u2460-\u2473*※†‡#]+|\[[0-9①-⑳*※]{1,2}\]|〔[0-9]{1,2}〕|\(注[0-9]{0,2}\)|[⁰¹²³⁴-⁹]+)$")
_count = re.compile(_NUMBER + "(?:[件项個个条次宗份起人]|人次|件次)?", re.ASCII)
_amount = re.compile(rf"(?:人民币|[¥￥])?{_NUMBER}(\.\d+)?(?:[{BLANKS}]?({_UNITS}))?(?:人民币|整)?", re.ASCII)
_change = re.compile(r"(增加?|减少?|增|減少?|↑|↓)([0-9]+)")
_unit_of_head = re.compile(_UNITS)
_SPACE = f"{BLANKS}\r\n\u200b\u200c\u200d\u2060\ufeff"
_space = re.compile(f"[{_SPACE}]+")
_DASHES = str.maketrans("−﹣‐‑﹢", "----+")
_SIMPLE = str.maketrans("萬億圆圓", "万亿元元")
_DIGITS = {"零": 0, "〇": 0, "○": 0}


def read_cell(raw: str, kind: Kind, unit: str | None = None) -> CellNumber:
    """What a cell of this kind states. `unit` is the unit of its head, for money that names none itself.

    >>> read_cell("1,234", "count"), read_cell(" / ", "count").state, read_cell("", "count").state
    (CellNumber(state='number', value=1234), 'mark', 'blank')
    >>> read_cell("1 2", "count").state, read_cell("20.5", "count").state, read_cell("-8", "change").value
    ('unreadable', 'unreadable', -8)
    >>> print(read_cell("251000元", "money").value, read_cell("96,171.6", "money", "万元").value)
    251000元 96171.6万元
    """
    return _read_short(raw, kind, unit) if len(raw) < SHORT else _read(raw, kind, unit)


SHORT = 64
"""Characters up to which a text is kept with what it states: most cells of most reports are alike."""


def _read(raw: str, kind: Kind, unit: str | None) -> CellNumber:
    text = fold_width(raw).strip(_SPACE)
    if not text:
        return BLANK
    if text in MARKS:
        return MARK
    if BLANK_OF_TOOL.fullmatch(text):
        return BLANK
    if len(text) > LONGEST:
        return UNREADABLE
    text = _footnote.sub("", text.translate(_DASHES))
    if text[0] in "?\ufffd" and (rest := text.lstrip("?\ufffd \u00a0")):
        found = read_cell(rest, kind, unit)
        return found._replace(state="doubtful") if found.state == "number" else UNREADABLE
    return _money(text, unit) if kind == "money" else _whole(text, kind)


_read_short = lru_cache(maxsize=8192)(_read)


def _whole(text: str, kind: Kind) -> CellNumber:
    if match := _count.fullmatch(text):
        digits = match[2].replace(match[3], "") if match[3] else match[2]
        return CellNumber("number", int(match[1] + digits))
    if kind == "change" and (match := _change.fullmatch(text)):
        return CellNumber("number", int(match[2]) * (1 if match[1][0] in "增↑" else -1))
    return CellNumber("number", _DIGITS[text]) if text in _DIGITS else UNREADABLE


def _money(text: str, unit: str | None) -> CellNumber:
    match = _amount.fullmatch(text)
    if match is None:
        return CellNumber("number", Money(Decimal(0), unit)) if text in _DIGITS else UNREADABLE
    digits = match[2].replace(match[3], "") if match[3] else match[2]
    return CellNumber("number", Money(Decimal(match[1] + digits + (match[4] or "")), _unit(match[5]) or unit))


def _unit(found: str | None) -> str | None:
    return found.translate(_SIMPLE) if found else None


def money_unit(head: str) -> str | None:
    """The unit that the head of a money column prints, if any; blanks and line breaks inside it do not matter.

    >>> money_unit("采购总金额（万元）"), money_unit("采购总金额")
    ('万元', None)
    """
    match = _unit_of_head.search(_space.sub("", head))
    return _unit(match[0]) if match else None
