"""What to do about a report that contradicts itself: the smallest repairs, ranked, and what made them necessary."""

from govdisclosure.repairing.causes import Cause, causes
from govdisclosure.repairing.diagnosis import Deduction, Range, deduce, diagnose
from govdisclosure.repairing.repair import Change, Diagnosis, Forced, Misfiled, Repair, Signature

__all__ = [
    "Cause",
    "Change",
    "Deduction",
    "Diagnosis",
    "Forced",
    "Misfiled",
    "Range",
    "Repair",
    "Signature",
    "causes",
    "deduce",
    "diagnose",
]
