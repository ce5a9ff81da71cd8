"""The normal form of text in a record, and the compact form in which labels are compared."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["BLANKS", "compact", "fold_width", "normalise", "normalise_line", "unify_radicals"]

WIDE = 0xFEE0
"""How far the full-width form of an ASCII character stands behind it."""

_FREQUENT = tuple((wide, chr(ord(wide) - WIDE)) for wide in "，；：（）！？％")
_wide = re.compile("[\u3000！-～]")
BLANKS = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
LINE_ENDS = "\r\n\u000b\u000c\u001c-\u001e\u0085\u2028\u2029"

_lines = re.compile(f"[{LINE_ENDS}]+")
_blanks = re.compile(f"[{BLANKS}]+")
# Characters that nobody sees: controls, zero-width joiners, marks and controls of direction (which could
# turn what a terminal shows), soft hyphens, byte order marks, lone surrogates, noncharacters.
_unseen = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
_not_label = re.compile(r"[^0-9A-Za-z\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")

# What PDF extractors leave of a glyph whose code is a radical; NFKC folds the block of Kangxi
# radicals (U+2F00..), this the few of the supplement that fonts map common characters to.
_RADICALS = dict(zip("⺠⻚⻔⻋⻅⻓⻛⻢⻥⻩⻬⻮⻰⻉⻆⻘⻝⻜⻨⻁⺟⻤", "民页门车见长风马鱼黄齐齿龙贝角青食飞麦虎母鬼", strict=True))
_radical = re.compile(f"[\u2f00-\u2fd5{''.join(_RADICALS)}]")


def _unified(match: re.Match[str]) -> str:
    found = match.group()
    return _RADICALS.get(found) or unicodedata.normalize("NFKC", found)


def unify_radicals(text: str) -> str:
    """Radicals that stand for whole characters, as some PDF fonts make them, as those characters.

    >>> unify_radicals("盘⼭县⼈⺠政府")
    '盘山县人民政府'
    """
    return _radical.sub(_unified, text)


def fold_width(text: str) -> str:
    """Full-width ASCII as ASCII, of the same length; nothing else changes (a superscript is not a digit).

    >>> fold_width("（１２）²")
    '(12)²'
    """
    if text.isascii():
        return text
    for wide, narrow in _FREQUENT:  # three times as fast as to translate
        text = text.replace(wide, narrow)
    return _wide.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    return " " if match[0] == "\u3000" else chr(ord(match[0]) - WIDE)


def normalise_line(text: str) -> str:
    """One paragraph in normal form: NFC, nothing unseen, runs of blanks as one space."""
    visible = unicodedata.normalize("NFC", _unseen.sub("", text))
    return _blanks.sub(" ", visible).strip(" ")


def normalise(text: str) -> str:
    r"""Text in normal form: each paragraph as `normalise_line` gives it, joined by line breaks, none empty.

    Width of characters and punctuation stay as they are. Normalising twice changes nothing.

    >>> normalise("一　是，  做好\u200b公开。\r\n\r\n  二是")
    '一 是， 做好公开。\n二是'
    """
    lines = map(normalise_line, _lines.split(text))
    return "\n".join(line for line in lines if line)


def compact(text: str) -> str:
    """Only what tells one label from another: characters, letters and digits, width folded.

    >>> compact("（二） 部分公开（区分处理的，…）")
    '二部分公开区分处理的'
    """
    return _not_label.sub("", fold_width(text))
