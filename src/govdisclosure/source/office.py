"""Files of office programs that have to be saved in another way, by what stands at their beginning and in their directory."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["OfficeFile", "office_file"]


class OfficeFile(NamedTuple):
    """What a file is, in two languages, and whether a password keeps it closed."""

    zh: str
    en: str
    encrypted: bool = False


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

STREAMS: tuple[tuple[str, OfficeFile], ...] = (
    ("EncryptedPackage", OfficeFile("加密的 Word 或 Excel 文件", "an encrypted Word or Excel file", encrypted=True)),
    ("WordDocument", OfficeFile("旧版 Word 或 WPS 文件（.doc、.wps）", "an old Word or WPS file (.doc, .wps)")),
    ("Workbook", OfficeFile("旧版 Excel 文件（.xls、.et）", "an old Excel file (.xls, .et)")),
)
"""What a compound file is, by the name of a stream in it."""

OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""The first entry of a zip that is an ODT: its name and what it holds, unpacked."""


def office_file(data: bytes) -> OfficeFile | None:
    """Return what a file is that Word, WPS or LibreOffice can save as DOCX, or None."""
    if data.startswith(b"{\\rtf"):
        return OfficeFile("RTF 文件", "an RTF file")
    if data.startswith(b"PK\x03\x04") and OPEN_TEXT in data[:200]:
        return OfficeFile("ODT 文件", "an ODT file")
    if data.startswith(OLE):
        named = (file for stream, file in STREAMS if stream.encode("utf-16-le") in data)
        return next(named, OfficeFile("旧版 Word、WPS 或 Excel 文件", "an old Word, WPS or Excel file"))
    return None
