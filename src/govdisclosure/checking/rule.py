"""A rule as data: what it states, what it rests on, how its findings are worded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from govdisclosure.message import Message, Severity
from govdisclosure.schema import Edition

__all__ = ["Rule", "Scope", "Status"]

Status = Literal["PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE"]
"""The four statuses of the contract, section 4."""

Scope = Literal["report", "headings", "series", "sums"]
"""What a rule looks at: one report, the headings of its source, reports of several years, a parent and its children."""


@frozen(kw_only=True)
class Rule:
    """One rule of the rule set. Two rules are equal when their ids are; ids are never renamed, only retired.

    `editions` are the official forms it applies to; `formula` its statement; `clause` what it rests on
    (the printed form, an article of the Regulation, or the meaning of the cells); `violated` the status
    of a result where the numbers contradict the statement: FAIL, or UNCERTAIN where something lawful
    outside the report can explain it. `messages` are the templates of its wording by status, `caveats`
    what else can explain a finding.
    """

    id: str
    title: Message = field(eq=False)
    formula: str = field(eq=False)
    clause: str = field(eq=False)
    severity: Severity = field(eq=False)
    messages: Mapping[Status, Message] = field(eq=False, repr=False)
    scope: Scope = field(default="report", eq=False)
    editions: tuple[Edition, ...] = field(default=("2019", "2021"), eq=False)
    violated: Status = field(default="FAIL", eq=False)
    caveats: tuple[Message, ...] = field(default=(), eq=False, repr=False)
