"""What a rule says about one of its targets: a value, with its wording made on demand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import field, frozen

from govdisclosure.checking.rule import Rule, Status
from govdisclosure.checking.wording import wording
from govdisclosure.message import Message, Severity
from govdisclosure.schema import CellValue, Edition

__all__ = ["Number", "Result"]

Number = int | Decimal
"""A side of a relation: a whole number of cases, or an exact amount of money."""


@frozen(slots=False)  # many are made and few are looked at: without slots, in less than half the time
class Result:
    """The verdict of one rule on one target (contract, sections 3 and 4).

    `target` is a cell's path, the beginning of one, or a section. `paths` names every cell of the
    relation in official order and `values` what they state; `missing` those that state nothing.
    `left` and `right` are the sums of the stated numbers of both sides, None for a side that states
    none. `years` are the report years that a rule across years compares, `facts` what its wording
    needs beside the numbers. Identity is rule and target (and years), never the wording.
    """

    of: Rule = field(repr=lambda rule: repr(rule.id))
    status: Status
    target: str
    edition: Edition = field(repr=False)
    paths: tuple[str, ...] = field(default=(), repr=False)
    values: tuple[CellValue, ...] = field(default=(), repr=False)
    left: Number | None = None
    right: Number | None = None
    missing: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    years: tuple[int, ...] = ()

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.of.id

    @property
    def severity(self) -> Severity:
        """The rule's severity, whatever the status."""
        return self.of.severity

    @property
    def delta(self) -> Number | None:
        """The difference left - right; None unless both sides state a number."""
        return None if self.left is None or self.right is None else self.left - self.right

    @property
    def message(self) -> Message:
        """The finding in words: table, row and column as the form prints them, and the numbers that disagree."""
        return wording(self)

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-ready data (contract, section 3).

        A whole number is a number; an amount of money is a string, written plainly, as in the JSON of
        a report. `years` is there only for rules across years.
        """
        message = self.message
        data: dict[str, Any] = {
            "rule": self.rule,
            "status": self.status,
            "severity": self.severity,
            "target": self.target,
            "paths": list(self.paths),
            "left": _plain(self.left),
            "right": _plain(self.right),
            "delta": _plain(self.delta),
            "missing": list(self.missing),
            "message": {"zh": message.zh, "en": message.en},
        }
        return data | ({"years": list(self.years)} if self.years else {})


def _plain(number: Number | None) -> int | str | None:
    return f"{number:f}" if isinstance(number, Decimal) else number
