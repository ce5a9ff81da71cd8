"""The corpus beside the checkout: real reports through real tools, scored against their true values.

For every document: no wrong value that no diagnostic covers, and every cell exact that `lossy.txt` does not name.
"""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from govdisclosure.checking import check
from govdisclosure.interchange import to_json
from govdisclosure.reading import Reading, read
from govdisclosure.schema import FORMS, Portal

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not beside this checkout")


@cache
def scoring() -> ModuleType:
    """The module `score.py` of the corpus."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def corpus() -> tuple[dict[str, Any], dict[str, tuple[str, str]], dict[str, list[str]]]:
    """Truths by report, documents with their report and family, lossy patterns by document."""
    loaded: tuple[dict[str, Any], dict[str, tuple[str, str]], dict[str, list[str]]] = scoring().load(CORPUS)
    return loaded


def by_family() -> dict[str, list[str]]:
    """The documents by their tool or page shape, such as `text-lynx`."""
    found: dict[str, list[str]] = defaultdict(list)
    if CORPUS.is_dir():
        for name in corpus()[1]:
            found["excerpt" if name.startswith("excerpts/") else Path(name).stem].append(name)
    return found


FAMILIES = by_family()


def named() -> dict[str, int]:
    """The documents with figures that are named instead of read, and how many cells that may cost (see the file)."""
    lines = Path(__file__).with_name("corpus-named.txt").read_text(encoding="utf-8").splitlines()
    return {name: int(most) for name, most in (line.split() for line in lines if line and not line.startswith("#"))}


NAMED = named()

OTHERWISE_NAMED = {"excerpts/15.txt", "excerpts/51.txt"}
"""Excerpts whose title names the organ in a longer or shorter way than the truth does."""


@cache
def reading_of(name: str) -> Reading:
    return read(CORPUS / name)


def scored(name: str) -> dict[str, Any]:
    truths, documents, lossy = corpus()
    reading = reading_of(name)
    report = None if reading.report is None else json.loads(to_json(reading.report))
    diagnostics = [{"path": d.path, "table": d.table, "severity": d.severity} for d in reading.diagnostics]
    result: dict[str, Any] = scoring().score(truths[documents[name][0]], report, diagnostics, lossy.get(name, []))
    return result


@pytest.mark.parametrize("family", FAMILIES)
def test_no_wrong_value_in_silence_and_no_cell_missing(family: str) -> None:
    found = {name: scored(name) for name in FAMILIES[family]}
    faults = {
        name: {kind: result[kind] for kind in ("silent", "flagged", "missing") if result[kind]} for name, result in found.items()
    }
    assert {name: kinds for name, kinds in faults.items() if kinds and name not in NAMED} == {}
    for name in NAMED.keys() & found.keys():
        assert not found[name]["silent"], name
        assert len(found[name]["missing"]) == NAMED[name], name


@pytest.mark.parametrize("family", FAMILIES)
def test_edition_year_and_organization_are_those_of_the_truth_or_none(family: str) -> None:
    truths, documents, _ = corpus()
    for name in FAMILIES[family]:
        report, truth = reading_of(name).report, truths[documents[name][0]]
        assert report is not None, name
        for key in ("edition", "year"):
            assert getattr(report, key) in {truth[key], None}, (name, key)
        if name not in OTHERWISE_NAMED:
            assert report.organization in {truth["organization"], None}, name


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_read_exactly_gives_no_error(family: str) -> None:
    _, documents, lossy = corpus()
    for name in FAMILIES[family]:
        if name not in lossy and name not in NAMED and documents[name][1] not in {"excerpt", "pdf", "pdfchrome", "pdforig"}:
            assert [d for d in reading_of(name).diagnostics if d.severity == "error"] == [], name


def test_every_family_of_the_corpus_is_here() -> None:
    assert sum(map(len, FAMILIES.values())) == len(corpus()[1])
    assert len(FAMILIES) > 50


# the text that the project began with ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def panshan() -> Reading:
    return reading_of("docs/panshan-2022/text-original.txt")


def test_the_head_and_the_footer_of_panshan(panshan: Reading) -> None:
    report = panshan.report
    assert report is not None
    assert report.edition == "2021"
    assert report.title == "盘山县人民政府办公室2022年政府信息公开工作年度报告"
    assert (report.organization, report.year, report.published) == ("盘山县人民政府办公室", 2022, None)
    assert report.portal == Portal(
        sponsor="盘山县人民政府",
        copyright_holder="盘锦市人民政府办公室",
        site_code="2111220003",
        icp_number="辽ICP备13003879号-1",
        police_record="辽公网安备 21112202000001号",
        phone="0427-3554789",
    )


def test_the_cells_of_panshan(panshan: Reading) -> None:
    assert panshan.report is not None
    assert set(panshan.cells) == set(FORMS["2021"].paths)
    blank = {path for path, cell in panshan.cells.items() if cell.state == "blank"}
    assert blank == {"applications.carried_in.natural_person", "applications.carried_in.total"}
    assert {path for path, value in panshan.report.cells().items() if value is None} == blank
    assert scored("docs/panshan-2022/text-original.txt")["exact"] == 200


def test_the_script_of_panshan_and_no_error(panshan: Reading) -> None:
    assert (panshan.script, panshan.layout, panshan.encoding) == ("traditional", "pipe-cells", "utf-8")
    assert [d.code for d in panshan.diagnostics if d.severity != "info"] == []
    report = panshan.report
    assert report is not None
    text = "".join(part or "" for part in (report.overview, report.problems, report.other_matters))
    assert not any(sign in text for sign in "規發數開應當ǎīēǔ")


def test_the_contradiction_of_panshan(panshan: Reading) -> None:
    assert panshan.report is not None
    exact = [r for r in check(panshan.report) if r.rule in {"t3-balance", "t3-result-total", "t3-row-total", "t4-total"}]
    assert [(r.rule, r.target, r.left, r.right) for r in exact if r.status == "FAIL"] == [
        ("t3-result-total", "applications.results.total.natural_person", 16, 14),
        ("t3-result-total", "applications.results.total.total", 16, 14),
    ]
    assert [(r.rule, r.target) for r in exact if r.status == "NOT_ASSESSABLE"] == [
        ("t3-row-total", "applications.carried_in.total")
    ]
    assert len(exact) == 42
    assert {r.status for r in exact} == {"PASS", "FAIL", "NOT_ASSESSABLE"}
