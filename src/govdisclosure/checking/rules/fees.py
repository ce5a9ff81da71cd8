"""The fee for processing requests that section six states: against table 2, and against the official scale."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from govdisclosure.checking.charging import YUAN_PER_WAN
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import Money

__all__ = ["fee_against_scale", "fee_against_table", "is_possible"]

NO_FEE = Message("{place}：未载明信息处理费金额，无法核对", "{place}: no amount of the fee is stated")

FEES = "proactive.fees.amount"


TEXT_FEE_TABLE = Rule(
    id="text-fee-table",
    editions=("2021",),
    title=Message("第六部分的信息处理费不超过表二行政事业性收费", "The fee in section six is part of the charges in table 2"),
    formula=Message("第六部分信息处理费（元）≤表二行政事业性收费（元）", "fee in section six <= charges in table 2, both in 元"),
    clause=Message(
        "国办函〔2020〕109号：信息处理费属于行政事业性收费；表二“行政事业性收费”栏",
        "国办函〔2020〕109号: the fee is an administrative charge; row 行政事业性收费 of table 2",
    ),
    severity="warning",
    messages={
        "PASS": Message("{place}：“{quote}”不超过表二行政事业性收费", "{place}: {quote}: within the charges of table 2"),
        "FAIL": Message(
            "{place}：“{quote}”，多于表二行政事业性收费（{right}元）",
            "{place}: {quote}: more than the charges of table 2 ({right} 元)",
        ),
        "NOT_ASSESSABLE": NO_FEE,
    },
    caveats=(Message("表二金额可能四舍五入", "the amount in table 2 may be rounded; one of its last digit is allowed for"),),
    since="1.1",
)


@rule(TEXT_FEE_TABLE)
def fee_against_table(context: Context) -> Iterator[Result]:
    """The fee is at most what table 2 states, to the last digit that it states."""
    fee, money = context.fee.taken, context.get(FEES)
    if fee is None or not isinstance(money, Money) or money.unit not in ("元", "万元"):
        yield context.result(TEXT_FEE_TABLE, "NOT_ASSESSABLE", "other_matters", [FEES])
        return
    factor = YUAN_PER_WAN if money.unit == "万元" else 1
    charges = money.amount * factor
    rounding = Decimal(1).scaleb(int(money.amount.as_tuple().exponent)) * factor if money.amount else Decimal(0)
    status: Status = "PASS" if fee.yuan < charges + rounding or fee.yuan == charges else "FAIL"
    yield context.result(TEXT_FEE_TABLE, status, "other_matters", [FEES], fee.yuan, charges, {"quote": fee.text})


TEXT_FEE_SCALE = Rule(
    id="text-fee-scale",
    title=Message("第六部分的信息处理费符合收费标准", "The fee in section six is one that the scale can give"),
    formula=Message(
        "金额为10元的整数倍；一件申请按量收费：700元以下每页10元，700元至2700元每页20元，以上每页40元；按件收费为100元的整数倍",
        "a multiple of 10 元; of one request 10 元 a page up to 700, 20 up to 2,700, then 40, or (by number of requests) a "
        "multiple of 100",
    ),
    clause=Message("国办函〔2020〕109号第四条、第五条", "国办函〔2020〕109号, art. 4 and 5"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：“{quote}”符合收费标准", "{place}: {quote}: possible by the scale"),
        "UNCERTAIN": Message(
            "{place}：“{quote}”，按国办函〔2020〕109号的标准不可能得出该金额",
            "{place}: {quote}: an amount that the scale of 国办函〔2020〕109号 cannot give",
        ),
        "NOT_ASSESSABLE": NO_FEE,
    },
    caveats=(Message("可能只收取了部分费用，或有减免、退费", "part of a fee may have been paid, waived or paid back"),),
    since="1.1",
)

PER_REQUEST = 100
"""By number: each request from the eleventh of a month costs a multiple of this many yuan."""


class Step(NamedTuple):
    """By volume: a page costs `page` yuan, up to `most` yuan in all (None: from there on)."""

    page: int
    most: int | None


STEPS = (Step(10, 700), Step(20, 2_700), Step(40, None))
"""Pages 31 to 100, 101 to 200, and those after them; 30 pages are free."""


def is_possible(yuan: Decimal, requests: int | None) -> bool:
    """True if the scale can give this amount: for one request, or for several, whose fees are added.

    >>> [is_possible(Decimal(yuan), 1) for yuan in (120, 730, 740, 2710, 2740, 2800, 875)]
    [True, False, True, False, True, True, False]
    >>> is_possible(Decimal(730), 2), is_possible(Decimal(875), None)
    (True, False)
    """
    if yuan % STEPS[0].page:
        return False
    return requests != 1 or yuan % PER_REQUEST == 0 or _by_volume(yuan)


def _by_volume(yuan: Decimal) -> bool:
    below = 0
    for page, most in STEPS:
        if most is None or yuan <= most:
            return (yuan - below) % page == 0
        below = most
    return False


@rule(TEXT_FEE_SCALE)
def fee_against_scale(context: Context) -> Iterator[Result]:
    """Whether the scale can give what was asked for, or where that is not told, what was taken and nothing of it waived."""
    told = context.fee
    fee = told.asked or (None if told.partly else told.taken)
    if fee is None:
        yield context.result(TEXT_FEE_SCALE, "NOT_ASSESSABLE", "other_matters")
        return
    status: Status = "PASS" if is_possible(fee.yuan, fee.requests) else "UNCERTAIN"
    yield context.result(TEXT_FEE_SCALE, status, "other_matters", left=fee.yuan, facts={"quote": fee.text})
