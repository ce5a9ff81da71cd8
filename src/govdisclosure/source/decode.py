"""Bytes to text: which encoding was chosen, why, and what could not be decoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from attrs import evolve, frozen

from govdisclosure.errors import UnknownEncodingError, WrongArgumentError

__all__ = ["REASONS", "Decoded", "codec_of", "decode"]


@frozen
class Decoded:
    """A text and how it was decoded.

    `encoding` is the codec, `reason` how it was chosen (one of `REASONS`), `broken` the number of places that
    the codec could not decode (each is U+FFFD in the text), `line` the line of the first of them.
    """

    text: str
    encoding: str
    reason: str
    broken: int = 0
    line: int | None = None


REASONS: Mapping[str, str] = {
    "argument": "调用者指定",
    "byte order mark": "字节顺序标记",
    "valid UTF-8": "全部字节均为有效的UTF-8",
    "nearly valid UTF-8": "绝大部分字节为有效的UTF-8",
    "zero bytes as of UTF-16": "零字节的位置与UTF-16相符",
    "declared by the page": "网页自行声明",
    "valid GB18030": "全部字节均为有效的GB18030",
    "Big5 gives words of a report, GB18030 none": "按Big5可得报告用语，按GB18030不能",
    "detected by charset-normalizer": "由charset-normalizer识别",
    "nothing better": "没有更合适的编码",
    "it breaks in the fewest places": "不能解码之处最少",
}
"""Why an encoding was chosen, in English and in Chinese."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DETECTED = 65536
FIRST = 16384
"""How far into a page its own word on its encoding is looked for (some put scripts first)."""

_meta = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?|\?xml\b[^>]{0,200}?)(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)


TEXT_CODECS = frozenset(
    (
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "gb18030", "big5hkscs", "euc_kr", "cp949"),
        *(
            "euc_jp",
            "iso2022_jp",
            "shift_jis",
            "cp932",
            "koi8-r",
            "koi8-u",
            "mac-roman",
            "mac-cyrillic",
            "cp866",
            "cp874",
            "tis-620",
        ),
        *(f"iso8859-{part}" for part in range(1, 17)),
        *(f"cp{page}" for page in range(1250, 1259)),
    )
)
"""The codecs of text that browsers know (Encoding Standard of the WHATWG), by Python's names: a page can declare no other."""

LABELS = {
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "csgb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "iso-ir-58": "gb18030",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1252": "cp1252",
}
"""Names of the standard that Python does not know."""


def decode(data: bytes, encoding: str | None = None, words: Sequence[str] = ()) -> Decoded:
    """Text of a page or a text file.

    In this order: the caller's `encoding`; a byte order mark; UTF-8 if the bytes are valid UTF-8 (no
    other Chinese text of some length is), whatever the page says; UTF-8 with a few broken places, as
    of a page that was cut; UTF-16 without a mark; what the page declares; GB18030, or Big5 (which is often
    valid GB18030 too) if it alone gives one of the `words`; what the library charset-normalizer (extra
    `detect`) finds. gb2312, gbk and cp936 are decoded as gb18030, which contains them. Raises
    `UnknownEncodingError` for an `encoding` that is none of text.
    """
    if encoding is not None:
        return _decoded(data, codec_of(encoding), "argument")
    for mark, codec in BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, "byte order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        found = _guess(data)
    if found.encoding == "gb18030" and words and not _holds(found.text, words):
        other = _decoded(data, "big5hkscs", "Big5 gives words of a report, GB18030 none")
        return other if _holds(other.text, words) else found
    return found


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _guess(data: bytes) -> Decoded:
    """The first candidate that decodes all bytes, else the one that breaks in the fewest places."""
    utf8 = _decoded(data, "utf-8", "nearly valid UTF-8")
    beyond_ascii = len(utf8.text) - len(utf8.text.encode("ascii", "ignore"))
    if utf8.broken * 50 <= beyond_ascii:
        return utf8
    tried: list[Decoded] = []
    for codec, reason in _candidates(data):
        tried.append(_decoded(data, codec, reason))
        if not tried[-1].broken:
            return tried[-1]
    best = min(tried, key=lambda decoded: decoded.broken)
    return evolve(best, reason="it breaks in the fewest places")


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    if wide := _utf16(data):
        yield wide, "zero bytes as of UTF-16"
    for name in _declared(data):
        if codec := _known(name):
            yield codec, "declared by the page"
    yield "gb18030", "valid GB18030"
    if detected := _detected(data[:DETECTED]):
        yield detected, "detected by charset-normalizer"
    yield "utf-8", "nothing better"


def _detected(data: bytes) -> str | None:
    """What charset-normalizer finds, where the extra `detect` is installed; few texts need it, so the first of them loads it."""
    try:
        best: Any = import_module("charset_normalizer").from_bytes(data).best()
    except ImportError:
        return None
    return None if best is None else best.encoding


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: markup and digits leave a zero byte at every other place."""
    head = data[:FIRST]
    if len(head) < 4 or head.count(0) < len(head) // 10:
        return None
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _declared(data: bytes) -> list[str]:
    """What the page says of itself, each name once: there are pages with two words on it."""
    names = (match[1].decode("ascii").lower() for match in _meta.finditer(data[:FIRST]))
    return list(dict.fromkeys(names))


def codec_of(name: str) -> str:
    """The codec for a name; the families of GB encodings and of Big5 are one each. Raises `UnknownEncodingError`."""
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("the name of an encoding", name)
    codec = LABELS.get(name.lower()) or _of_python(name)
    if codec in {"gb2312", "gbk", "hz"}:
        return "gb18030"
    if codec in {"big5", "cp950"}:
        return "big5hkscs"
    if codec not in TEXT_CODECS and codec not in {"utf-8-sig", "utf-32", "utf-32-le", "utf-32-be"}:
        raise UnknownEncodingError(name)
    return codec


def _of_python(name: str) -> str:
    """Python's name of a codec."""
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # a name with a null character is a ValueError
        raise UnknownEncodingError(name) from None


def _known(name: str) -> str | None:
    """The codec that a page means; one that says UTF-16 in bytes that can be read is none (browsers take UTF-8)."""
    try:
        codec = codec_of(name)
    except LookupError:
        return None
    return None if codec.startswith("utf-16") else codec


def _decoded(data: bytes, codec: str, reason: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec, reason)
    except UnicodeError:
        text = data.decode(codec, errors="replace")
    line = text.count("\n", 0, max(text.find("\ufffd"), 0)) + 1
    return Decoded(text, codec, reason, max(text.count("\ufffd"), 1), line)
