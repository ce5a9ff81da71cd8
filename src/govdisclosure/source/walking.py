"""A page that another parser than lxml took apart, flattened: the walk says what the stylesheet says (see `elements`).

They read every page of the project alike (tests/browser); tests/source/differences.py tells of other pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from govdisclosure.source import head
from govdisclosure.source.elements import (
    BREAKS,
    CELLS,
    DRAWN_BY_PROGRAM,
    KEPT,
    NO_SIGNS,
    NOTE_LINKS,
    NOTES,
    SIGNS,
    UNREAD,
    VERBATIM,
    XML_CELL,
    XML_ROW,
    Signs,
)
from govdisclosure.source.flat import Flat
from govdisclosure.source.page import Features
from govdisclosure.source.signs import BREAK, CELL, CELL_END, NOTE, NOTE_END, ROW, SPANS_END
from govdisclosure.source.tree import Node, Token, TreeSearches, grow
from govdisclosure.source.visible import show_as_drawn

__all__ = ["features_of", "flatten_tokens"]

_kept = str.maketrans(KEPT)


def flatten_tokens(tokens: Iterable[Token], text: str) -> Flat:
    """Return a page as one string, of which a parser gave these tokens; `text` is the page itself."""
    root = grow(tokens)
    if root is None:
        return Flat("")
    notes = show_as_drawn(root, TreeSearches(root), text.encode("utf-8", "replace"))
    walk = _Walk()
    walk.element(root)
    said = head.head_of(root)
    return Flat("".join(walk.parts), walk.lines, said.title, said.meta, tuple(notes))


def features_of(tokens: Iterable[Token]) -> Features:
    """Return what a page without a report has instead."""
    return head.features_of(grow(tokens))


class _Walk:
    """Writes the flat page; what is left to write stands on a stack, so that no page is too deep."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[int] = []

    def element(self, root: Node) -> None:
        """Write an element with all inside it."""
        waiting: list[Node | str] = [root]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                self.parts.append(part)
                continue
            whole = self.whole(part)
            if whole is not None:
                self.parts.append(whole)
                continue
            begin, end = self.signs(part)
            self.parts += (begin, part.text or "")
            waiting.append(end)
            for child in reversed(part.children):
                waiting += (child.tail or "", child)

    def whole(self, node: Node) -> str | None:
        """Return what stands for an element with all inside it; none if it is walked through."""
        if node.tag in BREAKS:
            return BREAK
        if node.tag in VERBATIM:
            return f"{BREAK}{''.join(node.itertext()).translate(_kept)}{BREAK}"
        if node.tag == "select" and next(node.iterancestors("td"), None):
            return _chosen(node)
        if node.tag in UNREAD:
            return ""
        if node.tag == "input" and next(node.iterancestors("td"), None):
            return "" if node.get("type") in DRAWN_BY_PROGRAM else f" {node.get('value') or ''} "
        return None

    def signs(self, node: Node) -> Signs:
        """Return what stands where an element begins and ends."""
        around = node.parent.tag if node.parent else ""
        if node.tag in CELLS:
            return self.cell(node, "colspan", "rowspan")
        if (around, node.tag) == XML_CELL:
            return self.cell(node, "cols", "rows")
        if (around, node.tag) == XML_ROW:
            return Signs(ROW)
        return Signs(NOTE, NOTE_END) if _is_note(node) else SIGNS.get(node.tag, NO_SIGNS)

    def cell(self, node: Node, colspan: str, rowspan: str) -> Signs:
        """Return what stands where a cell begins and ends; its line is kept."""
        self.lines.append(node.sourceline or 0)
        return Signs(f"{CELL}{node.get(colspan) or ''},{node.get(rowspan) or ''}{SPANS_END}", CELL_END)


def _chosen(node: Node) -> str:
    """The text of the option that a field shows."""
    options = list(node.iter("option"))
    selected = [option for option in options if "selected" in option.attributes]
    shown = selected[-1:] or options[:1]
    return " ".join(("", *("".join(option.itertext()) for option in shown), ""))


def _is_note(node: Node) -> bool:
    """True if an element is no part of the figure of the cell in which it stands."""
    if node.tag == "a" and (node.get("href") or "").startswith(NOTE_LINKS):
        return next(node.iterancestors("td"), None) is not None
    cells = [cell for cell, names in NOTES.items() if node.tag in names]
    return bool(cells) and next(node.iterancestors(*cells), None) is not None
