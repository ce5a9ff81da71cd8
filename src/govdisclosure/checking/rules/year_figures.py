"""The figures of one year against those of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govdisclosure.checking.charging import YUAN_PER_WAN
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.narrative import Figure
from govdisclosure.schema import Money
from govdisclosure.text.normal import fold_width

__all__ = ["ABSENT", "REFORM", "carried_over", "growth", "money_jump", "pending_cases"]

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


YEAR_GROWTH = Rule(
    id="year-growth",
    scope="series",
    title=Message("文字中的同比增减与两年表格一致", "A growth told in the text agrees with both years' tables"),
    formula=Message(
        "文字所述增长率＝本年数÷上年数－1，以新收、新收＋上年结转或办理结果总计为基数",
        "stated growth = number(N) / number(N-1) - 1, of received, received + carried in, or （七）总计",
    ),
    clause=Message("按两年表三数据计算", "recomputed from table 3 of both years"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "PASS": Message(
            "{years}年：文字“{quote}”与两年表格一致", "{years}: the growth in the text ({quote}) agrees with the tables"
        ),
        "UNCERTAIN": Message(
            "{years}年：文字“{quote}”，按两年{base_zh}计算为{right}%",
            "{years}: the text says {quote}; {base_en} of both years gives {right}%",
        ),
        "NOT_ASSESSABLE": Message(
            "{years}年：文字没有可与两年表格核对的同比数", "{years}: no growth in the text that could be compared"
        ),
    },
    caveats=(REFORM, Message("同比的对象可能不是新收申请数", "the growth may be that of something else")),
)

RECEIVED = "applications.received.total"
GROWTH_BASES = (
    (RECEIVED,),
    (RECEIVED, "applications.carried_in.total"),
    ("applications.results.total.total",),
)
"""What offices tell the growth of requests by, the most usual first."""

BASE_WORDS = (
    Message("新收申请数", "received"),
    Message("新收与上年结转之和", "received and carried in"),
    Message("办理结果总计", "（七）总计"),
)


@rule(YEAR_GROWTH)
def growth(pair: Pair) -> Iterator[Result]:
    """The first growth in percent that the text tells of requests and that no base bears out."""
    told = [figure for figure in pair.this.figures if figure.kind == "growth" and figure.readings]
    rates = [_rate(pair, base) for base in GROWTH_BASES]
    if not told or not pair.follows or all(rate is None for rate in rates):
        yield pair.result(YEAR_GROWTH, "NOT_ASSESSABLE", RECEIVED, [RECEIVED], facts={"quote": "—"})
        return
    wrong = next((figure for figure in told if not _agrees(figure, rates)), None)
    if wrong is None:
        yield pair.result(YEAR_GROWTH, "PASS", RECEIVED, [RECEIVED], facts={"quote": told[0].text})
        return
    number = next(i for i, rate in enumerate(rates) if rate is not None)
    right, words = rates[number], BASE_WORDS[number]
    assert right is not None  # noqa: S101 - the first that is not None
    facts = {"quote": wrong.text, "base_zh": words.zh, "base_en": words.en}
    stated = _stated(wrong)
    yield pair.result(YEAR_GROWTH, "UNCERTAIN", RECEIVED, [RECEIVED], stated, right.quantize(_unit(stated)), facts=facts)


def _rate(pair: Pair, base: tuple[str, ...]) -> Decimal | None:
    """The growth of the sum of some cells in percent; None where a number is missing, or none to grow from."""
    now, before = pair.this.counts(base), pair.last.counts(base)
    if None in now or None in before:
        return None
    total, earlier = sum(n for n in now if n is not None), sum(n for n in before if n is not None)
    return Decimal(100 * (total - earlier)) / earlier if earlier else None


def _agrees(figure: Figure, rates: list[Decimal | None]) -> bool:
    stated = _stated(figure)
    return any(rate is not None and abs(stated - rate) < _unit(stated) for rate in rates)


def _stated(figure: Figure) -> Decimal:
    falls = re.search("下降|减少|回落", fold_width(figure.text)) is not None
    return -Decimal(figure.value) if falls else Decimal(figure.value)


def _unit(stated: Decimal) -> Decimal:
    """One of the last digit that is stated."""
    return Decimal(1).scaleb(int(stated.as_tuple().exponent))
