"""`govdisclosure summary`: the checks of many reports, counted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from rich.text import Text

from govdisclosure import Reading
from govdisclosure.checking import Status
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import dump_all
from govdisclosure.cli.formats.as_text import STATUSES, STYLES
from govdisclosure.cli.inputs import Reader, worked
from govdisclosure.cli.output import Output
from govdisclosure.cli.speaking import Choice, Command, Option, usage_error
from govdisclosure.cli.telling import note
from govdisclosure.cli.words import diagnostic_words, one_line
from govdisclosure.counting import GROUPINGS, Grouping, Summary, Tally, summed, tally
from govdisclosure.message import Language, Message, language, reason_of

__all__ = ["summary"]

MAX_SHOWN = 10
"""Groups, contradictions and missing ones that are shown to people; the other formats have all."""

BY = Message(
    "分组方式：机关、层级（据标识码和机关名称）、行政区划（标识码前六位）；可重复，默认全部。",
    "How reports are put together: organization, level (by site code and name), division (first six digits of the "
    "site code); repeatable, default all.",
)
EXPECT = Message(
    "应有报告的机关名单，一行一个名称。", "The organizations that should have a report: a file with one name a line."
)
NO_FILE = Message("无法读取名单 {path}：{why}", "the list {path} cannot be read: {why}")
HEADS = {
    "reports": Message("共 {count} 份报告", "Reports: {count}"),
    "rules": Message("各规则", "By rule"),
    "organization": Message("各机关（问题多者在前）", "By organization, most contradictions first"),
    "level": Message("各层级", "By level"),
    "division": Message("各行政区划", "By division"),
    "contradictions": Message("最常见的矛盾", "Most common contradictions"),
    "missing": Message("缺少的报告", "Missing reports"),
}
NAMES = {
    "province": Message("省级", "province"),
    "prefecture": Message("地级", "prefecture"),
    "county": Message("县级", "county"),
    "township": Message("乡级", "township"),
}
UNKNOWN = Message("（未写明）", "(not stated)")
IN_REPORTS = Message("{count} 份报告", "reports: {count}")
NONE_AT_ALL = Message("没有报告", "no report")
MORE = Message("…另有 {count} 项（--format json 列出全部）", "… and {count} more (--format json has all)")


@click.command(cls=Command, words=PURPOSES["summary"])
@options.arguments
@options.form("text", "json", "csv")
@click.option("--by", type=Choice(GROUPINGS), multiple=True, metavar="|".join(GROUPINGS), cls=Option, words=BY)
@click.option("--expect", metavar="FILE", cls=Option, words=EXPECT)
@options.output
@options.reading
@options.lang
def summary(
    files: tuple[str, ...],
    form: str,
    by: tuple[Grouping, ...],
    expect: str | None,
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """The checks of many reports, counted."""
    names = _names(expect)
    found = summed(_told(worked(files, Reader(encoding, jobs, timeout), _tally), lang), by=by or GROUPINGS, expect=names)
    with Output(output) as out:
        if form == "csv":
            out.write("\ufeff" + found.to_csv())  # without the mark Excel does not take it for UTF-8
        else:
            out.show(dump_all([found.to_dict()], as_list=False) if form == "json" else _text(found, lang))
    sys.exit(options.exit_code(unread=found.unread > 0))


def _tally(reading: Reading) -> tuple[Tally, Reading | None]:
    """What is kept of a reading; of one without a report the reading itself, whose diagnostics say why."""
    return tally(reading), reading if reading.report is None else None


def _told(found: Iterable[tuple[Tally, Reading | None]], lang: Language) -> Iterator[Tally]:
    for one, unread in found:
        for diagnostic in () if unread is None else unread.errors:
            note(f"{one_line(str(one.source))}: {diagnostic_words(diagnostic, Reading(report=None), lang)}")
        yield one


def _names(path: str | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise usage_error(NO_FILE, path=path, why=reason_of(error)) from None
    return [line.strip() for line in lines if line.strip()]


# for people ---------------------------------------------------------------------------------------------


def _text(found: Summary, lang: Language) -> Iterator[Text]:
    yield Text(HEADS["reports"][lang].format(count=found.reports), "bold")
    judged = [(one.rule, one.counts) for one in found.rules if any(one.counts.values())]
    yield from _block("rules", [_counted(name, counts, lang) for name, counts in judged], len(judged))
    for by in GROUPINGS:
        groups = [one for one in found.groups if one.by == by]
        lines = [
            _counted(f"{_name(one.name, lang)} ({IN_REPORTS[lang].format(count=one.reports)})", one.counts, lang)
            for one in groups[:MAX_SHOWN]
        ]
        yield from _block(by, lines, len(groups))
    lines = [
        Text(f"{one.rule} {one.target}: {IN_REPORTS[lang].format(count=one.reports)}") for one in found.contradictions[:MAX_SHOWN]
    ]
    yield from _block("contradictions", lines, len(found.contradictions))
    lines = [
        Text(f"{one_line(one.organization)}: {_years(one.years, lang, all_of_them=one.why == 'no report')}")
        for one in found.missing[:MAX_SHOWN]
    ]
    yield from _block("missing", lines, len(found.missing))


def _block(head: str, lines: list[Text], count: int) -> Iterator[Text]:
    """A heading and its lines; nothing where there are none."""
    if not lines:
        return
    yield Text()
    yield Text(HEADS[head][language()], "bold")
    yield from (Text("  ") + line for line in lines)
    if count > len(lines):
        yield Text("  " + MORE[language()].format(count=count - len(lines)))


def _counted(name: str, counts: Mapping[Status, int], lang: Language) -> Text:
    parts = [Text(f"{STATUSES[status][lang]} {count}", STYLES[status]) for status, count in counts.items() if count]
    return Text(f"{name}: ") + Text(", ").join(parts)


def _name(name: str | None, lang: Language) -> str:
    if name is None:
        return UNKNOWN[lang]
    return NAMES[name][lang] if name in NAMES else one_line(name)


def _years(years: tuple[int, ...], lang: Language, *, all_of_them: bool) -> str:
    said = ", ".join(map(str, years))
    return f"{NONE_AT_ALL[lang]} ({said})" if all_of_them and said else said or NONE_AT_ALL[lang]
