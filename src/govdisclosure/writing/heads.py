"""The lines above a report: a title says organ and year; what it does not say stands in lines of its own.

Pages name the organ and the year in the title. Where a report states them otherwise, or states what
its title contradicts, no page says it in a way that anybody would read back.
"""

from __future__ import annotations

import re

from attrs import frozen

from govdisclosure.errors import UnwritableTextError
from govdisclosure.schema import AnnualReport
from govdisclosure.schema.titles import names_report, organization_in, year_in
from govdisclosure.text.normal import normalise_line

__all__ = ["head_lines"]

_mark = re.compile(r"[|<>#*_\\\s]")
_organ = re.compile(r"[^\W\d_]{2,30}(?:政府|办公室|办公厅|委员会|局|厅|镇|乡|街道|办事处|管委会)")
_year = re.compile(r"(?:19|20)\d\d\s*年")


@frozen
class _Said:
    """What a title says of organ and year."""

    organ: str | None = None
    year: int | None = None


def head_lines(report: AnnualReport) -> dict[str, str]:
    """The lines under the title, by the field that they state.

    Raises `UnwritableTextError` where the title, the text of section one and the fields contradict
    each other, so that no reader could tell which of them holds.
    """
    says = _said(report.title)
    lines = {"organization": _organization(report, says.organ), "year": _period(report, says.year)}
    if report.published is not None:
        lines["published"] = f"发布日期：{report.published.isoformat()}"
    return {name: line for name, line in lines.items() if line}


def _said(title: str | None) -> _Said:
    if title is None:
        return _Said()
    if not names_report(title) or normalise_line(title) != title or _mark.search(title.replace(" ", "")):
        raise UnwritableTextError("title", 1, f"{title[:40]!r} would not be taken for the title of an annual report")
    return _Said(organization_in(title), year_in(title))


def _organization(report: AnnualReport, said: str | None) -> str | None:
    stated = report.organization
    if stated == said:
        return None
    if said is not None:
        raise UnwritableTextError("organization", 1, f"it is {stated!r}, but the title names {said!r}")
    if report.title is None or stated is None or not _organ.fullmatch(stated):
        raise UnwritableTextError("organization", 1, f"{stated!r} would not be found on the page: no title names it")
    return stated


def _period(report: AnnualReport, said: int | None) -> str | None:
    """The period that a report covers, where its title does not name the year."""
    stated = report.year
    if said is not None and stated != said:
        raise UnwritableTextError("year", 1, f"it is {stated}, but the title names {said}")
    if said is not None:
        return None
    if stated is not None and not 2000 <= stated < 2100:
        raise UnwritableTextError("year", 1, f"{stated} would not be taken for the year of a report")
    if stated is not None:
        return f"统计期限：{stated}年1月1日至{stated}年12月31日"
    for number, line in enumerate((report.overview or "").split("\n"), 1):
        if _year.search(line):
            raise UnwritableTextError(
                "overview", number, "the year in it would be taken for that of the report, which states none"
            )
    return None
