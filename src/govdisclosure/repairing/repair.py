"""What a diagnosis proposes: repairs, and what they have in common. Nothing is ever written into a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from attrs import frozen

from govdisclosure.message import Language, Message
from govdisclosure.schema import Edition, form_of
from govdisclosure.schema.wording import place

__all__ = ["Change", "Diagnosis", "Forced", "Misfiled", "Repair", "Signature"]

Signature = Literal["split-digits", "transposed-digits", "shifted-cells", "wrong-column", "omitted-row", "yuan-for-wan"]
"""What kind of slip would have made the difference, where one is recognised."""


@frozen
class Change:
    """A stated number and what it would have to be: `to`, or any of `min` to `max` (None: no bound) where `to` is None."""

    path: str
    stated: int
    to: int | None
    min: int
    max: int | None


@frozen
class Forced:
    """A cell without a number, and the only number that the repair leaves it."""

    path: str
    to: int


@frozen
class Repair:
    """A smallest set of stated numbers whose change makes all exact relations of its group hold at once.

    `group` is `applications` or a block of `review`; `changes` and `forced` are in official order.
    """

    group: str
    changes: tuple[Change, ...]
    forced: tuple[Forced, ...] = ()
    signature: Signature | None = None

    def to_dict(self) -> dict[str, Any]:
        """The repair as JSON-ready data (contract, section 3)."""
        changes = [{"path": c.path, "from": c.stated, "to": c.to, "min": c.min, "max": c.max} for c in self.changes]
        forced = [{"path": f.path, "to": f.to} for f in self.forced]
        return {"group": self.group, "changes": changes, "forced": forced, "signature": self.signature}


@frozen
class Misfiled:
    """Cases that stand in the column `found` and belong into the column `belongs`, in one of these rows.

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
        """The finding in words, in both languages."""
        form, row = form_of(self.edition), self.rows[0]
        found, belongs = (form.cell(f"{row}.{column}").column for column in (self.found, self.belongs))
        return Message(
            f"有{self.number}件申请误填在“{found}”列，应在“{belongs}”列；可能发生在：{self._places('zh')}",
            f"{self.number} misfiled in column {found} instead of {belongs}, in one of: {self._places('en')}",
        )

    def _places(self, language: Language) -> str:
        form = form_of(self.edition)
        return "；".join(place(form, row, language).partition("：" if language == "zh" else ": ")[2] for row in self.rows)


@frozen
class Diagnosis:
    """All minimal repairs of a report, the likeliest of each group first.

    `complete` is False where a group has more than 200 smallest sets, or where the search had to be cut
    short; `unsolved` names the groups for which it gave no repair at all. `misfiled` says where the
    repairs of a group all amount to cases in a wrong column.
    """

    repairs: tuple[Repair, ...] = ()
    complete: bool = True
    unsolved: tuple[str, ...] = ()
    misfiled: tuple[Misfiled, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`repairs` and `complete` as JSON-ready data (contract, section 3)."""
        return {"repairs": [repair.to_dict() for repair in self.repairs], "complete": self.complete}


def gathered(edition: Edition, repairs: Iterable[Repair]) -> tuple[Misfiled, ...]:
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
