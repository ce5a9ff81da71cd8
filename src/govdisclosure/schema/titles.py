"""Titles: which lines name an annual report, and the organ and the year that they name. Readers and writers have one rule."""

from __future__ import annotations

import re

__all__ = ["LONGEST_TITLE", "YEAR", "is_bare_title", "is_title", "names_report", "organization_in", "year_in"]

YEAR = r"(?:[1１][9９]|[2２][0０])\d\d"
"""The pattern of a year, its digits of any width: `int` reads them too."""

_title = re.compile(r"(政府信息|政务|信息)公开.*(年度报告|年报|情况的?报告|工作报告)|年度.*(政府信息|政务)公开.*报告")
_year = re.compile(rf"(?<!\d)({YEAR})\s*(?:年|$)")
_tail = re.compile(r"(?:关于|的)?\s*(?:政府信息|政务|信息)公开.*$")
_years = re.compile(rf"(?:关于)?\s*{YEAR}\s*年(?:度)?\s*")
_NOBODY = frozenset({"政府", "本机关", "本单位", "我局", "关于", "年度"})
_SPAM = re.compile(r"https?://|www\.|\.com|[@＠]|注册|登录|app", re.IGNORECASE)

LONGEST_TITLE = 80
"""Characters of the longest title; what is longer is a sentence that speaks of a report."""


def is_title(line: str) -> bool:
    """Return True if a line names an annual report of some year."""
    return len(line) <= LONGEST_TITLE and _title.search(line) is not None and _year.search(line) is not None


def is_bare_title(line: str) -> bool:
    """Return True if a line is the name of an annual report and nothing more; a sentence that speaks of one goes on."""
    title = _title.search(line) if len(line) <= LONGEST_TITLE else None
    return title is not None and title.end() == len(line)


def names_report(line: str) -> bool:
    """Return True if a line can be the title of an annual report, with its year or without, rather than a sentence or a link."""
    if len(line) > LONGEST_TITLE or _title.search(line) is None or line.endswith(("。", "：", ":", "；")):
        return False
    return ">" not in line and "：" not in line[:8] and _SPAM.search(line) is None


def organization_in(title: str) -> str | None:
    """Return the organ that a title names.

    >>> organization_in("2019年甲市人民政府办公厅政府信息公开工作年度报告"), organization_in("2019年政府信息公开工作年度报告")
    ('甲市人民政府办公厅', None)
    """
    rest = _years.sub("", _tail.sub("", title)).strip(" 《》【】（）()").removeprefix("关于")
    return rest if 2 <= len(rest) <= 60 and rest not in _NOBODY and not _title.search(rest) else None


def year_in(title: str) -> int | None:
    """Return the year that a title names."""
    match = _year.search(title)
    return int(match[1]) if match else None
