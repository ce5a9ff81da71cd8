"""Table 2: what no sum tells of documents and items."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.checking.bodies import body_of
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message

__all__ = ["DOCUMENTS", "ITEMS", "disclosed", "in_force", "items", "rule_making"]

DOCUMENTS = ("proactive.regulations", "proactive.normative_documents")
ITEMS = ("licensing", "other_services", "penalties", "compulsion", "fees")

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
        return "FAIL" if made and (body.governs or body.level == "county") else "UNCERTAIN"
    if body.level is None or (body.governs and body.level == "city"):
        return "NOT_ASSESSABLE"
    return "UNCERTAIN"
