"""The Chinese pages of the site in Chinese throughout: what the theme says, and a search page of their own.

A build has one language. So what the templates say is looked up here when a Chinese page is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from two_languages import AFTER_THE_THEME, CHINESE, own_part

SEARCH = "search-zh"
"""Not in the folder of the Chinese pages: the script of the search wants its page beside the index."""

HOME = f"{CHINESE}index"

WORDS: Mapping[str, str] = {
    "Search": "搜索",
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "On this page": "本页内容",
    "Back to top": "回到顶部",
    "Skip to content": "跳到正文",
    "Error": "错误",
    "Please activate JavaScript to enable the search functionality.": "搜索需要启用 JavaScript。",
    "Made with": "制作工具：",
    '<a href="https://www.sphinx-doc.org/">Sphinx</a> and': '<a href="https://www.sphinx-doc.org/">Sphinx</a>、',
}
"""What templates of the theme hand over to be translated."""

FIXED: Mapping[str, str] = {
    "Toggle site navigation sidebar": "显示或隐藏站点目录",
    "Toggle table of contents sidebar": "显示或隐藏本页目录",
    "Toggle Light / Dark / Auto color theme": "切换浅色、深色或自动配色",
    "Link to this heading": "本节的链接",
    "Contents": "目录",
    "Menu": "菜单",
    "Expand": "展开",
    "Light mode": "浅色",
    "Dark mode": "深色",
    "Auto light/dark, in light mode": "自动（现为浅色）",
    "Auto light/dark, in dark mode": "自动（现为深色）",
}
"""What templates say without handing it over: labels for the pointer and for readers of screens."""

IN_SCRIPTS: Mapping[str, Any] = {
    "Hide Search Matches": "取消标记",
    "Searching": "正在搜索",
    "Preparing search...": "正在准备搜索…",
    "Search Results": "搜索结果",
    ", in ": "，见 ",
    "Search finished, found one page matching the search query.": ["找到${resultCount}个页面。"],
    "Your search did not match any documents. Please make sure that all words are spelled correctly "
    "and that you've selected enough categories.": "没有找到，请换一个词再试。",
}
"""What the scripts say."""

CATALOGUE = json.dumps({"locale": "zh_CN", "plural_expr": "0", "messages": IN_SCRIPTS}, ensure_ascii=False)
CHINESE_FIRST = f"""
document.addEventListener("DOMContentLoaded", () => {{
  Scorer.score = ([page, , , , score]) => page.startsWith("{CHINESE}") ? score + 1000 : score;
}});
"""
"""No other score comes near 1000, so all Chinese pages that are found stand before the English ones."""


def say(words: str) -> str:
    """What a template says, in Chinese; as it stands where it is not known."""
    return WORDS.get(words.strip(), words)


def speak(sphinx: Sphinx, page: str, _: str, context: dict[str, Any], __: object) -> None:
    """Let the theme speak Chinese on a Chinese page, and lead home and to the search in Chinese."""
    if page != SEARCH and not page.startswith(CHINESE):
        return
    lead = context["pathto"]

    def lead_in_chinese(target: str, *others: Any, **named: Any) -> str:
        return str(lead(SEARCH if target == "search" else target, *others, **named))

    context |= {"language": "zh-CN", "gettext": say, "pathto": lead_in_chinese, "master_doc": HOME, "root_doc": HOME}
    context["furo_navigation_tree"] = own_part(context["furo_navigation_tree"], chinese=True)
    sphinx.add_js_file(None, body=f"Documentation.addTranslations({CATALOGUE});")
    if page == SEARCH:
        sphinx.add_js_file(None, body=CHINESE_FIRST)


def search_page(_: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The search page in Chinese; the index that it searches is that of the whole site."""
    yield SEARCH, {}, "search.html"


def label(sphinx: Sphinx, failed: Exception | None) -> None:
    """Translate the labels that are fixed in the templates, when all pages are written."""
    if failed is not None or sphinx.builder.format != "html":
        return
    site = Path(sphinx.outdir)
    for page in (site / f"{SEARCH}.html", *(site / CHINESE).rglob("*.html")):
        text = page.read_text("utf-8")
        for words, said in FIXED.items():
            text = text.replace(f'"{words}"', f'"{said}"').replace(f"<title>{words}</title>", f"<title>{said}</title>")
        page.write_text(text, "utf-8")


def setup(sphinx: Sphinx) -> dict[str, Any]:
    """Register what is done to pages."""
    sphinx.connect("html-page-context", speak, priority=AFTER_THE_THEME)
    sphinx.connect("html-collect-pages", search_page)
    sphinx.connect("build-finished", label)
    return {"parallel_read_safe": True}
