"""A report as a Word file: it reads back equal, for any report; and it is what Word writes."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from govdisclosure import blank_form, read, write
from govdisclosure.errors import UnwritableTextError
from govdisclosure.schema import FORMS, AnnualReport, Edition
from govdisclosure.schema.sheet import Sheet, sheet
from govdisclosure.strategies import reports, texts
from govdisclosure.writing.docx import xml_hazard

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


BLANKS = st.sampled_from(["", "/", "-", "—", "无"])


@given(reports(), BLANKS)
def test_any_report_reads_back_whatever_stands_for_nothing(report: AnnualReport, blank: str) -> None:
    written = write(report, "docx", blank=blank)
    assert written == write(report, "docx", blank=blank)
    reading = read(written)
    assert reading.report == report
    assert reading.layout == "docx"


@given(reports(complete=True))
@settings(max_examples=25)  # the scripts themselves are tested of every other layout
def test_traditional_script_reads_back(report: AnnualReport) -> None:
    reading = read(write(report, "docx", script="traditional"))
    assert (reading.script, reading.report) == ("traditional", report)


@given(reports(text=texts(hostile=True)))
def test_hostile_text_reads_back_or_is_refused(report: AnnualReport) -> None:
    try:
        written = write(report, "docx")
    except UnwritableTextError as refused:
        event(refused.reason.partition(": ")[2])
    else:
        assert read(written).report == report


@given(st.characters())
def test_what_no_xml_may_have_is_refused_and_all_else_is_xml(sign: str) -> None:
    if xml_hazard(sign) is None:
        ElementTree.fromstring(f"<t><![CDATA[{sign}]]></t>".encode())
    else:
        with pytest.raises((ElementTree.ParseError, UnicodeEncodeError)):
            ElementTree.fromstring(f"<t><![CDATA[{sign}]]></t>".encode())


def tables(data: bytes) -> list[ElementTree.Element]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return list(ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{W}tbl"))


def spans(row: ElementTree.Element) -> int:
    """Columns that the cells of a row take together."""
    stated = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "")) for span in stated)


def printed(edition: Edition) -> list[Sheet]:
    return [sheet(FORMS[edition], table, lambda _: "") for table in ("proactive", "applications", "review")]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_row_of_a_table_is_as_wide_as_the_table(edition: Edition) -> None:
    """Word does not open a file in which a cell that goes on from above is left out."""
    for table, of in zip(tables(blank_form(edition, "docx")), printed(edition), strict=True):
        rows = table.findall(f"{W}tr")
        assert [spans(row) for row in rows] == [of.width] * len(of.rows)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_cell_that_is_merged_downward_says_where_it_begins(edition: Edition) -> None:
    """Word takes a cell that goes on from nothing for one of its own, in every row anew."""
    for table, of in zip(tables(blank_form(edition, "docx")), printed(edition), strict=True):
        stated = [merge.get(f"{W}val") for merge in table.iter(f"{W}vMerge")]
        tall = [cell.rowspan for row in of.rows for cell in row if cell.rowspan > 1]
        assert stated.count("restart") == len(tall)
        assert len(stated) == sum(tall)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_heads_of_a_table_are_repeated_on_each_page(edition: Edition) -> None:
    """Table 2 has a head for each item: that of the first, above the figures of another, would be false."""
    written = [len(table.findall(f"{W}tr/{W}trPr/{W}tblHeader")) for table in tables(blank_form(edition, "docx"))]
    assert written == [0, 3, 3]


@pytest.mark.parametrize(("edition", "heads"), [("2019", 10), ("2021", 8)])
def test_no_page_ends_behind_a_head(edition: Edition, heads: int) -> None:
    """Each item of table 2 has two rows of heads: five items in 2019, four in 2021."""
    table, *_ = tables(blank_form(edition, "docx"))
    rows = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in table.findall(f"{W}tr")]
    assert all(len(set(row)) == 1 for row in rows)
    assert sum(row[0] for row in rows) == heads


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_columns_are_as_wide_as_their_cells_and_those_of_figures_alike(edition: Edition) -> None:
    for table in tables(blank_form(edition, "docx")):
        columns = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        total = table.find(f"{W}tblPr/{W}tblW")
        assert total is not None
        assert int(total.get(f"{W}w", "")) == sum(columns) <= PAGE
        for row in table.findall(f"{W}tr"):
            stated = [int(cell.get(f"{W}w", "")) for cell in row.iter(f"{W}tcW")]
            assert sum(stated) == sum(columns)
    of_applications = [int(column.get(f"{W}w", "")) for column in tables(blank_form(edition, "docx"))[1].iter(f"{W}gridCol")]
    assert len(set(of_applications[3:])) == 1
    assert of_applications[2] > 2 * of_applications[3]


PAGE = 11906 - 1587 - 1474
"""What A4 has between the margins of official documents (28 and 26 mm), in twentieths of a point."""

ORDER = {
    "p": "pPr r",
    "pPr": "pStyle keepNext spacing ind jc outlineLvl rPr",
    "r": "rPr t",
    "rPr": "rFonts sz szCs lang",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "left right",
    "tblGrid": "gridCol",
    "tr": "trPr tc",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "pgSz pgMar",
    "style": "name basedOn qFormat pPr rPr",
    "styles": "style",
    "document": "body",
}
"""In which order the standard (ECMA-376, part 1, CT_…) has what stands in an element, as far as it is written here."""


@given(reports(complete=True))
@settings(max_examples=10)
def test_elements_stand_in_the_order_of_the_standard(report: AnnualReport) -> None:
    """Word calls a file damaged in which they do not."""
    with ZipFile(BytesIO(write(report, "docx"))) as archive:
        roots = [ElementTree.fromstring(archive.read(name)) for name in ("word/document.xml", "word/styles.xml")]
    for element in (inner for root in roots for inner in root.iter()):
        names = [child.tag.removeprefix(W) for child in element]
        name = element.tag.removeprefix(W)
        if name == "body":
            assert set(names[:-1]) <= {"p", "tbl"}
            assert (names[-1], names[-2]) == ("sectPr", "p")
        elif names:
            places = [ORDER[name].split().index(inner) for inner in names]
            assert places == sorted(places), name


def test_python_docx_opens_what_is_written() -> None:
    docx: Any = pytest.importorskip("docx", reason="python-docx is not installed")
    file = docx.Document(BytesIO(blank_form("2021", "docx", year=2025)))
    assert [paragraph.style.name for paragraph in file.paragraphs[:2]] == ["Title", "Heading 1"]
    assert [(len(table.rows), len(table.columns)) for table in file.tables] == [(14, 4), (28, 10), (4, 15)]


def test_the_form_to_fill_in_reads_as_a_form_without_figures() -> None:
    reading = read(blank_form("2021", "docx", year=2025))
    assert reading.report is not None
    assert reading.report.edition == "2021"
    assert set(reading.report.cells().values()) == {None}


def test_fonts_are_named() -> None:
    with ZipFile(BytesIO(blank_form("2021", "docx"))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert all(f'eastAsia="{font}"' in styles for font in ("仿宋", "宋体", "黑体"))
