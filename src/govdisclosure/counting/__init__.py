"""Checks counted over many reports."""

from govdisclosure.counting.missing import Missing
from govdisclosure.counting.summary import GROUPINGS, Contradiction, Group, RuleCount, Summary, summary, summed
from govdisclosure.counting.tally import STATUSES, Grouping, Tally, tally

__all__ = [
    "GROUPINGS",
    "STATUSES",
    "Contradiction",
    "Group",
    "Grouping",
    "Missing",
    "RuleCount",
    "Summary",
    "Tally",
    "summary",
    "summed",
    "tally",
]
