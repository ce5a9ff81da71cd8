"""The kinds of figures about who asked: the columns of table 3."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.narrative.kind import APPLICANTS, REQUEST, RESULTS, SENT, T3, Kind

__all__ = ["APPLICANT_KINDS", "BODIES", "PERSONS"]

BODIES: Mapping[str, str] = {
    "commercial_enterprise": "(?:商业)?企业",
    "research_institution": "科研机构",
    "public_interest_organization": "(?:社会)?公益组织",
    "legal_service_institution": "法律服务机构|律师事务所",
    "other_organization": "其他组织",
}
"""The columns of applicants that are no natural persons, and how texts call them."""


PERSONS = "自然人|(?:公民|[村居]民)(?:个人)?|个人"
"""How texts call natural persons."""


def _applicant(name: str, words: str) -> Kind:
    whole = (f"{T3}.received.{name}", f"{T3}.received.{name}+{T3}.carried_in.{name}", f"{RESULTS}.total.{name}")
    others = "+".join(f"{T3}.received.{column}" for column in APPLICANTS[2:])
    readings = (*whole, others) if name == "other_organization" else whole
    phrase = rf"(?:{words})(?!信息){SENT}?的?(?:{REQUEST})?(?:量)?"
    return Kind(name, phrase, readings, tells="applicant", needs_requests=True)


APPLICANT_KINDS: tuple[Kind, ...] = (
    _applicant("natural_person", PERSONS),
    Kind(
        "organizations",
        rf"法人(?:或|和|及|、|以及|或者)?(?:其他|非法人)?组织{SENT}?的?(?:{REQUEST})?",
        tuple("+".join(f"{row}.{column}" for column in APPLICANTS[1:]) for row in (f"{T3}.received", f"{RESULTS}.total")),
        tells="applicant",
        needs_requests=True,
    ),
    Kind(
        "legal_persons",
        rf"法人(?:单位)?{SENT}?的?(?:{REQUEST})",
        tuple(
            "+".join(f"{T3}.received.{column}" for column in columns)
            for columns in (APPLICANTS[1:5], APPLICANTS[1:2], APPLICANTS[1:])
        ),
        tells="applicant",
        soft=True,
        needs_requests=True,
    ),
    Kind("all_natural", "", ("+".join(f"{T3}.received.{column}" for column in APPLICANTS[1:]),), soft=True),
    *(_applicant(name, words) for name, words in BODIES.items()),
)
"""In the order in which their phrases are tried."""
