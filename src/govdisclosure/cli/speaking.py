"""The commands in both languages: help, usage and its errors, as click would say them in English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import click

from govdisclosure.cli.lines import Context
from govdisclosure.message import Language, Message, language

__all__ = ["Choice", "Command", "Group", "Option", "Whole", "said", "usage_error"]

USAGE, OPTIONS, COMMANDS = Message("用法", "Usage"), Message("选项", "Options"), Message("命令", "Commands")
REQUIRED = Message("[必填]", "[required]")
HELP = Message("显示本说明并退出。", "Show this message and exit.")

ANY_OPTIONS = Message("[选项]...", "[OPTIONS]")
ANY_COMMAND = Message("命令 [参数]...", "COMMAND [ARGS]...")
TRY = Message("参看“{command} --help”。", "Try '{command} --help' for help.")
ERROR = Message("错误：{text}", "Error: {text}")
NO_COMMAND = Message("没有命令“{name}”", "No such command '{name}'.")
NOT_ONE_OF = Message("“{value}”不在可选值之列：{choices}", "{value!r} is not one of {choices}.")
NO_NUMBER = Message("“{value}”应为不小于 {least} 的数", "{value!r} is no number of at least {least}.")

ERRORS: Mapping[str, Message] = {
    "missing argument": Message("缺少参数 {name}", "Missing argument '{name}'."),
    "missing option": Message("缺少选项 {name}", "Missing option '{name}'."),
    "no option": Message("没有选项 {name}{near}", "No such option: {name}{near}"),
    "needs a value": Message("选项 {name} 的用法不对：{why}", "{why}"),
    "bad value": Message("{name} 的值无效：{why}", "Invalid value for {name}: {why}"),
}
NEAR = Message("，是否为 {near}？", " Did you mean {near}?")
GENERIC: tuple[tuple[str, str], ...] = (
    (r"Got unexpected extra arguments? \((.*)\)\.?", r"多余的参数：\1"),
    (r"Option '?(.+?)'? requires an argument\.?", r"选项 \1 需要一个值"),
    (r"Option '?(.+?)'? does not take a value\.?", r"选项 \1 不带值"),
    (r"(?:File|Path) '(.*)' is a directory\.", r"“\1”是文件夹"),
)
"""What click says without a type of its own, and how that is said in Chinese."""


def usage_error(words: Message, **facts: object) -> click.UsageError:
    """Bad usage in the language in use."""
    return click.UsageError(words[language()].format(**facts))


class Choice(click.Choice[str]):
    """One of some names."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """What is said of a name that is none of them."""
        return NOT_ONE_OF[language()].format(value=value, choices=", ".join(map(str, self.choices)))


class Whole(click.ParamType[float]):
    """A number of at least `least`; whole unless `real`."""

    name = "number"

    def __init__(self, least: float, *, real: bool = False) -> None:
        self.least = least
        self.kind: type[int | float] = float if real else int

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; bad usage for anything else."""
        try:
            number = self.kind(value)
        except ValueError:
            number = self.kind(self.least - 1)
        if not number >= self.least:  # a NaN is not
            self.fail(NO_NUMBER[language()].format(value=value, least=self.least), param, ctx)
        return number


class Option(click.Option):
    """An option that explains itself in both languages."""

    def __init__(self, *arguments: Any, words: Message, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its explanation."""
        self.help = self.words[language()]
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], record[1].replace(REQUIRED.en, REQUIRED[language()]))


class _Speaking(click.Command):
    """What commands and groups share: their texts, headings and usage in the language in use."""

    words: Message
    context_class = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text of the command."""
        self.help = self.words[language()]
        super().format_help_text(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage in one line."""
        known = {"[OPTIONS]": ANY_OPTIONS, "COMMAND [ARGS]...": ANY_COMMAND}
        pieces = [known[piece][language()] if piece in known else piece for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{USAGE[language()]}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands of a group."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for record in (one.get_help_record(ctx) for one in options) if record is not None]
        with formatter.section(OPTIONS[language()]):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP[language()]
        return option


class Command(_Speaking):
    """A command."""

    def __init__(self, *arguments: Any, words: Message, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.words = words


class Group(_Speaking, click.Group):
    """A group whose help lists the commands in the order of their use, and loads none."""

    purposes: Mapping[str, Message]

    def __init__(self, *arguments: Any, words: Message, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.words = words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.purposes)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The commands, each with the first sentence of its purpose."""
        with formatter.section(COMMANDS[language()]):
            formatter.write_dl([(name, _first_sentence(words[language()])) for name, words in self.purposes.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a name; bad usage for none."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail(NO_COMMAND[language()].format(name=args[0]))
        return super().resolve_command(ctx, args)


def _first_sentence(text: str) -> str:
    return re.split(r"。|\.(?:\s|$)|\n", text)[0]


def said(error: click.ClickException) -> str:
    """An error of usage in the language in use, with the usage itself above it."""
    spoken = language()
    lines: list[str] = []
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        lines = [context.get_usage(), TRY[spoken].format(command=context.command_path)]
    return "\n".join([*lines, ERROR[spoken].format(text=_reason(error, spoken))])


def _reason(error: click.ClickException, spoken: Language) -> str:
    match error:
        case click.MissingParameter():
            kind = "argument" if isinstance(error.param, click.Argument) else "option"
            return ERRORS[f"missing {kind}"][spoken].format(name=_name(error))
        case click.BadParameter():
            return ERRORS["bad value"][spoken].format(name=_name(error), why=_chinese(error.message, spoken))
        case click.NoSuchOption():
            near = NEAR[spoken].format(near=", ".join(error.possibilities)) if error.possibilities else ""
            return ERRORS["no option"][spoken].format(name=error.option_name, near=near)
        case click.BadOptionUsage():
            return _chinese(error.message, spoken)
        case _:
            return _chinese(error.message, spoken)


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx)
    names: Sequence[str] = error.param.opts
    return max(names, key=len)


def _chinese(text: str, spoken: Language) -> str:
    """A sentence of click; one that is Chinese already, or that is ours, stays."""
    for english, chinese in GENERIC if spoken == "zh" else ():
        text = re.sub(english, chinese, text)
    return text
