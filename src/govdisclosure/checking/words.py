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
_statement = re.compile(
    r"(?:^|[。;\n,:)])\s?(\d{4})年度?(?:以来)?,?(?:全年|我[^,。;]{1,4}|本[^,。;]{1,4}|共|累计|[^,。;\d]{0,14})(?:主动公开|收到|新收|受理|办理|答复|共)"
)

_planned = re.compile("将|拟|计划|力争|预计|继续|打算")


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
        status = "UNCERTAIN" if f"{year}年" in folded or "今年" in folded else "FAIL"
    return context.result("text-year", status, "overview", facts={"year": str(year), "found": "、".join(others) or str(year)})


def _other_periods(text: str, year: str) -> list[str]:
    """The years other than the report's whose beginning or end is that of the period reported on."""
    if "1月1日" not in text:
        return []
    periods = {found for match in _period.finditer(text) for found in match.groups() if found}
    return sorted(periods - {year})


def _other_statements(text: str, year: int) -> list[str]:
    """The years next to the report's that statements of what was done begin with."""
    near = {str(year - 1), str(year + 1)}
    if not any(f"{other}年" in text for other in near):
        return []
    return sorted(near & {match[1] for match in _statement.finditer(text) if not _planned.search(match[0])})


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
