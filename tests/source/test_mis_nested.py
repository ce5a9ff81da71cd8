"""Markup that a hand put where it does not belong: what is read is what a browser shows, or a diagnostic says so.

A piece of markup is put at each kind of place of a report's page. What the report states is known, and a second parser that
keeps to the standard (justhtml) tells what a browser sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

import pytest

from benchmarks.pages import report
from govdisclosure import Reading, read, write
from govdisclosure.schema import CellValue
from govdisclosure.source.parser import parsed_by
from tests.reading.own_pages import html_page, stated
from tests.source.second_parser import SecondParser

TABLES = (
    *("<table>", "</table>", "<table></table>", "<table><tr>", "<table><tr></tr></table>", "<table><tr><td></td></tr></table>"),
    *("</table><table>", "<table><tr><td>77777</td></tr></table>", "<table><tbody><tr><td>"),
)
PARTS = (
    *("<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<tbody>", "</tbody>", "<thead>", "<tfoot>", "<caption>", "</caption>"),
    *("<col>", "<colgroup>", "<tr><td>77777</td></tr>", "<td>77777</td>"),
)
OTHERS = (
    *(
        "<p>",
        "</p>",
        "<form>",
        "</form>",
        "<a href=x>",
        "<select>",
        "</select>",
        "<option>",
        "<button>",
        "<div>",
        "</div>",
        "<b>",
    ),
    *("<h1>", "<li>", "<font>", "</font>", "<textarea>", "<title>", "<script>", "<style>", "<iframe>", "<noscript>", "<pre>"),
    *("</body>", "</html>", "<body>", "<head>", "<br>", "</br>", "<hr>", "<lb>", "<lb/>", "<input value=77777>", "<object>"),
    *("<svg><td>77777</td></svg>", "<math><tr><td>77777</td></tr></math>", "<template><td>77777</td></template>"),
    *("<!--", "-->", "<!-- -- -->", "<!-->", "<![if !x]>", "<?x", "</", "<", "< td>", "\x00", "<p>77777</p>"),
)

PLACES: Mapping[str, str] = {
    "before a row": r"(?=<tr>)",
    "in front of the cells of a row": r"(?<=<tr>)(?=<t[dh])",
    "between two cells": r"(?<=</td>)(?=<td)",
    "in a cell": r"(?<=<td>)(?=[0-9])",
    "behind the figure of a cell": r"(?<=[0-9])(?=</td>)",
    "behind the cells of a row": r"(?<=</td>)(?=</tr>)",
}

OF_ALL = "parse-cells-outside-table"
"""The diagnostic that says that a browser draws the rest of a table as running text."""

HIDING = (
    "<select>",
    "<textarea>",
    "<title>",
    "<script>",
    "<style>",
    "<iframe>",
    "<noscript>",
    "<object>",
    "<!--",
    "<?x",
    "</",
    "<",
)
"""Pieces behind which a browser does not draw a figure, or not as such: it is blank on the page."""


def pages(place: str, pieces: Sequence[str], numbers: range) -> Iterator[tuple[str, str, Mapping[str, CellValue]]]:
    """Pages with a piece of markup at some place of one kind, each with its name and what the report states."""
    for number in numbers:
        stated = report("2019" if number % 3 == 2 else "2021", 2019 + number)
        page = write(stated, "html")
        found = list(re.finditer(PLACES[place], page))
        for piece in pieces:
            at = Random(f"{place} {piece} {number}").choice(found).start()  # noqa: S311 - damage, not secrets
            yield f"{piece} {place}, {number}", page[:at] + piece + page[at:], stated.cells()


def figures(reading: Reading) -> Mapping[str, CellValue]:
    cells = {} if reading.report is None else reading.report.cells()
    return {path: value for path, value in cells.items() if value is not None}


def covered(reading: Reading, path: str) -> bool:
    """Whether a diagnostic of weight is about a cell, its row, its table or all."""
    loud = [found for found in reading.diagnostics if found.severity != "info"]
    about = [found.path for found in loud if found.path is not None]
    all_of_it = reading.report is None or any(found.code == OF_ALL for found in loud)
    return all_of_it or any(f"{path}.".startswith(f"{whole}.") for whole in about)


def told(reading: Reading, value: CellValue) -> bool:
    """Whether a diagnostic tells a figure as the page has it."""
    raw = re.escape(str(value).partition("万元")[0])
    return any(re.search(rf"(?<![0-9]){raw}(?![0-9])", found.text or "") for found in reading.diagnostics)


def assert_read_as_shown(place: str, pieces: Sequence[str], numbers: range) -> None:
    wrong: dict[str, object] = {}
    for name, page, printed in pages(place, pieces, numbers):
        reading = read(page.encode())
        with parsed_by(SecondParser()):
            shown = figures(read(page.encode()))
        found = figures(reading)
        unstated = {path for path, value in found.items() if value != printed[path] and not covered(reading, path)}
        unshown = {path for path, value in found.items() if value != shown.get(path) and not covered(reading, path)}
        lost = {path for path in printed if path not in found and not covered(reading, path)}
        gone = {path for path in lost if not told(reading, printed[path]) and not name.startswith(HIDING)}
        if unstated | unshown | gone:
            wrong[name] = sorted(unstated | unshown | gone)[:3]
    assert wrong == {}


@pytest.mark.parametrize("place", PLACES)
def test_a_piece_of_markup_out_of_place(place: str) -> None:
    assert_read_as_shown(place, (*TABLES, *PARTS), range(1))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_many_pieces_of_markup_out_of_place(place: str) -> None:
    assert_read_as_shown(place, (*TABLES, *PARTS, *OTHERS), range(1, 6))


@pytest.mark.parametrize("tag", ["svg", "math", "template"])
@pytest.mark.parametrize("inner", ["<td>77777</td>", "<tr><td>77777</td></tr>"])
def test_a_cell_in_a_drawing_is_none(tag: str, inner: str) -> None:
    page = html_page()
    assert "<td>101<" in page
    reading = read(page.replace("<td>101<", f"<td><{tag}>{inner}</{tag}>101<").encode())
    assert stated(reading) == stated(read(page.encode()))
    assert [(d.code, d.text) for d in reading.diagnostics] == [("parse-hidden-text", "77777")]
