"""The figures of the text against the tables: `text-vs-table`, `text-all-zero`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdisclosure.checking.context import Context
from govdisclosure.checking.holding import YUAN, Held, by_target, hold
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import TABLES, CellValue, Table

__all__ = ["SCOPE", "figures_against_tables"]

SCOPE = Message(
    "“全市”“各部门”、渠道、部分时段或约数都可能使文字与表格口径不同",
    "scope words (全市, 各部门), channels, parts of a year and rounded numbers can make the text count something else",
)

TEXT_VS_TABLE = Rule(
    id="text-vs-table",
    title=Message("文字中的数字与表格一致", "Figures in the text agree with the tables"),
    formula=Message(
        "第一、六部分的每个数字，与其可能所指的一个单元格或若干单元格之和相等",
        "each figure of sections one and six = one of the cells, or sums of cells, that it can mean",
    ),
    clause=Message(
        "条例第五十条；同一报告的文字与表格反映同一年度的工作",
        "art. 50; both the text and the tables of one report state the same year's work",
    ),
    severity="warning",
    messages={
        "PASS": Message("文字表述“{quote}”与表格数据相符（{reading}）", "the text ({quote}) agrees with the table ({reading})"),
        "FAIL": Message(
            "文字表述“{quote}”（{left}{unit}）与表格数据（{reading}为{right}{unit}）不一致",
            "the text ({quote}) contradicts the table: {left} in the text, {right} in {reading}",
        ),
        "UNCERTAIN": Message(
            "文字表述“{quote}”（{left}{unit}）与表格数据（{reading}为{right}{unit}）不一致，可能因统计口径不同，请核实（原因：{doubts}）",
            "the text ({quote}) does not match: {left} in the text, {right} in {reading}; please check ({doubts})",
        ),
        "NOT_ASSESSABLE": Message("{why}，无法核对", "not compared: {why}"),
    },
    caveats=(
        SCOPE,
        Message(
            "“收到”有时含上年结转；一种理解相符即视为相符",
            "收到 sometimes includes what was carried in; one reading that agrees is enough",
        ),
        Message(
            "“办结”有时只计本年新收，不含上年结转",
            "办结 sometimes counts this year's requests alone, without those carried in",
        ),
    ),
)

TEXT_ALL_ZERO = Rule(
    id="text-all-zero",
    title=Message("表格数据全为零，但文字部分载有数量", "A table of zeros while the text reports cases"),
    formula=Message(
        "表格数据全为零时，文字部分不载有该表的数量",
        "a table whose stated numbers are all zero: no figure of the text above zero is about it",
    ),
    clause=Message("条例第五十条；表格保留初始的零", "art. 50; a form that was left at its zeros"),
    severity="warning",
    messages={
        "PASS": Message("{place}：未发现表格全为零而文字载有数量的情况", "{place}: not a table of zeros against the text"),
        "FAIL": Message(
            "{place}数据全为零，但文字部分载有数量（“{quote}”）", "{place} is all zero, while the text reports {quote}"
        ),
        "UNCERTAIN": Message(
            "{place}数据全为零，但文字部分似载有数量（“{quote}”），请核实",
            "{place} is all zero, while the text seems to report {quote}",
        ),
        "NOT_ASSESSABLE": Message(
            "{place}：文字中没有该表的数字，或表格未填写，无法核对", "{place}: no figure of the text is about it, or it is blank"
        ),
    },
    caveats=(SCOPE,),
)

NOTHING = Message("文字没有可与表格核对的数字", "the text has no figure about a cell")


@rule(TEXT_VS_TABLE, TEXT_ALL_ZERO)
def figures_against_tables(context: Context) -> Iterator[Result]:
    """One result for each target, that of the mention that agrees least; then one for each table."""
    held = [hold(context, figure) for figure in context.figures if figure.readings and not figure.is_percentage]
    yield from _against_cells(context, held)
    yield from (_all_zero(context, table, held) for table in TABLES)


def _against_cells(context: Context, held: Iterable[Held]) -> Iterator[Result]:
    found = False
    for target, worst, mentions in by_target(held):
        found = True
        cells = [path for one in mentions for reading in one.figure.readings for path in reading]
        facts = {
            "quote": worst.figure.text,
            "cells": "+".join(worst.reading),
            "mentions": str(len(mentions)),
            "hedges": ", ".join(worst.figure.hedges) or "—",
            "why_zh": f"文字载明“{worst.figure.text}”，表格相应栏未填写",
            "why_en": f"the text states {worst.figure.text}; the table states nothing there",
            "unit": worst.figure.unit if worst.figure.unit in YUAN else "件",
            "section": worst.figure.section,
            "start": str(worst.figure.start),
            "end": str(worst.figure.end),
        }
        value = worst.figure.value
        yield context.result(TEXT_VS_TABLE, worst.status, target, cells, value, worst.right, facts, forced=context.forced)
    if not found:
        facts = {"why_zh": NOTHING.zh, "why_en": NOTHING.en}
        yield context.result(TEXT_VS_TABLE, "NOT_ASSESSABLE", "overview", facts=facts)


def _all_zero(context: Context, table: Table, held: Iterable[Held]) -> Result:
    """A table of zeros while the text reports cases that it would have to count."""
    start, stop = context.form.spans[table]
    stated = context.values[start:stop]
    if stated.count(None) == len(stated):
        return _told(context, "NOT_ASSESSABLE", table, stated, "—")
    about = [one for one in held if all(path.startswith(f"{table}.") for path in one.reading)]
    if not about:
        return _told(context, "NOT_ASSESSABLE", table, stated, "—")
    told = [one for one in about if one.figure.value]
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
    return Result(TEXT_ALL_ZERO, status, table, context.form.edition, paths, stated, None, None, missing, facts)
