"""What of a check is shown and counted: selection by rule, accepted findings, what makes it fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from attrs import field, frozen

from govdisclosure import Reading, Result
from govdisclosure.checking import RULES

__all__ = ["FAIL_ON", "NO_BASELINE", "Baseline", "Checked", "chosen_rules", "read_baseline"]

PROBLEMS = ("FAIL", "UNCERTAIN")
"""The statuses that somebody should look at, the worst first."""

FAIL_ON: Mapping[str, Callable[[Result], bool]] = {
    "never": lambda _: False,
    "error": lambda result: result.status == "FAIL" and result.severity == "error",
    "warning": lambda result: result.status == "FAIL" and result.severity in ("error", "warning"),
    "fail": lambda result: result.status == "FAIL",
    "uncertain": lambda result: result.status in PROBLEMS,
}
"""What ends in exit code 1, from nothing to everything; `fail`, the contract's own, is the default."""

Baseline = Mapping[tuple[str | None, str, str], int]
"""Accepted findings: (source, rule, target) to the worst status accepted, as its place in `PROBLEMS`."""

NO_BASELINE: Baseline = {}


@frozen
class Checked:
    """One input after its check: its reading, the chosen results, and which of them were accepted before."""

    source: str
    reading: Reading
    results: tuple[Result, ...] = ()
    baseline: Baseline = field(factory=dict[tuple[str | None, str, str], int], repr=False)

    def accepted(self, result: Result) -> bool:
        """Whether the baseline holds this finding of this source, with this status or a worse one."""
        if result.status not in PROBLEMS:
            return False
        keys = ((source, result.rule, result.target) for source in (self.source, None))
        return any(self.baseline.get(key, len(PROBLEMS)) <= PROBLEMS.index(result.status) for key in keys)

    def problems(self) -> tuple[Result, ...]:
        """The results to look at: FAIL, then UNCERTAIN, without those accepted."""
        return tuple(r for status in PROBLEMS for r in self.results if r.status == status and not self.accepted(r))

    def summary(self) -> dict[str, int]:
        """How many results have each status, accepted or not."""
        counted = Counter(result.status for result in self.results)
        return {status: counted[status] for status in ("PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE")}

    def fails(self, fail_on: str) -> bool:
        """Whether there is a finding, not accepted, that ends in exit code 1."""
        return any(FAIL_ON[fail_on](result) for result in self.problems())


def chosen_rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The ids of the rules to report: those selected (all without a selection) less those ignored.

    A choice is an id or the beginning of one (`t3-`). Raises `ValueError` for one that no rule begins with.
    """
    selected, ignored = list(select), list(ignore)
    for choice in selected + ignored:
        if not any(one.startswith(choice) for one in RULES):
            raise ValueError(f"no rule begins with {choice!r}; `govdisclosure rules` lists them all")
    begins = tuple(selected) or ("",)
    return frozenset(one for one in RULES if one.startswith(begins) and not one.startswith(tuple(ignored) or ("\0",)))


def read_baseline(path: Path) -> Baseline:
    """The accepted findings: FAIL and UNCERTAIN of an earlier `check` in JSON or JSON lines.

    An entry whose source is null accepts its findings in every source. Raises `OSError`, or `ValueError`
    if the file is no such output.
    """
    accepted: dict[tuple[str | None, str, str], int] = {}
    for entry in _entries(path.read_text("utf-8-sig")):
        for result in cast("list[dict[str, Any]]", entry["results"]):
            if result.get("status") in PROBLEMS:
                key = (entry.get("source"), str(result["rule"]), str(result["target"]))
                accepted[key] = min(PROBLEMS.index(result["status"]), accepted.get(key, len(PROBLEMS)))
    return accepted


def _entries(text: str) -> list[dict[str, Any]]:
    """The entries of a check's output: one object, a list of them, or one a line."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        data = [json.loads(line) for line in text.splitlines() if line.strip()]
    entries = list(cast("Sequence[Any]", data)) if isinstance(data, list) else [data]
    if not all(map(_is_entry, entries)):
        raise ValueError("is no output of `govdisclosure check --format json` or `jsonl`")
    return entries


def _is_entry(data: Any) -> bool:
    return isinstance(data, Mapping) and str(cast("Mapping[str, Any]", data).get("schema")).startswith("govdisclosure/check/")
