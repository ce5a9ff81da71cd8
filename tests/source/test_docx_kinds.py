"""The kinds of Word files, and how the programs write them: all are read as the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from govdisclosure import AnnualReport, read, write
from govdisclosure.source import docx_parts
from govdisclosure.source.docx import read_docx
from govdisclosure.source.page import DEFAULT_LIMITS, Page
from tests.source.word_files import W, p, paragraphs, parts, r, tbl, tc, tr, zipped


@pytest.fixture(params=["lxml", "the standard library"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case is read by both parsers."""
    if request.param != "lxml":
        monkeypatch.setattr(docx_parts, "_lxml", lambda: None)


REPORT = AnnualReport.from_cells(
    "2021",
    {"applications.received.total": 12, "applications.carried_in.total": 3, "review.reconsideration.total": 5},
    title="青山县2023年政府信息公开工作年度报告",
    organization="青山县",
    year=2023,
)


def written() -> dict[str, str | bytes]:
    with ZipFile(BytesIO(write(REPORT, "docx"))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
KINDS = {
    "draft.docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "draft.dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "draft.dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "draft.wps": MAIN,
}


@pytest.mark.parametrize("name", KINDS)
def test_files_with_macros_and_templates_are_read(name: str, tmp_path: Path) -> None:
    files = written()
    types = str(files["[Content_Types].xml"])
    assert MAIN in types
    files["[Content_Types].xml"] = types.replace(MAIN, KINDS[name])
    files["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / name).write_bytes(zipped(files))
    reading = read(tmp_path / name)
    assert (reading.layout, reading.report) == ("docx", REPORT)


STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def strict(text: str) -> str:
    for usual, other in STRICT.items():
        text = text.replace(usual, other)
    return text


def test_a_strict_file_is_read() -> None:
    files = {name: strict(str(content)) for name, content in written().items()}
    files["word/document.xml"] = files["word/document.xml"].replace("<w:document ", '<w:document w:conformance="strict" ')
    assert all(space not in content for content in files.values() for space in STRICT)
    assert read(zipped(dict(files))).report == REPORT


@pytest.mark.parametrize("quote", ['"', "'"])
def test_strict_names_are_those_of_elements_and_stay_in_a_text(quote: str) -> None:
    """An address in a text is no name; and how names are quoted is left to the program."""
    address = STRICT[W]
    text = strict(str(parts(p(address))["word/document.xml"]))
    text = text.replace(f'"{address}"', f"{quote}{address}{quote}")
    assert paragraphs(docx_page(parts("") | {"word/document.xml": text})) == [address]


def docx_page(files: dict[str, str | bytes]) -> Page:
    return read_docx(zipped(files), DEFAULT_LIMITS)


def test_the_file_says_where_its_document_is() -> None:
    files = parts(p("甲"))
    files["word\\Main.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = str(files["_rels/.rels"]).replace("word/document.xml", "/word/main.xml")
    assert paragraphs(docx_page(files)) == ["甲"]


def test_a_file_without_styles_and_relations_is_read() -> None:
    files = parts(p("甲"))
    assert paragraphs(docx_page({name: files[name] for name in ("[Content_Types].xml", "word/document.xml")})) == ["甲"]


def test_other_encodings_of_unicode() -> None:
    files = parts(p("甲"))
    files["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + str(files["word/document.xml"])).encode("utf-16")
    assert paragraphs(docx_page(files)) == ["甲"]


# as programs write them ----------------------------------------------------------------------------------

WPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14"><w:body>{}'
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>'
    "</w:body></w:document>"
)
BASELINE = '<w:rFonts w:hint="eastAsia"/><w:vertAlign w:val="baseline"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
EXCEPTED = "<w:tblPrEx><w:tblBorders><w:top w:val='single' w:color='auto' w:sz='4' w:space='0'/></w:tblBorders></w:tblPrEx>"
IN_A_BOX = p(r("框内", BASELINE))
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框 1"/><a:graphic>'
    f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{IN_A_BOX}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{IN_A_BOX}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_what_wps_writes() -> None:
    """Its names, styles named by numbers, exceptions before the properties of rows, `baseline` in each run, its text boxes."""
    row = tr(tc(p(r("总计", BASELINE))), tc(p(r("1", BASELINE) + r("2", BASELINE))))
    body = p(r("一、总体情况", BASELINE), '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    body += p(r("见图。") + BOX) + tbl(row.replace("<w:trPr>", EXCEPTED + "<w:trPr>"))
    styles = f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style></w:styles>'
    found = docx_page(parts("") | {"word/document.xml": WPS.format(body), "word/styles.xml": styles})
    assert paragraphs(found) == ["一、总体情况", "框内", "见图。"]
    (grid,) = [block for block in found.blocks if not isinstance(block, tuple)]
    assert [[cell.text for cell in line] for line in grid.rows] == [["总计", "12"]]
