"""Figures of cells and whole forms; where they are to add up, they do so by construction.

A form is drawn as one filling for all cells (zeros or blanks), in two of three cases with the figures of an
ordinary office, whose sums hold in half of them, and then a few numbers that are written over it. A number is
spread over a run of cells that ends at one and reaches back, over none as a rule, over the whole form at the most. That is quick, reaches any combination of values, and shrinks to a form of
zeros with one figure in it: of a run that becomes shorter, the end states more and the sum is the same,
so whatever a total or a figure must exceed, it still does.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govdisclosure.schema import FORMS, Cell, CellValue, Edition, Form, Kind, Money, Table, form_of

__all__ = ["cells", "figures", "money", "tables"]

SMALL, LARGE = 30, 10**18
FEW = 12
ANY_WHOLE = st.integers(0, SMALL) | st.integers(0, LARGE) | st.integers(-SMALL, SMALL) | st.integers(-LARGE, LARGE)
EDITIONS: tuple[Edition, ...] = ("2021", "2019")
OWN_UNITS = (None, "元", "万元")


def money(*, units: Sequence[str | None] = ("万元",), min_value: int = 0) -> st.SearchStrategy[Money]:
    """An amount of money with up to four decimals, in one of the units (None: nobody can know it)."""
    amounts = st.tuples(st.integers(min_value * 10**4, 10**12), st.integers(0, 4))
    return st.builds(Money, amounts.map(lambda pair: Decimal(pair[0]).scaleb(-pair[1])), st.sampled_from(units))


def cells(*, kind: Kind = "count", unit: str | None = None, blanks: bool = True) -> st.SearchStrategy[CellValue]:
    """What a cell of this kind can state; `unit` as `Cell.unit` has it, `blanks=False` leaves out nothing (None).

    Counts may be negative and large: that they are not is a rule, not a type.
    """
    stated: st.SearchStrategy[Any] = (
        money(units=OWN_UNITS if unit == "cell" else ("万元", "元")) if kind == "money" else ANY_WHOLE
    )
    return stated | st.none() if blanks else stated


def _quiet(cell: Cell) -> int:
    """Of 256 offices, how many state nothing but zero in a cell: natural persons apply, others seldom do."""
    applicants = ("natural_person", "total")
    if cell.table == "applications":
        return 120 if cell.path.endswith(applicants) else 230
    return 140


REACH = st.sampled_from((0, 0, 0, 0, 0, 1, 2, 6, 13, 50, 200))
WHICH = {edition: st.lists(st.integers(0, len(form.cells) - 1), max_size=FEW) for edition, form in FORMS.items()}
RUNS: dict[tuple[Edition, bool], st.SearchStrategy[list[tuple[int, int, Any]]]] = {
    (edition, blanks): st.lists(st.tuples(st.integers(0, len(form.cells) - 1), REACH, cells(blanks=blanks)), max_size=FEW)
    for edition, form in FORMS.items()
    for blanks in (False, True)
}
"""A few numbers: the cell at which one ends, how many cells it reaches back, the number or nothing.

One draw more for each, and Hypothesis would not take a needless one out of the list as a whole.
"""
MONEY = {edition: [cell for cell in form.cells if cell.kind == "money"] for edition, form in FORMS.items()}


QUIET = {edition: tuple(_quiet(cell) for cell in form.cells) for edition, form in FORMS.items()}
MOST_CELLS = max(len(form.cells) for form in FORMS.values())
ORDINARY = st.binary(min_size=MOST_CELLS, max_size=MOST_CELLS)
"""A byte for each cell of any form, in one draw; all zero is a form of zeros."""
FILLINGS = st.sampled_from((0, 0, None))
MODES = st.sampled_from(("sparse", "ordinary", "settled"))
""""ordinary": the figures of an office; "settled": with sums that hold, as they mostly do."""


def _ordinary(drawn: bytes, edition: Edition, filling: int | None) -> list[Any]:
    """The figures of an office: most are the filling, many are small, few are large."""
    return [_busy(byte - quiet) if byte > quiet else filling for byte, quiet in zip(drawn, QUIET[edition], strict=False)]


def _busy(step: int) -> int:
    """Numbers that rise with the step, first by one, then faster: 30 steps up to 30, 100 steps up to some thousands."""
    return step if step <= SMALL else step + (step - SMALL) ** 2


def _amount(cell: Cell, *, blanks: bool) -> st.SearchStrategy[CellValue]:
    """What a cell of money states; unlike that of `cells` it shrinks to zero and not to nothing, as the runs do."""
    stated, nothing = cells(kind="money", unit=cell.unit, blanks=False), st.booleans() if blanks else st.just(value=False)
    return st.tuples(nothing, stated).map(lambda pair: None if pair[0] else pair[1])


AMOUNTS = {
    (edition, blanks): st.tuples(*(_amount(cell, blanks=blanks) for cell in held))
    for edition, held in MONEY.items()
    for blanks in (False, True)
}


def _spread(number: int, count: int) -> list[int]:
    """The number as the sum of so many of its own sign; no two alike if it is large enough."""
    base, sign = abs(number) // count, -1 if number < 0 else 1
    apart = [(place // 2 % base + 1) * (-1) ** place if base else 0 for place in range(count - 1)]
    parts = [sign * (base + by) for by in apart]
    return [*parts, number - sum(parts)]


def _write_run(flat: list[Any], end: int, reach: int, number: int | None) -> None:
    start = max(0, end - reach)
    count = end + 1 - start
    flat[start : end + 1] = [None] * count if number is None else _spread(number, count)


@st.composite
def figures(draw: st.DrawFn, *, edition: Edition, consistent: bool = False, blanks: bool = True) -> tuple[CellValue, ...]:
    """Values for all cells of a form in official order (198 or 200).

    With `consistent` all exact relations hold: nothing is negative but a change, and where a cell is
    blank its number could only be 0. `blanks=False` gives a number in every cell.
    """
    form, free = FORMS[edition], blanks and not consistent
    filling = draw(FILLINGS) if free else 0
    flat: list[Any] = [filling] * len(form.cells)
    mode, ordinary = draw(MODES), draw(ORDINARY)  # always both: what is drawn next stays what it is when the mode shrinks
    if mode != "sparse":
        flat = _ordinary(ordinary, edition, filling)
    if mode == "settled" and None not in flat:
        _settle(form, flat)
    for end, reach, number in draw(RUNS[edition, free]):
        _write_run(flat, end, reach, number)
    for cell, amount in zip(MONEY[edition], draw(AMOUNTS[edition, free]), strict=True):
        flat[cell.index] = amount
    if consistent:
        _settle(form, flat)
        if blanks:
            _blank_zeros(draw, form, flat)
    return tuple(flat)


def _settle(form: Form, flat: list[Any]) -> None:
    """Make every relation of the form true: no count below zero, sums summed, then received gives way to the balance."""
    for cell in form.cells:
        if cell.kind == "count":
            flat[cell.index] = abs(flat[cell.index])
    sums = [r for r in form.relations if r.rule != "t3-balance"]
    crosswise = {r.target for r in sums if r.rule != "t3-result-total"}
    for relation in sums:
        if relation.rule == "t3-result-total":
            flat[relation.target] = sum(flat[i] for i in relation.left)
    for relation in form.relations:
        if relation.rule == "t3-balance" and relation.target not in crosswise:
            received, carried_in = relation.left
            settled = sum(flat[i] for i in relation.right)
            flat[carried_in] = min(flat[carried_in], settled)
            flat[received] = settled - flat[carried_in]
    for relation in sums:
        if relation.rule != "t3-result-total":
            flat[relation.target] = sum(flat[i] for i in relation.left)


def _blank_zeros(draw: st.DrawFn, form: Form, flat: list[CellValue]) -> None:
    how = draw(st.sampled_from(("none", "all", "some")))
    chosen = draw(WHICH[form.edition]) if how == "some" else range(len(flat) if how == "all" else 0)
    for index in chosen:
        if flat[index] == 0:
            flat[index] = None


@st.composite
def tables(
    draw: st.DrawFn, *, table: Table = "applications", edition: Edition = "2021", consistent: bool = False, blanks: bool = True
) -> Any:
    """The record of one table of a form, such as `Applications2021` for table 3; see `figures`."""
    return form_of(edition).table(table, draw(figures(edition=edition, consistent=consistent, blanks=blanks)))
