"""Results as JSON (contract, section 3): one object for one file, else a list; or an object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govdisclosure.checking import RULESET_VERSION
from govdisclosure.cli.entry import diagnostic_data, dump
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View

__all__ = ["SCHEMA_ID", "write", "write_lines"]

SCHEMA_ID = "govdisclosure/check/1"


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """All inputs as one indented JSON text."""
    entries = [_entry(one, view) for one in checked]
    yield dump(entries if view.several else entries[0], indent=2)


def write_lines(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """Each input as soon as it is checked, on a line of its own."""
    for one in checked:
        yield dump(_entry(one, view))


def _entry(one: Checked, view: View) -> dict[str, Any]:
    """An input; a finding that the baseline accepts carries `"accepted": true`."""
    shown = one.problems() if view.only_problems else one.results
    return {
        "schema": SCHEMA_ID,
        "ruleset": RULESET_VERSION,
        "source": one.source,
        "summary": one.summary(),
        "results": [result.to_dict() | ({"accepted": True} if one.accepted(result) else {}) for result in shown],
        "diagnostics": diagnostic_data(one.reading.diagnostics),
    }
