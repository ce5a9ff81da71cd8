"""The figures of the text held to the tables: `text-vs-table`, `text-percentage`, `text-all-zero`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from govdisclosure.checking.catalogue_text import TEXT_RULES
from govdisclosure.checking.context import Context, common
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Status
from govdisclosure.checking.rules.exact import judge
from govdisclosure.narrative import Figure
from govdisclosure.schema import TABLES, CellValue, Money, Table

__all__ = ["APART", "agreement", "mention_rules"]

PERCENTAGES = ("share", "settlement_rate")
APART = (*PERCENTAGES, "growth")
WORST: tuple[Status, ...] = ("FAIL", "UNCERTAIN", "NOT_ASSESSABLE", "PASS")
FINISHED = ("settled", "answered", "handled")
NEARLY = Decimal("0.2")
YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
RECEIVED, CARRIED_IN, DONE = "applications.received.total", "applications.carried_in.total", "applications.results.total.total"
BASES = ((DONE,), (RECEIVED,), (RECEIVED, CARRIED_IN))


@frozen(slots=False)
class _Held:
    """A figure, the status it gets, and the reading that it was held to."""

    figure: Figure
    status: Status
    reading: tuple[str, ...]
    right: Number | None


def mention_rules(context: Context) -> Iterator[Result]:
    """Every rule that holds figures of the text to cells."""
    held = [_hold(context, figure) for figure in context.figures if figure.readings and figure.kind not in APART]
    yield from _by_target(context, "text-vs-table", held)
    shares = [_share(context, figure) for figure in context.figures if figure.readings and figure.kind in PERCENTAGES]
    yield from _by_target(context, "text-percentage", shares)
    yield from (_all_zero(context, table, held) for table in TABLES)


def agreement(context: Context, figure: Figure) -> Status:
    """What holding a figure to the tables gives, over all its readings."""
    return _hold(context, figure).status


def _hold(context: Context, figure: Figure) -> _Held:
    """One reading that agrees is enough; without any, whatever speaks against the comparison makes it uncertain."""
    found: list[_Held] = []
    for reading in figure.readings:
        found.append(_read(context, figure, reading))
        if found[-1].status == "PASS":
            return found[-1]
    for wanted in ("UNCERTAIN", "NOT_ASSESSABLE"):
        for held in found:
            if held.status == wanted:
                return held
    first = found[0]
    doubtful = figure.hedges or _part_of_the_year(context, figure)
    return _Held(figure, "UNCERTAIN", first.reading, first.right) if doubtful else first


def _part_of_the_year(context: Context, figure: Figure) -> bool:
    """True if a figure of finished requests can leave out some of those carried in, or of those that nobody answers."""
    received, carried_in, done = context.counts((RECEIVED, CARRIED_IN, DONE))
    if figure.kind not in FINISHED or received is None or carried_in is None or done is None:
        return False
    least = min([sum(number or 0 for number in context.counts(reading)) for reading in figure.readings])
    most = received + carried_in if figure.kind == "handled" else done
    return least - carried_in <= figure.value < most


def _read(context: Context, figure: Figure, reading: tuple[str, ...]) -> _Held:
    if figure.unit in YUAN:
        return _money(context, figure, reading)
    cells, value = context.known(reading), int(figure.value)
    if value != figure.value:
        return _Held(figure, "UNCERTAIN", reading, None)
    judged = judge([value], cells, both_sides=False)
    status, right = judged.status, judged.right
    if figure.approximate and right is not None and abs(value - right) <= value * NEARLY:
        status = "PASS"
    return _Held(figure, status, reading, right)


def _money(context: Context, figure: Figure, reading: tuple[str, ...]) -> _Held:
    """An amount against the cell's, in the unit of the text."""
    cell = context.get(reading[0])
    if not isinstance(cell, Money):
        return _Held(figure, "NOT_ASSESSABLE", reading, None)
    right = cell.amount * YUAN[cell.unit] / YUAN[figure.unit]
    exact = Decimal(1).scaleb(int(Decimal(figure.value).as_tuple().exponent))
    same = abs(right - figure.value) < exact or (figure.approximate and abs(right - figure.value) <= figure.value * NEARLY)
    return _Held(figure, "PASS" if same else "FAIL", reading, right)


def _share(context: Context, figure: Figure) -> _Held:
    """A percentage against its numerator over each base that offices use, as exact as it is stated."""
    stated = Decimal(figure.value)
    unit = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    parts = [(reading, _sum(context, reading)) for reading in figure.readings]
    bases = BASES[1:] if figure.kind == "settlement_rate" else BASES
    wholes = [whole for base in bases if (whole := _sum(context, base))]
    computed = [(Decimal(100 * part) / whole, reading) for reading, part in parts if part is not None for whole in wholes]
    if not computed:
        return _Held(figure, "NOT_ASSESSABLE", figure.readings[0], None)
    near, reading = min(computed, key=lambda one: abs(one[0] - stated))
    explicit = re.search("(?:申请|办理|办结)总", figure.text) is not None and not figure.hedges
    status: Status = "PASS" if abs(near - stated) < unit else "FAIL" if explicit else "UNCERTAIN"
    return _Held(figure, status, reading, near.quantize(unit))


def _sum(context: Context, cells: Iterable[str]) -> int | None:
    """The sum of cells that all state a number, else None."""
    stated = context.counts(cells)
    known = [number for number in stated if number is not None]
    return sum(known) if len(known) == len(stated) else None


def _by_target(context: Context, rule: str, held: Iterable[_Held]) -> Iterator[Result]:
    """One result for each target, that of the mention that agrees least; identity is rule and target."""
    by_target: dict[str, list[_Held]] = {}
    for one in held:
        by_target.setdefault(common(one.figure.readings[0]), []).append(one)
    for target, mentions in by_target.items():
        worst = min(mentions, key=lambda one: WORST.index(one.status))
        cells = [path for one in mentions for reading in one.figure.readings for path in reading]
        cells += [path for base in BASES for path in base] if rule == "text-percentage" else []
        facts = {
            "quote": worst.figure.text,
            "cells": "+".join(worst.reading),
            "mentions": str(len(mentions)),
            "hedges": ", ".join(worst.figure.hedges) or "—",
        }
        forced = context.forced if rule == "text-vs-table" else ()
        yield context.result(rule, worst.status, target, cells, worst.figure.value, worst.right, facts, forced=forced)
    if not by_target:
        nothing: Status = "PASS" if rule == "text-percentage" and context.report.overview else "NOT_ASSESSABLE"
        yield context.result(rule, nothing, "overview", facts={"quote": "—", "mentions": "0", "hedges": "—"})


def _all_zero(context: Context, table: Table, held: Iterable[_Held]) -> Result:
    """A table of zeros while the text reports cases that it would have to count."""
    start, stop = context.form.spans[table]
    stated = context.values[start:stop]
    if stated.count(None) == len(stated):
        return _told(context, "NOT_ASSESSABLE", table, stated, "—")
    told = [one for one in held if one.figure.value and all(path.startswith(f"{table}.") for path in one.reading)]
    if not told or any(value if isinstance(value, int) or value is None else value.amount for value in stated):
        return _told(context, "PASS", table, stated, "—")
    certain = [one for one in told if one.status == "FAIL"]
    status: Status = "FAIL" if certain else "UNCERTAIN"
    return _told(context, status, table, stated, (certain or told)[0].figure.text)


def _told(context: Context, status: Status, table: Table, stated: tuple[CellValue, ...], quote: str) -> Result:
    """The result about a whole table; made here without sorting its cells, which stand in order already."""
    paths = context.below(table)
    missing = tuple(path for path, value in zip(paths, stated, strict=True) if value is None) if None in stated else ()
    facts = (("quote", quote),)
    return Result(TEXT_RULES["text-all-zero"], status, table, context.form.edition, paths, stated, None, None, missing, facts)
