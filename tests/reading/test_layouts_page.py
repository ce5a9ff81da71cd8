"""The page docs/reference/layouts.md: each of its samples is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govdisclosure.reading import read
from govdisclosure.reading.codes import CODES
from tests.reading.own_pages import COLUMNS, codes, covers, stated

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "layouts.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"^```(?:text|html|markdown)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
EXPECTED = ["html", "pipe-cells", "pipe-rows", "pipe-rows", "tabs", "boxes", "columns", "mediawiki", "csv", "lists"]

DOCUMENTS = {
    "proactive.regulations.issued": 1,
    "proactive.regulations.repealed": 0,
    "proactive.regulations.in_force": 3,
    "proactive.normative_documents.issued": 4,
    "proactive.normative_documents.in_force": 6,
    "proactive.licensing.decisions": 7,
}


def test_the_page_has_a_sample_of_every_layout() -> None:
    assert len(SAMPLES) == len(EXPECTED) + 2


@pytest.mark.parametrize("place", range(len(EXPECTED)), ids=lambda place: f"{place}-{EXPECTED[place]}")
def test_a_sample_of_a_layout_that_keeps_blanks(place: int) -> None:
    reading = read(SAMPLES[place].encode())
    assert reading.layout == EXPECTED[place]
    assert stated(reading) == DOCUMENTS
    assert set(codes(reading)) <= {"parse-row-missing", "parse-table-missing", "parse-section-missing"}
    assert reading.cells["proactive.normative_documents.repealed"].state == "blank"


def test_the_sample_of_words() -> None:
    reading = read(SAMPLES[-2].encode())
    assert reading.layout == "lines"
    assert stated(reading) == {p: v for p, v in DOCUMENTS.items() if "normative" not in p}
    assert covers(reading, "proactive.normative_documents.issued")


def test_the_sample_of_fixed_width() -> None:
    found = stated(read(SAMPLES[-1].encode()))
    rows = {
        "received": (12, 3, 0, 0, 1, 2, 18),
        "carried_in": (1, None, None, None, None, None, 1),
        "results.granted": (10, 2, 0, 0, 1, 1, 14),
        "carried_forward": (0,) * 7,
    }
    assert found == {
        f"applications.{row}.{c}": v
        for row, values in rows.items()
        for c, v in zip(COLUMNS, values, strict=True)
        if v is not None
    }


def test_every_code_on_the_page_exists() -> None:
    named = set(re.findall(r"`(parse-[a-z-]+)`", PAGE))
    assert named - set(CODES) == set()
    assert len(named) > 30
