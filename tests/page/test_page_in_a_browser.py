"""The page in real Chromium: links both ways, keyboard only, the switch of the language, hostile names, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from playwright.sync_api import Dialog, Page

from govdisclosure import AnnualReport, Diagnostic, Message, Reading, check, diagnose, read
from govdisclosure.message import Language
from govdisclosure.page import Entry, draw_page
from govdisclosure.reading import PlacedCell

Show = Callable[[str], Page]

HOSTILE = "<script>alert(1)</script>"
OFFENCES = {"applications.results.total.natural_person": 999, "review.reconsideration.total": 7}


@pytest.fixture(scope="module")
def entry(root: Path) -> Entry:
    """The example, with a wrong total in table 4, a figure of the text against table 3 and a cell that could not be read."""
    reading = read(root / "examples" / "qinghe-2022.html")
    overview = "2022年，我单位共收到政府信息公开申请15件。"
    wrong = AnnualReport.from_cells(
        "2021",
        reading.require().cells() | {"review.reconsideration.total": 7},
        overview=overview,
        title=reading.require().title,
        organization=reading.require().organization,
        year=2022,
    )
    met = Diagnostic(
        code="parse-cell-unreadable",
        severity="error",
        path="proactive.licensing.decisions",
        line=12,
        text="l2",
        message=Message("不是数字", "no number"),
    )
    cells = dict(reading.cells) | {
        "proactive.licensing.decisions": PlacedCell("proactive.licensing.decisions", "l2", "unreadable", 12)
    }
    row = Diagnostic(
        code="parse-row-missing",
        severity="warning",
        path="applications.results.denied.state_secret",
        message=Message("缺少一行", "a row is missing"),
    )
    return Entry.of(
        Reading(report=wrong, cells=cells, source="qinghe-2022.html", diagnostics=(met, row)),
        diagnosis=diagnose(wrong),
    )


@pytest.fixture
def opened(shown: Show, entry: Entry) -> Page:
    return shown(draw_page([entry]))


def serious(page: Page) -> list[dict[str, str]]:
    """What axe-core calls serious or critical."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: list[dict[str, str]] = page.evaluate("axe.run().then(({violations}) => violations)")
    return [one for one in found if one["impact"] in ("serious", "critical")]


def focused(page: Page) -> str:
    """What has the focus: the target of a link, or the name of an element."""
    place: str = page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id")
    return place


def test_every_finding_leads_to_its_marked_cell_and_back(opened: Page, entry: Entry) -> None:
    findings = opened.locator(".gd-finding")
    kinds = [finding.kind for finding in entry.findings()]
    assert {"fail", "unread"} <= set(kinds)
    assert findings.count() == len(kinds)
    for number in range(findings.count()):
        finding = findings.nth(number)
        place = finding.get_attribute("id")
        finding.locator(".gd-said > a.gd-mark").click()
        marked = opened.locator(":target")
        assert marked.is_visible()
        assert focused(opened) == marked.get_attribute("id")
        back = marked.locator(f"a[href='#{place}']")
        assert back.inner_text().strip()[-1].isdigit()
        back.click()
        assert focused(opened) == place


def test_the_sign_of_a_marked_cell_is_no_colour(opened: Page) -> None:
    cell = opened.locator("td[id='e1-c-review.reconsideration.total']")
    assert cell.inner_text().replace("\n", "").startswith("7")
    assert "▲" in cell.inner_text()
    assert cell.locator(".gd-number").inner_text() == "7"
    unread = opened.locator("td[id='e1-c-proactive.licensing.decisions']")
    assert "◆" in unread.inner_text()
    assert "l2" in opened.locator("body").inner_text()


def test_the_keyboard_alone_is_enough(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert focused(opened) == "gd-zh"
    opened.keyboard.press("ArrowRight")
    assert focused(opened) == "gd-en"
    for _ in range(200):
        opened.keyboard.press("Tab")
        if focused(opened).startswith("#e1-f-"):
            break
    finding = focused(opened)
    opened.keyboard.press("Enter")
    assert focused(opened) == finding.removeprefix("#")
    opened.keyboard.press("Tab")
    cell = focused(opened)
    assert cell.startswith("#e1-c-")
    opened.keyboard.press("Enter")
    assert focused(opened) == cell.removeprefix("#")
    opened.keyboard.press("Tab")
    assert focused(opened) == finding


def test_one_language_is_shown_at_a_time(opened: Page) -> None:
    words = opened.locator("main").inner_text()
    assert "先看这里" in words
    assert "What to do first" not in words
    opened.get_by_label("English").check(force=True)
    words = opened.locator("main").inner_text()
    assert "What to do first" in words
    assert "先看这里" not in words
    assert "三、收到和处理政府信息公开申请情况" in words  # what the form prints stays


def test_a_hostile_name_stays_text(shown: Show, page: Page) -> None:
    said: list[str] = []

    def alarmed(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", alarmed)
    report = AnnualReport.from_cells(
        "2021", OFFENCES, organization=HOSTILE, title=f'"><img src=x onerror=alert(2)>{HOSTILE}', overview=HOSTILE
    )
    met = Diagnostic(code="parse-cell-unreadable", severity="error", message=Message(HOSTILE, HOSTILE), text=HOSTILE)
    entries = [Entry.of(Reading(report=report, diagnostics=(met,), source=f"{HOSTILE}.html"), check(report))] * 2
    opened = shown(draw_page(entries))
    assert opened.locator("script, img").count() == 0
    assert said == []
    assert opened.locator("h2").filter(has_text=HOSTILE).count() == 2
    assert opened.locator("nav").get_by_role("link", name="script").count() == 2


def test_the_page_asks_for_nothing(shown: Show, page: Page, entry: Entry) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown(draw_page([entry]))
    assert len(asked) == 1


@pytest.mark.parametrize(("scheme", "lang"), [("light", "zh"), ("dark", "en")])
def test_axe_finds_nothing_serious(shown: Show, page: Page, entry: Entry, scheme: str, lang: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened = shown(draw_page([entry, entry], lang="zh" if lang == "zh" else "en"))
    assert serious(opened) == []


@pytest.mark.parametrize(
    "theme", ['data-jp-theme-light="true" style="background: #fff"', 'data-jp-theme-light="false" style="background: #111"']
)
def test_a_notebook_is_readable_in_light_and_dark(shown: Show, entry: Entry, theme: str) -> None:
    assert entry.report is not None
    drawn = check(entry.report)._repr_html_()
    opened = shown(f"<!DOCTYPE html><html lang='zh'><title>notebook</title><body {theme}><main>{drawn}</main></body></html>")
    assert serious(opened) == []
    background: str = opened.evaluate("getComputedStyle(document.querySelector('.gd-notebook')).backgroundColor")
    brightness = int(background.removeprefix("rgb(").split(",")[0])
    assert (brightness > 200) == ("true" in theme)
    assert opened.locator(".gd-fallback").is_visible() is False
    assert opened.locator("td.gd-fail .gd-mark").first.is_visible()


BROKEN_NUMBERS = """[...document.querySelectorAll("td")].filter(cell => /^[0-9]+$/.test(cell.textContent)).filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
}).length"""
"""How many cells that hold nothing but a number show it on more than one line."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_shows_the_page_without_scrolling_sideways(
    shown: Show, page: Page, entry: Entry, root: Path, lang: Language
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    reading = evolve(read(root / "examples" / "qinghe-2022.html"), source="送审稿-第三次修改-" * 5 + ".html")
    assert reading.report is not None
    long = Entry.of(reading, diagnosis=diagnose(reading.report))
    opened = shown(draw_page([entry, long, *[Entry.of(reading)] * 8], lang=lang))
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.evaluate(BROKEN_NUMBERS) == 0


def test_paper_shows_whole_tables(shown: Show, page: Page, entry: Entry) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins, at 96 points an inch
    opened = shown(draw_page([entry, entry]))
    assert not opened.get_by_text("English").is_visible()
    widths: list[float] = opened.evaluate(
        "[...document.querySelectorAll('table')].map(table => table.getBoundingClientRect().right)"
    )
    assert max(widths) <= 703
