"""`check(report)`: all rules about one report."""

from __future__ import annotations

from collections.abc import Sequence

from govdisclosure.checking.context import Context
from govdisclosure.checking.headings import heading_rules
from govdisclosure.checking.mentions import mention_rules
from govdisclosure.checking.relations import exact_relations, non_negative
from govdisclosure.checking.result import Result
from govdisclosure.checking.tables import table_rules
from govdisclosure.checking.words import text_rules
from govdisclosure.schema import AnnualReport

__all__ = ["check"]


def check(report: AnnualReport, *, headings: Sequence[str] | None = None) -> tuple[Result, ...]:
    """Every rule that applies to the report, with a result for each of its targets, in the order of `RULES`.

    Pure and complete: a rule that cannot be judged says so (NOT_ASSESSABLE). `headings` are the headings of
    the source as they stand there, one a line; the rules about them apply only where they are given, since
    a report does not keep them.

    >>> report = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 2, "review.reconsideration.total": 3})
    >>> {r.target: r.status for r in check(report) if r.rule == "t4-total"}["review.reconsideration.total"]
    'UNCERTAIN'
    """
    context = Context.of(report)
    return (
        *exact_relations(context.form, context.values),
        *non_negative(report, context.values),
        *table_rules(context),
        *mention_rules(context),
        *text_rules(context),
        *(heading_rules(context, headings) if headings is not None else ()),
    )
