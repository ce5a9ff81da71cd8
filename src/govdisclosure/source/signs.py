"""The signs of the flat page: noncharacters, which no text may contain, for all that is no text (see `flat`)."""

from __future__ import annotations

import re

__all__ = [
    "BOX",
    "BOX_END",
    "BREAK",
    "CELL",
    "CELL_END",
    "KEPT_BLANK",
    "KEPT_TAB",
    "NOTE",
    "NOTE_END",
    "ROW",
    "SPANS_END",
    "TABLE",
    "TABLE_END",
    "without_signs",
]

TABLE, TABLE_END, ROW, CELL, SPANS_END, CELL_END = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5"
BREAK, BOX, BOX_END, NOTE, NOTE_END = "\ufdd7\ufdd8\ufdd9\ufdda\ufddb"
KEPT_TAB, KEPT_BLANK = "\ufddc\ufddd"
"""White space of elements that keep it (pre)."""

_NUMBERS = b"(?:x0{0,20}+fd[de][0-9a-f]|0{0,20}+(?:6497[6-9]|649[89][0-9]|6500[0-7]))"
_signs = re.compile(b"\xef\xb7[\x90-\xaf]|&#" + _NUMBERS + b"(?![0-9a-f]);?", re.IGNORECASE)


def without_signs(text: str) -> bytes:
    """Return a text for parsers: in UTF-8, without NUL, at which libxml2 stops, and without the signs of the flat page."""
    data = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    return _signs.sub(b"", data) if b"\xef\xb7" in data or b"&#" in data else data
