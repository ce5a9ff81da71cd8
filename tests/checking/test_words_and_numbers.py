"""What texts tell of fees, growth and places for numbers, each worked out before its rule was written."""

from __future__ import annotations

import pytest

from govdisclosure import AnnualReport, check, check_series
from govdisclosure.checking.charging import told_fee
from govdisclosure.text.normal import fold_width

FEES: list[tuple[str, int | None, int | None]] = [
    ("本年度发出收费通知1件，总金额875元，实际收取875元。", 875, 875),
    ("2024年度发出信息处理费收费通知2件，总金额700元，实际收取300元，其余400元按规定减免。", 300, 700),
    ("按照《政府信息公开信息处理费管理办法》，本年度收取信息处理费叁佰元。", 300, None),
    ("全年收取政府信息公开信息处理费1.2万元。", 12000, None),
    ("本年度未收取信息处理费。", None, None),
    ("本年度收取信息处理费0元。", 0, None),
    ("本年度发出收费通知0件，收费总金额0元，实际收取0元。", 0, 0),
    ("发出收费通知1件，总金额875元，申请人逾期未缴纳，实际未收取。", None, 875),
    ("本年度发出信息处理费收费通知3件，总金额300元。", None, 300),
    ("本年度应收信息处理费1000元，减免200元，实收800元。", 800, 1000),
    ("对1件申请按量计收信息处理费730元，已全额上缴国库。", 730, None),
    ("信息处理费按件收取的，每件100元；按量收取的，每页10元。本年度收取信息处理费120元，涉及申请1件。", 120, None),
    ("本年度依申请公开信息处理费收取情况：共收取2件，金额共计450元。", 450, None),
    ("收取信息处理费一千二百元。", 1200, None),
    ("本机关严格执行信息处理费收费标准（超过30页的，每页10元），全年未发生收费。", None, None),
    ("2024年收取信息处理费600元，较上年减少200元。", 600, None),
    ("全年行政事业性收费20.3万元。", None, None),
    ("全年行政事业性收费20.3万元，其中信息处理费800元。", 800, None),
    ("收取信息处理费约300元。", None, None),
    ("本年度共发出收费通知4件，收费金额合计1,300元，实际收取1,300元。", 1300, 1300),
    ("共收到信息处理费人民币贰佰元整。", 200, None),
    ("向申请人退还信息处理费100元。", None, None),
    ("信息处理费：500元。", 500, None),
    ("本年度未减免信息处理费，收取15元。", 15, None),
    ("第一季度收取信息处理费100元，第二季度收取200元。", None, None),
    ("第一季度收取信息处理费100元，第二季度收取200元，全年合计300元。", 300, None),
    ("发出收费通知5件，其中4件已缴费，实际收取信息处理费1690元，1件因逾期未缴费不再处理。", 1690, None),
    ("培训经费支出5000元。信息处理费方面，未收取任何费用。", None, None),
    ("信息公开收费情况：按量收费1件，收取2710元。", 2710, None),
    ("本单位2024年度免收信息处理费60元，实际收取信息处理费0元。", 0, None),
]
"""A section six, the yuan that were taken, and the yuan that were asked for."""

GROWN = """
全年收到政府信息公开申请40件，同比增长25%。
全年收到政府信息公开申请40件，比上年增加8件，增长25%。
全年新收申请40件，同比增加8件。
与2023年相比，收到申请增加8件。
申请数量由上年的32件增至40件，增长25.0%。
收到申请数由2023年的32件增加到2024年的40件。
全年办结申请36件，同比增长20%。
全年办结36件，较上年增加6件；收到申请40件，较上年增加8件。
全年收到申请40件，其中自然人申请24件，同比增长20%。
全年受理申请45件，同比增长28.6%。
我局收到申请40件，较2023年增长两成五。
我局收到申请40件，较2022年增长一倍。
收到申请40件，办结率90%，同比上升2个百分点。
全年主动公开信息300条，同比增长50%；收到申请40件。
收到申请40件，同比增长约三成。
全年收到申请40件，同比增长四分之一。
发布信息1200条，同比翻一番。
近五年申请量增长3倍。
收到申请40件，是上年的1.25倍。
收到申请40件，同比基本持平。
网上申请30件，同比增长100%。
培训人次较上年减少两成，收到申请40件。
全年共收到申请40件，同比上升25个百分点。
政务服务事项办理量同比增长17%。
2024年共收到申请40件，较去年的32件多8件。
收到申请四十件，同比增长百分之二十五。
行政复议2件，同比减少1件。
"""
"""Texts about 2024 that the cells below bear out, or leave open."""

NOT_GROWN = """
全年收到政府信息公开申请40件，同比增长30%。
全年收到政府信息公开申请40件，比上年增加10件。
全年新收申请40件，同比增长1倍。
收到申请40件，同比翻一番。
收到申请40件，同比减少两成。
收到申请40件，同比下降三分之一。
申请数量由上年的35件增至40件。
收到申请数由2023年的32件增至41件。
收到申请40件，同比持平。
收到申请40件，与上年持平。
全年办结申请36件，同比增长25%。
与2023年相比，收到申请增加18件。
收到申请40件，是上年的2倍。
收到申请40件，较去年减少一半。
收到申请40件，比上年多5件。
全年收到申请40件，同比下降25%。
收到申请40件，同比增长百分之三十五。
申请量同比增长12.5%。
全年收到申请40件，其中自然人申请24件，同比增长25%。
收到申请40件，较2023年增长四成。
2024年申请量较上年增长2.5倍。
"""
"""Texts about 2024 that the cells below contradict."""

CELLS = {
    "applications.received.total": (32, 40),
    "applications.received.natural_person": (20, 24),
    "applications.carried_in.total": (3, 5),
    "applications.results.total.total": (30, 36),
}

FILLED = """
2024年，我局主动公开信息113条，收到申请20件，办结19件。
根据《中华人民共和国政府信息公开条例》，办理依申请公开件20件。
规范性文 件、附 件均已公开，新闻稿 件更新及时。
每条信息均经三级审核，逐条比对，首次公开率100%。
引起复议、诉讼的申请件均按期办结。
受理件、办结件均纳入台账管理。
公开条件、办理条件、审批条件逐项列明。
全年办结申请共20件，其中网上12件、信函 8 件。
信息公开 3 条，收到 0 件。
占比25%，同比增长8.5%，按期答复率达100%。
收取信息处理费0元，每件100元。
2024年 3 月 5 日召开会议1次。
一次性告知、再次提醒、多次沟通，每月定期更新。
重要文件、案件、信件登记在册；市场、现场情况公开。
政府信息 公开 条例宣传 12 场次。
涉密件、平件分类管理，信息条目规范，公开期限明确，公开次数增加。
申请件数同比下降，信息条数增加，公开份数不变。
年报、月报、日报按年、月、日归档。
X光机采购信息3条，A级企业名单1份。
申请公开件次为20件次，答复人次合计20。
收到申请零件，无行政复议。
微信公众号推送政务信息 120 余条。
公开目录分3类 12 项 48 条。
"""

EMPTY = """
2024年，我局主动公开信息 条，收到申请20件。
全年受理申请 件，办结19件。
收到____件申请，均按期答复。
收到申请XX件，办结XX件。
收到申请X件，办结X件。
主动公开信息*条。
主动公开政府信息×条，收到申请×件。
全年共主动公开条，其中规划类9条。
全年收到（ ）件，办结（ ）件。
收取信息处理费 元。
占申请总数的 %，按期答复。
××局2024年收到申请20件。
共收到政府信息公开申请 件、上年结转 件。
召开培训会议 次，参训50人次。
行政复议 件，行政诉讼 起。
制发规范性文件 件，废止 件。
网站发布信息 余条。
于2024年 月 日公布。
某某局共受理申请20件。
办结申请__件，结转下年度_件。
主动公开信息N条。
共 件。
同比增长 %。
发布解读材料□篇。
"""


def lines(texts: str) -> list[str]:
    return texts.strip().split("\n")


@pytest.mark.parametrize(("text", "taken", "asked"), FEES)
def test_each_amount_is_what_its_verb_says(text: str, taken: int | None, asked: int | None) -> None:
    told = told_fee(fold_width(text))
    assert (told.taken and told.taken.yuan, told.asked and told.asked.yuan) == (taken, asked)


def growth(text: str) -> str:
    last, this = ({path: numbers[year] for path, numbers in CELLS.items()} for year in (0, 1))
    reports = [AnnualReport.from_cells("2021", last, year=2023), AnnualReport.from_cells("2021", this, year=2024, overview=text)]
    return next(result.status for result in check_series(reports) if result.rule == "year-growth")


@pytest.mark.parametrize("text", lines(GROWN))
def test_a_growth_that_the_tables_bear_out_or_know_nothing_of_is_no_finding(text: str) -> None:
    assert growth(text) in ("PASS", "NOT_ASSESSABLE")


@pytest.mark.parametrize("text", lines(NOT_GROWN))
def test_a_growth_that_the_tables_contradict_is_found(text: str) -> None:
    assert growth(text) == "UNCERTAIN"


def left_over(text: str) -> str:
    report = AnnualReport.from_cells("2021", {}, overview=text)
    return next(result.status for result in check(report) if result.rule == "text-placeholder")


@pytest.mark.parametrize("text", lines(FILLED))
def test_a_number_that_is_there_leaves_no_empty_slot(text: str) -> None:
    assert left_over(text) == "PASS"


@pytest.mark.parametrize("text", lines(EMPTY))
def test_a_number_that_is_not_there_is_an_empty_slot(text: str) -> None:
    assert left_over(text) == "UNCERTAIN"
