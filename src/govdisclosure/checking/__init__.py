"""What contradicts what: the rules of one report, across years, across organisations."""

from govdisclosure.checking.registry import RETIRED, RULES, RULESET_VERSION
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.results import Results
from govdisclosure.checking.rule import Rule, Scope, Status
from govdisclosure.checking.runner import check, check_series, check_sums

__all__ = [
    "RETIRED",
    "RULES",
    "RULESET_VERSION",
    "Number",
    "Result",
    "Results",
    "Rule",
    "Scope",
    "Status",
    "check",
    "check_series",
    "check_sums",
]
