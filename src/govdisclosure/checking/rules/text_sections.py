"""What sections five and six have to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.checking.rules.text_year import NO_TEXT
from govdisclosure.message import Message
from govdisclosure.text.normal import compact

__all__ = ["fee_notice", "fee_stated", "problems"]

TEXT_PROBLEMS = Rule(
    id="text-problems",
    title=Message("第五部分说明存在的主要问题", "Section five names the main problems"),
    formula=Message(
        "第五部分不为空、不只写“无”，且不少于10个字", "section five is not empty, not just 无, and has 10 characters or more"
    ),
    clause=Message(
        "条例第五十条第一款第四项：报告存在的主要问题及改进情况",
        "art. 50(4): the main problems and improvements are to be reported",
    ),
    severity="warning",
    messages={
        "PASS": Message("{place}：有内容", "{place}: has content"),
        "FAIL": Message("{place}未说明存在的主要问题及改进情况（条例第五十条第一款第四项）", "{place}: has no content"),
        "UNCERTAIN": Message("{place}仅有{length}个字，请核实是否说明了主要问题及改进情况", "{place}: only {length} characters"),
        "NOT_ASSESSABLE": NO_TEXT,
    },
)

TEXT_FEE_STATED = Rule(
    id="text-fee-stated",
    title=Message("第六部分说明信息处理费情况", "Section six tells about fees for processing requests"),
    formula=Message("2021年度起，第六部分提及收费或处理费", "section six mentions 收费 or 处理费, for years from 2021 on"),
    clause=Message("国办函〔2020〕109号；报告格式第六部分", "国办函〔2020〕109号; the form: section six"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：说明了收费情况", "{place}: tells about fees"),
        "UNCERTAIN": Message("{place}未说明信息处理费收取情况", "{place}: says nothing about fees"),
        "NOT_ASSESSABLE": NO_TEXT,
    },
    caveats=(Message("收费情况可能写在其他部分", "fees may be told in another section"),),
)

TEXT_FEE_NOTICE = Rule(
    id="text-fee-notice",
    editions=("2021",),
    title=Message("逾期未缴费的申请应在第六部分说明", "Requests dropped for an unpaid fee are told in section six"),
    formula=Message(
        "“（六）2.申请人逾期未按收费通知要求缴纳费用”大于零时，第六部分提及收费",
        "（六）2.申请人逾期未按收费通知要求缴纳费用 > 0 implies that section six mentions fees",
    ),
    clause=Message("国办函〔2020〕109号；表三“（六）2”行", "国办函〔2020〕109号; row （六）2 of table 3"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：与逾期未缴费的申请没有矛盾", "{place}: agrees with the requests dropped for an unpaid fee"),
        "UNCERTAIN": Message(
            "{place}：表三有逾期未缴费的申请（{terms}），但未提及收费",
            "{place}: table 3 has requests dropped for an unpaid fee ({terms}), yet no fee is mentioned",
        ),
    },
)

SHORT = 10
ENOUGH = 32
"""With more characters than this a text is neither short nor a sentence that says that there is nothing."""

FEES_FROM = 2021
"""The fee for processing requests (国办函〔2020〕109号) is taken from this year on."""

_none = re.compile("^(?:[一二三四五六]?(?:本年度?|我[^,。]{1,4}|本[^,。]{1,4})?(?:暂?无|没有)[^,。]{0,14})$")
_fee = re.compile("收费|处理费|费用|缴费")


@rule(TEXT_PROBLEMS)
def problems(context: Context) -> Iterator[Result]:
    """Section five says what the main problems are."""
    text = context.report.problems
    if text is None:
        yield context.result(TEXT_PROBLEMS, "NOT_ASSESSABLE", "problems", facts={"length": "0"})
        return
    plain = compact(text[: 2 * ENOUGH])
    plain = plain if len(plain) > ENOUGH else compact(text)
    empty = not plain or _none.match(plain) is not None
    status: Status = "FAIL" if empty else "UNCERTAIN" if len(plain) < SHORT else "PASS"
    yield context.result(TEXT_PROBLEMS, status, "problems", facts={"length": str(len(plain))})


@rule(TEXT_FEE_STATED)
def fee_stated(context: Context) -> Iterator[Result]:
    """Section six tells about fees for processing requests."""
    text, year = context.report.other_matters, context.report.year
    if text is None or (year is not None and year < FEES_FROM):
        yield context.result(TEXT_FEE_STATED, "NOT_ASSESSABLE", "other_matters")
        return
    yield context.result(TEXT_FEE_STATED, "PASS" if _fee.search(text) else "UNCERTAIN", "other_matters")


@rule(TEXT_FEE_NOTICE)
def fee_notice(context: Context) -> Iterator[Result]:
    """Requests dropped because a fee was not paid, and section six without a word of fees."""
    path = "applications.results.other.fee_overdue.total"
    text, number = context.report.other_matters, context.get(path)
    status: Status = "PASS"
    if number is None or (number and text is None):
        status = "NOT_ASSESSABLE"
    elif number and not _fee.search(text or ""):
        status = "UNCERTAIN"
    yield context.result(TEXT_FEE_NOTICE, status, "other_matters", [path])
