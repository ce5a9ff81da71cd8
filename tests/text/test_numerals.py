"""Chinese numerals: every one that can be written is read, and nothing that is none."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdisclosure.text.numerals import NUMERALS, numeral

DIGITS = "零一二三四五六七八九"


def below_myriad(number: int) -> str:
    """A number from 1 to 9999 in words, by the rules of the primary school."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text


def in_words(number: int) -> str:
    if number == 0:
        return "零"
    parts = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    text = ""
    for part, name in parts:
        if part:
            text += ("零" if text and part < 1000 else "") + below_myriad(part) + name
    return text


@given(st.integers(0, 10**8 - 1) | st.integers(0, 10**12 - 1))
@example(10)
@example(110)
@example(101)
@example(1000)
@example(10000)
@example(100010000)
def test_every_number_in_words_reads_back(number: int) -> None:
    assert numeral(in_words(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("十万", 100_000),
        ("一十", 10),
        ("两", 2),
        ("两百零两", 202),
        ("二〇二二", 2022),
        ("零", 0),
        ("一二", 12),
        ("一亿零三", 100_000_003),
        ("一万零五十", 10_050),
        ("九百九十九", 999),
        ("二十一万", 210_000),
    ],
)
def test_examples(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百",
        "万",
        "亿",
        "千三",
        "三百二",  # may be 320 or 302
        "三千二",
        "一百十",  # 十 without a digit opens a numeral only
        "二十十",
        "一十百",
        "一百二百",
        "零十",
        "二三百",
        "一二十",
        "十二三",
        "三百甲",
        "甲",
        "2",
        "零万",
        "一万零万",
        "百万",
        "一亿百",
        "一千零十",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert numeral(text) is None


def test_the_characters_of_numerals() -> None:
    assert sorted(NUMERALS) == sorted("零一二三四五六七八九〇两十百千万亿" + "壹贰叁肆伍陆柒捌玖拾佰仟")
