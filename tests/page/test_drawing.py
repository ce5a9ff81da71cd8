"""What stands on a page, seen by a parser of its own: escaped whatever it is, every link leads somewhere, no number is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govdisclosure import AnnualReport, Diagnostic, Message, Money, Reading, check, diagnose, strategies
from govdisclosure.message import Severity
from govdisclosure.page import Entry, draw_page, draw_report
from govdisclosure.page.markup import tag
from govdisclosure.reading import PlacedCell
from govdisclosure.schema import FORMS, TABLES
from tests.page.conftest import Parsed

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "div", "article", "section", "nav", "h1", "h2", "h3", "h4"),
    *("p", "small", "span", "b", "code", "q", "mark", "blockquote", "a", "ul", "ol", "li", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "input", "label"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "type", "checked", "for", "start"),
    *("colspan", "rowspan", "scope", "role", "tabindex", "aria-labelledby"),
}
PARTS = (
    "<script>alert(1)</script>",
    "</style>",
    "<!--",
    "-->",
    '"',
    "'",
    "&",
    "&lt;",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "javascript:",
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

few = settings(max_examples=25)  # each draws whole pages, with every text in them

SEVERITIES: tuple[Severity, ...] = get_args(Severity)

hostile = st.lists(st.sampled_from(PARTS) | st.text(max_size=6), min_size=1, max_size=4).map("".join)
paths = st.sampled_from([*FORMS["2021"].paths[::7], *(row.path for row in FORMS["2021"].rows[::3]), *TABLES, "overview", None])


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    said, path = draw(hostile), draw(paths)
    severity: Severity = draw(st.sampled_from(SEVERITIES))
    line = draw(st.none() | st.integers(1, 9999))
    return Diagnostic(
        code="parse-cell-unreadable", severity=severity, message=Message(said, said), path=path, line=line, text=said
    )


@st.composite
def hostile_readings(draw: st.DrawFn) -> Reading:
    """A reading of which every text is hostile: names, sections, raw cells, units, diagnostics, the file."""
    report = draw(strategies.reports(edition="2021", consistent=False))
    texts = {name: draw(hostile) for name in ("title", "organization", "overview", "problems", "other_matters")}
    stated = {path: value for path, value in report.cells().items() if getattr(report, path.partition(".")[0]) is not None}
    if "proactive.fees.amount" in stated and isinstance(stated["proactive.fees.amount"], Money):
        stated["proactive.fees.amount"] = Money(stated["proactive.fees.amount"].amount, draw(hostile))
    named = AnnualReport.from_cells("2021", stated, year=report.year, **texts)
    raw = draw(hostile)
    cells = {path: PlacedCell(path, raw, "unreadable", 7) for path in stated}
    found = tuple(draw(st.lists(diagnostics(), max_size=4)))
    return Reading(report=named, cells=cells, diagnostics=found, source=f"/srv/{draw(hostile)}")


@few
@given(hostile_readings())
def test_nothing_of_a_document_becomes_markup(reading: Reading) -> None:
    page = Parsed(draw_page([Entry.of(reading)]))
    assert {name for name, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert all(re.fullmatch(r"#[\w.-]+", link) for link in page.links)
    assert not CONTROLS.search(page.text)


@given(hostile, hostile)
def test_an_element_is_one_element_whatever_it_is_given(content: str, value: str) -> None:
    assume(content.isprintable() and value.isprintable())
    page = Parsed(tag("b", content, data_x=value))
    assert page.elements == [("b", {"data-x": value})]
    assert page.text == content


@few
@given(hostile)
def test_a_hostile_name_is_shown_as_it_is(name: str) -> None:
    assume(name.isprintable())
    report = AnnualReport.from_cells("2021", {"review.reconsideration.total": 1}, organization=name, title=name)
    page = Parsed(draw_page([Entry.of(report)]))
    assert page.text.count(name) >= 2


@few
@given(st.lists(hostile_readings(), min_size=1, max_size=2), st.booleans())
def test_every_link_leads_to_one_place(readings: list[Reading], twice: bool) -> None:
    page = Parsed(draw_page([Entry.of(reading) for reading in readings * (2 if twice else 1)]))
    assert max(Counter(page.ids).values()) == 1
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@few
@given(strategies.readings())
def test_the_tables_show_every_number_in_official_order(reading: Reading) -> None:
    page = Parsed(draw_report(Entry.of(reading, ())))
    report = reading.require()
    held = [cell for cell in report.form.cells if getattr(report, cell.table) is not None]
    assert len(page.figures) == len(held)
    for cell, figure in zip(held, page.figures, strict=True):
        value = report.get(cell.path)
        if isinstance(value, int):
            assert figure == str(value)
        elif isinstance(value, Money):
            assert figure.startswith(f"{value.amount:f}"[:36])


@few
@given(strategies.reports(consistent=False))
def test_every_finding_leads_to_its_mark_and_every_mark_back(report: AnnualReport) -> None:
    results = check(report)
    wrong = Counter(result.target for result in results if result.status in ("FAIL", "UNCERTAIN"))
    page = Parsed(draw_report(Entry.of(report, results)))
    leading = {place: page.inside[place][0] for place in page.ids if place.startswith("f-")}
    assert Counter(leading.values()) == {f"#c-{target}": count for target, count in wrong.items()}
    for place, target in leading.items():
        assert f"#{place}" in page.inside[target.removeprefix("#")]


def test_a_negative_count_is_marked_in_its_own_cell() -> None:
    path = "applications.results.denied.state_secret.natural_person"
    report = AnnualReport.from_cells("2021", {path: -1, "applications.received.total": 2})
    page = Parsed(draw_report(Entry.of(report)))
    marked = [attributes["id"] for name, attributes in page.elements if name == "td" and "gd-fail" in attributes.get("class", "")]
    assert f"c-{path}" in marked
    assert "c-applications.received.total" not in marked


def test_a_page_without_a_report_says_what_was_met() -> None:
    met = Diagnostic(code="parse-empty", severity="error", message=Message("文件没有内容", "nothing is in it"))
    page = Parsed(draw_page([Entry.of(Reading(report=None, diagnostics=(met,), source="C:\\Users\\li\\a.html"))]))
    assert "文件没有内容" in page.text
    assert "a.html" in page.text
    assert "li\\" not in page.text


def test_both_sums_and_the_candidates_stand_on_the_page() -> None:
    cells = {"upheld": 2, "corrected": 1, "other_result": 0, "pending": 0, "total": 5}
    report = AnnualReport.from_cells("2021", {f"review.reconsideration.{name}": value for name, value in cells.items()})
    page = Parsed(draw_page([Entry.of(report, diagnosis=diagnose(report))])).text
    assert "左边 3，右边 5（左边少 2）" in page
    assert "left side 3, right side 5 (left is 2 less)" in page
    assert "“总计”列由5改为3" in page  # the likeliest of the five numbers to be wrong is listed among others
    assert "共 5 种" in page


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_the_language_asked_for_is_shown_first(lang: str, code: str) -> None:
    page = Parsed(draw_page([], lang="zh" if lang == "zh" else "en"))
    checked = [attributes["id"] for name, attributes in page.elements if name == "input" and "checked" in attributes]
    assert checked == [f"gd-{lang}"]
    assert page.elements[0] == ("html", {"lang": code})
