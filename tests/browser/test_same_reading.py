"""The page in the browser reads what the library reads: every page, text and Word file of the examples and the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from playwright.sync_api import Page

from govdisclosure import AnnualReport, blank_form, read, read_all, write
from govdisclosure.page import Entry
from tests.source.word_files import document, p, parts, r, tbl, tc, tr, zipped

FACTS = """
def facts(entry):
    from govdisclosure import to_json
    found = [
        [d.code, d.severity, d.path, d.table, d.line, d.text, d.message.zh, d.message.en] for d in entry.diagnostics
    ]
    judged = [[r.rule, r.status, r.target, str(r.left), str(r.right), r.message.zh] for r in entry.results]
    cells = {path: [str(part) for part in cell] for path, cell in entry.cells.items()}
    return [entry.source, entry.part, entry.layout, entry.report and to_json(entry.report), found, judged, cells]
"""
"""What is compared, in Python that runs on both sides."""

KNOWN = {
    "f23-xml-of-trafilatura.txt": "XML: by the standard of HTML its rows stand outside of the table, which stays empty",
}
"""Files that the browser reads otherwise, with the reason (docs/how-to/check-in-the-browser.md lists them)."""

MANY = 20
"""Files that are handed over at once."""


def files(root: Path) -> Iterator[Path]:
    yield from (file for file in sorted((root / "examples").iterdir()) if file.suffix in {".html", ".txt"})
    yield from (
        file for file in sorted((root / "tests" / "reading" / "cases").rglob("*")) if file.suffix in {".html", ".txt", ".md"}
    )
    yield from (file for file in sorted((root / "fuzz" / "corpus").rglob("*")) if file.is_file())


def word_files(root: Path) -> dict[str, bytes]:
    """Word files as the library writes them, and as Word does in few words."""
    example = read(root / "examples" / "qinghe-2022.html").require()
    table = tbl(tr(tc("甲", '<w:gridSpan w:val="2"/>')), tr("乙", "1"))
    found: dict[str, Any] = {
        "written.docx": write(example, "docx"),
        "blank-2019.docx": blank_form("2019", "docx", year=2020),
        "blank-2021.docx": blank_form("2021", "docx", year=2022),
        "few-words.docx": zipped(parts(p("甲") + table + p(r("1") + r("2", "<w:strike/>")))),
        "damaged.docx": write(example, "docx")[:9000],
        "entities.docx": zipped(parts("") | {"word/document.xml": '<!DOCTYPE d [<!ENTITY a "12">]>' + document(p("&a;"))}),
    }
    return {name: bytes(data) for name, data in found.items()}


def natively(name: str, data: bytes) -> list[Any]:
    space: dict[str, Any] = {}
    exec(FACTS, space)  # noqa: S102 - the same words as in the browser
    entries = [Entry.of(attrs.evolve(reading, source=name)) for reading in read_all(data)]
    found: list[Any] = json.loads(json.dumps([space["facts"](entry) for entry in entries]))
    return found


def in_browser(page: Page, sources: dict[str, bytes]) -> dict[str, list[Any]]:
    payload: list[Any] = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in sources.items()]
    page.locator("#files").set_input_files(payload)
    page.locator("#status", has_text="核对完毕").wait_for()
    (worker,) = page.workers
    told: str = worker.evaluate(
        """async ([program, address]) => {
            const { started } = await import(address);
            const { python, desk } = await started;
            python.globals.set("desk", desk);
            return python.runPython(program + "\\nimport json\\njson.dumps([facts(entry) for entry in desk.entries])");
        }""",
        [FACTS, f"{page.url}worker.js"],
    )
    found: dict[str, list[Any]] = {name: [] for name in sources}
    for facts in json.loads(told):
        found[facts[0]].append(facts)
    return found


def unlike(page: Page, sources: dict[str, bytes]) -> set[str]:
    """The files that the browser reads otherwise."""
    names = list(sources)
    found: set[str] = set()
    for start in range(0, len(names), MANY):
        some = {name: sources[name] for name in names[start : start + MANY]}
        other = in_browser(page, some)
        found |= {name for name, data in some.items() if natively(name, data) != other[name]}
    return found


def test_pages_and_texts(page: Page, root: Path) -> None:
    sources = {file.name: file.read_bytes() for file in files(root)}
    assert len(sources) > 100
    assert unlike(page, sources) == set(KNOWN)


def test_word_files(page: Page, root: Path) -> None:
    assert unlike(page, word_files(root)) == set()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-8-sig", "big5hkscs"])
def test_encodings_are_told_by_the_library_not_by_the_browser(page: Page, root: Path, encoding: str) -> None:
    text = (root / "examples" / "qinghe-2022.html").read_text("utf-8").replace('charset="utf-8"', f'charset="{encoding}"')
    assert unlike(page, {f"{encoding}.html": text.encode(encoding, "xmlcharrefreplace")}) == set()


def test_figures_that_hold_are_read_and_found_right(page: Page) -> None:
    cells = {f"applications.{row}.natural_person": 5 for row in ("received", "results.granted", "results.total")}
    title = "甲县2022年政府信息公开工作年度报告"
    report = AnnualReport.from_cells("2021", cells, title=title, organization="甲县", year=2022)
    (found,) = in_browser(page, {"甲.html": write(report, "html").encode()})["甲.html"]
    judged = {(rule, target): status for rule, status, target, *_ in found[5]}
    assert judged["t3-result-total", "applications.results.total.natural_person"] == "PASS"
    assert {path for path, cell in found[6].items() if "5" in cell} == set(cells)
