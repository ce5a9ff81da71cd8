"""Bytes to text: which encoding is taken, and why."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import Message, read_html
from govdisclosure.source.decode import REASONS, decode

TEXT = "青河县人民政府办公室政府信息公开工作年度报告，共受理申请14件。\n" * 4
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20, max_size=60)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_decides_and_is_no_text(mark: bytes, codec: str) -> None:
    found = decode(mark + TEXT.encode(codec))
    assert (found.text, found.encoding, found.reason, found.broken) == (TEXT, codec, "byte order mark", 0)


@pytest.mark.parametrize("name", ["gb2312", "GBK", "cp936", "hz", "gb18030"])
def test_an_argument_of_the_gb_family_is_gb18030(name: str) -> None:
    found = decode("㵐村".encode("gb18030"), name)
    assert (found.text, found.encoding, found.reason) == ("㵐村", "gb18030", "argument")


def test_the_argument_wins_over_a_mark() -> None:
    assert decode(codecs.BOM_UTF8 + b"a", "latin-1").text == "ï»¿a"


def test_an_encoding_that_python_does_not_know_is_a_misuse() -> None:
    with pytest.raises(LookupError):
        decode(b"", "no-such-encoding")


def declared(name: str, *, style: str = "short") -> bytes:
    metas = {
        "short": f'<meta charset="{name}">',
        "bare": f"<meta charset={name}>",
        "long": f'<META content="text/html; charset={name}" http-equiv="Content-Type" />',
        "xml": f'<?xml version="1.0" encoding="{name}"?>',
    }
    return metas[style].encode()


@pytest.mark.parametrize(
    "name", ["undefined", "idna", "punycode", "rot13", "base64", "unicode_escape", "utf-7", "cp037", "utf-16"]
)
def test_a_page_declares_only_what_browsers_know(name: str) -> None:
    found = decode(declared(name) + TEXT.encode("gb18030"))
    assert (found.encoding, found.reason) == ("gb18030", "valid GB18030")


@pytest.mark.parametrize("name", ["undefined", "idna", "rot13", "base64", "unicode_escape"])
def test_an_encoding_that_is_none_of_text_is_a_misuse(name: str) -> None:
    with pytest.raises(LookupError):
        decode(b"a", name)


@pytest.mark.parametrize("name", ["x-gbk", "csGB2312", "chinese", "GB_2312-80"])
def test_names_of_the_standard_that_python_does_not_know(name: str) -> None:
    assert decode(declared(name) + TEXT.encode("gb18030")).reason == "declared by the page"


def test_big5_that_nobody_declares_is_told_by_words() -> None:
    text = "青河縣政府資訊公開工作年度報告，受理申請件數。" * 5
    data = text.encode("big5")
    assert data.decode("gb18030") != text  # valid by accident
    assert decode(data).encoding == "gb18030"
    found = decode(data, None, ("信息公开", "資訊公開"))
    assert (found.text, found.encoding, found.broken) == (text, "big5hkscs", 0)
    assert decode(TEXT.encode("gb18030"), None, ("信息公开", "資訊公開")).text == TEXT
    assert decode("没有这些字的文字。".encode("gb18030"), None, ("資訊公開",)).encoding == "gb18030"


@pytest.mark.parametrize("style", ["short", "bare", "long", "xml"])
def test_what_the_page_declares(style: str) -> None:
    found = decode(declared("gb2312", style=style) + TEXT.encode("gb18030"))
    assert (found.encoding, found.reason, found.broken) == ("gb18030", "declared by the page", 0)
    assert TEXT in found.text


def test_big5_is_taken_from_the_declaration() -> None:
    text = "政府資訊公開工作年度報告" * 5
    assert decode(declared("big5") + text.encode("big5")).text.endswith(text)


@pytest.mark.parametrize("words", [("utf-8", "gbk"), ("gbk", "utf-8"), ("no-such-encoding", "gbk")])
def test_of_two_words_the_one_that_holds(words: tuple[str, str]) -> None:
    found = decode(b"".join(map(declared, words)) + TEXT.encode("gb18030"))
    assert (found.encoding, found.broken) == ("gb18030", 0)


@pytest.mark.parametrize("name", ["gbk", "gb2312", "big5", "iso-8859-1"])
def test_valid_utf_8_is_utf_8_whatever_it_says(name: str) -> None:
    found = decode(declared(name) + TEXT.encode())
    assert (found.encoding, found.reason) == ("utf-8", "valid UTF-8")
    assert found.text.endswith(TEXT)


def test_a_declaration_behind_four_kilobytes_and_none_at_all() -> None:
    far = decode(b" " * 5000 + declared("gbk") + TEXT.encode("gb18030"))
    assert (far.encoding, far.reason) == ("gb18030", "declared by the page")
    none = decode(TEXT.encode("gb18030"))
    assert (none.encoding, none.reason, none.text) == ("gb18030", "valid GB18030", TEXT)


def test_a_broken_text_is_not_called_valid() -> None:
    found = decode(TEXT.encode("gb18030") + b"\xff" * 3)
    assert (found.encoding, found.broken) == ("gb18030", 3)
    assert found.reason == "it breaks in the fewest places"


@given(CHINESE)
def test_gb18030_and_utf_8_without_any_word(text: str) -> None:
    text = TEXT + text
    assert decode(text.encode()).text == text
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(codec: str) -> None:
    text = f"<html><body><table><tr><td>12</td></tr></table><p>{TEXT}</p></body></html>"
    found = decode(text.encode(codec))
    assert (found.encoding, found.text) == (codec, text)
    assert "UTF-16" in found.reason


@pytest.mark.parametrize("cut", [1, 2])
def test_a_text_cut_within_a_character(cut: int) -> None:
    found = decode(TEXT.encode()[: -cut - 1])
    assert (found.encoding, found.broken) == ("utf-8", 1)
    assert found.line == 4
    assert found.text[:-1] == TEXT[:-2]


def test_broken_bytes_are_counted_with_the_line_of_the_first() -> None:
    data = (TEXT * 20).encode().split(b"\n")
    data[6] = data[6][:9] + b"\xff" + data[6][9:]
    data[30] = b"\xfe" + data[30]
    found = decode(b"\n".join(data))
    assert (found.encoding, found.broken, found.line) == ("utf-8", 2, 7)
    assert found.text.count("\ufffd") == 2


def test_what_is_said_of_an_encoding_is_in_one_language() -> None:
    page = '<meta charset="big5"><p>政府資訊公開</p>'.encode("big5")
    (told,) = [one.message for one in read_html(page).diagnostics if one.code == "parse-encoding"]
    assert told == Message("按 big5hkscs 解码（网页自行声明）", "decoded as big5hkscs (declared by the page)")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    found = decode(data)
    assert found.reason in REASONS
    assert found.broken == 0 or "\ufffd" in found.text
    assert (found.line is None) == (found.broken == 0)


def test_the_replacement_character_of_the_source_itself_is_no_broken_byte() -> None:
    assert decode("甲\ufffd乙".encode()).broken == 0
