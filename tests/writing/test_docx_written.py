"""A report as a Word file: it reads back equal, for any report; and it is what Word writes."""

from __future__ import annotations

from io import BytesIO
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


@pytest.mark.parametrize(("edition", "heads"), [("2019", [2, 3, 3]), ("2021", [2, 3, 3])])
def test_the_heads_of_a_table_are_repeated_on_each_page(edition: Edition, heads: list[int]) -> None:
    written = [len(table.findall(f"{W}tr/{W}trPr/{W}tblHeader")) for table in tables(blank_form(edition, "docx"))]
    assert written == heads


def test_the_form_to_fill_in_reads_as_a_form_without_figures() -> None:
    reading = read(blank_form("2021", "docx", year=2025))
    assert reading.report is not None
    assert reading.report.edition == "2021"
    assert set(reading.report.cells().values()) == {None}


def test_fonts_are_named() -> None:
    with ZipFile(BytesIO(blank_form("2021", "docx"))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert all(f'eastAsia="{font}"' in styles for font in ("仿宋", "宋体", "黑体"))
