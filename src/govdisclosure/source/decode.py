"""Bytes to text: which encoding was chosen, why, and what could not be decoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from attrs import evolve, frozen

try:
    from charset_normalizer import from_bytes as detect
except ImportError:  # the extra `detect`
    detect = None  # type: ignore[assignment]

__all__ = ["Decoded", "decode"]


@frozen
class Decoded:
    """A text and how it was decoded.

    `encoding` is the codec, `reason` how it was chosen (argument, byte order mark, declared, valid,
    detected, fewest breaks), `broken` the number of places that the codec could not decode (each is U+FFFD in the
    text), `line` the line of the first of them.
    """

    text: str
    encoding: str
    reason: str
    broken: int = 0
    line: int | None = None


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


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Text of a page or a text file.

    In this order: the caller's `encoding`; a byte order mark; UTF-8 if the bytes are valid UTF-8 (no
    other Chinese text of some length is), whatever the page says; UTF-8 with a few broken places, as
    of a page that was cut; UTF-16 without a mark; what the page declares; GB18030; what the library
    charset-normalizer (extra `detect`) finds. gb2312, gbk and cp936 are decoded as gb18030, which
    contains them. Raises `LookupError` for an `encoding` that Python does not know.
    """
    if encoding is not None:
        return _decoded(data, _codec(encoding), "argument")
    for mark, codec in BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, "byte order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        return _guess(data)


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
    return evolve(best, reason=f"{best.encoding} breaks in the fewest places")


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    if wide := _utf16(data):
        yield wide, "zero bytes as of UTF-16"
    for name in _declared(data):
        if codec := _known(name):
            yield codec, "declared by the page"
    yield "gb18030", "valid GB18030"
    if detect is not None and (best := detect(data[:DETECTED]).best()) is not None:
        yield best.encoding, "detected by charset-normalizer"
    yield "utf-8", "nothing better"


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


def _codec(name: str) -> str:
    """The codec for a name; the family of GB encodings is one."""
    codec = codecs.lookup(name).name
    return "gb18030" if codec in {"gb2312", "gbk", "hz"} else codec


def _known(name: str) -> str | None:
    try:
        codec = _codec(name)
        "".encode(codec)
    except LookupError:
        return None
    return codec


def _decoded(data: bytes, codec: str, reason: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec, reason)
    except UnicodeDecodeError:
        text = data.decode(codec, errors="replace")
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return Decoded(text, codec, reason, text.count("\ufffd"), line)
