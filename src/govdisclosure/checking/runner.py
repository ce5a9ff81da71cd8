"""`check`, `check_series`, `check_sums`: all rules about a report, a series of years, a parent and its children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from govdisclosure.checking.context import Context
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.registry import FAMILY_JUDGES, PAIR_JUDGES, REPORT_JUDGES, RULES
from govdisclosure.checking.result import Result
from govdisclosure.checking.results import Results
from govdisclosure.checking.rules.series import dated_results
from govdisclosure.checking.rules.sums import Child, Family
from govdisclosure.checking.unread import without_unread
from govdisclosure.schema import Given, reports_of

__all__ = ["check", "check_series", "check_sums"]


def check(report: Given, *, headings: Sequence[str] | None = None) -> Results:
    """Every rule that applies to the report, with a result for each of its targets, in the order of `RULES`.

    Pure and complete: a rule that cannot be judged says so (NOT_ASSESSABLE). Of a reading, the headings of the
    source are judged too, and what could not be read is no contradiction of the office. `headings` are the
    headings of the source where only the report is at hand.

    >>> from govdisclosure.schema import AnnualReport
    >>> report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 2, "review.reconsideration.total": 3})
    >>> {r.target: r.status for r in check(report) if r.rule == "t4-total"}["review.reconsideration.total"]
    'UNCERTAIN'
    """
    context = Context.of(report)
    if headings is not None:
        context = evolve(context, headings=headings)
    edition = context.form.edition
    found = [result for judge in REPORT_JUDGES if judge.applies(edition) for result in judge(context)]
    return Results(without_unread(found, context.diagnostics), report)


def check_series(reports: Iterable[Given]) -> Results:
    """The rules across years, over reports of one organisation in any order; their forms may differ.

    Reports are put in the order of their years; of several for one year the last given stands for it, and
    the others are named. Each two neighbours give the results of every rule that applies to both;
    `Result.years` says which years were compared, and the paths are cells of the later report. A gap
    between years makes carry-over not assessable, never a contradiction.
    """
    given = reports_of(reports)
    latest = {report.year: report for report in given if report.year is not None}
    found = list(dated_results(given))
    for before, after in pairwise(sorted(latest)):
        found += _of_pair(Pair(Context.of(latest[before]), Context.of(latest[after]), (before, after)))
    order = {rule: position for position, rule in enumerate(RULES)}
    return Results(sorted(found, key=lambda result: (order[result.rule], result.years)))


def _of_pair(pair: Pair) -> Iterator[Result]:
    editions = (pair.last.form.edition, pair.this.form.edition)
    for judge in PAIR_JUDGES:
        if all(map(judge.applies, editions)):
            yield from judge(pair)


def check_sums(
    parent: Given,
    children: Iterable[Given],
    *,
    complete: bool = False,
    sources: Sequence[str] | None = None,
) -> Results:
    """The counts of the children added up against the parent's, cell by cell, completeness first.

    `sum-complete` says for each table what is lacking; `sum-at-most` whether the children together exceed
    the parent; `sum-equal` whether they are the parent. Pass `complete=True` where the children are all
    there are, the parent's own office included: only then is less than the parent's number a FAIL. A child of
    another year or form is left out of the sum. `left` is the sum of the children's numbers, `right` the parent's;
    the paths are cells of the parent. `sources` names the files of the children, in their order.
    """
    reports = reports_of(children)
    names: Sequence[str | None] = sources if sources is not None else [None] * len(reports)
    family = Family(Context.of(parent), [Child(*one) for one in zip(reports, names, strict=True)], complete)
    return Results(result for judge in FAMILY_JUDGES for result in judge(family))
