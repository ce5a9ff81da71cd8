"""Figures of cells and whole forms; where they are to add up, they do so by construction.

A form is drawn as one filling for all cells (zeros, blanks, or rows full of numbers) and a few
cells that differ from it. That is quick, reaches any combination of values, and shrinks to a
form of zeros with one figure in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govdisclosure.schema import FORMS, CellValue, Edition, Form, Kind, Money, Table, form_of

__all__ = ["cells", "figures", "money", "tables"]

SMALL, LARGE = 30, 10**18
FEW = 12
NOT_NEGATIVE = st.integers(0, SMALL) | st.integers(0, LARGE)
ANY_WHOLE = NOT_NEGATIVE | st.integers(-SMALL, SMALL) | st.integers(-LARGE, LARGE)
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


COUNTS: dict[Kind, st.SearchStrategy[Any]] = {"count": NOT_NEGATIVE, "change": ANY_WHOLE}
STATED: dict[tuple[Kind, str | None], st.SearchStrategy[Any]] = {
    (c.kind, c.unit): cells(kind=c.kind, unit=c.unit) for form in FORMS.values() for c in form.cells
}
SOUND = {(kind, unit): COUNTS[kind] if kind in COUNTS else cells(kind=kind, unit=unit, blanks=False) for kind, unit in STATED}
WHICH = {edition: st.lists(st.integers(0, len(form.cells) - 1), max_size=FEW) for edition, form in FORMS.items()}
DENSE = {edition: st.tuples(*[st.integers(0, 1000)] * len(form.rows)) for edition, form in FORMS.items()}


def _number(form: Form, index: int, number: int) -> CellValue:
    cell = form.cells[index]
    return Money(Decimal(number), None if cell.unit == "cell" else cell.unit) if cell.kind == "money" else number


def _filled(draw: st.DrawFn, form: Form, filling: str) -> list[CellValue]:
    """All cells zero, or blank, or (dense) every row counting up from a number of its own, so that no two neighbours agree."""
    if filling == "blanks":
        return [None] * len(form.cells)
    starts = draw(DENSE[form.edition]) if filling == "dense" else (0,) * len(form.rows)
    return [
        _number(form, index, start and start + index - row.start)
        for row, start in zip(form.rows, starts, strict=True)
        for index in range(row.start, row.stop)
    ]


@st.composite
def figures(draw: st.DrawFn, *, edition: Edition, consistent: bool = False, blanks: bool = True) -> tuple[CellValue, ...]:
    """Values for all cells of a form in official order (198 or 200).

    With `consistent` all exact relations hold: nothing is negative, and where a cell is blank its
    number could only be 0. `blanks=False` gives a number in every cell.
    """
    form = FORMS[edition]
    choice = ("zeros", "dense", "blanks") if blanks and not consistent else ("zeros", "dense")
    flat = _filled(draw, form, draw(st.sampled_from(choice)))
    values = SOUND if consistent or not blanks else STATED
    for index in draw(WHICH[edition]):
        cell = form.cells[index]
        flat[index] = draw(values[cell.kind, cell.unit])
    if consistent:
        _settle(form, flat)
        if blanks:
            _blank_zeros(draw, form, flat)
    return tuple(flat)


def _settle(form: Form, flat: list[Any]) -> None:
    """Make every relation of the form true: sums are summed, then received gives way to the balance."""
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
