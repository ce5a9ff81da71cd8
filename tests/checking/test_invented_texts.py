"""Texts as officials write them, about one report: what is true never fails, what is not is found."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, Money, check
from govdisclosure.schema import FORMS, CellValue

COLUMNS = [path.rpartition(".")[2] for path in FORMS["2021"].paths if path.startswith("applications.received.")]
# Persons, enterprises, research, public interest, law firms, others, and the total of the six; worked out by hand.
ROWS = {
    "received": (30, 4, 0, 1, 2, 1, 38),
    "carried_in": (3, 1, 0, 0, 0, 0, 4),
    "results.granted": (11, 2, 0, 0, 0, 1, 14),
    "results.partially_granted": (4, 1, 0, 0, 0, 0, 5),
    "results.denied.third_party_rights": (2, 0, 0, 0, 0, 0, 2),
    "results.denied.process_information": (2, 1, 0, 0, 0, 0, 3),
    "results.unavailable.not_held": (6, 0, 0, 1, 1, 0, 8),
    "results.unavailable.still_unclear": (1, 0, 0, 0, 0, 0, 1),
    "results.not_processed.petition": (2, 0, 0, 0, 0, 0, 2),
    "results.not_processed.duplicate": (1, 0, 0, 0, 0, 0, 1),
    "results.other.correction_overdue": (1, 0, 0, 0, 0, 0, 1),
    "results.other.other": (1, 1, 0, 0, 0, 0, 2),
    "results.total": (31, 5, 0, 1, 1, 1, 39),
    "carried_forward": (2, 0, 0, 0, 1, 0, 3),
}
CASES = {
    "reconsideration": (2, 1, 0, 1, 4),
    "litigation_direct": (1, 0, 1, 0, 2),
    "litigation_after_reconsideration": (1, 0, 0, 0, 1),
}
TABLE_2: Mapping[str, CellValue] = {
    "normative_documents.issued": 5,
    "normative_documents.repealed": 2,
    "normative_documents.in_force": 40,
    "licensing.decisions": 1200,
    "penalties.decisions": 30,
    "fees.amount": Money(Decimal("12.5"), "万元"),
}


def report(text: str, organization: str = "青禾县自然资源局") -> AnnualReport:
    """The report of 2024 with these figures, and zero in every other cell."""
    cells: dict[str, CellValue] = {cell.path: 0 for cell in FORMS["2021"].cells if cell.kind == "count"}
    cells |= {f"applications.{row}.{column}": n for row, own in ROWS.items() for column, n in zip(COLUMNS, own, strict=True)}
    names = ("upheld", "corrected", "other_result", "pending", "total")
    cells |= {f"review.{block}.{name}": n for block, own in CASES.items() for name, n in zip(names, own, strict=True)}
    cells |= {f"proactive.{path}": value for path, value in TABLE_2.items()}
    other = "本年度发出收费通知0件，未收取信息处理费。"
    return AnnualReport.from_cells("2021", cells, organization=organization, year=2024, overview=text, other_matters=other)


def failed(text: str, organization: str = "青禾县自然资源局") -> set[str]:
    return {result.target for result in check(report(text, organization)) if result.status == "FAIL"}


def passed(text: str) -> set[str]:
    return {result.target for result in check(report(text)) if result.status == "PASS" and result.rule == "text-vs-table"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "2024年，我局共收到政府信息公开申请38件，上年结转4件，其中自然人申请30件，法人或其他组织申请8件。全年共办结39件，结转下年度继续办理3件。"
            "办结的39件中，予以公开14件，部分公开5件，不予公开5件，无法提供9件，不予处理3件，其他处理3件。"
        ),
        "全年受理依申请公开42件（含上年度结转4件），答复39件，另有3件按规定顺延至2025年答复。",
        "我局共新收到公民、法人和其他组织提出的政府信息公开申请三十八件，加上上年结转的四件，应办理四十二件，已办结三十九件，余三件结转至2025年。",
        "全县共收到政府信息公开申请212件，其中我局承办38件。各乡镇收到45件。县直部门受理167件，办结160件。",
        "2024年收到申请38件，同比增长26.7%，比上年增加8件。2023年收到申请30件，办结29件。与去年相比答复数增加10件。",
        "2024年，收到申请38件，较2023年减少6件，下降13.6%；较2022年增加11件。其中，自然人30件，占78.9%；商业企业4件。",
        "因政府信息公开引发行政复议4件，其中维持2件、纠正1件、尚未审结1件；行政诉讼3件，其中结果维持2件，其他结果1件。",
        "全年办理行政复议案件126件，行政诉讼案件45件，其中涉及政府信息公开的行政复议4件、行政诉讼3件。",
        "被申请行政复议4件（维持2件，纠正1件，正在审理1件），被提起行政诉讼3件（胜诉2件，原告撤诉1件）。",
        "全年共收到各类申请近40件，公开政府信息1200余条，接听12345热线咨询三百余次，答复网民留言230条。",
        "全年办理县人大代表建议12件、政协提案9件，全部按时答复，答复率100%。受理12345热线工单560件，办结558件。",
        "全年受理不动产登记申请3200件，办结3190件；受理用地审批申请45件。受理信访事项67件，办结60件，结转下年度7件。",
        "受理不动产登记申请3200件，其中自然人申请3000件、企业申请200件。",
        "受理行政复议申请120件，办结115件，结转下年5件。",
        "十四五以来，共收到申请190件，办结187件，其中2024年38件。",
        "受理群众诉求67项，办结60项，结转下年度7项。收到政府信息公开申请38件，办结39件。",
        "对上年度结转的4件申请予以公开2件、部分公开1件、无法提供1件。",
        "答复的10件商业企业申请予以公开6件、部分公开2件、不予公开2件。",
        "上半年收到申请20件，下半年收到申请18件；截至6月底办结15件。一季度收到申请9件。",
        "平均办理时限为3至5个工作日，受理申请10至15件不等；每月收到申请3-4件。",
        "县政府办公室收到申请12件，县公安局收到申请56件，我局收到申请38件。局属国土所收到咨询200件。",
        "2020年以来累计收到政府信息公开申请215件。2024年收到38件。近五年共办结208件。",
        "历年情况：共收到政府信息公开申请300件。近三年情况：共收到政府信息公开申请120件。",
        "2024年组织培训3次，2023年收到政府信息公开申请30件。",
        "无结转至以后年度的行政诉讼，没有未审结的行政复议，未发生行政复议后又提起行政诉讼的案件。",
        "共审核信息500件，不予公开3件、删除2件。信息公开申请均按时答复。保密审查后予以公开120件，不予公开2件。",
        "全年共收到各类申请52件，其中信息公开申请38件，办结51件。",
        "收到申请38件，办结37件，剩余1件于2025年1月办结，加上上年结转办结2件，共办结39件。",
        "本年度收到的38件申请已办结35件，上年结转4件已全部办结。",
        "收到自然人提交的申请30件，答复28件，结转下年2件，予以公开11件。",
        "收到法律服务机构申请2件，结转下年度办理1件。",
        "自然人申请30件（上年结转3件），办结31件，予以公开11件。",
        "涉及征地的申请21件，予以公开9件、部分公开3件、无法提供6件。",
        "土地类申请21件，办结20件，结转下年1件。规划类申请9件，办结9件。",
        "共收到申请38件，其中规划类9件，办结9件。",
        "政府信息公开申请共38件，其中受理35件，不予受理3件。",
        "收到政府信息公开申请38件，受理36件，退回2件。",
        "共收到申请39件次，其中1件申请人次日撤回未予登记，实际登记受理38件。",
        "2024年12月下旬收到的3件申请尚在办理期限内，结转至2025年办理；全年共收到38件。",
        "政府信息公开行政复议4件，其中驳回复议申请1件；一审行政诉讼3件，二审行政诉讼1件，再审0件。",
        "行政处罚立案52件，作出行政处罚决定30件，不予行政处罚5件，撤销行政处罚1件。",
        "收到政府信息公开申请38件，同意公开14件，不同意公开5件。",
        "上年结转申请4件，其中予以公开2件。",
        "全年报送信息500件，不予公开3件。",
        "县公安局收到申请56件，办结55件，予以公开20件，其中自然人41件。",
        "未收取信息处理费、因政府信息公开引发行政复议4件、行政诉讼案件3件。",
        "2024年，我局认真做好依申请公开工作，2023年收到申请44件。",
        "首次申请收到申请35件，重复提交3件。撤销原答复重新答复2件。共出具补正通知书6件，延期答复4件。",
        "组织培训2次，培训320人次；制作政策解读5件，废止文件2件；公开行政许可信息1200条、行政处罚信息30条。",
        "协助县自然资源局答复申请3件，转办申请2件，配合县司法局办理行政复议答复7件。",
        "全年主动公开政府信息2300条，其中予以公开规范性文件5件，政策解读18件。公文中主动公开120件、依申请公开33件、不予公开15件。",
    ],
)
def test_what_is_true_or_about_something_else_never_fails(text: str) -> None:
    assert failed(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "本级政府收到申请38件，各镇（街道）收到申请76件，全县合计收到114件，共办结112件，结转下年度继续办理2件。",
        "县政府及县政府办公室共收到申请12件，予以公开6件，部分公开2件。县本级收到申请12件，办结12件。",
        "全县各级行政机关共收到政府信息公开申请114件，其中县政府本级38件。予以公开60件，部分公开12件，不予公开9件。",
    ],
)
def test_a_governments_text_about_its_whole_territory_never_fails(text: str) -> None:
    assert failed(text, "青禾县人民政府") == set()


RECEIVED, DONE = "applications.received.total", "applications.results.total.total"
FORWARD = "applications.carried_forward.total"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("2024年，我局共收到政府信息公开申请36件，办结40件，结转下年度4件。", {RECEIVED, DONE, FORWARD}),
        (
            "全年新收政府信息公开申请38件，其中自然人28件、法人或其他组织10件。",
            {"applications.received.natural_person", "applications.received"},
        ),
        (
            "全年共收到申请38件，予以公开15件、不予公开4件。",
            {"applications.results.granted.total", "applications.results.denied"},
        ),
        ("因政府信息公开被申请行政复议5件，其中维持3件。", {"review.reconsideration.total", "review.reconsideration.upheld"}),
        ("共收到申请38件，其中自然人30件、企业4件，办结40件。", {DONE}),
        ("共收到申请38件，其中自然人申请38件，办结40件。", {"applications.received.natural_person", DONE}),
        ("共收到政府信息公开申请38件，受理55件。", {RECEIVED}),
        ("办结申请34件，上年结转3件。", {DONE, "applications.carried_in.total"}),
        ("全年未收到政府信息公开申请，无结转下年度继续办理的申请。", {RECEIVED, FORWARD}),
        ("未发生因政府信息公开引发的行政复议、行政诉讼案件。", {"review"}),
        ("全年收到政府信息公开申请三十五件，上年度结转申请五件。", {RECEIVED, "applications.carried_in.total"}),
        (
            "制发行政规范性文件6件，清理废止3件，现行有效41件。",
            {f"proactive.normative_documents.{n}" for n in ("issued", "repealed", "in_force")},
        ),
        ("收到申请38件，较2023年减少6件，其中自然人29件。", {"applications.received.natural_person"}),
        ("涉及政府信息公开的行政诉讼2件。", {"review"}),
        ("受理信访事项67件，办结60件。收到政府信息公开申请38件，办结40件。", {DONE}),
        ("共收到政府信息公开申请1,038件，办结申请40件，无结转。", {RECEIVED, DONE, FORWARD}),
        (
            "本机关不掌握相关政府信息的9件，重复申请3件。",
            {f"applications.results.{r}.total" for r in ("unavailable.not_held", "not_processed.duplicate")},
        ),
        ("受理政府信息公开申请38件，不予公开5件，占申请总数的20%。", {"applications.results.denied"}),
    ],
)
def test_what_contradicts_the_tables_is_found(text: str, targets: set[str]) -> None:
    assert failed(text) == targets


@pytest.mark.parametrize(
    "text",
    ["新收到政府信息公开申请38件，涉及自然资源确权的21件，占55.3%。", "因政府信息公开引发行政复议4件，其中维持2件，占50%。"],
)
def test_a_share_of_what_table_3_does_not_count_is_not_held_to_it(text: str) -> None:
    results = check(report(text))
    assert [(r.status, r.target) for r in results if r.rule == "text-percentage"] == [("NOT_ASSESSABLE", "overview")]


TRUE = (
    "收到政府信息公开申请38件",
    "新收政府信息公开申请38件，上年结转4件",
    "受理申请42件（含上年结转4件）",
    "办结39件",
    "已办结申请39件，结转下年度继续办理3件",
    "3件结转下年度办理",
    "予以公开14件，部分公开5件",
    "不予公开5件、无法提供9件",
    "不予处理3件，其他处理3件",
    "其中自然人30件，法人或其他组织8件",
    "商业企业4件、法律服务机构2件",
    "因政府信息公开引发行政复议4件，其中维持2件，纠正1件、尚未审结1件",
    "因政府信息公开引发行政诉讼3件（未经复议直接起诉2件、复议后起诉1件）",
    "制发行政规范性文件5件，废止2件，现行有效40件",
    "作出行政许可决定1200件、行政处罚决定30件",
    "本机关不掌握相关政府信息8件，四类过程性信息3件",
    "同比下降13.6%，较2023年减少6件",
    "通过网络申请26件",
    "主动公开信息2300条",
    "组织培训2次，解读政策文件15件",
    "未收取信息处理费",
    "受理信访事项67件，办结60件",
    "县公安局收到申请56件，办结55件",
    "2023年收到申请44件",
)


@given(st.lists(st.tuples(st.sampled_from(TRUE), st.sampled_from("，；。、\n")), min_size=1, max_size=8))
def test_true_statements_in_any_order_never_fail(said: list[tuple[str, str]]) -> None:
    assert failed("2024年，" + "".join(statement + mark for statement, mark in said)) == set()


def test_what_is_not_agreed_to_is_denied() -> None:
    assert "applications.results.denied" in passed("收到申请38件，不同意公开5件。")


def test_documents_named_once_are_meant_by_what_follows() -> None:
    targets = passed("制发行政规范性文件5件，废止2件，现行有效40件。")
    assert targets == {f"proactive.normative_documents.{name}" for name in ("issued", "repealed", "in_force")}


def test_the_tables_themselves_hold() -> None:
    assert {result.status for result in check(report("")) if result.rule.startswith(("t3-", "t4-"))} == {"PASS"}
