"""The doors `read`, `read_html`, `read_text`, `read_all`, and what a reading says of itself."""

from __future__ import annotations

import datetime
import io
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import html as lxml_html

from govdisclosure.errors import DiagnosticError, GovDisclosureError, ReadError
from govdisclosure.interchange import to_json
from govdisclosure.reading import Reading, read, read_all, read_html, read_text
from govdisclosure.schema import FORMS, AnnualReport, Edition, Money, Portal
from govdisclosure.strategies import reports
from govdisclosure.writing import write
from tests.reading.own_pages import (
    ADDING_2021,
    TABLE_2_2021,
    WHOLE_2019,
    WHOLE_2021,
    adding_page,
    codes,
    figures,
    html_page,
    html_table,
    page_2019,
    stated,
    table_3,
    table_4,
)


def texts_at(tree: Any, path: str) -> list[str]:
    """The texts of the elements that an XPath finds."""
    return [element.text_content() for element in tree.xpath(path)]


def report_of(reading: Reading) -> AnnualReport:
    assert reading.report is not None
    return reading.report


# doors -----------------------------------------------------------------------------------------------


def test_a_path_a_file_and_contents_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"  # the extension says nothing
    path.write_text(html_page(), encoding="utf-8")
    data = path.read_bytes()
    found = [
        read(path),
        read(str(path)),
        read(data),
        read(bytearray(data)),
        read(memoryview(data)),
        read(io.BytesIO(data)),
        read_html(data),
        read_html(html_page()),
    ]
    assert all(stated(reading) == WHOLE_2021 for reading in found)
    assert {reading.layout for reading in found} == {"html"}
    assert {reading.encoding for reading in found} == {"utf-8", "str"}


def test_a_path_that_cannot_be_opened_is_a_misuse(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nothing\.html"):
        read(tmp_path / "nothing.html")
    with pytest.raises(LookupError):
        read(b"1", encoding="no-such-encoding")


def test_a_page_as_text_is_text() -> None:
    assert read_text(html_page()).layout != "html"


@given(reports())
def test_a_report_in_json_reads_back(report: AnnualReport) -> None:
    reading = read(to_json(report).encode())
    assert reading.report == report
    assert (reading.layout, reading.diagnostics) == ("json", ())


def test_json_with_a_mark_and_blanks_before_it() -> None:
    report = report_of(read_html(html_page()))
    assert read(b"\xef\xbb\xbf\n " + to_json(report).encode()).report == report


def test_read_all_gives_one_reading_for_one_report() -> None:
    (reading,) = read_all(html_page().encode())
    assert stated(reading) == WHOLE_2021


@given(reports(blanks=False))
def test_pages_read_back(report: AnnualReport) -> None:
    page = write(report, "html")
    assert read(page.encode()).report == report


def test_a_long_number_alone_in_its_row_is_no_sentence() -> None:
    cells = ["-" + "9" * 15, *[""] * 14]
    reading = read_html(html_page(review=html_table(table_4(cells))))
    assert report_of(reading).get("review.reconsideration.upheld") == -(10**15 - 1)


# require ---------------------------------------------------------------------------------------------


def test_require_gives_the_report() -> None:
    assert read_html(html_page()).require() == read_html(html_page()).report


def test_require_gives_it_in_spite_of_warnings() -> None:
    reading = read_html(html_page(review="").replace("<p>四、政府信息公开行政复议、行政诉讼情况</p>", ""))
    with pytest.raises(ReadError, match="parse-table-missing"):
        reading.require()
    rows = [row for row in table_3() if "重复申请" not in row[0]]
    reading = read_html(html_page(applications=html_table(rows)))
    assert codes(reading) == ["parse-row-missing"]
    assert reading.require() is reading.report


def test_require_raises_every_error_at_once() -> None:
    cells = {"received": ["x", "y", *figures(1)[2:]], "results.granted": ["1", "2"]}
    page = html_page(applications=html_table(table_3(cells=cells)))
    reading, line = read_html(page), page[: page.index("<td>x</td>")].count("\n") + 1
    with pytest.raises(ReadError) as caught:
        reading.require()
    assert all(isinstance(error, DiagnosticError) for error in caught.value.exceptions)
    told = sorted(str(error) for error in caught.value.exceptions)
    assert [text.split(":")[0] for text in told] == ["parse-cell-unreadable", "parse-cell-unreadable", "parse-row-mismatch"]
    assert f"(applications.received.natural_person, line {line})" in told[0] + told[1]
    assert isinstance(caught.value, GovDisclosureError)


def test_require_raises_for_what_is_no_report() -> None:
    with pytest.raises(ReadError, match="could not be read in full"):
        read(b"").require()


def test_a_reading_is_a_value() -> None:
    reading = read_html(html_page())
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert read_html(html_page()) == reading


# provenance ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("edition", "page"), [("2021", html_page()), ("2019", page_2019())])
def test_line_and_path_lead_to_the_cell(edition: Edition, page: str) -> None:
    reading, tree, lines = read_html(page), lxml_html.document_fromstring(page), page.split("\n")
    assert set(reading.cells) == set(FORMS[edition].paths)
    for path, cell in reading.cells.items():
        assert cell.where is not None
        assert cell.line is not None
        assert texts_at(tree, cell.where) == [cell.raw]
        assert f">{cell.raw}</td>" in lines[cell.line - 1]
        whole = WHOLE_2021 if edition == "2021" else WHOLE_2019
        assert cell.path == path
        assert cell.raw.lstrip("+").removesuffix("万元") == str(whole[path]).removesuffix("万元")


def test_places_in_nested_and_split_tables() -> None:
    parts = html_table(TABLE_2_2021[:4]) + html_table(TABLE_2_2021[4:])
    page = html_page(before="<table><tr><td><table><tr><td>导航</td></tr></table></td></tr></table>", proactive=parts)
    page = page.replace("<h1>", "<table><tr><td><h1>").replace("</body>", "</td></tr></table></body>")
    reading, tree = read_html(page), lxml_html.document_fromstring(page)
    assert stated(reading) == WHOLE_2021
    for cell in reading.cells.values():
        assert cell.where is not None
        assert texts_at(tree, cell.where) == [cell.raw]


@pytest.mark.parametrize("layout", ["text", "markdown", "pipes", "pipes-framed", "pipes-bare", "tabs", "lines", "columns"])
def test_the_lines_of_texts(layout: str) -> None:
    text = write(report_of(read_html(adding_page())), layout)
    reading, lines = read_text(text), text.split("\n")
    assert len(reading.cells) == 200
    for cell in reading.cells.values():
        assert cell.line is not None
        assert cell.raw in lines[cell.line - 1].replace("|", " ").split()
        assert cell.where is None


def test_lines_behind_page_breaks() -> None:
    text = "\n".join(["甲", "", "1", "\f乙", write(report_of(read_html(adding_page())), "lines")])
    reading, lines = read_text(text), text.split("\n")
    assert stated(reading) == ADDING_2021
    assert all(cell.line and lines[cell.line - 1] == cell.raw for cell in reading.cells.values())


def test_the_lines_of_markdown_with_html_tables() -> None:
    table = html_table(table_4())
    text = f"# 年报\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n\n| 甲 | 乙 |\n|---|---|\n"
    reading, lines = read(text.encode()), text.split("\n")
    assert {p: c.line for p, c in reading.cells.items()}.keys() == {p for p in WHOLE_2021 if p.startswith("review")}
    assert all(cell.line and f">{cell.raw}<" in lines[cell.line - 1] for cell in reading.cells.values())


def test_raw_texts_and_states() -> None:
    cells = ["１，２３４", " / ", "", "约5", "0", "3件", "-"]
    reading = read_html(html_page(applications=html_table(table_3(cells={"received": cells}))))
    row = [
        reading.cells[f"applications.received.{name}"]
        for name in FORMS["2021"].paths[10:17]
        for name in [name.rpartition(".")[2]]
    ]
    assert [c.raw for c in row] == ["１，２３４", "/", "", "约5", "0", "3件", "-"]
    assert [c.state for c in row] == ["number", "mark", "blank", "unreadable", "number", "number", "mark"]


def test_what_was_decided_about_the_source() -> None:
    reading = read(html_page().encode("utf-16"))
    assert (reading.encoding, reading.encoding_reason, reading.script, reading.layout) == (
        "utf-16-le",
        "byte order mark",
        "simplified",
        "html",
    )
    assert [(d.code, d.severity) for d in reading.diagnostics] == [("parse-encoding", "info")]


# head and footer -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "organization", "year"),
    [
        ("青河县人民政府2022年政府信息公开工作年度报告", "青河县人民政府", 2022),
        ("青河县财政局2021年度政府信息公开工作年度报告", "青河县财政局", 2021),
        ("2020年青河县财政局政府信息公开工作年度报告", "青河县财政局", 2020),
        ("青河县财政局2019年政府信息公开年报", "青河县财政局", 2019),
        ("青河县财政局关于2022年度政府信息公开情况的报告", "青河县财政局", 2022),
        ("2022年政府信息公开工作年度报告", None, 2022),
        ("政府信息公开工作年度报告", None, None),
    ],
)
def test_titles(title: str, organization: str | None, year: int | None) -> None:
    report = report_of(read_html(html_page(title=title)))
    assert (report.title, report.organization, report.year) == (title, organization, year)


def test_an_organ_beside_a_title_without_one() -> None:
    page = html_page(title="政府信息公开工作年度报告", before="<p>青河县财政局</p>")
    assert report_of(read_html(page)).organization == "青河县财政局"


def test_the_title_of_the_page_where_there_is_none_above_the_report() -> None:
    page = html_page(title="").replace("<head>", "<head><title>青河县财政局2022年政府信息公开工作年度报告-青河县</title>")
    assert report_of(read_html(page)).title == "青河县财政局2022年政府信息公开工作年度报告"


def test_no_title_at_all() -> None:
    report = report_of(read_html(html_page(title="")))
    assert (report.title, report.organization, report.year, report.published) == (None, None, None, None)


@pytest.mark.parametrize(
    "line", ["发布时间：2023-01-05", "发布日期：2023年1月5日 来源：办公室", "日期: 2023/1/5", "公开日期 2023.01.05"]
)
def test_the_day_of_publication(line: str) -> None:
    assert report_of(read_html(html_page(before=f"<p>{line}</p>"))).published == datetime.date(2023, 1, 5)


@pytest.mark.parametrize("line", ["发布时间：2023-13-05", "发布时间：", "2023-01-05到期", "浏览次数：20230105"])
def test_what_is_no_day_of_publication(line: str) -> None:
    assert report_of(read_html(html_page(before=f"<p>{line}</p>"))).published is None


def test_the_day_in_the_metadata() -> None:
    page = html_page().replace("<head>", "<head><meta name='PubDate' content='2023-02-25 10:24'>")
    assert report_of(read_html(page)).published == datetime.date(2023, 2, 25)


FOOTER = (
    "<div><p>主办单位：青河县人民政府 版权所有：青河县人民政府办公室</p><p>网站标识码：1234567890 辽ICP备12345678号-1</p>"
    "<p>辽公网安备 12345678901234号 联系电话：0427-1234567</p></div>"
)


@pytest.mark.parametrize("wrap", ["{}", "<footer>{}</footer>", "<table><tr><td>{}</td></tr></table>"])
def test_the_footer(wrap: str) -> None:
    portal = Portal(
        sponsor="青河县人民政府",
        copyright_holder="青河县人民政府办公室",
        site_code="1234567890",
        icp_number="辽ICP备12345678号-1",
        police_record="辽公网安备 12345678901234号",
        phone="0427-1234567",
    )
    report = report_of(read_html(html_page(after=wrap.format(FOOTER))))
    assert report.portal == portal
    assert report.other_matters == "无。"


def test_the_first_of_two_sponsors() -> None:
    after = f"{FOOTER}<p>主办单位：白水市人民政府</p>"
    portal = report_of(read_html(html_page(after=after))).portal
    assert portal is not None
    assert portal.sponsor == "青河县人民政府"


def test_no_footer_is_no_portal() -> None:
    assert report_of(read_html(html_page(after="<p>上一篇：没有了</p>"))).portal is None


def test_a_number_of_a_phone_in_the_report_is_no_footer() -> None:
    report = report_of(read_html(html_page(other_matters="<p>如有疑问，请与办公室联系，电话0427-7654321。</p>")))
    assert report.portal is None
    assert report.other_matters == "如有疑问，请与办公室联系，电话0427-7654321。"


def test_sections_that_are_missing_are_named() -> None:
    page = html_page().replace("<p>五、存在的主要问题及改进情况</p>", "")
    reading = read_html(page)
    assert report_of(reading).problems is None
    assert [(d.code, d.path) for d in reading.diagnostics] == [("parse-section-missing", "problems")]


def test_money_is_exact() -> None:
    money = report_of(read_html(html_page())).get("proactive.fees.amount")
    assert isinstance(money, Money)
    assert (str(money.amount), money.unit) == ("10.5", "万元")
