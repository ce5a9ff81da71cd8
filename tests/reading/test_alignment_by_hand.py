"""Which of a row's cells stands in which column: small rows whose only sensible reading is worked out here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from govdisclosure.reading.aligning import Aligned, Conventions, Ruler, applicant_columns, item_columns, review_blocks
from govdisclosure.reading.scanning import SourceRow
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.grid import GridCell
from govdisclosure.schema import Table


def row(
    *texts: str, lead: int = 1, table: Table = "applications", loose: bool = False, lines: Sequence[int] | None = None
) -> SourceRow:
    """A row with these cells behind its label; `~` is what a span leaves."""
    found = SourceRow(table, "x", "标签", 7, lead, (), loose=loose)
    for i, text in enumerate(texts):
        found.take(GridCell(text.strip("~"), line=lines[i] if lines else 7, pad=text.startswith("~")))
    return found


def texts(aligned: Aligned) -> list[str] | None:
    return None if aligned.cells is None else [cell.text for cell in aligned.cells]


def align(one: SourceRow, width: int, *others: SourceRow) -> list[str] | None:
    """The cells of a row of a table that has these other rows above it."""
    rows = [*(other for other in others if other is not one), one]
    return texts(Conventions((row, width) for row in rows).align(one, width))


# rows of a page or of a text with cells ------------------------------------------------------------------


def test_as_many_cells_as_columns() -> None:
    assert align(row("1", "", "3"), 3) == ["1", "", "3"]
    assert align(row("1", "~", "2", "~", "3"), 3) == ["1", "2", "3"]


def test_figures_for_all_columns_stand_there_whatever_is_blank_around() -> None:
    assert align(row("", "", "1", "2", "3", ""), 3) == ["1", "2", "3"]
    assert align(row("1", "2", "3", ""), 3) == ["1", "2", "3"]
    assert align(row("", "1", "", "2", "3", "", table="proactive"), 3) == ["1", "2", "3"]


def test_a_blank_between_figures_is_somebodys_unless_two_more_rows_have_it() -> None:
    alike = row("1", "", "2", "3"), row("4", "", "5", "6"), row("7", "", "8", "9")
    assert align(alike[0], 3) is None
    assert align(alike[0], 3, *alike[:2]) is None
    assert align(alike[0], 3, *alike) == ["1", "2", "3"]
    # behind a label of another depth the same columns are other places
    deeper = row("1", "2", "3", ""), row("", "1", "2", "3", lead=2), row("1", "2", "", "3", lead=2)
    assert align(row("1", "", "2", "3"), 3, *alike[:1], *deeper) is None
    assert align(row("1", "", "2", "3", lead=2), 3, *alike) is None
    assert align(row("", "1", "", "2", "3", lead=0), 3, *alike) == ["1", "2", "3"]


def test_a_row_of_blanks_is_blank() -> None:
    assert align(row("", "", "", "", ""), 3) == ["", "", ""]


def test_fewer_cells_than_columns() -> None:
    assert align(row("1", "2"), 3) is None
    assert align(row("", ""), 3) is None
    assert align(row(), 3) is None


def test_more_figures_than_columns() -> None:
    assert align(row("1", "2", "3", "4"), 3) is None
    assert align(row("1", "1", "2", "3"), 3) is None


def test_a_blank_too_many_may_be_anywhere() -> None:
    assert align(row("1", "", "3", ""), 3) is None
    assert align(row("", "1", "", "3"), 3) is None


def test_a_row_of_the_same_shape_shows_where_figures_stand() -> None:
    # the sample has its figures at places 0, 2 and 3 of five: a span leaves blanks at 1 and 4
    sample = row("7", "", "8", "9", "")
    assert align(row("1", "", "", "3", ""), 3, sample) == ["1", "", "3"]
    assert align(row("", "", "2", "", ""), 3, sample) == ["", "2", ""]
    # a figure where the sample has what a span left
    assert align(row("1", "2", "", "", ""), 3, sample) is None
    # a row of another depth of label is of another shape
    assert align(row("1", "", "", "3", "", lead=2), 3, sample) is None


def test_samples_that_differ_leave_only_what_they_agree_on() -> None:
    samples = row("7", "8", "9", ""), row("", "7", "8", "9")
    assert align(row("1", "", "3", ""), 3, *samples) == ["1", "", "3"]
    assert align(row("", "1", "", "3"), 3, *samples) == ["1", "", "3"]
    assert align(row("", "1", "3", ""), 3, *samples) is None


def test_rows_of_another_depth_begin_in_the_same_column() -> None:
    # behind a label in the first place of a row of seven, figures begin in place 4; behind one in the second, too
    sample = row("", "", "7", "8", "9", "", lead=1)
    assert align(row("", "1", "", "3", "", lead=2), 3, sample) == ["1", "", "3"]
    assert align(row("1", "", "3", "", lead=3), 3, sample) == ["1", "", "3"]
    assert align(row("", "1", "", "3", lead=3), 3, sample) is None
    # a row of another length may have lost a cell anywhere
    assert align(row("", "1", "", "3", lead=2), 3, sample) is None
    assert align(row("", "1", "", "3", "", "", lead=2), 3, sample) is None
    # figures would begin in front of the row
    assert align(row("1", "", "", lead=4), 2, row("", "7", "8", lead=4), row("", "", "", "7", "8", "", lead=1)) is None
    # where rows cannot be told, nobody knows in which column one begins
    assert align(row("", "1", "", "3", "", "", "", lead=0), 3, sample) is None


def test_figures_always_in_front() -> None:
    # samples that begin in different columns, but always right behind their labels
    samples = row("7", "8", "9", "", lead=1), row("7", "8", "9", "", "", lead=2)
    assert align(row("1", "", "3", "", "", "", lead=3), 3, *samples) == ["1", "", "3"]
    assert align(row("", "", "3", "1", "", "", lead=3), 3, *samples) is None
    # one that does not makes it uncertain
    assert align(row("1", "", "3", "", "", "", lead=3), 3, *samples, row("", "7", "8", "9", lead=4)) is None


def test_a_row_that_has_lost_a_cell() -> None:
    # the sample shows that a span leaves a cell behind each label: 1 + 4 cells; the row has 1 + 3 and a blank one
    sample = row("", "7", "8", "9")
    assert align(row("", "2", "3"), 3, sample) is None
    assert align(row("1", "2", "3"), 3, sample) == ["1", "2", "3"]
    assert align(row("", "2", "3", lead=2), 3, sample) == ["", "2", "3"]
    assert align(row("", "2", "3", lead=0), 3, sample) == ["", "2", "3"]
    assert align(row("", "2", "3", loose=True), 3, sample) == ["", "2", "3"]
    # samples of two lengths show nothing
    assert align(row("", "2", "3"), 3, sample, row("", "", "7", "8", "9")) == ["", "2", "3"]
    # what spans leave counts where it is marked
    assert align(row("", "2", "3", "~"), 3, row("7", "8", "9", "", "")) is None
    assert align(row("", "2", "3", "~"), 3, row("7", "8", "9", "")) == ["", "2", "3"]


def test_a_row_that_has_lost_a_cell_where_lines_are_not_shown() -> None:
    # rows have a blank cell behind their figures: a row as long as the form, with a blank one there, lost another
    samples = [row("7", "8", "9", "", lead=0)] * 3
    assert align(row("1", "2", "", lead=0), 3, *samples) is None
    assert align(row("", "2", "3", lead=0), 3, *samples) == ["", "2", "3"]
    assert align(row("1", "2", "", lead=0), 3, *samples, row("7", "8", "9", lead=0)) == ["1", "2", ""]
    assert align(row("1", "2", "", lead=0, loose=True), 3, *samples) == ["1", "2", ""]
    assert align(row("1", "2", "", lead=0), 3, *[row("", "7", "8", "9", lead=0)] * 3) == ["1", "2", ""]


def test_a_row_of_the_right_size_teaches_nothing() -> None:
    assert align(row("1", "", "3", ""), 3, row("7", "8", "9")) is None
    assert align(row("1", "", "3", ""), 3, row("7", "", "8", "")) is None


# merged cells ------------------------------------------------------------------------------------------------


def merged(*cells: tuple[str, int], width: int = 7) -> Aligned:
    found = SourceRow("applications", "x", "标签", 7, 1, ())
    found.cells = [GridCell(text, span, line=7) for text, span in cells]
    return Conventions(()).align(found, width)


def test_a_cell_across_columns_is_merged_in_each() -> None:
    found = merged(("1", 1), ("2", 3), ("3", 2), ("4", 1))
    assert texts(found) == ["1", "2", "2", "2", "3", "3", "4"]
    assert found.merged == {1, 2, 3, 4, 5}
    assert not found.repeated


def test_spans_that_do_not_make_the_row() -> None:
    for cells in ([("1", 1), ("2", 3)], [("1", 4), ("2", 4)], [("1", 1), ("2", 1)]):
        assert merged(*cells) == Aligned(None)


def test_repeated_texts_of_table_2() -> None:
    def collapsed(width: int, *cells: str) -> tuple[list[str] | None, bool]:
        found = Conventions(()).align(row(*cells, table="proactive"), width)
        return texts(found), found.repeated

    assert collapsed(3, "1", "2", "2", "3") == (["1", "2", "3"], True)
    assert collapsed(1, "5", "5", "5", "5") == (["5"], True)
    assert collapsed(3, "1", "1", "2", "2", "3", "3", "3", "3") == (["1", "2", "3"], True)
    assert collapsed(2, "1", "1", "1") == (["1", "1"], True)  # however they are merged, the figures are 1 and 1
    assert collapsed(3, "1", "1", "2", "2") == (None, False)  # 1 1 2 or 1 2 2
    assert collapsed(3, "1", "2", "1", "2") == (None, False)
    # more than twice as many and two are no merged cells of this form; nor are more than twelve
    assert collapsed(1, *"5555") == (["5"], True)
    assert collapsed(1, *"55555") == (None, False)
    assert collapsed(3, *"11112233") == (["1", "2", "3"], True)
    assert collapsed(3, *"111112233") == (None, False)
    assert collapsed(5, *"111122334455") == (["1", "2", "3", "4", "5"], True)
    assert collapsed(6, *"1111223344556") == (None, False)


def test_repeated_texts_of_another_table_are_figures() -> None:
    assert align(row("1", "2", "2", "3"), 3) is None


# fixed width -------------------------------------------------------------------------------------------------


def placed(*cells: tuple[str, int], line: int = 7, end_line: int | None = None) -> SourceRow:
    """A row of fixed width: each text and the column at which it ends."""
    found = SourceRow("applications", "x", "标签", line, 1, (), loose=True)
    found.cells = [GridCell(text, line=line, columns=(end - len(text), end)) for text, end in cells]
    if end_line is not None:
        found.cells[-1] = found.cells[-1]._replace(line=end_line)
    return found


FULL = placed(("11", 20), ("22", 30), ("33", 40))


def ruled(one: SourceRow, *others: SourceRow) -> list[str] | None:
    found = Ruler(others * 3, 3).align(one)
    return None if found is None else [cell.text for cell in found]


def test_a_short_row_by_the_columns_of_a_full_one() -> None:
    assert ruled(placed(("1", 20), ("3", 40)), FULL) == ["1", "", "3"]
    assert ruled(placed(("22", 30)), FULL) == ["", "22", ""]
    found = Ruler([FULL] * 3, 3).align(placed(("22", 30), line=9))
    assert found is not None
    assert [cell.line for cell in found] == [9, 9, 9]


def test_columns_are_as_wide_as_their_widest_figure() -> None:
    assert ruled(placed(("5555", 20)), FULL) is None
    assert ruled(placed(("5555", 20)), FULL, placed(("7777", 20), ("8", 30), ("9", 41))) == ["5555", "", ""]
    assert ruled(placed(("5", 41)), FULL, placed(("7777", 20), ("8", 30), ("9", 41))) == ["", "", "5"]
    assert ruled(placed(("5", 41)), FULL) is None


def test_figures_between_columns_or_two_in_one() -> None:
    assert ruled(placed(("5", 25)), FULL) is None
    assert ruled(placed(("5", 19), ("6", 20)), FULL) is None
    assert ruled(placed(("5", 17)), FULL) is None
    assert ruled(placed(("1", 20), ("2", 30), ("3", 40), ("4", 50)), FULL) is None


def test_rows_that_teach_no_columns() -> None:
    short = placed(("1", 20))
    assert ruled(short) is None
    assert ruled(short, placed(("11", 20), ("22", 30))) is None
    assert ruled(short, placed(("11", 20), ("22", 30), ("33", 40), end_line=8)) is None
    assert ruled(short, row("11", "22", "33")) is None


def test_columns_that_touch_are_none() -> None:
    touching = placed(("11", 20), ("22", 22), ("33", 40))
    assert ruled(placed(("33", 40)), touching) is None
    apart = placed(("11", 20), ("22", 23), ("33", 40))
    assert ruled(placed(("33", 40)), apart) == ["", "", "33"]


def test_a_short_row_on_two_lines() -> None:
    assert ruled(placed(("1", 20), ("3", 40), end_line=8), FULL) is None
    one = placed(("1", 20), ("3", 40))
    one.cells[0] = one.cells[0]._replace(columns=None)
    assert ruled(one, FULL) is None


# heads -------------------------------------------------------------------------------------------------------

STANDARD = ("natural_person", "a", "b", "c", "total")


@pytest.mark.parametrize(
    ("heads", "width", "columns"),
    [
        (STANDARD, 5, STANDARD),
        (("total", "natural_person", "a", "b", "c"), 5, ("total", "natural_person", "a", "b", "c")),
        # the names below 法人或其他组织 are read after 总计
        (("natural_person", "=organizations", "total", "a", "b", "c"), 5, STANDARD),
        (("=organizations", "natural_person", "total", "a", "b", "c"), 5, ("a", "b", "c", "natural_person", "total")),
        # names below something else, or a name that belongs below before the group
        (("natural_person", "total", "=nowhere", "a", "b", "c"), 5, None),
        (("natural_person", "a", "=organizations", "total", "b", "c"), 5, None),
        # some are missing: those of the form in its order, unless the rows have just as many cells
        (("natural_person", "b", "total"), 5, STANDARD),
        (("natural_person", "a", "b", "total"), 5, STANDARD),
        (("natural_person", "a", "b", "total"), 4, ("natural_person", "a", "b", "total")),
        (("natural_person", "b", "total"), 3, STANDARD),
        ((), 5, STANDARD),
        # and not in order: nobody can tell
        (("b", "natural_person", "total"), 5, None),
        (("total", "a"), 5, None),
        # a head twice
        (("natural_person", "a", "b", "c", "a", "total"), 6, None),
        (("natural_person", "a", "a", "c", "total"), 5, None),
        # a column of subtotals
        (("natural_person", "a", "b", "c", "subtotal", "total"), 6, ("natural_person", "a", "b", "c", "subtotal", "total")),
        (("natural_person", "a", "b", "c", "subtotal"), 5, None),
        # a head that nobody knows: a column of its own if the rows have so many cells, else none
        (("natural_person", "?x", "a", "b", "c", "total"), 6, ("natural_person", "?x", "a", "b", "c", "total")),
        (("natural_person", "?x", "a", "b", "c", "total"), 5, STANDARD),
        (("natural_person", "?x", "a", "b", "c", "total"), 4, None),
        (("natural_person", "?x", "b", "c", "total"), 5, ("natural_person", "?x", "b", "c", "total")),
        (("natural_person", "?x", "b", "c", "total"), 4, None),
    ],
)
def test_columns_of_table_3_by_its_heads(heads: tuple[str, ...], width: int, columns: tuple[str, ...] | None) -> None:
    assert applicant_columns(heads, STANDARD, width) == columns


ITEM = ("issued", "repealed", "in_force")


@pytest.mark.parametrize(
    ("heads", "width", "columns"),
    [
        (ITEM, 3, ITEM),
        (("in_force", "issued", "repealed"), 3, ("in_force", "issued", "repealed")),
        (("projects", *ITEM, "amount"), 3, ITEM),  # heads of another item
        (("issued", "in_force"), 3, ITEM),
        ((), 3, ITEM),
        (("in_force", "issued"), 3, None),
        (("issued", "issued", "in_force"), 3, None),
        (("issued", "?x", "repealed", "in_force"), 4, ("issued", "?x", "repealed", "in_force")),
        (("issued", "?x", "repealed", "in_force"), 3, ITEM),
        (("issued", "?x", "in_force"), 3, ("issued", "?x", "in_force")),
        (("issued", "?x", "in_force"), 2, None),
        (("?x", "?y"), 2, ("?x", "?y")),
    ],
)
def test_columns_of_table_2_by_its_heads(heads: tuple[str, ...], width: int, columns: tuple[str, ...] | None) -> None:
    assert item_columns(heads, ITEM, width) == columns


ONE, TWO, THREE = "reconsideration", "litigation_direct", "litigation_after_reconsideration"
BLOCKS = {ONE: ("a", "b", "total"), TWO: ("a", "b", "total"), THREE: ("a", "b", "total")}
OUTCOMES = ("a", "b", "total")


@pytest.mark.parametrize(
    ("heads", "width", "named"),
    [
        (("=" + ONE, "=" + TWO, "=" + THREE, *OUTCOMES * 3), 9, (ONE, TWO, THREE)),
        (("=" + ONE, *OUTCOMES), 3, (ONE,)),
        (("=" + TWO, *OUTCOMES), 3, (TWO,)),
        (("=" + TWO, "=" + THREE, *OUTCOMES * 2), 6, (TWO, THREE)),
        (("=" + TWO, "=" + ONE, *OUTCOMES * 2), 6, None),  # no form has them in this order
        (("=" + ONE, "=litigation", "=" + TWO, *OUTCOMES * 2), 6, (ONE, TWO)),  # a group above some of the blocks
        (("=" + ONE, "=" + ONE, *OUTCOMES), 3, (ONE,)),
        # some heads are unreadable: all blocks of the form, if the row has so many cells
        ((), 9, (ONE, TWO, THREE)),
        (("=" + ONE, "=" + THREE, "a", "total", "b"), 9, (ONE, TWO, THREE)),
        (("=" + THREE, "=" + ONE, "a"), 9, None),
        (("=" + ONE, "=" + TWO, "=" + THREE, "b", "a", "b", "a", "b", "a", "b", "a"), 9, None),
        (("=" + ONE, "=" + TWO, "=" + THREE, *OUTCOMES * 3), 8, None),
        (("=" + ONE, *OUTCOMES), 9, (ONE, TWO, THREE)),
        ((), 3, None),
        (("=" + TWO, "b", "a", "total"), 3, None),
        # heads of an earlier table of the same section stand before those of the row
        (("b", "=" + ONE, *OUTCOMES), 3, (ONE,)),
        # a head that nobody knows stands for the one in its place, or the others would not be in theirs
        (("=" + ONE, "a", "?x", "total"), 3, (ONE,)),
        (("=" + ONE, "?x", "b", "total"), 3, (ONE,)),
        (("=" + ONE, "b", "?x", "total"), 3, None),
    ],
)
def test_blocks_of_table_4_by_its_heads(heads: tuple[str, ...], width: int, named: tuple[str, ...] | None) -> None:
    assert review_blocks(heads, BLOCKS, width) == named


def test_suits_before_reconsiderations_are_no_table_4() -> None:
    assert review_blocks(("=reconsideration", "=litigation", "=litigation_direct", *OUTCOMES * 2), BLOCKS, 6) == (ONE, TWO)
    assert review_blocks(("=litigation", "=reconsideration", "=litigation_direct", *OUTCOMES * 2), BLOCKS, 6) is None
    assert review_blocks(("=litigation", "=litigation_direct", *OUTCOMES), BLOCKS, 3) == (TWO,)
    assert review_blocks(("=litigation_direct", "=litigation", *OUTCOMES), BLOCKS, 3) is None


# properties ------------------------------------------------------------------------------------------------------

CELLS = st.lists(st.sampled_from(["", "", "1", "2", "3"]), max_size=9)


@given(st.lists(st.tuples(CELLS, st.integers(0, 3)), max_size=4), CELLS, st.integers(0, 3), st.integers(1, 4))
def test_figures_are_never_lost_doubled_or_moved_past_each_other(
    others: list[tuple[list[str], int]], cells: list[str], lead: int, width: int
) -> None:
    samples = [row(*other, lead=other_lead) for other, other_lead in others]
    found = align(row(*cells, lead=lead), width, *samples)
    if found is not None:
        assert len(found) == width
        assert [text for text in found if text] == [text for text in cells if text]
