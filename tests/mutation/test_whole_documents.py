"""Whole documents of the corpus, one of each kind of layout: every cell as it was typed from the source.

All documents of the corpus are scored elsewhere; these few are quick, and what no mutant of the reader gets past.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from govdisclosure import Money, read
from govdisclosure.schema import CellValue

DOCUMENTS = (
    "panshan-2022/text-original.txt",  # pipes, spans leave pipes behind; traditional script
    "panshan-2022/html-portal.html",
    "panshan-2022/html-rowspan-plus.html",  # spans that reach too far
    "panshan-2022/html-rowspan-minus.html",  # and not far enough
    "panshan-2022/html-splithead.html",
    "panshan-2022/html-thousands.html",
    "panshan-2022/html-fullwidth.html",
    "huaian-2024/html-parts.html",  # five tables for one
    "huaian-2024/html-split.html",
    "huaian-2024/word-libreoffice.html",
    "huaian-2024/docx-pandoc-gfm.txt",  # markdown
    "huaian-2024/text-bs4-tab.txt",  # tabs
    "panshan-2022/text-pandoc-plain.txt",  # drawn with lines
    "huaian-2024/vtext-split-bs4-nl.txt",  # one cell a line
    "huaian-2024/pdforig-pdfplumber-tables.txt",  # tables of a PDF
    "panshan-2022/text-w3m.txt",  # columns
)


def value(typed: int | dict[str, str] | None) -> CellValue:
    return Money(Decimal(typed["amount"]), typed["unit"]) if isinstance(typed, dict) else typed


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_is_read_as_it_was_typed(shared: Path, name: str) -> None:
    typed = json.loads((shared / "corpus" / "truth" / f"{Path(name).parent}.json").read_text("utf-8"))
    report = read(shared / "corpus" / "docs" / name).require()
    assert report.edition == typed["edition"]
    wrong = {
        path: (found, typed["cells"][path]) for path, found in report.cells().items() if found != value(typed["cells"][path])
    }
    assert wrong == {}
