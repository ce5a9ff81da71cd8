"""`govdisclosure collect`: all reports below a folder into Parquet parts or one SQLite file."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import click
from rich.text import Text

from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.output import Output
from govdisclosure.cli.speaking import Command, Option, usage_error
from govdisclosure.cli.telling import note
from govdisclosure.cli.words import one_line
from govdisclosure.collecting.gathering import Account
from govdisclosure.collecting.gathering import collect as collect_folder
from govdisclosure.collecting.manifest import OUTCOMES, Entry, Outcome
from govdisclosure.message import Language, Message, reason_of

__all__ = ["collect"]

TO = Message("目标：文件夹，或以 .sqlite 结尾的文件。", "The target: a folder, or a file that ends in .sqlite.")
NO_FOLDER = Message("无法列出文件夹 {folder}：{why}", "the folder {folder} cannot be listed: {why}")
OUTCOME = {
    "read": Message("读取", "read"),
    "partial": Message("部分读取", "in part"),
    "no report": Message("非报告", "not a report"),
    "failed": Message("失败", "failed"),
}
DONE = Message("{inputs} 个输入：{counts}", "{inputs} inputs: {counts}")
NOW = Message("本次读取 {read} 个文件，清除 {dropped} 个文件的旧数据", "read now: {read} files; old rows dropped of: {dropped}")
WORST = Message("问题最多的文件：", "The worst files:")
WHY = Message("（{errors} 处未能读取，{fails} 处不符）", " (not read: {errors}, contradictions: {fails})")


@click.command(cls=Command, words=PURPOSES["collect"])
@click.argument("folder", metavar="DIR")
@click.option("--to", "target", required=True, metavar="TARGET", cls=Option, words=TO)
@options.reading
@options.lang
def collect(folder: str, target: str, encoding: str | None, jobs: int | None, timeout: float, lang: Language) -> None:
    """All reports below a folder into Parquet parts or one SQLite file."""
    bar = _Bar(lang)
    try:
        done = collect_folder(folder, target, jobs=jobs, timeout=timeout, encoding=encoding, progress=bar.at)
    except (OSError, ValueError) as error:
        raise usage_error(NO_FOLDER, folder=folder, why=reason_of(error)) from None
    for words in done.left_out():
        note(f"{one_line(done.walk.source)}: {one_line(words[lang])}")
    with Output() as out:
        out.show(_account(done, lang))
    sys.exit(options.exit_code(unread=done.unread > 0 or not done.inputs))


class _Bar:
    """How far a run is, on standard error if that is a terminal."""

    def __init__(self, lang: Language) -> None:
        self._lang: Language = lang
        self._shown = sys.stderr.isatty()

    def at(self, done: int, total: int, outcomes: Counter[Outcome]) -> None:
        """Show it; nothing stays behind when all are done."""
        if self._shown:
            sys.stderr.write("\r\x1b[K" if done >= total else f"\r\x1b[K{done}/{total}  {_counts(outcomes, self._lang)}")
            sys.stderr.flush()


def _counts(outcomes: Counter[Outcome] | dict[Outcome, int], lang: Language) -> str:
    return ("，" if lang == "zh" else ", ").join(f"{OUTCOME[one][lang]} {outcomes.get(one, 0)}" for one in OUTCOMES)


def _account(done: Account, lang: Language) -> Iterator[Text]:
    yield Text(DONE[lang].format(inputs=done.inputs, counts=_counts(done.outcomes, lang)), "bold")
    yield Text(NOW[lang].format(read=done.read, dropped=done.dropped))
    if done.worst:
        yield Text(WORST[lang])
        yield from (Text(f"  {_worst(one, lang)}") for one in done.worst)


def _worst(one: Entry, lang: Language) -> str:
    why = WHY[lang].format(errors=one.errors, fails=one.fails)
    return f"{one_line(one.source)}: {OUTCOME[one.outcome][lang]}" + (why if one.errors or one.fails else "")
