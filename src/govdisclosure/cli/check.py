"""`govdisclosure check`: what is wrong with reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from attrs import evolve, frozen

from govdisclosure import Reading
from govdisclosure import check as check_report
from govdisclosure.cli import options
from govdisclosure.cli.baseline import Baseline
from govdisclosure.cli.choosing import Choice, chosen_rules, rules_options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.findings import Checked, Policy
from govdisclosure.cli.formats import FORMATS, View
from govdisclosure.cli.formats.as_json import check_entry
from govdisclosure.cli.inputs import Reader, several, worked
from govdisclosure.cli.output import Output
from govdisclosure.cli.record import Record
from govdisclosure.cli.speaking import Command
from govdisclosure.message import Language

__all__ = ["check"]


@frozen
class _Check:
    """What is done with a reading, in whatever process."""

    rules: frozenset[str]

    def __call__(self, reading: Reading) -> Checked:
        results = () if reading.report is None else check_report(reading)
        return Checked.of(reading, tuple(result for result in results if result.rule in self.rules))


@click.command(cls=Command, words=PURPOSES["check"])
@options.arguments
@options.form(*FORMATS)
@rules_options
@options.failing
@options.only_problems
@options.proofs
@options.output
@options.reading
@options.lang
def check(
    files: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    ruleset: str | None,
    fail_on: str,
    allow_unread: bool,  # noqa: FBT001 - click passes by name
    only_problems: bool,  # noqa: FBT001
    proofs: bool,  # noqa: FBT001
    baseline: Baseline,
    write_baseline: str | None,
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """What is wrong with reports, problems first."""
    rules = chosen_rules(Choice(select, ignore, ruleset), "check")
    record = Record(Policy(fail_on, allow_unread), write_baseline, check_entry)

    def checked() -> Iterator[Checked]:
        for one in worked(files, Reader(encoding, jobs, timeout), _Check(rules)):
            entry = evolve(one, baseline=baseline)
            record.note(entry, unread=not entry.has_report)
            yield entry

    view = View(lang=lang, only_problems=only_problems, several=several(files), rules=rules, proofs=proofs)
    with Output(output) as out:
        out.show(FORMATS[form](checked(), view))
    sys.exit(record.end())
