"""Labels and headings: each that a form prints is found, each to its own row or column; sentences are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.reading.headings import is_afterword, section_of
from govdisclosure.reading.labels import look_up
from govdisclosure.reading.lines.tokens import is_page_mark
from govdisclosure.reading.loosening import ends_sentence
from govdisclosure.reading.slips import nearest_row
from govdisclosure.schema import FORMS, SECTIONS, TABLES, Cell, FormRow
from govdisclosure.text.script import to_simplified, to_traditional

ROWS = [
    pytest.param(row, id=f"{edition}-{row.path}") for edition, form in FORMS.items() for row in form.rows if row.table != "review"
]
COLUMNS = list(
    {(cell.table, cell.column, cell.path.rpartition(".")[2]): cell for form in FORMS.values() for cell in form.cells}.values()
)


def below(row: FormRow) -> str:
    return row.path.partition(".")[2]


@pytest.mark.parametrize("row", ROWS)
def test_the_label_of_every_row_is_looked_up_to_that_row(row: FormRow) -> None:
    found = look_up(row.labels[-1])
    label = found.of(row.table, "row")
    assert label is not None
    # row (六) is a row of one form and a group of the other
    assert label.name == below(row)
    assert [other.name for other in found.labels if other.table == row.table and other.kind == "row"] == [below(row)]


@pytest.mark.parametrize("cell", [pytest.param(cell, id=f"{cell.table}-{cell.column}") for cell in COLUMNS])
def test_the_label_of_every_column_is_looked_up_to_that_column(cell: Cell) -> None:
    label = look_up(cell.column).of(cell.table, "column")
    assert label is not None
    assert label.name == cell.path.rpartition(".")[2]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("三、本年度办理结果", "group", "results"),
        ("（三）不予公开", "group", "results.denied"),
        ("（四）无法提供", "group", "results.unavailable"),
        ("（五）不予处理", "group", "results.not_processed"),
        ("（六）其他处理", "group", "results.other"),
        ("法人或其他组织", "group", "organizations"),
        ("申请人情况", "corner", ""),
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "corner", ""),
    ],
)
def test_groups_and_corners_of_table_3(text: str, kind: str, name: str) -> None:
    label = look_up(text).of("applications", "group", "corner")
    assert label is not None
    assert (label.kind, label.name) == (kind, name)


@pytest.mark.parametrize("item", "一五六八九")
@pytest.mark.parametrize("written", ["第二十条第（{}）项", "第二十条  第({})项", "第二十条第{}项", "二十条第（{}）项"])
def test_captions_of_table_2(item: str, written: str) -> None:
    label = look_up(written.format(item)).of("proactive", "caption")
    assert label is not None
    assert label.name == item


PLAIN = [label for form in FORMS.values() for row in form.rows for label in row.labels]


@given(st.sampled_from(PLAIN), st.lists(st.tuples(st.integers(0, 20), st.sampled_from(" \n\u3000\u00a0")), max_size=4))
def test_blanks_inside_a_label_change_nothing(label: str, noise: list[tuple[int, str]]) -> None:
    written = label
    for place, sign in noise:
        written = written[:place] + sign + written[place:]
    assert look_up(written).labels == look_up(label).labels


@given(st.sampled_from(PLAIN), st.integers(1, 20), st.sampled_from("\u200b\u200d\ufeff\u00ad"))
def test_unseen_signs_inside_a_label_change_nothing(label: str, place: int, sign: str) -> None:
    # not between the number and its stop: see the next test
    place = max(place, 4)
    assert look_up(label[:place] + sign + label[place:]).labels == look_up(label).labels


@pytest.mark.parametrize("written", ["\u200b一、本年新收政府信息公开申请数量", "\ufeff1.属于国家秘密"])
def test_unseen_signs_before_the_number_of_a_label(written: str) -> None:
    assert look_up(written).labels


@given(st.sampled_from(PLAIN))
def test_width_and_script_change_nothing(label: str) -> None:
    half = label.replace("（", "(").replace("）", ")").replace("、", ",").replace("，", ",")
    assert look_up(half).labels == look_up(label).labels
    assert look_up(to_simplified(to_traditional(label))).labels == look_up(label).labels


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("规章(县级无此项)", "regulations"),
        ("规范性文件（行政机关制定发布的决定", "normative_documents"),
        ("行政規範性檔案".replace("規範性檔", "规范性档"), "normative_documents"),
        ("规　章", "regulations"),
        ("政府集中采购（元）", "procurement"),
    ],
)
def test_rows_of_table_2_with_additions(text: str, name: str) -> None:
    label = look_up(text).of("proactive", "row")
    assert label is not None
    assert label.name == name


@pytest.mark.parametrize("text", ["", "1", "（三）", "全年工作总结", "其他主动公开文件", "申请" * 300, "。", "abc"])
def test_what_is_no_label(text: str) -> None:
    assert look_up(text).labels == ()


@pytest.mark.parametrize(
    ("text", "number", "kinds"),
    [
        ("3.其他", "3", {("applications", "row")}),
        ("其他", "", {("applications", "row"), ("applications", "column")}),
        ("（七）总计", "七", {("applications", "row")}),
        ("总计", "", {("applications", "row"), ("applications", "column"), ("review", "column")}),
    ],
)
def test_a_number_tells_the_row_from_the_column(text: str, number: str, kinds: set[tuple[str, str]]) -> None:
    found = look_up(text)
    assert found.number == number
    assert {(label.table, label.kind) for label in found.labels} >= kinds
    assert ("applications", "column") not in {(label.table, label.kind) for label in found.labels} or not number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5.属于三类内容事务信息", "results.denied.internal_affairs"),
        ("6.属于四类过程性性信息", "results.denied.process_information"),
        ("1.信访举报投诉类", "results.not_processed.petition"),
        ("3.危及三安全稳定", "results.denied.endangers_security"),
    ],
)
def test_a_slip_of_the_pen(text: str, name: str) -> None:
    label = nearest_row(text, "applications")
    assert label is not None
    assert label.name == name


@pytest.mark.parametrize("text", ["规章", "其他", "2.其他申请", "甲" * 80, "", "4.无正当理由逾期不补正"])
def test_too_far_from_any_label(text: str) -> None:
    assert nearest_row(text, "applications") is None


# headings ------------------------------------------------------------------------------------------------

VARIANTS = {
    "overview": ["总体情况", "基本情况", "概述", "工作总体情况"],
    "proactive": ["主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开信息情况"],
    "applications": [
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
    ],
    "review": [
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议与行政诉讼情况",
        "因政府信息公开被申请行政复议、提起行政诉讼情况",
    ],
    "problems": [
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "政府信息公开工作存在的问题及改进情况",
        "存在的主要问题和改进措施",
        "存在问题及改进情况",
    ],
    "other_matters": ["其他需要报告的事项", "其他报告的事项", "其他事项", "需要报告的其他事项"],
}
NUMBERS = ["{}、", "{}．", "{}.", "{} ", "第{}部分 ", "l{}、", "## {}、", "**{}、", " {}、 ", "{}，", "{}："]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("number", NUMBERS)
def test_titles_in_all_their_wordings(section: str, number: str) -> None:
    for place, ordinal in enumerate("一二三四五六七"):
        for title in VARIANTS[section]:
            assert section_of(number.format(ordinal) + title) == section, (number.format(ordinal) + title, place)


def test_the_official_titles() -> None:
    assert {name: section_of(title) for name, title in SECTIONS.items()} == {name: name for name in SECTIONS}
    assert {name for name in SECTIONS if section_of(SECTIONS[name][2:]) == name} == set(SECTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开政府信息情况",
        "1.收到和处理政府信息公开申请情况",
        "2、存在的主要问题及改进情况",
        "一是总体情况良好。",
        "二、平台建设情况",
        "四、结转下年度继续办理",
        "本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等部分组成。",
        "概述",
        "总体情况如下",
        "本年度总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，行政复议、行政诉讼情况，存在的主要问题及改进情况，其他事项",
        "",
        "一、",
        "三、本年度办理结果",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert section_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "主办单位：青河县人民政府",
        "版权所有 青河县",
        "打印本页",
        "上一篇：没有了",
        "扫一扫在手机打开",
        "网站标识码：1234567890",
        "辽ICP备12345678号",
        "Copyright 2022",
    ],
)
def test_lines_of_the_page_around_the_report(text: str) -> None:
    assert is_afterword(text)


@pytest.mark.parametrize("text", ["本年度没有收费。", "无。", "主动公开情况良好。", "主办单位：" + "长" * 200])
def test_lines_of_the_report(text: str) -> None:
    assert not is_afterword(text)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("- 4 -", True),
        ("—4—", True),
        ("第 3 页", True),
        ("第3页 共9页", True),
        ("3/9", True),
        ("Page 3", True),
        ("14", False),
        ("0 0", False),
        ("-4", False),
        ("规章 0", False),
    ],
)
def test_numbers_of_pages(line: str, mark: bool) -> None:
    assert is_page_mark(line) == mark


def test_signs_of_sentences() -> None:
    assert ends_sentence("无。")
    assert not any(ends_sentence(label) for label in PLAIN)


def test_the_tables_are_three() -> None:
    assert len(TABLES) == 3
