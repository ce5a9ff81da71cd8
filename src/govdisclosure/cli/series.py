"""`govdisclosure series`: the rules across the years of each organization."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import click
from attrs import evolve, frozen

from govdisclosure import Reading, Result, check_series
from govdisclosure.checking import RULESET_VERSION
from govdisclosure.cli import options
from govdisclosure.cli.baseline import NO_BASELINE, Baseline
from govdisclosure.cli.choosing import Choice, chosen_rules, rules_options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.findings import Judged, Policy
from govdisclosure.cli.formats.as_json import hash_of
from govdisclosure.cli.groups import FORMS, judged_data, shown
from govdisclosure.cli.inputs import Input, Reader, inputs
from govdisclosure.cli.output import Output
from govdisclosure.cli.record import Record
from govdisclosure.cli.speaking import Command, usage_error
from govdisclosure.cli.telling import note
from govdisclosure.cli.words import one_line
from govdisclosure.message import Language, Message, language

__all__ = ["Series", "series", "series_entry"]

SERIES = "govdisclosure/series/1"
NO_YEAR = Message("未写明年度，不参与比较", "states no year and is left out")
NO_NAME = Message("未写明机关名称，不参与比较（可用 --together）", "names no organization and is left out (see --together)")
NOTHING = Message(
    "没有可比较的年度：没有一个机关有两个年度的报告", "nothing to compare: no organization has reports of two years"
)
LEFT_OUT = Message("未参与比较", "left out")


@frozen(kw_only=True)
class Series(Judged):
    """The reports of one organization in the order of their years; those left out stand together, without organization."""

    organization: str | None
    readings: tuple[Reading, ...]

    @property
    def compared(self) -> bool:
        """True if there were two years to compare."""
        return len({reading.report.year for reading in self.readings if reading.report is not None}) > 1


@click.command(cls=Command, words=PURPOSES["series"])
@options.arguments
@options.form(*FORMS)
@options.together
@rules_options
@options.failing
@options.only_problems
@options.proofs
@options.output
@options.reading
@options.lang
def series(
    files: tuple[str, ...],
    form: str,
    together: bool,  # noqa: FBT001 - click passes by name
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    ruleset: str | None,
    fail_on: str,
    allow_unread: bool,  # noqa: FBT001
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
    """The rules across the years of each organization."""
    rules = chosen_rules(Choice(select, ignore, ruleset), "series")
    read = list(inputs(files, Reader(encoding, jobs, timeout)))
    found = [evolve(one, baseline=baseline) for one in _grouped(read, rules, together=together)]
    record = Record[Series](Policy(fail_on, allow_unread), write_baseline, series_entry)
    for one in found:
        record.note(one, unread=any(reading.report is None for reading in one.readings))
    if not any(one.compared for one in found if one.organization is not None or together):
        raise usage_error(NOTHING)
    with Output(output) as out:
        out.show(shown(found, form, lang, partial(series_entry, proofs=proofs), _head, as_list=True, only_problems=only_problems))
    sys.exit(record.end())


def _grouped(read: Iterable[Input], rules: frozenset[str], *, together: bool) -> Iterator[Series]:
    """The series of each organization in the order in which they come, then what was left out."""
    groups: dict[str, list[Reading]] = {}
    left_out: list[Reading] = []
    for one in read:
        report = one.reading.report
        why = _why_not(one.reading, together=together)
        if report is None or why is not None:
            left_out.append(one.reading)
            _tell(one, why)
        else:
            groups.setdefault("" if together else str(report.organization), []).append(one.reading)
    for readings in groups.values():
        yield _series(readings, rules)
    if left_out:
        yield _about(None, left_out)


def _why_not(reading: Reading, *, together: bool) -> Message | None:
    if reading.report is None:
        return None
    if reading.report.year is None:
        return NO_YEAR
    return NO_NAME if reading.report.organization is None and not together else None


def _tell(one: Input, why: Message | None) -> None:
    if why is None:
        options.tell(one, language(), "error")
    else:
        note(f"{one_line(one.source)}: {why[language()]}")


def _year(reading: Reading) -> int:
    assert reading.report is not None  # noqa: S101 - others were left out
    return reading.report.year or 0


def _series(readings: list[Reading], rules: frozenset[str]) -> Series:
    ordered = sorted(readings, key=_year)
    results = tuple(result for result in check_series(ordered) if result.rule in rules)
    names = [reading.report.organization for reading in ordered if reading.report is not None]
    return evolve(_about(next((name for name in reversed(names) if name), None), ordered), results=results)


def _about(organization: str | None, readings: list[Reading]) -> Series:
    diagnostics = tuple(diagnostic for reading in readings for diagnostic in reading.diagnostics)
    return Series(
        source=organization or "",
        organization=organization,
        readings=tuple(readings),
        diagnostics=diagnostics,
        baseline=NO_BASELINE,
    )


def series_entry(one: Series, only_problems: bool, *, proofs: bool = False) -> dict[str, Any]:  # noqa: FBT001 - one meaning
    """The JSON of one organization; with `proofs` each result has its `proof`, and each source its `sha256`."""
    return {
        "schema": SERIES,
        "ruleset": RULESET_VERSION,
        "organization": one.organization,
        "sources": [_source(reading, proofs=proofs) for reading in one.readings],
        **judged_data(one, only_problems=only_problems, given=_of_last_year(one) if proofs else None),
    }


def _source(reading: Reading, *, proofs: bool) -> dict[str, Any]:
    data = {"source": reading.source, "year": reading.report.year if reading.report else None}
    return data | {"sha256": hash_of(str(reading.source))} if proofs else data


def _of_last_year(one: Series) -> Callable[[Result], Reading]:
    """The reading whose cells a result states as this year's: of the last of its years, and of two the later one."""
    by_year = {_year(reading): reading for reading in one.readings if reading.report is not None}
    return lambda result: by_year[result.years[-1]]


def _head(one: Series) -> str:
    years = ", ".join(str(_year(reading)) for reading in one.readings if reading.report is not None)
    sources = ", ".join(str(reading.source) for reading in one.readings)
    return f"{one.organization}: {years}" if one.organization else f"{LEFT_OUT[language()]}: {sources}"
