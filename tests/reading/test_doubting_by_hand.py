"""Rows put together from words whose figures may be those of other rows."""

from __future__ import annotations

from govdisclosure.reading.doubting import doubtful_rows
from govdisclosure.reading.scanning import SourceRow

from govdisclosure.grid import GridCell
from govdisclosure.schema import Table

WIDTHS = dict.fromkeys("abcdef", 2) | {"regulations": 3, "normative_documents": 3, "fees": 1}
ITEMS = {"regulations": "first", "normative_documents": "first", "fees": "eighth"}


def row(name: str, *figures: str, line: int = 1, at: int | None = None, loose: bool = True, pad: bool = False) -> SourceRow:
    table: Table = "proactive" if name in ITEMS else "applications"
    found = SourceRow(table, name, name, line, 1, (), loose=loose)
    for text in figures:
        found.take(GridCell(text, line=at or line, pad=pad, columns=(0, len(text))))
    return found


def names(*rows: SourceRow, stray: tuple[int, ...] = ()) -> list[str]:
    return [found.name for found in doubtful_rows(rows, WIDTHS, ITEMS, [GridCell("9", line=line) for line in stray])]


def full(*of: str) -> list[SourceRow]:
    return [row(name, "1", "2") for name in of]


def short(*of: str) -> list[SourceRow]:
    return [row(name, "1") for name in of]


def test_a_table_whose_rows_are_full_is_not_doubtful() -> None:
    assert names(*full("a", "b", "c", "d", "e")) == []
    assert names() == []


def test_a_table_of_which_less_than_two_fifths_are_full() -> None:
    assert names(*full("a"), *short("b", "c", "d", "e")) == ["a", "b", "c", "d", "e"]
    assert names(*full("a", "b"), *short("c", "d", "e")) == []
    # what a span leaves is no figure of a row
    assert names(*(row(name, "1", "2", pad=True) for name in "abcde")) == ["a", "b", "c", "d", "e"]


def test_few_rows_say_nothing() -> None:
    assert names(*short("a", "b", "c", "d")) == []
    assert names(*short("a", "b", "c", "d", "e")) == ["a", "b", "c", "d", "e"]


def test_a_page_shows_where_its_rows_are() -> None:
    assert names(*(row(name, "1", loose=False) for name in "abcde")) == []
    assert names(*short("a", "b", "c", "d"), row("e", "1", loose=False)) == []


def test_figures_behind_two_labels_of_one_item() -> None:
    assert names(row("regulations"), row("normative_documents", "1", "2", "3")) == ["regulations", "normative_documents"]
    assert names(row("regulations", "1", "2", "3"), row("normative_documents")) == []
    assert names(row("regulations"), row("normative_documents")) == []
    assert names(row("regulations"), row("fees", "1")) == []
    assert names(row("a"), row("b", "1", "2")) == []


def test_figures_above_the_first_label() -> None:
    first, second = row("regulations", "1", "2", "3", line=5), row("normative_documents", "4", "5", "6", line=7)
    assert names(first, second, stray=(3,)) == ["regulations", "normative_documents"]
    assert names(first, second, stray=(6,)) == ["normative_documents"]
    assert names(first, second, stray=(8,)) == []
    assert names(first, second, stray=(5,)) == []
    # the lines of a row's own figures are its own
    assert names(row("regulations", "1", "2", "3", line=5, at=6), second, stray=(6,)) == []
    # from a row without figures on, all stand behind their labels again
    assert names(row("regulations", line=5), row("fees", "1", line=7), stray=(3,)) == ["regulations"]
    # other tables have too many rows for this
    assert names(row("a", "1", "2", line=5), stray=(3,)) == []
