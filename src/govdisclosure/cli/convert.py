"""`govdisclosure convert`: one report in another format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import click

from govdisclosure import AnnualReport, Reading, to_json, to_rows, write
from govdisclosure.cli import options
from govdisclosure.cli.inputs import inputs
from govdisclosure.errors import UnwritableTextError
from govdisclosure.interchange import rows_to_csv
from govdisclosure.message import Language
from govdisclosure.writing import FILES, LAYOUTS

__all__ = ["convert"]

DATA: Mapping[str, Callable[[AnnualReport, Reading], str]] = {
    "csv": lambda report, reading: rows_to_csv(to_rows(report, reading)),
    "json": lambda report, _: to_json(report) + "\n",
    "jsonl": lambda report, _: to_json(report, indent=None) + "\n",
}
"""The formats for programs; those for people are the layouts of the writing room."""


@click.command()
@click.argument("file")
@click.option("--to", "target", type=click.Choice([*LAYOUTS, *FILES, *DATA]), required=True, help="The format to write.")
@options.encoding
@options.lang
def convert(file: str, target: str, encoding: str | None, lang: Language) -> None:
    """One report in another format, in UTF-8; docx is a Word file.

    csv is a row per cell; jsonl the report's JSON on one line; the others are layouts that can be read again.
    """
    one = options.only(inputs([file], encoding))
    options.tell(one, lang, "error", "warning")
    report = one.reading.report
    if report is not None:
        sys.stdout.buffer.write(_written(report, one.reading, target))
    sys.exit(options.exit_code(unread=report is None))


def _written(report: AnnualReport, reading: Reading, target: str) -> bytes:
    if target in DATA:
        return DATA[target](report, reading).encode()
    try:
        return write(report, "docx") if target == "docx" else write(report, target).encode()
    except UnwritableTextError as error:
        raise click.UsageError(f"{target} cannot carry this report: {error}") from None
