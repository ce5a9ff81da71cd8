"""The rules about the figures of the tables of one report, and about the form they stand in."""

from __future__ import annotations

from govdisclosure.checking.rule import Rule
from govdisclosure.message import Message

__all__ = ["EXACT", "TABLES_2"]

UNCERTAIN_SUM = Message(
    "{place}：已填数字合计 {left}，应等于 {right}，相差 {delta}；未填的格填上数字后可以相符（{missing}）",
    "{place}: the stated numbers add up to {left} against {right} (difference {delta}); "
    "numbers in the blank cells could make it hold ({missing})",
)
ALLOWANCE = Message("未填的格不是零；仅凭已填数字判断", "a blank cell is not zero; only stated numbers are judged")

EXACT = (
    Rule(
        id="t3-balance",
        title=Message(
            "表三勾稽关系：新收＋上年结转＝办理结果总计＋结转下年度", "Table 3: received + carried in = results + carried forward"
        ),
        formula="received + carried_in = results.total + carried_forward, in each of the 7 columns",
        clause="printed in the corner of table 3: 第一项加第二项之和，等于第三项加第四项之和",
        severity="error",
        messages={
            "FAIL": Message(
                "{place}：第一项加第二项之和为 {left}，第三项加第四项之和为 {right}，相差 {delta}（{terms}）",
                "{place}: items one and two add up to {left}, items three and four to {right}, difference {delta} ({terms})",
            ),
            "UNCERTAIN": UNCERTAIN_SUM,
        },
        caveats=(ALLOWANCE,),
    ),
    Rule(
        id="t3-result-total",
        title=Message("表三办理结果各行之和＝（七）总计", "Table 3: the rows of results add up to （七）总计"),
        formula="sum of the rows (一) to (六) of 三、本年度办理结果 = （七）总计, in each of the 7 columns",
        clause="the form: （七）总计 of 三、本年度办理结果; each request is counted once, in one row of results",
        severity="error",
        messages={
            "FAIL": Message(
                "{place}：各项办理结果之和为 {left}，（七）总计填写 {right}，相差 {delta}（{terms}）",
                "{place}: the results add up to {left}, （七）总计 states {right}, difference {delta} ({terms})",
            ),
            "UNCERTAIN": UNCERTAIN_SUM,
        },
        caveats=(ALLOWANCE,),
    ),
    Rule(
        id="t3-row-total",
        title=Message("表三每行各类申请人之和＝总计", "Table 3: the applicants of a row add up to 总计"),
        formula="自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计, in each row",
        clause="the form: column 总计 of table 3",
        severity="error",
        messages={
            "FAIL": Message(
                "{place}：各类申请人之和为 {left}，总计填写 {right}，相差 {delta}（{terms}）",
                "{place}: the applicants add up to {left}, 总计 states {right}, difference {delta} ({terms})",
            ),
            "UNCERTAIN": UNCERTAIN_SUM,
        },
        caveats=(ALLOWANCE,),
    ),
    Rule(
        id="t4-total",
        title=Message("表四各结果之和＝总计", "Table 4: the outcomes add up to 总计"),
        formula="结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, in each of the three blocks",
        clause="the form: column 总计 of table 4",
        severity="error",
        messages={
            "FAIL": Message(
                "{place}：各项结果之和为 {left}，总计填写 {right}，相差 {delta}（{terms}）",
                "{place}: the outcomes add up to {left}, 总计 states {right}, difference {delta} ({terms})",
            ),
            "UNCERTAIN": UNCERTAIN_SUM,
        },
        caveats=(ALLOWANCE,),
    ),
    *(
        Rule(
            id=f"t{number}-non-negative",
            title=Message(f"表{name}各数不为负", f"Table {number}: no count is negative"),
            formula="every count >= 0" + (" (本年增/减 may be negative)" if number == 2 else ""),
            clause="the meaning of a count",
            severity="error",
            messages={
                "FAIL": Message("{place}：出现负数（{negative}）", "{place}: negative counts ({negative})"),
                "PASS": Message("{place}：没有负数", "{place}: no negative count"),
                "NOT_ASSESSABLE": Message("{place}：没有这张表，无法判断", "{place}: the table is absent"),
            },
        )
        for number, name in ((2, "二"), (3, "三"), (4, "四"))
    ),
)

LATE = Message("失效或清理的文件可能未计入废止", "documents that expired or were withdrawn may not be counted as repealed")

TABLES_2 = (
    Rule(
        id="t2-money-non-negative",
        title=Message("表二金额不为负", "Table 2: no amount of money is negative"),
        formula="行政事业性收费 >= 0 (2021); 采购总金额 >= 0 (2019)",
        clause="the meaning of money collected or spent",
        severity="error",
        messages={
            "FAIL": Message("{place}：金额为负（{left}）", "{place}: a negative amount ({left})"),
            "PASS": Message("{place}：金额不为负", "{place}: no negative amount"),
        },
    ),
    Rule(
        id="t2-in-force",
        editions=("2021",),
        title=Message("表二制发件数不超过现行有效与废止之和", "Table 2: issued documents are in force or repealed"),
        formula="本年制发件数 <= 现行有效件数 + 本年废止件数",
        clause="art. 20(1); the meaning of the columns of table 2",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "UNCERTAIN": Message(
                "{place}：本年制发 {left} 件，而现行有效与本年废止之和只有 {right} 件",
                "{place}: {left} issued this year, but in force and repealed together are only {right}",
            )
        },
        caveats=(LATE,),
    ),
    Rule(
        id="t2-disclosed",
        editions=("2019",),
        title=Message("表二本年新公开数量不超过对外公开总数量", "Table 2: newly disclosed documents are among those disclosed"),
        formula="本年新公开数量 <= 对外公开总数量",
        clause="the meaning of the columns of table 2 in the form of 2019",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "UNCERTAIN": Message(
                "{place}：本年新公开 {left} 件，超过对外公开总数量 {right} 件",
                "{place}: {left} newly disclosed, more than the {right} disclosed in total",
            )
        },
        caveats=(LATE,),
    ),
    Rule(
        id="t2-items",
        editions=("2019",),
        title=Message(
            "表二上一年项目数量加本年增减不为负", "Table 2: last year's items and their change leave no negative number"
        ),
        formula="上一年项目数量 + 本年增/减 >= 0",
        clause="the meaning of the columns of table 2 in the form of 2019",
        severity="warning",
        messages={
            "FAIL": Message(
                "{place}：上一年项目数量 {left}，本年增/减 {right}，结果为负",
                "{place}: {left} items last year and a change of {right} leave a negative number",
            )
        },
        caveats=(
            Message("本年增/减有时误填为处理决定数量的变化", "the change is sometimes that of the decisions, not of the items"),
        ),
    ),
    Rule(
        id="t2-rule-making",
        title=Message("表二规章：县级及以下机关无规章制定权", "Table 2: no 规章 at county level and below"),
        formula="规章 = 0 for bodies of counties, districts, towns and for local departments",
        clause="Legislation Law: rules are made by ministries, provinces and cities divided into districts; art. 20(1)",
        severity="warning",
        messages={
            "FAIL": Message(
                "{place}：{organization}没有规章制定权，却填写了规章（{terms}）",
                "{place}: {organization} has no power to make rules, yet states some ({terms})",
            ),
            "UNCERTAIN": Message(
                "{place}：{organization}填写了规章（{terms}），从名称看可能没有规章制定权",
                "{place}: {organization} states rules ({terms}); by its name it may have no power to make them",
            ),
            "NOT_ASSESSABLE": Message(
                "{place}：无法从名称判断是否有规章制定权（{organization}）",
                "{place}: the name does not tell whether the body can make rules ({organization})",
            ),
        },
        caveats=(Message("只从机关名称判断层级", "the level of the body is told by its name alone"),),
    ),
    Rule(
        id="t2-money-unit",
        title=Message("表二金额单位：元与万元相差一万倍", "Table 2: 元 entered for 万元 is off by the factor 10,000"),
        formula="the amount is in 万元 as printed (2021), and below 1,000,000 万元",
        clause="the form: 本年收费金额（单位：万元）",
        severity="warning",
        violated="UNCERTAIN",
        messages={
            "UNCERTAIN": Message(
                "{place}：填写“{stated}”，单位可能是元而非万元（相差一万倍）",
                "{place}: states {stated}; the unit may be 元 instead of 万元 (factor 10,000)",
            ),
            "NOT_ASSESSABLE": Message("{place}：没有金额，或没有说明单位", "{place}: no amount, or none with a unit"),
        },
        caveats=(Message("省级或国家机关的金额可能确实很大", "amounts of provincial and national bodies can be that large"),),
    ),
    Rule(
        id="form-year",
        title=Message("报告年度与格式版本相符", "The form is that of the report's year"),
        formula="2019 form: years 2019 and 2020; 2021 form: from 2021 on",
        clause="国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号, which replaces it",
        severity="warning",
        messages={
            "FAIL": Message(
                "{year}年的报告仍使用{edition}年的试行格式", "the report for {year} still uses the trial form of {edition}"
            ),
            "UNCERTAIN": Message("{year}年的报告使用了{edition}年的格式", "the report for {year} uses the form of {edition}"),
            "PASS": Message("{year}年的报告使用{edition}年格式", "the report for {year} uses the form of {edition}"),
            "NOT_ASSESSABLE": Message("年度或格式未知，无法判断", "the year or the form is not known"),
        },
        caveats=(Message("年度取自标题，标题有误时结论也有误", "the year is that of the title; a wrong title makes this wrong"),),
    ),
)
