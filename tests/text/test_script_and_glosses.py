"""Traditional script and pinyin glosses: the decision for a document, and its text without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.text.script import is_traditional, to_simplified, to_traditional, without_glosses

SIMPLIFIED = "政府信息公开工作年度报告,本年收费,处理数量,总计,请求,诉讼结果,规章,机关,业务,责任,条例,答复,维持,审结"
TRADITIONAL = "政府信息公開工作年度報告,本年收費,處理數量,總計,請求,訴訟結果,規章,機關,業務,責任,條例,答復,維持,審結"


def test_the_script_of_a_document() -> None:
    assert is_traditional(TRADITIONAL)
    assert not is_traditional(SIMPLIFIED)
    assert not is_traditional("")
    assert not is_traditional("乾县於潜镇" + SIMPLIFIED)


@pytest.mark.parametrize(("text", "traditional"), [("開开", False), ("開開开", True), ("開數开数", False), ("公開", True)])
def test_more_of_the_one_than_of_the_other(text: str, traditional: bool) -> None:
    assert is_traditional(text) == traditional


@given(st.lists(st.sampled_from(["於潜镇", "乾县", "書畫", "「開」", "數"]), max_size=4))
def test_a_few_traditional_characters_make_no_traditional_document(names: list[str]) -> None:
    assert not is_traditional("".join([*names, SIMPLIFIED]))


def test_the_one_script_becomes_the_other() -> None:
    assert to_simplified(TRADITIONAL) == SIMPLIFIED
    assert to_simplified(to_traditional(SIMPLIFIED)) == SIMPLIFIED
    assert to_simplified("乾隆") == "乾隆"


def test_long_texts_are_converted_as_short_ones() -> None:
    assert to_simplified(TRADITIONAL * 9) == SIMPLIFIED * 9


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("規(guī)章", "規章"),
        ("發（fā）件數(shù)", "發件數"),
        ("公(gōng)(gōng)開(kāi)", "公開"),
        ("結轉(zhuǎn)", "結轉"),
        ("略(lüè)", "略"),
    ],
)
def test_a_tone_always_makes_a_gloss(text: str, plain: str, sure: bool) -> None:
    assert without_glosses(text, toneless=sure) == plain


@pytest.mark.parametrize(
    ("text", "toneless", "toned"),
    [
        ("公(gong)開", "公開", "公(gong)開"),
        ("國(guo)政(zheng)(zheng)府(fu)(fu)(fu)", "國政府", "國(guo)政(zheng)(zheng)府(fu)(fu)(fu)"),
        ("方案(an)", "方案", "方案(an)"),
    ],
)
def test_a_syllable_without_tone_only_where_the_document_is_sure_to_have_them(text: str, toneless: str, toned: str) -> None:
    assert without_glosses(text, toneless=True) == toneless
    assert without_glosses(text, toneless=False) == toned


@pytest.mark.parametrize(
    "text", ["文件(doc)", "平台(app)", "(PDF)", "（一）", "(2)", "规章(县级无此项)", "(http)", "((", "甲(bcd)", "(xyz)"]
)
def test_what_is_no_gloss_stays(text: str) -> None:
    assert without_glosses(text, toneless=False) == text
    assert without_glosses(text, toneless=True) == text


@given(st.lists(st.tuples(st.sampled_from("规章公开处理总计"), st.sampled_from(["", "(guī)", "（zhǎng）", "(kāi)(kāi)"]))))
def test_glosses_go_and_all_else_stays(pieces: list[tuple[str, str]]) -> None:
    assert without_glosses("".join(a + b for a, b in pieces), toneless=False) == "".join(a for a, _ in pieces)
