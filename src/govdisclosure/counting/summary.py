"""`summary(readings)`: the checks of many reports counted, by rule and by group; what contradicts most often; who is missing."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from govdisclosure.checking import RULES, RULESET_VERSION, Status
from govdisclosure.counting.missing import Missing, missing
from govdisclosure.counting.tally import STATUSES, Grouping, Tally, tally
from govdisclosure.interchange import escaped
from govdisclosure.reading import Reading
from govdisclosure.schema import AnnualReport, several, texts_of

__all__ = ["GROUPINGS", "Contradiction", "Group", "RuleCount", "Summary", "summary", "summed"]

GROUPINGS: tuple[Grouping, ...] = ("organization", "level", "division")

Counts = Mapping[Status, int]
"""How many results have each status."""


@frozen
class RuleCount:
    """The results of one rule over all reports."""

    rule: str
    counts: Counts


@frozen
class Group:
    """The results of the reports of one organization, level or division; `name` is None for those that do not say theirs."""

    by: Grouping
    name: str | None
    reports: int
    counts: Counts


@frozen
class Contradiction:
    """A relation that does not hold in so many reports."""

    rule: str
    target: str
    reports: int


@frozen(kw_only=True)
class Summary:
    """The checks of many reports, counted. Groups and contradictions begin with the worst."""

    reports: int
    unread: int
    rules: tuple[RuleCount, ...]
    groups: tuple[Group, ...]
    contradictions: tuple[Contradiction, ...]
    missing: tuple[Missing, ...]

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON-ready data (contract, section 3)."""
        return {
            "schema": "govdisclosure/summary/1",
            "ruleset": RULESET_VERSION,
            "reports": self.reports,
            "unread": self.unread,
            "rules": [{"rule": one.rule, **one.counts} for one in self.rules],
            "groups": [{"by": one.by, "name": one.name, "reports": one.reports, **one.counts} for one in self.groups],
            "contradictions": [{"rule": one.rule, "target": one.target, "reports": one.reports} for one in self.contradictions],
            "missing": [{"organization": one.organization, "years": list(one.years), "why": one.why} for one in self.missing],
        }

    def to_csv(self) -> str:
        """The summary as one table: `kind` tells what a line counts, `name` and `target` of what."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(("kind", "name", "target", "reports", *STATUSES, "years"))
        writer.writerows([["" if value is None else value for value in line] for line in self._lines()])
        return text.getvalue()

    def _lines(self) -> Iterator[tuple[object, ...]]:
        for rule in self.rules:
            yield ("rule", rule.rule, None, None, *rule.counts.values(), None)
        for group in self.groups:
            yield (group.by, _safe(group.name), None, group.reports, *group.counts.values(), None)
        for one in self.contradictions:
            yield ("contradiction", one.rule, one.target, one.reports, None, one.reports, None, None, None)
        for gap in self.missing:
            years = " ".join(map(str, gap.years))
            yield ("missing", escaped(gap.organization), gap.why, None, *(None for _ in STATUSES), years)


def summary(
    readings: Iterable[Reading | AnnualReport], *, by: Sequence[Grouping] = GROUPINGS, expect: Iterable[str] = ()
) -> Summary:
    """Check many reports and count: results of each rule, of each group (`by`), the most common contradictions, who is missing.

    `expect` names the organizations that should have a report. A reading without a report is counted as unread.

    >>> report = AnnualReport.from_cells("2021", {"review.reconsideration.total": 3, "review.reconsideration.upheld": 4})
    >>> [(one.rule, one.target) for one in summary([report]).contradictions]
    [('t4-total', 'review.reconsideration.total')]
    """
    return summed(map(tally, several(readings)), by=by, expect=texts_of("names of organizations", expect))


def summed(tallies: Iterable[Tally], *, by: Sequence[Grouping] = GROUPINGS, expect: Iterable[str] = ()) -> Summary:
    """Add up what was counted of each report."""
    rules: Counter[tuple[str, Status]] = Counter()
    groups: defaultdict[tuple[Grouping, str | None], Counter[str]] = defaultdict(Counter)
    contradictions: Counter[tuple[str, str]] = Counter()
    years: defaultdict[str, set[int]] = defaultdict(set)
    unread = reports = 0
    for one in tallies:
        if not one.has_report:
            unread += 1
            continue
        reports += 1
        rules.update(one.results)
        contradictions.update(set(one.contradictions))
        for grouping in by:
            group = groups[grouping, one.group(grouping)]
            group["reports"] += 1
            for (_, status), count in one.results.items():
                group[status] += count
        if one.organization is not None:
            years[one.organization].update(() if one.year is None else (one.year,))
    return Summary(
        reports=reports,
        unread=unread,
        rules=tuple(RuleCount(rule, _counts(rules, rule)) for rule in RULES if RULES[rule].scope in ("report", "headings")),
        groups=tuple(_groups(groups, by)),
        contradictions=tuple(Contradiction(*what, count) for what, count in _most_common(contradictions)),
        missing=missing(years, expect),
    )


def _safe(name: str | None) -> str | None:
    """A name from a source, safe in a spreadsheet."""
    return None if name is None else escaped(name)


def _counts(rules: Counter[tuple[str, Status]], rule: str) -> Counts:
    return {status: rules[rule, status] for status in STATUSES}


def _groups(found: Mapping[tuple[Grouping, str | None], Counter[str]], by: Sequence[Grouping]) -> Iterator[Group]:
    """The groups in the order of `by`, those with most FAILs first."""
    worst_first = sorted(
        found.items(), key=lambda one: (by.index(one[0][0]), -one[1]["FAIL"], -one[1]["UNCERTAIN"], one[0][1] or "")
    )
    for (grouping, name), counted in worst_first:
        yield Group(grouping, name, counted["reports"], {status: counted[status] for status in STATUSES})


def _most_common(found: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))
