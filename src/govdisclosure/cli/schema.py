"""`govdisclosure schema`: what the outputs may be, for programs."""

from __future__ import annotations

import click

from govdisclosure.cli import options
from govdisclosure.cli.speaking import Choice, Command
from govdisclosure.interchange import OUTPUTS, schema_text
from govdisclosure.message import Language, Message

__all__ = ["schema"]

WORDS = Message(
    f"输出某种 JSON 的 JSON Schema（draft 2020-12）：{'、'.join(OUTPUTS)}；默认为 report。",
    f"The JSON Schema (draft 2020-12) of an output: {', '.join(OUTPUTS)}; report unless another is named.",
)


@click.command(cls=Command, words=WORDS)
@click.argument("name", type=Choice(OUTPUTS), default="report", metavar="[OUTPUT]")
@options.output
@options.lang
def schema(name: str, output: str | None, lang: Language) -> None:  # noqa: ARG001 - it is said for errors of usage
    """The JSON Schema of an output."""
    options.show([schema_text(name).rstrip("\n")], output)
