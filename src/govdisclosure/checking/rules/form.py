"""The official form against the year of the report, and the headings of the source against the six sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import FORMS, SECTIONS, Edition, Table
from govdisclosure.text.normal import compact

__all__ = ["form_year", "section_numbers"]

FORM_YEAR = Rule(
    id="form-year",
    title=Message("报告年度与格式版本相符", "The form is that of the report's year"),
    formula=Message(
        "2019、2020年度使用2019年格式，2021年度起使用2021年格式，各表格式一致",
        "2019 form: years 2019 and 2020; 2021 form: from 2021 on; all tables on one form",
    ),
    clause=Message(
        "国办公开办函〔2019〕60号；国办公开办函〔2021〕30号（替代前者）",
        "国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号, which replaces it",
    ),
    severity="warning",
    messages={
        "FAIL": Message(
            "{year}年度报告使用了{edition}年格式{mixed}，该年度应使用{wanted}年格式",
            "the report for {year} uses the form of {edition}{mixed}; that year's form is that of {wanted}",
        ),
        "UNCERTAIN": Message(
            "{year}年度报告使用了{edition}年格式{mixed}", "the report for {year} uses the form of {edition}{mixed}"
        ),
        "PASS": Message("{year}年度报告使用{edition}年格式", "the report for {year} uses the form of {edition}"),
        "NOT_ASSESSABLE": Message("年度或格式未知，无法核对", "the year or the form is not known"),
    },
    caveats=(Message("年度取自标题，标题有误时结论也有误", "the year is that of the title; a wrong title makes this wrong"),),
)

FOREIGN_CELL = "parse-cell-foreign"
"""The diagnostic of a figure for which the form that the report follows has no place, but another form has."""


@rule(FORM_YEAR)
def form_year(context: Context) -> Iterator[Result]:
    """The form of a year is the latest issued by then; a table that follows another form is named."""
    year, edition = context.report.year, context.report.edition
    others = _tables_of_other_forms(context)
    facts = {"year": str(year or "—"), "edition": edition or "—", "wanted": "—", "mixed_zh": "", "mixed_en": ""}
    if year is None or edition is None:
        yield context.result(FORM_YEAR, "NOT_ASSESSABLE", "proactive", facts=facts)
        return
    wanted = _form_for(year)
    facts |= {"wanted": wanted or "—"} | _mixed(others)
    target = "applications" if "proactive" in others else "proactive"  # the table that follows the form named
    yield context.result(FORM_YEAR, _form_status(edition, wanted, mixed=bool(others)), target, facts=facts)


def _form_for(year: int) -> Edition | None:
    """The form in force for reports on a year; None before the first form."""
    issued: list[Edition] = [edition for edition in FORMS if int(edition) <= year]
    return max(issued, key=_year_of) if issued else None


def _year_of(edition: Edition | None) -> int:
    return int(edition or 0)


def _form_status(edition: Edition, wanted: Edition | None, *, mixed: bool) -> Status:
    """A form that is replaced is wrong; one that was not yet in force when the year ended may be a later rewrite."""
    if wanted is not None and (edition < wanted or (mixed and edition == wanted)):
        return "FAIL"
    return "PASS" if edition == wanted else "UNCERTAIN"


def _tables_of_other_forms(context: Context) -> dict[Table, Edition]:
    """The tables in which the source has figures that only another form has, and that form."""
    tables: list[Table] = [d.table for d in context.diagnostics if d.code == FOREIGN_CELL and d.table is not None]
    other: Edition = next(edition for edition in FORMS if edition != context.form.edition)
    found: dict[Table, Edition] = {}
    for table in tables:
        found[table] = other
    return found


def _mixed(others: Mapping[Table, Edition]) -> dict[str, str]:
    if not others:
        return {}
    zh = "、".join(f"表{SECTIONS[table][0]}使用{edition}年格式" for table, edition in others.items())
    en = ", ".join(f"{SECTIONS[table]} that of {edition}" for table, edition in others.items())
    return {"mixed_zh": f"（两种格式混用：{zh}）", "mixed_en": f" (mixed: {en})"}


ORDINALS = "一二三四五六七八九十"
WORDS = {
    "overview": "总体情况|基本情况|^.?概述",
    "proactive": "主动公开.{0,6}信息.{0,3}情况",
    "applications": "收到和处理.{0,10}申请.{0,3}情况",
    "review": "复议.{0,8}诉讼.{0,3}情况",
    "problems": "问题.{0,6}改进",
    "other_matters": "其他.{0,7}事项",
}
"""What tells the heading of each section, in its variants, from other lines."""

MAX_HEADING_LENGTH = 50
"""A longer line is a sentence; the longest official title has 21 characters."""

_ordinal = re.compile(f"^([^{ORDINALS}]?[a-zA-Z]?)([{ORDINALS}])(?=[^{ORDINALS}])")

FORM_SECTION_NUMBER = Rule(
    id="form-section-number",
    scope="headings",
    title=Message("各部分标题的序号与格式一致", "The sections are numbered as the form has them"),
    formula=Message(
        "六个部分的标题依次以一至六为序号",
        "the heading of each of the six sections carries its ordinal, 一 to 六, and stands in their order",
    ),
    clause=Message(
        "国办公开办函〔2021〕30号、〔2019〕60号：报告格式的六个部分",
        "国办公开办函〔2021〕30号, 〔2019〕60号: the six sections of the form",
    ),
    severity="warning",
    messages={
        "PASS": Message("{place}：标题序号无误", "{place}: numbered as the form has it"),
        "FAIL": Message("{place}：标题序号有误：“{heading}”", "{place}: the heading has another number: {heading}"),
        "UNCERTAIN": Message(
            "{place}：标题“{heading}”没有序号，或次序不同",
            "{place}: the heading {heading} has no ordinal, or stands in another place",
        ),
        "NOT_ASSESSABLE": Message("{place}：没有找到标题，无法核对", "{place}: no such heading"),
    },
    caveats=(Message("转载文本常丢失标题", "copies of a text often lose headings"),),
)


@frozen
class _Heading:
    position: int
    text: str


@rule(FORM_SECTION_NUMBER)
def section_numbers(context: Context) -> Iterator[Result]:
    """A result for each of the six sections; a heading counts for the first section whose words it has."""
    found = _headings(context.headings or ())
    order = sorted(found, key=lambda name: found[name].position)
    official = [name for name in SECTIONS if name in found]
    for number, section in enumerate(SECTIONS):
        if section not in found:
            yield context.result(FORM_SECTION_NUMBER, "NOT_ASSESSABLE", section, facts={"heading": "—"})
            continue
        heading = found[section].text
        status = _heading_status(heading, number, in_place=order.index(section) == official.index(section))
        yield context.result(FORM_SECTION_NUMBER, status, section, facts={"heading": heading})


def _headings(lines: Sequence[str]) -> dict[str, _Heading]:
    """The first heading of each section."""
    found: dict[str, _Heading] = {}
    for position, line in enumerate(lines):
        section = _section_of(compact(line))
        if section is not None:
            found.setdefault(section, _Heading(position, line))
    return found


def _section_of(heading: str) -> str | None:
    if len(heading) >= MAX_HEADING_LENGTH:
        return None
    return next((name for name, words in WORDS.items() if re.search(words, heading)), None)


def _heading_status(heading: str, number: int, *, in_place: bool) -> Status:
    match = _ordinal.match(compact(heading))
    if match is None:
        return "UNCERTAIN"
    if match[1] or match[2] != ORDINALS[number]:
        return "FAIL"
    return "PASS" if in_place else "UNCERTAIN"
