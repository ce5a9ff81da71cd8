"""Labels put together from words: pieces over lines, figures in their middle, what is no label."""

from __future__ import annotations

import pytest
from govdisclosure.reading.loose import cells_of_line, ends_sentence, is_page_mark, join_amounts, join_labels

from govdisclosure.grid import GridCell, Paragraph

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


def words(*texts: str) -> list[GridCell]:
    return [GridCell(text.strip("~"), line=i, pad=text.startswith("~")) for i, text in enumerate(texts, 1)]


def joined(*texts: str) -> list[str]:
    """The texts of the cells, labels by their key: without number and signs."""
    return [cell.text for cell in join_labels(words(*texts), lambda text: text)]


def key(text: str) -> str:
    return text.partition("、")[2] or text


@pytest.mark.parametrize(
    "pieces",
    [
        ["本年新收政府信息", "公开申请数量"],
        ["本年新收", "政府信息", "公开申请", "数量"],
        ["本年新收政府信息公开申请数量"],
        ["本", "年", "新收政府信息公开申请数量"],
    ],
)
def test_a_label_in_pieces(pieces: list[str]) -> None:
    found = joined("一、" + pieces[0], *pieces[1:], "5", "6")
    assert [key(found[0]), *found[1:]] == ["本年新收政府信息公开申请数量", "5", "6"]
    alone = joined("一、", *pieces, "5", "6")
    assert [key(alone[0]), *alone[1:]] == ["本年新收政府信息公开申请数量", "5", "6"]


def test_a_label_on_one_line_stays_where_it_is() -> None:
    cells = words(RECEIVED, "5", CARRIED_IN, "6")
    assert join_labels(cells, lambda text: text) == cells


def test_figures_in_the_middle_of_a_label_stand_behind_it() -> None:
    found = joined("一、本年新收政府", "5", "6", "信息公开申请数量", CARRIED_IN, "7")
    assert [key(text) for text in found] == [RECEIVED[2:], "5", "6", CARRIED_IN[2:], "7"]


def test_a_joined_label_stands_on_the_line_of_its_first_piece() -> None:
    found = join_labels(words("0", "一、本年新收政府", "信息公开申请数量", "5"), lambda text: text)
    assert [cell.line for cell in found] == [1, 2, 4]
    # with figures within, it goes in front of them
    found = join_labels(words("0", "一、本年新收政府", "5", "信息公开申请数量", "6"), lambda text: text)
    assert [(cell.line, cell.text) for cell in found if cell.text.isdigit()] == [(1, "0"), (3, "5"), (5, "6")]
    assert [cell.text.isdigit() for cell in found] == [True, False, True, True]


def test_pieces_with_figures_between_them_twice_are_no_label() -> None:
    found = joined("一、本年新收", "5", "政府信息", "6", "公开申请数量")
    assert not any(key(text) == RECEIVED[2:] for text in found)


def test_labels_one_after_the_other() -> None:
    found = joined("一、本年新收政府信息", "公开申请数量", "5", "二、上年结转政府信息", "公开申请数量", "6")
    assert [key(text) for text in found] == [RECEIVED[2:], "5", CARRIED_IN[2:], "6"]


def test_left_over_pieces_go_and_other_words_stay() -> None:
    found = joined("其政府信息公开", RECEIVED, "5", "咨询电话", "6")
    assert [key(text) for text in found] == [RECEIVED[2:], "5", "咨询电话", "6"]


def test_the_beginning_of_a_label_stands_for_it_if_no_other_begins_so() -> None:
    found = joined("咨询电话", "5.要求行政机关确认或重新", "7")
    assert [key(text) for text in found] == ["咨询电话", "要求行政机关确认或重新出具已获取信息", "7"]
    # fewer than five characters are too few
    found = joined("咨询电话", "要求行政", "7")
    assert found == ["咨询电话", "7"]


def test_a_whole_label_before_a_beginning() -> None:
    found = joined("咨询电话", "其他", "法律服务机构", "自然人", "总计")
    assert found == ["咨询电话", "其他", "法律服务机构", "自然人", "总计"]


def test_a_mark_for_none_may_begin_a_label() -> None:
    found = joined("（四）", "无", "法提供", "1.本机关不掌握", "相关政府信息", "0")
    assert [key(text) for text in found[-2:]] == ["本机关不掌握相关政府信息", "0"]
    assert any("无法提供" in text for text in found)
    found = joined(RECEIVED, "无", "5", "咨询电话")
    assert [key(text) for text in found] == [RECEIVED[2:], "无", "5", "咨询电话"]


def test_what_a_span_leaves_is_no_word() -> None:
    found = join_labels(words("一、本年新收政府信息", "~", "公开申请数量", "5"), lambda text: text)
    assert [cell.pad for cell in found].count(True) == 1
    assert [key(cell.text) for cell in found if not cell.pad] == [RECEIVED[2:], "5"]


def test_a_number_of_its_own_belongs_to_the_label_behind_it() -> None:
    found = joined("咨询电话", "七", "总计", "9")
    assert found[0] == "咨询电话"
    assert "总计" in found[1]
    assert found[-1] == "9"


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (["5", "万元"], ["5万元"]),
        (["10.5", "万元"], ["10.5万元"]),
        (["1,234.50", "元"], ["1,234.50元"]),
        (["5万", "元"], ["5万元"]),
        (["5", "万", "元"], ["5万元"]),
        (["5", "百", "元"], ["5", "百", "元"]),
        (["10万", "万元"], ["10万", "万元"]),
        (["10亿", "万元"], ["10亿", "万元"]),
        (["5", "6", "万元"], ["5", "6万元"]),
        (["规章", "万元"], ["规章", "万元"]),
        (["万元", "5"], ["万元", "5"]),
        (["5元", "元"], ["5元", "元"]),
        ([], []),
    ],
)
def test_a_unit_in_the_line_below_its_figure(texts: list[str], together: list[str]) -> None:
    assert [cell.text for cell in join_amounts(words(*texts))] == together


def test_an_amount_stands_where_its_figure_does() -> None:
    assert join_amounts(words("规章", "5", "万", "元")) == [GridCell("规章", line=1), GridCell("5万元", line=2)]


# lines -----------------------------------------------------------------------------------------------------


def test_the_words_of_a_line_and_their_columns() -> None:
    found = list(cells_of_line(Paragraph("规章  12 a", 9, indent=4)))
    assert [(cell.text, cell.line, cell.columns) for cell in found] == [
        ("规章", 9, (4, 8)),
        ("12", 9, (10, 12)),
        ("a", 9, (13, 14)),
    ]
    assert list(cells_of_line(Paragraph("345", 3, indent=2))) == [GridCell("345", line=3, columns=(2, 5))]
    assert list(cells_of_line(Paragraph("３４", 3, indent=2))) == [GridCell("３４", line=3, columns=(2, 6))]


def test_a_figure_close_behind_a_whole_label() -> None:
    found = list(cells_of_line(Paragraph("规章12 总计 (七)总计1,234", 9, indent=2)))
    assert [(cell.text, cell.columns) for cell in found] == [
        ("规章", (2, 6)),
        ("12", (6, 8)),
        ("总计", (9, 13)),
        ("(七)总计", (14, 22)),
        ("1,234", (22, 27)),
    ]
    assert [cell.text for cell in cells_of_line(Paragraph("栏目12 规章-5 规章1/2", 9))] == ["栏目12", "规章-5", "规章1/2"]


@pytest.mark.parametrize("text", ["本年没有收到申请。", "申请；复议", "有！", "有？", "- 4 -", "第 3 页"])
def test_lines_without_cells(text: str) -> None:
    assert list(cells_of_line(Paragraph(text, 1))) == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            "- 4 -",
            "—4—",
            "– 12 –",
            "－1234－",
            "-4-",
            "  - 4 -  ",
            "--4--",
            "第4页",
            "第 4 页",
            "第 4 页 共 9 页",
            "第4页，共9页",
        ),
        *("第4页,共9页", "第4页/共9页", "第4页 9页", "Page 4", "Page 4 of 9", "Page4", "4/9", " 4 / 9 ", "123/456"),
    ],
)
def test_lines_that_number_a_page(line: str) -> None:
    assert is_page_mark(line)


@pytest.mark.parametrize(
    "line",
    [
        "4",
        "- 4",
        "4 -",
        "- 12345 -",
        "第4页规章",
        "第12345页",
        "1234/9",
        "4/9/2",
        "规章 4/9",
        "第页",
        "- -",
        "共9页",
        "page 4",
        "",
    ],
)
def test_lines_that_number_no_page(line: str) -> None:
    assert not is_page_mark(line)


def test_a_line_of_60_characters_numbers_no_page() -> None:
    assert is_page_mark("Page 4".ljust(59))
    assert not is_page_mark("Page 4".ljust(60))


@pytest.mark.parametrize("sign", "。；;！？")
def test_signs_of_prose(sign: str) -> None:
    assert ends_sentence(f"有{sign}无")
    assert not ends_sentence("有，无、（是）：")
