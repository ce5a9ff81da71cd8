"""`govdisclosure parse`: the report as JSON."""

from __future__ import annotations

import sys
from typing import Any

import click

from govdisclosure import to_json
from govdisclosure.cli import options
from govdisclosure.cli.entry import diagnostic_data, dump
from govdisclosure.cli.inputs import Input, inputs
from govdisclosure.interchange import to_dict
from govdisclosure.message import Language

__all__ = ["parse"]


@click.command()
@options.arguments
@options.form("json", "jsonl")
@options.encoding
@options.lang
def parse(files: tuple[str, ...], form: str, encoding: str | None, lang: Language) -> None:
    """The report as JSON.

    More than one input needs `--format jsonl`: a line per input with its source, its report (or null) and its diagnostics.
    """
    if form == "jsonl":
        sys.exit(options.exit_code(unread=_lines(files, encoding, lang)))
    one = options.only(inputs(files, encoding), "more than one input needs --format jsonl")
    options.tell(one, lang, "error", "warning")
    if one.reading.report is not None:
        click.echo(to_json(one.reading.report))
    sys.exit(options.exit_code(unread=one.reading.report is None))


def _lines(files: tuple[str, ...], encoding: str | None, lang: Language) -> bool:
    """A line per input; whether one of them held no report."""
    unread = False
    for one in inputs(files, encoding):
        click.echo(dump(_entry(one)))
        if one.reading.report is None:
            unread = True
            options.tell(one, lang, "error")
    return unread


def _entry(one: Input) -> dict[str, Any]:
    report = one.reading.report
    return {
        "source": one.source,
        "report": None if report is None else to_dict(report),
        "diagnostics": diagnostic_data(one.reading.diagnostics),
    }
