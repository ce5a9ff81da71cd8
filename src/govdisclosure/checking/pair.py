"""Two reports of neighbouring years in a series, as the rules across years see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Rule, Status
from govdisclosure.schema import Edition

__all__ = ["Pair"]


@frozen
class Pair:
    """The report of a year and the one before it in the series; between them years may be missing."""

    last: Context
    this: Context
    years: tuple[int, int]

    @property
    def follows(self) -> bool:
        """True if no year is missing between the two."""
        return self.years[1] == self.years[0] + 1

    @property
    def edition(self) -> Edition | None:
        """The form of both reports, None where they differ."""
        edition = self.this.form.edition
        return edition if self.last.form.edition == edition else None

    def result(
        self,
        rule: Rule,
        status: Status,
        target: str,
        paths: Iterable[str] = (),
        left: Number | None = None,
        right: Number | None = None,
        *,
        earlier: Iterable[str] = (),
        facts: Mapping[str, str] | None = None,
    ) -> Result:
        """A result about both years; `paths` are cells of the later report, `earlier` those used of the earlier one."""
        before = tuple((path, self.last.get(path)) for path in earlier)
        return evolve(self.this.result(rule, status, target, paths, left, right, facts), years=self.years, earlier=before)

    def equal(
        self, rule: Rule, target: str, paths: Iterable[str], left: int | None, right: int | None, *, earlier: Iterable[str]
    ) -> Result:
        """A result of left = right that only neighbouring years can give."""
        status: Status = "NOT_ASSESSABLE"
        if left is not None and right is not None and self.follows:
            status = "PASS" if left == right else rule.violated
        return self.result(rule, status, target, paths, left, right, earlier=earlier)
