"""The normal form of text, the compact form of labels, widths."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.text.normal import BLANKS, compact, fold_width, normalise, normalise_line, unify_radicals
from govdisclosure.text.width import columns_of, width_of

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("　 \t\r\n\u2028\u0085\u200b\ufeff\u00ad甲，。（）１２é\u0301\u3099か"))
)


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TEXTS)
def test_what_a_normal_text_is(text: str) -> None:
    found = normalise(text)
    assert unicodedata.is_normalized("NFC", found)
    for line in found.split("\n") if found else []:
        assert line
        assert line == line.strip(" ")
        assert "  " not in line
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
        assert not any(c in "\u3000\u00a0\u200b\ufeff" for c in line)


@given(TEXTS)
def test_width_and_punctuation_stay(text: str) -> None:
    kept = [c for c in unicodedata.normalize("NFC", text) if 0xFF01 <= ord(c) <= 0xFF5E or "\u4e00" <= c <= "\u9fff"]
    assert [c for c in normalise(text) if 0xFF01 <= ord(c) <= 0xFF5E or "\u4e00" <= c <= "\u9fff"] == kept


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("一　是\r\n\r\n  二是 ", "一 是\n二是"),
        ("甲\u200b乙\ufeff丙\u00ad丁", "甲乙丙丁"),
        ("甲\x00\x07乙", "甲乙"),
        ("甲\u2028乙\u2029丙\u0085丁\x0b戊\x0c己", "甲\n乙\n丙\n丁\n戊\n己"),
        ("e\u0301", "é"),
        ("甲\u00a0\u2003\t乙", "甲 乙"),
        ("\u200f右\u200e\u202e", "右"),
        ("１２（a）", "１２（a）"),
        (" \n\u3000\n", ""),
        ("", ""),
    ],
)
def test_examples_of_the_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_a_line_is_one_paragraph() -> None:
    assert normalise_line(" 甲　 乙\u200b ") == "甲 乙"


@given(TEXTS)
def test_compact_keeps_no_sign_and_is_idempotent(text: str) -> None:
    found = compact(text)
    assert compact(found) == found
    assert all(c == "〇" or (c.isascii() and c.isalnum()) or ord(c) >= 0x3400 for c in found)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("（二） 部分公开", "二部分公开"),
        ("3.危及“三安全一稳定”", "3危及三安全一稳定"),
        ("规\n 章", "规章"),
        ("本年增/减", "本年增减"),
        ("Ａ１", "A1"),
        ("𠀋", "𠀋"),
    ],
)
def test_examples_of_compact(label: str, key: str) -> None:
    assert compact(label) == key


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_full_width_signs_are_folded_to_ascii(text: str) -> None:
    assert fold_width("".join(chr(ord(c) + 0xFEE0) for c in text)) == text
    assert fold_width(text) == text


def test_folding_leaves_superscripts_and_circles() -> None:
    assert fold_width("²①Ⅻ") == "²①Ⅻ"


def test_radicals_of_pdf_fonts() -> None:
    assert unify_radicals("⼀、⾏政⽂件，⺠政、⻋辆、⻓、⻅、⻚") == "一、行政文件，民政、车辆、长、见、页"
    assert unify_radicals("一、行政") == "一、行政"


@given(st.text(st.sampled_from("规a１ｱ\u0301, 一")))
def test_columns_of_a_terminal(text: str) -> None:
    widths = {"规": 2, "a": 1, "１": 2, "ｱ": 1, "\u0301": 0, ",": 1, " ": 1, "一": 2}
    assert columns_of(text) == [sum(widths[c] for c in text[:i]) for i in range(len(text) + 1)]
    assert width_of(text) == sum(widths[c] for c in text)


def test_blanks_are_those_that_pages_fill_cells_with() -> None:
    assert all(blank in BLANKS for blank in " \t\u00a0\u3000\u202f")
