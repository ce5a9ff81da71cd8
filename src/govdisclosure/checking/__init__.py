"""What contradicts what: the rules of one report, across years, across organisations, and their diagnosis."""

from govdisclosure.checking.catalogue import RULES, RULESET_VERSION
from govdisclosure.checking.checks import check
from govdisclosure.checking.diagnosis import Deduction, Range, deduce, diagnose
from govdisclosure.checking.repair import Change, Diagnosis, Forced, Misfiled, Repair, Signature
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Rule, Scope, Status
from govdisclosure.checking.series import check_series
from govdisclosure.checking.sums import check_sums
from govdisclosure.narrative import Figure, figures

__all__ = [
    "RULES",
    "RULESET_VERSION",
    "Change",
    "Deduction",
    "Diagnosis",
    "Figure",
    "Forced",
    "Misfiled",
    "Number",
    "Range",
    "Repair",
    "Result",
    "Rule",
    "Scope",
    "Signature",
    "Status",
    "check",
    "check_series",
    "check_sums",
    "deduce",
    "diagnose",
    "figures",
]
