"""Options that several commands share, and how every command ends."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.text import Text

from govdisclosure.cli.inputs import Input
from govdisclosure.cli.words import diagnostic_words, one_line
from govdisclosure.message import Language

__all__ = ["CONTRADICTION", "UNREAD", "arguments", "encoding", "exit_code", "form", "lang", "only", "show", "tell"]

CONTRADICTION = 1
UNREAD = 2

F = TypeVar("F", bound=Callable[..., Any])

arguments = click.argument("files", nargs=-1, required=True, metavar="FILE…")

lang = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of what is said to people."
)


def _known(_: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    try:
        return name if name is None else codecs.lookup(name).name
    except LookupError:
        raise click.BadParameter(f"no encoding {name!r}", param=parameter) from None


encoding = click.option(
    "--encoding", metavar="NAME", callback=_known, help="Read bytes in this encoding, whatever the page says of itself."
)


def form(*names: str) -> Callable[[F], F]:
    """The option `--format`; the first name is the default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True, help="Form of the result."
    )


def show(lines: Iterable[str | Text]) -> None:
    """Results, to standard output: text for machines as it is, text for people in colour on a terminal."""
    console = Console(file=sys.stdout, soft_wrap=True)
    for line in lines:
        if isinstance(line, Text):
            console.print(line)
        else:
            click.echo(line)


def tell(one: Input, lang: Language, *severities: str) -> None:
    """What the reading of an input met, on standard error."""
    for diagnostic in one.reading.diagnostics:
        if diagnostic.severity in severities:
            click.echo(f"{one_line(one.source)}: {diagnostic_words(diagnostic, one.reading, lang)}", err=True)


def only(found: Iterator[Input], otherwise: str = "the folder holds more than one report: name one file") -> Input:
    """The one input that a command takes; another is bad usage. A folder will do if one file is in it."""
    one = next(found)
    if next(found, None) is not None:
        raise click.UsageError(otherwise)
    return one


def exit_code(*, unread: bool, contradiction: bool = False) -> int:
    """The exit code of the contract; 2 wins over 1."""
    return UNREAD if unread else CONTRADICTION if contradiction else 0
