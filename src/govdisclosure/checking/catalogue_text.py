"""The records of the rules about the text of a report, whose functions are in `words` and `mentions`."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.checking.rule import Rule
from govdisclosure.message import Message

__all__ = ["TEXT", "TEXT_RULES"]

SCOPE = Message(
    "“全市”“各部门”、渠道、部分时段或约数都可能使文字与表格口径不同",
    "scope words (全市, 各部门), channels, parts of a year and rounded numbers can make the text count something else",
)
NO_TEXT = Message("{place}：缺少文字，无法核对", "{place}: there is no text to judge")

TEXT = (
    Rule(
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
            "PASS": Message(
                "文字表述“{quote}”与表格数据相符（{reading}）", "the text ({quote}) agrees with the table ({reading})"
            ),
            "FAIL": Message(
                "文字表述“{quote}”（{left}）与表格数据（{reading}为{right}）不一致",
                "the text ({quote}) contradicts the table: {left} in the text, {right} in {reading}",
            ),
            "UNCERTAIN": Message(
                "文字表述“{quote}”（{left}）与表格数据（{reading}为{right}）不一致，可能因统计口径不同，请核实（原因：{doubts}）",
                "the text ({quote}) does not match: {left} in the text, {right} in {reading}; please check ({doubts})",
            ),
            "NOT_ASSESSABLE": Message(
                "文字载明“{quote}”，表格相应栏未填写，无法核对", "the text states {quote}; the table states nothing there"
            ),
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
    ),
    Rule(
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
                "文字表述“{quote}”与按表格数据计算的{right}%不一致",
                "the text ({quote}) contradicts the {right}% computed from the table",
            ),
            "UNCERTAIN": Message(
                "文字表述“{quote}”与按表格数据计算的{right}%不一致，可能因基数不同，请核实",
                "the text ({quote}) does not match the {right}% computed from the table; its base may be another",
            ),
        },
        caveats=(SCOPE, Message("占比的基数往往没有写明", "the base of a share is often not told")),
    ),
    Rule(
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
        },
        caveats=(SCOPE,),
    ),
    Rule(
        id="text-year",
        title=Message("总体情况所述年度与报告年度一致", "Section one reports on the report's year"),
        formula=Message(
            "总体情况所述统计期限或其语句开头的年度，与报告年度一致",
            "the period that section one states, or the year its statements begin with, is the year of the report",
        ),
        clause=Message("条例第五十条；一份报告反映一个年度", "art. 50; one report is about one year"),
        severity="warning",
        messages={
            "PASS": Message("正文所述年度与报告年度（{year}年）一致", "{place}: of the report's year ({year})"),
            "FAIL": Message(
                "正文所述年度（{found}年）与报告年度（{year}年）不一致，疑似沿用上年文本",
                "{place}: speaks of {found}, the report is for {year}",
            ),
            "UNCERTAIN": Message(
                "部分语句所述年度（{found}年）与报告年度（{year}年）不一致，请核实是否沿用上年文本",
                "{place}: some sentences speak of {found}, the report is for {year}",
            ),
            "NOT_ASSESSABLE": NO_TEXT,
        },
        caveats=(Message("正当提及上年或下年计划时不是错误", "last year, or a plan for the next, can be named rightly"),),
    ),
    Rule(
        id="text-problems",
        title=Message("第五部分说明存在的主要问题", "Section five names the main problems"),
        formula=Message(
            "第五部分不为空、不只写“无”，且不少于10个字", "section five is not empty, not just 无, and has 10 characters or more"
        ),
        clause=Message(
            "条例第五十条第一款第四项：报告存在的主要问题及改进情况",
            "art. 50(4): the main problems and improvements are to be reported",
        ),
        severity="warning",
        messages={
            "PASS": Message("{place}：有内容", "{place}: has content"),
            "FAIL": Message("{place}未说明存在的主要问题及改进情况（条例第五十条第一款第四项）", "{place}: has no content"),
            "UNCERTAIN": Message(
                "{place}仅有{length}个字，请核实是否说明了主要问题及改进情况", "{place}: only {length} characters"
            ),
            "NOT_ASSESSABLE": NO_TEXT,
        },
    ),
    Rule(
        id="text-fee-stated",
        title=Message("第六部分说明信息处理费情况", "Section six tells about fees for processing requests"),
        formula=Message("2021年度起，第六部分提及收费或处理费", "section six mentions 收费 or 处理费, for years from 2021 on"),
        clause=Message("国办函〔2020〕109号；报告格式第六部分", "国办函〔2020〕109号; the form: section six"),
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：说明了收费情况", "{place}: tells about fees"),
            "UNCERTAIN": Message("{place}未说明信息处理费收取情况", "{place}: says nothing about fees"),
            "NOT_ASSESSABLE": NO_TEXT,
        },
        caveats=(Message("收费情况可能写在其他部分", "fees may be told in another section"),),
    ),
    Rule(
        id="text-fee-notice",
        editions=("2021",),
        title=Message("逾期未缴费的申请应在第六部分说明", "Requests dropped for an unpaid fee are told in section six"),
        formula=Message(
            "“（六）2.申请人逾期未按收费通知要求缴纳费用”大于零时，第六部分提及收费",
            "（六）2.申请人逾期未按收费通知要求缴纳费用 > 0 implies that section six mentions fees",
        ),
        clause=Message("国办函〔2020〕109号；表三“（六）2”行", "国办函〔2020〕109号; row （六）2 of table 3"),
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：与逾期未缴费的申请没有矛盾", "{place}: agrees with the requests dropped for an unpaid fee"),
            "UNCERTAIN": Message(
                "{place}：表三有逾期未缴费的申请（{terms}），但未提及收费",
                "{place}: table 3 has requests dropped for an unpaid fee ({terms}), yet no fee is mentioned",
            ),
        },
    ),
)

TEXT_RULES: Mapping[str, Rule] = {rule.id: rule for rule in TEXT}
"""By id."""
