"""What is measured in this process: each a function of this library, with what others need for the same bytes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from attrs import frozen
from lxml import etree

from benchmarks.pages import page_of_2019, plain_page, report, word_page
from govdisclosure import AnnualReport, check, diagnose, figures, from_json, read, to_json, write
from govdisclosure.writing import LAYOUTS

__all__ = ["PDF_TEXTS", "PEERS", "YARDSTICK", "Case", "Run", "all_cases", "missing_peers"]

Run = Callable[[], object]

YARDSTICK = "libxml2"
PEERS = {"pandas.read_html": "pandas", "BeautifulSoup": "bs4"}
"""The peers of a page, each with the module that it needs."""

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docs"
PDF_DOCUMENT = "panshan-2022"
PDF_TEXTS = ("pdf-pdftotext-layout", "pdf-pdfminer", "pdf-pypdf")
"""Texts that three extractors made of the same PDF; they stand beside the checkout or nowhere."""


@frozen
class Case:
    """One thing that is measured. `others` do the same, or a part of it; the first of them is what it is compared with."""

    group: str
    name: str
    run: Run
    others: Mapping[str, Run]
    size: int | None = None

    @property
    def key(self) -> str:
        """What the results are kept by."""
        return f"{self.group}/{self.name}"


def all_cases() -> Iterator[Case]:
    """All cases, in the order of the tables."""
    for name, page in {"word": word_page(), "plain": plain_page(), "2019": page_of_2019()}.items():
        yield Case("page", name, partial(_checked, page), _peers_of(page), len(page))
    file = write(report(), "docx")
    yield Case("page", "docx", partial(_checked, file), {YARDSTICK: partial(_parsed_parts, file)}, len(file))
    parse = {YARDSTICK: partial(etree.HTML, plain_page())}
    texts = {("text", name): write(report(), name).encode() for name in LAYOUTS if not name.startswith("html")}
    for (group, name), text in {**texts, **_pdf_texts()}.items():
        yield Case(group, name, partial(_checked, text), parse, len(text))
    yield from _of_records(report())


def missing_peers() -> list[str]:
    """The peers that are not installed."""
    return [name for name, module in PEERS.items() if _module(module) is None]


def _checked(document: bytes) -> None:
    """From bytes to a checked report."""
    found = read(document).report
    if found is None:
        raise SystemExit("a document of the benchmark was not read")
    check(found)


def _peers_of(page: bytes) -> dict[str, Run]:
    """What parses the page, and what makes tables of it, of all that is installed."""
    runs: dict[str, Run] = {YARDSTICK: partial(etree.HTML, page)}
    pandas, soup = _module(PEERS["pandas.read_html"]), _module(PEERS["BeautifulSoup"])
    if pandas is not None:
        runs["pandas.read_html"] = lambda: pandas.read_html(BytesIO(page))
    if soup is not None:
        runs["BeautifulSoup"] = lambda: soup.BeautifulSoup(page, "lxml")
    return runs


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None


def _parsed_parts(file: bytes) -> None:
    """The parts of a Word file unpacked and parsed, and no more."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def _pdf_texts() -> dict[tuple[str, str], bytes]:
    """The texts of PDF that stand beside the checkout."""
    found = {name: CORPUS / PDF_DOCUMENT / f"{name}.txt" for name in PDF_TEXTS}
    return {("pdf text", name): path.read_bytes() for name, path in found.items() if path.is_file()}


def _of_records(stated: AnnualReport) -> Iterator[Case]:
    """What is done with a report: the standard library's `json` is the measure of JSON, libxml2 on the plain page of the rest."""
    text = to_json(stated)
    plain = json.loads(text)
    parse = {YARDSTICK: partial(etree.HTML, plain_page())}
    yield Case(
        "record",
        "to_json",
        partial(to_json, stated),
        {"json": partial(json.dumps, plain, ensure_ascii=False)},
        len(text.encode()),
    )
    yield Case("record", "from_json", partial(from_json, text), {"json": partial(json.loads, text)}, len(text.encode()))
    yield Case("record", "check", partial(check, stated), parse)
    yield Case("record", "figures", partial(figures, stated), parse)
    yield Case("record", "diagnose one slip", partial(diagnose, _with_a_slip(stated)), parse)
    yield Case("record", "write html", partial(write, stated, "html"), parse)


def _with_a_slip(stated: AnnualReport) -> AnnualReport:
    """A report of zeros but for one figure, which no total has."""
    zeros = {path: 0 for path in stated.cells() if path.startswith(("applications.", "review."))}
    return stated.replace({**zeros, "applications.results.granted.natural_person": 3})
