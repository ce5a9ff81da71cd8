"""Accepted findings: what an earlier check found, which fails no more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

if TYPE_CHECKING:  # what names types only loads no rules
    from govdisclosure import Diagnostic, Result

__all__ = ["NO_BASELINE", "PROBLEMS", "Baseline", "read_baseline"]

PROBLEMS = ("FAIL", "UNCERTAIN")
"""The statuses that somebody should look at, the worst first."""

FAMILIES = ("govdisclosure/check/", "govdisclosure/series/", "govdisclosure/sums/")
NAMES = {"check": "source", "series": "organization", "sums": "parent"}
"""The key of an entry that says what it is about."""

ResultKey = tuple[str | None, str, str, tuple[int, ...]]
DiagnosticKey = tuple[str | None, str, str | None]


@frozen
class Baseline:
    """Accepted results (source, rule, target, years) to the worst status accepted, as its place in `PROBLEMS`; and diagnostics.

    An entry whose source is None accepts its findings in every source.
    """

    results: Mapping[ResultKey, int] = field(factory=dict[ResultKey, int])
    diagnostics: frozenset[DiagnosticKey] = frozenset()

    def accepts(self, source: str, result: Result) -> bool:
        """True if this finding of this source was accepted with this status or a worse one."""
        if result.status not in PROBLEMS:
            return False
        rank = PROBLEMS.index(result.status)
        keys = ((name, *result.key) for name in (source, None))
        return any(self.results.get(key, len(PROBLEMS)) <= rank for key in keys)

    def accepts_diagnostic(self, source: str, diagnostic: Diagnostic) -> bool:
        """True if this diagnostic of this source was accepted."""
        return any((name, diagnostic.code, diagnostic.path) in self.diagnostics for name in (source, None))


NO_BASELINE = Baseline()


def read_baseline(path: Path) -> Baseline:
    """The accepted findings: FAIL, UNCERTAIN and diagnostics of severity error of an earlier output in JSON or JSON lines.

    Raises `OSError`, or `ValueError` if the file is no such output.
    """
    results: dict[ResultKey, int] = {}
    diagnostics: set[DiagnosticKey] = set()
    for entry in _entries(path.read_text("utf-8-sig")):
        source = entry.get(NAMES[str(entry["schema"]).split("/")[1]])
        for result in _objects(entry, "results"):
            if result.get("status") in PROBLEMS:
                key = (source, str(result["rule"]), str(result["target"]), tuple(result.get("years", ())))
                results[key] = min(PROBLEMS.index(result["status"]), results.get(key, len(PROBLEMS)))
        errors = (one for one in _objects(entry, "diagnostics") if one.get("severity") == "error")
        diagnostics.update((source, str(one["code"]), one.get("path")) for one in errors)
    return Baseline(results, frozenset(diagnostics))


def _objects(entry: Mapping[str, Any], key: str) -> Iterable[dict[str, Any]]:
    found = entry.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in cast("Sequence[Any]", found)):
        raise ValueError(f"an entry without {key}")
    return cast("list[dict[str, Any]]", found)


def _entries(text: str) -> list[dict[str, Any]]:
    """The entries of an output: one object, a list of them, or one a line."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        data = [json.loads(line) for line in text.splitlines() if line.strip()]
    entries = list(cast("Sequence[Any]", data)) if isinstance(data, list) else [data]
    if not all(map(_is_entry, entries)):
        raise ValueError("is no output of `govdisclosure check --format json` or `jsonl`")
    return entries


def _is_entry(data: Any) -> bool:
    return isinstance(data, Mapping) and str(cast("Mapping[str, Any]", data).get("schema")).startswith(FAMILIES)
