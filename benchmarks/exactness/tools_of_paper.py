"""Converters that take PDF or Word files; the files are made of the page by Chromium, wkhtmltopdf, LibreOffice and pandoc."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.exactness.tools import Source, Tool, call, module

__all__ = ["TOOLS"]

File = Callable[[Source], Path]

PDFS: dict[str, tuple[File, tuple[str, ...]]] = {
    "chromium PDF": (lambda source: source.printed, ("$chromium",)),
    "wkhtmltopdf PDF": (lambda source: source.drawn, ("$wkhtmltopdf",)),
    "LibreOffice PDF": (lambda source: source.office_pdf, ("$soffice",)),
}
WORDS: dict[str, tuple[File, tuple[str, ...]]] = {
    "LibreOffice docx": (lambda source: source.word, ("$soffice",)),
    "pandoc docx": (lambda source: source.pandoc_word, ("$pandoc",)),
}


def _pdftotext(*options: str) -> Callable[[Path], str]:
    return lambda path: call("pdftotext", *options, "-enc", "UTF-8", str(path), "-")


def _pypdf(**options: str) -> Callable[[Path], str]:
    return lambda path: "\n".join(page.extract_text(**options) for page in module("pypdf").PdfReader(path).pages)


def _pdfminer(path: Path) -> str:
    return str(module("pdfminer.high_level").extract_text(path))


def _pdfplumber(**options: object) -> Callable[[Path], str]:
    def run(path: Path) -> str:
        with module("pdfplumber").open(path) as document:
            return "\n".join(page.extract_text(**options) for page in document.pages)

    return run


def _pdfplumber_tables(path: Path) -> str:
    """The words outside of the tables, then each table with tabs, page by page."""
    parts: list[str] = []
    with module("pdfplumber").open(path) as document:
        for page in document.pages:
            found = sorted(page.find_tables(), key=lambda table: table.bbox[1])
            top = 0
            for table in found:
                parts += [_strip(page, top, table.bbox[1]), *_rows(table.extract())]
                top = max(top, table.bbox[3])
            parts.append(_strip(page, top, page.height))
    return "\n".join(parts)


def _strip(page: object, top: float, bottom: float) -> str:
    """The words of a page between two heights."""
    words = getattr(page, "crop")((0, top, getattr(page, "width"), max(bottom, top + 1)), strict=False)  # noqa: B009
    return str(words.extract_text())


def _rows(table: list[list[str | None]]) -> list[str]:
    return ["\t".join((text or "").replace("\n", "") for text in row) for row in table]


def _pymupdf(path: Path) -> str:
    return "\n".join(page.get_text() for page in module("pymupdf").open(path))


def _pymupdf4llm(path: Path) -> str:
    return str(module("pymupdf4llm").to_markdown(str(path), show_progress=False))


def _python_docx(joint: str) -> Callable[[Path], str]:
    """What many write by hand: paragraphs and rows in their order; a merged cell comes once for each place."""

    def run(path: Path) -> str:
        document = module("docx").Document(str(path))
        table_class = module("docx.table").Table
        parts: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, table_class):
                parts += (joint.join(cell.text.strip() for cell in row.cells) for row in block.rows)
            else:
                parts.append(block.text)
        return "\n".join(parts)

    return run


def _docx2txt(path: Path) -> str:
    return str(module("docx2txt").process(str(path)))


def _mammoth(form: str) -> Callable[[Path], str]:
    def run(path: Path) -> str:
        with path.open("rb") as file:
            return str(getattr(module("mammoth"), f"convert_to_{form}")(file).value)

    return run


READERS_OF_PDF: dict[str, tuple[Callable[[Path], str], tuple[str, ...]]] = {
    "pdftotext": (_pdftotext(), ("$pdftotext",)),
    "pdftotext -layout": (_pdftotext("-layout"), ("$pdftotext",)),
    "pdftotext -raw": (_pdftotext("-raw"), ("$pdftotext",)),
    "pypdf": (_pypdf(), ("pypdf",)),
    "pypdf layout": (_pypdf(extraction_mode="layout"), ("pypdf",)),
    "pdfminer": (_pdfminer, ("pdfminer",)),
    "pdfplumber": (_pdfplumber(), ("pdfplumber",)),
    "pdfplumber layout": (_pdfplumber(layout=True), ("pdfplumber",)),
    "pdfplumber tables": (_pdfplumber_tables, ("pdfplumber",)),
    "pymupdf": (_pymupdf, ("pymupdf",)),
    "pymupdf4llm": (_pymupdf4llm, ("pymupdf4llm",)),
}
KEEPING = frozenset({"pdfplumber tables", "pymupdf4llm"})
"""Readers of PDF that write a blank cell."""

READERS_OF_WORD: dict[str, tuple[Callable[[Path], str], tuple[str, ...]]] = {
    "python-docx, tabs": (_python_docx("\t"), ("docx",)),
    "python-docx, pipes": (_python_docx(" | "), ("docx",)),
    "docx2txt": (_docx2txt, ("docx2txt",)),
    "mammoth html": (_mammoth("html"), ("mammoth",)),
    "mammoth markdown": (_mammoth("markdown"), ("mammoth",)),
    "pandoc gfm": (lambda path: call("pandoc", "-t", "gfm", str(path)), ("$pandoc",)),
}


def _tools() -> Iterator[Tool]:
    for source, (file, made_by) in PDFS.items():
        for name, (read, needs) in READERS_OF_PDF.items():
            yield Tool(f"{source}, {name}", (*made_by, *needs), _chain(file, read), "kept" if name in KEEPING else "lost")
    for source, (file, made_by) in WORDS.items():
        for name, (read, needs) in READERS_OF_WORD.items():
            yield Tool(f"{source}, {name}", (*made_by, *needs), _chain(file, read))
    yield Tool("LibreOffice text", ("$soffice",), lambda source: source.office_text)


def _chain(file: File, read: Callable[[Path], str]) -> Callable[[Source], str]:
    return lambda source: read(file(source))


TOOLS = tuple(_tools())
"""The converters of PDF and Word files."""
