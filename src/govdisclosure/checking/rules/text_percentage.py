"""Percentages of the text, recomputed from table 3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.holding import CARRIED_IN, DONE, RECEIVED, Held, by_target
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.checking.rules.text_figures import SCOPE
from govdisclosure.message import Message
from govdisclosure.narrative import Figure

__all__ = ["percentages"]

Base = tuple[str, ...]

BASES: dict[str, tuple[Base, ...]] = {
    "settlement_rate": ((RECEIVED, CARRIED_IN), (RECEIVED,)),
    "applicant": ((RECEIVED,), (RECEIVED, CARRIED_IN), (DONE,)),
    "result": ((DONE,), (RECEIVED,), (RECEIVED, CARRIED_IN)),
}
"""What offices take for 100 %, the likeliest first: for a rate, for a share of those received, for a share of the results."""

NAMES: dict[Base, str] = {(RECEIVED,): "本年新收", (RECEIVED, CARRIED_IN): "本年新收＋上年结转", (DONE,): "（七）总计"}

TEXT_PERCENTAGE = Rule(
    id="text-percentage",
    title=Message("文字中的百分比与表格一致", "Percentages in the text agree with the tables"),
    formula=Message(
        "占比＝分项÷基数（基数为（七）总计、新收或新收＋上年结转）；办结率＝（七）总计÷基数",
        "占比 = part / base, with the base （七）总计, 新收 or 新收＋上年结转; 办结率 = （七）总计 / base",
    ),
    clause=Message("按表三数据计算", "recomputed from table 3"),
    severity="warning",
    messages={
        "PASS": Message("文字中的百分比“{quote}”与表格数据相符", "no percentage of the text contradicts the table ({quote})"),
        "FAIL": Message(
            "文字表述“{quote}”与按表格数据计算的{right}%（{part}件÷“{base}”{whole}件）不一致",
            "the text ({quote}) contradicts the {right}% computed from the table: {part} / {base} {whole}",
        ),
        "UNCERTAIN": Message(
            "文字表述“{quote}”与按表格数据计算的{right}%（{part}件÷“{base}”{whole}件）不一致，可能因基数不同，请核实",
            "the text ({quote}) does not match: {part} / {base} {whole} = {right}%; its base may be another",
        ),
        "NOT_ASSESSABLE": Message("文字中没有可按表格计算的百分比", "no percentage of the text can be computed from the tables"),
    },
    caveats=(SCOPE, Message("占比的基数往往没有写明", "the base of a share is often not told")),
)

_explicit = re.compile("(?:申请|办理|办结)总|全部申请")


@frozen
class Quotient:
    """A part of the requests over a base, in percent."""

    reading: tuple[str, ...]
    part: int
    base: Base
    whole: int

    @property
    def percent(self) -> Decimal:
        """The quotient."""
        return Decimal(100 * self.part) / self.whole


@rule(TEXT_PERCENTAGE)
def percentages(context: Context) -> Iterator[Result]:
    """One result for each target, that of the percentage that agrees least, with its part and its base."""
    told = [figure for figure in context.figures if figure.readings and figure.is_percentage and figure.kind != "growth"]
    computed = {figure.start: _quotient(context, figure) for figure in told}
    for target, worst, mentions in by_target(_held(figure, computed[figure.start]) for figure in told):
        quotient = computed[worst.figure.start]
        cells = {path for one in mentions for reading in one.figure.readings for path in reading}
        paths = [*cells, *(() if quotient is None else quotient.base)]
        facts = {"quote": worst.figure.text} | _words(quotient)
        yield context.result(TEXT_PERCENTAGE, worst.status, target, paths, worst.figure.value, worst.right, facts)
    if not told:
        yield context.result(TEXT_PERCENTAGE, "NOT_ASSESSABLE", "overview", facts={"quote": "—"})


def _words(quotient: Quotient | None) -> dict[str, str]:
    if quotient is None:
        return {"part": "—", "whole": "—", "base": "—"}
    return {"part": str(quotient.part), "whole": str(quotient.whole), "base": NAMES[quotient.base]}


def _held(figure: Figure, quotient: Quotient | None) -> Held:
    if quotient is None:
        return Held(figure, "NOT_ASSESSABLE", figure.readings[0], None)
    explicit = _explicit.search(figure.text) is not None and not figure.hedges
    status: Status = "PASS" if _agrees(figure, quotient) else "FAIL" if explicit else "UNCERTAIN"
    return Held(figure, status, quotient.reading, quotient.percent.quantize(_unit(figure)))


def _unit(figure: Figure) -> Decimal:
    """The last digit that the text states."""
    return Decimal(1).scaleb(int(Decimal(figure.value).as_tuple().exponent))


def _agrees(figure: Figure, quotient: Quotient) -> bool:
    return abs(quotient.percent - figure.value) < _unit(figure)


def _quotient(context: Context, figure: Figure) -> Quotient | None:
    """Return the quotient that agrees, else the first that can be computed."""
    found = list(_quotients(context, figure))
    return next((one for one in found if _agrees(figure, one)), found[0] if found else None)


def _quotients(context: Context, figure: Figure) -> Iterator[Quotient]:
    for reading in figure.readings:
        part = _sum(context, reading)
        for base in _bases(figure, reading):
            whole = _sum(context, base)
            if part is not None and whole:
                yield Quotient(reading, part, base, whole)


def _bases(figure: Figure, reading: Sequence[str]) -> tuple[Base, ...]:
    if figure.kind == "settlement_rate":
        return BASES["settlement_rate"]
    return BASES["applicant" if reading[0].startswith("applications.received.") else "result"]


def _sum(context: Context, cells: Iterable[str]) -> int | None:
    """Return the sum of cells that all state a number, else None."""
    stated = context.known(cells)
    known = [number for number in stated if number is not None]
    return sum(known) if len(known) == len(stated) else None
