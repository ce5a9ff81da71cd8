"""The site: terms of the search, counterparts of pages, the table of contents of each language."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.documentation.blocks import ROOT

pytest.importorskip("sphinx")


@pytest.fixture(scope="module")
def site() -> ModuleType:
    """The Sphinx extension."""
    spec = importlib.util.spec_from_file_location("two_languages", ROOT / "docs" / "_ext" / "two_languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("上年结转为0件", ["上年", "年结", "结转", "转为", "0", "件"]),
        ("Word 文件", ["Word", "文件"]),
        ("carried_in 表", ["carried_in", "表"]),
        ("“不符”、待核实", ["不符", "待核", "核实"]),
    ],
)
def test_chinese_is_cut_into_pairs_and_english_into_words(site: ModuleType, text: str, terms: list[str]) -> None:
    assert site.SearchPairs({}).split(text) == terms


def test_a_page_leads_to_its_counterpart_or_to_the_front_page(site: ModuleType) -> None:
    pages = {"index", "zh/index", "tutorial/a", "zh/tutorial/a", "reference/b", "zh/c"}
    found = {page: site.counterpart(page, pages) for page in pages}
    assert found == {
        "index": "zh/index", "zh/index": "index", "tutorial/a": "zh/tutorial/a", "zh/tutorial/a": "tutorial/a",
        "reference/b": "zh/index", "zh/c": "index",
    }  # fmt: skip


def test_the_table_of_contents_is_in_the_language_of_the_page(site: ModuleType) -> None:
    tree = '<div><p class="caption"><span>How-to</span></p><ul>a</ul><p class="caption"><span>中文</span></p><ul>b</ul></div>'
    assert "How-to" not in site.own_part(tree, chinese=True)
    assert "<ul>b</ul>" in site.own_part(tree, chinese=True)
    assert "中文" not in site.own_part(tree, chinese=False)


def test_every_chinese_page_is_in_the_table_of_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = [path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs" / "zh").rglob("*.md")]
    assert not [page for page in pages if f"\n{page}\n" not in index]
