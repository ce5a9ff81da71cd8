"""Options that several commands share, and how every command ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from rich.text import Text

from govdisclosure.cli.baseline import NO_BASELINE, Baseline, read_baseline
from govdisclosure.cli.findings import FAIL_ON
from govdisclosure.cli.inputs import Input
from govdisclosure.cli.output import Output
from govdisclosure.cli.speaking import Choice, Option, Whole, usage_error
from govdisclosure.cli.telling import note
from govdisclosure.cli.words import diagnostic_words, one_line
from govdisclosure.collecting import DEFAULT_TIMEOUT
from govdisclosure.errors import UnknownEncodingError
from govdisclosure.message import LANGUAGE_VARIABLE, Language, Message, reason_of, speak
from govdisclosure.source.decode import codec_of

__all__ = [
    "CONTRADICTION",
    "UNREAD",
    "allow_unread",
    "arguments",
    "encoding",
    "exit_code",
    "failing",
    "form",
    "lang",
    "only",
    "only_problems",
    "output",
    "proofs",
    "reading",
    "show",
    "tell",
    "together",
]

CONTRADICTION = 1
UNREAD = 2

F = TypeVar("F", bound=Callable[..., Any])

SEVERAL = Message("文件夹中不止一份报告，请指明一个文件", "the folder holds more than one report: name one file")
NO_ENCODING = Message("没有编码 {name}", "no encoding {name!r}")
NO_BASELINE_FILE = Message("{path}：{why}", "{path}: {why}")

arguments = click.argument("files", nargs=-1, required=True, metavar="FILE…")


def _speak(_: click.Context, __: click.Parameter, chosen: Language) -> Language:
    speak(chosen)
    return chosen


lang = click.option(
    "--lang",
    type=Choice(get_args(Language)),
    default="zh",
    envvar=LANGUAGE_VARIABLE,
    callback=_speak,
    cls=Option,
    words=Message(
        "输出语言（默认 zh；也可用环境变量 GOVDISCLOSURE_LANG 或配置文件指定）。",
        "Language (default zh; GOVDISCLOSURE_LANG or the configuration change it).",
    ),
)


def _encoding(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    try:
        return name if name is None else codec_of(name)
    except UnknownEncodingError:
        raise usage_error(NO_ENCODING, name=name) from None


encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    cls=Option,
    words=Message("按此编码读取，不论页面如何声明。", "Read bytes in this encoding, whatever the page says of itself."),
)


together = click.option(
    "--together",
    is_flag=True,
    cls=Option,
    words=Message("把全部文件视为同一机关的报告（机关更名时用）。", "Take all files as one organization (names change)."),
)


def reading(command: F) -> F:
    """The options of commands that read inputs: encoding, processes, time."""
    wrapped: Any = command
    for option in (
        click.option(
            "--timeout",
            type=Whole(0.001, real=True),
            default=DEFAULT_TIMEOUT,
            metavar="SECONDS",
            cls=Option,
            words=Message(
                f"每个输入的时限（秒，默认 {DEFAULT_TIMEOUT:g}）。", f"Time for one input (default {DEFAULT_TIMEOUT:g})."
            ),
        ),
        click.option(
            "--jobs",
            type=Whole(1),
            metavar="N",
            cls=Option,
            words=Message("并行进程数（默认与处理器核数相同）。", "Processes that read (default: as many as there are cores)."),
        ),
        encoding,
    ):
        wrapped = option(wrapped)
    result: F = wrapped
    return result


def form(*names: str) -> Callable[[F], F]:
    """The option `--format`; the first name is the default."""
    words = Message(f"输出格式（默认 {names[0]}）。", f"Form of the result (default {names[0]}).")
    return click.option(
        "--format", "form", type=Choice(names), default=names[0], metavar="|".join(names), cls=Option, words=words
    )


output = click.option(
    "-o",
    "--output",
    metavar="PATH",
    cls=Option,
    words=Message("写入文件，而不是标准输出。", "Write to this file instead of standard output."),
)


only_problems = click.option(
    "--only-problems/--all-results",
    default=False,
    cls=Option,
    words=Message("只列出不符和待核实的结果（--all-results：全部）。", "Show only FAIL and UNCERTAIN that were not accepted."),
)


proofs = click.option(
    "--proof",
    "proofs",
    is_flag=True,
    cls=Option,
    words=Message(
        "在 json、jsonl 中为每个算术结果附上证明，并附来源文件的 sha256。",
        "In json and jsonl: a proof for each result that is arithmetic, and the sha256 of the source.",
    ),
)


def _baseline(_: click.Context, __: click.Parameter, path: str | None) -> Baseline:
    try:
        return NO_BASELINE if path is None else read_baseline(Path(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise usage_error(NO_BASELINE_FILE, path=path, why=reason_of(error)) from None


allow_unread = click.option(
    "--allow-unread",
    is_flag=True,
    cls=Option,
    words=Message(
        "数据或表格未能读取时，退出码不因之为 1。", "Figures or tables that could not be read do not end in exit code 1."
    ),
)


def failing(command: F) -> F:
    """The options that say what ends in exit code 1."""
    wrapped: Any = command
    for option in (
        click.option(
            "--write-baseline",
            metavar="FILE",
            cls=Option,
            words=Message(
                "把现有问题写入文件，供 --baseline 使用；退出码不因之为 1。",
                "Write what is found to this file, for --baseline; it is thereby accepted.",
            ),
        ),
        click.option(
            "--baseline",
            metavar="FILE",
            callback=_baseline,
            cls=Option,
            words=Message("已接受的问题：此前 JSON 格式的核对结果。", "Accepted findings: the output of an earlier run in JSON."),
        ),
        allow_unread,
        click.option(
            "--fail-on",
            type=Choice(tuple(FAIL_ON)),
            default="fail",
            metavar="|".join(FAIL_ON),
            cls=Option,
            words=Message(
                "何种结果使退出码为 1：该严重程度及以上的不符、任何不符（默认 fail）、或连同待核实。",
                "What ends in exit code 1: FAIL of that severity or worse, any FAIL (default fail), or UNCERTAIN as well.",
            ),
        ),
    ):
        wrapped = option(wrapped)
    result: F = wrapped
    return result


def show(lines: Iterable[str | Text], path: str | None = None) -> None:
    """Results, to standard output or to a file."""
    with Output(path) as out:
        out.show(lines)


def tell(one: Input, lang: Language, *severities: str) -> None:
    """What the reading of an input met, on standard error."""
    for diagnostic in one.reading.diagnostics:
        if diagnostic.severity in severities:
            note(f"{one_line(one.source)}: {diagnostic_words(diagnostic, one.reading, lang)}")


def only(found: Iterable[Input], otherwise: Message = SEVERAL) -> Input:
    """The one input that a command takes; another is bad usage. A folder will do if one report is in it."""
    first, *others = found
    if others:
        raise usage_error(otherwise)
    return first


def exit_code(*, unread: bool, contradiction: bool = False) -> int:
    """The exit code of the contract; 2 wins over 1."""
    if unread:
        return UNREAD
    return CONTRADICTION if contradiction else 0
