"""The proof: what is written in any layout reads back as the same report, or is refused with the place named."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from govdisclosure.errors import UnwritableTextError
from govdisclosure.reading import Reading, read, read_html, read_text
from govdisclosure.schema import AnnualReport, Edition, Money, Portal
from govdisclosure.strategies import organizations, paragraphs, reports, texts
from govdisclosure.writing import LAYOUTS, write

SIGNS = ("", "/", "-", "—", "无")
TITLE_FORMS = (
    "{}{}年政府信息公开工作年度报告",
    "{}{}年度政府信息公开年报",
    "{1}年政府信息公开工作年度报告",
    "关于{}{}年政务公开工作报告",
    "{}关于{}年度政府信息公开工作情况的报告",
    "{}政府信息公开工作年度报告",
    "《{}{}年政府信息公开工作年度报告》",
)
ODD_ORGANS = (
    *("财政局", "红石镇", "国家税务总局青山县税务局", "某某大学", "青山县", "1", "2021年", "总计", "a|b", "甲 乙局"),
    *("五、甲局", "<b>局", "- 甲局", "*甲*局", "关于局", "本机关"),
)
EDITIONS: tuple[Edition, ...] = ("2019", "2021")


def refusal(report: AnnualReport, layout: str) -> UnwritableTextError | None:
    """What keeps a report from being written in a layout."""
    try:
        write(report, layout)
    except UnwritableTextError as error:
        return error
    return None


WITHOUT_CELLS = ("lines", "columns")
"""Layouts whose text shows no cells: there a figure may be named instead of read, and none is wrong in silence."""


def assert_read_back(reading: Reading, report: AnnualReport, layout: str) -> None:
    if layout not in WITHOUT_CELLS or reading.report == report:
        assert reading.report == report
        return
    named = {d.path or d.table or "" for d in reading.diagnostics if d.severity != "info"}
    got = {} if reading.report is None else reading.report.cells()
    for path, value in report.cells().items():
        covered = any(path == name or path.startswith(f"{name}.") for name in named if name)
        assert got.get(path) == value or (covered and got.get(path) is None) or reading.report is None, path


EVERY = [(layout, edition) for layout in LAYOUTS for edition in EDITIONS]


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_a_report_reads_back(layout: str, edition: Edition) -> None:
    @given(reports(edition=edition))
    def check(report: AnnualReport) -> None:
        assert_read_back(read(write(report, layout).encode()), report, layout)

    check()


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_hostile_text_reads_back_or_is_refused(layout: str, edition: Edition) -> None:
    door = read_html if layout.startswith("html") else read_text

    @given(reports(edition=edition, text=texts(hostile=True)))
    def check(report: AnnualReport) -> None:
        refused = refusal(report, layout)
        if refused is None:
            assert_read_back(door(write(report, layout)), report, layout)
        else:
            event(refused.reason.partition(": ")[2])
            assert getattr(report, refused.section).split("\n")[refused.line - 1]

    check()


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_traditional_script_reads_back(layout: str, edition: Edition) -> None:
    @given(reports(edition=edition, complete=True))
    def check(report: AnnualReport) -> None:
        reading = read(write(report, layout, script="traditional").encode())
        assert reading.script == "traditional"
        assert_read_back(reading, report, layout)

    check()


@pytest.mark.parametrize(
    ("layout", "blank"), [(name, sign) for name, way in LAYOUTS.items() for sign in SIGNS if sign or not way.blank]
)
def test_every_sign_for_nothing_reads_back_as_nothing(layout: str, blank: str) -> None:
    @given(reports())
    def check(report: AnnualReport) -> None:
        assert_read_back(read(write(report, layout, blank=blank).encode()), report, layout)

    check()


ORGANS = organizations() | paragraphs(hostile=True) | st.sampled_from(ODD_ORGANS)
YEARS = st.integers(1990, 2110)
TITLES = st.none() | paragraphs(hostile=True) | st.builds(str.format, st.sampled_from(TITLE_FORMS), ORGANS, YEARS)
FOOTERS = st.sampled_from(["0427-3554789", "2111220003", "辽ICP备13003879号-1", "辽公网安备 21112202000001号"]) | ORGANS
PORTALS = st.none() | st.builds(Portal, **{a.name: st.none() | FOOTERS for a in attrs.fields(Portal)})


@st.composite
def headed(draw: st.DrawFn) -> AnnualReport:
    """Reports with any head and any footer: half of them with a title that says what the fields say."""
    organ, year, title = draw(st.none() | ORGANS), draw(st.none() | YEARS), draw(TITLES)
    if organ and year and draw(st.booleans()):
        title = draw(st.sampled_from(TITLE_FORMS)).format(organ, year)
    report = draw(reports())
    portal = report.portal if draw(st.booleans()) else draw(PORTALS)
    return attrs.evolve(report, organization=organ, year=year, title=title, portal=portal)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_head_and_footer_read_back_or_are_refused(layout: str) -> None:
    @given(headed())
    def check(report: AnnualReport) -> None:
        refused = refusal(report, layout)
        if refused is None:
            assert_read_back(read(write(report, layout).encode()), report, layout)
        else:
            event(refused.section)
            assert refused.line == 1
            assert attrgetter(refused.section)(report) is not None or refused.section in ("organization", "year")

    check()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_longest_numbers_that_are_written_read_back(layout: str) -> None:
    amount = Money(Decimal(10**31) + Decimal("0.125"), "元")
    counts = {"applications.received.total": 10**36 - 1, "applications.carried_in.total": -(10**35 - 1)}
    report = AnnualReport.from_cells("2021", {**counts, "proactive.fees.amount": amount})
    assert read(write(report, layout).encode()).report == report


@pytest.mark.parametrize("sign", "\\`*_{}[]()#+-.!|<>~&=^$%@\"'")
def test_a_sign_of_markup_reads_back_wherever_it_stands(sign: str) -> None:
    for text in (
        f"{sign} 甲乙",
        f"{sign}甲乙",
        f"甲{sign} 乙",
        f"甲 {sign}乙",
        f"甲乙{sign}",
        f"1{sign} 甲",
        f"{sign * 2}甲{sign * 2}",
    ):
        report = AnnualReport.from_cells("2021", {"applications.received.total": 1}, problems=text)
        if refusal(report, "markdown") is None:
            assert read(write(report, "markdown").encode()).report == report, text
        else:
            assert sign in "|<&-"
