"""The growth that a text tells, against the tables of both years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from govdisclosure.checking.growing import Change, changes
from govdisclosure.checking.holding import CARRIED_IN, DONE, RECEIVED
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, rule
from govdisclosure.checking.rules.year_figures import REFORM
from govdisclosure.message import Message
from govdisclosure.schema.wording import labels_among

__all__ = ["growth"]

YEAR_GROWTH = Rule(
    id="year-growth",
    scope="series",
    title=Message("文字中的同比增减与两年表格一致", "A growth told in the text agrees with both years' tables"),
    formula=Message(
        "文字所述同比增减（百分比、成数、倍数、件数、由几件至几件、持平）＝按两年表格计算的结果；对象由语句确定，"
        "收到申请以新收或新收＋上年结转为基数",
        "the stated growth (in percent, tenths, times, by or from a count, or none) is that of the cells that the words count; "
        "of requests received, that of received or of received + carried in",
    ),
    clause=Message("按两年表格数据计算", "recomputed from the tables of both years"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "PASS": Message(
            "{years}年：文字“{quote}”与两年表格一致", "{years}: the growth in the text ({quote}) agrees with the tables"
        ),
        "UNCERTAIN": Message(
            "{years}年：文字“{quote}”，两年{base_zh}分别为{before}件、{now}件，{computed_zh}",
            "{years}: the text says {quote}; {base_en} was {before}, then {now}: {computed_en}",
        ),
        "NOT_ASSESSABLE": Message(
            "{years}年：文字没有可与两年表格核对的同比数", "{years}: no growth in the text that could be compared"
        ),
    },
    caveats=(REFORM, Message("同比的对象可能不是新收申请数", "the growth may be that of something else")),
)

NAMES: Mapping[tuple[str, ...], Message] = {
    (RECEIVED,): Message("新收申请数", "received"),
    (RECEIVED, CARRIED_IN): Message("新收与上年结转之和", "received and carried in"),
    (DONE,): Message("办理结果总计", "（七）总计"),
}


@frozen
class _Counted:
    """What a base counted in both years."""

    base: tuple[str, ...]
    before: int
    now: int

    def measured(self, change: Change) -> Decimal | None:
        """What the change should have been told as; None where there is nothing to grow from."""
        grown = self.now - self.before
        if change.measure == "percent":
            return Decimal(100 * grown) / self.before if self.before else None
        if change.measure == "times":
            return Decimal(self.now) / self.before if self.before else None
        return Decimal({"count": grown, "former": self.before, "latter": self.now}[change.measure])


@rule(YEAR_GROWTH)
def growth(pair: Pair) -> Iterator[Result]:
    """The first growth that the text tells and that no number of both years bears out."""
    judged: list[Change] = []
    text = pair.this.report.overview if pair.follows else None
    for change in changes(text or "", pair.this.figures, pair.years[0]):
        known = list(_counted(pair, change))
        told = [counted for counted in known if counted.now == change.now]
        found = [(counted, counted.measured(change)) for counted in told or known]
        measured = [(counted, value) for counted, value in found if value is not None]
        if not measured:
            continue
        if all(abs(value - change.value) >= change.margin for _, value in measured):
            yield _contradicted(pair, change, *measured[0])
            return
        judged.append(change)
    quote = judged[0].text if judged else "—"
    yield pair.result(YEAR_GROWTH, "PASS" if judged else "NOT_ASSESSABLE", RECEIVED, [RECEIVED], facts={"quote": quote})


def _counted(pair: Pair, change: Change) -> Iterator[_Counted]:
    for base in change.bases:
        now, before = _sum(pair.this.counts(base)), _sum(pair.last.counts(base))
        if now is not None and before is not None:
            yield _Counted(base, before, now)


def _sum(numbers: list[int | None]) -> int | None:
    stated = [number for number in numbers if number is not None]
    return sum(stated) if len(stated) == len(numbers) else None


def _contradicted(pair: Pair, change: Change, counted: _Counted, value: Decimal) -> Result:
    computed, names = _computed(change, counted, value), _name(pair, counted.base)
    facts = {"quote": change.text, "before": str(counted.before), "now": str(counted.now)}
    facts |= {"base_zh": names.zh, "base_en": names.en, "computed_zh": computed.zh, "computed_en": computed.en}
    left, right = _stated(change, change.value), _stated(change, value)
    return pair.result(YEAR_GROWTH, "UNCERTAIN", RECEIVED, counted.base, left, right, earlier=counted.base, facts=facts)


def _stated(change: Change, value: Decimal) -> int | Decimal:
    """A count, or a percentage or a ratio with the digits that matter."""
    digits = {"percent": min(change.margin, Decimal(1)), "times": Decimal("0.01")}.get(change.measure)
    return value.quantize(digits) if digits else int(value)


def _name(pair: Pair, base: tuple[str, ...]) -> Message:
    return NAMES.get(base) or Message("＋".join(labels_among(pair.this.form, base)), " + ".join(base))


def _computed(change: Change, counted: _Counted, value: Decimal) -> Message:
    """The change as the tables have it, in the measure of the text."""
    grown = counted.now - counted.before
    more_zh, more_en = ("增长", "more") if grown > 0 else ("下降", "less")
    if not grown:
        return Message("持平", "no change")
    if change.measure == "percent":
        rate = abs(_stated(change, value))
        return Message(f"{more_zh}{rate}%", f"{rate}% {more_en}")
    if change.measure == "times":
        times = _stated(change, value)
        return Message(f"为上年的{times}倍", f"{times} times as many")
    return Message(f"{'增加' if grown > 0 else '减少'}{abs(grown)}件", f"{abs(grown)} {more_en}")
