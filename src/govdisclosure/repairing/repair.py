"""What a diagnosis proposes: repairs, and what they have in common. Nothing is ever written into a report unasked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from attrs import field, frozen

from govdisclosure.message import Language, Message, Shown, brief, one_line
from govdisclosure.schema import AnnualReport, Edition, form_of
from govdisclosure.schema.wording import listed, place_of

__all__ = ["Change", "Diagnosis", "Forced", "Misfiled", "Repair", "Signature", "merge_misfiled"]

Signature = Literal[
    "split-digits",
    "transposed-digits",
    "dropped-digit",
    "inserted-digit",
    "changed-digit",
    "shifted-cells",
    "wrong-column",
    "omitted-row",
    "carried-forward-blank",
]
"""What kind of slip would have made the difference, where one is recognised."""


@frozen
class Change:
    """A stated number and what it would have to be: `to`, or any of `min` to `max` (None: no bound) where `to` is None.

    `example` is a number that holds together with those of the repair's other changes.
    """

    path: str
    stated: int
    to: int | None
    min: int
    max: int | None
    example: int = field(repr=False, eq=False)


@frozen
class Forced:
    """A cell without a number, and the only number that the repair leaves it."""

    path: str
    to: int


@one_line
@frozen
class Repair:
    """A smallest set of stated numbers whose change makes all exact relations of its group hold at once.

    `group` is `applications` or a block of `review`; `changes` and `forced` are in official order.
    """

    group: str
    changes: tuple[Change, ...]
    forced: tuple[Forced, ...] = ()
    signature: Signature | None = None

    def apply(self, report: AnnualReport) -> AnnualReport:
        """The report with the stated numbers changed; what is blank stays blank. Where a range is open, one number of it."""
        return report.replace({change.path: change.example for change in self.changes})

    def to_dict(self) -> dict[str, Any]:
        """The repair as JSON-ready data (contract, section 3)."""
        changes = [{"path": c.path, "from": c.stated, "to": c.to, "min": c.min, "max": c.max} for c in self.changes]
        forced = [{"path": f.path, "to": f.to} for f in self.forced]
        return {"group": self.group, "changes": changes, "forced": forced, "signature": self.signature}


@frozen
class Misfiled:
    """Cases that may stand in the column `found` and belong in the column `belongs`, in one of these rows.

    The columns are fields of a row of table 3 (`natural_person`), `rows` the paths of the rows in which
    it can have happened, in official order.
    """

    edition: Edition
    number: int
    found: str
    belongs: str
    rows: tuple[str, ...]

    @property
    def message(self) -> Message:
        """The finding in words, in both languages: one explanation, not a fact."""
        form, row = form_of(self.edition), self.rows[0]
        found, belongs = (form.cell(f"{row}.{column}").column for column in (self.found, self.belongs))
        return Message(
            f"可能有{self.number}件申请应填“{belongs}”列而误填“{found}”列，涉及：{self._places('zh')}",
            f"possibly {self.number} requests entered under {found} instead of {belongs}, in one of: {self._places('en')}",
        )

    def _places(self, language: Language) -> str:
        form = form_of(self.edition)
        return listed((place_of(form, row).message[language] for row in self.rows), language)


@frozen(repr=False)
class Diagnosis(Shown):
    """All minimal repairs of a report, the likeliest of each group first.

    `complete` is False where a group has more than 200 smallest sets, or where the search had to be cut
    short; `unsolved` names the groups for which it gave no repair at all. `misfiled` says where the
    repairs of a group all amount to cases in a wrong column, `report` what was diagnosed.
    """

    repairs: tuple[Repair, ...] = ()
    complete: bool = True
    unsolved: tuple[str, ...] = ()
    misfiled: tuple[Misfiled, ...] = ()
    report: AnnualReport | None = field(default=None, eq=False)

    def __repr__(self) -> str:
        groups = dict.fromkeys(repair.group for repair in self.repairs)
        return brief("Diagnosis", repairs=len(self.repairs), groups=[*groups], complete=self.complete, unsolved=[*self.unsolved])

    def of(self, group: str) -> tuple[Repair, ...]:
        """The repairs of one group."""
        return tuple(repair for repair in self.repairs if repair.group == group)

    def to_dict(self) -> dict[str, Any]:
        """`repairs` and `complete` as JSON-ready data (contract, section 3)."""
        return {"repairs": [repair.to_dict() for repair in self.repairs], "complete": self.complete}


def merge_misfiled(edition: Edition, repairs: Iterable[Repair]) -> tuple[Misfiled, ...]:
    """What the repairs of one group, if all are of the signature `wrong-column`, come down to."""
    rows: dict[tuple[int, str, str], list[str]] = {}
    for repair in repairs:
        if repair.signature != "wrong-column":
            return ()
        fewer, more = sorted(repair.changes, key=lambda change: (change.to or 0) - change.stated)
        (row, _, found), (_, _, belongs) = fewer.path.rpartition("."), more.path.rpartition(".")
        rows.setdefault((fewer.stated - (fewer.to or 0), found, belongs), []).append(row)
    form = form_of(edition)
    return tuple(Misfiled(edition, *key, tuple(sorted(own, key=lambda row: form.row(row).start))) for key, own in rows.items())
