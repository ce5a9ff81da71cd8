"""`diagnose(report)` and `deduce(report)`: where the error is, and what the blank cells must be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from govdisclosure.errors import MissingExtraError
from govdisclosure.message import one_line
from govdisclosure.relations.flow import Flow
from govdisclosure.relations.forced import fill
from govdisclosure.relations.network import Group, groups
from govdisclosure.relations.search import STEPS, ExhaustedError, Localised, localise
from govdisclosure.relations.solver import NODES, solve
from govdisclosure.repairing.ranking import ranked
from govdisclosure.repairing.repair import Change, Diagnosis, Forced, Misfiled, Repair, merge_misfiled
from govdisclosure.repairing.slips import signature
from govdisclosure.schema import AnnualReport, CellValue, Form, Given, report_of, texts_of

__all__ = ["BRIEF", "Deduction", "Effort", "Range", "deduce", "diagnose", "diagnose_within"]


@frozen
class Effort:
    """How much work a group may cost: steps of the exact search, then nodes of the solver. Counted, never timed."""

    steps: int = STEPS
    nodes: int = NODES


BRIEF = Effort(steps=1_000, nodes=40)
"""For a cause beside a finding: at most some two seconds for a report of random numbers, whose diagnosis takes five."""


def diagnose(report: Given, *, trust: Iterable[str] = (), last: AnnualReport | None = None) -> Diagnosis:
    """The smallest changes of stated numbers that make all exact relations hold at once, with numbers >= 0.

    Table 3 and each block of table 4 are diagnosed apart; all smallest sets of a group are listed, the likeliest
    first: what the figures of the report's text bear out, then known slips, then the fewest digits, then the fewest
    zeros, then what `last`, the report of the year before, carried forward. Cells named in `trust` stay as they
    are. Cells without a number are free numbers >= 0. Nothing violated: no repairs. A dozen wrong cells and more
    need SciPy (extra `diagnose`); without it, or beyond the work it may do, `complete` is False and `unsolved`
    names the group, as it does where the trusted cells contradict each other.

    Raises `UnknownPathError` for a trusted path that is no cell of the form.
    """
    return diagnose_within(Effort(), report, trust=trust, last=last)


def diagnose_within(effort: Effort, report: Given, *, trust: Iterable[str] = (), last: AnnualReport | None = None) -> Diagnosis:
    """What `diagnose` gives for so much work."""
    given = report_of(report)
    values, form = given.values(), given.form
    trusted = frozenset(form.cell(path).index for path in texts_of("paths of trusted cells", trust))
    found: list[Repair] = []
    misfiled: list[Misfiled] = []
    unsolved: list[str] = []
    complete = True
    for group in groups(form.edition):
        if isinstance(fill(group, values), Flow):
            continue
        localised = _localise(group, [values[cell] for cell in group.cells], _edges(group, trusted), effort)
        repairs = ranked(given, [_repair(form, group, values, *one) for one in localised.sets], last)
        found += repairs
        misfiled += merge_misfiled(form.edition, repairs)
        complete = complete and localised.complete
        unsolved += [] if repairs else [group.name]
    return Diagnosis(tuple(found), complete, tuple(unsolved), tuple(misfiled), given)


def _edges(group: Group, cells: frozenset[int]) -> frozenset[int]:
    return frozenset(edge for edge, cell in enumerate(group.cells) if cell in cells)


def _localise(group: Group, stated: Sequence[CellValue], fixed: frozenset[int], effort: Effort) -> Localised:
    try:
        return localise(group, stated, fixed, steps=effort.steps)
    except ExhaustedError as exhausted:
        try:
            return solve(group, stated, exhausted.size, fixed, nodes=effort.nodes)
        except MissingExtraError:
            return Localised(complete=False)


def _repair(form: Form, group: Group, values: Sequence[CellValue], edges: Iterable[int], flow: Flow) -> Repair:
    fixed = flow.forced()
    changes: list[Change] = []
    for edge in sorted(edges):
        cell, now = group.cells[edge], flow.numbers[edge]
        low, high = (now, now) if edge in fixed else flow.bounds(edge)
        stated = values[cell]
        assert isinstance(stated, int)  # noqa: S101 - only stated counts are ever opened
        changes.append(Change(form.cells[cell].path, stated, now if low == high else None, low, high, now))
    blanks = sorted(edge for edge in fixed if values[group.cells[edge]] is None)
    forced = tuple(Forced(form.cells[group.cells[edge]].path, flow.numbers[edge]) for edge in blanks)
    return Repair(group.name, tuple(changes), forced, signature(form, values, changes))


@frozen
class Range:
    """The numbers that a cell can have: `min` to `max` (None: no bound)."""

    path: str
    min: int
    max: int | None


@one_line
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
    given = report_of(report)
    values, form = given.values(), given.form
    found: list[Deduction] = []
    for group in groups(form.edition):
        stated = [values[cell] for cell in group.cells]
        blank = tuple(edge for edge, value in enumerate(stated) if value is None)
        if not blank or len(blank) == len(stated):
            continue
        flow = fill(group, values)
        if isinstance(flow, Flow):
            found.append(Deduction(group.name, None, form, group, flow, blank))
        else:
            found += _under_repairs(given, group, blank)
    return tuple(found)


def _under_repairs(report: AnnualReport, group: Group, blank: tuple[int, ...]) -> list[Deduction]:
    """A deduction under each repair of a group that contradicts itself."""
    form, values = report.form, report.values()
    sets = _localise(group, [values[cell] for cell in group.cells], frozenset(), Effort()).sets
    repairs = [_repair(form, group, values, edges, flow) for edges, flow in sets]
    flows = {id(repair): flow for repair, (_, flow) in zip(repairs, sets, strict=True)}
    order = ranked(report, repairs, None)
    return [Deduction(group.name, repair, form, group, flows[id(repair)], blank) for repair in order]
