"""`govdisclosure check`: what is wrong with reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from govdisclosure import check as check_report
from govdisclosure.cli import options
from govdisclosure.cli.findings import FAIL_ON, NO_BASELINE, Baseline, Checked, chosen_rules, read_baseline
from govdisclosure.cli.formats import FORMATS, View
from govdisclosure.cli.inputs import Input, inputs, several
from govdisclosure.message import Language

__all__ = ["check"]


def _choices(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Rules given one by one or parted by commas."""
    return tuple(one.strip() for value in values for one in value.split(",") if one.strip())


def _baseline(_: click.Context, parameter: click.Parameter, path: Path | None) -> Baseline:
    try:
        return NO_BASELINE if path is None else read_baseline(path)
    except (OSError, ValueError, KeyError) as error:
        raise click.BadParameter(f"{path}: {error}", param=parameter) from None


def _rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    try:
        return chosen_rules(select, ignore)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@click.command()
@options.arguments
@options.form(*FORMATS)
@click.option(
    "--select", multiple=True, callback=_choices, metavar="RULES", help="Only rules that begin so: t3-, year-carry-over."
)
@click.option("--ignore", multiple=True, callback=_choices, metavar="RULES", help="All rules but those that begin so.")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="fail",
    show_default=True,
    help="What ends in exit code 1: FAIL of that severity or worse, any FAIL, or UNCERTAIN as well.",
)
@click.option("--only-problems/--all-results", default=False, help="Show only FAIL and UNCERTAIN that were not accepted.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_baseline,
    help="Accepted findings: the output of an earlier check in JSON. A finding is the same by source, rule and cell.",
)
@options.encoding
@options.lang
def check(
    files: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    only_problems: bool,  # noqa: FBT001 - click passes by name
    baseline: Baseline,
    encoding: str | None,
    lang: Language,
) -> None:
    """What is wrong with reports, problems first."""
    rules = _rules(select, ignore)
    unread = contradiction = False

    def checked() -> Iterator[Checked]:
        nonlocal unread, contradiction
        for one in inputs(files, encoding):
            entry = _check(one, rules, baseline)
            if one.reading.report is None:
                options.tell(one, lang, "error", "warning", "info")
            unread = unread or one.reading.report is None
            contradiction = contradiction or entry.fails(fail_on)
            yield entry

    view = View(lang=lang, only_problems=only_problems, several=several(files), rules=rules)
    options.show(FORMATS[form](checked(), view))
    sys.exit(options.exit_code(unread=unread, contradiction=contradiction))


def _check(one: Input, rules: frozenset[str], baseline: Baseline) -> Checked:
    report, headings = one.reading.report, one.reading.headings or None
    results = () if report is None else check_report(report, headings=headings)
    results = tuple(result for result in results if result.rule in rules)
    return Checked(one.source, one.reading, results, baseline)
