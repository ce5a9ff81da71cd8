"""The rules about the text of a report: its year, sections five and six, and what section six says of fees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Status
from govdisclosure.text.normal import compact, fold_width

__all__ = ["text_rules"]

SHORT = 10
ENOUGH = 32
"""With more characters than this a text is neither short nor a sentence that says that there is nothing."""

FEES_FROM = 2021
"""The fee for processing requests (国办函〔2020〕109号) is taken from this year on."""

_none = re.compile("^(?:[一二三四五六]?(?:本年度?|我[^,。]{1,4}|本[^,。]{1,4})?(?:暂?无|没有)[^,。]{0,14})$")
_fee = re.compile("收费|处理费|费用|缴费")
_period = re.compile(
    r"(?:统计|数据)[^,。;]{0,6}(?:期限|时限|时间|区间)[^。;]{0,8}?(\d{4})年1月1日[^。;]{0,6}?(?:(\d{4})年)?12月31日"
)
_titles = re.compile("《[^》]*》")
_year_named = re.compile(r"(?<![较比与同从由于自起\d])(\d{4})年(?!版|以前|之前|[前起底]|度?(?:相比|结转|遗留)|度?的?\d+件)(?!(?:1[0-2]|[1-9])月(?!31日|1日))")
_this_year = re.compile("今年|本年")
_done = re.compile(
    r"\d\s?(?:余|多)?(?:件|条|份|次|场|期|篇|起|宗|人次|个)|^(?:\d{4})年度?(?:以来)?,(?:[^,。;]{0,20})(?:坚持|认真|深入|严格|持续|按照|在|围绕|贯彻)"
)
_compared = re.compile("同比|相比|增长|下降|增加|减少|上升|回落|持平|历年|近[两三四五]年|较|比去年|比上年")
_planned = re.compile("将|拟|计划|力争|预计|继续|打算|明年|下一步")


def text_rules(context: Context) -> Iterator[Result]:
    """Every rule about the text alone, and about section six against a cell."""
    yield _year(context)
    yield _problems(context)
    yield _fee_stated(context)
    if context.form.edition == "2021":
        yield _fee_notice(context)


def _year(context: Context) -> Result:
    """The years that section one reports on: the period it states, else the years its statements begin with."""
    year, text = context.report.year, context.report.overview
    if year is None or not text:
        return context.result("text-year", "NOT_ASSESSABLE", "overview", facts={"year": str(year or "—"), "found": "—"})
    folded = fold_width(text)
    others = _other_periods(folded, str(year))
    status: Status = "FAIL" if others else "PASS"
    if not others and (others := _other_statements(folded, year)):
        status = "UNCERTAIN" if f"{year}年" in folded or _this_year.search(folded) else "FAIL"
    return context.result("text-year", status, "overview", facts={"year": str(year), "found": "、".join(others) or str(year)})


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


def _problems(context: Context) -> Result:
    """Section five says what the main problems are."""
    text = context.report.problems
    if text is None:
        return context.result("text-problems", "NOT_ASSESSABLE", "problems", facts={"length": "0"})
    plain = compact(text[: 2 * ENOUGH])
    plain = plain if len(plain) > ENOUGH else compact(text)
    empty = not plain or _none.match(plain) is not None
    status: Status = "FAIL" if empty else "UNCERTAIN" if len(plain) < SHORT else "PASS"
    return context.result("text-problems", status, "problems", facts={"length": str(len(plain))})


def _fee_stated(context: Context) -> Result:
    """Section six tells about fees for processing requests."""
    text, year = context.report.other_matters, context.report.year
    if text is None or (year is not None and year < FEES_FROM):
        return context.result("text-fee-stated", "NOT_ASSESSABLE", "other_matters")
    return context.result("text-fee-stated", "PASS" if _fee.search(text) else "UNCERTAIN", "other_matters")


def _fee_notice(context: Context) -> Result:
    """Requests dropped because a fee was not paid, and section six without a word of fees."""
    path = "applications.results.other.fee_overdue.total"
    text, number = context.report.other_matters, context.get(path)
    status: Status = "PASS"
    if number is None or (number and text is None):
        status = "NOT_ASSESSABLE"
    elif number and not _fee.search(text or ""):
        status = "UNCERTAIN"
    return context.result("text-fee-notice", status, "other_matters", [path])
