"""A second parser of HTML, written by other people after the standard (justhtml), for the walk of `source.walking`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from justhtml import JustHTML

from govdisclosure.source.flat import Flat
from govdisclosure.source.page import Features, Limits
from govdisclosure.source.signs import without_signs
from govdisclosure.source.tree import Token, with_lines
from govdisclosure.source.walking import features_of, flatten_tokens

__all__ = ["SecondParser"]


class SecondParser:
    """Parses as browsers do (see `source.parser.Parser`)."""

    def flatten(self, text: str, limits: Limits) -> Flat:
        return flatten_tokens(tokens_of(text), text)

    def features(self, text: str, limits: Limits) -> Features:
        return features_of(tokens_of(text))


@lru_cache(maxsize=4)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a page."""
    page = with_lines(without_signs(text).decode())
    root: Any = JustHTML(page, sanitize=False, scripting_enabled=False).root
    (html,) = (child for child in root.children if child.name == "html")
    return tuple(_tokens(html))


def _tokens(root: Any) -> Iterator[Token]:
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield None
        elif node.name == "#text":
            yield node.data or ""
        elif not node.name.startswith(("#", "!", "?")):
            pairs = ((name, value or "") for name, value in node.attrs.items())
            yield [node.name, *(part for pair in pairs for part in pair)]
            waiting.append(None)
            waiting += reversed(node.children or ())
