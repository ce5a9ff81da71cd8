"""`govdisclosure diagnose`: the smallest changes that would make the exact relations hold."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
from attrs import frozen
from rich.text import Text

from govdisclosure import AnnualReport, Reading, Repair, to_json
from govdisclosure import diagnose as diagnose_report
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import diagnostic_data, dump, dump_all
from govdisclosure.cli.inputs import Input, Reader, several, worked
from govdisclosure.cli.speaking import Command, Option, usage_error
from govdisclosure.cli.words import about, one_line, repair_words
from govdisclosure.errors import UnknownPathError
from govdisclosure.message import Language, Message
from govdisclosure.repairing import Diagnosis
from govdisclosure.repairing.wording import forced_words, proposal, suspicion
from govdisclosure.schema.wording import place_of

__all__ = ["diagnose"]

SCHEMA_ID = "govdisclosure/diagnose/1"

CONSISTENT = Message(
    "未发现表内勾稽关系错误（不代表数据真实准确）",
    "no contradiction among the exact relations (which does not say that the figures are true)",
)
COLON = Message("：", ": ")
ONE = Message("最少改动方案（共1种）", "the smallest repair (there is one)")
SEVERAL = Message(
    "最少改动方案（共{number}种，任选其一均可使勾稽关系成立，请对照台账确定）",
    "the smallest repairs (there are {number}; any of them would do: compare with the register)",
)
INCOMPLETE = Message("方案未能全部列出", "not all repairs could be listed")
UNSOLVED = Message("未能求出更正方案（安装 diagnose 扩展后或可求得）", "no repair was found (the extra `diagnose` may find one)")
UNTRUE = Message("所信任的单元格之间已有矛盾，未能求出更正方案", "no repair was found that keeps the trusted cells")
FORCED = Message("相应地，未填写的单元格应为：", "accordingly, the blank cells are: ")
SUSPICION = Message("可能原因：", "possibly: ")
WRONG_NUMBER = Message("没有第{number}个方案：共{total}个", "there is no repair {number}: there are {total}")
NO_CELL = Message("{edition}年格式没有单元格“{path}”", "the form of {edition} has no cell {path!r}")
ONE_REPORT = Message("--apply 只用于一份报告", "--apply takes one report")

TRUST = Message("视为正确、不予改动的单元格（可多次使用）。", "A cell that stays as it is (repeatable).")
APPLY = Message("输出按第 N 个方案更正后的报告（JSON）。", "The report as repair N leaves it, as JSON.")


@frozen
class Diagnosed(Input):
    """One report and its diagnosis, None where there was no report, or where its form has no cell that is to be trusted."""

    diagnosis: Diagnosis | None = None
    unknown: str | None = None

    @property
    def contradictory(self) -> bool:
        """Whether something is violated, repaired or not."""
        return self.diagnosis is not None and bool(self.diagnosis.repairs or self.diagnosis.unsolved)


@frozen
class _Diagnose:
    """What is done with a reading, in whatever process."""

    trust: tuple[str, ...]

    def __call__(self, reading: Reading) -> Diagnosed:
        if reading.report is None:
            return Diagnosed(reading)
        try:
            return Diagnosed(reading, diagnose_report(reading.report, trust=self.trust))
        except UnknownPathError as error:
            return Diagnosed(reading, unknown=error.path)


@click.command(cls=Command, words=PURPOSES["diagnose"])
@options.arguments
@options.form("text", "json", "jsonl")
@click.option("--trust", multiple=True, metavar="PATH", cls=Option, words=TRUST)
@click.option("--apply", "number", type=int, metavar="N", cls=Option, words=APPLY)
@options.allow_unread
@options.output
@options.reading
@options.lang
def diagnose(
    files: tuple[str, ...],
    form: str,
    trust: tuple[str, ...],
    number: int | None,
    allow_unread: bool,  # noqa: FBT001 - click passes by name
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """The smallest changes that would make the exact relations hold. Nothing is changed."""
    unread = fails = False

    def diagnosed() -> Iterator[Diagnosed]:
        nonlocal unread, fails
        for one in worked(files, Reader(encoding, jobs, timeout), _Diagnose(trust)):
            report = one.reading.report
            if report is None and form == "text":
                options.tell(one, lang, "error", "warning", "info")
            if report is not None and one.unknown is not None:
                raise usage_error(NO_CELL, path=one.unknown, edition=report.form.edition)
            unread = unread or report is None
            lost = any(diagnostic.severity == "error" for diagnostic in one.reading.diagnostics)
            fails = fails or one.contradictory or (lost and not allow_unread)
            yield one

    shown: Iterator[str] | Iterator[Text]
    if number is not None:
        shown = _applied(list(diagnosed()), number)
    elif form == "text":
        shown = _text(diagnosed(), lang, trusted=bool(trust))
    else:
        shown = _json(diagnosed(), lines=form == "jsonl", as_list=several(files))
    options.show(shown, output)
    sys.exit(options.exit_code(unread=unread, contradiction=fails and number is None))


def _applied(diagnosed: list[Diagnosed], number: int) -> Iterator[str]:
    """The one report as a repair leaves it."""
    if len(diagnosed) != 1:
        raise usage_error(ONE_REPORT)
    report, diagnosis = diagnosed[0].reading.report, diagnosed[0].diagnosis
    if report is None or diagnosis is None:
        return
    if not 1 <= number <= len(diagnosis.repairs):
        raise usage_error(WRONG_NUMBER, number=number, total=len(diagnosis.repairs))
    yield to_json(diagnosis.repairs[number - 1].apply(report)).rstrip("\n")


def _json(diagnosed: Iterable[Diagnosed], *, lines: bool, as_list: bool) -> Iterator[str]:
    entries = map(_entry, diagnosed)
    if lines:
        yield from map(dump, entries)
    else:
        yield from dump_all(entries, as_list=as_list)


def _entry(one: Diagnosed) -> dict[str, Any]:
    found: dict[str, Any] = {"repairs": [], "complete": False} if one.diagnosis is None else one.diagnosis.to_dict()
    part = {} if one.part == 1 else {"part": one.part}
    return {"schema": SCHEMA_ID, "source": one.source, **part, **found, "diagnostics": diagnostic_data(one.reading.diagnostics)}


def _text(diagnosed: Iterable[Diagnosed], lang: Language, *, trusted: bool) -> Iterator[Text]:
    for one in diagnosed:
        if one.diagnosis is not None and one.reading.report is not None:
            yield Text.assemble((one_line(one.source), "bold"), f": {about(one.reading.report, lang)}")
            yield from _diagnosis(one.diagnosis, one.reading, one.reading.report, lang, trusted=trusted)
            yield Text()


def _diagnosis(diagnosis: Diagnosis, reading: Reading, report: AnnualReport, lang: Language, *, trusted: bool) -> Iterator[Text]:
    numbered = list(enumerate(diagnosis.repairs, 1))
    for group in dict.fromkeys(repair.group for repair in diagnosis.repairs):
        own = [(number, repair) for number, repair in numbered if repair.group == group]
        words = ONE[lang] if len(own) == 1 else SEVERAL[lang].format(number=len(own))
        yield Text.assemble((f"  {place_of(report.form, group).message[lang]}", "bold red"), f"{COLON[lang]}{words}")
        for number, repair in own:
            yield from _repair(number, repair, reading, report, lang)
    yield from (Text(f"  {misfiled.message[lang]}", "yellow") for misfiled in diagnosis.misfiled)
    unsolved = UNTRUE if trusted and diagnosis.complete else UNSOLVED
    for group in diagnosis.unsolved:
        yield Text(f"  {place_of(report.form, group).message[lang]}{COLON[lang]}{unsolved[lang]}", "bold red")
    if not diagnosis.complete:
        yield Text(f"  {INCOMPLETE[lang]}", "yellow")
    elif not diagnosis.repairs and not diagnosis.unsolved:
        yield Text(f"  {CONSISTENT[lang]}", "green")


def _repair(number: int, repair: Repair, reading: Reading, report: AnnualReport, lang: Language) -> Iterator[Text]:
    yield Text(f"   {number:2}. {proposal(report.form, repair)[lang]}{repair_words(repair, reading, lang)}")
    if repair.forced:
        yield Text(f"       {FORCED[lang]}{forced_words(report.form, repair, lang)}", "dim")
    maybe = suspicion(report, repair)
    if maybe is not None:
        yield Text(f"       {SUSPICION[lang]}{maybe[lang]}", "dim")
