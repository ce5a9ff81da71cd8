"""The rules about the text of a report, and about the headings of its source."""

from __future__ import annotations

from govdisclosure.checking.rule import Rule
from govdisclosure.message import Message

__all__ = ["HEADINGS", "TEXT"]

SCOPE = Message(
    "“全市”“各部门”、渠道、部分时段或约数都可能使文字与表格口径不同",
    "scope words (全市, 各部门), channels, parts of a year and rounded numbers can make the text count something else",
)
NO_TEXT = Message("{place}：没有文字可供判断", "{place}: there is no text to judge")

TEXT = (
    Rule(
        id="text-vs-table",
        title=Message("文字中的数字与表格一致", "Figures in the text agree with the tables"),
        formula="each figure of sections one and six = one of the cells, or sums of cells, that it can mean",
        clause="art. 50; both the text and the tables of one report state the same year's work",
        severity="warning",
        messages={
            "PASS": Message("文字“{quote}”与表格相符（{reading}）", "the text ({quote}) agrees with the table ({reading})"),
            "FAIL": Message(
                "文字“{quote}”与表格不符：文字为 {left}，{reading}为 {right}",
                "the text ({quote}) contradicts the table: {left} in the text, {right} in {reading}",
            ),
            "UNCERTAIN": Message(
                "文字“{quote}”与表格对不上：文字为 {left}，{reading}为 {right}；口径可能不同（{hedges}）",
                "the text ({quote}) does not match: {left} in the text, {right} in {reading}; it may count something else "
                "({hedges})",
            ),
            "NOT_ASSESSABLE": Message("文字中没有可与表格核对的数字", "no figure of the text can be held to a cell"),
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
        formula="占比 = part / base, with the base （七）总计, 新收 or 新收＋上年结转; 办结率 = （七）总计 / base",
        clause="recomputed from table 3",
        severity="warning",
        messages={
            "PASS": Message(
                "文字中的百分比与表格没有矛盾（{quote}）", "no percentage of the text contradicts the table ({quote})"
            ),
            "FAIL": Message(
                "文字“{quote}”与按表格计算的 {right}% 不符", "the text ({quote}) contradicts the {right}% computed from the table"
            ),
            "UNCERTAIN": Message(
                "文字“{quote}”与按表格计算的 {right}% 对不上，基数可能不同",
                "the text ({quote}) does not match the {right}% computed from the table; its base may be another",
            ),
        },
        caveats=(SCOPE, Message("占比的基数往往没有写明", "the base of a share is often not told")),
    ),
    Rule(
        id="text-all-zero",
        title=Message("表格全为零而文字报告了数字", "A table of zeros while the text reports cases"),
        formula="a table whose stated numbers are all zero: no figure of the text above zero is about it",
        clause="art. 50; a form that was left at its zeros",
        severity="warning",
        messages={
            "PASS": Message("{place}：没有文字与全零的表格相矛盾", "{place}: not a table of zeros against the text"),
            "FAIL": Message("{place}全为零，而文字报告“{quote}”", "{place} is all zero, while the text reports {quote}"),
            "UNCERTAIN": Message(
                "{place}全为零，而文字似乎报告“{quote}”", "{place} is all zero, while the text seems to report {quote}"
            ),
        },
        caveats=(SCOPE,),
    ),
    Rule(
        id="text-year",
        title=Message("总体情况所述年度与报告年度一致", "Section one reports on the report's year"),
        formula="the period that section one states, or the year its statements begin with, is the year of the report",
        clause="art. 50; one report is about one year",
        severity="warning",
        messages={
            "PASS": Message("{place}：年度一致（{year}）", "{place}: of the report's year ({year})"),
            "FAIL": Message(
                "{place}：所述年度为{found}，报告年度为{year}", "{place}: speaks of {found}, the report is for {year}"
            ),
            "UNCERTAIN": Message(
                "{place}：部分语句所述年度为{found}，报告年度为{year}",
                "{place}: some sentences speak of {found}, the report is for {year}",
            ),
            "NOT_ASSESSABLE": NO_TEXT,
        },
        caveats=(Message("正当提及上年或下年计划时不是错误", "last year, or a plan for the next, can be named rightly"),),
    ),
    Rule(
        id="text-problems",
        title=Message("第五部分说明存在的主要问题", "Section five names the main problems"),
        formula="section five is not empty, not just 无, and has 10 characters or more",
        clause="art. 50(4): the main problems and improvements are to be reported",
        severity="warning",
        messages={
            "PASS": Message("{place}：有内容", "{place}: has content"),
            "FAIL": Message("{place}：没有实际内容", "{place}: has no content"),
            "UNCERTAIN": Message("{place}：只有{length}个字", "{place}: only {length} characters"),
            "NOT_ASSESSABLE": NO_TEXT,
        },
    ),
    Rule(
        id="text-fee-stated",
        title=Message("第六部分说明信息处理费情况", "Section six tells about fees for processing requests"),
        formula="section six mentions 收费 or 处理费, for years from 2021 on",
        clause="国办函〔2020〕109号; the form: section six",
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：说明了收费情况", "{place}: tells about fees"),
            "UNCERTAIN": Message("{place}：没有说明信息处理费情况", "{place}: says nothing about fees"),
            "NOT_ASSESSABLE": NO_TEXT,
        },
        caveats=(Message("收费情况可能写在其他部分", "fees may be told in another section"),),
    ),
    Rule(
        id="text-fee-notice",
        editions=("2021",),
        title=Message("逾期未缴费的申请应在第六部分说明", "Requests dropped for an unpaid fee are told in section six"),
        formula="（六）2.申请人逾期未按收费通知要求缴纳费用 > 0 implies that section six mentions fees",
        clause="国办函〔2020〕109号; row （六）2 of table 3",
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
    Rule(
        id="text-fee-none",
        editions=("2021",),
        title=Message("有行政事业性收费而第六部分仅写“无”", "Charges in table 2 and a section six that is only 无"),
        formula="行政事业性收费 > 0 implies that section six is not just 无",
        clause="a hint of the peers' catalogue; the charges of table 2 are mostly unrelated to disclosure",
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：与行政事业性收费没有矛盾", "{place}: agrees with the charges of table 2"),
            "UNCERTAIN": Message(
                "{place}：只写了“无”，而表二有收费（{terms}）", "{place}: is only 无, while table 2 has charges ({terms})"
            ),
        },
        caveats=(Message("行政事业性收费大多与信息公开无关", "the charges are mostly unrelated to disclosure"),),
    ),
)

HEADINGS = (
    Rule(
        id="form-section-number",
        scope="headings",
        title=Message("各部分标题的序号与格式一致", "The sections are numbered as the form has them"),
        formula="the heading of each of the six sections carries its ordinal, 一 to 六, and stands in their order",
        clause="国办公开办函〔2021〕30号, 〔2019〕60号: the six sections of the form",
        severity="warning",
        messages={
            "PASS": Message("{place}：序号一致", "{place}: numbered as the form has it"),
            "FAIL": Message("{place}：标题写作“{heading}”", "{place}: the heading reads {heading}"),
            "UNCERTAIN": Message(
                "{place}：标题“{heading}”没有序号，或次序不同",
                "{place}: the heading {heading} has no ordinal, or stands in another place",
            ),
            "NOT_ASSESSABLE": Message("{place}：没有找到标题", "{place}: no such heading"),
        },
        caveats=(Message("转载文本常丢失标题", "copies of a text often lose headings"),),
    ),
)
