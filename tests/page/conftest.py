"""What the tests of pages share: parsed pages, and pages in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import MAX_STEP, limited


class Parsed(HTMLParser):
    """A page as an independent parser sees it: elements with their attributes, the text between them, links by place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.figures: list[str] = []
        self.inside: dict[str, list[str]] = {}
        self._in: list[str] = []
        self._ids: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in.append(tag)
        self._ids.append(self.elements[-1][1].get("id", ""))
        if tag == "a":
            for place in filter(None, self._ids):
                self.inside.setdefault(place, []).append(self.elements[-1][1]["href"])
        if ("class", "gd-number") in attrs:
            self.figures.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            self._ids.pop()
        self._ids = self._ids[: len(self._in)]

    def handle_data(self, data: str) -> None:
        if "style" not in self._in:
            self.pieces.append(data)
        if self.elements and self.elements[-1][1].get("class") == "gd-number" and self._in[-1:] == ["span"]:
            self.figures[-1] += data

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A new page; every step has its limit, and so has the test."""
    with limited():
        context = chromium.new_context(viewport={"width": 1100, "height": 900})
        context.set_default_timeout(MAX_STEP)
        yield context.new_page()
        context.close()


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Callable[[str], Page]:
    """Open a page from a file, as an office would."""

    def show(content: str) -> Page:
        file = tmp_path / "page.html"
        file.write_text(content, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return show
