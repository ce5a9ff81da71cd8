"""What contradicts what: the rules of one report, across years, across organisations."""

from govdisclosure.checking.registry import RULES, RULESET_VERSION
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Rule, Scope, Status
from govdisclosure.checking.runner import check, check_series, check_sums

__all__ = [
    "RULES",
    "RULESET_VERSION",
    "Number",
    "Result",
    "Rule",
    "Scope",
    "Status",
    "check",
    "check_series",
    "check_sums",
]
