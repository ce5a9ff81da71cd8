"""Rows printed as lists of Python or arrays of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pprint import pformat
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.grid import Grid
from govdisclosure.source.lists import find_lists, read_lists

CELLS = st.none() | st.text(st.characters(exclude_categories=("C", "Z"))) | st.integers(0, 10**6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5).filter(lambda rows: rows[0][0] is not None)
WRITERS: dict[str, Callable[[object], str]] = {
    "repr": repr,
    "pprint": lambda rows: pformat(rows, width=40),
    "json": json.dumps,
    "json as it is": lambda rows: json.dumps(rows, ensure_ascii=False),
    "json, indented": lambda rows: json.dumps(rows, indent=2),
}


def shown(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in read_lists(text.split("\n")) if isinstance(grid, Grid) for row in grid.rows]


@pytest.mark.parametrize("writer", WRITERS)
@given(rows=TABLES)
def test_what_python_and_json_write_comes_back(writer: str, rows: list[list[object]]) -> None:
    text = WRITERS[writer]([["甲", *row] for row in rows])
    lines = "\n".join(repr(("甲", *row)) for row in rows)
    assert shown(text) == shown(lines) == [["甲", *("" if cell is None else str(cell) for cell in row)] for row in rows]
    (found,) = find_lists(text.split("\n"))
    assert found == range(len(text.split("\n")))


def test_none_is_what_a_span_left_where_texts_are_blank_too() -> None:
    (grid,) = read_lists(["['甲', None, '']"])
    assert isinstance(grid, Grid)
    assert [cell.pad for cell in grid.rows[0]] == [False, True, False]
    (grid,) = read_lists(["['甲', None, 3]"])
    assert isinstance(grid, Grid)
    assert [cell.pad for cell in grid.rows[0]] == [False, False, False]


def test_lists_of_tables_are_tables() -> None:
    found = list(read_lists(["[[['甲'], ['乙']], [['丙', 1]]]"]))
    assert [len(grid.rows) for grid in found if isinstance(grid, Grid)] == [2, 1]


NO_LISTS = (
    *("（一）予以公开", "[1] 见附件", "(1) 予以公开", "[甲]"),
    *("['甲', '乙'", "['甲', 乙]", "['甲'] 与 ['乙']", "[[[[['甲']]]]]", "['甲', f()]"),
)


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list_is_none(text: str) -> None:
    assert list(find_lists([text])) == []


@pytest.mark.parametrize("line", ["[", "[[", "['a',", "[['a'], [", "(1,", "['a'],[", "'", "['" + "\\" * 99])
def test_lists_that_never_end_cost_little(line: str) -> None:
    start = perf_counter()
    list(find_lists([line] * 20_000))
    assert perf_counter() - start < 2
