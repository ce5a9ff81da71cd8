"""The how-tos of Word files and of tables of one's own run as they are written, with the libraries that they are about."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from govdisclosure import AnnualReport, write
from govdisclosure.schema import FORMS

CELLS = {cell.path: number for number, cell in enumerate(FORMS["2021"].cells, 11) if cell.kind != "money"}
REPORT = AnnualReport.from_cells(
    "2021", CELLS, title="青山县财政局2023年政府信息公开工作年度报告", organization="青山县财政局", year=2023
)
SHOW = """
import json
print(json.dumps({path: value for path, value in reading.report.cells().items() if isinstance(value, int)}))
"""


def recipe(root: Path, page: str, heading: str) -> str:
    """The first block of Python below a heading; the title's, where it is empty."""
    text = (root / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    found = re.search(
        r"^```python(?: not-run)?\n(.*?)^```", text[text.index(f"## {heading}") if heading else 0 :], re.DOTALL | re.MULTILINE
    )
    assert found
    return found[1]


def run(script: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """One report as a page, as a Word file and, where LibreOffice is, as a PDF."""
    (tmp_path / "report.html").write_text(write(REPORT, "html"), encoding="utf-8")
    (tmp_path / "report.docx").write_bytes(write(REPORT, "docx"))
    return tmp_path


def test_a_word_draft(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "examples", tmp_path / "examples")
    run(recipe(root, "check-a-word-draft", ""), tmp_path)


def test_spans_by_hand(root: Path, tmp_path: Path) -> None:
    run(recipe(root, "read-your-own-tables", ""), tmp_path)


@pytest.mark.parametrize(("library", "module"), [("pandas", "pandas"), ("python-docx", "docx"), ("pdfplumber", "pdfplumber")])
def test_a_recipe_reads_every_figure(root: Path, documents: Path, library: str, module: str) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{library} is not installed")
    if library == "pdfplumber":
        as_pdf(documents)
    said = run(recipe(root, "read-your-own-tables", library) + SHOW, documents)
    assert json.loads(said) == CELLS


DOCLING = """
from types import SimpleNamespace as Item
from govdisclosure.grid import Paragraph
from govdisclosure.source.docx import read_docx
from govdisclosure.source.page import DEFAULT_LIMITS


class DocumentConverter:
    def convert(self, path):
        with open("report.docx", "rb") as file:
            blocks = read_docx(file.read(), DEFAULT_LIMITS).blocks
        return Item(document=Item(iterate_items=lambda: [(item_of(block), 0) for block in blocks]))


def item_of(block):
    if isinstance(block, Paragraph):
        return Item(text=block.text)
    taken, cells = set(), []
    for top, row in enumerate(block.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            taken |= {(top + down, left + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            spans = {"row_span": cell.rowspan, "col_span": cell.colspan}
            cells.append(Item(text=cell.text, start_row_offset_idx=top, start_col_offset_idx=left, **spans))
    return Item(data=Item(num_rows=len(block.rows), table_cells=cells[::-1]))
"""
"""What stands in for docling, which is too large for tests: the same names, in no order but that of the columns."""


def test_the_recipe_of_docling_reads_every_figure(root: Path, documents: Path) -> None:
    (documents / "docling").mkdir()
    (documents / "docling" / "__init__.py").touch()
    (documents / "docling" / "document_converter.py").write_text(DOCLING, encoding="utf-8")
    said = run(recipe(root, "read-your-own-tables", "docling") + SHOW, documents)
    assert json.loads(said) == CELLS


def as_pdf(folder: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice, which makes the PDF, is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
