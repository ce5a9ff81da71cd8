"""Every document of `cases` reads as written beside it."""

from __future__ import annotations

import pytest
from attrs import evolve

from tests.reading.cases import CASES, Case, verdict


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_document_reads_as_written_beside_it(case: Case) -> None:
    assert [fault.what for fault in case.faults()] == []


def test_every_case_says_what_it_shows() -> None:
    assert [name for name, case in CASES.items() if not str(case.truth.get("note", "")).endswith(".")] == []


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"cells": {"proactive.regulations": [0, 0, 1]}}, "WRONG"),
        ({"title": "乙县人民政府年报"}, "WRONG"),
        ({"codes": ["parse-table-missing"]}, "WRONG"),
        ({"fails": []}, "WRONG"),
        ({"refused": True}, "WRONG"),
        ({}, "right"),
    ],
)
def test_a_case_sees_what_is_otherwise(changed: dict[str, object], word: str) -> None:
    case = CASES["fchk-02"]
    assert verdict(evolve(case, truth={**case.truth, **changed}).faults()) == word
