"""The results of one check: a tuple that knows what was checked, counts, and shows itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Self

from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Status
from govdisclosure.message import Shown
from govdisclosure.schema import Given

__all__ = ["Results"]


class Results(Shown, tuple[Result, ...]):
    """All results of a check, in the order of the rules. `given` is the one report or reading, None for several.

    It compares, slices and pickles as the tuple that it is; what is sliced is a plain tuple.
    """

    given: Given | None

    def __new__(cls, results: Iterable[Result] = (), given: Given | None = None) -> Self:
        """Results, with what they are about."""
        made = super().__new__(cls, results)
        made.given = given
        return made

    def counts(self) -> dict[Status, int]:
        """How many results have each status."""
        counted = Counter(result.status for result in self)
        return {status: counted[status] for status in ("PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE")}

    def __repr__(self) -> str:
        return f"Results({', '.join(f'{status} {count}' for status, count in self.counts().items())})"
