"""The stocks of table 2 against those of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.checking.rules.table_2 import DOCUMENTS, ITEMS
from govdisclosure.checking.rules.year_figures import ABSENT, REFORM
from govdisclosure.message import Message

__all__ = ["disclosed_stock", "previous_items", "stock"]

YEAR_STOCK = Rule(
    id="year-stock",
    scope="series",
    editions=("2021",),
    title=Message("现行有效件数＝上年现行有效＋本年制发－本年废止", "In force = in force last year + issued - repealed"),
    formula=Message(
        "规章、行政规范性文件：现行有效件数＝上年现行有效件数＋本年制发件数－本年废止件数",
        "in_force(N) = in_force(N-1) + issued(N) - repealed(N), for 规章 and 行政规范性文件",
    ),
    clause=Message("条例第二十条第（一）项；表二各栏含义", "art. 20(1); the meaning of the columns of table 2"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{years}年：{place}：填{left}件，按上年现行有效、本年制发和废止推算应为{right}件",
            "{years}: {place}: states {left}; last year's number, issued and repealed give {right}",
        ),
        "PASS": Message("{years}年：{place}：{left}件，与推算一致", "{years}: {place}: {left}, as it follows from last year"),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(REFORM, Message("清理后调整、到期失效未计入废止", "stocks are adjusted after a clean-up; expiry is not repeal")),
    arithmetic="{target} = last:{target} + {row}.issued - {row}.repealed",
)


@rule(YEAR_STOCK)
def stock(pair: Pair) -> Iterator[Result]:
    """In force = in force last year + issued - repealed."""
    for row in DOCUMENTS:
        paths = [f"{row}.{name}" for name in ("issued", "repealed", "in_force")]
        issued, repealed, in_force = pair.this.counts(paths)
        before = pair.last.counts(paths[2:])[0]
        right = None
        if issued is not None and repealed is not None and before is not None:
            right = before + issued - repealed
        yield pair.equal(YEAR_STOCK, paths[2], paths, in_force, right, earlier=paths[2:])


YEAR_ITEMS = Rule(
    id="year-items",
    scope="series",
    editions=("2019",),
    title=Message("上一年项目数量＝上年报告的项目数量＋增减", "Last year's items = those of the year before + their change"),
    formula=Message(
        "上一年项目数量＝上年报告的上一年项目数量＋上年报告的本年增/减", "previous_items(N) = previous_items(N-1) + change(N-1)"
    ),
    clause=Message("2019年格式表二各栏含义", "the meaning of the columns of table 2 in the form of 2019"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{years}年：{place}：填{left}，按上年报告推算应为{right}",
            "{years}: {place}: states {left}; last year's report gives {right}",
        ),
        "PASS": Message("{years}年：{place}：{left}，与上年报告一致", "{years}: {place}: {left}, as last year's report has it"),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(REFORM,),
    arithmetic="{target} = last:{target} + last:{row}.change",
)


@rule(YEAR_ITEMS)
def previous_items(pair: Pair) -> Iterator[Result]:
    """Last year's items = those of the year before + their change."""
    for name in ITEMS:
        paths = [f"proactive.{name}.previous_items", f"proactive.{name}.change"]
        previous, change = pair.last.counts(paths)
        right = None if previous is None or change is None else previous + change
        yield pair.equal(YEAR_ITEMS, paths[0], paths[:1], pair.this.counts(paths[:1])[0], right, earlier=paths)


YEAR_DISCLOSED_STOCK = Rule(
    id="year-disclosed-stock",
    scope="series",
    editions=("2019",),
    title=Message(
        "对外公开总数量不超过上年总数量与本年新公开之和",
        "Disclosed in total is at most last year's total and what is newly disclosed",
    ),
    formula=Message(
        "规章、规范性文件：对外公开总数量≤上年对外公开总数量＋本年新公开数量",
        "total_disclosed(N) <= total_disclosed(N-1) + newly_disclosed(N), for 规章 and 规范性文件",
    ),
    clause=Message("2019年格式表二各栏含义", "the meaning of the columns of table 2 in the form of 2019"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{years}年：{place}：填{left}件，多于上年总数量与本年新公开之和{right}件",
            "{years}: {place}: states {left}, more than last year's total and the newly disclosed together, {right}",
        ),
        "PASS": Message(
            "{years}年：{place}：{left}件，不超过上年总数量与本年新公开之和{right}件",
            "{years}: {place}: {left}, at most last year's total and the newly disclosed together, {right}",
        ),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(REFORM, Message("上年数据可能事后更正", "last year's number may have been corrected later")),
    since="1.1",
    arithmetic="{target} <= last:{target} + {row}.newly_disclosed",
)


@rule(YEAR_DISCLOSED_STOCK)
def disclosed_stock(pair: Pair) -> Iterator[Result]:
    """Disclosed in total <= last year's total + newly disclosed."""
    for row in DOCUMENTS:
        target = f"{row}.total_disclosed"
        paths = [f"{row}.newly_disclosed", target]
        new, total = pair.this.counts(paths)
        before = pair.last.counts([target])[0]
        right = None if new is None or before is None else before + new
        status: Status = "NOT_ASSESSABLE"
        if total is not None and right is not None and pair.follows:
            status = "PASS" if total <= right else "UNCERTAIN"
        yield pair.result(YEAR_DISCLOSED_STOCK, status, target, paths, total, right, earlier=[target])
