"""The styles of a Word file, as far as they change what is read: hidden text, text beside the line, lists.

Also how a property is asked for: `<w:jc w:val="center"/>` is the value `center` of `jc`.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from govdisclosure.source.docx_parts import NS, Element

__all__ = ["LEVELS", "Place", "Styles", "child_of", "is_on", "number_of", "value"]

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


ON = ("1", "true", "on")
"""How an attribute says that it holds."""


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
    """A paragraph's place in a list: the list and the level; None for what its style says."""

    list: str | None
    level: int | None = None


def place_of(properties: Element | None) -> Place | None:
    """Return the place in a list that the properties of a paragraph or a style state."""
    numbers = child_of(properties, "numPr")
    if numbers is None:
        return None
    level = value(numbers, "ilvl")
    return Place(value(numbers, "numId"), None if level is None else min(number_of(level, 0), LEVELS - 1))


@define
class Styles:
    """What the styles say: which are hidden, and which count; each may rest on another.

    `usual` is the style of paragraphs that name none; `all_hidden`: what no style shows is hidden.
    """

    usual: str = ""
    all_hidden: bool = False
    above: dict[str, str] = field(factory=dict[str, str])
    hidden: dict[str, bool] = field(factory=dict[str, bool])
    beside: dict[str, bool] = field(factory=dict[str, bool])
    places: dict[str, Place] = field(factory=dict[str, Place])

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Return the styles of the part that holds them."""
        styles = cls()
        defaults = child_of(child_of(child_of(root, "docDefaults"), "rPrDefault"), "rPr")
        styles.all_hidden = is_on(defaults, "vanish")
        for style in () if root is None else root.findall(NS + "style"):
            name = style.get(NS + "styleId", "")
            if style.get(NS + "default") in ON and style.get(NS + "type") == "paragraph":
                styles.usual = name
            styles.above[name] = value(style, "basedOn") or ""
            of_text = child_of(style, "rPr")
            if value(of_text, "vanish") is not None:
                styles.hidden[name] = is_on(of_text, "vanish")
            if (stands := _stands_beside(of_text)) is not None:
                styles.beside[name] = stands
            if place := place_of(child_of(style, "pPr")):
                styles.places[name] = place
        return styles

    def of_paragraph(self, properties: Element | None) -> str:
        """Return the style of a paragraph with these properties."""
        return value(properties, "pStyle") or self.usual

    def hides(self, properties: Element | None, paragraph: str) -> bool:
        """True if a run with these properties, in a paragraph of this style, is not shown.

        What the run says itself holds. Else a style of text that hides shows what the style of the paragraph hides.
        """
        if value(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        by_text = self._says(value(properties, "rStyle"), self.hidden)
        return self.all_hidden or by_text != self._says(paragraph, self.hidden)

    def sets_beside(self, properties: Element) -> bool:
        """True if a run with these properties is struck out, or stands above or below the line."""
        stated = _stands_beside(properties)
        return self._says(value(properties, "rStyle"), self.beside) if stated is None else stated

    def _says(self, name: str | None, told: Mapping[str, bool]) -> bool:
        return bool(told) and next((told[style] for style in self.chain(name) if style in told), False)

    def place(self, properties: Element | None) -> Place | None:
        """Return the list and the level of a paragraph, as it states them itself, or its style, or one on which that rests."""
        own = place_of(properties)
        chain = self.chain(self.of_paragraph(properties)) if self.places else []
        stated = ([own] if own else []) + [self.places[style] for style in chain if style in self.places]
        name = next((place.list for place in stated if place.list is not None), None)
        level = next((place.level for place in stated if place.level is not None), None)
        return None if name is None else Place(name, level)

    def chain(self, name: str | None) -> list[str]:
        """Return the style and those that it rests on."""
        chain: list[str] = []
        for _ in range(MAX_CHAIN):
            if not name:
                break
            chain.append(name)
            name = self.above.get(name)
        return chain
