"""Files that are neither pages nor texts, told by their content; and the pages in web archives."""

from __future__ import annotations

import io
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.reading.identify import KINDS, describe_kind
from govdisclosure.source.kinds import FileKind, kind_of
from govdisclosure.source.mht import pages_of


def zipped(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "1")
    return file.getvalue()


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(64)


FILES: dict[str, tuple[bytes, FileKind | None]] = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "pdf behind rubbish": (b"\r\n\x00%PDF-1.4", "pdf"),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    "xlsx": (zipped("xl/workbook.xml"), "xlsx"),
    "pptx": (zipped("ppt/presentation.xml"), "pptx"),
    "odt": (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "opendocument"),
    "ofd": (zipped("OFD.xml", "Doc_0/Document.xml"), "ofd"),
    "zip": (zipped("a.html"), "archive"),
    "doc": (compound("WordDocument"), "doc"),
    "xls": (compound("Workbook"), "xls"),
    "docx with a password": (compound("EncryptedPackage"), "encrypted"),
    "Word XML": (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><pkg:package>', "word-xml"),
    "flat odt": (b'\xef\xbb\xbf<?xml version="1.0"?>\n<office:document office:version="1.3">', "opendocument"),
    "xls of old": (compound("Book"), "xls"),
    "ppt": (compound("PowerPoint Document"), "ppt"),
    "compound": (compound(""), "ole"),
    "rtf": (b"{\\rtf1\\ansi", "rtf"),
    "png": (b"\x89PNG\r\n\x1a\n", "image"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
    "heic": (b"\x00\x00\x00\x18ftypheic", "image"),
    "mp4": (b"\x00\x00\x00\x18ftypisom", "media"),
    "bmp": (b"BM\x36\x00\x00\x00", "image"),
    "tar": (b"a.html" + bytes(251) + b"ustar", "archive"),
    "gzip": (b"\x1f\x8b\x08", "archive"),
    "mht": (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=a\r\n\r\n", "mht"),
    "mht of Word": (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n", "mht"),
    "page": (b"<html><body>%PDF-1.7</body></html>", None),
    "page saved by Word": (b'<html><meta name=ProgId content="Word.Document">', None),
    "page about Word XML": (b'<p>&lt;?xml?> <?mso-application progid="Word.Document"?></p>', None),
    "page about mail": (b"<p>MIME-Version: 1.0</p><p>Content-Type: text/html</p>", None),
    "text": ("一、总体情况".encode(), None),
    "text that begins with BM": (b"BM\n", None),
    "nothing": (b"", None),
}


@pytest.mark.parametrize("name", FILES)
def test_the_kind_of_a_file(name: str) -> None:
    data, kind = FILES[name]
    assert kind_of(data) == kind


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind_or_none(data: bytes) -> None:
    assert kind_of(b"<html>" + data) is None


def test_each_kind_has_its_way_out_in_two_languages() -> None:
    assert set(KINDS) == {kind for _, kind in FILES.values() if kind} - {"encrypted"}
    for kind in KINDS:
        message = describe_kind(kind).message
        assert message.zh.count("；") == 1
        assert "; " in message.en
    assert "网页(*.htm)" in describe_kind("xls").message.zh
    assert describe_kind("pdf").message.zh.startswith("这是 PDF 文件，")
    assert describe_kind("image").message.zh.startswith("这是图片，")
    assert "pdftotext" in describe_kind("pdf").message.en


# web archives -----------------------------------------------------------------------------------------


def archive(*pages: str) -> bytes:
    message = MIMEMultipart("related")
    for page in pages:
        message.attach(MIMEText(page, "html", "utf-8"))
    message.attach(MIMEText("body{}", "css", "utf-8"))
    return message.as_bytes()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_the_pages_of_an_archive(line_end: bytes) -> None:
    data = archive("<p>甲</p>\n<p>乙</p>", "<p>丙</p>").replace(b"\n", line_end)
    assert kind_of(data) == "mht"
    assert [page.decode() for page in pages_of(data)] == ["<p>甲</p>\n<p>乙</p>", "<p>丙</p>"]


@given(st.binary(max_size=300))
def test_a_broken_archive_raises_nothing(data: bytes) -> None:
    whole = archive("<p>甲</p>")
    assert isinstance(pages_of(whole[: len(data)] + data), list)
