"""What is kept of one checked report for a summary of many: a few numbers, whatever its size."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from attrs import field, frozen

from govdisclosure.checking import Status, check
from govdisclosure.frames.rows import division_of
from govdisclosure.reading import Reading
from govdisclosure.schema import AnnualReport

__all__ = ["LEVELS", "STATUSES", "Grouping", "Level", "Tally", "level_of", "tally"]

STATUSES: tuple[Status, ...] = ("PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE")

Level = Literal["province", "prefecture", "county", "township"]
"""A level of government: 省级、地级、县级、乡级."""

LEVELS: tuple[Level, ...] = get_args(Level)

Grouping = Literal["organization", "level", "division"]
"""By what reports are put together."""

TOWNSHIPS = ("乡", "镇", "街道")
"""What the name of a government of the lowest level ends with, by law."""

REGIONS = "12345678"
"""The first digit of a code of an administrative division: the great regions (GB/T 2260); others are of no place."""


@frozen(kw_only=True)
class Tally:
    """One report in numbers: its results by rule and status, and the relations that contradict."""

    source: str | None
    organization: str | None
    year: int | None
    division: str | None
    results: Counter[tuple[str, Status]] = field(factory=Counter[tuple[str, Status]])
    contradictions: tuple[tuple[str, str], ...] = ()
    has_report: bool = True

    def group(self, by: Grouping) -> str | None:
        """The name of the group that the report belongs to; None where it does not say."""
        if by == "organization":
            return self.organization
        return self.division if by == "division" else level_of(self.organization, self.division)


def tally(one: Reading | AnnualReport) -> Tally:
    """Check a report, or the report of a reading, and count what comes of it."""
    reading = one if isinstance(one, Reading) else None
    report = reading.report if reading is not None else one
    source = None if reading is None else reading.source
    if not isinstance(report, AnnualReport):
        return Tally(source=source, organization=None, year=None, division=None, has_report=False)
    results = check(one)
    return Tally(
        source=source,
        organization=report.organization,
        year=report.year,
        division=division_of(report),
        results=Counter((result.rule, result.status) for result in results),
        contradictions=tuple((result.rule, result.target) for result in results if result.status == "FAIL"),
    )


def level_of(organization: str | None, division: str | None) -> Level | None:
    """The level of government: a township by its name, since it has the code of its county; the others by their code.

    >>> level_of("青禾县柳溪镇人民政府", "211122"), level_of("青禾县财政局", "211122"), level_of("某市财政局", "211100")
    ('township', 'county', 'prefecture')
    """
    body = (organization or "").removesuffix("办公室").removesuffix("党政").removesuffix("办事处").removesuffix("人民政府")
    if body.endswith(TOWNSHIPS):
        return "township"
    if division is None or division[0] not in REGIONS:
        return None
    if division.endswith("00"):
        return "province" if division.endswith("0000") else "prefecture"
    return "county"
