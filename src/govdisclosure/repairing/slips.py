"""Slips that explain a repair: predicates over what is stated and what it would have to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from govdisclosure.repairing.repair import Change, Signature
from govdisclosure.schema import CellValue, Form, FormRow

__all__ = ["digit_distance", "omitted_row", "signature"]

CARRIED_FORWARD = "applications.carried_forward"


def signature(form: Form, values: Sequence[CellValue], changes: Sequence[Change]) -> Signature | None:
    """The slip that would have made these changes necessary, if it is one that is known.

    `values` are the flat values of the report as stated. A repair that leaves a number open has none.
    """
    to = {form.index[change.path]: change.to for change in changes if change.to is not None}
    stated = {form.index[change.path]: change.stated for change in changes}
    if len(to) < len(changes):
        return None
    repaired = _Repaired(form, values, stated, to)
    if repaired.is_split():
        return "split-digits"
    if repaired.is_shifted():
        return "shifted-cells"
    if repaired.is_moved():
        return "wrong-column"
    if repaired.omits_row():
        return "omitted-row"
    if repaired.leaves_carried_forward_blank():
        return "carried-forward-blank"
    if len(set(zip(stated.values(), to.values(), strict=True))) == 1:
        return _slip(str(changes[0].stated), str(changes[0].to))
    return None


def _slip(stated: str, to: str) -> Signature | None:
    """A slip within one number (the same in every changed cell)."""
    if len(stated) == len(to):
        wrong = [place for place, (a, b) in enumerate(zip(stated, to, strict=True)) if a != b]
        if len(wrong) == 1:
            return "changed-digit"
        swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1
        return "transposed-digits" if swapped and sorted(stated) == sorted(to) else None
    if len(stated) == len(to) - 1 and _is_without_a_digit(stated, to):
        return "dropped-digit"
    return "inserted-digit" if len(stated) == len(to) + 1 and _is_without_a_digit(to, stated) else None


def _is_without_a_digit(short: str, long: str) -> bool:
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def digit_distance(stated: int, to: int) -> int:
    """How many digits were dropped, inserted, changed or swapped with their neighbour (optimal string alignment).

    >>> digit_distance(14, 41), digit_distance(14, 16), digit_distance(14, 140), digit_distance(14, 2)
    (1, 1, 1, 2)
    """
    first, second = str(stated), str(to)
    table = [[i + j if i * j == 0 else 0 for j in range(len(second) + 1)] for i in range(len(first) + 1)]
    for i, a in enumerate(first, 1):
        for j, b in enumerate(second, 1):
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@frozen
class _Repaired:
    """A repair over the flat values: cell index to the number stated there, and to the number it becomes."""

    form: Form
    values: Sequence[CellValue]
    stated: Mapping[int, int]
    to: Mapping[int, int]

    def _row(self, cell: int) -> FormRow:
        return self.form.row(self.form.cells[cell].path.rpartition(".")[0])

    def _same_row(self) -> FormRow | None:
        rows = {self._row(cell).path: self._row(cell) for cell in self.to}
        return next(iter(rows.values())) if len(rows) == 1 else None

    def is_split(self) -> bool:
        """One number came out in two cells: `2 | 0` where 20 should stand, the second cell then nothing or zero."""
        first = min(self.to)
        after = first + 1
        if len(self.to) > 2 or after >= self._row(first).stop or not self.stated[first]:
            return False
        rest = self.values[after]
        if not isinstance(rest, int) or rest < 0 or int(f"{self.stated[first]}{rest}") != self.to[first]:
            return False
        return rest == 0 if len(self.to) == 1 else self.to.get(after) == 0

    def is_shifted(self) -> bool:
        """Three numbers or more of a row stand one cell too far to the left or to the right."""
        if len(self.to) < 3 or self._same_row() is None:
            return False
        cells = range(min(self.to), max(self.to) + 1)
        mended = [self.to.get(cell, self.values[cell]) for cell in cells]
        as_stated = [self.values[cell] for cell in cells]
        return mended[1:] == as_stated[:-1] or mended[:-1] == as_stated[1:]

    def is_moved(self) -> bool:
        """Cases of one row stand in one column of applicants and should stand in another."""
        row = self._same_row()
        if len(self.to) != 2 or row is None:
            return False
        return sum(self.to.values()) == sum(self.stated.values()) and max(self.to) < row.stop - 1

    def omits_row(self) -> bool:
        """A total was added up without one of the rows: the totals lack exactly that row's numbers."""
        return self.omitted_row() is not None

    def omitted_row(self) -> str | None:
        """The path of the row that the totals lack."""
        totals = {r.target: r.left for r in self.form.relations if r.rule == "t3-result-total"}
        if not all(cell in totals for cell in self.to):
            return None
        start = self._row(next(iter(self.to))).start
        cells = [start + column for column in range(len(totals))]
        lacking = [self.to[cell] - self.stated[cell] if cell in self.to else 0 for cell in cells]
        for row in zip(*(totals[cell] for cell in cells), strict=True):
            if [self.values[cell] or 0 for cell in row] == lacking:
                return self._row(row[0]).path
        return None

    def leaves_carried_forward_blank(self) -> bool:
        """Row 四 was left at its zeros, and what is not finished should stand there."""
        row = self._same_row()
        if row is None or row.path != CARRIED_FORWARD:
            return False
        return not any(self.values[row.start : row.stop])


def omitted_row(form: Form, values: Sequence[CellValue], changes: Sequence[Change]) -> str | None:
    """The path of the row that a repair of the signature `omitted-row` adds to the totals."""
    to = {form.index[change.path]: change.to for change in changes if change.to is not None}
    stated = {form.index[change.path]: change.stated for change in changes}
    return _Repaired(form, values, stated, to).omitted_row() if len(to) == len(changes) else None
