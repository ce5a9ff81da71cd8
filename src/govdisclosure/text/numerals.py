"""Chinese numerals: 三百二十, 两千零五, 二〇二二, 一万二千."""

from __future__ import annotations

__all__ = ["MYRIADS", "NUMERALS", "numeral"]

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""The numerals of documents that must not be altered, and the plain ones."""

NUMERALS = "".join((*DIGITS, *TENS, *MYRIADS, *map(chr, FORMAL)))
"""The characters that a Chinese numeral is written with."""


def numeral(text: str) -> int | None:
    """The whole number that a Chinese numeral stands for, None if it is none. Never a prefix of it.

    >>> numeral("三百二十"), numeral("两千零五"), numeral("十二"), numeral("二〇二二"), numeral("一万二千"), numeral("叁")
    (320, 2005, 12, 2022, 12000, 3)
    >>> numeral("三百二"), numeral("百三"), numeral("")
    (None, None, None)
    """
    text = text.translate(FORMAL)
    if not text or any(character not in NUMERALS for character in text):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = 0
    for character, unit in (("亿", MYRIADS["亿"]), ("万", MYRIADS["万"])):
        head, found, text = text.rpartition(character) if character in text else ("", "", text)
        part = _below_myriad(head) if found else 0
        if part is None or (found and part == 0):
            return None
        total += part * unit
    rest = _below_myriad(text) if text else 0
    return None if rest is None else total + rest


def _below_myriad(text: str) -> int | None:
    """A number under ten thousand, written with its units; 十 may open it, 零 fills a gap."""
    total, pending, last, gap = 0, None, 10_000, True
    for place, character in enumerate(text):
        if character in TENS:
            unit = TENS[character]
            if unit >= last or (pending is None and (character != "十" or place > 1)) or pending == 0:
                return None
            total += (1 if pending is None else pending) * unit
            pending, last, gap = None, unit, False
        elif pending:
            return None
        else:
            pending = DIGITS.get(character)
            if pending is None:
                return None
            gap = gap or pending == 0
    if pending and not gap and last > 10:
        return None
    return total + (pending or 0)
