"""Damage to a text or a page: one thing lost, doubled or cut off in its tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

__all__ = ["DAMAGES", "damage"]

_figure = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_figure_of_page = re.compile(r"(?<=>)\d[\d,.]*(?=<)")
_label = re.compile(r"[\u4e00-\u9fff（）()“”、，\d.]{4,}")
_label_of_page = re.compile(r"(?<=>)[\u4e00-\u9fff（）()“”、，\d.]{4,}(?=<)")
_cell = re.compile(r"<(t[dh])\b[^>]*>(?:(?!<t[dhr]\b|</t[dh]>|</tr>|</table>).)*(?:</\1>)?", re.DOTALL | re.IGNORECASE)
_row = re.compile(r"<tr>.*?(?=<tr>|</table>|</tbody>)", re.DOTALL | re.IGNORECASE)


_bordered = re.compile(r"[^\n|\t,]*[|\t,]")


def _is_page(text: str) -> bool:
    return "<tr>" in text


def _twice(text: str, rng: Random, pattern: re.Pattern[str]) -> str:
    return _replace(text, rng, pattern, lambda found: found + found)


def _gone(text: str, rng: Random, pattern: re.Pattern[str]) -> str:
    return _replace(text, rng, pattern, lambda _: "")


def _replace(text: str, rng: Random, pattern: re.Pattern[str], how: Callable[[str], str]) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    chosen = rng.choice(found)
    return text[: chosen.start()] + how(chosen.group()) + text[chosen.end() :]


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _line_lost(text: str, rng: Random) -> str:
    if _is_page(text):
        return _gone(text, rng, _row)
    lines = _lines(text)
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _line_twice(text: str, rng: Random) -> str:
    if _is_page(text):
        return _twice(text, rng, _row)
    lines = _lines(text)
    place = rng.randrange(len(lines))
    return "\n".join([*lines[: place + 1], *lines[place:]])


def _figure_lost(text: str, rng: Random) -> str:
    return _gone(text, rng, _figure_of_page if _is_page(text) else _figure)


def _figure_twice(text: str, rng: Random) -> str:
    return _replace(text, rng, _figure_of_page if _is_page(text) else _figure, lambda found: f"{found} {found}")


def _label_lost(text: str, rng: Random) -> str:
    return _gone(text, rng, _label_of_page if _is_page(text) else _label)


def _label_twice(text: str, rng: Random) -> str:
    return _replace(text, rng, _label_of_page if _is_page(text) else _label, lambda found: f"{found} {found}")


def _cell_lost(text: str, rng: Random) -> str:
    """A cell lost with its border: in a page a td, in a text what a separator ends."""
    return _gone(text, rng, _cell if _is_page(text) else _bordered)


def _cell_twice(text: str, rng: Random) -> str:
    return _twice(text, rng, _cell if _is_page(text) else _bordered)


def _cut(text: str, rng: Random) -> str:
    """All behind a line is lost."""
    lines = _lines(text)
    return "\n".join(lines[: rng.randrange(len(lines) // 2, len(lines))])


def _thinned(text: str, _rng: Random) -> str:
    """Lines that stood before are lost, as cleaners do that take them for running heads."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in _lines(text):
        if not line.strip() or line not in seen:
            kept.append(line)
        seen.add(line)
    return "\n".join(kept)


def _page_number(text: str, rng: Random) -> str:
    lines = _lines(text)
    place = rng.randrange(len(lines))
    return "\n".join([*lines[:place], rng.choice(("— 3 —", "3", "第 3 页")), *lines[place:]])


DAMAGES: dict[str, Callable[[str, Random], str]] = {
    "line lost": _line_lost,
    "line twice": _line_twice,
    "figure lost": _figure_lost,
    "figure twice": _figure_twice,
    "label lost": _label_lost,
    "label twice": _label_twice,
    "cell lost": _cell_lost,
    "cell twice": _cell_twice,
    "cut": _cut,
    "thinned": _thinned,
    "page number": _page_number,
}
"""The kinds of damage by name."""


def damage(kind: str, text: str, rng: Random) -> str:
    """Return the text with its tables damaged: what stands between the titles of sections two and five."""
    start = text.find("二、主动公开")
    end = text.find("五、存在")
    if start < 0 or end < 0:
        return DAMAGES[kind](text, rng)
    changed = DAMAGES[kind](text[start:end], rng)
    return text[:start] + changed + ("" if kind == "cut" else text[end:])
