"""Labels as real copies word them: typed here once more, apart from the tables that the reader has."""

from __future__ import annotations

import pytest

from govdisclosure.reading.labels import CAPTIONS, LabelKind, is_piece, key_of, look_up
from govdisclosure.reading.slips import nearest_row
from govdisclosure.schema import Table

WORDINGS: tuple[tuple[Table, LabelKind, str, str], ...] = (
    ("proactive", "row", "normative_documents", "行政规范性文件 规范性文件 行政机关规范性文件"),
    ("proactive", "row", "regulations", "规章 政府规章 行政规章"),
    ("proactive", "row", "fees", "行政事业性收费 行政事业收费"),
    ("proactive", "column", "issued", "本年制发件数 本年制发数 本年制发数量 本年制发件 本年度制发件数 本年制定件数"),
    ("proactive", "column", "repealed", "本年废止件数 本年废止数 本年废止数量 本年废止件 本年度废止件数"),
    ("proactive", "column", "in_force", "现行有效件数 现行有效数 现行有效数量 现行有效件"),
    ("proactive", "column", "newly_made", "本年新制作数量 本年新制作数 本年度新制作数量"),
    ("proactive", "column", "newly_disclosed", "本年新公开数量 本年新公开数 本年度新公开数量"),
    ("proactive", "column", "total_disclosed", "对外公开总数量 对外公开总数 对外公开数量"),
    ("proactive", "column", "previous_items", "上一年项目数量 上年项目数量 上一年度项目数量 上年度项目数量 上一年项目数"),
    ("proactive", "column", "change", "本年增/减 本年增减数 本年增减数量 本年度增减 本年增减"),
    ("proactive", "column", "decisions", "处理决定数量 处理决定数"),
    (
        *("proactive", "column", "decisions"),
        "本年处理决定数量 本年处理决定数 本年度处理决定数量 本年处理决定件数",
    ),
    (
        *("proactive", "column", "amount"),
        "本年收费金额 本年度收费金额 收费金额 本年收费金额单位万元 本年收费金额万元 本年收费金额（单位：万元）",
    ),
    ("proactive", "column", "amount", "采购总金额 采购总金额单位万元 采购总金额万元 采购金额 采购总金额元 采购总金额(元)"),
    ("proactive", "column", "projects", "采购项目数量 采购项目数"),
    ("applications", "column", "total", "总计 合计 总数 共计"),
    ("review", "column", "total", "总计 合计 总数 共计"),
    ("applications", "row", "results.total", "（七）总计 （七）合计 （七）总数 七、共计"),
    (
        *("applications", "row", "received"),
        "一、本年新收政府信息公开申请数量 一、本年度新收政府信息公开申请数量 本年新收政府信息公开申请数 本年新收政府信息公开申请",
    ),
    (
        *("applications", "row", "carried_in"),
        "二、上年结转政府信息公开申请数量 上年度结转政府信息公开申请数量 二、上年结转政府信息公开申请数 上年结转政府信息公开申请",
    ),
    ("applications", "group", "results", "三、本年度办理结果 三、本年办理结果"),
    (
        *("applications", "row", "carried_forward"),
        "四、结转下年度继续办理 结转下年度办理 结转下年继续办理 四、结转下一年度继续办理 结转下年度继续办理数量",
    ),
    (
        *("applications", "row", "results.partially_granted"),
        "（二）部分公开 （二）部分公开区分处理的只计这一情形不计其他情形 （二）部分公开区分处理的只计这一情况不计其他情形",
    ),
    ("review", "group", "reconsideration", "行政复议 被申请行政复议 政府信息公开行政复议"),
    ("review", "group", "litigation", "行政诉讼 被提起行政诉讼 政府信息公开行政诉讼"),
    ("applications", "group", "organizations", "法人或其他组织 法人和其他组织"),
    ("applications", "column", "subtotal", "小计 法人小计"),
    ("proactive", "corner", "", "信息内容"),
    ("applications", "corner", "", "申请人情况"),
)


KNOWN = [
    pytest.param(table, kind, name, text, id=f"{name or kind}-{text[:20]}")
    for table, kind, name, texts in WORDINGS
    for text in texts.split(" ")
]


@pytest.mark.parametrize(("table", "kind", "name", "text"), KNOWN)
def test_a_wording_of_real_copies(table: Table, kind: LabelKind, name: str, text: str) -> None:
    label = look_up(text).of(table, kind)
    assert label is not None
    assert (label.table, label.kind, label.name) == (table, kind, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # characters that a conversion from traditional script leaves, or that copyists mix up
        ("（六）其它处理", "results.other"),
        ("3.其它", "results.other.other"),
        ("2.没有现成信息需要另行制作", "results.unavailable.creation_required"),
        ("2.没有现成信息需要另行製作", "results.unavailable.creation_required"),
        ("2.没有现成资讯需要另行制作", "results.unavailable.creation_required"),
        ("5.属于三类内部事务资讯", "results.denied.internal_affairs"),
        ("5.要求行政机关确认或重新出具已获取资讯", "results.not_processed.confirmation_request"),
        ("4.无正当理由大量反覆申请", "results.not_processed.excessive"),
        ("（二）部分公开（区分处理的，祇计这一情形，不计其他情形）", "results.partially_granted"),
        ("（二）部分公开区分处理的隻计这一情形不计其他情形", "results.partially_granted"),
        ("（二）部分公开区分处理的衹计这一情形不计其他情形", "results.partially_granted"),
    ],
)
def test_mixed_characters_of_table_3(text: str, name: str) -> None:
    names = [label.name for label in look_up(text).labels if label.table == "applications"]
    assert name in names


@pytest.mark.parametrize(
    ("text", "name"),
    [("行政规范性档案", "normative_documents"), ("上一年专案数量", "previous_items"), ("采购专案数量", "projects")],
)
def test_mixed_words_of_table_2(text: str, name: str) -> None:
    assert [label.name for label in look_up(text).labels] == [name]


@pytest.mark.parametrize("text", ["规章(无)", "规章（无）", "规章[无]", "规章〔无〕", "规章【无】", "规章（无", "规章(a)(b)"])
def test_an_explanation_in_brackets_of_any_kind(text: str) -> None:
    assert [label.name for label in look_up(text).labels] == ["regulations"]


@pytest.mark.parametrize("unseen", "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
def test_a_sign_that_nobody_sees(unseen: str) -> None:
    assert look_up(f"{unseen}（{unseen}七）{unseen}总{unseen}计") == look_up("（七）总计")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((f"{n}、", n) for n in "一二三四五六七八九十"),
        *((f"{n}.", n) for n in ("1", "3", "8", "25")),
        *((f"3{stop}", "3") for stop in "、．,，:："),
        *(
            (text, "七")
            for text in ("（七）", "(七)", "（七)", "七）", "（七）、", "（七）.", "（七）．", " （ 七 ） ", "（七、")
        ),
    ],
)
def test_numbers_of_labels(number: str, said: str) -> None:
    found = look_up(f"{number}规章")
    assert (found.number, [label.name for label in found.labels]) == (said, ["regulations"])


@pytest.mark.parametrize("text", ["251、规章", "七规章", "甲、规章"])
def test_what_is_no_number_of_a_label(text: str) -> None:
    assert look_up(text).number == ""


def test_the_number_decides_between_a_row_and_a_column() -> None:
    def names(text: str) -> set[tuple[str, str, str]]:
        return {(label.table, label.kind, label.name) for label in look_up(text).labels}

    assert names("3.其他") == {("applications", "row", "results.other.other")}
    assert names("（七）总计") == {("applications", "row", "results.total")}
    # （六）其他处理 is often cut at its second word
    assert names("（六）其他") == set()
    assert ("applications", "column", "other_organization") in names("其他")


def test_captions_give_the_number_of_their_item() -> None:
    assert CAPTIONS == ("二十条第一项", "二十条第五项", "二十条第六项", "二十条第八项", "二十条第九项")
    (label,) = look_up("第二十条第十一项").labels
    assert (label.table, label.kind, label.name) == ("proactive", "caption", "十一")
    assert look_up("第二十条第（一）项规定").labels == ()


def test_a_text_of_400_characters_may_be_a_label_and_a_longer_one_may_not() -> None:
    whole = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert [label.kind for label in look_up(whole + "。" * (400 - len(whole))).labels] == ["corner"]
    assert look_up(whole + "。" * (401 - len(whole))).labels == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [("（二）部 分\n公开", "二部分公开"), ("本年增/减", "本年增减"), ("规章 Guizhang", "规章"), ("制发件数(ABC)x", "制发件数")],
)
def test_keys(text: str, key: str) -> None:
    assert key_of(text) == key


@pytest.mark.parametrize("text", ["本年新收", "公开申请数量", "四结转下年度", "（", "", "3", "二十", "危及"])
def test_pieces_of_labels(text: str) -> None:
    assert is_piece(key_of(text))


@pytest.mark.parametrize("text", ["甲", "三章规", "工作", "规章规章"])
def test_what_is_no_piece(text: str) -> None:
    assert not is_piece(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a row of five characters may have one wrong, a shorter one must be right
        ("2.重复申清", None),
        ("7.属于行政执法案件", "results.denied.enforcement_file"),
        ("（一）予以公布", None),
        ("1.信访举报投诉类申诉", "results.not_processed.petition"),
        ("2.其他法律法规禁止公开", "results.denied.prohibited_by_law"),
        ("8.属于行政查询事宜（注）", "results.denied.administrative_inquiry"),
        ("8.属于行政查询事宜（注", "results.denied.administrative_inquiry"),
    ],
)
def test_one_slip_of_the_pen(text: str, name: str | None) -> None:
    label = nearest_row(text, "applications")
    assert (label.name if label else None) == name
    assert nearest_row(text, "review") is None


def test_a_slip_that_may_be_either_of_two_rows_is_none() -> None:
    one = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    other = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    assert look_up(one).labels != look_up(other).labels
    label = nearest_row(one.replace("补正", "补充"), "applications")
    assert label is not None
    assert label.name == "results.other.correction_overdue"
