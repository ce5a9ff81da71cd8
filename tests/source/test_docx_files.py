"""Files that are no Word file, or a damaged, encrypted or hostile one: named, never raised, and never expensive."""

from __future__ import annotations

import struct
import tracemalloc
import warnings
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, read, write
from govdisclosure.reading import Limits
from govdisclosure.source import docx_parts
from govdisclosure.source.docx import read_docx
from tests.source.word_files import W, document, p, parts, r, tbl, tc, tr, zipped

REPORT = AnnualReport.from_cells("2021", {"applications.received.total": 12, "applications.carried_in.total": 3})
WRITTEN = write(REPORT, "docx")


def codes(data: bytes, **limits: int) -> list[str]:
    reading = read(data, limits=Limits(**limits))
    assert reading.report is None
    return [diagnostic.code for diagnostic in reading.diagnostics]


def changed(name: str, content: str | bytes, method: int = 8) -> bytes:
    """A Word file with one part of it replaced."""
    return zipped(parts(p("甲")) | {name: content}, method)


# what it is -----------------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


CONVERT = "--convert-to docx"


@pytest.mark.parametrize(
    ("data", "what", "way"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), ".doc", CONVERT),
        (OLE + "Workbook".encode("utf-16-le"), "xls", "Web Page"),
        (OLE, "WPS", CONVERT),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "without a password"),
        (rb"{\rtf1\ansi}", "RTF", CONVERT),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, 0), "OpenDocument", CONVERT),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "xlsx", "Web Page"),
        (zipped({"notes.txt": "word"}), "archive", "unpack it"),
        (zipped({"draft.docx": WRITTEN, "annex.docx": WRITTEN}, 0), "archive", "unpack it"),
        (zipped({"draft/[Content_Types].xml": "", "draft/word/other.xml": ""}), "archive", "unpack it"),
        (zipped({"xl/workbook.xml": "", "xl/embeddings/a.docx": WRITTEN}, 0), "xlsx", "Web Page"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "Word XML", CONVERT),
    ],
)
def test_what_is_no_docx_is_named_with_the_way_out(data: bytes, what: str, way: str) -> None:
    (diagnostic,) = read(data).diagnostics
    assert what in diagnostic.message.en
    assert way in diagnostic.message.en


def test_a_word_file_without_a_report_says_what_it_begins_with() -> None:
    (diagnostic,) = read(zipped(parts(p("关于召开会议的通知")))).diagnostics
    assert (diagnostic.code, diagnostic.text) == ("parse-not-a-report", "关于召开会议的通知")


# damage ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        WRITTEN[: len(WRITTEN) // 2],
        zipped({"[Content_Types].xml": "", "word/other.xml": ""}),
        changed("word/document.xml", "<w:document"),
        changed("word/document.xml", b""),
        changed("word/document.xml", "<document/>"),
        changed("word/styles.xml", "<"),
        changed("_rels/.rels", "\x00"),
        changed("word/document.xml", document(p("甲")).encode("gb18030")),
        changed("word/document.xml", document(p("甲")), ZIP_BZIP2),
        changed("word/document.xml", document(p("甲")), ZIP_LZMA),
    ],
)
def test_a_damaged_file_is_named(data: bytes) -> None:
    assert codes(data) == ["parse-file-damaged"]


@pytest.mark.parametrize("lxml", [True, False])
@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE d [<!ENTITY a "12">]>', '<!doctype d SYSTEM "file:///etc/passwd">', '<?xml version="1.0"?>\n<!DOCTYPE d>'],
)
def test_a_document_type_is_refused(monkeypatch: pytest.MonkeyPatch, declaration: str, lxml: bool) -> None:
    if not lxml:
        monkeypatch.setattr(docx_parts, "_lxml", lambda: None)
    assert codes(changed("word/document.xml", declaration + document(p("&a;")))) == ["parse-file-damaged"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/Document.xml", "word\\document.xml"])
def test_a_part_that_is_there_twice_is_refused_unless_both_are_alike(name: str) -> None:
    """Which of the two is shown depends on the program."""
    first = parts(p("甲"))
    for other, told in ((document(p("甲")), ["parse-not-a-report"]), (document(p("乙")), ["parse-file-damaged"])):
        file = BytesIO(zipped(first))
        with ZipFile(file, "a") as archive, warnings.catch_warnings(action="ignore"):
            archive.writestr(name, other)
        assert codes(file.getvalue()) == told


def test_other_parts_may_be_there_twice() -> None:
    """Some programs write a picture twice."""
    file = BytesIO(zipped(parts(p("甲")) | {"word/media/a.png": "1"}))
    with ZipFile(file, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr("word/media/a.png", "2")
    assert codes(file.getvalue()) == ["parse-not-a-report"]


def test_an_encrypted_entry_is_named() -> None:
    data = bytearray(changed("word/document.xml", document(p("甲"))))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # where the flags of an entry stand
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    assert codes(bytes(data)) == ["parse-file-encrypted"]


def test_a_part_outside_the_file_is_not_followed() -> None:
    rels = str(parts("")["_rels/.rels"])
    for target in ("../../etc/passwd", "file:///etc/passwd", "/etc/passwd"):
        assert codes(changed("_rels/.rels", rels.replace("word/document.xml", target))) == ["parse-file-damaged"]
    external = rels.replace('Target="word/', 'TargetMode="External" Target="https://example.org/')
    assert [block.text for block in read_docx(changed("_rels/.rels", external), Limits()).blocks] == ["甲"]  # type: ignore[union-attr]


# limits ---------------------------------------------------------------------------------------------------


def bomb(size: int) -> bytes:
    return changed("word/document.xml", b" " * size)


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (bomb(40_000_000), {}),  # the ratio
        (bomb(900_000), {"unpacked": 100_000}),
        (WRITTEN, {"size": 1000}),
        (WRITTEN, {"parts": 4}),
        (changed("word/document.xml", document("<w:p/>" * docx_parts.MAX_TAGS)), {}),
    ],
)
def test_a_limit_is_told(data: bytes, limits: dict[str, int]) -> None:
    assert codes(data, **limits) == ["parse-archive-too-large"]


def test_a_bomb_costs_no_more_than_its_limit() -> None:
    data = bomb(200_000_000)
    tracemalloc.start()
    read(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2.5 * Limits().unpacked  # the bytes, and once more while they are put together


def test_a_size_that_is_a_lie_is_not_believed() -> None:
    data = bytearray(bomb(40_000_000))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert codes(bytes(data)) in (["parse-file-damaged"], ["parse-archive-too-large"])


@pytest.mark.parametrize("lxml", [True, False])
@pytest.mark.parametrize("depth", [100, 20_000])
def test_what_lies_too_deep_is_told(monkeypatch: pytest.MonkeyPatch, depth: int, lxml: bool) -> None:
    if not lxml:
        monkeypatch.setattr(docx_parts, "_lxml", lambda: None)
    deep = "<w:ins>" * depth + r("甲") + "</w:ins>" * depth
    found = read_docx(zipped(parts(p(deep))), Limits(depth=50))
    assert [note.code for note in found.notes] == ["parse-nesting-too-deep"]


def test_cells_and_spans_have_limits() -> None:
    body = tbl(tr(tc("甲", '<w:gridSpan w:val="99999"/>'), "乙", "丙"))
    found = read_docx(zipped(parts(body)), Limits(cells=2))
    (grid,) = found.blocks
    assert [(cell.text, cell.colspan) for cell in grid.rows[0]] == [("甲", 1000), ("乙", 1)]  # type: ignore[union-attr]
    assert [note.code for note in found.notes] == ["parse-span-clamped", "parse-too-many-cells"]


# anything -------------------------------------------------------------------------------------------------


@given(st.data())
def test_a_mutated_file_never_raises(data: st.DataObject) -> None:
    mutated = bytearray(WRITTEN)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        mutated[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(mutated)))
    reading = read(bytes(mutated[cut:]) if data.draw(st.booleans()) else bytes(mutated))
    assert reading.report is None or reading.report == REPORT or reading.diagnostics


PIECES = ["p", "r", "t", "tbl", "tr", "tc", "tcPr", "vMerge", "gridSpan", "sdt", "sdtPr", "sdtContent", "fldChar", "del", "ins"]
PIECES += ["pPr", "rPr", "numPr", "numId", "ilvl", "txbxContent", "hMerge", "trPr", "gridBefore", "sym", "br", "tab"]
VALUES = st.sampled_from(["", "restart", "continue", "0", "1", "5", "-3", "99999999999999", "٣", "begin", "end", "separate"])


def element(name: str, value: str, inside: list[str]) -> str:
    told = f'w:val="{value}" w:fldCharType="{value}" w:char="{value}"'
    return f"<w:{name} {told}>{''.join(inside)}</w:{name}>"


ELEMENTS = st.recursive(
    st.just("<w:t>12</w:t>"),
    lambda inside: st.builds(element, st.sampled_from(PIECES), VALUES, st.lists(inside, max_size=4)),
    max_leaves=40,
)


@given(ELEMENTS)
def test_any_elements_of_word_within_any_others_are_read(body: str) -> None:
    read(zipped(parts(body, styles=body, numbering=body)))


@given(st.binary(max_size=300))
def test_any_document_part_is_read_or_refused(content: bytes) -> None:
    read(changed("word/document.xml", content))
    read(changed("word/document.xml", zlib.compress(content)))


# what is within -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["altChunk", "subDoc"])
def test_a_file_within_the_file_is_named(name: str) -> None:
    """Word takes it in when it opens the document: what it holds would be on the page, and is not read."""
    data = zipped(parts(p("甲县2022年政府信息公开工作年度报告") + f'<w:{name} r:id="a" xmlns:r="r"/>' * 2 + p("乙")))
    told = [one for one in read(data).diagnostics if one.code == "parse-part-unread"]
    assert [(one.severity, one.line) for one in told] == [("warning", 1)]
    assert "另存为 DOCX" in told[0].message.zh


def test_a_file_that_holds_all_in_another_is_named() -> None:
    """Programs that make Word files of web pages write such files."""
    files = parts('<w:altChunk r:id="a" xmlns:r="r"/>') | {"word/a.html": "<table><tr><td>总计<td>12</table>"}
    assert codes(zipped(files)) == ["parse-part-unread", "parse-empty"]


def test_the_text_of_footnotes_is_not_that_of_the_page() -> None:
    """The mark of a note is no digit of a figure, and what the note says stands in no cell."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{} w:id="2"/></w:r>'
    own = mark.format("footnoteReference").replace("</w:r>", "<w:t>1</w:t></w:r>")
    cells = [tc(p(r("12") + mark.format(kind))) for kind in ("footnoteReference", "endnoteReference")] + [tc(p(r("12") + own))]
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("9件为上年结转")}</w:footnote></w:footnotes>'
    found = read_docx(zipped(parts(tbl(tr(*cells))) | {"word/footnotes.xml": notes}), Limits())
    (grid,) = found.blocks
    assert [cell.text for cell in grid.rows[0]] == ["12", "12", "12[1]"]  # type: ignore[union-attr]
