"""What a page says of itself, and what it has where no report is: of the tree of any parser."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from govdisclosure.source.elements import Element
from govdisclosure.source.page import Features

__all__ = ["Head", "features_of", "head_of"]


@frozen
class Head:
    """The title of a page and its named metadata (names in lower case)."""

    title: str | None
    meta: Mapping[str, str]


def head_of(root: Element) -> Head:
    """Return what the head of a page says."""
    parts = [part for child in root if child.tag == "head" for part in child]
    title = next((part.text for part in parts if part.tag == "title"), None)
    metas = [part for part in parts if part.tag == "meta"]
    meta = {name.lower(): part.get("content") or "" for part in metas if (name := part.get("name"))}
    return Head(title or _title_of_document(root), meta)


def _title_of_document(root: Element) -> str | None:
    """The title that trafilatura's XML gives the page it was taken from."""
    document = next(root.iter("doc"), None)
    return None if document is None else document.get("title")


def features_of(root: Element | None) -> Features:
    """Return what a page without a report has instead."""
    if root is None:
        return Features()
    links = root.iter("a", "iframe", "embed", "object")
    hrefs = tuple(href for link in links if (href := link.get("href") or link.get("src") or link.get("data")))
    count = {tag: sum(1 for _ in root.iter(tag)) for tag in ("img", "script")}
    return Features(hrefs=hrefs, images=count["img"], scripts=count["script"])
