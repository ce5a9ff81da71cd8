"""What of a check is shown and counted: accepted findings, and what makes it fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from govdisclosure.cli.baseline import NO_BASELINE, PROBLEMS, Baseline

if TYPE_CHECKING:  # what names types only loads no rules
    from govdisclosure import Diagnostic, Reading, Result

__all__ = ["FAIL_ON", "Checked", "Judged", "Policy"]

FAIL_ON: Mapping[str, Callable[[Result], bool]] = {
    "never": lambda _: False,
    "error": lambda result: result.status == "FAIL" and result.severity == "error",
    "warning": lambda result: result.status == "FAIL" and result.severity in ("error", "warning"),
    "fail": lambda result: result.status == "FAIL",
    "uncertain": lambda result: result.status in PROBLEMS,
}
"""What ends in exit code 1, from nothing to everything; `fail`, the contract's own, is the default."""


@frozen
class Policy:
    """What ends in exit code 1: results as `FAIL_ON` says, and figures that could not be read unless that is allowed."""

    fail_on: str = "fail"
    allow_unread: bool = False


@frozen(kw_only=True)
class Judged:
    """Results about one thing, named by `source`, with the diagnostics of what was read for them, and what was accepted."""

    source: str
    diagnostics: tuple[Diagnostic, ...] = ()
    results: tuple[Result, ...] = ()
    baseline: Baseline = field(default=NO_BASELINE, repr=False)

    def accepted(self, result: Result) -> bool:
        """True if the baseline holds this finding of this source, with this status or a worse one."""
        return self.baseline.accepts(self.source, result)

    def problems(self) -> tuple[Result, ...]:
        """The results to look at: FAIL, then UNCERTAIN, without those accepted."""
        return tuple(r for status in PROBLEMS for r in self.results if r.status == status and not self.accepted(r))

    def unread(self) -> tuple[Diagnostic, ...]:
        """The diagnostics of severity error that were not accepted: figures or tables that are lost."""
        errors = (one for one in self.diagnostics if one.severity == "error")
        return tuple(one for one in errors if not self.baseline.accepts_diagnostic(self.source, one))

    def summary(self) -> dict[str, int]:
        """How many results have each status, accepted or not."""
        counted = Counter(result.status for result in self.results)
        return {status: counted[status] for status in ("PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE")}

    def fails(self, policy: Policy) -> bool:
        """True if there is something, not accepted, that ends in exit code 1."""
        if policy.fail_on == "never":
            return False
        return any(map(FAIL_ON[policy.fail_on], self.problems())) or (not policy.allow_unread and bool(self.unread()))


@frozen(kw_only=True)
class Checked(Judged):
    """One report after its check, with its reading."""

    reading: Reading

    @classmethod
    def of(cls, reading: Reading, results: tuple[Result, ...] = ()) -> Checked:
        """The check of a reading, empty where it has no report."""
        return cls(source=reading.source or "-", diagnostics=reading.diagnostics, results=results, reading=reading)

    @property
    def part(self) -> int:
        """Which report of its document it is, from 1."""
        return self.reading.part

    @property
    def has_report(self) -> bool:
        """True if there was something to check."""
        return self.reading.report is not None
