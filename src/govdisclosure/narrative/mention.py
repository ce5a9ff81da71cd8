"""A number in its sentence: the words around it, and what they make of it."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from govdisclosure.narrative.cues import Lead
from govdisclosure.narrative.kind import Kind
from govdisclosure.narrative.numbers import ABOUT, SHORT

__all__ = ["CLAUSES", "HIDDEN", "LONGEST", "Mention", "Words", "hide"]

LONGEST = 48
"""Characters beside a number in which a phrase is looked for."""

FARTHEST = 200
"""Characters before a number that can speak against it; what is farther away has been taken up before."""

CLAUSES = re.compile("[,;()]|:(?=.)")
"""What parts clauses; a colon right before a number does not."""

HIDDEN = "\1"
"""Stands for each character that a phrase is looked for without, so that places stay what they are."""

_brackets = re.compile(r"\([^()0-9]*\)")


@frozen
class Words:
    """The words around a number.

    `before` and `rest` are those of its sentence, `label` those since the number before, `near` those of
    its clause before it, without an 约, `after` the first ones behind it. `cut` is the length of the 约, `within` a clause
    before that says of what the number is a part (在转办的申请中，予以公开6件).
    """

    before: str
    rest: str
    label: str
    near: str
    cut: int
    within: str = ""

    @classmethod
    def around(cls, sentence: str, token: re.Match[str], since: int) -> Words:
        """Return the words around a number; the number before it ends at `since`."""
        label = sentence[max(since, token.start() - FARTHEST) : token.start()]
        clause = _nearest(label[-LONGEST:])
        about = ABOUT.search(clause, max(0, len(clause) - SHORT))
        near = clause[: about.start()] if about else clause
        before, behind = sentence[: token.start()], sentence[token.end() :]
        return cls(before, behind, label, near, len(clause) - len(near), _clause_of_a_part(label, len(label) - len(clause)))

    @property
    def after(self) -> str:
        """The first words behind the number."""
        return self.rest[:LONGEST]

    @property
    def bracket(self) -> str:
        """The bracket that closes right before the number."""
        return self.label[self.label.rfind("(") :] if self.label.endswith(")") else ""


@frozen
class Mention:
    """A number, and what the words around it say that it counts.

    `phrase` are the words that make its kind, `lead` those of the clause before them, `standing` says what
    the lead leaves open, `year` which report year the phrase itself names, `rough` that the number is not
    exact, `also` the kinds that are counted together with it (不予处理和其他处理6件; of a share, what it is a share of).
    `start` to `end` is the span in the section.
    """

    kind: Kind
    value: int | Decimal
    unit: str
    phrase: str
    lead: str
    standing: Lead
    words: Words
    start: int
    end: int
    rough: bool = False
    year: int | None = None
    also: tuple[Kind, ...] = ()

    @property
    def named(self) -> bool:
        """True if the phrase itself names requests for information."""
        own = "信息公开" in self.phrase or "依申请公开" in self.phrase
        return own or (self.kind.tells != "applicant" and "申请" in self.phrase)


def _clause_of_a_part(label: str, end: int) -> str:
    """Return the clause that ends at a place if it says of what a part is told (在转办的申请中，), else nothing."""
    if not label.endswith("中,", 0, end):
        return ""
    return CLAUSES.split(label[: end - 1])[-1]


def _nearest(label: str) -> str:
    """Return the clause that leads up to a number; one that a bracket parts from it is still its own."""
    opened = label.endswith("(")
    if "(" not in label:
        return CLAUSES.split(label)[-1]
    return CLAUSES.split(_brackets.sub(hide, label.removesuffix("(")))[-1] + HIDDEN * opened


def hide(match: re.Match[str]) -> str:
    """Return as many signs as a match has, none of which a phrase has."""
    return HIDDEN * len(match.group())
