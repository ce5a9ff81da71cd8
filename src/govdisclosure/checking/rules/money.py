"""Table 2: the sign and the unit of its amount of money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdisclosure.checking.bodies import Level, body_of
from govdisclosure.checking.charging import YUAN_PER_WAN
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import FORMS, Edition, Money

__all__ = ["MONEY_PATHS", "money_sign", "money_unit"]

MONEY_PATHS: Mapping[Edition, str] = {
    edition: next(cell.path for cell in form.cells if cell.kind == "money") for edition, form in FORMS.items()
}
"""The one amount of money that each form has."""

T2_MONEY_NON_NEGATIVE = Rule(
    id="t2-money-non-negative",
    title=Message("表二金额不为负", "Table 2: no amount of money is negative"),
    formula=Message(
        "行政事业性收费≥0（2021年格式）；采购总金额≥0（2019年格式）",
        "charges (行政事业性收费) >= 0 (2021); procurement (采购总金额) >= 0 (2019)",
    ),
    clause=Message("收费、采购金额不可能小于零", "the meaning of money collected or spent"),
    severity="error",
    messages={
        "FAIL": Message("{place}：金额为负（{left}）", "{place}: a negative amount ({left})"),
        "PASS": Message("{place}：金额不为负", "{place}: no negative amount"),
    },
    arithmetic="{target} >= 0",
)


@rule(T2_MONEY_NON_NEGATIVE)
def money_sign(context: Context) -> Iterator[Result]:
    """An amount of money that is not negative."""
    path = MONEY_PATHS[context.form.edition]
    money = context.get(path)
    amount = money.amount if isinstance(money, Money) else None
    status: Status = "PASS"
    if amount is None:
        status = "NOT_ASSESSABLE"
    elif amount < 0:
        status = "FAIL"
    yield context.result(T2_MONEY_NON_NEGATIVE, status, path, [path], left=amount)


T2_MONEY_UNIT = Rule(
    id="t2-money-unit",
    title=Message("表二金额单位：元与万元相差一万倍", "Table 2: 元 entered for 万元 is off by the factor 10,000"),
    formula=Message(
        "金额以万元为单位（2021年格式），且乡镇低于1千万元、县区低于10亿元、市低于100亿元",
        "the amount is in 万元 as printed (2021), and below 1,000 万元 in a township, 100,000 in a county or district, "
        "1,000,000 in a city",
    ),
    clause=Message("表二：本年收费金额（单位：万元）", "the form: 本年收费金额（单位：万元）"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{place}：填写“{stated}”，疑似误以元为单位（与万元相差一万倍）",
            "{place}: states {stated}; the unit may be 元 instead of 万元 (factor 10,000)",
        ),
        "NOT_ASSESSABLE": Message("{place}：未填写金额，或未注明单位，无法核对", "{place}: no amount, or none with a unit"),
    },
    caveats=(Message("个别机关的金额可能确实较大", "the amounts of some bodies can be that large"),),
)

MAX_WAN: Mapping[Level, int] = {"township": 1_000, "county": 100_000, "district": 100_000, "city": 1_000_000}
"""What bodies of a level collect in a year stays below this many 万元; typed in 元 it would be above. Provinces and the
nation have no bound."""

MAX_WAN_ANY = 1_000_000
"""The bound where the name does not tell the level."""


@rule(T2_MONEY_UNIT)
def money_unit(context: Context) -> Iterator[Result]:
    """The head prints 万元; a cell that says 元, or an amount beyond all likelihood, is off by the factor 10,000."""
    path = MONEY_PATHS[context.form.edition]
    money = context.get(path)
    if not isinstance(money, Money) or (money.unit is None and money.amount):
        yield context.result(T2_MONEY_UNIT, "NOT_ASSESSABLE", path, [path], facts={"stated": "—"})
        return
    status: Status = "UNCERTAIN" if _in_yuan(context, path, money) or _is_implausible(context, money) else "PASS"
    yield context.result(T2_MONEY_UNIT, status, path, [path], left=money.amount, facts={"stated": f"{money}"})


def _in_yuan(context: Context, path: str, money: Money) -> bool:
    """True if the cell says 元 where the form prints 万元."""
    return context.form.cell(path).unit == "万元" and money.unit == "元" and money.amount != 0


def _is_implausible(context: Context, money: Money) -> bool:
    """True if no body of this level collects as much."""
    wan = money.amount / YUAN_PER_WAN if money.unit == "元" else money.amount
    level = body_of(context.report.organization or "").level
    if level in ("national", "province"):
        return False
    return wan >= (MAX_WAN_ANY if level is None else MAX_WAN[level])
