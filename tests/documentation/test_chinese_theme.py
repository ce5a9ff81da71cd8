"""The Chinese pages of the site: what the theme and its scripts say, and where they lead."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.documentation.blocks import ROOT

sphinx = pytest.importorskip("sphinx")
furo = pytest.importorskip("furo")

NAVIGATION = '<div><p class="caption"><span>How-to</span></p><p class="caption"><span>中文</span></p>'


class Scripts:
    """A stand-in for Sphinx: it notes the scripts that a page gets."""

    def __init__(self) -> None:
        self.added: list[str] = []

    def add_js_file(self, _: None, *, body: str) -> None:
        self.added.append(body)


@pytest.fixture
def theme(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The Sphinx extension."""
    monkeypatch.syspath_prepend(ROOT / "docs" / "_ext")
    return importlib.import_module("chinese_theme")


def address(page: str, *_: object) -> str:
    return f"{page}.html"


def context() -> dict[str, Any]:
    return {"language": "en", "pathto": address, "furo_navigation_tree": NAVIGATION, "master_doc": "index"}


def sources(package: ModuleType, *endings: str) -> str:
    """All templates or scripts that a package brings."""
    here = Path(str(package.__file__)).parent
    return "\n".join(path.read_text("utf-8") for ending in endings for path in sorted(here.rglob(f"*{ending}")))


def test_all_that_is_translated_is_said_by_the_theme_or_by_its_scripts(theme: ModuleType) -> None:
    templates = sources(furo, ".html")
    scripts = sources(sphinx, ".js")
    assert not [words for words in theme.WORDS if words not in templates]
    assert not [words for words in theme.FIXED if words not in templates and words != "Link to this heading"]
    assert not [words for words in theme.IN_SCRIPTS if f'"{words}"' not in scripts]


def test_words_are_found_whatever_blanks_a_template_puts_around_them(theme: ModuleType) -> None:
    assert theme.say("\n  Back to top ") == "回到顶部"
    assert theme.say("Nobody translated this") == "Nobody translated this"


def test_a_chinese_page_leads_home_and_to_the_search_in_chinese(theme: ModuleType) -> None:
    given = context()
    theme.speak(Scripts(), "zh/how-to/a", "page.html", given, None)
    assert given["pathto"]("search") == "search-zh.html"
    assert given["pathto"]("zh/b") == "zh/b.html"
    assert (given["language"], given["master_doc"]) == ("zh-CN", "zh/index")
    assert "How-to" not in given["furo_navigation_tree"]
    assert given["gettext"]("Search") == "搜索"


def test_the_search_page_in_chinese_has_chinese_pages_first(theme: ModuleType) -> None:
    page, search = Scripts(), Scripts()
    theme.speak(page, "zh/how-to/a", "page.html", context(), None)
    theme.speak(search, "search-zh", "search.html", context(), None)
    assert '"取消标记"' in page.added[0]
    assert search.added[1:] == [theme.CHINESE_FIRST]
    assert len(page.added) == 1


def test_an_english_page_stays_as_it_is(theme: ModuleType) -> None:
    given, scripts = context(), Scripts()
    theme.speak(scripts, "how-to/a", "page.html", given, None)
    assert (given["language"], given["master_doc"], given["pathto"]("search")) == ("en", "index", "search.html")
    assert "gettext" not in given
    assert not scripts.added
