r"""Pages within pages: HTML in the strings of JSON or of a script, HTML written with entities.

Content systems hand pages to the browser so, and scrapers save what they were handed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

__all__ = ["pages_within"]

# Every alternative takes what it has scanned, closed or not: no character is scanned twice.
_string = re.compile(r""""((?:[^"\\\n]|\\.)*+)"?|'((?:[^'\\\n]|\\.)*+)'?|`((?:[^`\\]|\\.)*+)`?""", re.DOTALL)
_escape = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_cell = re.compile(r"<t[dr]\b", re.IGNORECASE)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": ""}

MOST_STRINGS = 20
"""Strings of a script that are looked into, the longest first."""

DEEPEST = 50
"""Levels of JSON that are looked through."""


def pages_within(text: str) -> Iterator[tuple[str, int]]:
    """The pages with table cells that a text holds as strings, and the line on which each begins."""
    yield from ((page, 1) for page in _of_json(text))
    for quoted, start in sorted(_strings(text), key=lambda string: -len(string[0]))[:MOST_STRINGS]:
        page = _escape.sub(_unescaped, quoted)
        if _cell.search(page):
            yield page, text.count("\n", 0, start) + 1
    if "&lt;t" in text or "<![CDATA[" in text:
        page = unescape(text).replace("<![CDATA[", "").replace("]]>", "")
        if _cell.search(page):
            yield page, 1


def _of_json(text: str) -> Iterator[str]:
    """The strings with table cells of a JSON text, all of one object as one page."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in {"{", "["}:
        return
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    found = [page for page in _texts(data) if _cell.search(page)]
    if found:
        yield "\n".join(found)


def _texts(data: object) -> Iterator[str]:
    level = [data]
    for _ in range(DEEPEST):
        deeper: list[object] = []
        for value in level:
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                deeper += value.values()
            elif isinstance(value, list):
                deeper += value
        level = deeper


def _strings(text: str) -> Iterator[tuple[str, int]]:
    """The string literals of a script that may hold a table."""
    if "table" not in text and "\\u003ct" not in text:
        return
    for match in _string.finditer(text):
        quoted = match[1] or match[2] or match[3] or ""
        if len(quoted) > SHORTEST:
            yield quoted, match.start()


SHORTEST = 200
"""Characters that a page with a table of the form has at least."""


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        return chr(int(code, 16))
    return _SIMPLE.get(match[3], match[3])
