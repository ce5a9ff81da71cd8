"""`govdisclosure schema`: what the outputs may be, for programs."""

from __future__ import annotations

import click

from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.speaking import Choice, Command
from govdisclosure.interchange import OUTPUTS, schema_text
from govdisclosure.message import Language, Message

__all__ = ["schema"]


PURPOSE = Message(
    PURPOSES["schema"].zh.format(outputs="、".join(OUTPUTS)), PURPOSES["schema"].en.format(outputs=", ".join(OUTPUTS))
)


@click.command(cls=Command, words=PURPOSE)
@click.argument("name", type=Choice(OUTPUTS), default="report", metavar="[OUTPUT]")
@options.output
@options.lang
def schema(name: str, output: str | None, lang: Language) -> None:  # noqa: ARG001 - it is said for errors of usage
    """The JSON Schema of an output."""
    options.show([schema_text(name).rstrip("\n")], output)
