"""The styles of a Word file, as far as they change what is read: hidden text, text beside the line, lists.

Also how a property is asked for: `<w:jc w:val="center"/>` is the value `center` of `jc`.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from govdisclosure.source.docx_parts import NS, Element

__all__ = ["LEVELS", "Place", "Styles", "child_of", "is_on", "number_of", "place_of", "value"]

MAX_CHAIN = 20
"""Styles that a style may rest on, one on the other: Word itself allows eleven."""

LEVELS = 9
"""Levels of a list, as the standard has them."""


def child_of(element: Element | None, name: str) -> Element | None:
    """Return the first child of Word with this name; a loop is ten times as fast as `find`, which parses a path."""
    if element is None:
        return None
    wanted = NS + name
    for child in element:
        if child.tag == wanted:
            return child
    return None


def value(element: Element | None, name: str) -> str | None:
    """Return the value of a child such as `<w:start w:val="3"/>`, or None."""
    child = child_of(element, name)
    return None if child is None else child.get(NS + "val", "")


def is_on(element: Element | None, name: str) -> bool:
    """True if a property that is on or off is there and on."""
    stated = value(element, name)
    return stated is not None and stated not in {"0", "false", "off"}


def _stands_beside(properties: Element | None) -> bool | None:
    """Return whether text is struck out or stands above or below the line; None if nothing is said of that."""
    if all(value(properties, name) is None for name in ("vertAlign", "strike", "dstrike")):
        return None
    moved = value(properties, "vertAlign") in {"superscript", "subscript"}
    return moved or is_on(properties, "strike") or is_on(properties, "dstrike")


def number_of(text: str | None, otherwise: int) -> int:
    """Return the whole number that a value states, or another where it states none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < len("1000000000") else otherwise


@frozen
class Place:
    """A paragraph's place in a list: the list and the level; None for the level that its style has there."""

    list: str
    level: int | None = None


def place_of(properties: Element | None) -> Place | None:
    """Return the place in a list that the properties of a paragraph or a style state."""
    numbers = child_of(properties, "numPr")
    if numbers is None:
        return None
    level = value(numbers, "ilvl")
    return Place(value(numbers, "numId") or "0", None if level is None else min(number_of(level, 0), LEVELS - 1))


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
            of_text = child_of(style, "rPr")
            if value(of_text, "vanish") is not None:
                styles.hidden[name] = is_on(of_text, "vanish")
            if (stands := _stands_beside(of_text)) is not None:
                styles.beside[name] = stands
            if place := place_of(child_of(style, "pPr")):
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
        return bool(told) and next((told[style] for style in self._chain(name, told)), False)

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
