"""What is said beside the results, and what becomes of results that cannot be written."""

from __future__ import annotations

import errno

import click

from govdisclosure.message import Message, language, reason_of

__all__ = ["STANDARD", "UnwritableError", "note"]

UNWRITABLE = Message("无法写出结果（{where}）：{why}", "the results cannot be written ({where}): {why}")
STANDARD = Message("标准输出", "standard output")


class UnwritableError(Exception):
    """Output that could not be written. `closed` tells that the reader of a pipe has gone, which is no fault."""

    def __init__(self, where: str, error: OSError) -> None:
        self.closed = error.errno == errno.EPIPE
        super().__init__(UNWRITABLE[language()].format(where=where, why=reason_of(error)))


def note(text: str) -> None:
    """A line on standard error."""
    click.echo(text, err=True)
