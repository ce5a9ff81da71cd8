"""Documents that share nothing with the writers: each figure of a table is placed or named, and none is placed wrongly."""

from __future__ import annotations

import pytest

from benchmarks.exactness.documents import KINDS, Document, make
from benchmarks.exactness.scoring import score
from govdisclosure import Reading, read_html, read_text
from tests.reading.own_pages import covers, loud

DOCUMENTS = 30
"""Documents of each kind: every kind of head, many conventions and densities."""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_printed_figure_is_placed_or_named(kind: str) -> None:
    for number in range(DOCUMENTS):
        document = make(kind, f"accounted/{kind}/{number}", damaged=False)
        read = read_html if document.text.lstrip().startswith("<") else read_text
        assert _unaccounted(document, read(document.text)) == [], number
        assert score(document).silent == [], number


def _unaccounted(document: Document, reading: Reading) -> list[str]:
    """The figures that no cell holds and no diagnostic names: by its cell, its text, or the column or table it stands in."""
    if reading.report is None or any(d.code == "parse-column-unknown" for d in reading.diagnostics):
        return []
    placed = {cell.raw for cell in reading.cells.values()}
    named = " ".join(d.text or "" for d in loud(reading))
    whole_table = any(d.path == d.table for d in loud(reading) if d.table)
    left = [(text, path) for text, path in document.figures if any(map(str.isdigit, text)) and text not in placed]
    return [text for text, path in left if text not in named and not (covers(reading, path) if path else whole_table)]
