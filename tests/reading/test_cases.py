"""Every document of `cases` reads as written beside it."""

from __future__ import annotations

import pytest
from attrs import evolve

from tests.reading.cases import CASES, Case, verdict

OPEN = (
    "f06a-heads-in-a-table-of-their-own",
    "f06f-markdown-beside-lines",
    "f06g-table-4-scraps-of-a-head",
    "f10c-word-in-a-cell",
    "f22-caption-written-again",
    "h18-percentages-behind-rows-without-spans",
    "h20-lawsuits-before-reviews-in-place",
    "h21-sum-of-a-group-in-place",
    "h23-figures-between-the-two-lines-of-their-labels",
    "s14-deduced-cells-of-a-row-at-two-heights",
    "s20-a-line-without-a-label-in-a-ruled-table",
    "s22-a-row-that-lost-a-cell",
    "s23-heads-drawn-at-two-heights",
    "s24-columns-measured-in-characters",
    "s32-short-row-of-table-4",
)
"""Cases whose figures are named where they should be read: nothing is wrong in silence, and something is left to do."""


def _marked(name: str) -> object:
    marks = pytest.mark.xfail(strict=True, reason="named, not read") if name in OPEN else ()
    return pytest.param(CASES[name], id=name, marks=marks)


@pytest.mark.parametrize("name", OPEN)
def test_what_is_left_to_do_is_named_and_not_wrong(name: str) -> None:
    assert verdict(CASES[name].faults()) == "named"


@pytest.mark.parametrize("case", [_marked(name) for name in CASES])
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
