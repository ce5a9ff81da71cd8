"""Coverage-guided fuzzing of Word files: bytes are the file itself, or the text of its document, then the reading is checked.

A zip is changed in its entries, not in what is packed in them: so an input that is no zip is taken for `word/document.xml`,
with styles and numbering beside it. Run `fuzz/run.sh SECONDS`, or this file with libFuzzer's options and folders of inputs.
"""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import atheris

with atheris.instrument_imports(include=["govdisclosure"]):
    from invariants import examine

    from govdisclosure import Reading, read
    from govdisclosure.writing.docx import CONTENT_TYPES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LINKS = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="{{0}}" Type="{OFFICE}/{{0}}" Target="{{1}}"/>{{2}}</Relationships>'
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)
BESIDE = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": LINKS.format("officeDocument", "word/document.xml", ""),
    "word/_rels/document.xml.rels": LINKS.format(
        "styles", "styles.xml", f'<Relationship Id="n" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    ),
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
}


def door(data: bytes) -> Reading:
    """Read a file as it is, or the text of its document with the usual parts beside it."""
    return read(data if data.startswith(b"PK") else packed(data))


def packed(document: bytes) -> bytes:
    """Return a Word file with this document."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, text in BESIDE.items():
            archive.writestr(name, text)
        archive.writestr("word/document.xml", document)
    return file.getvalue()


def one_input(data: bytes) -> None:
    """What libFuzzer calls for each input."""
    examine(door, data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
