"""The numbers that Word counts itself: what a list says of its levels, and what stands before each paragraph."""

from __future__ import annotations

import pytest

from govdisclosure import read
from govdisclosure.grid import Grid
from tests.source.word_files import p, page, paragraphs, parts, tbl, tc, tr, zipped


def levels(*kinds: tuple[str, str], start: int = 1) -> str:
    """A list of the file: how each of its levels is counted, and what stands around its number."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(kinds)
    )
    return f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'


def item(text: str, level: int = 0, number: int = 5) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_headings_are_counted_as_word_counts_them() -> None:
    body = item("总体情况") + item("甲", 1) + item("乙", 1) + p("正文") + item("主动公开") + item("丙", 1) + item("丁", 2)
    kinds = levels(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3."))
    expected = ["一、总体情况", "（一）甲", "（二）乙", "正文", "二、主动公开", "（一）丙", "二.1.丁"]
    assert paragraphs(page(body, numbering=kinds)) == expected


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 34: "三十四", 99: "九十九", 100: "100"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("ideographDigital", {2: "二", 10: "一〇"}),
        ("chineseLegalSimplified", {2: "贰", 11: "拾壹"}),
        ("upperRoman", {4: "IV", 9: "IX", 18: "XVIII"}),
        ("lowerLetter", {1: "a", 26: "z", 28: "bb"}),
        ("decimalZero", {7: "07"}),
        ("decimal", {0: "0", 12: "12"}),
        ("cardinalText", {3: "3"}),
    ],
)
def test_how_a_number_is_written(kind: str, numbers: dict[int, str]) -> None:
    for number, written in numbers.items():
        assert paragraphs(page(item("甲"), numbering=levels((kind, "%1、"), start=number))) == [f"{written}、甲"]


def test_bullets_and_what_has_no_list_have_no_number() -> None:
    body = item("甲") + item("乙", number=0) + item("丙", number=77)
    assert paragraphs(page(body, numbering=levels(("bullet", "●")))) == ["甲", "乙", "丙"]


def test_a_style_counts_and_another_rests_on_it() -> None:
    styles = (
        '<w:style w:styleId="One"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Like"><w:basedOn w:val="One"/></w:style>'
        '<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>'
    )
    body = "".join(p("甲", f'<w:pStyle w:val="{style}"/>') for style in ("One", "Like", "Ring"))
    assert paragraphs(page(body, styles=styles, numbering=levels(("decimal", "%1.")))) == ["1.甲", "2.甲", "甲"]


def test_a_list_that_begins_again() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = f'<w:num w:numId="6"><w:abstractNumId w:val="0"/>{override}</w:num>'
    body = item("甲") + item("乙") + item("丙", number=6) + item("丁", number=6)
    assert paragraphs(page(body, numbering=levels(("decimal", "%1.")) + again)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_figure_that_is_counted_stays_the_figure() -> None:
    body = tbl(tr(tc(item("属于国家秘密")), tc(item("3")), tc(item("4件"))))
    (grid,) = page(body, numbering=levels(("decimal", "%1."))).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["1.属于国家秘密", "3", "3. 4件"]


def test_a_count_does_not_run_into_a_figure() -> None:
    assert paragraphs(page(item("2023年收到12件"), numbering=levels(("decimal", "%1.")))) == ["1. 2023年收到12件"]


# where a paragraph says what it is counted by ------------------------------------------------------------


def linked(*styles: str) -> str:
    """A list whose levels (一、 （一） 1.) belong to styles of paragraphs, as Word makes it of headings."""
    kinds = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, ((kind, text), style) in enumerate(zip(kinds, styles, strict=True))
    )
    return f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'


HEADINGS = (
    '<w:style w:styleId="2"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="3"><w:basedOn w:val="2"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="4"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="5"><w:basedOn w:val="4"/></w:style>'
)


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_headings_are_counted_by_their_styles() -> None:
    """The first states its list only, the second its level only, the third its list: the list says that it is the level of 4."""
    body = (
        styled("总体情况", "2")
        + styled("甲", "3")
        + styled("丙", "4")
        + styled("丁", "5")
        + styled("乙", "3")
        + styled("丙", "4")
    )
    assert paragraphs(page(body, styles=HEADINGS, numbering=linked("2", "3", "4"))) == [
        "一、总体情况",
        "（一）甲",
        "1.丙",
        "2.丁",
        "（二）乙",
        "1.丙",
    ]


def test_a_paragraph_leaves_the_list_of_its_style() -> None:
    body = styled("甲", "2") + styled("附注", "2", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("乙", "2")
    assert paragraphs(page(body, styles=HEADINGS, numbering=linked("2", "3", "4"))) == ["一、甲", "附注", "二、乙"]


def test_the_usual_style_counts() -> None:
    usual = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    assert paragraphs(page(p("甲") + p("乙"), styles=usual, numbering=levels(("decimal", "%1.")))) == ["1.甲", "2.乙"]


# what a list says of its levels --------------------------------------------------------------------------


def test_a_list_that_only_names_a_style_of_lists() -> None:
    """Word writes the levels once, where the style of lists is, and both count together."""
    meant = levels(("chineseCounting", "%1、")).replace("<w:lvl ", '<w:styleLink w:val="Lists"/><w:lvl ', 1)
    naming = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lists"/></w:abstractNum>'
    more = naming + '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>'
    assert paragraphs(page(item("甲", number=6) + item("乙", number=5), numbering=meant + more)) == ["一、甲", "二、乙"]


def test_a_list_that_names_a_style_that_is_nowhere_is_read() -> None:
    naming = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Gone"/></w:abstractNum>'
    assert paragraphs(page(item("甲"), numbering=naming + '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>')) == ["甲"]


def test_a_list_may_write_a_level_otherwise() -> None:
    own = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl>'
    other = f'<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    body = item("甲") + item("乙", number=6) + item("丙")
    assert paragraphs(page(body, numbering=levels(("chineseCounting", "%1、")) + other)) == ["一、甲", "（2）乙", "三、丙"]


def test_a_level_that_begins_again_begins_where_its_list_says() -> None:
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'
    again = f'<w:num w:numId="6"><w:abstractNumId w:val="0"/>{override}</w:num>'
    body = item("甲", number=6) + item("乙", 1, 6) + item("丙", 1, 6) + item("丁", number=6) + item("戊", 1, 6)
    kinds = levels(("decimal", "%1."), ("decimal", "(%2)"))
    assert paragraphs(page(body, numbering=kinds + again)) == ["1.甲", "(3)乙", "(4)丙", "2.丁", "(3)戊"]


@pytest.mark.parametrize(
    ("restart", "third"),
    [
        ("", ["1.", "2.", "1.", "1."]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "2.", "3.", "4."]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "2.", "3.", "1."]),
        ('<w:lvlRestart w:val="2"/>', ["1.", "2.", "1.", "1."]),
    ],
)
def test_after_which_levels_one_begins_again(restart: str, third: list[str]) -> None:
    kinds = levels(("decimal", "%1、"), ("decimal", "（%2）"), ("decimal", "%3."))
    kinds = kinds.replace('<w:lvl w:ilvl="2">', f'<w:lvl w:ilvl="2">{restart}')
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丙", 2) + item("乙", 1) + item("丙", 2) + item("甲") + item("丙", 2)
    assert [text.removesuffix("丙") for text in paragraphs(page(body, numbering=kinds)) if text.endswith("丙")] == third


def test_a_level_of_digits_only() -> None:
    kinds = levels(("chineseCounting", "第%1条"), ("decimal", "%1.%2")).replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>'
    )
    assert paragraphs(page(item("甲") + item("乙", 1), numbering=kinds)) == ["第一条甲", "1.1乙"]


# which paragraphs count ----------------------------------------------------------------------------------


def test_what_nobody_sees_does_not_count() -> None:
    kinds = levels(("decimal", "%1."))
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    deleted = p("<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", f"{place}<w:rPr><w:del/></w:rPr>")
    hidden = p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>", f"{place}<w:rPr><w:vanish/></w:rPr>")
    assert paragraphs(page(item("甲") + deleted + hidden + item("丙"), numbering=kinds)) == ["1.甲", "2.丙"]


def test_what_a_paragraph_was_before_a_change_does_not_count() -> None:
    before = "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr></w:pPrChange>"
    assert paragraphs(page(item("甲") + p("乙", before) + item("丙"), numbering=levels(("decimal", "%1.")))) == [
        "1.甲",
        "乙",
        "2.丙",
    ]


def test_a_paragraph_without_text_counts() -> None:
    assert paragraphs(page(item("甲") + item("") + item("丙"), numbering=levels(("decimal", "%1.")))) == ["1.甲", "3.丙"]


def test_titles_of_which_word_counts_the_numbers_open_their_sections() -> None:
    """Without 一、 to 六、 in the text, the four tables of the sections are found as they are with them."""
    kinds = levels(("chineseCountingThousand", "%1、"))
    heads = [["行政复议"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["3", "1", "0", "1", "5"]]
    titles = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"]
    body = "".join(map(item, titles)) + tbl(*(tr(*row) for row in heads))
    reading = read(zipped(parts(p("甲县2023年政府信息公开工作年度报告") + body, numbering=kinds)))
    assert reading.report is not None
    assert reading.report.get("review.reconsideration.total") == 5
