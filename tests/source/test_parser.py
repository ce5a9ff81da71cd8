"""Who parses pages: nobody before the first page comes; and what is written in a page never passes for a sign of the walk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from govdisclosure.grid import Grid, Paragraph
from govdisclosure.source.flat import Flat
from govdisclosure.source.page import DEFAULT_LIMITS, Features, Limits, Page
from govdisclosure.source.parser import parsed_by, read_features, read_page

SCRIPT = """
import json, sys
import govdisclosure
reading = govdisclosure.read(sys.argv[1])
results = govdisclosure.check(reading)
govdisclosure.diagnose(reading)
print(json.dumps([reading.layout, len(results) > 50, sorted(name for name in sys.modules if name.split(".")[0] == "lxml")]))
"""


def modules_after_reading(file: Path) -> list[object]:
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(file)], capture_output=True, check=True, timeout=60)
    found: list[object] = json.loads(done.stdout)
    return found


def test_a_text_needs_no_lxml(root: Path) -> None:
    assert modules_after_reading(root / "examples" / "qinghe-2022.txt") == ["pipe-rows", True, []]


def test_a_page_does(root: Path) -> None:
    layout, checked, modules = modules_after_reading(root / "examples" / "qinghe-2022.html")
    assert (layout, checked, "lxml.etree" in (modules if isinstance(modules, list) else ())) == ("html", True, True)


@pytest.mark.parametrize(
    "sign", [*map(chr, range(0xFDD0, 0xFDDE)), "&#xFDD3;", "&#xfdd5<b></b>", "&#064979;", "&#64981;", "&#X00fdD7;"]
)
def test_signs_of_the_flat_page_in_a_page_divide_no_figure(sign: str) -> None:
    found = read_page(f"<table><tr><td>1{sign}2</td><td>3</td></tr></table>", DEFAULT_LIMITS)
    (grid,) = (block for block in found.blocks if isinstance(block, Grid))
    assert [[cell.text for cell in row] for row in grid.rows] == [["12", "3"]]


SHOWN = {
    "&#64975;": "\ufdcf",
    "&#65008;": "\ufdf0",
    "&#xfdcf;": "\ufdcf",
    "&#xfdf0;": "\ufdf0",
    "&#x30;": "0",
    "&amp;#64979;": "&#64979;",
}


@pytest.mark.parametrize("other", SHOWN)
def test_other_characters_stay(other: str) -> None:
    (line,) = read_page(f"<p>1{other}2</p>", DEFAULT_LIMITS).blocks
    assert not isinstance(line, Grid)
    assert line.text == f"1{SHOWN[other]}2"


class Echo:
    """A parser for which every page has one line."""

    def flatten(self, text: str, limits: Limits) -> Flat:
        return Flat(text, title="甲", meta={"a": "b"})

    def features(self, text: str, limits: Limits) -> Features:
        return Features(images=len(text))


def _first(page: Page) -> str:
    block = page.blocks[0]
    assert isinstance(block, Paragraph)
    return block.text


def test_another_parser_is_asked_as_long_as_the_context_is_open() -> None:
    with parsed_by(Echo()):
        page = read_page("<p>乙", DEFAULT_LIMITS)
        features = read_features("<p>乙", DEFAULT_LIMITS)
    assert (_first(page), page.title, page.meta, features.images) == ("<p>乙", "甲", {"a": "b"}, 4)
    after = read_page("<p>乙", DEFAULT_LIMITS)
    assert (_first(after), after.title) == ("乙", None)
