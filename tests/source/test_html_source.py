"""A page as paragraphs and grids, cell by cell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from govdisclosure.grid import Grid, GridCell, Paragraph
from govdisclosure.source.page import DEFAULT_LIMITS, Limits, Note, Page
from govdisclosure.source.parser import parsed_by, read_features, read_page
from tests.source.second_parser import SecondParser


def page(text: str, **limits: int) -> Page:
    return read_page(text, Limits(**limits) if limits else DEFAULT_LIMITS)


def grids(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in page(text).blocks if isinstance(block, Grid)]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in page(text).blocks if isinstance(block, Paragraph)]


def test_cells_with_spans_lines_and_places() -> None:
    table = "<table>\n<tr><td colspan='2'>乙</td></tr>\n<tr><th rowspan=3>丙</th>\n<td>1</td></tr>\n</table>"
    source = f"<html><body>\n<p>甲</p>\n{table}</body></html>"
    assert page(source).blocks == (
        Paragraph("甲", 0, 1),
        Grid(
            (
                (GridCell("乙", 2, 1, 4, place=(1, 1, 1)),),
                (GridCell("丙", 1, 3, 5, place=(1, 2, 1)), GridCell("1", 1, 1, 6, place=(1, 2, 2))),
            )
        ),
    )


@pytest.mark.parametrize(
    ("attribute", "span"),
    [
        ("2", 2),
        ("2;", 2),
        (" 3 ", 3),
        ("+4", 4),
        ("0", 1),
        ("-2", 1),
        ("abc", 1),
        ("", 1),
        ("1.9", 1),
        ("1000", 1000),
        ("1001", 1000),
        ("9" * 30, 1000),
    ],
)
def test_colspans_as_the_standard_has_them(attribute: str, span: int) -> None:
    (block,) = page(f'<table><tr><td colspan="{attribute}">1</td></tr></table>').blocks
    assert isinstance(block, Grid)
    assert block.rows[0][0].colspan == span


@pytest.mark.parametrize(("attribute", "span", "notes"), [("0", 0, 0), ("65534", 65534, 0), ("65535", 65534, 1), ("3", 3, 0)])
def test_rowspans_as_the_standard_has_them(attribute: str, span: int, notes: int) -> None:
    found = page(f'<table><tr><td rowspan="{attribute}">1</td></tr></table>')
    (block,) = found.blocks
    assert isinstance(block, Grid)
    assert block.rows[0][0].rowspan == span
    assert [note.code for note in found.notes] == ["parse-span-clamped"] * notes


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>商业</p><p>企业</p>", "商业\n企业"),
        ("商业<br>企业", "商业\n企业"),
        ("<span>商业</span> <b>企业</b>", "商业 企业"),
        ("  商业\n\t企业  ", "商业 企业"),
        ("<div><div>1</div></div>", "1"),
        ("1<sup>2</sup>", "1[2]"),
        ("1<sup>[2]</sup>", "1[2]"),
        ("1<sup> </sup>", "1"),
        ("<del>5</del>6", "[5]6"),
        ("1<script>2</script><style>3</style>", "1"),
        ("<input value='7'><input type='hidden' value='8'>", "7"),
        ("<textarea>7</textarea>", "7"),
        ("<pre>1\n2</pre>", "1\n2"),
        ("1<!-- 2 -->3", "13"),
        ("&#49;&nbsp;", "1\u00a0"),
        ("<span hidden>9</span>1", "1"),
        ("<p style='display : none'>9</p>1", "1"),
    ],
)
def test_the_text_of_a_cell(inside: str, text: str) -> None:
    assert grids(f"<table><tr><td>{inside}</td></tr></table>") == [[[text]]]


def test_what_an_outer_table_holds_comes_in_order() -> None:
    source = "<table><tr><td>1</td><td><p>文</p><table><tr><td>2</td></tr></table>尾</td><td>3</td></tr></table>"
    found = page(source).blocks
    texts = [b.text if isinstance(b, Paragraph) else [[c.text for c in row] for row in b.rows] for b in found]
    assert texts.index([["2"]]) > 0
    assert "3" in str(texts[texts.index([["2"]]) :])
    assert "1" in str(texts[: texts.index([["2"]])])


def test_rows_and_cells_without_a_table() -> None:
    assert grids("<div><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></div>") == [[["1", "2"], ["3"]]]


def test_figures_outside_of_any_table_are_named_once() -> None:
    source = "<div>\n<tr><td>甲</td><td>{}</td></tr>\n<tr><td>3</td></tr></div><tr><td>4</td></tr>"
    assert page(source.format("2")).notes == (Note("parse-cells-outside-table", 2, "2"),)
    assert page(source.format("乙")).notes == (Note("parse-cells-outside-table", 3, "3"),)
    assert page("<div><tr><td>甲</td></tr></div><table><tr><td>5</td></tr></table>").notes == ()


ENDS = {
    "<table><tr><td>12</br>34</td></tr></table>": [["12\n34"]],
    "<table><tr><td>12</BR clear=all>34</td></tr></table>": [["12\n34"]],
    "<table><tr><td>12</p>34</td></tr></table>": [["12\n34"]],
    "<table><tr><td><p>1<div>2</div></p>3</td></tr></table>": [["1\n2\n3"]],
    "<table><tr><td>1</td></tr><td>2</td><td>3</td></tr><td>4</td></tr></table>": [["1"], ["2", "3"], ["4"]],
    "<table><tr><td>1</td></tr><td>2</td><td>3</td><tr><td>4</td></tr></table>": [["1"], ["2", "3"], ["4"]],
    "<table><tbody><tr><td>1</td></tr><th>2</th>\n<td>3</td></tr ><TD>4</TD></tr></table>": [["1"], ["2", "3"], ["4"]],
    "<table><tr><td>1" + "</i>" * 200 + "</br>2</td></tr></table>": [["1\n2"]],
}
"""Pages whose end tags have no beginning, and what a browser draws (HTML standard, 13.2.6.4.7 and 13.2.6.4.13)."""


@pytest.mark.parametrize("source", ENDS)
def test_end_tags_without_a_beginning(source: str) -> None:
    assert grids(source) == [ENDS[source]]


@pytest.mark.parametrize("around", ["<table>{}</table>", "<table><tbody>{}</table>", "<table><tr>{}</tr></table>"])
def test_a_table_directly_in_the_rows_of_another_ends_that_one(around: str) -> None:
    """HTML standard, 13.2.6.4.9: a start tag `table` acts as if `</table>` stood in front of it."""
    found = page(around.format("<tr><td>1</td></tr><table><tr><td>2</td></tr></table>\n<tr><td>3</td></tr>"))
    cells = [[cell.text for row in block.rows for cell in row] for block in found.blocks if isinstance(block, Grid)]
    places = [cell.place for block in found.blocks if isinstance(block, Grid) for row in block.rows for cell in row]
    assert cells == [["1"], ["2"], ["3"]]
    assert [place and place[0] for place in places] == [1, 2, None]
    assert found.notes == (Note("parse-cells-outside-table", 2, "3"),)


def test_a_table_in_a_cell_of_another_ends_nothing() -> None:
    source = "<table><tr><td>1<table><tbody><tr><td>2</td></tr></tbody></table></td><td>3</td></tr></table>"
    assert grids(source) == [[["1"]], [["2"]], [["3"]]]
    assert page(source).notes == ()


@pytest.mark.parametrize("tag", ["<caption>", "<col>", "<colgroup>", "<thead>", "<tbody>", "<tfoot>"])
def test_a_part_of_a_table_within_a_cell_ends_the_cell_and_its_row(tag: str) -> None:
    """HTML standard, 13.2.6.4.15; what follows stands in no cell."""
    source = f"<table><tr><td>1</td><td>{tag}2</td><td>3</td></tr></table>"
    assert grids(source) == [[["1", ""], ["3"]]]
    assert paragraphs(source) == ["2"]


def test_a_caption_of_a_table_in_a_cell_ends_no_cell() -> None:
    source = (
        "<table><tr><td>1<table><caption>表</caption><col><tbody><tr><td>2</td></tr></tbody></table></td><td>3</td></tr></table>"
    )
    assert grids(source) == [[["1"]], [["2"]], [["3"]]]
    assert paragraphs(source) == ["表"]


def test_what_follows_an_empty_tag_of_xml_stays() -> None:
    """A browser knows no `<lb/>` and takes what follows for its content."""
    assert grids("<table><tr><td>1<lb/>2</td></tr></table>") == [[["1\n2"]]]
    with parsed_by(SecondParser()):
        assert grids("<table><tr><td>1<lb/>2</td></tr></table>") == [[["1\n2"]]]


def test_rows_without_any_cell_are_lines() -> None:
    assert paragraphs("<table><tr>规章 1</tr><tr>2</tr></table><p>丙</p>") == ["规章 1", "2", "丙"]


def test_a_page_with_many_stray_ends_is_still_found_too_deep() -> None:
    (note,) = page("</br>" * 200 + "<div>" * 5000).notes
    assert note.code == "parse-nesting-too-deep"


def test_tag_soup() -> None:
    assert grids("<table><tr><td>1<td>2<tr><td>3<TD>4</table>") == [[["1", "2"], ["3", "4"]]]
    assert grids("<table><tbody><td>1</td><td>2</td></tbody></table>") == [[["1", "2"]]]


def test_paragraphs_know_how_deep_they_stand() -> None:
    found = page("<body>甲<div>乙<div>丙</div></div>丁</body>").blocks
    assert [(b.text, b.depth) for b in found if isinstance(b, Paragraph)] == [("甲", 1), ("乙", 2), ("丙", 3), ("丁", 1)]


def test_what_is_not_shown_is_not_read() -> None:
    assert paragraphs(
        "<head><title>题</title></head><body><noscript>无</noscript><template>无</template><select><option>无</select>有</body>"
    ) == ["有"]


@pytest.mark.parametrize(
    "before",
    [
        "<noscript>\n<table><tr><td>无</table></noscript>",
        "<object>\n<table><tr><td>无</table></object>",
        "</body></html><html>\n",
    ],
)
def test_the_lines_of_cells_behind_what_is_not_read(before: str) -> None:
    found = page(f"<html><body>甲{before}\n<table>\n<tr><td>1</td>\n<td>2</table>")
    assert [cell.line for b in found.blocks if isinstance(b, Grid) for row in b.rows for cell in row] == [4, 5]


@pytest.mark.parametrize("sign", ["&#1;", "\x01", "&#xFFFE;"])
def test_what_no_xml_may_hold_behind_what_is_hidden(sign: str) -> None:
    assert "乙" in "".join(paragraphs(f"<body><span hidden>甲</span>{sign}乙<sup style='display:none'>丙</sup>{sign}</body>"))


def test_title_and_metadata() -> None:
    found = page(
        "<html><head><title>题</title><META NAME='PubDate' content='2023-01-05'><meta charset=utf-8></head><body>甲</body></html>"
    )
    assert (found.title, dict(found.meta)) == ("题", {"pubdate": "2023-01-05"})


def test_the_budget_of_cells() -> None:
    source = "<table>" + "<tr><td>1</td><td>2</td></tr>" * 10 + "</table>"
    found = page(source, cells=5)
    assert [note.code for note in found.notes] == ["parse-too-many-cells"]
    assert sum(len(row) for b in found.blocks if isinstance(b, Grid) for row in b.rows) == 5
    assert page(source, cells=20).notes == ()


@pytest.mark.parametrize(
    ("limit", "depth", "deep"), [(256, 200, False), (256, 300, True), (2048, 2000, False), (2048, 3000, True)]
)
def test_the_limit_of_depth(limit: int, depth: int, deep: bool) -> None:
    found = page("<body>甲" + "<div>" * depth + "乙", depth=limit)
    assert [note.code for note in found.notes] == ["parse-nesting-too-deep"] * deep
    assert any(isinstance(b, Paragraph) and b.text == "甲" for b in found.blocks)


@pytest.mark.parametrize("source", ["", " ", "<!-- ", "</td></tr></table>", "<td>"])
def test_scraps_are_pages_too(source: str) -> None:
    assert page(source).layout == "html"


@given(st.text(st.sampled_from("<>/=\"' tdrhablep0129&;甲\n|"), max_size=80))
def test_any_text_is_a_page(source: str) -> None:
    found = page(source)
    assert found.layout == "html" or not any(
        cell.place for b in found.blocks if isinstance(b, Grid) for r in b.rows for cell in r
    )


@given(st.lists(st.lists(st.integers(0, 99).map(str), min_size=1, max_size=5), min_size=1, max_size=5))
def test_places_are_where_the_cells_are(rows: list[list[str]]) -> None:
    table = "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"
    source = f"<html><body><table><tr><td>前</td></tr></table><p>文</p>{table}</body></html>"
    tree = lxml_html.document_fromstring(source)
    for block in page(source).blocks:
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Grid) else ():
            assert cell.place is not None
            number, row, place = cell.place
            found: Any = tree.xpath(f"(//table)[{number}]/descendant::tr[{row}]/*[{place}]")
            assert [element.text for element in found] == [cell.text]


def test_what_a_page_without_a_report_has() -> None:
    found = read_features(
        "<a href='/a.pdf'>1</a><iframe src='/b.html'></iframe><embed data='c'><img><img><script></script>", DEFAULT_LIMITS
    )
    assert (found.hrefs, found.images, found.scripts) == (("/a.pdf", "/b.html", "c"), 2, 1)
    assert read_features("", DEFAULT_LIMITS).hrefs == ()
