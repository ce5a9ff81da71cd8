"""Portal pages as they are found: a report in the official table structure, with damage that loses nothing.

Every damage is one that real portals, editors and converters do to pages, and after which a careful
reader still finds every figure. What loses figures is a matter for `govdisclosure.corrupt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import frozen
from hypothesis import strategies as st

from govdisclosure.schema import AnnualReport, Edition
from govdisclosure.strategies.whole import reports
from govdisclosure.writing import write

__all__ = ["DAMAGES", "PortalPage", "pages"]

_figure = re.compile(r"(<td[^>]*>)(-?[0-9][0-9.]*)(</td>)")
_head = re.compile(r"(<th[^>]*>)([^<]{4,})(</th>)")
_text = re.compile(r"(<(?:td|th|p)[^>]*>)([^<&]+)(?=<)")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@frozen
class PortalPage:
    """A page, the report that it carries, and what was done to it, in order."""

    html: str
    report: AnnualReport
    damage: tuple[str, ...]


def _figures(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda page: _figure.sub(lambda found: found[1] + change(found[2]) + found[3], page)


def _thousands(number: str) -> str:
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}" if abs(int(whole)) > 999 else number


def _navigation(page: str) -> str:
    """A bar of links, a search box, the way to the page; below it links to other pages."""
    links = "".join(f'<li><a href="#">{name}</a></li>' for name in ("首页", "政务公开", "办事服务", "互动交流"))
    above = f'<div class="top"><ul>{links}</ul><form><input type="text" value="请输入关键词"></form></div>'
    return page.replace("<main>", f'{above}<div class="way">当前位置：<a href="#">首页</a> &gt; 年度报告</div><main>', 1)


def _scripts(page: str) -> str:
    """Scripts and comments that hold something like a table."""
    script = '<script>var rows = "<tr><td>自然人</td><td>999</td></tr>";</script>'
    return page.replace("<main>", f"<main>{script}<!-- <table><tr><td>总计</td><td>12345</td></tr></table> -->", 1)


def _runs(page: str) -> str:
    """Every character in an element of its own, as editors leave it."""
    return _text.sub(lambda found: found[1] + "".join(f"<span>{sign}</span>" for sign in found[2]), page)


DAMAGES: Mapping[str, Callable[[str], str]] = {
    "navigation": _navigation,
    "scripts": _scripts,
    "plain-cells": lambda page: re.sub(r"<(/?)th(?: scope=\"\w+\")?", r"<\1td", page),
    "broken-labels": lambda page: _head.sub(lambda found: f"{found[1]}{found[2][:2]}<br />{found[2][2:]}{found[3]}", page),
    "runs": _runs,
    "paragraphs-in-cells": lambda page: re.sub(r"(<t[dh][^>]*>)([^<]*)(</t[dh]>)", r"\1<p>\2</p>\3", page),
    "fillers": lambda page: re.sub(r"(<td[^>]*>)(</td>)", r"\1&nbsp;\2", page),
    "full-width": _figures(lambda number: number.translate(_FULL_WIDTH)),
    "thousands": _figures(_thousands),
    "open-cells": lambda page: re.sub("</(?:td|th|tr)>", "", page),
    "capitals": lambda page: re.sub(r"<(/?)(table|tr|td|th|tbody)\b", lambda found: f"<{found[1]}{found[2].upper()}", page),
    "layout-table": lambda page: page.replace("<main>", '<table class="page"><tr><td>', 1).replace(
        "</main>", "</td></tr></table>", 1
    ),
    "tall-spans": lambda page: re.sub(r'rowspan="([0-9]{2})"', lambda found: f'rowspan="{int(found[1]) + 3}"', page),
}
"""What may happen to a page, by name; each takes the HTML of `write` and gives it damaged."""


@st.composite
def pages(
    draw: st.DrawFn, *, report: st.SearchStrategy[AnnualReport] | None = None, edition: Edition | None = None
) -> PortalPage:
    """A portal page that carries a report of either form (or of `edition`, or drawn from `report`), damaged or not."""
    carried = draw(report if report is not None else reports(edition=edition))
    page, done = write(carried, "html"), draw(st.lists(st.sampled_from(sorted(DAMAGES)), unique=True, max_size=4))
    # the order in which they make sense: figures and cells first, then what wraps or spoils the tags
    done.sort(key=ORDER.index)
    for name in done:
        page = DAMAGES[name](page)
    return PortalPage(page, carried, tuple(done))


ORDER = (
    "full-width",
    "thousands",
    "fillers",
    "broken-labels",
    "runs",
    "paragraphs-in-cells",
    "plain-cells",
    "tall-spans",
    "navigation",
    "scripts",
    "layout-table",
    "open-cells",
    "capitals",
)
