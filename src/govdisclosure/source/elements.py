"""What the elements of a page mean for its text, as data: once, for the stylesheet and for the walk.

A page is a tree that some parser made: lxml (`html`), or another, of whose tree this package has a copy (`tree`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from govdisclosure.source.signs import BOX, BOX_END, BREAK, KEPT_BLANK, KEPT_TAB, ROW, TABLE, TABLE_END

__all__ = [
    "BODIES",
    "BREAKS",
    "CELLS",
    "DRAWN_BY_PROGRAM",
    "END_A_CELL",
    "KEPT",
    "NOTES",
    "NOTE_LINKS",
    "NO_SIGNS",
    "SIGNS",
    "UNREAD",
    "VERBATIM",
    "XML_CELL",
    "XML_ROW",
    "Element",
    "Signs",
]

UNREAD = ("head", "script", "style", "noscript", "template", "select", "iframe", "object")
"""Elements whose text is not that of the page."""

VERBATIM = ("pre", "textarea", "plaintext", "xmp")
"""Elements without elements inside, which keep their white space."""

KEPT = {"\n": BREAK, "\t": KEPT_TAB, " ": KEPT_BLANK}
"""What stands for their white space."""

CELLS, BODIES = ("td", "th"), ("table", "tbody", "thead", "tfoot")
"""Cells, and what holds rows; where a cell stands in such a body without a row, the standard begins one."""

XML_ROW, XML_CELL = ("table", "row"), ("row", "cell")
"""The rows and the cells of TEI, as trafilatura writes it: what is around the element, and the element."""

BREAKS = ("br", "hr")
"""Elements that end a line and hold nothing."""

END_A_CELL = ("caption", "col", "colgroup", "thead", "tbody", "tfoot")
"""Elements whose beginning ends the cell, and its row, in which it stands without a table of its own."""

PARAGRAPHS = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "caption", "address"),
    *("figure", "figcaption", "legend", "option", "item"),
)
"""Elements that stand on lines of their own."""

BOXES = ("div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "center", "fieldset", "body")
"""Elements that stand on lines of their own, and in whose depth sections are told apart."""


class Signs(NamedTuple):
    """What stands in the flat page where an element begins, and where it ends."""

    begin: str = ""
    end: str = ""


NO_SIGNS = Signs()

SIGNS: Mapping[str, Signs] = {
    "table": Signs(TABLE, TABLE_END),
    "tr": Signs(ROW),
    "lb": Signs(BREAK),  # of XML: holds nothing there, and what follows it in a page
    **dict.fromkeys(PARAGRAPHS, Signs(BREAK, BREAK)),
    **dict.fromkeys(BOXES, Signs(BOX, BOX_END)),
}
"""The signs of elements that have the same wherever they stand."""

NOTES = {"td": ("sup", "sub", "del", "s", "strike"), "th": ("sup",)}
"""Elements inside a cell that are no part of its figure."""

NOTE_LINKS = ("#_", "#fn")
"""What links to notes begin with: they are no part of a figure either."""

DRAWN_BY_PROGRAM = ("hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file")
"""Types of fields that do not show their value as a text."""


class Element(Protocol):
    """An element of a page's tree, as lxml has it."""

    tag: str
    text: str | None
    tail: str | None

    @property
    def sourceline(self) -> int | None:
        """The line on which its tag ends; unknown for what the parser added."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        ...

    def getparent(self) -> Element | None:
        """Return the element around this one."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Walk over the element and all inside it that have one of these tags (any, if none is given)."""
        ...

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """Walk over the elements around this one, from the inside out."""
        ...

    def itertext(self) -> Iterator[str]:
        """Walk over the pieces of text inside."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """Walk over the children."""
        ...
