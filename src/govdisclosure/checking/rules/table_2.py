"""Table 2: what no sum tells of documents, items and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdisclosure.checking.bodies import Level, body_of
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import Edition, Money

__all__ = ["DOCUMENTS", "ITEMS", "MONEY_PATHS", "YUAN_PER_WAN", "disclosed", "in_force", "items", "money_sign", "money_unit"]

YUAN_PER_WAN = 10_000
DOCUMENTS = ("proactive.regulations", "proactive.normative_documents")
ITEMS = ("licensing", "other_services", "penalties", "compulsion", "fees")
MONEY_PATHS: Mapping[Edition, str] = {"2019": "proactive.procurement.amount", "2021": "proactive.fees.amount"}

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


T2_IN_FORCE = Rule(
    id="t2-in-force",
    editions=("2021",),
    title=Message("表二制发件数不超过现行有效与废止之和", "Table 2: issued documents are in force or repealed"),
    formula=Message("本年制发件数≤现行有效件数＋本年废止件数", "issued (本年制发) <= in force (现行有效) + repealed (本年废止)"),
    clause=Message("条例第二十条第（一）项；表二各栏含义", "art. 20(1); the meaning of the columns of table 2"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{place}：本年制发{left}件，而现行有效与本年废止合计仅{right}件",
            "{place}: {left} issued this year, but in force and repealed together are only {right}",
        )
    },
    caveats=(
        Message("失效或清理的文件可能未计入废止", "documents that expired or were withdrawn may not be counted as repealed"),
    ),
    arithmetic="{target}.issued <= {target}.in_force + {target}.repealed",
)


@rule(T2_IN_FORCE)
def in_force(context: Context) -> Iterator[Result]:
    """Issued <= in force + repealed; a blank repealed adds nothing, but then only more could be repealed."""
    for row in DOCUMENTS:
        paths = [f"{row}.{name}" for name in ("issued", "repealed", "in_force")]
        issued, repealed, valid = context.counts(paths)
        right = None if valid is None else valid + (repealed or 0)
        yield _at_most(context, T2_IN_FORCE, row, issued, right, paths)


def _at_most(context: Context, definition: Rule, target: str, left: int | None, right: int | None, paths: list[str]) -> Result:
    if left is None or right is None:
        return context.result(definition, "NOT_ASSESSABLE", target, paths, left, right)
    return context.result(definition, "PASS" if left <= right else definition.violated, target, paths, left, right)


T2_DISCLOSED = Rule(
    id="t2-disclosed",
    editions=("2019",),
    title=Message("表二本年新公开数量不超过对外公开总数量", "Table 2: newly disclosed documents are among those disclosed"),
    formula=Message("本年新公开数量≤对外公开总数量", "newly disclosed (本年新公开) <= disclosed in total (对外公开总数量)"),
    clause=Message("2019年格式表二各栏含义", "the meaning of the columns of table 2 in the form of 2019"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{place}：本年新公开{left}件，多于对外公开总数量{right}件",
            "{place}: {left} newly disclosed, more than the {right} disclosed in total",
        )
    },
    caveats=(
        Message(
            "年内公开后又撤下的文件可能未计入总数量",
            "documents that were withdrawn again within the year may not be in the total",
        ),
    ),
    arithmetic="{target}.newly_disclosed <= {target}.total_disclosed",
)


@rule(T2_DISCLOSED)
def disclosed(context: Context) -> Iterator[Result]:
    """Newly disclosed <= disclosed in total."""
    for row in DOCUMENTS:
        paths = [f"{row}.{name}" for name in ("newly_disclosed", "total_disclosed")]
        new, total = context.counts(paths)
        yield _at_most(context, T2_DISCLOSED, row, new, total, paths)


T2_ITEMS = Rule(
    id="t2-items",
    editions=("2019",),
    title=Message("表二上一年项目数量加本年增减不为负", "Table 2: last year's items and their change leave no negative number"),
    formula=Message("上一年项目数量＋本年增/减≥0", "last year's items (上一年项目数量) + their change (本年增/减) >= 0"),
    clause=Message("2019年格式表二各栏含义", "the meaning of the columns of table 2 in the form of 2019"),
    severity="warning",
    messages={
        "FAIL": Message(
            "{place}：上一年项目数量{left}，本年增/减{right}，合计为负",
            "{place}: {left} items last year and a change of {right} leave a negative number",
        )
    },
    caveats=(
        Message("“本年增/减”有时误填为处理决定数量的增减", "the change is sometimes that of the decisions, not of the items"),
    ),
    arithmetic="{target}.previous_items + {target}.change >= 0",
)


@rule(T2_ITEMS)
def items(context: Context) -> Iterator[Result]:
    """Last year's items and their change leave a number that is not negative."""
    for name in ITEMS:
        row = f"proactive.{name}"
        paths = [f"{row}.previous_items", f"{row}.change"]
        previous, change = context.counts(paths)
        status: Status = "NOT_ASSESSABLE"
        if previous is not None and change is not None:
            status = "PASS" if previous + change >= 0 else "FAIL"
        yield context.result(T2_ITEMS, status, row, paths, previous, change)


T2_RULE_MAKING = Rule(
    id="t2-rule-making",
    title=Message("表二规章：县级及以下机关无规章制定权", "Table 2: no 规章 at county level and below"),
    formula=Message(
        "县（市、区、旗）及以下机关、盟和地区行政公署、地方部门：规章＝0",
        "规章 = 0 for bodies of counties, banners, leagues, districts, towns and for local departments",
    ),
    clause=Message(
        "《立法法》：规章由国务院部门和省、自治区、直辖市、设区的市、自治州人民政府制定；条例第二十条第（一）项",
        "Legislation Law: rules are made by national departments, provinces, cities divided into districts and autonomous "
        "prefectures; art. 20(1)",
    ),
    severity="warning",
    messages={
        "FAIL": Message(
            "{place}：{organization}不具有规章制定权，请核实“规章”栏填报是否有误（{terms}）",
            "{place}: {organization} has no power to make rules, yet states some ({terms})",
        ),
        "UNCERTAIN": Message(
            "{place}：{organization}可能不具有规章制定权，请核实“规章”栏填报是否有误（{terms}）",
            "{place}: {organization} states rules ({terms}); by its name it may have no power to make them",
        ),
        "NOT_ASSESSABLE": Message("{place}：无法核对，{why}", "{place}: not compared: {why}"),
    },
    caveats=(
        Message("仅从机关名称判断层级", "the level of the body is told by its name alone"),
        Message(
            "部门可能填报本级政府规章；少数不设区的市依法享有规章制定权",
            "a department may state the rules of its government; a few cities without districts have the power by special law",
        ),
    ),
)


@rule(T2_RULE_MAKING)
def rule_making(context: Context) -> Iterator[Result]:
    """规章 are for national departments, provinces, cities divided into districts and autonomous prefectures."""
    row = "proactive.regulations"
    paths = context.below(row)
    stated = context.counts(paths)
    name = context.report.organization or "—"
    facts = {
        "organization": name,
        "why_zh": f"从机关名称无法判断是否具有规章制定权（{name}）",
        "why_en": f"the name does not tell whether the body can make rules ({name})",
    }
    status: Status = "PASS"
    if all(number is None for number in stated):
        status = "NOT_ASSESSABLE"
        facts |= {"why_zh": "未填写", "why_en": "nothing is stated"}
    elif any(stated):
        made = bool(stated[0]) or not paths[0].endswith(".newly_made")
        status = _power(context.report.organization or "", made=made)
    yield context.result(T2_RULE_MAKING, status, row, paths, facts=facts)


def _power(organization: str, *, made: bool) -> Status:
    """Whether the name of the body allows rules that it `made` itself, or (2019) only disclosed."""
    body = body_of(organization)
    if body.rules is True:
        return "PASS"
    if body.rules is False:
        return "FAIL" if made and (body.government or body.level == "county") else "UNCERTAIN"
    if body.level is None or (body.government and body.level == "city"):
        return "NOT_ASSESSABLE"
    return "UNCERTAIN"


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
