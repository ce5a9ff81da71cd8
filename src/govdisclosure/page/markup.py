"""Markup by construction: what is not markup already is text, and is escaped. Nothing else in this room writes a `<`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["NOTHING", "Content", "Html", "joined", "link", "plain", "tag", "text"]

VOID = frozenset({"input", "meta", "col"})
"""Elements without an end tag."""

MAX_TEXT = 2_000
"""A sentence, a name or a raw text that is longer is cut: what it holds beyond helps nobody to find a cell."""


class Html(str):
    """Markup, made by the functions of this module only."""

    __slots__ = ()


Content = str | Iterable[str]
"""Text, markup, or several of both."""

NOTHING = Html()


def plain(said: str) -> str:
    """Text that shows what it holds: signs that would be obeyed (controls, directions of writing) stand as escapes."""
    kept = said if len(said) <= MAX_TEXT else f"{said[:MAX_TEXT]}…"
    return kept if kept.isprintable() else "".join(map(_shown, kept))


def _shown(sign: str) -> str:
    if sign.isprintable() or sign == "\u3000":
        return sign
    return " " if sign in "\t\n\r\u00a0" else sign.encode("unicode_escape").decode()


def text(said: str) -> Html:
    """Text as markup; markup as it is."""
    return said if isinstance(said, Html) else Html(escape(plain(said)))


def joined(*content: Content) -> Html:
    """All of it, one after the other."""
    return Html("".join(_pieces(content)))


def _pieces(content: Iterable[Content]) -> Iterable[str]:
    for one in content:
        if isinstance(one, str):
            yield text(one)
        else:
            yield from map(text, one)


def tag(name: str, /, *content: Content, **attributes: object) -> Html:
    """An element. An attribute that is None or False is left out, `class_` is `class`, `data_x` is `data-x`.

    >>> tag("td", "<b>", colspan=2, class_=None)
    '<td colspan="2">&lt;b&gt;</td>'
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    end = "" if name in VOID else f"{joined(*content)}</{name}>"
    return Html(f"<{name}{given}>{end}")


def _attribute(key: str, value: object) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(plain(str(value)))}"'


def link(target: str, *content: Content, class_: str | None = None) -> Html:
    """A link to a place of the same page."""
    return tag("a", *content, href=f"#{target}", class_=class_)
