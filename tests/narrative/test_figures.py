"""Figures in sentences, for the 47 patterns that reports use; the readings are named by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, Figure, check, figures
from govdisclosure.schema import FORMS, Edition
from govdisclosure.strategies import texts

RECEIVED, CARRIED_IN = "applications.received.total", "applications.carried_in.total"
DONE, FORWARD = "applications.results.total.total", "applications.carried_forward.total"
BOTH = f"{RECEIVED} {CARRIED_IN}"
RESULTS = "applications.results"
SUITS = "review.litigation_direct.total review.litigation_after_reconsideration.total"


def read(text: str, edition: Edition = "2021", organization: str | None = None) -> tuple[Figure, ...]:
    return figures(AnnualReport(edition=edition, year=2022, organization=organization, overview=text))


def means(figure: Figure) -> set[str]:
    return {" ".join(reading) for reading in figure.readings}


# pattern, sentence, [(what it counts, how many, a reading it must have; "" for none)]
PATTERNS: list[tuple[str, str, list[tuple[str, object, str]]]] = [
    ("1", "2022年，共收到政府信息公开申请12件。", [("received", 12, RECEIVED), ("received", 12, BOTH)]),
    ("2", "全年受理依申请公开申请8份。", [("accepted", 8, RECEIVED), ("accepted", 8, BOTH)]),
    ("3", "新收到政府信息公开申请3件。", [("new", 3, RECEIVED)]),
    (
        "4",
        "全年新收政府信息公开申请数量36件，上年结转政府信息公开申请数量7件。",
        [("new", 36, RECEIVED), ("carried_in", 7, CARRIED_IN)],
    ),
    (
        "5",
        "共受理依申请公开事项36件（其中：自然人申请12件、企业申请4件、其他组织申请20件）。",
        [
            ("accepted", 36, RECEIVED),
            ("natural_person", 12, "applications.received.natural_person"),
            ("commercial_enterprise", 4, "applications.received.commercial_enterprise"),
            ("other_organization", 20, "applications.received.other_organization"),
        ],
    ),
    (
        "6",
        "收到申请9件，其中自然人6件，法人或其他组织3件。",
        [("received", 9, RECEIVED), ("natural_person", 6, "applications.received.natural_person"), ("organizations", 3, "…")],
    ),
    ("7", "收到申请9件，均为自然人申请。", [("received", 9, RECEIVED), ("all_natural", 0, "…")]),
    ("8", "上年度结转2件。", [("carried_in", 2, CARRIED_IN)]),
    ("9", "2021年结转政府信息公开申请2件。", [("carried_in", 2, CARRIED_IN)]),
    ("10", "叠加上年结转申请2件，全年累计办理申请14件。", [("carried_in", 2, CARRIED_IN), ("handled", 14, BOTH)]),
    ("11", "收到申请14件（含上年结转申请2件）。", [("received", 14, BOTH), ("carried_in", 2, CARRIED_IN)]),
    ("12", "结转下年度继续办理5件。", [("carried_forward", 5, FORWARD)]),
    ("12a", "结转2023年度继续办理5件。", [("carried_forward", 5, FORWARD)]),
    ("13", "5件结转下年度继续办理。", [("carried_forward", 5, FORWARD)]),
    ("14", "另有5件申请按照《条例》顺延到下年度答复。", [("carried_forward", 5, FORWARD)]),
    ("15a", "无结转至下年度的申请。", [("carried_forward", 0, FORWARD)]),
    ("15", "无下年度结转。", [("carried_forward", 0, FORWARD)]),
    ("16", "已办结政府信息公开申请11件。", [("settled", 11, DONE)]),
    ("17", "答复政府信息公开申请11件（含上年度结转申请2件）。", [("answered", 11, DONE), ("carried_in", 2, CARRIED_IN)]),
    ("18", "申请已经答复9件，2件结转下年度继续办理。", [("answered", 9, DONE), ("carried_forward", 2, FORWARD)]),
    (
        "19",
        "予以公开答复4件，占32.0%。",
        [("granted", 4, f"{RESULTS}.granted.total"), ("share", Decimal("32.0"), f"{RESULTS}.granted.total")],
    ),
    ("20", "部分公开3件。", [("partially_granted", 3, f"{RESULTS}.partially_granted.total")]),
    (
        "21",
        "予以公开及部分公开258件。",
        [("granted_or_partial", 258, f"{RESULTS}.granted.total {RESULTS}.partially_granted.total")],
    ),
    ("22", "不予公开2件。", [("denied", 2, "…")]),
    ("23", "因本机关不掌握等原因无法提供5件。", [("unavailable", 5, f"{RESULTS}.unavailable.not_held.total")]),
    ("24", "不予处理的1件。", [("not_processed", 1, "…")]),
    (
        "25",
        "收到申请3件，其他1件（申请人自主撤销）。",
        [("received", 3, RECEIVED), ("withdrawn", 1, f"{RESULTS}.other.other.total")],
    ),
    ("26", "属于四类过程性信息2件。", [("process_information", 2, f"{RESULTS}.denied.process_information.total")]),
    ("26a", "本办不掌握相关政府信息6件。", [("not_held", 6, f"{RESULTS}.unavailable.not_held.total")]),
    ("27", "我镇没有收到政府信息公开申请。", [("received", 0, RECEIVED)]),
    ("27a", "未收到任何公民、法人和其他组织提出的公开政府信息的申请。", [("received", 0, RECEIVED)]),
    ("28", "收到政府信息公开申请0件。", [("received", 0, RECEIVED)]),
    ("29", "因政府信息公开引发行政复议案件3起。", [("reconsideration", 3, "review.reconsideration.total")]),
    ("30", "行政诉讼案件2件。", [("litigation", 2, SUITS)]),
    (
        "31",
        "行政复议7件，行政诉讼9件，均获维持。",
        [("reconsideration", 7, "review.reconsideration.total"), ("litigation", 9, SUITS), ("all_upheld", 0, "…")],
    ),
    ("32", "行政复议1件（申请人撤回结案）。", [("reconsideration", 1, "review.reconsideration.other_result")]),
    ("33", "未发生因政府信息公开被申请行政复议、提起行政诉讼情况。", [("disputes", 0, f"review.reconsideration.total {SUITS}")]),
    ("34", "行政复议4件，其中被纠正1件。", [("reconsideration", 4, "…"), ("corrected", 1, "review.reconsideration.corrected")]),
    ("35", "行政复议4件，尚未审结2件。", [("reconsideration", 4, "…"), ("pending", 2, "review.reconsideration.pending")]),
    (
        "36",
        "制定规章1件，废止规章2件，现行有效规章11件。",
        [
            ("regulations_issued", 1, "proactive.regulations.issued"),
            ("regulations_repealed", 2, "proactive.regulations.repealed"),
            ("regulations_in_force", 11, "proactive.regulations.in_force"),
        ],
    ),
    (
        "37",
        "制发行政规范性文件8件，清理废止行政规范性文件26件，现行有效的行政规范性文件66件。",
        [
            ("documents_issued", 8, "proactive.normative_documents.issued"),
            ("documents_repealed", 26, "proactive.normative_documents.repealed"),
            ("documents_in_force", 66, "proactive.normative_documents.in_force"),
        ],
    ),
    ("38", "现行有效行政规范性文件66件。", [("documents_in_force", 66, "proactive.normative_documents.in_force")]),
    ("39", "作出行政处罚决定12件。", [("penalties", 12, "proactive.penalties.decisions")]),
    ("40", "实际收取信息处理费共计400元。", [("fee", 400, "")]),
    ("41", "有3件政府信息公开申请案件收取信息处理费120元。", [("fee_notice", 3, ""), ("fee", 120, "")]),
    ("42", "本年度没有产生信息公开处理费。", [("fee", 0, "")]),
    ("43", "发出收费通知3件，总金额300元，实际收取200元。", [("fee_notice", 3, ""), ("fee", 300, ""), ("fee", 200, "")]),
    ("44", "通过网络申请4件，信函申请3件，当面申请1件。", [("channel", 4, ""), ("channel", 3, ""), ("channel", 1, "")]),
    ("45", "主动公开各类政府信息24条。", [("disclosed", 24, "")]),
    ("46", "申请量同比增长12.5%，与去年相比减少3件。", [("growth", Decimal("12.5"), RECEIVED), ("growth", 3, "")]),
    ("47", "申请均在规定时限内答复，办结率100%。", [("on_time", 100, ""), ("settlement_rate", Decimal(100), DONE)]),
]


@pytest.mark.parametrize(("sentence", "wanted"), [p[1:] for p in PATTERNS], ids=[p[0] for p in PATTERNS])
def test_each_pattern_of_the_domain_is_found_with_its_number_and_its_cells(
    sentence: str, wanted: list[tuple[str, object, str]]
) -> None:
    found = read(sentence)
    assert sorted({(f.kind, f.value) for f in found}, key=str) == sorted({(kind, value) for kind, value, _ in wanted}, key=str)
    for kind, value, cells in wanted:
        figure = next(f for f in found if (f.kind, f.value) == (kind, value))
        assert figure.text == sentence[figure.start : figure.end]
        if cells == "…":
            assert figure.readings
        else:
            assert cells in means(figure) if cells else not figure.readings


@pytest.mark.parametrize(
    ("sentence", "value", "approximate"),
    [
        ("收到政府信息公开申请 12 件。", 12, False),
        ("收到政府信息公开申请１２件。", 12, False),
        ("收到政府信息公开申请1,234件。", 1234, False),
        ("收到政府信息公开申请1，234件。", 1234, False),
        ("收到政府信息公开申请1 234件。", 1234, True),
        ("收到政府信息公开申请三百二十件。", 320, False),
        ("收到三百二十件政府信息公开申请。", 320, False),
        ("收到政府信息公开申请260余件。", 260, True),
        ("收到政府信息公开申请约260件。", 260, True),
        ("收到政府信息公开申请近3万件。", 30_000, True),
        ("收到政府信息公开申请12封。", 12, False),
        ("收到政府信息公开申请89件次。", 89, False),
        ("收到政府信息公开申请三百余万件。", 3_000_000, True),
    ],
)
def test_numbers_are_read_as_they_are_written(sentence: str, value: int, approximate: bool) -> None:
    (figure,) = read(sentence)
    assert (figure.kind, figure.value, figure.approximate) == ("received", value, approximate)


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("全市共收到政府信息公开申请300件。", "scope"),
        ("通过政府网站收到政府信息公开申请3件。", "scope"),
        ("上半年收到政府信息公开申请3件。", "scope"),
        ("某县某局收到政府信息公开申请3件。", "context"),
        ("12345热线收到申请3件。", "context"),
        ("2020年收到政府信息公开申请3件。", "year"),
    ],
)
def test_what_leaves_a_figure_open_is_told(sentence: str, hedge: str) -> None:
    figures_found = read(sentence, organization="乙局")
    assert all(hedge in figure.hedges for figure in figures_found)
    report = AnnualReport.from_cells("2021", {RECEIVED: 7}, year=2022, organization="乙局", overview=sentence)
    judged = {result.status for result in check(report) if result.rule in ("text-vs-table", "text-balance")}
    assert "FAIL" not in judged


@pytest.mark.parametrize(
    "sentence",
    [
        "办理人大建议12件、政协提案5件。",
        "受理12345热线3259件。",
        "共受理行政许可申请120件。",
        "根据国办函〔2020〕109号文件，第二十条第（一）项。",
        "开展了第16届政务公开日活动2次。",
        "回复网民留言30条。",
        "主动公开信息24条，同比增长12.5%。",
        "办结申请率先推行网上答复，按时办结率100%。",
        "收到申请1,234批。",
        "收到废旧物资三.5件。",
        "尚未审结的案件继续办理。",
        "申请人逾期未按收费通知要求缴纳费用的，不再处理。",
    ],
)
def test_text_that_no_phrase_fits_is_left_alone(sentence: str) -> None:
    assert not [figure for figure in read(sentence) if figure.readings]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("本局共收到申请9件。", "FAIL"),
        ("制定规范性文件5件。", "FAIL"),
        ("我市共收到申请9件。", "UNCERTAIN"),
        ("收到申请10件，其中予以公开6件（自然人1件、企业5件）。", "UNCERTAIN"),
        ("主动公开80件，依申请公开20件，不予公开20件。", "NOT_ASSESSABLE"),
        ("全年制发公文120件，不予公开20件。", "NOT_ASSESSABLE"),
        ("未收到涉及商业秘密的申请。", "NOT_ASSESSABLE"),
        ("答复的3件均为企业申请，其余均为自然人。", "PASS"),
        ("发布规范性文件5件。", "UNCERTAIN"),
        ("逾期未收到申请人补正材料的，视为撤回。", "NOT_ASSESSABLE"),
        ("未收到政府信息公开申请行政复议、诉讼。", "PASS"),
        ("未发生重大行政复议案件。", "NOT_ASSESSABLE"),
        ("共收到来信来访120件，办结120件。", "NOT_ASSESSABLE"),
    ],
)
def test_only_an_unhedged_statement_about_this_report_can_fail(sentence: str, status: str) -> None:
    """Ten requests by natural persons, six granted, no documents, no disputes."""
    zeros = {cell.path: 0 for cell in FORMS["2021"].cells if cell.kind == "count"}
    ten = dict.fromkeys((RECEIVED, "applications.received.natural_person", DONE), 10) | {f"{RESULTS}.granted.total": 6}
    report = AnnualReport.from_cells("2021", zeros | ten, year=2022, organization="甲市乙局", overview=sentence)
    given = [result.status for result in check(report) if result.rule == "text-vs-table"]
    assert min(given, key=["FAIL", "UNCERTAIN", "NOT_ASSESSABLE", "PASS"].index) == status


def test_growth_is_that_of_the_requests_only_where_they_were_counted_last() -> None:
    found = read("收到申请38件，同比增长12.5%；办结39件，同比增长8.5%。申请量较上年下降3%。")
    assert [(f.value, means(f)) for f in found if f.kind == "growth"] == [
        (Decimal("12.5"), {RECEIVED}),
        (Decimal("8.5"), set()),
        (3, {RECEIVED}),
    ]


def test_money_in_words_has_no_cell() -> None:
    (fee,) = read("全年收取信息处理费三百元。")
    assert (fee.kind, fee.value, fee.unit, fee.readings) == ("fee", 300, "元", ())


def test_all_mentions_are_found_with_what_they_belong_to() -> None:
    found = read("共收到申请20件，受理3259件，答复3278件。办理上年度结转申请1件。答复11件。")
    assert [(f.kind, f.value) for f in found] == [
        ("received", 20),
        ("accepted", 3259),
        ("answered", 3278),
        ("carried_in", 1),
        ("answered", 11),
    ]


def test_the_cells_are_those_of_the_reports_own_form() -> None:
    (figure,) = read("其他处理2件。", edition="2019")
    assert figure.readings == ((f"{RESULTS}.other.total",),)
    (figure,) = read("制定规范性文件2件。", edition="2019")
    assert means(figure) == {f"proactive.normative_documents.newly_{name}" for name in ("made", "disclosed")}


@given(texts(hostile=True))
def test_any_text_is_read_and_each_figure_stands_where_it_says(text: str) -> None:
    for figure in read(text):
        assert figure.text == text[figure.start : figure.end]
        assert figure.value >= 0


DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """A number below ten million as Chinese writes it, built from its digits."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if rest and rest < 1000 else ""
        return in_words(number // 10_000) + "万" + gap + (in_words(rest) if rest else "")
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += DIGITS[digit] + name
        elif words and not words.endswith("零") and number % unit:
            words += "零"
    return words or "零"


@given(st.integers(0, 9_999_999))
def test_numerals_say_the_number_that_was_written(number: int) -> None:
    (figure,) = read(f"收到政府信息公开申请{in_words(number)}件。")
    assert figure.value == number


@pytest.mark.parametrize("digits", ["123," * 2000 + "1", "9" * 5000, "九" * 5000])
def test_what_no_report_can_count_is_no_figure(digits: str) -> None:
    assert read(f"收到政府信息公开申请{digits}件。") == ()
