"""The numbers that Word counts itself (一、 （一） 1.): people read them before a paragraph, in whose text they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import define, evolve, field, frozen

from govdisclosure.source.docx_parts import NS, Element
from govdisclosure.source.docx_styles import LEVELS, Styles, child_of, is_on, number_of, value

__all__ = ["Numbering"]


MAX_TEXT = 40
"""Characters around the number of a level: 第%1部分、 is long."""

_DIGITS = "零一二三四五六七八九"
_IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")
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
    "ideographDigital": lambda number: str(number).translate(_IDEOGRAPHS),
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
    """A level of a list: where it begins to count, how a number is written, what stands around it.

    `restart` is the number of levels above after which it begins again (0: never); None for any. `legal`: all in digits.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False


ANY = Level()


@define
class Numbering:
    """The lists of a file, by name: their levels, the counters that several may share, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(factory=dict[str, dict[int, Level]])
    counters: dict[str, str] = field(factory=dict[str, str])
    restarts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]])
    counts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]])

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Return the lists of the part that holds them."""
        numbering = cls()
        kinds = [] if root is None else root.findall(NS + "abstractNum")
        levels = {_name(kind): dict(map(_level_of, kind.findall(NS + "lvl")[:LEVELS])) for kind in kinds}
        meant = {value(kind, "styleLink"): _name(kind) for kind in kinds}
        # one that only names a style of lists is that which the style names
        same = {_name(kind): meant.get(link) for kind in kinds if (link := value(kind, "numStyleLink")) is not None}
        for one in [] if root is None else root.findall(NS + "num"):
            counter = value(one, "abstractNumId") or ""
            counter = same.get(counter) or counter
            numbering._add(one, counter, levels.get(counter, {}))
        return numbering

    def _add(self, one: Element, counter: str, levels: dict[int, Level]) -> None:
        """Add a list, which may change some of its levels."""
        name = one.get(NS + "numId", "")
        changes = one.findall(NS + "lvlOverride")
        levels = dict(levels) if changes else levels
        self.counters[name], self.levels[name] = counter, levels
        for change in changes:
            at = number_of(change.get(NS + "ilvl"), 0)
            own = child_of(change, "lvl")
            if own is not None:
                levels[at] = _level_of(own)[1]
            start = value(change, "startOverride")
            if start is not None:
                first = self.restarts.setdefault(name, {})[at] = number_of(start, 1)
                levels[at] = evolve(levels.get(at, ANY), start=first)

    def count(self, properties: Element | None, styles: Styles) -> str:
        """Return the number that Word writes before a paragraph with these properties, and count on."""
        place = styles.place(properties)
        if place is None or place.list not in self.levels:
            return ""
        levels = self.levels[place.list]
        at = place.level
        if at is None:
            chain = styles.chain(styles.of_paragraph(properties))
            at = next((number for style in chain for number, level in levels.items() if level.style == style), 0)
        counts = self.counts.setdefault(self.counters[place.list], {})
        self._step(counts, levels, self.restarts.get(place.list, {}), at)
        return _written(counts, levels, at)

    def _step(self, counts: dict[int, int], levels: Mapping[int, Level], restarts: dict[int, int], at: int) -> None:
        for deeper in range(at + 1, LEVELS):
            restart = levels.get(deeper, ANY).restart
            if restart is None or at < restart:
                counts.pop(deeper, None)
        if at in restarts:
            counts[at] = restarts.pop(at)
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = levels.get(at, ANY).start


def _written(counts: Mapping[int, int], levels: Mapping[int, Level], at: int) -> str:
    level = levels.get(at, ANY)
    if level.format in UNCOUNTED:
        return ""

    def write(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        meant = levels.get(place, ANY)
        kind = "decimal" if level.legal else meant.format
        return FORMATS.get(kind, str)(counts.get(place, meant.start))

    return _place.sub(write, level.text)


def _name(kind: Element) -> str:
    return kind.get(NS + "abstractNumId", "")


def _level_of(element: Element) -> tuple[int, Level]:
    """Return a level with its number."""
    restart = value(element, "lvlRestart")
    level = Level(
        start=number_of(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:MAX_TEXT],
        style=value(element, "pStyle"),
        restart=None if restart is None else number_of(restart, LEVELS),
        legal=is_on(element, "isLgl"),
    )
    return number_of(element.get(NS + "ilvl"), 0), level
