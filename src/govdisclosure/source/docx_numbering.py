"""What a Word file says beside its text: the numbers that Word counts itself (一、 （一） 1.), and hidden styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import define, field, frozen

from govdisclosure.source.docx_parts import Element

__all__ = ["NS", "Numbering", "Styles", "is_on", "value"]

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

MAX_CHAIN = 20
"""Styles that a style may rest on, one on the other: Word itself allows eleven."""

MAX_TEXT = 40
"""Characters around the number of a level: 第%1部分、 is long."""

LEVELS = 9
"""Levels of a list, as the standard has them."""

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEGAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_place = re.compile("%([1-9])")


def value(element: Element | None, name: str) -> str | None:
    """Return the value of a child such as `<w:start w:val="3"/>`, or None."""
    child = None if element is None else element.find(NS + name)
    return None if child is None else child.get(NS + "val", "")


def is_on(element: Element | None, name: str) -> bool:
    """True if a property that is on or off is there and on."""
    stated = value(element, name)
    return stated is not None and stated not in {"0", "false", "off", "none"}


def _stands_beside(properties: Element | None) -> bool | None:
    """Return whether text is struck out or stands above or below the line; None if nothing is said of that."""
    if all(value(properties, name) is None for name in ("vertAlign", "strike", "dstrike")):
        return None
    moved = value(properties, "vertAlign") in {"superscript", "subscript"}
    return moved or is_on(properties, "strike") or is_on(properties, "dstrike")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < len("1000000000") else otherwise


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


@frozen
class Place:
    """A paragraph's place in a list: the list and the level; None for the level that its style has there."""

    list: str
    level: int | None = None


def _place_of(properties: Element | None) -> Place | None:
    numbers = None if properties is None else properties.find(NS + "numPr")
    if numbers is None:
        return None
    level = value(numbers, "ilvl")
    return Place(value(numbers, "numId") or "0", None if level is None else min(_number(level, 0), LEVELS - 1))


@define
class Styles:
    """What the styles say: which are hidden, and which count; each may rest on another."""

    above: dict[str, str] = field(factory=dict[str, str])
    hidden: dict[str, bool] = field(factory=dict[str, bool])
    beside: dict[str, bool] = field(factory=dict[str, bool])
    places: dict[str, Place] = field(factory=dict[str, Place])

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Return the styles of the part that holds them."""
        styles = cls()
        for style in () if root is None else root.findall(NS + "style"):
            name = style.get(NS + "styleId", "")
            styles.above[name] = value(style, "basedOn") or ""
            of_text = style.find(NS + "rPr")
            if value(of_text, "vanish") is not None:
                styles.hidden[name] = is_on(of_text, "vanish")
            if (stands := _stands_beside(of_text)) is not None:
                styles.beside[name] = stands
            if place := _place_of(style.find(NS + "pPr")):
                styles.places[name] = place
        return styles

    def is_hidden(self, name: str | None) -> bool:
        """True if text in this style is not shown."""
        return self._says(name, self.hidden)

    def hides(self, properties: Element) -> bool:
        """True if a run with these properties is not shown."""
        stated = value(properties, "vanish")
        return self.is_hidden(value(properties, "rStyle")) if stated is None else is_on(properties, "vanish")

    def sets_beside(self, properties: Element) -> bool:
        """True if a run with these properties is struck out, or stands above or below the line."""
        stated = _stands_beside(properties)
        return self._says(value(properties, "rStyle"), self.beside) if stated is None else stated

    def _says(self, name: str | None, told: Mapping[str, bool]) -> bool:
        return bool(told) and any(told[style] for style in self._chain(name, told)[:1])

    def place(self, name: str | None) -> Place | None:
        """Return the list and the level that a paragraph of this style has."""
        return next((self.places[style] for style in self._chain(name, self.places)), None)

    def _chain(self, name: str | None, told: Mapping[str, object]) -> list[str]:
        """Return the style and those that it rests on, as far as they say something."""
        chain: list[str] = []
        for _ in range(MAX_CHAIN):
            if not name:
                break
            chain.append(name)
            name = self.above.get(name)
        return [style for style in chain if style in told]


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
            numbering.levels[name] = dict(map(_level_of, kind.findall(NS + "lvl")))
        for one in root.findall(NS + "num"):
            number = one.get(NS + "numId", "")
            numbering.lists[number] = value(one, "abstractNumId") or ""
            numbering.restarts[number] = {
                _number(change.get(NS + "ilvl"), 0): _number(value(change, "startOverride"), 1)
                for change in one.findall(NS + "lvlOverride")
                if value(change, "startOverride") is not None
            }
        return numbering

    def count(self, properties: Element | None, styles: Styles) -> str:
        """Return the number that Word writes before a paragraph with these properties, and count on."""
        style = value(properties, "pStyle")
        place = _place_of(properties) or styles.place(style)
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
    start, text = _number(value(element, "start"), 1), (value(element, "lvlText") or "")[:MAX_TEXT]
    level = Level(start, value(element, "numFmt") or "decimal", text, value(element, "pStyle"))
    return _number(element.get(NS + "ilvl"), 0), level
