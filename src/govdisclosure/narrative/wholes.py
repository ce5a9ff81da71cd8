"""What the figures of a paragraph say of each other: a whole that holds other results, results that add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, takewhile

from attrs import evolve

from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.kinds import named, readings
from govdisclosure.narrative.numbers import PERCENT_SIGNS
from govdisclosure.schema import Edition

__all__ = ["settle"]

RECEIPTS = named("receipt") - {"new"}
TAKEN_UP = RECEIPTS | {"handled"}
RESULTS = named("result") | {"retracted", "withdrawn"}
WHOLES = named("receipt", "aftermath") | {"handled", "total"}
MAIN = frozenset({"denied", "unavailable", "not_processed"})
"""An account that tells these tells all rows by their names."""
ENOUGH = 3
"""So many results that add up to the requests say what each of them counts."""

_fewer = re.compile("实际|经(?:审核|合并|核实|核查)|有效")
"""Between two receipts: the second tells how many of the first were requests, or were registered."""

SHORT = 4
"""Characters behind a result in which a word says that it holds others."""

MAX_PARTS = 16
"""Figures behind a receipt among which its sum is looked for: a sentence tells of fewer ways in which requests come."""

SUMMING = ("共", "共计", "合计", "总计")
_holding = re.compile(r"^[(,](?:其中|含|包括|包含|里面)")


def settle(paragraph: Sequence[Figure], text: str, edition: Edition) -> list[Figure]:
    """Return the figures of a paragraph with what follows from each other."""
    if len(paragraph) < 2:
        return list(paragraph)
    counted = [_before_fewer(paragraph, index, text) for index in range(len(paragraph))]
    found = _with_rest([_with_parts(counted, index, text) for index in range(len(paragraph))], edition)
    return _certain(
        _told_twice([_within_a_total(one, found[index + 1 : index + 1 + MAX_PARTS], text) for index, one in enumerate(found)])
    )


def _within_a_total(part: Figure, after: Sequence[Figure], text: str) -> Figure:
    """A receipt that its sentence adds up with others is a part: 转来申请9件，直接受理29件，共计38件."""
    if part.kind not in RECEIPTS or not part.readings:
        return part
    stop = text.find("。", part.end)
    sentence = [one for one in after if stop < 0 or one.start < stop]
    total = next((one for one in sentence if _sums_up(one, text)), None)
    with_old = any(one.kind == "carried_in" for one in sentence) and total is not None and total.kind != "total"
    if total is None or with_old or total.value <= part.value or total.readings[:1] != part.readings[:1]:
        return part
    return evolve(part, readings=())


def _sums_up(figure: Figure, text: str) -> bool:
    """True if a figure is a sum of what was told before it (共计38件, 共受理38件)."""
    return figure.kind == "total" or (figure.kind in RECEIPTS and text.endswith(SUMMING, 0, figure.start))


def _before_fewer(figures: Sequence[Figure], index: int, text: str) -> Figure:
    """A receipt of which fewer were requests in truth need not be the table's: 收到申请14件次,实际登记受理13件."""
    first = figures[index]
    if first.kind not in RECEIPTS or not first.readings:
        return first
    stop = text.find("。", first.end)
    after = (one for one in figures[index + 1 : index + 1 + MAX_PARTS] if one.kind in TAKEN_UP and (stop < 0 or one.start < stop))
    second = next(after, None)
    if second is None or second.value >= first.value or not _fewer.search(text, first.end, second.end):
        return first
    return _doubted(first)


def _told_twice(figures: list[Figure]) -> list[Figure]:
    """A cell has one number: of figures that can only mean the same cells and differ, one means something else."""
    told: dict[tuple[str, ...], set[int | Decimal]] = {}
    for figure in figures:
        if len(figure.readings) == 1 and not figure.hedges and figure.unit not in PERCENT_SIGNS:
            told.setdefault(figure.readings[0], set()).add(figure.value)
    twice = {cells for cells, values in told.items() if len(values) > 1}
    return [_doubted(figure) if figure.readings[:1] and figure.readings[0] in twice else figure for figure in figures]


def _doubted(figure: Figure) -> Figure:
    return evolve(figure, hedges=tuple(dict.fromkeys((*figure.hedges, "context"))))


def _with_parts(figures: Sequence[Figure], index: int, text: str) -> Figure:
    """A result whose bracket names other results counts these as well: 不予公开17件（含无法提供9件）."""
    whole = figures[index]
    if whole.kind not in RESULTS or not whole.readings:
        return whole
    holding = _holding.match(text[whole.end : whole.end + SHORT])
    if not (holding or text.startswith("(", whole.end)):
        return whole
    closing = ")" if text[whole.end] == "(" else "。;"
    stop = min((place for mark in closing if (place := text.find(mark, whole.end)) >= 0), default=len(text))
    parts = list(takewhile(lambda one: one.end <= stop and one.kind in RESULTS, figures[index + 1 :]))
    others = [part for part in parts if part.readings and not set(part.readings[0]) <= set(whole.readings[0])]
    listed = holding is not None or sum(part.value for part in parts) == whole.value
    if not others or not listed or sum(part.value for part in others) > whole.value:
        return whole
    cells = dict.fromkeys((*whole.readings[0], *(path for part in others for path in part.readings[0])))
    return evolve(whole, readings=(tuple(cells), *whole.readings))


def _with_rest(figures: list[Figure], edition: Edition) -> list[Figure]:
    """其他 behind results can count all that these leave (予以公开19件，不予公开5件，无法提供9件，其他6件)."""
    if not any(figure.kind == "other_handling" for figure in figures):
        return figures
    told = {path for figure in figures if figure.kind in RESULTS - {"other_handling"} for path in chain(*figure.readings[:1])}
    groups = [readings(name, "", edition)[0] for name in ("granted", "partially_granted", *sorted(MAIN))]
    rest = tuple(path for group in groups if told.isdisjoint(group) for path in group)
    return [_with_all_others(figure, rest) if figure.kind == "other_handling" else figure for figure in figures]


def _with_all_others(figure: Figure, rest: tuple[str, ...]) -> Figure:
    if not figure.readings or not rest or "处理" in figure.text:
        return figure
    return evolve(figure, readings=(*figure.readings, (*rest, *figure.readings[0])))


def _certain(figures: list[Figure]) -> list[Figure]:
    """Take the doubt from results that add up to the requests told, or are all there are: then each is what it is called."""
    results = [figure for figure in figures if figure.kind in RESULTS and figure.readings and "context" not in figure.hedges]
    whole = sum(figure.value for figure in results)
    told = {figure.value for figure in figures if figure.kind in WHOLES and figure.readings}
    complete = {figure.kind for figure in results} >= MAIN
    if len(results) < ENOUGH or not (complete or whole in told):
        return figures
    return [_firm(figure) if figure.kind in RESULTS else figure for figure in figures]


def _firm(figure: Figure) -> Figure:
    return evolve(figure, hedges=tuple(hedge for hedge in figure.hedges if hedge != "loose"))
