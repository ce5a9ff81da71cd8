"""The page in the browser as an office uses it: a file handed over, findings, both languages, what it refuses."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

AXE = "axe.run().then(({violations}) => violations)"


def check_example(page: Page, root: Path) -> None:
    page.locator("#files").set_input_files(root / "examples" / "qinghe-2022.html")
    page.locator("#status", has_text="核对完毕").wait_for()


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: list[dict[str, str]] = page.evaluate(AXE)
    return [f"{one['id']}: {one['description']}" for one in found if one["impact"] in {"serious", "critical"}]


def test_the_finding_comes_first_and_names_both_sums(page: Page, root: Path) -> None:
    check_example(page, root)
    words = page.frame_locator("#found").locator("body").inner_text()
    assert "先看这里" in words
    assert words.index("先看这里") < words.index("三、收到和处理政府信息公开申请情况")
    assert "16" in words
    assert "14" in words


def test_all_is_said_in_english_on_demand(page: Page, root: Path) -> None:
    check_example(page, root)
    page.locator("#language").click()
    page.frame_locator("#found").locator("html[lang=en]").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#status").inner_text() == "Checked: the result stands below."
    page.locator("#language").click()
    page.frame_locator("#found").locator("html[lang=zh-CN]").wait_for()


def test_the_figures_that_are_most_likely_wrong_are_found_apart(page: Page, root: Path) -> None:
    check_example(page, root)
    page.locator("#diagnose").click()
    page.locator("#status", has_text="查找完毕").wait_for()
    assert "建议" in page.frame_locator("#found").locator("body").inner_text()


def test_a_file_of_more_than_five_megabytes_is_refused(page: Page) -> None:
    large: list[Any] = [{"name": "大.html", "mimeType": "text/html", "buffer": b" " * 5_000_001}]
    page.locator("#files").set_input_files(large)
    page.locator("#refused", has_text="超过 5 MB").wait_for()


def test_opened_as_a_file_it_says_what_to_do(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("#status", has_text="python -m http.server").wait_for()
    page.close()


def test_axe_finds_nothing_serious(page: Page, root: Path) -> None:
    assert serious(page) == []
    check_example(page, root)
    assert serious(page) == []
