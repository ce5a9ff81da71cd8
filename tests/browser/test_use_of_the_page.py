"""The page in the browser as an office uses it: a file handed over, findings, both languages, what it refuses."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

AXE = "axe.run().then(({violations}) => violations)"


STOP_AT_ONCE = """() => {
    const [diagnose, stop] = ["diagnose", "stop"].map(name => document.getElementById(name));
    diagnose.click();
    const shown = stop.checkVisibility() && document.activeElement === stop;
    stop.click();
    return shown;
}"""
"""Before the search can end; true if the button that stops it was there."""


def choose(page: Page, file: Path) -> None:
    """Choose a file as people do; a field whose files are set behind its back tells of no change where they are the same."""
    with page.expect_file_chooser() as chooser:
        page.locator("#files").click()
    chooser.value.set_files(file)


def check_example(page: Page, root: Path) -> None:
    choose(page, root / "examples" / "qinghe-2022.html")
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


def test_the_search_for_wrong_figures_can_be_stopped(page: Page, root: Path) -> None:
    check_example(page, root)
    assert page.evaluate(STOP_AT_ONCE)
    page.locator("#status", has_text="已停止查找，核对结果仍在下面").wait_for()
    assert "先看这里" in page.frame_locator("#found").locator("body").inner_text()
    page.locator("#files:enabled").wait_for()
    check_example(page, root)


def test_a_draft_is_chosen_again_after_it_was_corrected(page: Page, root: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.html"
    written = (root / "examples" / "qinghe-2022.html").read_text("utf-8")
    for content, words in ((written, "总计填14"), ("<p>另一篇文章</p>", "没有可核对的年度报告")):
        draft.write_text(content, encoding="utf-8")
        choose(page, draft)
        page.frame_locator("#found").get_by_text(words).first.wait_for()


def test_a_word_file_a_text_and_a_page_are_taken_at_once(page: Page, root: Path) -> None:
    names = ("draft-2023.docx", "qinghe-2022.txt", "qinghe-2023.html")
    page.locator("#files").set_input_files([root / "examples" / name for name in names])
    page.locator("#status", has_text="核对完毕").wait_for()
    index = page.frame_locator("#found").locator("nav")
    assert index.locator("tbody th").all_inner_texts() == list(names)


def test_one_page_scrolls_also_after_the_window_was_made_narrow(page: Page, root: Path) -> None:
    check_example(page, root)
    for width in (1280, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        shown = page.frame_locator("#found").locator("html")
        whole, seen = shown.evaluate("page => [page.scrollHeight, page.clientHeight]")
        assert whole <= seen <= whole + 40
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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
