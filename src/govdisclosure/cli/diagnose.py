"""`govdisclosure diagnose`: the smallest changes that would make the exact relations hold."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click
from attrs import frozen
from rich.text import Text

from govdisclosure import Reading, Repair
from govdisclosure import diagnose as diagnose_report
from govdisclosure.cli import options
from govdisclosure.cli.entry import diagnostic_data, dump, dump_all
from govdisclosure.cli.inputs import Reader, inputs, several
from govdisclosure.cli.speaking import Command
from govdisclosure.cli.words import about, line_words, one_line
from govdisclosure.message import Language, Message
from govdisclosure.repairing import Change, Diagnosis, Signature
from govdisclosure.schema import Form
from govdisclosure.schema.wording import label_of, place

__all__ = ["diagnose"]

SCHEMA_ID = "govdisclosure/diagnose/1"

CONSISTENT = Message("各项勾稽关系成立或可以成立，无需更改", "the exact relations hold or can hold: nothing to change")
REPAIRS = Message("改动最少的更正有 {number} 种，其一即可", "{number} smallest repairs, one of which will do")
INCOMPLETE = Message("更正未能全部列出", "not all repairs could be listed")
UNSOLVED = Message("未能求得更正（可安装扩展 diagnose）", "no repair was found (the extra `diagnose` may find one)")
FORCED = Message("空白处则为", "then what is blank is")
SIGNATURE = Message("可能的原因", "looks like")
SIGNATURES: Mapping[Signature, Message] = {
    "split-digits": Message("一个数字被拆到两格", "one number split over two cells"),
    "transposed-digits": Message("数字前后颠倒", "transposed digits"),
    "shifted-cells": Message("整行错位", "a row shifted by one cell"),
    "wrong-column": Message("申请填错了列", "a case in the wrong column"),
    "omitted-row": Message("总计漏加了一行", "a row left out of the total"),
    "yuan-for-wan": Message("误以元为万元", "yuan where ten thousand yuan is the unit"),
}


@frozen
class Diagnosed:
    """One input and its diagnosis, None where there was no report."""

    source: str
    reading: Reading
    diagnosis: Diagnosis | None

    @property
    def contradictory(self) -> bool:
        """Whether something is violated, repaired or not."""
        return self.diagnosis is not None and bool(self.diagnosis.repairs or self.diagnosis.unsolved)


WORDS = Message(
    "求出使各项勾稽关系成立的最小改动。不改动任何文件。",
    "The smallest changes that would make the exact relations hold. Nothing is changed.",
)


@click.command(cls=Command, words=WORDS)
@options.arguments
@options.form("text", "json", "jsonl")
@options.output
@options.reading
@options.lang
def diagnose(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """The smallest changes that would make the exact relations hold. Nothing is changed."""
    unread = contradiction = False

    def diagnosed() -> Iterator[Diagnosed]:
        nonlocal unread, contradiction
        for one in inputs(files, Reader(encoding, jobs, timeout)):
            report = one.reading.report
            if report is None and form == "text":
                options.tell(one, lang, "error", "warning", "info")
            entry = Diagnosed(one.source, one.reading, None if report is None else diagnose_report(report))
            unread = unread or report is None
            contradiction = contradiction or entry.contradictory
            yield entry

    shown = _text(diagnosed(), lang) if form == "text" else _json(diagnosed(), lines=form == "jsonl", as_list=several(files))
    options.show(shown, output)
    sys.exit(options.exit_code(unread=unread, contradiction=contradiction))


def _json(diagnosed: Iterable[Diagnosed], *, lines: bool, as_list: bool) -> Iterator[str]:
    entries = map(_entry, diagnosed)
    if lines:
        yield from map(dump, entries)
    else:
        yield from dump_all(entries, as_list=as_list)


def _entry(one: Diagnosed) -> dict[str, Any]:
    found: dict[str, Any] = {"repairs": [], "complete": False} if one.diagnosis is None else one.diagnosis.to_dict()
    return {"schema": SCHEMA_ID, "source": one.source, **found, "diagnostics": diagnostic_data(one.reading.diagnostics)}


def _text(diagnosed: Iterable[Diagnosed], lang: Language) -> Iterator[Text]:
    for one in diagnosed:
        if one.diagnosis is not None and one.reading.report is not None:
            yield Text.assemble((one_line(one.source), "bold"), f": {about(one.reading.report, lang)}")
            yield from _diagnosis(one.diagnosis, one.reading, one.reading.report.form, lang)
            yield Text()


def _diagnosis(diagnosis: Diagnosis, reading: Reading, form: Form, lang: Language) -> Iterator[Text]:
    groups = dict.fromkeys(repair.group for repair in diagnosis.repairs)
    for group in groups:
        own = [repair for repair in diagnosis.repairs if repair.group == group]
        yield Text.assemble((f"  {place(form, group, lang)}", "bold red"), f": {REPAIRS[lang].format(number=len(own))}")
        for number, repair in enumerate(own, 1):
            yield from _repair(number, repair, reading, form, lang)
    yield from (Text(f"  {misfiled.message[lang]}", "yellow") for misfiled in diagnosis.misfiled)
    yield from (Text(f"  {place(form, group, lang)}: {UNSOLVED[lang]}", "bold red") for group in diagnosis.unsolved)
    if not diagnosis.complete:
        yield Text(f"  {INCOMPLETE[lang]}", "yellow")
    elif not diagnosis.repairs:
        yield Text(f"  {CONSISTENT[lang]}", "green")


def _repair(number: int, repair: Repair, reading: Reading, form: Form, lang: Language) -> Iterator[Text]:
    for place_in, change in enumerate(repair.changes):
        cell = reading.cells.get(change.path)
        line = line_words(cell.line if cell else None, lang)
        begin = "   " if place_in else f"{number:2}."
        yield Text(f"   {begin} {label_of(form, change.path)}: {_change(change)}") + Text(f"  ({line})" if line else "", "dim")
    if repair.forced:
        cells = ", ".join(f"{label_of(form, forced.path)} = {forced.to}" for forced in repair.forced)
        yield Text(f"       {FORCED[lang]} {cells}", "dim")
    if repair.signature:
        yield Text(f"       {SIGNATURE[lang]}: {SIGNATURES[repair.signature][lang]}", "dim")


def _change(change: Change) -> str:
    """What is stated, and what it would have to be: one number, or one of a range."""
    if change.to is not None:
        return f"{change.stated} → {change.to}"
    return f"{change.stated} → {change.min}…{'' if change.max is None else change.max}"
