"""The notebooks have the code of their tutorials, and run: one of each, in either language (their code is the same)."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tools.notebooks import NOTEBOOKS, PAGES, notebook_of, run


def sources(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


@pytest.mark.parametrize("name", PAGES)
def test_a_notebook_is_that_of_its_page(name: str) -> None:
    stored = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert sources(stored) == sources(notebook_of(PAGES[name])), "run python -m tools.notebooks"
    nbformat.validate(stored)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["page-to-chart", "folder-to-spreadsheet.zh", "draft-before-publishing"])
def test_a_notebook_runs(name: str, place: Path, environment: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in environment().items():  # type: ignore[operator]
        monkeypatch.setenv(key, value)
    done = run(notebook_of(PAGES[name]), place)
    printed = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert printed
    assert not [output for output in printed if output.output_type == "error"]
