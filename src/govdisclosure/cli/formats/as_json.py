"""Results as JSON (contract, section 3): one object for one file, else a list; or an object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govdisclosure.checking import RULESET_VERSION
from govdisclosure.cli.entry import diagnostic_data, dump, dump_all
from govdisclosure.cli.findings import Checked, Judged
from govdisclosure.cli.formats.view import View

__all__ = ["CHECK", "check_entry", "results_data", "write", "write_lines"]

CHECK = "govdisclosure/check/1"


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """Indented JSON, each input as soon as it is checked."""
    entries = (check_entry(one, view.only_problems) for one in checked)
    yield from dump_all(entries, as_list=view.several)


def write_lines(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """Each input as soon as it is checked, on a line of its own."""
    for one in checked:
        yield dump(check_entry(one, view.only_problems))


def check_entry(one: Checked, only_problems: bool) -> dict[str, Any]:  # noqa: FBT001 - one meaning, and always given
    """An input."""
    part = {} if one.part == 1 else {"part": one.part}
    return {
        "schema": CHECK,
        "ruleset": RULESET_VERSION,
        "source": one.source,
        **part,
        "summary": one.summary(),
        "results": results_data(one, only_problems=only_problems),
        "diagnostics": diagnostic_data(one.diagnostics),
    }


def results_data(one: Judged, *, only_problems: bool) -> list[dict[str, Any]]:
    """The results; one that the baseline accepts carries `"accepted": true`."""
    shown = one.problems() if only_problems else one.results
    return [result.to_dict() | ({"accepted": True} if one.accepted(result) else {}) for result in shown]
