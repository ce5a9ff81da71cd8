"""What stands above a report: its title, the organ, the year, the day it was published."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from govdisclosure.schema.titles import YEAR, is_title, names_report, organization_in, year_in
from govdisclosure.text.normal import normalise_line

__all__ = ["Head", "read_head"]

_whole_title = re.compile("[0-9]{4} ?年.*(?:报告|年报)")
_period = re.compile(rf"({YEAR})\s*年\s*[1１]\s*月\s*[1１]\s*日")
_opening = re.compile(rf"^\s*({YEAR})\s*年", re.MULTILINE)
_separator = re.compile(r"\s*[-_|–—]{1,2}\s*(?=\S)")
_published = re.compile(
    r"(?:发布|公开|发文|成文|生成|印发|更新)(?:时间|日期)\s*[:：]?\s*(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})"
    r"|(?:^|\s)(?:时间|日期)\s*[:：]\s*(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})"
)
_date = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")
_organ = re.compile(
    r".{1,40}(政府|办公室|办公厅|委员会|局|厅|部|署|院|镇|乡|街道|街道办事处|办事处|管委会|管理委员会|中心|支队|大队|公司|大学|学院|学校|医院|会|行)"
)
_marks = re.compile(r"^[#>*_\s]+|[*_\s]+$|\*{2,}|^(?:标题|名称|题名|文件名称)\s*[:：]\s*")


@frozen
class Head:
    """Title, organ, year reported on and day of publication; None where the source does not say."""

    title: str | None = None
    organization: str | None = None
    year: int | None = None
    published: datetime.date | None = None


def read_head(
    before: Sequence[str], facts: Sequence[str], overview: str | None, page_title: str | None, meta: Mapping[str, str]
) -> Head:
    """The head of a report from the paragraphs before its first section (in simplified script).

    `facts` are the rows of tables that stand there, `page_title` and `meta` the head of an HTML page,
    `overview` the first section. A year is looked for in the title, then in the period that the
    preface states, then where section one opens.
    """
    lines = [normalise_line(_marks.sub("", line)) for line in before]
    title = _best_title([*_on_two_lines(lines), *lines, *_page_titles(page_title, meta)])
    year = _year_of(title, lines, overview)
    return Head(title, _organization(title, lines), year, _published_on([*lines, *facts], meta))


def _on_two_lines(lines: Sequence[str]) -> list[str]:
    """Return the titles that stand on two lines: neither is one, together they begin with a year and end with the report."""
    found: list[str] = []
    for line, below in pairwise(lines):
        whole = line + below
        if is_title(whole) and _whole_title.fullmatch(whole) and not (is_title(line) or is_title(below)):
            found.append(whole)
    return found


def _page_titles(page_title: str | None, meta: Mapping[str, str]) -> list[str]:
    found = [meta.get("articletitle", ""), page_title or ""]
    return [normalise_line(_separator.split(normalise_line(text))[0]) for text in found if text]


def _best_title(lines: Iterable[str]) -> str | None:
    """The first line that names the report with its year and its organ, else with less."""
    titles = [line for line in lines if names_report(line)]
    return max(titles, key=lambda line: (year_in(line) is not None, organization_in(line) is not None), default=None)


def _organization(title: str | None, lines: Sequence[str]) -> str | None:
    if title is None:
        return None
    if named := organization_in(title):
        return named
    place = lines.index(title) if title in lines else -1
    around = [lines[i] for i in (place - 1, place + 1) if place >= 0 and 0 <= i < len(lines)]
    return next((line for line in around if len(line) <= 40 and _organ.fullmatch(line)), None)


def _year_of(title: str | None, lines: Sequence[str], overview: str | None) -> int | None:
    stated = year_in(title) if title else None
    text = "\n".join(lines)
    for pattern, where in ((_period, text), (_period, overview), (_opening, overview)):
        match = pattern.search(where) if where and stated is None else None
        if match:
            return int(match[1])
    return stated


def _published_on(lines: Sequence[str], meta: Mapping[str, str]) -> datetime.date | None:
    for line in lines:
        match = _published.search(line) if len(line) < 400 else None
        if match and (found := _day([g for g in match.groups() if g])):
            return found
    match = _date.match(meta.get("pubdate", ""))
    return _day(match.groups()) if match else None


def _day(parts: Sequence[str]) -> datetime.date | None:
    try:
        return datetime.date(*(int(part) for part in parts))
    except ValueError:
        return None
