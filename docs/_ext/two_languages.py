"""What a site of two languages needs: a search that finds Chinese words, and a way from each page to its counterpart."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

CHINESE = "zh/"
"""The folder of the Chinese pages; a page has its counterpart under the same path without it."""

HAN = "㐀-䶿一-鿿豈-﫿"
_words = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")
_han = re.compile(rf"[{HAN}]+")


class SearchPairs(SearchEnglish):
    """English by words and stems, Chinese by pairs of characters: no dictionary decides what a word is.

    What is searched is cut into the same pairs, and a page is found if it has all of them. One character alone is
    found in every pair that has it, because the search also finds parts of terms.
    """

    lang = "govdisclosure"
    language_name = "English and Chinese"
    js_splitter_code = f"""
var splitQuery = (query) =>
  (query.match(/[{HAN}]+|[^\\s\\p{{P}}\\p{{S}}{HAN}]+/gu) || []).flatMap((run) => {{
    if (!/^[{HAN}]{{2,}}$/u.test(run)) return [run];
    const signs = Array.from(run);
    return signs.slice(1).map((sign, place) => signs[place] + sign);
  }});
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        """The terms of a text."""
        return [term for run in _words.findall(input) for term in pairs(run)]


def pairs(run: str) -> list[str]:
    """The pairs of a run of Chinese characters, the whole of anything else."""
    if len(run) < 2 or not _han.fullmatch(run):
        return [run]
    return [run[place : place + 2] for place in range(len(run) - 1)]


def counterpart(page: str, pages: set[str]) -> str:
    """The page in the other language; the front page of that language where there is none."""
    other = page.removeprefix(CHINESE) if page.startswith(CHINESE) else CHINESE + page
    return other if other in pages else "index" if page.startswith(CHINESE) else f"{CHINESE}index"


def add_switch(sphinx: Sphinx, page: str, _: str, context: dict[str, Any], doctree: object) -> None:
    """Put the link to the counterpart above the page, and say which language the page is in."""
    chinese = page.startswith(CHINESE)
    context["language"] = "zh-CN" if chinese else "en"
    if doctree is None:  # the search, the index of names
        return
    target = sphinx.builder.get_relative_uri(page, counterpart(page, set(sphinx.env.found_docs)))
    code, words = ("en", "English") if chinese else ("zh-CN", "中文")
    switch = f'<p class="language"><a href="{target}" lang="{code}" hreflang="{code}">{words}</a></p>'
    context["body"] = switch + context["body"]


def setup(sphinx: Sphinx) -> dict[str, Any]:
    """Register the search and the switch."""
    sphinx.add_search_language(SearchPairs)
    sphinx.connect("html-page-context", add_switch)
    return {"parallel_read_safe": True}
