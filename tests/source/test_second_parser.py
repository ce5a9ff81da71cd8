"""What a browser sees and what is read are one: the tree of a second parser (justhtml) is the judge of libxml2's.

The pages are those of the generator (`benchmarks.exactness`), whole, with the generator's damage, and with torn markup; the
examples; and the pages of `tests/reading/cases`. Where the two parsers see different pages stands in `differences`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from attrs import frozen

from benchmarks.exactness.documents import make
from govdisclosure import Reading, read_all
from govdisclosure.schema import CellValue
from govdisclosure.source.parser import parsed_by
from tests.source.differences import DIFFERENCES, DIFFERENCES_OF_MANY, Difference
from tests.source.second_parser import SecondParser

KINDS = ("html", "html in runs", "html without spans")
"""The generator's kinds of pages with tables."""

QUICK, MANY = 20, 180
"""Pages of each kind and state that every run reads (ten seconds), and those that the long run goes on to (a minute)."""

_tag = re.compile(r"</?[a-zA-Z][^>]*>")
_sign = re.compile("[<>\"'/=&;]")


def without_a_tag(page: str, rng: Random) -> str:
    return without(page, rng.choice(list(_tag.finditer(page))))


def without_a_kind_of_tag(page: str, rng: Random) -> str:
    """A page without all beginnings, or all ends, of one element."""
    names = sorted({re.split(r"[\s/>]", found[0].lstrip("</"))[0] for found in _tag.finditer(page)})
    name, slash = rng.choice(names), rng.choice(("", "/"))
    return re.sub(rf"<{slash}{re.escape(name)}(?=[\s/>])[^>]*>", "", page)


def without_a_sign(page: str, rng: Random) -> str:
    return without(page, rng.choice(list(_sign.finditer(page))))


def without(page: str, found: re.Match[str]) -> str:
    return page[: found.start()] + page[found.end() :]


TEARS = (without_a_tag, without_a_kind_of_tag, without_a_sign)


def whole(kind: str, number: int) -> str:
    return make(kind, f"{kind}-{number}", damaged=False).text


def damaged(kind: str, number: int) -> str:
    return make(kind, f"{kind}-{number}", damaged=True).text


def torn(kind: str, number: int) -> str:
    rng = Random(f"{kind}-{number}")  # noqa: S311 - damage, not secrets
    return rng.choice(TEARS)(whole(kind, number), rng)


STATES: Mapping[str, Callable[[str, int], str]] = {"whole": whole, "damaged": damaged, "torn": torn}


def generated(numbers: range, kinds: Sequence[str] = KINDS) -> Iterator[tuple[str, bytes]]:
    """The pages of the generator, each with its name."""
    for state, write in STATES.items():
        for kind in kinds:
            for number in numbers:
                yield f"{kind}, {state}, {number}", write(kind, number).encode()


@frozen
class Seen:
    """A page as libxml2 and as a browser see it."""

    read: Sequence[Reading]
    shown: Sequence[Reading]

    @classmethod
    def of(cls, page: bytes) -> Seen:
        with parsed_by(SecondParser()):
            shown = read_all(page)
        return cls(read_all(page), shown)

    @property
    def other_figures(self) -> set[str]:
        """The cells of which the two give different figures."""
        read, shown = figures(self.read), figures(self.shown)
        return {path for path in read.keys() | shown.keys() if read.get(path) != shown.get(path)}

    def unnamed(self, told: str | None) -> set[str]:
        """The same without those that such a diagnostic of the library is about."""
        about = [found.path for reading in self.read for found in reading.diagnostics if found.code == told]
        return {path for path in self.other_figures if not any(whole is None or within(path, whole) for whole in about)}


def within(path: str, whole: str) -> bool:
    return f"{path}.".startswith(f"{whole}.")


def figures(readings: Sequence[Reading]) -> Mapping[str, CellValue]:
    """The figures of a page with one report."""
    reports = [reading.report for reading in readings if reading.report is not None]
    assert len(reports) < 2
    return {path: value for report in reports for path, value in report.cells().items()}


def assert_listed(pages: Iterator[tuple[str, bytes]], listed: Mapping[str, Difference]) -> None:
    """Assert that exactly the listed pages differ, and that diagnostics name all figures that do."""
    seen = ((name, Seen.of(page)) for name, page in pages)
    found = {name: one for name, one in seen if one.read != one.shown}
    assert sorted(found) == sorted(listed), "differences.py must list just the pages that differ"
    unnamed = {name: one.unnamed(listed[name].told) for name, one in found.items()}
    assert {name: paths for name, paths in unnamed.items() if paths} == {}


def test_generated_pages() -> None:
    assert_listed(generated(range(QUICK)), DIFFERENCES)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_generated_pages(kind: str) -> None:
    listed = {name: why for name, why in DIFFERENCES_OF_MANY.items() if name.startswith(f"{kind},")}
    assert_listed(generated(range(QUICK, MANY), (kind,)), listed)


def test_examples_and_cases(root: Path) -> None:
    files = [*(root / "examples").glob("*.html"), *(root / "tests" / "reading" / "cases").glob("*.html")]
    assert len(files) > 20
    assert_listed(((file.name, file.read_bytes()) for file in files), {})
