"""For tables with any figures, in any way of writing: each value is that of its cell, or the cell is named."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure.schema import FORMS, Edition
from tests.reading.lines.texts import ROWS, Read, applications, read

figures = st.sampled_from(["", "", "0", "0", "0", "1", "2", "17", "305"])
editions: st.SearchStrategy[Edition] = st.sampled_from(tuple(FORMS))
tables = st.lists(st.lists(figures, min_size=7, max_size=7), min_size=25, max_size=25)


def _named(edition: Edition, cells: list[list[str]]) -> dict[str, list[str]]:
    """The figures of all rows by name; the last of each row is the sum of the others, if it has any."""
    rows = dict(zip([row.path.partition(".")[2] for row in ROWS[edition]], cells, strict=False))
    return {name: [*own[:6], _total(own[:6])] for name, own in rows.items()}


def _total(own: list[str]) -> str:
    return str(sum(map(int, filter(None, own)))) if any(own) else ""


def _is_right(found: Read, rows: Mapping[str, list[str]], edition: Edition) -> bool:
    if found.edition != edition:
        return not found.values
    for name, own in rows.items():
        expected = [int(text) if text else None for text in own]
        got = found.row(f"applications.{name}")
        if got != expected and not found.is_named(f"applications.{name}"):
            return False
    return True


@settings(max_examples=40, deadline=None)
@given(editions, tables, st.sampled_from(["words", "cells", "above"]))
def test_where_blanks_are_lost(edition: Edition, cells: list[list[str]], way: str) -> None:
    """Sparse rows are named, whole ones right, blank ones blank."""
    rows = _named(edition, cells)
    text = applications(
        {name: " ".join(filter(None, own)) for name, own in rows.items()},
        edition=edition,
        cells=way == "cells",
        above=way == "above",
        rest="",
    )
    assert _is_right(read(applications=text), rows, edition)


@settings(max_examples=40, deadline=None)
@given(editions, tables, st.integers(0, 2))
def test_where_blanks_are_kept(edition: Edition, cells: list[list[str]], between: int) -> None:
    """Each blank cell is a line, with so many empty lines between two cells."""
    rows = _named(edition, cells)
    marked = {name: " ".join(text or "BLANK" for text in own) for name, own in rows.items()}
    text = applications(marked, edition=edition, cells=True)
    text = text.replace("\n", "\n" * (between + 1)).replace("BLANK", "")
    assert _is_right(read(applications=text), rows, edition)


@settings(max_examples=40, deadline=None)
@given(editions, tables, st.data())
def test_where_a_label_is_lost(edition: Edition, cells: list[list[str]], data: st.DataObject) -> None:
    """The figures of a lost row are nobody else's."""
    rows = _named(edition, cells)
    lost = data.draw(st.sampled_from([name for name in rows if name != "results.other"]))
    text = applications({name: " ".join(filter(None, own)) for name, own in rows.items()}, edition=edition, cells=True)
    label = FORMS[edition].row(f"applications.{lost}").labels[-1]
    found = read(applications=text.replace(f"{label}\n", "", 1))
    others = {name: own for name, own in rows.items() if name != lost}
    assert _is_right(found, others, edition)
