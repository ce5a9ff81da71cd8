"""Which kind of file bytes are, told by their content: pages and texts are none of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from govdisclosure.source.docx_parts import names_in

__all__ = ["FileKind", "kind_of"]

FileKind = Literal[
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "opendocument",
    "ofd",
    "doc",
    "xls",
    "ppt",
    "ole",
    "encrypted",
    "word-xml",
    "rtf",
    "image",
    "archive",
    "media",
    "mht",
]
"""Word, spreadsheets and slides of today (zipped XML) and of yesterday (OLE), the page archives of browsers (mht), and others."""


class _Magic(NamedTuple):
    """How the bytes of a kind begin, and where."""

    start: bytes
    kind: FileKind
    at: int = 0


MAGIC = (
    _Magic(b"\x89PNG", "image"),
    _Magic(b"\xff\xd8\xff", "image"),
    _Magic(b"GIF8", "image"),
    _Magic(b"II*\x00", "image"),
    _Magic(b"MM\x00*", "image"),
    _Magic(b"WEBP", "image", 8),
    _Magic(b"ftypheic", "image", 4),
    _Magic(b"ftyp", "media", 4),
    _Magic(b"RIFF", "media"),
    _Magic(b"ID3", "media"),
    _Magic(b"\x1f\x8b", "archive"),
    _Magic(b"Rar!", "archive"),
    _Magic(b"7z\xbc\xaf", "archive"),
    _Magic(b"BZh", "archive"),
    _Magic(b"\xfd7zXZ", "archive"),
    _Magic(b"ustar", "archive", 257),
    _Magic(b"{\\rtf", "rtf"),
)

ZIPPED: tuple[tuple[bytes, FileKind], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"xl/worksheets", "xlsx"),
    (b"ppt/presentation", "pptx"),
    (b"OFD.xml", "ofd"),
)
"""What names of the files in an archive begin with, and the kinds that they tell. In a damaged one they stand as they are."""

OPEN_DOCUMENT, HEAD_OF_ZIP = b"mimetypeapplication/vnd.oasis.opendocument", 100
"""The name and the text of the first file in an OpenDocument file, which is not packed, and within how many bytes they stand."""

STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
"""Names of the streams of an OLE file."""

HEAD = 1024
"""Bytes within which a file says what it is."""

_mime = re.compile(rb"\A\s*(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:", re.IGNORECASE)
_web_page = re.compile(rb"^Content-Type:\s*(?:multipart/related|multipart/alternative|text/html)", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes) -> FileKind | None:
    """The kind of a file that is neither page nor text; None for what may be either."""
    for magic in MAGIC:
        if data.startswith(magic.start, magic.at):
            return magic.kind
    if data.startswith(b"BM") and b"\x00" in data[:64]:
        return "image"
    return next((kind for test, kind_in in CONTAINERS.items() if test in data[:HEAD] and (kind := kind_in(data))), None)


def _pdf(data: bytes) -> FileKind | None:
    """A PDF begins with its mark, or has it behind some rubbish but no markup."""
    return "pdf" if b"<" not in data[: data.index(b"%PDF-")] else None


def _zip(data: bytes) -> FileKind | None:
    if not data.startswith(b"PK"):
        return None
    if OPEN_DOCUMENT in data[:HEAD_OF_ZIP]:
        return "opendocument"
    names = names_in(data)
    for begin, kind in ZIPPED:
        if begin in data if names is None else any(name.startswith(begin.decode().lower()) for name in names):
            return kind
    return "archive"


def _ole(data: bytes) -> FileKind | None:
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return None
    for name, kind in STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return "ole"


def _xml(kind: FileKind) -> Callable[[bytes], FileKind | None]:
    """What its root, or a line in front of it, tells of XML; a page that speaks of it begins otherwise."""
    return lambda data: kind if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml") else None


def _mht(data: bytes) -> FileKind | None:
    head = data[: 8 * HEAD]
    return "mht" if _mime.search(head) and _web_page.search(head) else None


CONTAINERS: Mapping[bytes, Callable[[bytes], FileKind | None]] = {
    b"%PDF-": _pdf,
    b"PK\x03\x04": _zip,
    b"\xd0\xcf\x11\xe0": _ole,
    b'<?mso-application progid="Word.Document"?>': _xml("word-xml"),
    b"<office:document": _xml("opendocument"),
    b"MIME-Version": _mht,
    b"Mime-Version": _mht,
}
"""What is to be looked for first, and what tells the kinds apart that begin so."""
