"""Slips that explain a repair: predicates over what is stated and what it would have to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govdisclosure.repairing.repair import Change, Signature
from govdisclosure.schema import CellValue, Form, FormRow

__all__ = ["signature"]

WAN = 10_000


def signature(form: Form, values: Sequence[CellValue], changes: Sequence[Change]) -> Signature | None:
    """The slip that would have made these changes necessary, if it is one that is known.

    `values` are the flat values of the report as stated. A repair that leaves a number open has none.
    """
    to = {form.index[change.path]: change.to for change in changes if change.to is not None}
    stated = {form.index[change.path]: change.stated for change in changes}
    if len(to) < len(changes):
        return None
    rows = {cell: _row(form, cell) for cell in to}
    if _split(values, stated, to, rows):
        return "split-digits"
    if _shifted(values, to, rows):
        return "shifted-cells"
    if _moved(stated, to, rows):
        return "wrong-column"
    if _omitted(form, values, stated, to):
        return "omitted-row"
    if len({(stated[cell], to[cell]) for cell in to}) == 1:
        return _slip(*next((stated[cell], to[cell]) for cell in to))
    return None


def _row(form: Form, cell: int) -> FormRow:
    return form.row(form.cells[cell].path.rpartition(".")[0])


def _slip(stated: int, to: int) -> Signature | None:
    """A slip within one number (the same in every changed cell)."""
    if to * WAN == stated or stated * WAN == to:
        return "yuan-for-wan"
    before, after = str(stated), str(to)
    wrong = [i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    swapped = len(before) == len(after) and len(wrong) == 2 and wrong[1] - wrong[0] == 1
    if swapped and before[wrong[0]] == after[wrong[1]] and before[wrong[1]] == after[wrong[0]]:
        return "transposed-digits"
    return None


def _split(values: Sequence[CellValue], stated: Mapping[int, int], to: Mapping[int, int], rows: Mapping[int, FormRow]) -> bool:
    """One number came out in two cells: `2 | 0` where 20 should stand, the second cell then nothing or zero."""
    first = min(to)
    after = first + 1
    if len(to) > 2 or after >= rows[first].stop or not isinstance(rest := values[after], int) or rest < 0 or not stated[first]:
        return False
    whole = int(f"{stated[first]}{rest}") == to[first]
    return whole and (rest == 0 if len(to) == 1 else to.get(after) == 0)


def _shifted(values: Sequence[CellValue], to: Mapping[int, int], rows: Mapping[int, FormRow]) -> bool:
    """Three numbers or more of a row stand one cell too far to the left or to the right."""
    row = rows[min(to)]
    if len(to) < 3 or any(own != row for own in rows.values()):
        return False
    cells = range(min(to), max(to) + 1)
    mended = [to.get(cell, values[cell]) for cell in cells]
    as_stated = [values[cell] for cell in cells]
    return mended[1:] == as_stated[:-1] or mended[:-1] == as_stated[1:]


def _moved(stated: Mapping[int, int], to: Mapping[int, int], rows: Mapping[int, FormRow]) -> bool:
    """Cases of one row stand in one column of applicants and belong into another."""
    if len(to) != 2 or len({row.path for row in rows.values()}) > 1:
        return False
    return sum(to.values()) == sum(stated.values()) and max(to) < rows[max(to)].stop - 1


def _omitted(form: Form, values: Sequence[CellValue], stated: Mapping[int, int], to: Mapping[int, int]) -> bool:
    """A total was added up without one of the rows: the totals lack exactly that row's numbers."""
    totals = {relation.target: relation.left for relation in form.relations if relation.rule == "t3-result-total"}
    if not all(cell in totals for cell in to):
        return False
    places = [form.row(form.cells[next(iter(to))].path.rpartition(".")[0]).start + i for i in range(7)]
    lacking = [to[cell] - stated[cell] if cell in to else 0 for cell in places]
    rows = zip(*(totals[cell] for cell in places), strict=True)
    return any([values[cell] or 0 for cell in row] == lacking for row in rows)
