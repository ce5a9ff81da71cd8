"""The figures of one year against those of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.checking.charging import YUAN_PER_WAN
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import Money

__all__ = ["ABSENT", "REFORM", "carried_over", "money_jump", "pending_cases"]

REFORM = Message("机构改革、合并或口径变化", "reorganisation, mergers, or a change of scope between the years")
ABSENT = Message("{years}年：{place}：缺少可比数据，无法核对", "{years}: {place}: nothing to compare")

YEAR_CARRY_OVER = Rule(
    id="year-carry-over",
    scope="series",
    title=Message("上年结转等于上年报告的结转下年度", "What is carried in is what was carried forward last year"),
    formula=Message(
        "各列：本年报告“上年结转”＝上年报告“结转下年度继续办理”", "carried_in(N) = carried_forward(N-1), in each of the 7 columns"
    ),
    clause=Message("表三第二项和第四项", "the form: rows 二 and 四 of table 3"),
    severity="error",
    messages={
        "FAIL": Message(
            "{years}年：{place}：上年报告“结转下年度”为{right}件，本年报告“上年结转”为{left}件，不衔接",
            "{years}: {place}: {right} carried forward last year, {left} carried in this year",
        ),
        "UNCERTAIN": Message(
            "{years}年：{place}：上年报告“结转下年度”为{right}件，本年报告“上年结转”为{left}件；总计相符，可能对申请人重新归类",
            "{years}: {place}: {right} carried forward last year, {left} carried in this year; the totals agree, so applicants "
            "may have been classified anew",
        ),
        "PASS": Message("{years}年：{place}：{left}件，与上年报告衔接", "{years}: {place}: {left}, as carried forward last year"),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(
        REFORM,
        Message("申请人类别可能重新归类；上年数据可能事后更正", "applicants may be reclassified, last year corrected later"),
    ),
    arithmetic="{target} = last:applications.carried_forward.{column}",
)
CARRIED_IN, CARRIED_FORWARD = "applications.carried_in", "applications.carried_forward"


@rule(YEAR_CARRY_OVER)
def carried_over(pair: Pair) -> Iterator[Result]:
    """Carried in = carried forward, column by column. Where the totals agree, columns may have been classified anew."""
    results = [_carried(pair, path) for path in pair.this.below(CARRIED_IN)]
    total = results[-1]
    for result in results:
        if result.status == "FAIL" and total.status == "PASS":
            column = result.target.rpartition(".")[2]
            yield pair.result(
                YEAR_CARRY_OVER,
                "UNCERTAIN",
                result.target,
                result.paths,
                result.left,
                result.right,
                earlier=[f"{CARRIED_FORWARD}.{column}"],
            )
        else:
            yield result


def _carried(pair: Pair, path: str) -> Result:
    before = f"{CARRIED_FORWARD}.{path.rpartition('.')[2]}"
    left, right = pair.this.counts([path])[0], pair.last.counts([before])[0]
    return pair.equal(YEAR_CARRY_OVER, path, [path], left, right, earlier=[before])


YEAR_PENDING = Rule(
    id="year-pending",
    scope="series",
    title=Message("上年尚未审结的案件在本年表四中出现", "Cases that were pending last year appear in this year's table 4"),
    formula=Message("各块：本年总计≥上年尚未审结", "total(N) >= pending(N-1), in each of the three blocks of table 4"),
    clause=Message(
        "表四各栏含义：未审结的案件结转下年", "the meaning of the columns of table 4: what is pending is carried over"
    ),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "UNCERTAIN": Message(
            "{years}年：{place}：上年尚未审结{right}件，本年总计仅{left}件，上年未结案件可能漏计",
            "{years}: {place}: {right} were pending last year, this year's total is {left}: pending cases may not be counted",
        ),
        "PASS": Message(
            "{years}年：{place}：总计{left}件，不少于上年尚未审结{right}件",
            "{years}: {place}: {left} in total, at least the {right} that were pending",
        ),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(REFORM, Message("有的机关只统计本年新收案件", "some bodies count this year's new cases only")),
    since="1.1",
    arithmetic="{target} >= last:{row}.pending",
)


@rule(YEAR_PENDING)
def pending_cases(pair: Pair) -> Iterator[Result]:
    """The total of this year >= the pending cases of last year."""
    for path in pair.this.below("review"):
        row, _, column = path.rpartition(".")
        if column != "total":
            continue
        total, before = pair.this.counts([path])[0], pair.last.counts([f"{row}.pending"])[0]
        status: Status = "NOT_ASSESSABLE"
        if total is not None and before is not None and pair.follows:
            status = "PASS" if total >= before else "UNCERTAIN"
        yield pair.result(YEAR_PENDING, status, path, [path], total, before, earlier=[f"{row}.pending"])


YEAR_MONEY_UNIT = Rule(
    id="year-money-unit",
    scope="series",
    editions=("2021",),
    title=Message("收费金额与上年相差约一万倍", "An amount ten thousand times that of last year"),
    formula=Message(
        "本年与上年收费金额之比不在一千倍至十万倍之间",
        "amount(N) / amount(N-1) is not between 1,000 and 100,000, nor the other way round",
    ),
    clause=Message("表二：本年收费金额（单位：万元）", "the form: 本年收费金额（单位：万元）"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{years}年：{place}：{left}，上年{right}", "{years}: {place}: {left}, {right} last year"),
        "UNCERTAIN": Message(
            "{years}年：{place}：{left}，上年{right}，可能有一年误以元为单位",
            "{years}: {place}: {left}, {right} last year; one of them may be in 元",
        ),
        "NOT_ASSESSABLE": ABSENT,
    },
    caveats=(Message("收费确实可能大起大落", "charges can rise and fall that much"),),
)


@rule(YEAR_MONEY_UNIT)
def money_jump(pair: Pair) -> Iterator[Result]:
    """An amount that rises or falls by about the factor between 元 and 万元."""
    path = "proactive.fees.amount"
    now, before = pair.this.get(path), pair.last.get(path)
    if not isinstance(now, Money) or not isinstance(before, Money):
        yield pair.result(YEAR_MONEY_UNIT, "NOT_ASSESSABLE", path, [path])
        return
    small, large = sorted((abs(now.amount), abs(before.amount)))
    odd = small > 0 and YUAN_PER_WAN / 10 <= large / small <= YUAN_PER_WAN * 10
    status: Status = "UNCERTAIN" if odd else "PASS"
    yield pair.result(YEAR_MONEY_UNIT, status, path, [path], now.amount, before.amount, earlier=[path])
