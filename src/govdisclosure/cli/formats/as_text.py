"""Results for people: what to do first, then what else is wrong, then what could not be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from govdisclosure import Result
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.cli.words import about, cell_of, cell_words, diagnostic_words, one_line, path_words, repair_words
from govdisclosure.message import Language, Message
from govdisclosure.repairing.causes import JOINT, Cause, causes

__all__ = ["STATUSES", "STYLES", "write"]

STATUSES = {
    "FAIL": Message("不符", "FAIL"),
    "UNCERTAIN": Message("待核实", "UNCERTAIN"),
    "NOT_ASSESSABLE": Message("无法核对", "NOT ASSESSABLE"),
    "PASS": Message("相符", "PASS"),
}
"""The statuses in words, problems first."""

STYLES = {"FAIL": "bold red", "UNCERTAIN": "bold yellow", "NOT_ASSESSABLE": "dim", "PASS": "green"}
MAX_SHOWN = 3
"""How many results of one rule that could not be judged are told one by one."""

PROPOSAL = Message("建议：", "proposed: ")
EVIDENCE = Message("依据下列核对结果：", "because of:")
CLAUSE = Message("依据：", "rests on: ")
READING = Message("读取时", "reading")
ACCEPTED = Message("已接受", "accepted")
NO_REPORT = Message("没有可核对的年度报告", "no report to check")
UNNAMED = Message("未载明机关和年度的报告", "a report that names neither body nor year")
ALL = Message("全部输入", "all inputs")


def write(checked: Iterable[Checked], view: View) -> Iterator[Text]:
    """Every input with its problems, then its summary; several inputs with a summary of all at the end."""
    total: Counter[str] = Counter()
    for one in checked:
        total.update(one.summary())
        if view.only_problems and one.has_report and not (one.problems() or one.unread()):
            continue
        yield _head(one, view.lang)
        yield from _problems(one, view)
        yield from _doubts(one, view)
        if not view.only_problems:
            yield from _absences(one, view.lang)
        if one.has_report:
            yield _summary(one.summary(), sum(map(one.accepted, one.results)), view.lang)
        yield Text()
    if view.several and not view.only_problems:
        yield Text(f"{ALL[view.lang]}: ") + _summary(total, 0, view.lang)


def _head(one: Checked, lang: Language) -> Text:
    whose = about(one.reading.report, lang) or (UNNAMED if one.has_report else NO_REPORT)[lang]
    return Text.assemble((one_line(one.source), "bold"), f": {whose}")


def _problems(one: Checked, view: View) -> Iterator[Text]:
    found = () if one.reading.report is None else causes(one.reading.report, one.problems())
    for number, cause in enumerate(found, 1):
        yield from _cause(number, cause, one, view.lang)
    explained = {result.key for cause in found for result in cause.explains}
    for result in one.problems():
        if result.key not in explained:
            yield from _finding(one, result, view.lang)


def _cause(number: int, cause: Cause, one: Checked, lang: Language) -> Iterator[Text]:
    """What happened, what to change, and the results that it explains."""
    yield Text.assemble((f"  {number}. {one_line(cause.message[lang])}", "bold red"))
    where = repair_words(cause.repair, one.reading, lang)
    yield Text(f"     {PROPOSAL[lang]}{one_line(cause.proposal[lang])}{where}")
    yield Text(f"     {cause.choice[lang]}", "dim")
    yield Text(f"     {EVIDENCE[lang]}", "dim")
    for result in _evidence(cause):
        line = cell_words(cell_of(one.reading, result), one.reading, lang)
        words = (
            f"{STATUSES[result.status][lang]} {result.rule}{path_words(result.target, lang)}  {one_line(result.message[lang])}"
        )
        yield Text(f"       {words}" + (f" ({line})" if line else ""), "dim")


def _evidence(cause: Cause) -> list[Result]:
    """The results one by one; that they fail together says nothing more."""
    alone = [result for result in cause.explains if result.rule != JOINT]
    return alone if any(result.status == "FAIL" for result in alone) else list(cause.explains)


def _absences(one: Checked, lang: Language) -> Iterator[Text]:
    absent = [result for result in one.results if result.status == "NOT_ASSESSABLE"]
    for rule, results in groupby(absent, key=lambda result: result.rule):
        yield from _absent(one, rule, list(results), lang)


def _absent(one: Checked, rule: str, results: list[Result], lang: Language) -> Iterator[Text]:
    """What could not be judged; where a whole table is absent, as a number."""
    if len(results) <= MAX_SHOWN:
        for result in results:
            yield from _finding(one, result, lang)
    else:
        yield Text.assemble((f"  {STATUSES['NOT_ASSESSABLE'][lang]} ", STYLES["NOT_ASSESSABLE"]), f"{rule} × {len(results)}")


def _finding(one: Checked, result: Result, lang: Language) -> Iterator[Text]:
    """What is wrong in a sentence, what the rule rests on, and the line of the source where it helps."""
    line = cell_words(cell_of(one.reading, result), one.reading, lang)
    head = Text.assemble((f"  {STATUSES[result.status][lang]} ", STYLES[result.status]), result.rule)
    yield head + Text(path_words(result.target, lang) + (f" ({line})" if line else ""), "dim")
    yield Text(f"    {one_line(result.message[lang])}")
    if result.status in ("FAIL", "UNCERTAIN"):
        yield Text(f"    {CLAUSE[lang]}{result.definition.clause[lang]}", "dim")


def _doubts(one: Checked, view: View) -> Iterator[Text]:
    """What the reading met that can concern a figure; what was merely chosen is left to the machine formats."""
    for diagnostic in one.reading.diagnostics:
        if diagnostic.severity != "info":
            yield Text(f"  {READING[view.lang]} {diagnostic_words(diagnostic, one.reading, view.lang)}", "yellow")


def _summary(counts: dict[str, int] | Counter[str], accepted: int, lang: Language) -> Text:
    parts = [
        Text(f"{word[lang]} {counts[status]}", STYLES[status] if counts[status] else "") for status, word in STATUSES.items()
    ]
    if accepted:
        parts.append(Text(f"{ACCEPTED[lang]} {accepted}"))
    return Text("  ") + Text(", ").join(parts)
