"""The tree of a page that another parser than lxml took apart: a copy of it, element by element.

The parser hands over tokens in the order of the page: a list for the beginning of an element (its tag, then names and
values of attributes in turn), a string for text, `None` for the end of an element. That is all that a browser has to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from govdisclosure.source.elements import Element

__all__ = ["Node", "Token", "TreeSearches", "grow", "with_lines"]

Token = Sequence[str] | str | None

LINE = "\ufdd6"
"""What the name of the attribute begins with that holds the line of an element."""

_tag = re.compile(r"<[a-z][^\s/>]{0,60}(?=[\s/>])|\n", re.IGNORECASE)
_rest = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_line = re.compile(f" ?{LINE}[0-9]+")


MAX_UNFINISHED = 50
"""Tags without an end that are looked through to the end of the page: each takes as long as the page is."""


@define(eq=False)
class Node:
    """An element, as `elements.Element` has it."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    sourceline: int | None = None
    text: str | None = None
    tail: str | None = None
    children: list[Node] = field(factory=list["Node"])

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        return self.attributes.get(key)

    def getparent(self) -> Node | None:
        """Return the element around this one."""
        return self.parent

    def iter(self, *tags: str) -> Iterator[Node]:
        """Walk over the element and all inside it that have one of these tags."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            if not tags or node.tag in tags:
                yield node
            waiting += reversed(node.children)

    def iterancestors(self, *tags: str) -> Iterator[Node]:
        """Walk over the elements around this one, from the inside out."""
        around = self.parent
        while around is not None:
            if not tags or around.tag in tags:
                yield around
            around = around.parent

    def itertext(self) -> Iterator[str]:
        """Walk over the pieces of text inside."""
        waiting: list[Node | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                yield part
                continue
            inside: list[Node | str] = [part.text or ""]
            for child in part.children:
                inside += (child, child.tail or "")
            waiting += reversed(inside)

    def __iter__(self) -> Iterator[Node]:
        """Walk over the children."""
        return iter(self.children)


def with_lines(text: str) -> str:
    r"""Return a page whose elements say on which line their tag ends: parsers of browsers do not tell.

    >>> with_lines("<p>\n<td\nclass=a>").replace(LINE, "@")
    '<p @1>\n<td @3\nclass=a>'
    """
    parts: list[str] = []
    line, done, unfinished = 1, 0, 0
    for found in _tag.finditer(text):
        if found[0] == "\n":
            line += 1
            continue
        begin = found.end()
        rest = _rest.match(text, begin) if unfinished < MAX_UNFINISHED else None
        unfinished += rest is None
        parts += (text[done:begin], f" {LINE}{line + text.count(chr(10), begin, rest.end()) if rest else line}")
        done = begin
    return "".join((*parts, text[done:]))


def grow(tokens: Iterable[Token]) -> Node | None:
    """Return the root of the tree that the tokens tell of."""
    root: Node | None = None
    here: Node | None = None
    for token in tokens:
        if token is None:
            here = here.parent if here is not None else None
        elif isinstance(token, str):
            if here is not None:
                _add_text(here, _line.sub("", token) if LINE in token else token)
        else:
            here = _node(token, here)
            root = root or here
    return root


def _add_text(node: Node, text: str) -> None:
    if node.children:
        last = node.children[-1]
        last.tail = (last.tail or "") + text
    else:
        node.text = (node.text or "") + text


def _node(token: Sequence[str], around: Node | None) -> Node:
    tag, *rest = token
    attributes: dict[str, str] = {}
    line: int | None = None
    for name, value in zip(rest[::2], rest[1::2], strict=True):
        if name.startswith(LINE):
            line = line or int(name[1:])
        else:
            attributes[name] = _line.sub("", value) if LINE in value else value
    node = Node(tag, attributes, around, line)
    if around is not None:
        around.children.append(node)
    return node


class TreeSearches:
    """Searches in a tree, as `visible.Searches` has them."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def styled(self, *, small: bool) -> list[Element]:  # noqa: ARG002 - lower() takes no time here
        """Find what its own attributes may hide."""
        return [node for node in self.root.iter() if "hidden" in node.attributes or _says(node, ("none", "hidden", "collapse"))]

    def set_apart(self) -> list[Element]:
        """Find what its own style may set apart."""
        return [node for node in self.root.iter() if _says(node, ("line-through", "vertical-align"))]

    def named(self, names: list[str]) -> list[Element]:
        """Find the elements with one of these classes (`.a`, as a part of theirs) and ids (`#a`)."""
        classes = [name[1:] for name in names if name[0] == "."]
        ids = {name[1:] for name in names if name[0] == "#"}
        return [node for node in self.root.iter() if node.attributes.get("id") in ids or _is_one_of(node, classes)]


def _says(node: Node, words: tuple[str, ...]) -> bool:
    style = node.attributes.get("style", "").lower()
    return bool(style) and any(word in style for word in words)


def _is_one_of(node: Node, classes: list[str]) -> bool:
    own = node.attributes.get("class", "")
    return bool(own) and any(name in own for name in classes)
