"""Pages within strings: JSON, scripts, entities."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.source.unwrap import pages_within

PAGE = '<table>\n<tr><td class="a">规章</td><td>it\'s 1</td></tr>\n</table>' + "<p>正文</p>" * 20


def first(text: str) -> tuple[str, int]:
    return next(iter(pages_within(text)))


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize(
    "wrap", [lambda p: {"data": {"content": p}}, lambda p: [{"a": [1, None, p]}], lambda p: {"a": p, "b": "其他"}]
)
def test_json(wrap: object, ascii_only: bool) -> None:
    assert callable(wrap)
    assert first(json.dumps(wrap(PAGE), ensure_ascii=ascii_only)) == (PAGE, 1)


def test_the_strings_of_one_object_are_one_page() -> None:
    assert first(json.dumps({"a": "<td>1</td>", "b": "没有", "c": "<td>2</td>"})) == ("<td>1</td>\n<td>2</td>", 1)


@pytest.mark.parametrize(
    "quoted",
    [
        json.dumps(PAGE),
        json.dumps(PAGE).replace("<", "\\u003c"),
        json.dumps(PAGE, ensure_ascii=False).replace("/", "\\/"),
        "'" + PAGE.replace("'", "\\'").replace("\n", "\\n") + "'",
        "`" + PAGE + "`",
        "'" + PAGE.replace("'", "\\x27").replace("\n", "\\r\\n").replace("\r", "") + "'",
    ],
)
def test_the_strings_of_a_script(quoted: str) -> None:
    page, line = first(f"<script>\nvar a = 'x';\nvar page = {quoted};\n</script>")
    assert (page.replace("\r", ""), line) == (PAGE, 3)


def test_the_longest_string_comes_first() -> None:
    other = "<table><tr><td>9</td></tr></table>" + " " * 200
    pages = [page for page, _ in pages_within(f"a = '{other}'; b = {json.dumps(PAGE + ' ' * 300)};")]
    assert pages == [PAGE + " " * 300, other]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<div>&lt;table&gt;&lt;tr&gt;&lt;td&gt;1&lt;/td&gt;</div>", "<div><table><tr><td>1</td></div>"),
        ("<a><![CDATA[<td>1</td>]]></a>", "<a><td>1</td></a>"),
    ],
)
def test_entities_and_cdata(text: str, page: str) -> None:
    assert first(text) == (page, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1, 2]",
        '{"a": "没有表格"}',
        "[" * 100_000,
        '"' * 1000,
        "`" * 1001,
        "table '" + "\\" * 1001,
        '{"a": ' * 60 + '"<td>1</td>"' + "}" * 60,
    ],
)
def test_where_there_is_no_page(text: str) -> None:
    assert list(pages_within(text)) == []


@given(
    st.lists(st.sampled_from(["'", '"', "`", "\\", "<td>", "table", "x" * 210, "\n", "\\u003ct", "&lt;t"]), max_size=30).map(
        "".join
    )
)
def test_any_text(text: str) -> None:
    assert all("<t" in page.lower() for page, _ in pages_within(text))
