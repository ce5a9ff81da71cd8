"""What a Word file says: what somebody reads who sees the page, and nothing else. Each case is a thing that Word writes."""

from __future__ import annotations

import pytest

from govdisclosure.grid import Grid, Paragraph
from govdisclosure.source import docx_parts
from govdisclosure.source.page import Page
from tests.source.word_files import p, page, paragraphs, r, tbl, tc, tr

SPAN2, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
VANISH, SUPER = "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'


def cells(of: Page) -> list[list[list[tuple[str, int, int]]]]:
    """Of each table its rows: text, colspan, rowspan."""
    grids = [block for block in of.blocks if isinstance(block, Grid)]
    return [[[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in grid.rows] for grid in grids]


@pytest.fixture(params=["lxml", "the standard library"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case is read by both parsers."""
    if request.param != "lxml":
        monkeypatch.setattr(docx_parts, "_lxml", lambda: None)


# text ---------------------------------------------------------------------------------------------------

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
INSTRUCTION = "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
IN_BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"
TEXT_BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{IN_BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{IN_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TEXTS = {
    "runs": (r("收到") + r("12") + r("件"), "收到12件"),
    "inserted": (f"<w:ins>{r('12')}</w:ins>", "12"),
    "deleted": (r("1") + "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>" + r("2"), "12"),
    "moved here": (f"<w:moveTo>{r('12')}</w:moveTo>", "12"),
    "moved away": (f"<w:moveFrom>{r('99')}</w:moveFrom>{r('12')}", "12"),
    "hidden": (r("9", VANISH) + r("12"), "12"),
    "no longer hidden": (r("12", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "12"),
    "hidden by a change": (r("12") + r("9", f"{VANISH}<w:rPrChange><w:rPr/></w:rPrChange>"), "12"),
    "not hidden": (r("12", '<w:vanish w:val="0"/>'), "12"),
    "hidden by its style": (r("9", '<w:rStyle w:val="Secret"/>') + r("12"), "12"),
    "shown against its style": (r("12", '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>'), "12"),
    "shown by its style, which rests on a hidden one": (r("12", '<w:rStyle w:val="Open"/>'), "12"),
    "field": (BEGIN + INSTRUCTION + SEPARATE + r("12") + END + r("件"), "12件"),
    "field within the instruction of a field": (BEGIN + BEGIN + SEPARATE + r("9") + END + SEPARATE + r("12") + END, "12"),
    "field without a result": (BEGIN + INSTRUCTION + END + r("12"), "12"),
    "simple field": (f'<w:fldSimple w:instr="DATE">{r("12")}</w:fldSimple>', "12"),
    "link": (f"<w:hyperlink>{r('网址')}</w:hyperlink>", "网址"),
    "smart tag": (f"<w:smartTag><w:customXml>{r('12')}</w:customXml></w:smartTag>", "12"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('12')}</w:sdtContent></w:sdt>", "12"),
    "prompt of a content control": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入')}</w:sdtContent></w:sdt>{r('甲')}",
        "甲",
    ),
    "tab": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲 乙"),
    "hyphen that does not break": ("<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r>", "-5"),
    "hyphen that is not shown": ("<w:r><w:t>公</w:t><w:softHyphen/><w:t>开</w:t></w:r>", "公开"),
    "sign of a font": ('<w:r><w:sym w:font="Arial" w:char="2014"/></w:r>', "—"),
    "digit of a font of signs": (r("1") + '<w:r><w:sym w:font="Symbol" w:char="F032"/></w:r>', "12"),
    "field without signs of its own": (f'<w:fldSimple w:instr="=SUM(ABOVE)">{r("1")}{r("2")}</w:fldSimple>', "12"),
    "text between a comment's ends": (f'<w:commentRangeStart w:id="1"/>{r("12")}<w:commentRangeEnd w:id="1"/>', "12"),
    "text with something inside": ("<w:r><w:t>1<!-- 9 --><w:proofErr/>2</w:t></w:r>", "12"),
    "reading above characters": (f"<w:ruby><w:rt>{r('guī')}</w:rt><w:rubyBase>{r('规')}</w:rubyBase></w:ruby>", "规"),
    "mark of a footnote": (r("12") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "12"),
    "one of two ways to say it": (
        f"<mc:AlternateContent><mc:Choice>{r('12')}</mc:Choice><mc:Fallback>{r('12')}</mc:Fallback></mc:AlternateContent>",
        "12",
    ),
    "text box, of which a drawing and an old picture hold the same": (TEXT_BOX, "框"),
    "formula in brackets": ("<m:oMath><m:d><m:e><m:r><m:t>12</m:t></m:r></m:e></m:d></m:oMath>", "( 12)"),
    "hidden formula": (f"<m:oMath><m:r><w:rPr>{VANISH}</w:rPr><m:t>9</m:t></m:r></m:oMath>{r('12')}", "12"),
    "bounds of a formula": (
        "<m:oMath><m:limLow><m:e><m:r><m:t>1</m:t></m:r></m:e><m:lim><m:r><m:t>2</m:t></m:r></m:lim></m:limLow></m:oMath>",
        "1 2",
    ),
    "formula": (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "1 2",
    ),
    "blanks": (r("  甲 \n 乙\t"), "甲 乙"),
}
STYLES = (
    '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Open"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


@pytest.mark.parametrize("case", TEXTS)
@pytest.mark.parametrize("where", ["in a cell", "in the body"])
def test_the_text_that_is_shown(case: str, where: str) -> None:
    runs, shown = TEXTS[case]
    if where == "in the body":
        assert paragraphs(page(p(runs), styles=STYLES)) == [shown]
    else:
        body = tbl(tr(tc(p(runs)), "总计"))
        assert cells(page(body, styles=STYLES)) == [[[(shown, 1, 1), ("总计", 1, 1)]]]


@pytest.mark.parametrize("properties", [SUPER, '<w:vertAlign w:val="subscript"/>', "<w:strike/>", '<w:rStyle w:val="Note"/>'])
def test_what_stands_beside_the_text_of_a_cell_is_no_digit_of_it(properties: str) -> None:
    style = f'<w:style w:styleId="Above"><w:rPr>{SUPER}</w:rPr></w:style>'
    style += '<w:style w:styleId="Note"><w:basedOn w:val="Above"/></w:style>'
    body = tbl(tr(tc(p(r("12") + r("1", properties)))))
    assert cells(page(body, styles=style)) == [[[("12[1]", 1, 1)]]]


def test_a_sign_that_cannot_be_told_is_kept_in_a_cell() -> None:
    """In a text a picture says nothing. In a cell it may be a digit of another font: 1 and a picture is no 1."""
    picture = r("1") + '<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>'
    assert cells(page(tbl(tr(tc(p(picture)))))) == [[[("1\ufffd", 1, 1)]]]
    assert paragraphs(page(p(picture))) == ["1"]


HIDDEN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Under"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Like"><w:basedOn w:val="Under"/></w:style>'
)


@pytest.mark.parametrize("style", ["Under", "Like"])
@pytest.mark.parametrize(
    ("properties", "shown"),
    [("", False), ('<w:vanish w:val="0"/>', True), ("<w:vanish/>", False), ('<w:rStyle w:val="Secret"/>', True)],
)
def test_what_the_style_of_a_paragraph_hides(style: str, properties: str, shown: bool) -> None:
    """A run may say otherwise; and a style of text that hides turns round what that of the paragraph says."""
    found = page(p(r("9") + r("12", properties), f'<w:pStyle w:val="{style}"/>'), styles=HIDDEN_STYLES)
    assert paragraphs(found) == (["12"] if shown else [])


def test_what_is_hidden_if_nothing_is_said() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert paragraphs(page(p(r("9") + r("12", '<w:vanish w:val="0"/>')), styles=defaults)) == ["12"]
    usual = HIDDEN_STYLES.replace('w:styleId="Under"', 'w:styleId="Under" w:default="1"')
    usual += '<w:style w:type="paragraph" w:styleId="Other"/>'
    assert paragraphs(page(p("9") + p("12", '<w:pStyle w:val="Other"/>'), styles=usual)) == ["12"]


def test_breaks_make_lines() -> None:
    both = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    found = page(p(both) + tbl(tr(tc(p(both) + p("丙")))))
    assert paragraphs(found) == ["甲", "乙"]
    assert cells(found) == [[[("甲\n乙\n丙", 1, 1)]]]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_one() -> None:
    assert paragraphs(page(p("收到", "<w:rPr><w:del/></w:rPr>") + p("12件"))) == ["收到12件"]
    assert paragraphs(page(p("收到", "<w:rPr><w:del/></w:rPr>"))) == ["收到"]
    assert paragraphs(page(p("收到", "<w:rPr><w:moveFrom/></w:rPr>") + p("12件"))) == ["收到12件"]
    two = tc(p("1", "<w:rPr><w:del/></w:rPr>") + p("2"))
    assert cells(page(tbl(tr(two)))) == [[[("12", 1, 1)]]]
    assert paragraphs(page(p("收到", "<w:rPr><w:ins/></w:rPr>") + p("12件"))) == ["收到", "12件"]


def test_a_field_whose_result_never_comes_hides_no_other_paragraph() -> None:
    assert paragraphs(page(p(BEGIN + r("甲")) + p("乙"))) == ["乙"]


def test_a_text_box_comes_before_the_paragraph_that_it_hangs_on() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict></w:r>"
    assert paragraphs(page(p(r("前") + box + r("后")))) == ["框内", "前后"]


def test_a_file_without_tables_is_a_text() -> None:
    """Its tabs part cells, and a paragraph of nothing but blanks that a page prints is a blank cell, as in any text."""
    figures = "".join(p(text) for text in ("总计", "\u00a0", "0", "\u3000"))
    assert paragraphs(page(figures)) == ["总计", "", "0", ""]
    rows = [["信息内容", "制发", "废止", "有效"], ["规章", "1", "", "5"], ["规范", "2", "3", "4"]]
    tabs = p("") + "".join(p("<w:r>" + "<w:tab/>".join(f"<w:t>{cell}</w:t>" for cell in row) + "</w:r>") for row in rows)
    assert [[text for text, *_ in row] for row in cells(page(tabs))[0]] == rows
    (grid,) = page(tabs).blocks
    assert isinstance(grid, Grid)
    assert [{cell.line for cell in row} for row in grid.rows] == [{2}, {3}, {4}]
    assert paragraphs(page(tabs + tbl(tr("1")))) == ["信息内容 制发 废止 有效", "规章 1 5", "规范 2 3 4"]


def test_lines_count_paragraphs_also_those_of_cells() -> None:
    found = page(p("一") + p("") + tbl(tr("二", "三")) + p("四"))
    assert [(block.text, block.line) for block in found.blocks if isinstance(block, Paragraph)] == [("一", 1), ("四", 5)]
    assert [cell.line for block in found.blocks if isinstance(block, Grid) for cell in block.rows[0]] == [3, 4]
    deleted = tr("九", "九", properties="<w:del/>") + tr("二", tc("九", "<w:cellDel/>"))
    found = page(tbl(tr(tc("一", DOWN)), tr(tc(p("") + p(""), GOES_ON)), deleted) + p("三"))
    assert [block.line for block in found.blocks if isinstance(block, Paragraph)] == [8]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        (tc(p(r("12") + r("9", VANISH))), ["9"]),
        (tc(p(r("12") + r("9", '<w:rStyle w:val="Secret"/>'))), ["9"]),
        (tc("9", GOES_ON), ["9"]),
        (tc("1.属于国家秘密", GOES_ON), []),
        (tc(p(r("件", VANISH))), []),
    ],
)
def test_hidden_figures_of_tables_are_named(cell: str, named: list[str]) -> None:
    """Also those of cells that go on from above: programs that merge cells leave what was in them."""
    found = page(p(r("9", VANISH)) + tbl(tr(tc("12", DOWN)), tr(cell)), styles=STYLES)
    assert [(note.code, note.line, note.text) for note in found.notes] == [("parse-hidden-text", 3, text) for text in named]


def test_not_all_hidden_figures_are_named() -> None:
    body = tbl(*(tr(tc(p(r(str(number), VANISH)))) for number in range(50)))
    assert [note.text for note in page(body).notes] == [str(number) for number in range(20)]


# tables -------------------------------------------------------------------------------------------------


def test_merged_cells_are_one() -> None:
    body = tbl(
        tr(tc("群", DOWN), tc("宽", SPAN2)),
        tr(tc("", GOES_ON), "1", "2"),
        tr(tc("", GOES_ON), tc("3", SPAN2)),
        tr("尾", "4", "5"),
    )
    rows = [[("群", 1, 3), ("宽", 2, 1)], [("1", 1, 1), ("2", 1, 1)], [("3", 2, 1)], [("尾", 1, 1), ("4", 1, 1), ("5", 1, 1)]]
    assert cells(page(body)) == [rows]


def test_old_files_merge_beside_by_another_word() -> None:
    across = tr(tc("宽", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("", '<w:hMerge w:val="continue"/>'), "4")
    assert cells(page(tbl(across))) == [[[("宽", 3, 1), ("4", 1, 1)]]]


@pytest.mark.parametrize("beside", ['<w:hMerge/><w:vMerge w:val="{}"/>', "<w:hMerge/>"])
def test_old_files_merge_both_ways(beside: str) -> None:
    begins = '<w:hMerge w:val="restart"/>'
    first = tr(tc("角", begins + DOWN), tc("", beside.format("restart")), "1")
    second = tr(tc("", begins + GOES_ON), tc("", beside.format("continue")), "2")
    assert cells(page(tbl(first, second))) == [[[("角", 2, 2), ("1", 1, 1)], [("2", 1, 1)]]]


def test_a_cell_goes_on_from_the_row_above_only() -> None:
    body = tbl(tr("甲", tc("乙", DOWN), "1"), tr(tc("宽", SPAN2), "2"), tr("丙", tc("", GOES_ON), "3"))
    assert cells(page(body)) == [
        [
            [("甲", 1, 1), ("乙", 1, 1), ("1", 1, 1)],
            [("宽", 2, 1), ("2", 1, 1)],
            [("丙", 1, 1), ("", 1, 1), ("3", 1, 1)],
        ]
    ]


def test_a_cell_that_goes_on_from_nothing_stands_for_itself() -> None:
    assert cells(page(tbl(tr(tc("甲", GOES_ON)), tr(tc("乙", GOES_ON))))) == [[[("甲", 1, 2)], []]]


def test_a_cell_of_another_width_does_not_go_on() -> None:
    body = tbl(tr(tc("群", DOWN), "1", "2"), tr(tc("宽", SPAN2 + GOES_ON), "3"))
    assert cells(page(body)) == [[[("群", 1, 1), ("1", 1, 1), ("2", 1, 1)], [("宽", 2, 1), ("3", 1, 1)]]]


def test_columns_that_a_row_leaves_open_are_a_place_and_no_cell() -> None:
    (grid,) = page(tbl(tr("12", properties='<w:gridBefore w:val="2"/>'))).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.colspan, cell.pad) for cell in grid.rows[0]] == [("", 2, True), ("12", 1, False)]
    assert cells(page(tbl(tr("12", properties='<w:gridAfter w:val="2"/>'), tr("1", "2", "3")))) == [
        [[("12", 1, 1)], [("1", 1, 1), ("2", 1, 1), ("3", 1, 1)]]
    ]


def with_columns(table: str, *widths: int | None) -> str:
    """A table whose columns have these widths in twentieths of a point; None: nothing is said."""
    columns = "".join("<w:gridCol/>" if width is None else f'<w:gridCol w:w="{width}"/>' for width in widths)
    return table.replace("<w:tblGrid/>", f"<w:tblGrid>{columns}</w:tblGrid>")


@pytest.mark.parametrize("width", [1, 19])
def test_edges_that_do_not_quite_meet_are_one(width: int) -> None:
    """LibreOffice rounds widths: the edge below 甲 stands a hair to the right of that above, which makes a column of its own."""
    body = tbl(tr("甲", tc("乙", SPAN2)), tr(tc("1", SPAN2), "2"))
    single = [[("甲", 1, 1), ("乙", 1, 1)], [("1", 1, 1), ("2", 1, 1)]]
    assert cells(page(with_columns(body, 575, width, 576))) == [single]
    visible = [[("甲", 1, 1), ("乙", 2, 1)], [("1", 2, 1), ("2", 1, 1)]]
    assert cells(page(with_columns(body, 575, 20, 576))) == [visible]


def test_a_hair_in_front_of_a_row_is_no_place() -> None:
    before = tr(tc("1", SPAN2), "2"), tr("3", "4", properties='<w:gridBefore w:val="1"/>')
    found = page(with_columns(tbl(*before), 5, 600, 600))
    assert cells(found) == [[[("1", 1, 1), ("2", 1, 1)], [("3", 1, 1), ("4", 1, 1)]]]


@pytest.mark.parametrize("width", [0, None])
def test_columns_whose_width_is_not_told_are_columns(width: int | None) -> None:
    """Each of them holds a cell, or is part of a cell that has no other columns."""
    body = tbl(tr(tc("宽", SPAN2), "1"), tr(tc("高", SPAN2), "2"))
    assert cells(page(with_columns(body, width, width, width))) == [[[("宽", 2, 1), ("1", 1, 1)], [("高", 2, 1), ("2", 1, 1)]]]
    one = tbl(tr("甲", "1", "2"), tr(tc("乙", SPAN2), "3"))
    assert cells(page(with_columns(one, 600, width, 600))) == [
        [[("甲", 1, 1), ("1", 1, 1), ("2", 1, 1)], [("乙", 2, 1), ("3", 1, 1)]]
    ]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('甲', '1')}</w:sdtContent></w:sdt>", ["甲", "1"]),
        (f"<w:ins>{tr('甲', '1')}</w:ins>", ["甲", "1"]),
        (tr("甲", f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('1')}</w:sdtContent></w:sdt>", "2"), ["甲", "1", "2"]),
        (tr("甲", f"<w:customXml>{tc('1')}</w:customXml>"), ["甲", "1"]),
        (tr("甲", tc("9", "<w:cellDel/>"), "1"), ["甲", "1"]),
        (tr("甲", "1", properties="<w:tblHeader/>"), ["甲", "1"]),
        (tr("甲", tc("1", "<w:tcPrChange><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr></w:tcPrChange>")), ["甲", "1"]),
        (
            tr("甲", "1", properties="<w:trPrChange><w:trPr><w:gridBefore w:val='1'/><w:del/></w:trPr></w:trPrChange>"),
            ["甲", "1"],
        ),
    ],
)
def test_rows_and_cells_in_wrappings(row: str, shown: list[str]) -> None:
    assert cells(page(tbl(row))) == [[[(text, 1, 1) for text in shown]]]


def test_a_deleted_row_is_none() -> None:
    body = tbl(tr("甲", "1"), tr("乙", "9", properties="<w:del/>"), tr("丙", "2"))
    assert [[text for text, *_ in row] for row in cells(page(body))[0]] == [["甲", "1"], ["丙", "2"]]
    assert cells(page(tbl(tr("甲", properties="<w:del/>")))) == []


def test_an_inserted_row_is_one() -> None:
    body = tbl(tr("甲", "1"), tr("乙", tc(p(f"<w:ins>{r('2')}</w:ins>"), "<w:cellIns/>"), properties="<w:ins/>"))
    assert [[text for text, *_ in row] for row in cells(page(body))[0]] == [["甲", "1"], ["乙", "2"]]


def test_a_merged_cell_goes_on_past_a_deleted_row() -> None:
    body = tbl(tr(tc("群", DOWN), "1"), tr(tc("", GOES_ON), "9", properties="<w:del/>"), tr(tc("", GOES_ON), "2"))
    assert cells(page(body)) == [[[("群", 1, 2), ("1", 1, 1)], [("2", 1, 1)]]]


def test_a_table_in_a_cell_stands_between_the_rows_of_the_outer_one() -> None:
    found = page(tbl(tr("甲"), tr(tc(p("乙") + tbl(tr("内")) + p("丙"))), tr("丁")))
    assert [[[text for text, *_ in row] for row in table] for table in cells(found)] == [
        [["甲"], ["乙"]],
        [["内"]],
        [["丙"], ["丁"]],
    ]


def test_a_table_in_a_text_box_stands_before_the_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{tbl(tr('内', '1'))}{p('')}</w:txbxContent></w:pict></w:r>"
    found = page(p(r("前") + box) + tbl(tr("外", "2")))
    assert [[[text for text, *_ in row] for row in table] for table in cells(found)] == [[["内", "1"]], [["外", "2"]]]
    assert paragraphs(found) == ["前"]


def test_the_place_of_a_cell_is_the_table_the_row_and_the_cell_as_word_counts_them() -> None:
    found = page(tbl(tr("无")) + tbl(tr(tc("群", DOWN), "1"), tr(tc("", GOES_ON), "2")))
    places = {cell.text: cell.place for block in found.blocks if isinstance(block, Grid) for row in block.rows for cell in row}
    assert places == {"无": (1, 1, 1), "群": (2, 1, 1), "1": (2, 1, 2), "2": (2, 2, 2)}
