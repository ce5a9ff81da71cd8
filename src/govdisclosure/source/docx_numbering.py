"""The numbers that Word counts itself (一、 （一） 1.): people read them before a paragraph, in whose text they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import define, field, frozen

from govdisclosure.source.docx_parts import NS, Element
from govdisclosure.source.docx_styles import LEVELS, Styles, number_of, place_of, value

__all__ = ["Numbering"]


MAX_TEXT = 40
"""Characters around the number of a level: 第%1部分、 is long."""

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEGAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_place = re.compile("%([1-9])")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones or not tens else "")


def _roman(number: int) -> str:
    text = ""
    for sign, worth in _ROMAN:
        times, number = divmod(number, worth)
        text += sign * min(times, LEVELS)
    return text


def _letters(number: int) -> str:
    """Return a to z, then aa to zz, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, LEVELS)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), _chinese),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"), _circled),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % len(_STEMS)],
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_LEGAL),
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}
"""How a number is written, by Word's name for it; any other as digits."""

UNCOUNTED = frozenset({"bullet", "none"})


@frozen
class Level:
    """A level of a list: where it begins to count, how a number is written, what stands around it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None


@define
class Numbering:
    """The lists of a file, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(factory=dict[str, dict[int, Level]])
    lists: dict[str, str] = field(factory=dict[str, str])
    restarts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]])
    counts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]])

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Return the lists of the part that holds them."""
        numbering = cls()
        if root is None:
            return numbering
        for kind in root.findall(NS + "abstractNum"):
            name = kind.get(NS + "abstractNumId", "")
            numbering.levels[name] = dict(map(_level_of, kind.findall(NS + "lvl")[:LEVELS]))
        for one in root.findall(NS + "num"):
            number = one.get(NS + "numId", "")
            numbering.lists[number] = value(one, "abstractNumId") or ""
            numbering.restarts[number] = {
                number_of(change.get(NS + "ilvl"), 0): number_of(value(change, "startOverride"), 1)
                for change in one.findall(NS + "lvlOverride")
                if value(change, "startOverride") is not None
            }
        return numbering

    def count(self, properties: Element | None, styles: Styles) -> str:
        """Return the number that Word writes before a paragraph with these properties, and count on."""
        style = value(properties, "pStyle")
        place = place_of(properties) or styles.place(style)
        if place is None or place.list not in self.lists:
            return ""
        name = self.lists[place.list]
        levels = self.levels.get(name, {})
        at = place.level
        if at is None:
            at = next((number for number, level in levels.items() if level.style is not None and level.style == style), 0)
        self._step(name, place.list, at)
        return self._written(name, at)

    def _step(self, name: str, number: str, at: int) -> None:
        counts = self.counts.setdefault(name, {})
        for deeper in range(at + 1, LEVELS):
            counts.pop(deeper, None)
        restart = self.restarts.get(number, {}).pop(at, None)
        if restart is not None:
            counts[at] = restart
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = self.levels.get(name, {}).get(at, Level()).start

    def _written(self, name: str, at: int) -> str:
        levels, counts = self.levels.get(name, {}), self.counts[name]
        level = levels.get(at, Level())
        if level.format in UNCOUNTED:
            return ""

        def write(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            meant = levels.get(place, Level())
            return FORMATS.get(meant.format, str)(counts.get(place, meant.start))

        return _place.sub(write, level.text)


def _level_of(element: Element) -> tuple[int, Level]:
    """Return a level with its number."""
    start, text = number_of(value(element, "start"), 1), (value(element, "lvlText") or "")[:MAX_TEXT]
    level = Level(start, value(element, "numFmt") or "decimal", text, value(element, "pStyle"))
    return number_of(element.get(NS + "ilvl"), 0), level
