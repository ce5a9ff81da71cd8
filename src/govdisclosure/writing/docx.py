"""A Word file as the form is printed: the same sheets as in HTML, merged cells, heads repeated on each page, fonts by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import takewhile
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from govdisclosure.schema.sheet import Sheet, SheetCell, matrix
from govdisclosure.writing.document import Document, Part

__all__ = ["docx_file", "xml_hazard"]

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>"""

WIDTH = 8845
"""Twentieths of a point between the margins of a page of official size (A4, GB/T 9704: 156 mm)."""

FIGURE, LABEL = 5, 12
"""Shares of the width that a column of figures has, and that one of labels has at most: their signs on a line, about."""

MARGIN = 57
"""What a cell keeps free at its sides: a millimetre."""

SECTION = """<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>"""

_unwritable = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_hazard(line: str) -> str | None:
    """Return why a line would not come back from any XML, or None."""
    return "it has a character that no XML may have" if _unwritable.search(line) else None


def docx_file(document: Document) -> bytes:
    """Return the document as a Word file that stands alone; the same document gives the same bytes."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": "".join(_document(document)),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": STYLES,
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            # with a date, two files of one document would differ
            archive.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    return file.getvalue()


def _relation(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'


def _style(name: str, title: str, inside: str) -> str:
    standard = ' w:default="1"' if name == "Normal" else ""
    above = "" if standard else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{standard} w:styleId="{name}"><w:name w:val="{title}"/>{above}<w:qFormat/>{inside}</w:style>'
    )


def _letters(font: str, size: int) -> str:
    """Return the properties of text: a font for Chinese and for digits, a size in half points."""
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
    return f'<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'


STYLES = "".join(
    [
        f'{HEAD}<w:styles xmlns:w="{SPACE}">',
        _style("Normal", "Normal", f'<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>{_letters("仿宋", 32)}'),
        _style("Title", "Title", f'<w:pPr><w:jc w:val="center"/></w:pPr>{_letters("宋体", 44)}'),
        _style("Heading1", "heading 1", f'<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>{_letters("黑体", 32)}'),
        _style("Text", "Body Text", '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'),
        _style("Facts", "Subtitle", '<w:pPr><w:jc w:val="center"/></w:pPr>'),
        _style("Cell", "Table Text", f'<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>{_letters("宋体", 18)}'),
        "</w:styles>",
    ]
)


def _document(document: Document) -> Iterator[str]:
    yield f'{HEAD}<w:document xmlns:w="{SPACE}"><w:body>'
    if document.title is not None:
        yield _paragraph(document.title, "Title")
    yield from (_paragraph(line, "Facts") for line in document.facts.values())
    for part in document.parts:
        yield from _part(part)
    yield from (_paragraph(line, "Facts") for line in document.footer.values())
    yield f"{SECTION}</w:body></w:document>"


def _part(part: Part) -> Iterator[str]:
    yield _paragraph(part.heading, "Heading1")
    yield from (_paragraph(line, "Text") for line in part.paragraphs)
    if part.sheet is not None:
        yield from _table(part.sheet)


def _paragraph(text: str, style: str, more: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'


def _table(sheet: Sheet) -> Iterator[str]:
    widths = _widths(sheet)
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    inside = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
    yield f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inside}</w:tblCellMar></w:tblPr><w:tblGrid>'
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    heads = _repeated(sheet)
    for number, row in enumerate(_places(sheet)):
        repeated = "<w:tblHeader/>" if number < heads else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"
        column = 0
        for cell, goes_on in row:
            yield _cell(cell, goes_on, sum(widths[column : column + cell.colspan]))
            column += cell.colspan
        yield "</w:tr>"
    yield "</w:tbl>"


def _widths(sheet: Sheet) -> list[int]:
    """Return how wide each column is: those of figures are alike, one of labels is as its longest label asks."""
    shares = [FIGURE] * sheet.width
    for row in matrix(sheet):
        for column, cell in enumerate(row):
            if cell is not None and cell.colspan == 1 and cell.scope in {"row", "rowgroup"}:
                shares[column] = max(shares[column], min(len(cell.text) // cell.rowspan, LABEL))
    return [WIDTH * share // sum(shares) for share in shares]


def _repeated(sheet: Sheet) -> int:
    """Return how many rows Word repeats at the top of each page: the head, if the table has one and no more."""
    heads = [_is_head(row) for row in sheet.rows]
    first = len(list(takewhile(bool, heads)))
    return 0 if any(heads[first:]) else first


def _is_head(row: Iterable[SheetCell]) -> bool:
    return all(map(_heads, row))


def _heads(cell: SheetCell) -> bool:
    """True if a cell is the head of columns."""
    return cell.scope in {"col", "colgroup"}


def _places(sheet: Sheet) -> Iterator[list[tuple[SheetCell, bool]]]:
    """Each row as Word has it: the cells that begin in it, and again those that reach into it from above (True)."""
    last: dict[int, SheetCell] = {}
    for row in matrix(sheet):
        last |= {column: cell for column, cell in enumerate(row) if cell is not None}
        places: list[tuple[SheetCell, bool]] = []
        column = 0
        while column < sheet.width:
            places.append((last[column], row[column] is None))
            column += last[column].colspan
        yield places


def _cell(cell: SheetCell, goes_on: bool, width: int) -> str:  # noqa: FBT001 - a place of the row
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = "" if cell.rowspan == 1 else "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    kept = "<w:keepNext/>" if _heads(cell) else ""  # no page ends behind a head
    place = "" if cell.scope == "row" else '<w:jc w:val="center"/>'
    text = _paragraph("" if goes_on else cell.text, "Cell", kept + place)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
