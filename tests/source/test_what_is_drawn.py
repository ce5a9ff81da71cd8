"""What a page hides, strikes out or sets apart is none of its figures; what a control shows is."""

from __future__ import annotations

import pytest

from govdisclosure.grid import Grid
from govdisclosure.source.css import declarations, read_rules
from govdisclosure.source.page import DEFAULT_LIMITS, Note, Page
from govdisclosure.source.parser import read_page


def page(source: str) -> Page:
    return read_page(source, DEFAULT_LIMITS)


def cells(row: str, style: str = "") -> list[str]:
    found = page(f"<style>{style}</style><table><tr>{row}</tr></table>")
    return [cell.text for block in found.blocks if isinstance(block, Grid) for line in block.rows for cell in line]


def cell(inside: str, style: str = "") -> str:
    (found,) = cells(f"<td>{inside}</td>", style)
    return found


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        (".a{display:none}", "class=a"),
        (".a { display : NONE ; color:red }", "class='b a c'"),
        ("td .a{display:none}", "class=a"),
        ("table td b.a{visibility:hidden}", "class=a"),
        ("#x{display:none}", "id=x"),
        ("b{display:none}", ""),
        ("p.q, b.a{display:none !important}", "class=a style='display:inline'"),
        ("@media screen{.a{display:none}}", "class=a"),
        ("/* .a{display:inline} */ .a{display:none}", "class=a"),
        (".a{display:inline} .a{display:none}", "class=a"),
        ("", "style='DISPLAY: NONE'"),
        ("", "style='color:red;display : none'"),
        ("", "style='Visibility:Hidden'"),
        ("", "hidden"),
    ],
)
def test_hidden_digits_are_no_part_of_a_figure(style: str, attributes: str) -> None:
    assert cell(f"<b {attributes}>9</b>13", style) == "13"


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        (".a{display:none}", "class=aa"),
        (".c .a{display:none}", "class=a"),
        (".a > .b{display:none}", "class=b"),
        (".a:hover{display:none}", "class=a"),
        ("@media print{.a{display:none}}", "class=a"),
        (".a{display:none} .a{display:inline}", "class=a"),
        (".a{display:none} b.a{display:inline}", "class=a"),
        ("b.a{display:inline} .a{display:none}", "class=a"),
        (".a{display:none}", "class=a style='display:inline'"),
        ("", "style='border:none'"),
    ],
)
def test_what_is_drawn_stays(style: str, attributes: str) -> None:
    assert cell(f"<b {attributes}>9</b>13", style) == "913"


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        (".a{vertical-align:super}", "class=a"),
        ("span.a{font-size:60%;vertical-align: sub}", "class=a"),
        (".a{text-decoration:underline line-through}", "class=a"),
        ("", "style='text-decoration-line:line-through'"),
        ("", "style='vertical-align:super'"),
    ],
)
def test_what_stands_beside_a_figure_is_a_note(style: str, attributes: str) -> None:
    assert cell(f"13<span {attributes}>1</span>", style) == "13[1]"


def test_a_cell_that_is_not_drawn_takes_no_column_and_one_that_is_not_seen_does() -> None:
    hidden = "<td style='display:none'>7</td><td>5</td><th class=h>8</th><td>6</td>"
    assert cells(hidden, ".h{display:none}") == ["5", "6"]
    assert cells("<td style='visibility:hidden'>7<b>1</b>2</td><td>5</td>") == ["", "5"]
    found = page("<table><tr><td>1</td></tr>\n<tr style='display:none'><td>2</td></tr>\n<tr><td>3</td></tr></table>")
    (grid,) = found.blocks
    assert isinstance(grid, Grid)
    assert [[(c.text, c.line) for c in row] for row in grid.rows] == [[("1", 1)], [("3", 3)]]


def test_hidden_figures_of_a_table_are_said_and_other_hidden_text_is_not() -> None:
    found = page("<p hidden>12</p>\n<table><tr><td>规章<i hidden>注</i></td>\n<td><i hidden>9</i>1</td></tr></table>")
    assert found.notes == (Note("parse-hidden-text", 3, "9"),)


def test_what_holds_a_table_is_read_though_it_is_hidden() -> None:
    """A script may show it, as behind tabs."""
    assert [len(page(f"<div {how}><table><tr><td>1</table></div>").blocks) for how in ("hidden", "style='display:none'")] == [
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<select><option>3</option><option selected>12</option></select>", "12"),
        ("<select><optgroup><option>3</option><option>12</option></optgroup></select>", "3"),
        ("<input value=7>", "7"),
        ("<input value=7>1", "7 1"),
        ("1<select><option>7</select>2", "1 7 2"),
        ("<input type=hidden value=7>1", "1"),
        ("<textarea>8</textarea>", "8"),
    ],
)
def test_what_a_control_shows(inside: str, text: str) -> None:
    assert cell(inside) == text


def test_declarations_that_bear_on_figures() -> None:
    found = declarations("font:x;DISPLAY :None!important; vertical-align:  SUPER;displays:none")
    assert found == {"display": (True, "none"), "vertical-align": (False, "super")}


@pytest.mark.parametrize(
    "sheet", ["", "}", "{", "}}{{", ".a{", ".a{display:none", "/*", "@media{", ".a{}}.b{display:none}", ",{display:none}"]
)
def test_scraps_of_style_sheets(sheet: str) -> None:
    assert isinstance(read_rules([sheet]).by_name, dict)


# pages without tables ---------------------------------------------------------------------------------


def texts(source: str) -> list[object]:
    found = page(source)
    return [[[c.text for c in row] for row in b.rows] if isinstance(b, Grid) else b.text for b in found.blocks]


@pytest.mark.parametrize("join", ["<p>{}</p>", "<div>{}</div>", "{}<br>", "<li>{}</li>"])
def test_a_page_without_tables_is_a_text(join: str) -> None:
    lines = ["标题", "| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |", "尾"]
    source = "<html><body>" + "".join(map(join.format, lines)) + "</body></html>"
    assert texts(source) == ["标题", [["甲", "乙"], ["1", "2"]], "尾"]
    assert page(source).layout == "pipe-rows"
    assert page("<html><body><p>甲</p><p>1</p></body></html>").layout == "lines"


def test_blanks_and_tabs_of_preformatted_text_are_kept() -> None:
    assert texts("<pre>标题\n\n------ ---\n规章   1\n处罚   2\n------ ---\n</pre>") == ["标题", [["规章", "1"], ["处罚", "2"]]]
    rows = "".join(f"{name}\t1\t\t3\n" for name in ("甲", "乙", "丙"))
    assert texts(f"<p>标  题</p><pre>{rows}</pre>") == ["标 题", [[name, "1", "", "3"] for name in ("甲", "乙", "丙")]]


def test_paragraphs_of_a_text_page_know_how_deep_they_stand() -> None:
    found = page("<body>甲<div>乙<div>1</div></div></body>").blocks
    assert [(b.text, b.depth, b.line) for b in found if not isinstance(b, Grid)] == [("甲", 1, 0), ("乙", 2, 0), ("1", 3, 0)]


def test_tables_of_trafilatura() -> None:
    source = (
        '<doc title="题"><main><p>文</p><table><row span="2"><cell>甲</cell><cell cols="2">1</cell></row></table></main></doc>'
    )
    assert texts(source) == ["文", [["甲", "1"]]]
    assert page(source).title == "题"
