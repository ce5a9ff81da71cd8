"""`govdisclosure parse`: the report as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from govdisclosure import to_json
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import diagnostic_data, dump, escaped
from govdisclosure.cli.inputs import Input, Reader, inputs
from govdisclosure.cli.speaking import Command
from govdisclosure.interchange import to_dict
from govdisclosure.message import Language, Message

__all__ = ["parse"]

LINES = Message("不止一个输入，须用 --format jsonl", "more than one input needs --format jsonl")


@click.command(cls=Command, words=PURPOSES["parse"])
@options.arguments
@options.form("json", "jsonl")
@options.output
@options.reading
@options.lang
def parse(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """The report as JSON."""
    found = inputs(files, Reader(encoding, jobs, timeout))
    if form == "jsonl":
        unread: list[str] = []
        options.show(_lines(found, unread), output)
        sys.exit(options.exit_code(unread=bool(unread)))
    one = options.only(found, LINES)
    options.tell(one, lang, "error", "warning")
    if one.reading.report is not None:
        options.show([escaped(to_json(one.reading.report))], output)
    sys.exit(options.exit_code(unread=one.reading.report is None))


def _lines(found: Iterator[Input], unread: list[str]) -> Iterator[str]:
    """A line per input; `unread` gathers those that held no report."""
    for one in found:
        if one.reading.report is None:
            unread.append(one.source)
        yield dump(_entry(one))


def _entry(one: Input) -> dict[str, Any]:
    report = one.reading.report
    part = {} if one.part == 1 else {"part": one.part}
    return {
        "source": one.source,
        **part,
        "report": None if report is None else to_dict(report),
        "diagnostics": diagnostic_data(one.reading.diagnostics),
    }
