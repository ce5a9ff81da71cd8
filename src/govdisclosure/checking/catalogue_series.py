"""The rules across years and across organisations."""

from __future__ import annotations

from govdisclosure.checking.rule import Rule
from govdisclosure.message import Message

__all__ = ["SERIES", "SUMS"]

REFORM = Message("机构改革、合并或口径变化", "reorganisation, mergers, or a change of scope between the years")
ABSENT = Message("{years}年：{place}：缺少可比的数字", "{years}: {place}: nothing to compare")

SERIES = (
    Rule(
        id="year-sequence",
        scope="series",
        title=Message("各年报告前后相接", "The reports follow each other year by year"),
        formula="each report is for the year after the report before it",
        clause="art. 50: one report each year",
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{years}年：年度相接", "{years}: consecutive"),
            "UNCERTAIN": Message("{years}年：{what_zh}", "{years}: {what_en}"),
            "NOT_ASSESSABLE": Message("有报告没有年度", "a report without a year"),
        },
    ),
    Rule(
        id="year-carry-over",
        scope="series",
        title=Message("上年结转等于上年报告的结转下年度", "What is carried in is what was carried forward last year"),
        formula="carried_in(N) = carried_forward(N-1), in each of the 7 columns",
        clause="the form: rows 二 and 四 of table 3",
        severity="error",
        messages={
            "FAIL": Message(
                "{years}年：{place}：上年报告结转下年度 {right}，本年报告上年结转 {left}",
                "{years}: {place}: {right} carried forward last year, {left} carried in this year",
            ),
            "PASS": Message(
                "{years}年：{place}：{left}，与上年报告一致", "{years}: {place}: {left}, as carried forward last year"
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(
            REFORM,
            Message("申请人类别可能重新归类；上年数据可能事后更正", "applicants may be reclassified, last year corrected later"),
        ),
    ),
    Rule(
        id="year-stock",
        scope="series",
        editions=("2021",),
        title=Message("现行有效件数＝上年现行有效＋本年制发－本年废止", "In force = in force last year + issued - repealed"),
        formula="in_force(N) = in_force(N-1) + issued(N) - repealed(N), for 规章 and 行政规范性文件",
        clause="art. 20(1); the meaning of the columns of table 2",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "UNCERTAIN": Message(
                "{years}年：{place}：填写 {left}，按上年现行有效、本年制发和废止应为 {right}",
                "{years}: {place}: states {left}; last year's number, issued and repealed give {right}",
            ),
            "PASS": Message("{years}年：{place}：{left}，与推算一致", "{years}: {place}: {left}, as it follows from last year"),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(REFORM, Message("清理后调整、到期失效未计入废止", "stocks are adjusted after a clean-up; expiry is not repeal")),
    ),
    Rule(
        id="year-items",
        scope="series",
        editions=("2019",),
        title=Message("上一年项目数量＝上年报告的项目数量＋增减", "Last year's items = those of the year before + their change"),
        formula="previous_items(N) = previous_items(N-1) + change(N-1)",
        clause="the meaning of the columns of table 2 in the form of 2019",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "UNCERTAIN": Message(
                "{years}年：{place}：填写 {left}，按上年报告应为 {right}",
                "{years}: {place}: states {left}; last year's report gives {right}",
            ),
            "PASS": Message(
                "{years}年：{place}：{left}，与上年报告一致", "{years}: {place}: {left}, as last year's report has it"
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(REFORM,),
    ),
    Rule(
        id="year-copied-table",
        scope="series",
        title=Message("表格不是上年表格的照抄", "A table is not a copy of last year's"),
        formula="with ten numbers or more above zero, not all numbers are the same as last year",
        clause="国办公开办函〔2021〕30号: copied reports are pursued",
        severity="warning",
        messages={
            "PASS": Message(
                "{years}年：{place}：与上年不同，或没有可疑之处",
                "{years}: {place}: not the same as last year, or too few numbers to tell",
            ),
            "FAIL": Message(
                "{years}年：{place}：{count}个非零数字与上年完全相同",
                "{years}: {place}: all {count} numbers above zero are last year's",
            ),
            "UNCERTAIN": Message(
                "{years}年：{place}：{count}个非零数字与上年完全相同，可能是巧合",
                "{years}: {place}: all {count} numbers above zero are last year's, perhaps by chance",
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(Message("数字很少时可能是巧合", "few numbers can agree by chance"),),
    ),
    Rule(
        id="year-copied-text",
        scope="series",
        title=Message("文字不是上年文字的照抄", "A text is not a copy of last year's"),
        formula="less than 80 % of the characters stand in sentences that last year's text has as well, numbers aside",
        clause="国办公开办函〔2021〕30号: copied reports are pursued",
        severity="warning",
        messages={
            "PASS": Message(
                "{years}年：{place}：{percent}%的文字与上年相同", "{years}: {place}: {percent}% of the text is last year's"
            ),
            "FAIL": Message(
                "{years}年：{place}：{percent}%的文字与上年相同", "{years}: {place}: {percent}% of the text is last year's"
            ),
            "UNCERTAIN": Message(
                "{years}年：{place}：{percent}%的文字与上年相同", "{years}: {place}: {percent}% of the text is last year's"
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(Message("固定用语每年相同是正常的", "standing phrases are rightly the same each year"),),
    ),
    Rule(
        id="year-money-unit",
        scope="series",
        editions=("2021",),
        title=Message("收费金额与上年相差约一万倍", "An amount ten thousand times that of last year"),
        formula="amount(N) / amount(N-1) is not between 1,000 and 100,000, nor the other way round",
        clause="the form: 本年收费金额（单位：万元）",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{years}年：{place}：{left}，上年 {right}", "{years}: {place}: {left}, {right} last year"),
            "UNCERTAIN": Message(
                "{years}年：{place}：{left}，上年 {right}，可能有一年误以元为单位",
                "{years}: {place}: {left}, {right} last year; one of them may be in 元",
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(Message("收费确实可能大起大落", "charges can rise and fall that much"),),
    ),
    Rule(
        id="year-growth",
        scope="series",
        title=Message("文字中的同比增减与两年表格一致", "A growth told in the text agrees with both years' tables"),
        formula="stated growth = received(N) / received(N-1) - 1",
        clause="recomputed from table 3 of both years",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "PASS": Message(
                "{years}年：文字没有与表格矛盾的同比数（{quote}）",
                "{years}: no growth in the text contradicts the tables ({quote})",
            ),
            "UNCERTAIN": Message(
                "{years}年：文字“{quote}”，按表格计算为 {right}%", "{years}: the text says {quote}; the tables give {right}%"
            ),
            "NOT_ASSESSABLE": ABSENT,
        },
        caveats=(REFORM, Message("同比的对象可能不是新收申请数", "the growth may be that of something else")),
    ),
)

FORWARDED = Message(
    "转送的申请可能重复计数；垂直管理部门向上级报告；规章只有市级才有；联合发文由牵头单位计数",
    "a request sent on may be counted twice; vertically managed bodies report upwards; 规章 exist on city level only; "
    "joint documents are counted by the lead body",
)

SUMS = (
    Rule(
        id="sum-complete",
        scope="sums",
        title=Message("下级报告齐全且可比", "The children's reports are complete and comparable"),
        formula="every child states the table, of the same year and form as the parent",
        clause="what any sum over organisations rests on",
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：{children}份下级报告均有数据", "{place}: all {children} children state it"),
            "UNCERTAIN": Message("{place}：{children}份下级报告中，{lacking}", "{place}: of {children} children, {lacking}"),
            "NOT_ASSESSABLE": Message(
                "{place}：没有下级报告，或本级没有此表", "{place}: no children, or the parent has no such table"
            ),
        },
    ),
    Rule(
        id="sum-at-most",
        scope="sums",
        title=Message("下级之和不超过本级", "The children together are not more than the parent"),
        formula="sum of the children's cell <= the parent's cell, for counts",
        clause="the parent's report is compiled from those of its offices, departments and lower governments",
        severity="warning",
        messages={
            "PASS": Message("{place}：下级之和 {left}，本级 {right}", "{place}: children {left}, parent {right}"),
            "FAIL": Message(
                "{place}：下级之和 {left}，超过本级 {right}",
                "{place}: the children add up to {left}, more than the parent's {right}",
            ),
            "UNCERTAIN": Message(
                "{place}：下级之和 {left}，本级 {right}；口径或年度可能不同",
                "{place}: children {left}, parent {right}; year, form or scope may differ",
            ),
        },
        caveats=(FORWARDED,),
    ),
    Rule(
        id="sum-equal",
        scope="sums",
        title=Message("下级之和等于本级", "The children together are the parent"),
        formula="sum of the children's cell = the parent's cell, for counts",
        clause="holds only if the children given are all of them, the parent's own office included",
        severity="info",
        violated="UNCERTAIN",
        messages={
            "PASS": Message("{place}：下级之和与本级均为 {left}", "{place}: {left} on both sides"),
            "FAIL": Message("{place}：下级之和 {left}，本级 {right}", "{place}: children {left}, parent {right}"),
            "UNCERTAIN": Message("{place}：下级之和 {left}，本级 {right}", "{place}: children {left}, parent {right}"),
        },
        caveats=(
            FORWARDED,
            Message("未给出的下级或本级机关自身的数据", "children that are not given, or the parent's own office"),
        ),
    ),
)
