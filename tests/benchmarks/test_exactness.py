"""The benchmark of exactness: its pages say what their truths say, and it shares nothing with the writers of the library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from benchmarks import exactness
from benchmarks.exactness.conventions import Across, Convention, Down, cut, rows
from benchmarks.exactness.damage import DAMAGES, damage
from benchmarks.exactness.documents import KINDS, UNRULED, make
from benchmarks.exactness.heads import VARIATIONS, Column, Group, Node, leaves, levels, official, vary
from benchmarks.exactness.printing import Cell, Printed
from benchmarks.exactness.scoring import score
from benchmarks.exactness.texts import torn
from govdisclosure.schema import FORMS

FOLDER = Path(exactness.__file__).parent


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("govdisclosure"):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("govdisclosure"))


def test_only_the_labels_of_the_forms_are_shared_with_the_library() -> None:
    names = {name for module in FOLDER.glob("*.py") for name in imported(module)}
    front_door = {"govdisclosure.Money", "govdisclosure.Reading", "govdisclosure.read"}
    assert {name for name in names - front_door if not name.startswith("govdisclosure.schema.")} == set()


TABLE = Printed(
    (
        (Cell("甲", 2, 2), Cell("乙"), Cell("丙")),
        (Cell("1", role="value"), Cell("2", role="value")),
    ),
    1,
)
"""A label over two rows and two columns."""


@pytest.mark.parametrize(
    ("across", "down", "written"),
    [
        ("nothing", "nothing", [["甲", "乙", "丙"], ["1", "2"]]),
        ("behind", "blank", [["甲", "", "乙", "丙"], ["", "", "1", "2"]]),
        ("front", "again", [["", "甲", "乙", "丙"], ["", "甲", "1", "2"]]),
        ("end", "nothing", [["甲", "乙", "丙", ""], ["1", "2"]]),
        ("again", "again", [["甲", "甲", "乙", "丙"], ["甲", "甲", "1", "2"]]),
    ],
)
def test_a_convention_says_what_stands_where_a_span_reaches(across: Across, down: Down, written: list[list[str]]) -> None:
    assert rows(TABLE, Convention(across, down)) == written


def test_a_convention_may_fill_rows_and_add_columns() -> None:
    how = Convention("nothing", "nothing", filled=True, before="number", behind=True)
    assert rows(TABLE, how) == [["0", "甲", "乙", "丙", ""], ["1", "1", "2", "", ""]]


def test_a_table_that_is_cut_goes_on_with_its_label_or_a_blank() -> None:
    first, second = cut(TABLE, 1, heads_again=False, labels_again=False)
    assert first.rows == ((Cell("甲", 2, 1), Cell("乙"), Cell("丙")),)
    assert [cell.text for cell in second.rows[0]] == ["", "1", "2"]
    _, again = cut(TABLE, 1, heads_again=True, labels_again=True)
    assert [[cell.text for cell in row] for row in again.rows] == [["甲", "乙", "丙"], ["甲", "1", "2"]]


def test_a_row_of_which_a_part_is_filled_in_is_torn() -> None:
    values = [Cell(text, role="value", path=path) for text, path in (("1", "a"), ("", "b"))]
    assert torn(Printed((tuple(values),), 0)) == {"a", "b"}
    assert torn(Printed((tuple(values[:1]),), 0)) == frozenset()


ROWS = Printed(
    (
        (Cell("规章", role="label"), Cell("1", role="value"), Cell("", role="value"), Cell("3", role="value")),
        (Cell("行政许可", role="label"), Cell("7", role="value")),
    ),
    0,
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("lost", "规章 1 3 行政许可 7"),
        ("words", "规章 1 3 行政许可 7"),
        ("below", "规章 1 3 行政许可 7"),
        ("above", "1 3 规章 7 行政许可"),
        ("height", "规章 1 3 行政许可 7"),
        ("cell by cell", "规章 1 3 行政许可 7"),
    ],
)
def test_a_text_without_cells_has_its_words_in_the_order_of_its_kind(kind: str, words: str) -> None:
    written = UNRULED[kind](ROWS, Random(1))  # noqa: S311
    assert " ".join(" ".join(written.lines).split()) == words


def test_a_head_is_read_from_left_to_right() -> None:
    forest: list[Node] = [Column("甲", "a"), Group("乙", (Column("丙", "b"), Column("丁", None)))]
    assert [column.label for column in leaves(forest)] == ["甲", "丙", "丁"]
    assert [[node.label for node in row] for row in levels(forest)] == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize("kind", VARIATIONS)
def test_no_head_has_a_column_of_the_form_twice(kind: str) -> None:

    for table in ("proactive", "applications", "review"):
        for seed in range(20):
            for forest in official(FORMS["2021"], table):
                head = vary(kind, forest, Random(seed))  # noqa: S311 - pages, not secrets
                names = [column.name for column in leaves(head) if column.name]
                assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_holds_every_figure_of_its_truth(kind: str) -> None:
    document = make(kind, f"test/{kind}/1", damaged=False)
    assert document == make(kind, f"test/{kind}/1", damaged=False)
    stated = {path: text for text, path in document.figures if path is not None}
    assert {path for path, value in document.truth.items() if value is not None} <= stated.keys()
    if kind not in {"html in runs", "narrow"}:  # these break numbers
        assert [text for text in stated.values() if text not in document.text] == []
    assert document.unsure <= set(document.truth)


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_keeps_what_stands_around_the_tables(kind: str) -> None:

    text = "甲县2023年年报\n二、主动公开政府信息情况\n规章\t1\t2\t3\n规章\t1\t2\t3\n行政许可\t7\n五、存在的主要问题\n无。\n"
    harmed = [damage(kind, text, Random(seed)) for seed in range(20)]  # noqa: S311
    assert any(other != text for other in harmed)
    assert all(other.startswith("甲县2023年年报\n") for other in harmed)
    assert kind == "cut" or all(other.endswith("五、存在的主要问题\n无。\n") for other in harmed)


def test_the_score_tells_exact_from_silent() -> None:
    document = make("html", "test/html/3", damaged=False)
    path, value = next((path, value) for path, value in document.truth.items() if isinstance(value, int))
    other = evolve(document, truth={**document.truth, path: value + 1})
    right, wrong = score(document), score(other)
    assert (path, value + 1, value) in wrong.silent
    assert len(wrong.silent) == len(right.silent) + 1
    assert wrong.counts["exact"] == right.counts["exact"] - 1


def test_the_score_leaves_out_what_nobody_can_tell() -> None:
    document = evolve(make("html", "test/html/3", damaged=False), text="")
    assert sum(score(evolve(document, unsure=frozenset(document.truth))).counts.values()) == 0
    assert score(document).counts["named"] == sum(value is not None for value in document.truth.values())
