"""Every document of `cases` reads as written beside it."""

from __future__ import annotations

import pytest

from tests.reading.cases import CASES, Case


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_document_reads_as_written_beside_it(case: Case) -> None:
    assert [fault.what for fault in case.faults()] == []


def test_every_case_says_what_it_shows() -> None:
    assert [name for name, case in CASES.items() if not str(case.truth.get("note", "")).endswith(".")] == []
