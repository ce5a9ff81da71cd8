"""The year that section one reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.text.normal import fold_width

__all__ = ["NO_TEXT", "year_of_text"]

NO_TEXT = Message("{place}：缺少文字，无法核对", "{place}: there is no text to judge")

TEXT_YEAR = Rule(
    id="text-year",
    title=Message("总体情况所述年度与报告年度一致", "Section one reports on the report's year"),
    formula=Message(
        "总体情况所述统计期限或其语句开头的年度，与报告年度一致",
        "the period that section one states, or the year its statements begin with, is the year of the report",
    ),
    clause=Message("条例第五十条；一份报告反映一个年度", "art. 50; one report is about one year"),
    severity="warning",
    messages={
        "PASS": Message("正文所述年度与报告年度（{year}年）一致", "{place}: of the report's year ({year})"),
        "FAIL": Message(
            "正文所述年度（{found}年）与报告年度（{year}年）不一致，疑似沿用上年文本",
            "{place}: speaks of {found}, the report is for {year}",
        ),
        "UNCERTAIN": Message(
            "部分语句所述年度（{found}年）与报告年度（{year}年）不一致，请核实是否沿用上年文本",
            "{place}: some sentences speak of {found}, the report is for {year}",
        ),
        "NOT_ASSESSABLE": NO_TEXT,
    },
    caveats=(Message("正当提及上年或下年计划时不是错误", "last year, or a plan for the next, can be named rightly"),),
)

_period = re.compile(
    r"(?:统计|数据)[^,。;]{0,6}(?:期限|时限|时间|区间|期)[^。;]{0,8}?(\d{4})年1月1日[^。;]{0,6}?(?:(\d{4})年)?12月31日"
)
_titles = re.compile("《[^》]*》")
_year_named = re.compile(
    r"(?<![较比与同从由于自起到入结转延\d])(?<![延转结]至)(\d{4})年(?!版|以前|之前|[前起底]|度?(?:相比|结转|遗留)|度?的?\d+件)(?!(?:1[0-2]|[1-9])月(?!31日|1日))(?!度?(?:财政|部门|决算|预算|法治|工作(?:总结|要点)|绩效|考核|评估|第三方|政务公开评估))"
)
_this_year = re.compile("今年|本年")
_done = re.compile(
    r"\d\s?(?:余|多)?(?:件|条|份|次|场|期|篇|起|宗|人次|个)|^(?:\d{4})年度?(?:以来)?,(?:[^,。;]{0,20})(?:坚持|认真|深入|严格|持续|按照|在|围绕|贯彻)"
)
_compared = re.compile("同比|相比|增长|下降|增加|减少|上升|回落|持平|历年|近[两三四五]年|较|比去年|比上年")
_planned = re.compile("将|拟|计划|力争|预计|继续|打算|明年|下一步")


@rule(TEXT_YEAR)
def year_of_text(context: Context) -> Iterator[Result]:
    """The years that section one reports on: the period it states, else the years its statements begin with."""
    year, text = context.report.year, context.report.overview
    if year is None or not text:
        yield context.result(TEXT_YEAR, "NOT_ASSESSABLE", "overview", facts={"year": str(year or "—"), "found": "—"})
        return
    folded = fold_width(text)
    others = _other_periods(folded, str(year))
    status: Status = "FAIL" if others else "PASS"
    if not others and (others := _other_statements(folded, year)):
        status = "UNCERTAIN" if f"{year}年" in folded or _this_year.search(folded) else "FAIL"
    yield context.result(TEXT_YEAR, status, "overview", facts={"year": str(year), "found": "、".join(others) or str(year)})


def _other_periods(text: str, year: str) -> list[str]:
    """The years other than the report's whose beginning or end is that of the period reported on."""
    if "1月1日" not in text:
        return []
    periods = {found for match in _period.finditer(text) for found in match.groups() if found}
    return sorted(periods - {year})


def _other_statements(text: str, year: int) -> list[str]:
    """The years next to the report's that alone govern a sentence about what was done, and are not only compared with."""
    near = {str(year - 1), str(year + 1)}
    if not any(f"{other}年" in text for other in near):
        return []
    found: set[str] = set()
    for sentence in re.split("[。\n]", _titles.sub("", text)):
        years = set(_year_named.findall(sentence))
        if str(year) in years or _this_year.search(sentence) or _compared.search(sentence) or _planned.search(sentence):
            continue
        found |= years & near if _done.search(sentence) else set()
    return sorted(found)
