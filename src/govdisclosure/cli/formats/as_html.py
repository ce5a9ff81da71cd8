"""Results as one page to hand on: it stands alone, in both languages, for any number of inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.page import Entry, draw_page
from govdisclosure.repairing.diagnosis import BRIEF, diagnose_within

__all__ = ["write"]


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """The page, with what was accepted left unmarked; `--only-problems` leaves out inputs without any."""
    yield draw_page((_entry(one) for one in checked if not view.only_problems or _is_worth(one)), lang=view.lang).rstrip("\n")


def _is_worth(one: Checked) -> bool:
    return bool(one.problems() or one.unread() or not one.has_report)


def _entry(one: Checked) -> Entry:
    """An input with its findings; candidates are looked for where something contradicts itself, as briefly as for a cause."""
    report = one.reading.report
    wrong = report is not None and any(result.status == "FAIL" for result in one.problems())
    diagnosis = diagnose_within(BRIEF, report) if report is not None and wrong else None
    accepted = (result.key for result in one.results if one.accepted(result))
    entry = Entry.of(one.reading, one.results, diagnosis=diagnosis, accepted=accepted)
    known = {id(diagnostic) for diagnostic in one.diagnostics if diagnostic.severity == "error"} - set(map(id, one.unread()))
    return evolve(entry, diagnostics=tuple(diagnostic for diagnostic in entry.diagnostics if id(diagnostic) not in known))
