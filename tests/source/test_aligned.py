"""Tables aligned by blanks, without lines."""

from __future__ import annotations

from time import perf_counter

import pytest

from govdisclosure.source.aligned import find_aligned, read_aligned

BEGINNINGS = ["甲县      本年  上年", "规章      1     22", "行政许可        3", "处罚      40"]
ENDS = ["    甲县  本年  上年", "    规章     1    22", "行政许可           3", "    处罚    40"]
NUMBERED = ["      甲县   本年   上年", "0     规章      1  NaN", "1  行政许可    NaN     3", "2     处罚     40  NaN"]
SINGLE = ["  甲县 本年 上年", "  规章  1  22", "行政许可    3", "  处罚 40"]


def shown(lines: list[str]) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in read_aligned(lines) for row in grid.rows]


@pytest.mark.parametrize("lines", [BEGINNINGS, ENDS], ids=["beginnings, by width", "ends, by width"])
def test_cells_stand_below_their_heads(lines: list[str]) -> None:
    assert shown(lines) == [["甲县", "本年", "上年"], ["规章", "1", "22"], ["行政许可", "", "3"], ["处罚", "40", ""]]
    assert list(find_aligned(lines)) == [range(4)]


def test_figures_that_stand_below_no_text_are_no_column() -> None:
    lines = ["甲县      本年  上年", "规章        1     22", "行政许可    7     3"]
    assert list(find_aligned(lines)) == []


def test_cells_that_touch_another_column_are_none() -> None:
    lines = ["甲县  本年本年本年  上年", "规章  1  22", "处罚  3         4"]
    assert list(find_aligned(lines)) == []


def test_a_line_of_one_text_belongs_to_the_table_if_it_stands_below_a_column() -> None:
    lines = ["第一项", *BEGINNINGS, "  落款"]
    assert list(find_aligned(lines)) == [range(5)]


def test_long_texts_cost_little() -> None:
    lines = [f"行{i}  " + "  ".join(str(n) for n in range(i % 40)) for i in range(5_000)]
    start = perf_counter()
    list(find_aligned(lines))
    assert perf_counter() - start < 2
