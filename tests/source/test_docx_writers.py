"""Word files as other programs write them: read exactly, figure by figure, with mammoth as the oracle of tables."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from govdisclosure import AnnualReport, read, write
from govdisclosure.grid import Grid
from govdisclosure.schema import FORMS, Edition
from govdisclosure.schema.sheet import Sheet, matrix
from govdisclosure.source.docx import read_docx
from govdisclosure.source.page import DEFAULT_LIMITS, Page
from govdisclosure.source.parser import read_page
from govdisclosure.writing.document import document

SECONDS = 120


def report(edition: Edition, *, every: int = 1) -> AnnualReport:
    """A report whose every cell, or every third, has a number that no other has."""
    form = FORMS[edition]
    cells = {cell.path: number for number, cell in enumerate(form.cells, 101) if cell.kind != "money" and number % every == 0}
    return AnnualReport.from_cells(
        edition, cells, title=f"{ORGAN}2023年政府信息公开工作年度报告", organization=ORGAN, year=2023, **TEXTS
    )


ORGAN = "青山县财政局"
TEXTS = {name: f"{name}：工作情况正常。" for name in ("overview", "problems", "other_matters")}
REPORTS = [report("2021"), report("2019"), report("2021", every=3)]


def by_python_docx(of: AnnualReport, folder: Path) -> Path:
    """Cells merged as a program merges them: python-docx keeps a cell for each place below a span."""
    docx: Any = pytest.importorskip("docx", reason="python-docx is not installed")
    file = docx.Document()
    whole = document(of)
    file.add_heading(whole.title, 0)
    for part in whole.parts:
        file.add_heading(part.heading, 1)
        for paragraph in part.paragraphs:
            file.add_paragraph(paragraph)
        if part.sheet is not None:
            fill(file.add_table(len(part.sheet.rows), part.sheet.width), part.sheet)
    file.save(folder / "written.docx")
    return folder / "written.docx"


def fill(table: Any, sheet: Sheet) -> None:
    for y, row in enumerate(matrix(sheet)):
        for x, cell in enumerate(row):
            if cell is not None:
                corner = table.cell(y, x).merge(table.cell(y + cell.rowspan - 1, x + cell.colspan - 1))
                corner.text = cell.text


def by_pandoc(of: AnnualReport, folder: Path) -> Path:
    return converted(of, folder, "pandoc", "-f", "html", "-t", "docx", "-o", "page.docx", "page.html")


def by_libreoffice(of: AnnualReport, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = ("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "page.html")
    return converted(of, folder, "soffice", profile, "--headless", *kind)


def converted(of: AnnualReport, folder: Path, program: str, *arguments: str) -> Path:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    # cells as portals have them: pandoc loses the spans of th
    page = re.sub(r'<(/?)th(?: scope="\w+")?', r"<\1td", write(of, "html"))
    (folder / "page.html").write_text(page, encoding="utf-8")
    subprocess.run([found, *arguments], cwd=folder, check=True, capture_output=True, timeout=SECONDS)
    return folder / "page.docx"


WRITERS = {"python-docx": by_python_docx, "pandoc": by_pandoc, "LibreOffice": by_libreoffice}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_other_programs_write_is_read_exactly(writer: str, tmp_path: Path) -> None:
    for of in REPORTS if writer != "python-docx" else REPORTS[1:2]:  # it takes seconds for a report
        reading = read(WRITERS[writer](of, tmp_path))
        assert reading.layout == "docx"
        assert reading.report is not None
        assert reading.report.cells() == of.cells()
        assert (reading.report.problems, reading.report.year) == (of.problems, of.year)
        assert not [diagnostic for diagnostic in reading.diagnostics if diagnostic.severity == "error"]


Shapes = list[list[list[tuple[str, int, int]]]]


def shapes(of: Page) -> Shapes:
    grids = [block for block in of.blocks if isinstance(block, Grid)]
    return [[[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in grid.rows] for grid in grids]


def by_us(of: AnnualReport, folder: Path) -> Path:
    (folder / "ours.docx").write_bytes(write(of, "docx"))
    return folder / "ours.docx"


@pytest.mark.parametrize("writer", [by_pandoc, by_libreoffice, by_us])
def test_tables_are_those_that_mammoth_finds(writer: Callable[[AnnualReport, Path], Path], tmp_path: Path) -> None:
    mammoth: Any = pytest.importorskip("mammoth", reason="mammoth, the oracle, is not installed")
    data = writer(REPORTS[0], tmp_path).read_bytes()
    page = mammoth.convert_to_html(BytesIO(data)).value
    assert shapes(read_docx(data, DEFAULT_LIMITS)) == shapes(read_page(page, DEFAULT_LIMITS))


def saved_by_libreoffice(file: Path, kind: str) -> Path:
    """What LibreOffice makes of a Word file: another one, or a page."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", "again", file.name]
    subprocess.run(command, cwd=file.parent, check=True, capture_output=True, timeout=SECONDS)
    return file.parent / "again" / f"{file.stem}.{kind}"


@pytest.mark.parametrize("of", REPORTS, ids=["2021", "2019", "with blanks"])
def test_libreoffice_opens_what_is_written_and_saves_it_again(of: AnnualReport, tmp_path: Path) -> None:
    """It rounds widths, so that edges of cells do not quite meet any more: no cell is lost by that."""
    reading = read(saved_by_libreoffice(by_us(of, tmp_path), "docx"))
    assert reading.report is not None
    assert reading.report.cells() == of.cells()
    assert not [diagnostic for diagnostic in reading.diagnostics if diagnostic.severity == "error"]


EXAMPLES = Path(__file__).parents[2] / "examples"

ROWS_PRINTED, CELLS_PRINTED = [14, 28, 4], [30, 215, 34]
"""Rows and cells of the three tables of the form of 2021 as it prints them, counted by hand: table 3 has 10 cells of heads, 30
labels of rows and groups, and 25 rows of 7 figures."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["draft-2023.docx", "qinghe-2022.html"])
def test_tables_are_those_that_libreoffice_shows(name: str, tmp_path: Path) -> None:
    """Its own page of the same file: as many tables, rows and cells, with the same texts in the same order."""
    if name.endswith(".docx"):
        file = Path(shutil.copy(EXAMPLES / name, tmp_path))
    else:
        file = tmp_path / "example.docx"
        file.write_bytes(write(stated(read(EXAMPLES / name).report), "docx"))
    shown = read_page(saved_by_libreoffice(file, "html").read_text(encoding="utf-8"), DEFAULT_LIMITS)
    own = shapes(read_docx(file.read_bytes(), DEFAULT_LIMITS))
    assert [len(table) for table in own] == ROWS_PRINTED
    assert texts(own) == texts(shapes(shown))


def stated(report: AnnualReport | None) -> AnnualReport:
    assert report is not None
    return report


def texts(of: Shapes) -> list[list[list[str]]]:
    return [[[text for text, *_ in row] for row in table] for table in of]


def test_tables_of_the_example_are_those_that_mammoth_finds() -> None:
    mammoth: Any = pytest.importorskip("mammoth", reason="mammoth, the oracle, is not installed")
    data = (EXAMPLES / "draft-2023.docx").read_bytes()
    page = mammoth.convert_to_html(BytesIO(data)).value
    own = shapes(read_docx(data, DEFAULT_LIMITS))
    assert [sum(map(len, table)) for table in own] == CELLS_PRINTED
    assert own == shapes(read_page(page, DEFAULT_LIMITS))


@pytest.mark.parametrize("writer", [by_pandoc, by_libreoffice, by_us])
def test_places_are_those_that_word_counts(writer: Callable[[AnnualReport, Path], Path], tmp_path: Path) -> None:
    """A finding names table, row and cell: there python-docx, which counts as Word does, finds the same text."""
    docx: Any = pytest.importorskip("docx", reason="python-docx is not installed")
    file = writer(REPORTS[0], tmp_path)
    tables = docx.Document(file).tables
    reading = read(file)
    numbers = {path: cell for path, cell in reading.cells.items() if cell.state == "number"}
    assert len(numbers) == sum(value is not None for value in REPORTS[0].cells().values())
    for cell in numbers.values():
        assert cell.place is not None
        table, row, place = cell.place
        own = tables[table - 1]._tbl.tr_lst[row - 1].tc_lst[place - 1]
        assert text_of(own) == cell.raw


def text_of(cell: Any) -> str:
    return "".join(element.text or "" for element in cell.iter() if element.tag.endswith("}t"))
