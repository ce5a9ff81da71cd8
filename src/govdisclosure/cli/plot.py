"""`govdisclosure plot`: pictures of one report, of one organization over the years, of many organizations."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from govdisclosure import AnnualReport
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.inputs import Input, Reader, inputs
from govdisclosure.cli.output import Output
from govdisclosure.cli.speaking import Choice, Command, Option, usage_error
from govdisclosure.message import Language, Message

__all__ = ["plot"]

KINDS = ("outcomes", "series", "offices")
FORMS = ("svg", "png")

TARGET = Message("图片文件，以 .svg 或 .png 结尾。", "The picture: a file that ends in .svg or .png.")
PATH = Message(
    "要画的单元格路径；series 可多次指定。", "The cell to draw, by its path; for series it can be given several times."
)
NO_FORM = Message("图片文件应以 .svg 或 .png 结尾：{path}", "a picture ends in .svg or .png: {path}")
ONE_PATH = Message("offices 只画一个单元格", "offices draws one cell")
NO_PATH = Message("outcomes 不用 --path", "outcomes takes no --path")


@click.command(cls=Command, words=PURPOSES["plot"])
@click.argument("kind", type=Choice(KINDS), metavar="|".join(KINDS))
@options.arguments
@click.option("-o", "--output", required=True, metavar="PATH", cls=Option, words=TARGET)
@click.option("--path", "paths", multiple=True, metavar="PATH", cls=Option, words=PATH)
@options.together
@options.reading
@options.lang
def plot(
    kind: str,
    files: tuple[str, ...],
    output: str,
    paths: tuple[str, ...],
    together: bool,  # noqa: FBT001 - click passes by name
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """Pictures of reports."""
    form = _form(output)
    if paths and kind == "outcomes":
        raise usage_error(NO_PATH)
    if len(paths) > 1 and kind == "offices":
        raise usage_error(ONE_PATH)
    plots = import_module("govdisclosure.plot")  # matplotlib is loaded only where it is used
    found = list(inputs(files, Reader(encoding, jobs, timeout)))
    for one in found:
        options.tell(one, lang, "error")
    reports = [one.reading.report for one in found if one.reading.report is not None]
    if not reports:
        sys.exit(options.UNREAD)
    picture = _drawn(plots, kind, found, reports, paths, together=together)
    file = io.BytesIO()
    plots.save(picture, file, form)
    with Output(output) as out:
        out.write(file.getvalue())
    sys.exit(options.exit_code(unread=len(reports) < len(found)))


def _form(path: str) -> str:
    form = Path(path).suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise usage_error(NO_FORM, path=path)
    return form


def _drawn(
    plots: ModuleType, kind: str, found: list[Input], reports: list[AnnualReport], paths: tuple[str, ...], *, together: bool
) -> Any:
    """The picture of a kind."""
    if kind == "outcomes":
        return plots.outcomes(options.only(found).reading)
    if kind == "series":
        return plots.series(reports, paths or plots.IN_AND_OUT, together=together)
    return plots.offices(reports, *paths)
