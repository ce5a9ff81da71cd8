"""The number of a cell: whole or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.schema import Kind, Money
from govdisclosure.text.numbers import money_unit, read_cell

WHOLE = st.integers(-(10**30), 10**30)
COUNTS: tuple[Kind, ...] = ("count", "change")
FULL = str.maketrans("0123456789-+,.", "０１２３４５６７８９－＋，．")
SPACES = st.text(st.sampled_from(" \t\n\u00a0\u3000\u200b\ufeff\u2009"), max_size=3)


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(
    WHOLE,
    st.sampled_from(["", ",", "'"]),
    st.booleans(),
    SPACES,
    SPACES,
    st.sampled_from(COUNTS),
)
def test_every_whole_number_reads_back(number: int, separator: str, full: bool, before: str, after: str, kind: Kind) -> None:
    text = grouped(number, separator)
    found = read_cell(before + (text.translate(FULL) if full else text) + after, kind)
    assert (found.state, found.value) == ("number", number)


@given(
    st.integers(1000, 10**12), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\n", "\t", "\u3000"]), st.sampled_from(COUNTS)
)
def test_a_blank_or_a_line_end_is_no_separator_of_thousands(number: int, separator: str, kind: Kind) -> None:
    assert read_cell(grouped(number, separator), kind).state == "unreadable"
    assert read_cell(grouped(number, separator), "money", "元").state == "unreadable"


@given(WHOLE, st.sampled_from(["件", "项", "次", "条", "宗", "份", "起", "人次", "件次"]))
def test_a_number_with_what_it_counts(number: int, unit: str) -> None:
    assert read_cell(f"{number}{unit}", "count").value == number


@given(st.integers(0, 10**12), st.text(st.sampled_from("0123456789.,%~/余多约到至 甲xe-"), min_size=1, max_size=6))
def test_never_a_prefix(number: int, tail: str) -> None:
    """Whatever stands behind a number: if it is read at all, then with all of its digits."""
    found = read_cell(f"{number}{tail}", "count")
    digits = "".join(c for c in f"{number}{tail}" if c.isdigit())
    assert found.value in {None, int(digits)}
    assert found.value is None or all(c.isdigit() or c in ", -" for c in tail)


@given(
    st.integers(0, 10**9), st.integers(0, 10**6), st.sampled_from([".", "/", "～", "-", ":", "、", "\n", "  ", "；", "(", "÷"])
)
def test_two_numbers_are_none(one: int, other: int, between: str) -> None:
    assert read_cell(f"{one}{between}{other}", "count").state == "unreadable"


@given(st.decimals(-(10**6), 10**6, places=2, allow_nan=False), st.sampled_from(COUNTS))
def test_a_decimal_is_no_count(number: Decimal, kind: Kind) -> None:
    assert read_cell(f"{number:f}", kind).state == "unreadable"


@given(
    st.decimals(-(10**12), 10**12, places=4, allow_nan=False),
    st.sampled_from([None, "万元", "元"]),
    st.sampled_from(["", "元", "万元", "亿元"]),
)
def test_money_keeps_its_digits_and_its_unit(amount: Decimal, head: str | None, own: str) -> None:
    found = read_cell(f"{amount:f}{own}", "money", head)
    assert found.value == Money(amount, own or head)
    assert isinstance(found.value, Money)
    assert str(found.value.amount) == f"{amount:f}"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.50", "1234.50万元"),
        ("２０．３", "20.3万元"),
        ("¥5元", "5元"),
        ("人民币5万元整", "5万元"),
        ("3萬元", "3万元"),
        ("0", "0万元"),
        ("零", "0万元"),
        ("-1.5", "-1.5万元"),
        ("5圆", "5元"),
    ],
)
def test_examples_of_money(text: str, amount: str) -> None:
    assert str(read_cell(text, "money", "万元").value) == amount


@pytest.mark.parametrize("text", ["1.2.3", "5美元", "5万", "约5元", "5元6角", ".5", "5.", "1.234,5", "十元"])
def test_what_is_no_plain_amount(text: str) -> None:
    assert read_cell(text, "money", "万元").state == "unreadable"


@pytest.mark.parametrize("kind", ["count", "change", "money"])
@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"),
        (" \u3000\u00a0", "blank"),
        ("\u200b", "blank"),
        ("/", "mark"),
        (" — ", "mark"),
        ("无", "mark"),
        ("不适用", "mark"),
        ("－", "mark"),
        ("N/A", "mark"),
        ("NaN", "blank"),
        ("nan", "blank"),
        ("None", "blank"),
        ("null", "blank"),
        ("<NA>", "blank"),
        ("Unnamed: 3", "blank"),
        ("Unnamed: 3_level_0", "blank"),
        ("Unnamed", "unreadable"),
        ("NaN1", "unreadable"),
        ("?", "unreadable"),
        ("有", "unreadable"),
    ],
)
def test_states_without_a_number(text: str, state: str, kind: Kind) -> None:
    found = read_cell(text, kind)
    assert (found.state, found.value) == (state, None)


@pytest.mark.parametrize(
    ("text", "value"), [("增2", 2), ("减1", -1), ("增加12", 12), ("减少3", -3), ("↑4", 4), ("↓4", -4), ("+14", 14), ("-8", -8)]
)
def test_changes(text: str, value: int) -> None:
    assert read_cell(text, "change").value == value


@pytest.mark.parametrize("text", ["增2", "↓4"])
def test_words_of_change_are_no_counts(text: str) -> None:
    assert read_cell(text, "count").state == "unreadable"


@pytest.mark.parametrize("mark", ["①", "*", "※", "[1]", "〔2〕", "（注）", "（注3）", "²", "#"])
def test_a_footnote_is_no_digit(mark: str) -> None:
    assert read_cell(f"12{mark}", "count").value == 12
    assert read_cell(mark, "count").state == "unreadable"


@pytest.mark.parametrize("text", ["1" * 1001, "1," * 400 + "1", "9" * 5000])
def test_endless_figures_are_refused(text: str) -> None:
    assert read_cell(text, "count").state == "unreadable"
    assert read_cell(text, "money").state == "unreadable"


@given(st.text(max_size=30), st.sampled_from(["count", "change", "money"]))
def test_any_text_has_a_state_and_only_numbers_have_a_value(text: str, kind: Kind) -> None:
    found = read_cell(text, kind)
    assert (found.value is not None) == (found.state in {"number", "doubtful"})
    assert found.value is None or any(c in text for c in "0123456789０１２３４５６７８９零〇○")


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("本年收费金额（单位：万元）", "万元"),
        ("采购总金额(元)", "元"),
        ("采购总金额", None),
        ("金额 单位:萬元", "万元"),
        ("收费（千元）", "千元"),
        ("本年收费金额（单位：万 元）", "万元"),
        ("本年收费金额（单位：\u3000万\n元）", "万元"),
        ("采购总金额（万\u00a0元）", "万元"),
    ],
)
def test_the_unit_of_a_head(head: str, unit: str | None) -> None:
    assert money_unit(head) == unit
