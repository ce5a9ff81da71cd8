"""The commands, gathered."""

from __future__ import annotations

from pathlib import Path

import click

from govdisclosure.cli.check import check
from govdisclosure.cli.convert import convert
from govdisclosure.cli.diagnose import diagnose
from govdisclosure.cli.diff import diff
from govdisclosure.cli.parse import parse
from govdisclosure.cli.registry import explain, rules, schema
from govdisclosure.cli.settings import defaults

__all__ = ["app"]

COMMANDS = (parse, check, diagnose, convert, diff, rules, explain, schema)


class InOrder(click.Group):
    """A group whose help lists the commands in the order of their use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="govdisclosure", message="%(package)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Read, check and write annual reports on open government information (政府信息公开工作年度报告).

    FILE is a saved portal page, a text copy or a report in JSON; a folder stands for the reports in it,
    `-` for standard input. Exit code: 0 all well, 1 a contradiction (diff: a difference), 2 an input could not be read.
    """
    context.default_map = defaults(Path.cwd(), COMMANDS)


for command in COMMANDS:
    app.add_command(command)
