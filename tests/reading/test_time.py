"""Twice the input, about twice the time: no hostile text makes any public door slow out of proportion.

What is compared is not a time but a growth. A size is looked for at which the door works long enough to be
measured; four times as much must take less than eight times as long (linear: 4, quadratic: 16). The time is that
of the process, the least of several, and a growth that seems too large is measured anew: only a door that is
slow each time fails.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

import pytest

from govdisclosure import figures, read, read_html, read_text
from govdisclosure.checking import check
from govdisclosure.schema import AnnualReport
from govdisclosure.text.normal import compact, normalise
from govdisclosure.text.numbers import money_unit, read_cell
from govdisclosure.text.script import to_simplified, without_glosses

Door = Callable[[str], object]
Hostile = Callable[[int], str]

SMALLEST, LARGEST, FACTOR = 8_000, 64_000, 4
"""Characters at which the search for a size begins, and the most that is tried: what is quick there is quick enough."""

LONG_ENOUGH = 0.005
"""Seconds from which on a time is far above the noise of the clock."""

GROWTH = 8.0
REPEATS, ATTEMPTS = 3, 5


def repeated(text: str, before: str = "", after: str = "") -> Hostile:
    """So many characters of a text, between others."""
    return lambda size: before + text * (size // len(text)) + after


def nested(begin: str, inside: str, end: str = "") -> Hostile:
    """Elements within elements, up to so many characters and the depth at which parsers stop."""

    def make(size: int) -> str:
        depth = size // len(begin + end)
        return begin * depth + inside + end * depth

    return make


HEAD_OF_TABLE_4 = """四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | |
|---|---|---|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
"""

# pieces that end the same way each time, that open without an end, that nearly match: what makes patterns turn back
TEXTS: Mapping[str, Hostile] = {
    "digits": repeated("1"),
    "grouped digits": repeated("1,", after="1"),
    "grouped digits that end wrong": repeated("123,", "1,", "x"),
    "dots": repeated("1.", after="年"),
    "spaces": repeated(" ", "自然人", "1"),
    "ideographic spaces": repeated("\u3000", "一、", "总体情况"),
    "blanks of all kinds": repeated(" \u00a0\u3000", "|", "|"),
    "tabs": repeated("\t", "a", "b"),
    "lone tabs": repeated("\t\n"),
    "pipes": repeated("|"),
    "pipes on lines": repeated("|\n"),
    "escaped pipes": repeated("\\|", "|", "|"),
    "backslashes": repeated("\\"),
    "stars": repeated("*"),
    "stars in words": repeated("**甲", "|"),
    "underscores": repeated("_ ", "|"),
    "hashes": repeated("# "),
    "rules": repeated("--- "),
    "rules on lines": repeated("--- --- ---\n"),
    "boxes": repeated("├─┼─┤\n│1│2│\n"),
    "one long box": repeated("│1", "├", "│\n" * 6),
    "labels": repeated("自然人\n"),
    "labels with figures": repeated("二、上年结转政府信息公开申请数量\n1 2 3 4 5 6 7\n", "三、收到和处理政府信息公开申请情况\n"),
    "labels in one line": repeated("法人或其他组织 ", "三、收到和处理政府信息公开申请情况\n"),
    "pieces of labels": repeated("申请 ", "三、收到和处理政府信息公开申请情况\n"),
    "pieces that go on": repeated("1.申请人无正当理由逾期不补正、\n", "三、收到和处理政府信息公开申请情况\n"),
    "numbers of labels": repeated("1. ", "三、收到和处理政府信息公开申请情况\n"),
    "rows that nobody knows": repeated("某事项 | 1 | 2 |\n", "二、主动公开政府信息情况\n"),
    "rows of equal figures": repeated("规章 | 0 | 0 | 0 | 0 | 0 |\n", "二、主动公开政府信息情况\n"),
    "one row of figures": repeated("0 | ", "四、政府信息公开行政复议、行政诉讼情况\n" * 3),
    "a row of table 4": repeated("1 2 3\n", "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n"),
    "rows of table 4": repeated("| 1 | 2 | 3 | 4 | 5 |\n| 2 | 2 | 3 | 4 | 6 |\n", HEAD_OF_TABLE_4),
    "rows of others": repeated("| 其他 | 1 |\n", "三、收到和处理政府信息公开申请情况\n\n| 项目 | 自然人 |\n|---|---|\n"),
    "headings": repeated("三、收到和处理政府信息公开申请情况\n"),
    "headings of all": repeated("一、总体情况\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n"),
    "titles": repeated("青山县2022年政府信息公开工作年度报告\n"),
    "years": repeated("2022年"),
    "years with blanks": repeated("2022 ", after="年"),
    "dates": repeated("发布日期：", after="2023"),
    "footers": repeated("六、其他需要报告的事项\n主办单位：甲 版权所有："),
    "brackets": repeated("("),
    "glosses": repeated("(guī)"),
    "glosses that do not close": repeated("（guī"),
    "quotes": repeated('"'),
    "quotes after backslashes": repeated('\\"', '"'),
    "quotes of all kinds": repeated("\"'`"),
    "的": repeated("的"),
    "的 with figures": repeated("的1件"),
    "sentences": repeated("全年收到申请14件，"),
    "sentences without an end": repeated("其中自然人3件、"),
    "outcomes": repeated("维持3件、", "行政复议9件，"),
    "nothing happened": repeated("没有"),
    "percents": repeated("33.9%"),
    "money": repeated("1,234.56万元"),
    "radicals": repeated("⼈⺠"),
    "noncharacters": repeated("\ufdd0\ufdd2\ufdd5"),
    "zero widths": repeated("\u200b\u200d", "自", "然人"),
    "combining": repeated("\u0301", "a"),
    "marks of direction": repeated("\u200f1\u200e"),
    "form feeds": repeated("1\n\f"),
    "line ends": repeated("\n1\n"),
    "carriage returns": repeated("\r"),
    "doubtful": repeated("?", after="1"),
    "replacement characters": repeated("\ufffd", after="1"),
    "signs": repeated("-"),
    "footnotes": repeated("①", "1", "x"),
    "notes in brackets": repeated("[1]", "1", "x"),
    "traditional": repeated("開數請項處總訴結規關"),
    "markdown with tags": repeated("<br>", "| --- | --- |\n| 1 |", "|"),
    "markdown tables that do not close": repeated("<table>", "| --- | --- |\n"),
}
PAGES: Mapping[str, Hostile] = {
    "tables": repeated("<table>"),
    "tables that close": repeated("</table>"),
    "nested tables": nested("<table><tr><td>", "1", "</td></tr></table>"),
    "rows": repeated("<tr>", "<table>"),
    "cells": repeated("<td>1", "<table><tr>"),
    "cells with labels": repeated("<tr><td>规章<td>1<td>2<td>3", "<h2>二、主动公开政府信息情况</h2><table>"),
    "cells with spans": repeated('<td colspan="1000" rowspan="65534">1', "<table><tr>"),
    "spans of many digits": repeated("9", '<table><tr><td colspan="', '">1'),
    "blanks in cells": repeated(" \n", "<table><tr><td>", "1</td>"),
    "nested blocks": nested("<div>", "1"),
    "nested runs": nested("<span>", "<table><tr><td>1"),
    "paragraphs in cells": repeated("<p>1</p>", "<table><tr><td>"),
    "breaks in cells": repeated("<br> ", "<table><tr><td>", "1"),
    "notes in cells": repeated("<sup>1</sup> ", "<table><tr><td>1"),
    "notes within notes": repeated("<sup>[", "<table><tr><td>1", "1"),
    "hidden": repeated("<p style='display : none'>1</p>"),
    "struck out": repeated("<b style='text-decoration:line-through'>1</b>", "<table><tr><td>"),
    "entities": repeated("&amp;nbsp;&#12288;"),
    "entities that do not end": repeated("&#x4e00"),
    "tags as entities": repeated("&lt;td&gt;1&lt;/td&gt;", "&lt;table&gt;&lt;tr&gt;"),
    "open tags": repeated("<td "),
    "open attributes": repeated('<td a="'),
    "attributes": repeated(' a="1"', "<td", ">"),
    "comments": repeated("<!--"),
    "sections of data": repeated("<![CDATA[<td>"),
    "metas": repeated("<meta charset="),
    "links": repeated('<li><a href="1.html">2022年政府信息公开工作年度报告</a></li>'),
    "scripts": repeated("<script>var a = '<table><td>';</script>"),
    "strings in a script": repeated("'<table><td>" + "甲" * 200 + "',", "<script>var a = [", "</script>"),
    "strings that do not end": repeated('"\\u003ctable\\u003e\\', "<script>"),
    "a list in JSON": repeated('"<table><tr><td>1",', "[", '""]'),
    "depth in JSON": repeated("["),
    "escapes in JSON": repeated("\\u003ctd\\u003e", '{"a": "', '"}'),
    "objects in JSON": repeated('{"a":', after="1"),
}


def least(door: Door, text: str, repeats: int) -> float:
    """The least time of the process that a door needs, of so many."""
    times: list[float] = []
    for _ in range(repeats):
        begin = time.process_time()
        door(text)
        times.append(time.process_time() - begin)
    return min(times)


def growth(door: Door, hostile: Hostile) -> float:
    """How many times longer a door needs for `FACTOR` times as much; 0 if it is never busy long enough to tell."""
    size = SMALLEST
    while least(door, hostile(size), 1) < LONG_ENOUGH:
        size *= 2
        if size > LARGEST:
            return 0.0
    return least(door, hostile(FACTOR * size), 1) / least(door, hostile(size), REPEATS)


def assert_linear(door: Door, hostile: Hostile) -> None:
    gc.collect()
    gc.disable()  # a collection counts the objects of all tests before
    try:
        found = [growth(door, hostile)]
        while found[-1] >= GROWTH and len(found) < ATTEMPTS:
            found.append(growth(door, hostile))
    finally:
        gc.enable()
    assert found[-1] < GROWTH, found


def checked(text: str) -> object:
    """The checks of a report whose texts are this text."""
    return check(AnnualReport(overview=text, problems=text, other_matters=text))


def any_cell(text: str) -> object:
    return [read_cell(text, kind) for kind in ("count", "change", "money")]


READERS: Mapping[str, Door] = {
    "read_html": read_html,
    "read": lambda text: read(text.encode("utf-8", "replace")),
}
FUNCTIONS: Mapping[str, Door] = {
    "figures": lambda text: figures(AnnualReport(overview=text)),
    "check": checked,
    "read_cell": any_cell,
    "money_unit": money_unit,
    "normalise": normalise,
    "compact": compact,
    "to_simplified": to_simplified,
    "without_glosses": lambda text: without_glosses(text, toneless=True),
}


@pytest.mark.parametrize("hostile", TEXTS)
def test_hostile_texts_are_read_in_proportion(hostile: str) -> None:
    assert_linear(read_text, TEXTS[hostile])


@pytest.mark.parametrize("hostile", PAGES)
@pytest.mark.parametrize("door", READERS)
def test_hostile_pages_are_read_in_proportion(door: str, hostile: str) -> None:
    assert_linear(READERS[door], PAGES[hostile])


@pytest.mark.parametrize("hostile", TEXTS)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_functions_on_texts_work_in_proportion(function: str, hostile: str) -> None:
    assert_linear(FUNCTIONS[function], TEXTS[hostile])


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("byte", [b"\xff", b"\x81", b"\x00", b"\xe4\xb8", b"\x00\xd8", b"<meta charset="])
def test_hostile_bytes_are_read_in_proportion(codec: str, byte: bytes) -> None:
    assert_linear(lambda text: read(text.encode("latin-1") + "规章".encode(codec)), repeated(byte.decode("latin-1")))


def test_what_is_quadratic_is_found() -> None:
    def quadratic(text: str) -> int:
        return sum(text.count("x", i) for i in range(0, len(text), 50))

    assert growth(quadratic, repeated("1" * 10)) > GROWTH
