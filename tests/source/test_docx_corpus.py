"""The pages of the corpus as Word files of other programs: each cell read as it is, or named where the program lost it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from govdisclosure.grid import Grid, GridCell
from govdisclosure.interchange import to_json
from govdisclosure.reading import read
from govdisclosure.source.decode import decode
from govdisclosure.source.docx import read_docx
from govdisclosure.source.page import DEFAULT_LIMITS, Page
from govdisclosure.source.parser import read_page
from tests.reading.test_corpus import CORPUS, corpus, scoring

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not beside this checkout"),
]

SECONDS = 100
MIN_PAGES = 30

# how many cells of a page stay without their values, at most, and why

OTHER_ENCODING, BEYOND_THE_TABLE = 200, 7
"""The program takes the page for another encoding: its labels are gone. Or it drops cells beyond the width of the
table: the row 四 has six figures left. `test_what_was_lost_is_not_in_the_file` looks for it."""

LIBREOFFICE = {"panshan-2022__html-gb18030": OTHER_ENCODING}

PANDOC = {
    f"{report}__html-{kind}": lost
    for report in ("huaian-2024", "panshan-2022")
    for kind, lost in {"gb18030": OTHER_ENCODING, "utf16le": OTHER_ENCODING, "rowspan-plus": BEYOND_THE_TABLE}.items()
}


def by_libreoffice(pages: Path, to: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed")
    profile = f"-env:UserInstallation={(to / 'profile').as_uri()}"
    kind = ("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(to))
    files = map(str, sorted(pages.iterdir()))
    subprocess.run([office, profile, "--headless", *kind, *files], check=True, capture_output=True, timeout=SECONDS)


def by_pandoc(pages: Path, to: Path) -> None:
    program = shutil.which("pandoc")
    if program is None:
        pytest.skip("pandoc is not installed")
    for page in pages.iterdir():
        command = [program, "-f", "html", "-t", "docx", "-o", str(to / f"{page.stem}.docx"), str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def by_python_docx(pages: Path, to: Path) -> None:
    """Cells merged as the page states their spans, even where they are wrong."""
    docx: Any = pytest.importorskip("docx", reason="python-docx is not installed")
    for page in pages.iterdir():
        file = docx.Document()
        for block in read_page(decode(page.read_bytes()).text, DEFAULT_LIMITS).blocks:
            if isinstance(block, Grid):
                fill(file, block)
            else:
                file.add_paragraph(block.text)
        file.save(to / f"{page.stem}.docx")


def fill(file: Any, grid: Grid) -> None:
    """Add a table to a file, as wide as its widest row."""
    texts = dict(corners(grid))
    table = file.add_table(len(grid.rows), max(right for *_, right in texts) + 1)
    cells = [row.cells for row in table.rows]  # asking the table for each takes seconds
    for (top, left, bottom, right), text in texts.items():
        corner = cells[top][left]
        (corner if (top, left) == (bottom, right) else corner.merge(cells[bottom][right])).text = text


def corners(grid: Grid) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield the first and the last place of each cell (row, column, row, column) with its text."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (top, column) in taken:
                column += 1
            bottom, right = min(top + cell.rowspan, len(grid.rows)) - 1, column + cell.colspan - 1
            taken.update((y, x) for y in range(top, bottom + 1) for x in range(column, right + 1))
            yield (top, column, bottom, right), cell.text
            column = right + 1


class Written(NamedTuple):
    """Word files, and how many cells a program lost in which of them."""

    files: list[Path]
    lossy: Mapping[str, int]


Writer = Callable[[Path, Path], None]
WRITERS: Mapping[str, tuple[Writer, Mapping[str, int]]] = {
    "LibreOffice": (by_libreoffice, LIBREOFFICE),
    "pandoc": (by_pandoc, PANDOC),
    "python-docx": (by_python_docx, {}),
}


@pytest.fixture(scope="module", params=WRITERS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """All pages of the corpus through one program."""
    write, lossy = WRITERS[request.param]
    pages, files = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("files")
    for page in CORPUS.glob("docs/*/*.html"):
        if page.name.startswith(("html-", "word-")):
            shutil.copy(page, pages / f"{page.parent.name}__{page.name}")
    write(pages, files)
    found = sorted(files.glob("*.docx"))
    assert len(found) == len(list(pages.iterdir())) >= MIN_PAGES
    return Written(found, lossy)


def test_each_cell_is_read_as_it_is_or_was_lost_by_the_program(written: Written) -> None:
    found = {file.stem: scored(file) for file in written.files}
    wrong = {name: result["silent"] + result["flagged"] for name, result in found.items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}
    missing = {name: len(result["missing"]) for name, result in found.items()}
    assert {name: count for name, count in missing.items() if count > written.lossy.get(name, 0)} == {}


def test_what_was_lost_is_not_in_the_file(written: Written) -> None:
    """As python-docx shows the file: no label of table 3, or a row with fewer figures than columns."""
    docx: Any = pytest.importorskip("docx", reason="python-docx, which looks by itself, is not installed")
    for file in written.files:
        whole = docx.Document(file)
        text = "".join(piece.text or "" for piece in whole.element.body.iter() if piece.tag.endswith("}t"))
        labels = "总计" in text or "總計" in text
        assert labels is (written.lossy.get(file.stem) != OTHER_ENCODING), file.stem
        if written.lossy.get(file.stem) == BEYOND_THE_TABLE:
            *_, last = whole.tables[1].rows
            cells = [text_of(cell) for cell in last._tr.tc_lst]
            assert cells[1].startswith("四、")
            assert len(cells[2:]) == 6


def text_of(cell: Any) -> str:
    return "".join(piece.text or "" for piece in cell.iter() if piece.tag.endswith("}t"))


def test_tables_rows_and_cells_are_as_many_as_mammoth_counts(written: Written) -> None:
    mammoth: Any = pytest.importorskip("mammoth", reason="mammoth, the oracle, is not installed")
    for file in written.files:
        data = file.read_bytes()
        page = mammoth.convert_to_html(BytesIO(data)).value
        assert spans(read_docx(data, DEFAULT_LIMITS)) == spans(read_page(page, DEFAULT_LIMITS)), file.stem


def spans(of: Page) -> list[list[list[tuple[int, int]]]]:
    """What each cell of each row of each table spans."""
    return [[list(map(span, row)) for row in block.rows] for block in of.blocks if isinstance(block, Grid)]


def span(cell: GridCell) -> tuple[int, int]:
    return cell.colspan, cell.rowspan


def scored(file: Path) -> dict[str, Any]:
    truths, _, _ = corpus()
    reading = read(file)
    report = None if reading.report is None else json.loads(to_json(reading.report))
    diagnostics = [{"path": d.path, "table": d.table, "severity": d.severity} for d in reading.diagnostics]
    result: dict[str, Any] = scoring().score(truths[file.stem.partition("__")[0]], report, diagnostics, [])
    return result
