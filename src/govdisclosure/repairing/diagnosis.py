"""`diagnose(report)` and `deduce(report)`: where the error is, and what the blank cells must be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.mentions import APART, agreement
from govdisclosure.errors import MissingExtraError
from govdisclosure.relations.flow import Flow, balance
from govdisclosure.relations.network import Group, groups
from govdisclosure.relations.search import ExhaustedError, Localised, localise
from govdisclosure.relations.solver import solve
from govdisclosure.repairing.repair import Change, Diagnosis, Forced, Misfiled, Repair, gathered
from govdisclosure.repairing.signatures import signature
from govdisclosure.schema import AnnualReport, CellValue, Form, Given, report_of

__all__ = ["Deduction", "Range", "deduce", "diagnose"]


def diagnose(report: Given) -> Diagnosis:
    """The smallest changes of stated numbers that make all exact relations hold at once, with numbers >= 0.

    Table 3 and each block of table 4 are diagnosed apart; all smallest sets of a group are listed, those
    that agree with the figures of the report's text first, otherwise in official order. Cells without a
    number are free numbers >= 0. Nothing violated: no repairs. A dozen wrong cells and more need SciPy
    (extra `diagnose`); without it `complete` is False and `unsolved` names the group.
    """
    report = report_of(report)
    values, form = report.values(), report.form
    found: list[Repair] = []
    misfiled: list[Misfiled] = []
    unsolved: list[str] = []
    complete = True
    for group in groups(form.edition):
        localised = _localise(group, [values[cell] for cell in group.cells])
        repairs = [repair for repair, _ in _ranked(report, group, localised, values)]
        found += repairs
        misfiled += gathered(form.edition, repairs)
        complete = complete and localised.complete
        unsolved += [] if localised.sets or localised.complete else [group.name]
    return Diagnosis(tuple(found), complete, tuple(unsolved), tuple(misfiled))


def _localise(group: Group, stated: Sequence[CellValue]) -> Localised:
    try:
        return localise(group, stated)
    except ExhaustedError as exhausted:
        try:
            return solve(group, stated, exhausted.size)
        except MissingExtraError:
            return Localised(complete=False)


def _ranked(report: AnnualReport, group: Group, localised: Localised, values: Sequence[CellValue]) -> list[tuple[Repair, Flow]]:
    """The repairs of a group, each with the flow that proves it, the likeliest first."""
    made = [(_repair(report.form, group, values, edges, flow), flow) for edges, flow in localised.sets]
    context = Context.of(report)
    index = report.form.index
    return sorted(made, key=lambda one: (-_support(context, one[0]), [index[change.path] for change in one[0].changes]))


def _support(context: Context, repair: Repair) -> int:
    """How many figures of the text agree with the cells as repaired, less those that contradict them."""
    to = {change.path: change.to for change in repair.changes} | {blank.path: blank.to for blank in repair.forced}
    concerned = [figure for figure in context.figures if any(path in to for reading in figure.readings for path in reading)]
    if not concerned:
        return 0
    values = tuple(to.get(path, value) for path, value in zip(context.form.paths, context.values, strict=True))
    mended = evolve(context, values=values)
    said = [agreement(mended, figure) for figure in concerned if figure.kind not in APART]
    return said.count("PASS") - said.count("FAIL")


def _repair(form: Form, group: Group, values: Sequence[CellValue], edges: Iterable[int], flow: Flow) -> Repair:
    fixed = flow.forced()
    changes: list[Change] = []
    for edge in sorted(edges):
        cell, now = group.cells[edge], flow.numbers[edge]
        low, high = (now, now) if edge in fixed else flow.bounds(edge)
        stated = values[cell]
        assert isinstance(stated, int)  # noqa: S101 - only stated counts are ever opened
        changes.append(Change(form.cells[cell].path, stated, now if low == high else None, low, high))
    blanks = sorted(edge for edge in fixed if values[group.cells[edge]] is None)
    forced = tuple(Forced(form.cells[group.cells[edge]].path, flow.numbers[edge]) for edge in blanks)
    return Repair(group.name, tuple(changes), forced, signature(form, values, changes))


@frozen
class Range:
    """The numbers that a cell can have: `min` to `max` (None: no bound)."""

    path: str
    min: int
    max: int | None


@frozen
class Deduction:
    """What the exact relations say about the cells of a group that state no number.

    `repair` is the repair that is taken for granted, None where the group does not contradict itself.
    """

    group: str
    repair: Repair | None
    _form: Form = field(repr=False)
    _cells: Group = field(repr=False)
    _flow: Flow = field(repr=False)
    _blank: tuple[int, ...] = field(repr=False)

    @property
    def cells(self) -> tuple[Range, ...]:
        """Each blank cell with the numbers that it can have, in official order."""
        return tuple(Range(self._form.cells[self._cells.cells[edge]].path, *self._flow.bounds(edge)) for edge in self._blank)

    @property
    def forced(self) -> dict[str, int]:
        """Path to number for the blank cells that can have only one."""
        fixed = self._flow.forced()
        return {self._form.cells[self._cells.cells[edge]].path: self._flow.numbers[edge] for edge in self._blank if edge in fixed}


def deduce(report: Given) -> tuple[Deduction, ...]:
    """What the blank cells must be, or can be; never written into the report.

    A deduction for each group that states some numbers and leaves others blank; where the report
    contradicts itself, one for each minimal repair, in the order of `diagnose`. A group beyond the reach
    of the search gives none.

    >>> report = AnnualReport.from_cells("2021", {f"review.reconsideration.{c}": n for c, n in
    ...     {"upheld": 2, "corrected": 1, "other_result": 0, "total": 5}.items()})
    >>> deduce(report)[0].forced
    {'review.reconsideration.pending': 2}
    """
    report = report_of(report)
    values, form = report.values(), report.form
    found: list[Deduction] = []
    for group in groups(form.edition):
        stated = [values[cell] for cell in group.cells]
        blank = tuple(edge for edge, value in enumerate(stated) if value is None)
        if not blank or len(blank) == len(stated):
            continue
        flow = balance(group, [value if isinstance(value, int) else 0 for value in stated], blank)
        if isinstance(flow, Flow):
            found.append(Deduction(group.name, None, form, group, flow, blank))
        else:
            repairs = _ranked(report, group, _localise(group, stated), values)
            found += (Deduction(group.name, repair, form, group, flow, blank) for repair, flow in repairs)
    return tuple(found)
