"""What a site of two languages needs: a search that finds Chinese words, and a way from each page to its counterpart."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

CHINESE = "zh/"
"""The folder of the Chinese pages; a page has its counterpart under the same path without it."""

CAPTION = ">中文<"
"""The heading of the Chinese pages in the table of contents."""

AFTER_THE_THEME = 900
"""The theme makes its table of contents at the usual priority of 500."""

HAN = "㐀-䶿一-鿿豈-﫿"
_words = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")
_line_end = re.compile(rf"(?<=[{HAN}\u3000-〿！-￮“”])\n|\n(?=[{HAN}\u3000-〿！-￮“”])")
_han = re.compile(rf"[{HAN}]+")


class SearchPairs(SearchEnglish):
    """English by words and stems, Chinese by pairs of characters: no dictionary decides what a word is.

    What is searched is cut into the same pairs, and a page is found if it has all of them. One character alone is
    found in every pair that has it, because the search also finds parts of terms.
    """

    lang = "govdisclosure"
    language_name = "English"  # the name of the stemmer, in JavaScript too
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
    context["furo_navigation_tree"] = own_part(context.get("furo_navigation_tree", ""), chinese=chinese)
    for neighbour in ("prev", "next"):
        if context.get(neighbour) and is_chinese(sphinx, page, context[neighbour]["link"]) != chinese:
            context[neighbour] = None


def is_chinese(sphinx: Sphinx, page: str, link: str) -> bool:
    """True if a link of a page leads to a Chinese page."""
    return link in {sphinx.builder.get_relative_uri(page, other) for other in sphinx.env.found_docs if other.startswith(CHINESE)}


def join_lines(sphinx: Sphinx, doctree: nodes.document) -> None:
    """Take away the ends of lines between Chinese characters: a browser would show each as a blank."""
    if not sphinx.env.docname.startswith(CHINESE):
        return
    for text in list(doctree.findall(nodes.Text)):
        place = text.parent.index(text)
        around = [each.astext() for each in text.parent[max(place - 1, 0) : place + 2]]
        if text == "\n" and _line_end.search("".join(around)):
            text.parent.replace(text, nodes.Text(""))


def own_part(tree: str, *, chinese: bool) -> str:
    """The part of the table of contents at the side that is in the language of the page."""
    start, *parts = re.split(r'(?=<p class="caption")', tree)
    return start + "".join(part for part in parts if (CAPTION in part) == chinese)


def setup(sphinx: Sphinx) -> dict[str, Any]:
    """Register the search and the switch."""
    sphinx.add_search_language(SearchPairs)
    sphinx.connect("doctree-read", join_lines)
    sphinx.connect("html-page-context", add_switch, priority=AFTER_THE_THEME)
    return {"parallel_read_safe": True}
