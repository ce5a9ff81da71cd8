"""Which rules run: `--select`, `--ignore`, `--ruleset`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
from attrs import frozen

from govdisclosure.checking import RULES, Rule, Scope
from govdisclosure.cli.speaking import Option, usage_error
from govdisclosure.cli.telling import note
from govdisclosure.message import Message, language

__all__ = ["Choice", "chosen_rules", "rules_options"]

COMMANDS: Mapping[Scope, str] = {"report": "check", "headings": "check", "series": "series", "sums": "sums"}
"""The command that runs the rules of a scope."""

NO_RULE = Message(
    "没有以“{choice}”开头的规则；govdisclosure rules 列出全部规则",
    "no rule begins with {choice!r}; `govdisclosure rules` lists them all",
)
NOT_HERE = Message("{rules} 不由 {here} 核对，请用 {there}", "{rules} is not judged by `{here}`; use `{there}`")
NONE_LEFT = Message("没有可运行的规则：{why}", "no rule is left to run: {why}")
ALL_IGNORED = Message("全部被 --ignore 或 --ruleset 排除", "--ignore or --ruleset leaves out all of them")
NO_RULESET = Message("没有规则集 {given}；现有：{known}", "there is no rule set {given}; known: {known}")

SELECT = Message(
    "只运行以此开头的规则，如 t3-、year-carry-over；可用逗号分隔。",
    "Only rules that begin so: t3-, year-carry-over; commas part several.",
)
IGNORE = Message("不运行以此开头的规则。", "All rules but those that begin so.")
RULESET = Message(
    "只运行该规则集已有的规则（升级后结果不变）。", "Only the rules of this rule set, so that an upgrade changes nothing."
)


@frozen
class Choice:
    """The options as given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ruleset: str | None = None


def _split(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Rules given one by one or parted by commas."""
    return tuple(one.strip() for value in values for one in value.split(",") if one.strip())


def rules_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules."""
    for name, words in (("--ignore", IGNORE), ("--select", SELECT)):
        command = click.option(name, multiple=True, callback=_split, metavar="RULES", cls=Option, words=words)(command)
    return click.option("--ruleset", metavar="VERSION", cls=Option, words=RULESET)(command)


def chosen_rules(choice: Choice, here: str) -> frozenset[str]:
    """The ids of the rules that a command is to run.

    A rule that another command judges is named on standard error; bad usage if nothing is left to run, if no
    rule begins with a choice, and for a rule set that does not exist.
    """
    for one in choice.select + choice.ignore:
        if not _beginning(one, RULES.values()):
            raise usage_error(NO_RULE, choice=one)
    runnable = [rule for rule in RULES.values() if COMMANDS[rule.scope] == here]
    strangers = [one for one in choice.select if not _beginning(one, runnable)]
    told = [_elsewhere(one, here) for one in strangers]
    chosen = frozenset(rule.id for rule in runnable if _is_chosen(rule, choice))
    if not chosen:
        raise usage_error(NONE_LEFT, why="; ".join(told) or ALL_IGNORED[language()])
    for words in told:
        note(words)
    return chosen


def _is_chosen(rule: Rule, choice: Choice) -> bool:
    if choice.select and not rule.id.startswith(choice.select):
        return False
    if choice.ignore and rule.id.startswith(choice.ignore):
        return False
    return choice.ruleset is None or _version(rule.since) <= _known(choice.ruleset)


def _beginning(choice: str, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.id.startswith(choice)]


def _elsewhere(choice: str, here: str) -> str:
    """Where the rules of a choice are judged, in words."""
    commands = dict.fromkeys(COMMANDS[rule.scope] for rule in _beginning(choice, RULES.values()))
    return NOT_HERE[language()].format(rules=choice, here=here, there=" / ".join(commands))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _known(ruleset: str) -> tuple[int, ...]:
    known = sorted({rule.since for rule in RULES.values()}, key=_version)
    if ruleset not in known:
        raise usage_error(NO_RULESET, given=ruleset, known=", ".join(known))
    return _version(ruleset)
