"""`govdisclosure convert`: one report in another format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import click

from govdisclosure import Reading, to_json, to_rows, write
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import escaped
from govdisclosure.cli.inputs import Reader, inputs
from govdisclosure.cli.output import Output
from govdisclosure.cli.speaking import Choice, Command, Option, usage_error
from govdisclosure.errors import UnwritableTextError
from govdisclosure.interchange import rows_to_csv
from govdisclosure.message import Language, Message
from govdisclosure.writing import FILES, LAYOUTS

__all__ = ["convert"]

DATA: Mapping[str, Callable[[Reading], str]] = {
    "csv": lambda reading: rows_to_csv(to_rows(reading)),
    "json": lambda reading: escaped(to_json(reading)) + "\n",
    "jsonl": lambda reading: escaped(to_json(reading, indent=None)) + "\n",
}
"""The formats for programs; those for people are the layouts of the writing room."""

TARGETS = (*LAYOUTS, *FILES, *DATA)

TO = Message("目标格式。", "The format to write.")
BOM = Message("以字节顺序标记开头：Excel 据此识别 UTF-8。", "Begin with a byte order mark, by which Excel knows UTF-8.")
UNWRITABLE = Message("{target} 无法容纳此报告：{why}", "{target} cannot carry this report: {why}")


@click.command(cls=Command, words=PURPOSES["convert"])
@click.argument("file", metavar="FILE")
@click.option("--to", "target", type=Choice(TARGETS), required=True, metavar="|".join(TARGETS), cls=Option, words=TO)
@click.option("--bom", is_flag=True, cls=Option, words=BOM)
@options.output
@options.reading
@options.lang
def convert(
    file: str,
    target: str,
    bom: bool,  # noqa: FBT001 - click passes by name
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """One report in another format."""
    one = options.only(inputs([file], Reader(encoding, jobs, timeout)))
    options.tell(one, lang, "error", "warning")
    if one.reading.report is not None:
        with Output(output) as out:
            out.write((b"\xef\xbb\xbf" if bom else b"") + _written(one.reading, target))
    sys.exit(options.exit_code(unread=one.reading.report is None))


def _written(reading: Reading, target: str) -> bytes:
    if target in DATA:
        return DATA[target](reading).encode()
    try:
        return write(reading, "docx") if target == "docx" else write(reading, target).encode()
    except UnwritableTextError as error:
        raise usage_error(UNWRITABLE, target=target, why=error) from None
