"""The parts of a Word file: a zip that is opened with care, and XML that is parsed with care.

Nothing is written to disk and no path is followed: a part is looked up by its name among the entries of the zip.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib import import_module
from io import BytesIO
from typing import Any, cast
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import define, field

from govdisclosure.source.page import DEFAULT_LIMITS, Limits

__all__ = ["NS", "Element", "Package", "RefusedError", "children_of", "names_in", "open_package", "parse_xml", "short_name"]

Element = ElementTree.Element

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""What stands before the names of Word's own elements, of formulas, and of several ways to say one thing."""

ENTRY = b"PK\x01\x02"
"""What the entry of a file begins with in the directory of a zip."""

SMALL = 1_000_000
"""Bytes unpacked up to which no ratio is asked for: blanks pack well, and harm nobody."""

MAX_TAGS = 1_000_000
"""Tags of a part: a tree takes far more memory than its text. A long report whose every sign is a run of its own has 60,000."""

ENCRYPTED = 1
"""The bit of an entry's flags that says so."""

_declaration = re.compile(r"\s*<\?xml[^>]*\?>")
_doctype = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
STRICT = "http://purl.oclc.org/ooxml/"
LIKE_STRICT = {
    STRICT + "wordprocessingml/main": NS.strip("{}"),
    STRICT + "officeDocument/math": MATH.strip("{}"),
}
"""The names that strict files give to what is the same in all others."""

UNZIPPING = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, KeyError)
"""What the standard library raises for entries that are damaged, encrypted or packed in another way."""


class RefusedError(Exception):
    """A file that is not read: the code of the diagnostic, and what is wrong with it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text


@define
class Package:
    """The entries of a Word file by name in lower case, and how many bytes may still be unpacked.

    `doubtful` are the names that several entries have which hold different things: nobody can tell which one is meant.
    """

    archive: ZipFile
    limits: Limits
    entries: dict[str, ZipInfo]
    doubtful: set[str]
    left: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.left = self.limits.unpacked

    def xml(self, name: str) -> Element | None:
        """Return the root of a part, or None if there is no such part. Raises `RefusedError`."""
        entry = self.entries.get(name.lower())
        if name.lower() in self.doubtful:
            raise RefusedError("parse-file-damaged", f"{name}: there are two of it")
        return None if entry is None else parse_xml(self._unpacked(entry))

    def _unpacked(self, entry: ZipInfo) -> bytes:
        if entry.flag_bits & ENCRYPTED:
            raise RefusedError("parse-file-encrypted", entry.filename)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise RefusedError("parse-file-damaged", f"{entry.filename}: packed by method {entry.compress_type}")
        allowed = min(self.left, max(SMALL, entry.compress_size * self.limits.ratio))
        try:
            with self.archive.open(entry) as file:
                data = file.read(allowed + 1)  # whatever the entry says of its size
        except UNZIPPING as error:
            raise RefusedError("parse-file-damaged", f"{entry.filename}: {error}") from None
        if len(data) > allowed:
            limit = "unpacked" if allowed == self.left else "ratio"
            raise RefusedError("parse-archive-too-large", f"{entry.filename}: Limits.{limit}")
        self.left -= len(data)
        return data

    def related(self, name: str, kind: str) -> str | None:
        """Return the part that a part (or the file: "") names as its document, styles or numbering."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        for link in () if root is None else root:
            if link.get("Type", "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        return None


def open_package(data: bytes, limits: Limits) -> Package:
    """Return the package that the bytes of a zip hold. Raises `RefusedError`."""
    if len(data) > limits.size:
        raise RefusedError("parse-archive-too-large", "Limits.size")
    if data.count(ENTRY) > limits.parts:
        raise RefusedError("parse-archive-too-large", "Limits.parts")
    try:
        archive = ZipFile(BytesIO(data))
    except UNZIPPING as error:
        raise RefusedError("parse-file-damaged", str(error)) from None
    entries: dict[str, ZipInfo] = {}
    doubtful: set[str] = set()
    for entry in archive.infolist():
        name = entry.filename.replace("\\", "/").lower()  # some programs write the separators of another system
        if entries.setdefault(name, entry).CRC != entry.CRC:
            doubtful.add(name)
    return Package(archive, limits, entries, doubtful)


def names_in(data: bytes) -> Collection[str] | None:
    """Return the names of a zip's entries in lower case, or None if its directory cannot be read."""
    try:
        return open_package(data, DEFAULT_LIMITS).entries
    except RefusedError:
        return None


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML text, with the names of strict files as all others have them. Raises `RefusedError`.

    A declaration of a document type is refused: Word writes none, and entities come from nowhere else.
    """
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("parse-file-damaged", str(error)) from None
    text = _declaration.sub("", text, count=1)
    if text.count("<") > MAX_TAGS:
        raise RefusedError("parse-archive-too-large", f"{MAX_TAGS} tags")
    if _doctype.search(text):
        raise RefusedError("parse-file-damaged", "<!DOCTYPE>")
    if STRICT in text:
        for strict, usual in LIKE_STRICT.items():
            text = text.replace(f'"{strict}"', f'"{usual}"').replace(f"'{strict}'", f"'{usual}'")
    try:
        return _parsed(text.encode())
    except SyntaxError as error:  # of either parser
        code = "parse-nesting-too-deep" if "depth" in str(error) else "parse-file-damaged"
        raise RefusedError(code, str(error)) from None


def _parsed(data: bytes) -> Element:
    lxml = _lxml()
    if lxml is None:
        return ElementTree.fromstring(data)  # noqa: S314 - without a document type there are no entities
    parser = lxml.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    return cast("Element", lxml.fromstring(data, parser))


@cache
def _lxml() -> Any:
    """lxml, loaded with the first Word file; none in a browser: the standard library's parser gives the same elements."""
    try:
        return import_module("lxml.etree")
    except ImportError:
        return None


def children_of(name: str, element: Element) -> Iterable[Element]:
    """Return the elements inside one of this short name; of several ways to say one thing, the first."""
    if name != "mc:AlternateContent":
        return element
    choices = [child for child in element if short_name(child.tag) == "mc:Choice"]
    return choices[:1] or element


@lru_cache(maxsize=512)
def short_name(tag: object) -> str:
    """Return the short name of an element: `p` of Word, `m:t` of formulas, `mc:Choice`; empty for any other."""
    if not isinstance(tag, str):
        return ""
    for space, prefix in ((NS, ""), (MATH, "m:"), (CHOICE, "mc:")):
        if tag.startswith(space):
            return prefix + tag[len(space) :]
    return ""
