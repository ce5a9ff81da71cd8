"""What a cell's text states, sign by sign: marks, units, footnotes, limits of length."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdisclosure.schema import Kind, Money
from govdisclosure.text.normal import BLANKS, compact, normalise, normalise_line, unify_radicals
from govdisclosure.text.numbers import CellNumber, money_unit, read_cell
from govdisclosure.text.width import columns_of, width_of

KINDS: tuple[Kind, ...] = ("count", "change", "money")
SIGNS = "/ // \\ ∕ ╱ ~ - -- --- ---- — —— ——— – ― ─ ── _ __ ／ ＼ － ～ ＿ − ﹣"
WORDS = "无 無 空 空白 没有 暂无 无数据 无此项 無此項 不适用 不適用 不涉及 未涉及 N/A NA n/a Ｎ／Ａ"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", [*SIGNS.split(" ")[:-2], *WORDS.split(" ")])
def test_every_mark_for_none(mark: str, kind: Kind) -> None:
    assert read_cell(mark, kind) == CellNumber("mark", None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["有", "///", "-----", "——————", "n", "na", "无1", "?", "?? ", "\ufffd", "件", "元", "〇〇"])
def test_what_is_neither_a_number_nor_a_mark(text: str, kind: Kind) -> None:
    assert read_cell(text, kind) == CellNumber("unreadable", None)


@pytest.mark.parametrize("blank", [*" \t\r\n\u00a0\u1680\u2000\u2009\u200a\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"])
def test_blanks_and_signs_that_nobody_sees_at_the_edges(blank: str) -> None:
    assert read_cell(blank, "count") == CellNumber("blank", None)
    assert read_cell(f"{blank * 2}12{blank * 2}", "count") == CellNumber("number", 12)
    assert read_cell(f"{blank}无{blank}", "count") == CellNumber("mark", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((f"12{unit}", 12) for unit in ("件", "项", "個", "个", "条", "次", "宗", "份", "起", "人", "人次", "件次")),
        *((f"{zero}", 0) for zero in "零〇○"),
        *((f"{dash}12", -12) for dash in "-−﹣‐‑－"),
        *((f"{plus}12", 12) for plus in "+﹢＋"),
        *((f"1{sep}234{sep}567", 1234567) for sep in ",'，"),
        *(("007", 7), ("+0", 0), ("-0", 0), ("1234", 1234), ("999,999", 999999)),
    ],
)
def test_whole_numbers_as_people_write_them(text: str, value: int) -> None:
    assert read_cell(text, "count") == CellNumber("number", value)
    assert read_cell(text, "change") == CellNumber("number", value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1,23",
            "12,34",
            "1,2345",
            "1234,567",
            "1,234 567",
            "1 234",
            "1\u00a0234",
            "1\u202f234",
            "1\u2009234",
            "1\n234",
            "1,,234",
            ",123",
            "123,",
            "1 2",
            "12 3",
            "1'23",
        ),
        *("--1", "+-1", "1-", "1+", "- 1", "１２件件", "12 件", "件12", "12元", "¥12", "零零", "零件", "1.0", "1.", ".1", "1e3"),
        *("٣", "²", "①", "Ⅻ", "十", "十二", "3~5", "约3", "3多"),
    ],
)
def test_what_is_no_whole_number(text: str) -> None:
    assert read_cell(text, "count") == CellNumber("unreadable", None)
    assert read_cell(text, "change") == CellNumber("unreadable", None)


@pytest.mark.parametrize(
    "footnote",
    [*"①⑳*※†‡#¹²³⁴⁹⁰", "**", "※①", "[1]", "[12]", "[①]", "[*]", "[※]", "〔1〕", "〔12〕", "(注)", "(注1)", "（注12）", "¹²"],
)
def test_footnotes_behind_a_figure(footnote: str) -> None:
    assert read_cell(f"12{footnote}", "count") == CellNumber("number", 12)
    assert read_cell(f"1.5{footnote}", "money", "元") == CellNumber("number", Money(Decimal("1.5"), "元"))
    assert read_cell(f"{footnote}12", "count").state == "unreadable"


@pytest.mark.parametrize(
    "text", ["12[123]", "12〔123〕", "12(注123)", "12[]", "12〔〕", "12(1)", "12[1", "12(注", "12①3", "12*3", "12㉑"]
)
def test_what_is_no_footnote(text: str) -> None:
    assert read_cell(text, "count").state == "unreadable"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((f"{word}12", 12) for word in ("增", "增加", "↑")),
        *((f"{word}12", -12) for word in ("减", "减少", "減", "減少", "↓")),
    ],
)
def test_changes_in_words(text: str, value: int) -> None:
    assert read_cell(text, "change") == CellNumber("number", value)
    assert read_cell(text, "count").state == "unreadable"
    assert read_cell(text, "money").state == "unreadable"


@pytest.mark.parametrize("text", ["增", "增-1", "增加", "增12件", "减少 12", "12增", "增增1", "增1.5", "少1", "加1"])
def test_what_is_no_change(text: str) -> None:
    assert read_cell(text, "change") == CellNumber("unreadable", None)


@pytest.mark.parametrize("before", ["?", "??", "? ", "\ufffd", "\ufffd \ufffd", "?\u00a0", "？"])
def test_a_figure_behind_what_a_wrong_encoding_left_is_doubtful(before: str) -> None:
    assert read_cell(f"{before}12", "count") == CellNumber("doubtful", 12)
    assert read_cell(f"{before}-12", "change") == CellNumber("doubtful", -12)
    assert read_cell(f"{before}1.5元", "money") == CellNumber("doubtful", Money(Decimal("1.5"), "元"))
    assert read_cell(f"{before}1.5", "money", "万元") == CellNumber("doubtful", Money(Decimal("1.5"), "万元"))
    assert read_cell(f"{before}1.5", "count") == CellNumber("unreadable", None)
    assert read_cell(f"{before}/", "count") == CellNumber("unreadable", None)
    assert read_cell(f"{before}", "count") == CellNumber("unreadable", None)
    assert read_cell(f"12{before}", "count") == CellNumber("unreadable", None)


UNITS = ("元", "百元", "千元", "万元", "十万元", "百万元", "千万元", "亿元")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("amount", ["12", "1,234.50", "-0.5", "+3", "0", "0.000"])
def test_money_with_its_unit(amount: str, unit: str) -> None:
    plain = Decimal(amount.replace(",", ""))
    found = read_cell(f"{amount}{unit}", "money", "千元")
    assert found == CellNumber("number", Money(plain, unit))
    assert isinstance(found.value, Money)
    assert str(found.value.amount) == str(plain)
    assert read_cell(amount, "money", unit) == CellNumber("number", Money(plain, unit))
    assert read_cell(amount, "money") == CellNumber("number", Money(plain, None))
    assert money_unit(f"采购总金额（单位：{unit}）") == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((f"{sign}12元", "12元") for sign in ("¥", "￥", "人民币")),
        *((f"12元{end}", "12元") for end in ("整", "人民币")),
        *(("3萬元", "3万元"), ("3億元", "3亿元"), ("3圆", "3元"), ("3萬圓", "3万元"), ("3亿圆", "3亿元"), ("¥12", "12")),
    ],
)
def test_money_as_people_write_it(text: str, value: str) -> None:
    found = read_cell(text, "money")
    assert found.state == "number"
    assert str(found.value) == value


@pytest.mark.parametrize("zero", "零〇○")
def test_zero_as_a_character_is_money_of_the_head(zero: str) -> None:
    assert read_cell(zero, "money", "万元") == CellNumber("number", Money(Decimal(0), "万元"))
    assert read_cell(zero, "money") == CellNumber("number", Money(Decimal(0), None))


@pytest.mark.parametrize(
    "text",
    [
        "12万",
        "12件",
        "元12",
        "12.元",
        "12元元",
        "¥¥12",
        "12元角",
        "1.5.5",
        "12.3,4",
        "$12",
        "12美元",
        "12  元",
        "٣",
        "٣元",
        "1.٣",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert read_cell(text, "money", "元") == CellNumber("unreadable", None)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("采购总金额（萬圓）", "万元"),
        ("本年收费金额\n(单位: 万 元)", "万元"),
        ("收费金额 万\n元", "万元"),
        ("金额：亿元，件数", "亿元"),
        ("金额(单位:元)", "元"),
        ("金额", None),
        ("", None),
        ("金额（万）", None),
    ],
)
def test_the_unit_that_a_head_prints(head: str, unit: str | None) -> None:
    assert money_unit(head) == unit


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_of_1000_digits_is_read_and_a_longer_one_is_not(kind: Kind) -> None:
    found = read_cell("7" * 1000, kind)
    assert found.value == (Money(Decimal("7" * 1000), None) if kind == "money" else int("7" * 1000))
    assert read_cell("7" * 1001, kind) == CellNumber("unreadable", None)


@pytest.mark.parametrize("length", range(60, 70))
def test_no_length_is_special_to_a_reader(length: int) -> None:
    assert read_cell("7" * length, "count") == CellNumber("number", int("7" * length))
    assert read_cell("7" * length, "money", "元") == CellNumber("number", Money(Decimal("7" * length), "元"))


# text ------------------------------------------------------------------------------------------------------


UNSEEN = [*range(0x09), *range(0x0E, 0x1C), 0x1F, 0x7F, 0x84, 0x86, 0x9F, 0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF]
UNSEEN += [0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF]
ENDS = [0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029]
SPACES = [0x20, 0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]


@pytest.mark.parametrize("code", UNSEEN)
def test_signs_that_nobody_sees_go(code: int) -> None:
    assert normalise(f"甲{chr(code)}乙") == "甲乙"
    assert normalise_line(chr(code)) == ""


@pytest.mark.parametrize("code", ENDS)
def test_every_line_end_ends_a_paragraph(code: int) -> None:
    assert normalise(f"甲{chr(code)}{chr(code)} 乙") == "甲\n乙"


@pytest.mark.parametrize("code", SPACES)
def test_every_blank_is_a_space(code: int) -> None:
    assert normalise(f"{chr(code)}甲{chr(code)}{chr(code)} 乙{chr(code)}") == "甲 乙"
    assert chr(code) in BLANKS


def test_there_are_no_other_blanks() -> None:
    assert sorted(map(ord, BLANKS)) == sorted(SPACES)


@pytest.mark.parametrize("code", [0x7, 0x1B, 0x9B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_controls_and_marks_of_direction_leave(code: int) -> None:
    """ESC, BEL, C1, and all that the contract names of direction: a terminal obeys them."""
    assert normalise(f"甲{chr(code)}乙") == "甲乙"


@pytest.mark.parametrize("code", [0x2010, 0x2027, 0x2065, 0x206A, 0x200A + 6, 0xFDCF, 0xFDF0, 0xFFFD, 0x3001])
def test_neighbours_of_the_unseen_stay(code: int) -> None:
    assert normalise(f"甲{chr(code)}乙") == f"甲{chr(code)}乙"


@pytest.mark.parametrize("text", ["0", "9", "A", "Z", "a", "z", "〇", "㐀", "䶿", "一", "鿿", "\U00020000", "\U0003ffff"])
def test_what_labels_are_made_of(text: str) -> None:
    assert compact(f"（{text}）") == text


@pytest.mark.parametrize(
    "text", ["、", "。", "\u3006", "\u3008", "\u33ff", "\u4dc0", "\ua000", "\U00040000", "é", "-", "@", "[", "`", "{", ":"]
)
def test_what_labels_are_not_made_of(text: str) -> None:
    assert compact(f"规{text}章") == "规章"


def test_radicals_become_the_characters_that_they_look_like() -> None:
    supplement = "⺠⻚⻔⻋⻅⻓⻛⻢⻥⻩⻬⻮⻰⻉⻆⻘⻝⻜⻨⻁⺟⻤"
    assert unify_radicals(supplement) == "民页门车见长风马鱼黄齐齿龙贝角青食飞麦虎母鬼"
    assert unify_radicals("⼀⼈⾏⿕") == "一人行龠"
    assert unify_radicals("\u2eff\u2fd6⻊") == "\u2eff\u2fd6⻊"


@pytest.mark.parametrize(
    ("char", "width"), [("a", 1), ("规", 2), ("，", 2), ("１", 2), ("ｱ", 1), ("é", 1), ("\u0301", 0), ("·", 1), ("①", 1)]
)
def test_the_columns_that_a_character_takes(char: str, width: int) -> None:
    assert columns_of(f"{char}x") == [0, width, width + 1]
    assert width_of(f"规{char}") == 2 + width
    assert width_of(char) == width
