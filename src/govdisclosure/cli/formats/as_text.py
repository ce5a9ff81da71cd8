"""Results for people: problems first, each with the figures it rests on and their lines in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from govdisclosure import Result
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.cli.words import about, diagnostic_words, line_of, line_words, one_line
from govdisclosure.message import Language, Message
from govdisclosure.schema.wording import label_of

__all__ = ["write"]

STATUSES = {
    "FAIL": Message("不成立", "FAIL"),
    "UNCERTAIN": Message("不确定", "UNCERTAIN"),
    "NOT_ASSESSABLE": Message("无法判断", "NOT ASSESSABLE"),
    "PASS": Message("成立", "PASS"),
}
"""The statuses in words, problems first."""

STYLES = {"FAIL": "bold red", "UNCERTAIN": "bold yellow", "NOT_ASSESSABLE": "dim", "PASS": "green"}
SHOWN = 3
"""How many results of one rule that could not be judged are told one by one."""

READING = Message("读取时", "reading")
ACCEPTED = Message("已接受", "accepted")
NO_REPORT = Message("没有可核对的年度报告", "no report to check")
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
        if one.has_report:
            yield _summary(one.summary(), sum(map(one.accepted, one.results)), view.lang)
        yield Text()
    if view.several and not view.only_problems:
        yield Text(f"{ALL[view.lang]}: ") + _summary(total, 0, view.lang)


def _head(one: Checked, lang: Language) -> Text:
    whose = about(one.reading.report, lang) or NO_REPORT[lang]
    return Text.assemble((one_line(one.source), "bold"), f": {whose}")


def _problems(one: Checked, view: View) -> Iterator[Text]:
    for result in one.problems():
        yield from _finding(one, result, view.lang)
    if not view.only_problems:
        absent = [result for result in one.results if result.status == "NOT_ASSESSABLE"]
        for rule, results in groupby(absent, key=lambda result: result.rule):
            yield from _absent(one, rule, list(results), view.lang)


def _absent(one: Checked, rule: str, results: list[Result], lang: Language) -> Iterator[Text]:
    """What could not be judged; where a whole table is absent, as a number."""
    if len(results) <= SHOWN:
        for result in results:
            yield from _finding(one, result, lang)
    else:
        yield Text.assemble((f"  {STATUSES['NOT_ASSESSABLE'][lang]} ", STYLES["NOT_ASSESSABLE"]), f"{rule} × {len(results)}")


def _finding(one: Checked, result: Result, lang: Language) -> Iterator[Text]:
    """What is wrong in a sentence; below it the stated figures, each with its line."""
    line = line_words(line_of(one.reading, result), lang)
    head = Text.assemble((f"  {STATUSES[result.status][lang]} ", STYLES[result.status]), result.rule)
    yield head + Text(f" ({line})" if line else "", "dim")
    yield Text(f"    {one_line(result.message[lang])}")
    if result.status in ("FAIL", "UNCERTAIN"):
        yield from _figures(one, result, lang)


def _figures(one: Checked, result: Result, lang: Language) -> Iterator[Text]:
    """The stated figures of a relation that are not zero, in official words."""
    form = one.reading.report.form if one.reading.report is not None else None
    for path, value in zip(result.paths, result.values, strict=True):
        placed = one.reading.cells.get(path)
        if form is not None and placed is not None and placed.line is not None and value:
            yield Text(f"      {label_of(form, path)} = {value}  ({line_words(placed.line, lang)})", "dim")


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
