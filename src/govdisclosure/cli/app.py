"""The commands, gathered; and how the program ends, whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

import govdisclosure
from govdisclosure.cli.commands import PURPOSES, module_of
from govdisclosure.cli.languages import choose
from govdisclosure.cli.settings import defaults
from govdisclosure.cli.speaking import Group, Option, said
from govdisclosure.cli.telling import UnwritableError, note
from govdisclosure.errors import GovDisclosureError
from govdisclosure.message import Message

__all__ = ["app"]

BAD_USAGE, INTERRUPTED, CLOSED_PIPE = 2, 130, 141
"""Never 1, which says that a report contradicts itself. 130 and 141 are 128 and the signal, as shells have it."""

WORDS = Message(
    "读取、核对、生成政府信息公开工作年度报告。\n\n"
    "FILE 为保存的网页、文本、Word 文件（docx）或 JSON 报告；文件夹代表其中的报告，- 为标准输入。"
    "退出码：0 正常，1 报告自相矛盾或有数据未能读取（diff：有差异），2 用法有误或输入无法读取。",
    "Read, check and write annual reports on open government information (政府信息公开工作年度报告).\n\n"
    "FILE is a saved portal page, a text copy, a Word file (docx) or a report in JSON; a folder stands for the reports in it, "
    "`-` for standard input. Exit code: 0 all well, 1 a contradiction or figures that could not be read "
    "(diff: a difference), 2 bad usage or an input that could not be read.",
)
VERSION = Message("显示版本并退出。", "Show the version and exit.")


class App(Group):
    """The program: its language is chosen before anything is said, and each way to end has its exit code."""

    purposes = PURPOSES

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name, loaded."""
        if cmd_name not in PURPOSES:
            return None
        found: click.Command = getattr(import_module(module_of(cmd_name)), cmd_name)
        return found

    def main(self, args: Sequence[str] | None = None, *_: Any, **others: Any) -> NoReturn:
        """Run a command and exit with its code."""
        given = list(sys.argv[1:] if args is None else args)
        others["standalone_mode"] = False
        try:
            choose(given)
            code = super().main(given, **others)
        except click.exceptions.Exit as leave:
            code = leave.exit_code
        except click.Abort:
            code = INTERRUPTED
        except click.ClickException as error:
            note(said(error))
            code = BAD_USAGE
        except UnwritableError as error:
            code = _unwritten(error)
        except GovDisclosureError as error:
            note(str(error))
            code = BAD_USAGE
        sys.exit(code or 0)


def _unwritten(error: UnwritableError) -> int:
    """Who closed the pipe wants no more, and no word about it; a full disk is told in a sentence."""
    with suppress(OSError, ValueError):  # what is still in it cannot be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.closed:
        return CLOSED_PIPE
    note(str(error))
    return BAD_USAGE


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    if wanted and not context.resilient_parsing:
        click.echo(f"govdisclosure {govdisclosure.__version__}")
        context.exit()


@click.group(cls=App, words=WORDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, cls=Option, words=VERSION)
@click.pass_context
def app(context: click.Context) -> None:
    """Read, check and write annual reports on open government information."""
    command = app.get_command(context, context.invoked_subcommand or "")
    context.default_map = defaults(Path.cwd(), [] if command is None else [command])
