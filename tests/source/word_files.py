"""Word files for the tests, made of the XML of a body and of what stands beside it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from govdisclosure.grid import Paragraph
from govdisclosure.source.docx import read_docx
from govdisclosure.source.page import DEFAULT_LIMITS, Limits, Page

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(**targets: str) -> str:
    links = "".join(f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{to}"/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{LINKS}">{links}</Relationships>'


def document(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:m="{M}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'


def parts(body: str, *, styles: str = "", numbering: str = "") -> dict[str, str | bytes]:
    """The parts of a Word file with this body."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(styles="styles.xml", numbering="numbering.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
    }


def page(body: str, *, styles: str = "", numbering: str = "", limits: Limits = DEFAULT_LIMITS) -> Page:
    return read_docx(zipped(parts(body, styles=styles, numbering=numbering)), limits)


def paragraphs(of: Page) -> list[str]:
    """The texts of a page that stand outside of tables."""
    return [block.text for block in of.blocks if isinstance(block, Paragraph)]


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(inside: str, properties: str = "") -> str:
    """A paragraph of runs, or of text that has no markup."""
    runs = inside if inside.startswith("<") else r(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def tc(inside: str, properties: str = "") -> str:
    """A cell."""
    content = inside if inside.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of their texts."""
    inside = "".join(cell if cell.startswith("<w:") and "w:tc" in cell else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
