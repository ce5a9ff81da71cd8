"""What a browser does not draw is taken off a page, and what stands beside a figure is marked as a note.

A digit that is hidden, struck out or set above the line is none of the figure beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Protocol

from govdisclosure.source.css import Rules, read_rules
from govdisclosure.source.elements import CELLS, Element
from govdisclosure.source.page import Note

__all__ = ["Searches", "show_as_drawn"]

HIDDEN, BESIDE = "template", "sup"
"""Elements that the reader of pages leaves out, and that it puts in brackets."""

PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})

FOREIGN = ("svg", "math", "template")
"""Elements in which `<td>` is no cell: a drawing, a formula, and what a script may show. A `<table>` ends the first two."""

MAX_NOTES, MAX_CHUNKS = 20, 20
"""Hidden figures that are named, and pieces of text of each that are looked at."""

_may_hide = {
    b"hidden": re.compile(rb"hidden[\s=/>]"),
    b"display": re.compile(rb"display\s*:\s*none"),
    b"visibility": re.compile(rb"visibility\s*:\s*(?:hidden|collapse)"),
}
_may_stand_beside = {b"line-through": re.compile(b"line-through"), b"vertical-align": re.compile(rb"vertical-align\s*:\s*su")}
"""Patterns on a page in small letters, each with the word that it begins with: most pages have none of them."""


class Searches(Protocol):
    """Searches in the whole tree of a page, which each parser's trees have their own way to do."""

    def styled(self, *, small: bool) -> list[Element]:
        """Find what its own attributes may hide; `small`: no word that hides is written in capital letters."""
        ...

    def set_apart(self) -> list[Element]:
        """Find what its own style may set apart."""
        ...

    def named(self, names: list[str]) -> list[Element]:
        """Find the elements with one of these classes (`.a`, as a part of theirs) and ids (`#a`)."""
        ...


def show_as_drawn(root: Element, searches: Searches, data: bytes) -> list[Note]:
    """Take off what is hidden, mark what stands beside figures; what of it held figures is noted."""
    small = data.lower()
    notes = _hide_foreign(root) if any(b"<" + tag.encode() in small for tag in FOREIGN) else []
    hides, beside = _has_one(small, _may_hide), _has_one(small, _may_stand_beside)
    if not hides and not beside:
        return notes
    rules = read_rules(list(_sheets(root))) if b"<style" in small else Rules([])
    ruled = _ruled(root, searches, rules)
    if hides:
        in_small = all(len(pattern.findall(small)) == len(pattern.findall(data)) for pattern in _may_hide.values())
        notes += _hide(root, [*searches.styled(small=in_small), *ruled], rules)
    if beside:
        _mark_beside([*searches.set_apart(), *ruled], rules)
    return notes


def _has_one(small: bytes, patterns: Mapping[bytes, re.Pattern[bytes]]) -> bool:
    return any(word in small and pattern.search(small) for word, pattern in patterns.items())


def _sheets(root: Element) -> Iterator[str]:
    """The style sheets of the page that hold for the screen."""
    for style in root.iter("style"):
        media = (style.get("media") or "all").lower()
        if "all" in media or "screen" in media:
            yield style.text or ""


def _ruled(root: Element, searches: Searches, rules: Rules) -> list[Element]:
    """The elements that rules may mean."""
    tags, names = rules.selects(lambda values: _is_gone(values) or _is_unseen(values) or _is_beside(values))
    found = [element for tag in sorted(tags) for element in root.iter(tag)]
    return [*found, *(searches.named(sorted(names)) if names else ())]


def _is_gone(values: Mapping[str, str]) -> bool:
    return values.get("display") == "none"


def _is_unseen(values: Mapping[str, str]) -> bool:
    return values.get("visibility") in {"hidden", "collapse"}


def _is_beside(values: Mapping[str, str]) -> bool:
    lines = values.get("text-decoration", "") + values.get("text-decoration-line", "")
    return "line-through" in lines or values.get("vertical-align") in {"super", "sub"}


# hidden ----------------------------------------------------------------------------------------------


def _hide(root: Element, elements: list[Element], rules: Rules) -> list[Note]:
    notes: list[Note] = []
    holders: set[Element] | None = None
    for element in elements:
        values = rules.values(element)
        gone = _is_gone(values) or (element.get("hidden") is not None and "display" not in values)
        if not gone and not _is_unseen(values):
            continue
        parent = element.getparent()
        if parent is not None and parent.tag == HIDDEN:  # all of it is gone
            element.tag = HIDDEN
            continue
        tag = str(element.tag)
        if tag not in {"tr", *CELLS}:
            holders = _holders(root) if holders is None else holders
            if tag in PARTS or element in holders:  # a script may show it
                continue
        if len(notes) < MAX_NOTES and (text := _figures(element)):
            notes.append(Note("parse-hidden-text", element.sourceline, text))
        if gone or tag not in CELLS:
            element.tag = HIDDEN
        else:
            _empty(element)
    return notes


def _hide_foreign(root: Element) -> list[Note]:
    """Take off the cells that a browser does not take for cells; those with figures are noted."""
    notes: list[Note] = []
    for element in [*root.iter(*FOREIGN)]:
        if any(True for _ in element.iter("table")) or not any(True for _ in element.iter(*CELLS)):
            continue
        if len(notes) < MAX_NOTES and (text := _with_digits(element)):
            notes.append(Note("parse-hidden-text", element.sourceline, text))
        element.tag = HIDDEN
    return notes


def _holders(root: Element) -> set[Element]:
    """The elements with tables or cells inside."""
    found: set[Element] = set()
    for part in root.iter("table", "td", "th"):
        around = part.getparent()
        while around is not None and around not in found:
            found.add(around)
            around = around.getparent()
    return found


def _empty(cell: Element) -> None:
    """A cell that is not seen keeps its place."""
    cell.text = None
    for child in cell:
        child.tag, child.tail = HIDDEN, None


def _figures(element: Element) -> str | None:
    """The text of a hidden part of a table, if there are digits in it."""
    if str(element.tag) not in PARTS and next(element.iterancestors(*CELLS), None) is None:
        return None
    return _with_digits(element)


def _with_digits(element: Element) -> str | None:
    text = " ".join(" ".join(islice(element.itertext(), MAX_CHUNKS)).split())
    return text[:60] if any(char.isdigit() for char in text) else None


# beside ----------------------------------------------------------------------------------------------


def _mark_beside(elements: list[Element], rules: Rules) -> None:
    for element in elements:
        if str(element.tag) in PARTS or element.tag == HIDDEN:
            continue
        if _is_beside(rules.values(element)):
            element.tag = BESIDE
