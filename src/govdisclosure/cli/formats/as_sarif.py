"""Problems as SARIF 2.1.0, the format that code scanning services read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from govdisclosure import Diagnostic, Result
from govdisclosure.checking import RULES, RULESET_VERSION
from govdisclosure.cli.entry import dump
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.cli.words import line_of, one_line

__all__ = ["write"]

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """One run. FAIL has kind `fail`, UNCERTAIN kind `review`; what could not be read stands among the notifications."""
    inputs = list(checked)
    run = {
        "tool": {"driver": _driver(view)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, result, view) for one in inputs for result in _shown(one, view)],
        "invocations": [
            {
                "executionSuccessful": all(one.has_report and not one.unread() for one in inputs),
                "toolExecutionNotifications": [
                    _notification(one.source, diagnostic, view) for one in inputs for diagnostic in one.reading.diagnostics
                ],
            }
        ],
    }
    yield dump({"version": "2.1.0", "runs": [run]}, indent=2)


def _shown(one: Checked, view: View) -> tuple[Result, ...]:
    """SARIF knows of findings that were accepted; without `--only-problems` they are given, and marked."""
    accepted = () if view.only_problems else tuple(result for result in one.results if one.accepted(result))
    return one.problems() + accepted


def _driver(view: View) -> dict[str, Any]:
    return {
        "name": "govdisclosure",
        "version": version("govdisclosure"),
        "properties": {"ruleset": RULESET_VERSION},
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.title[view.lang]},
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
            }
            for rule in RULES.values()
            if rule.id in view.rules
        ],
    }


def _result(one: Checked, result: Result, view: View) -> dict[str, Any]:
    failed = result.status == "FAIL"
    accepted = [{"kind": "external", "justification": "baseline"}] if one.accepted(result) else []
    return {
        "ruleId": result.rule,
        "kind": "fail" if failed else "review",
        "level": LEVELS[result.severity] if failed else "none",
        "message": {"text": one_line(result.message[view.lang])},
        "locations": [_location(one.source, line_of(one.reading, result), result.target)],
        "partialFingerprints": {"govdisclosure/v1": ":".join(map(str, result.key[:2] + result.years))},
        "suppressions": accepted,
    }


def _notification(source: str, diagnostic: Diagnostic, view: View) -> dict[str, Any]:
    return {
        "descriptor": {"id": diagnostic.code},
        "level": LEVELS[diagnostic.severity],
        "message": {"text": one_line(diagnostic.message[view.lang])},
        "locations": [_location(source, diagnostic.line, diagnostic.path or diagnostic.table)],
    }


def _location(source: str, line: int | None, path: str | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(source, errors="surrogateescape")}}
    if line is not None:
        physical["region"] = {"startLine": line}
    logical = {"logicalLocations": [{"fullyQualifiedName": path}]} if path else {}
    return {"physicalLocation": physical, **logical}
