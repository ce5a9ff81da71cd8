"""`govdisclosure rules`, `explain`: what the library declares, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from attrs import asdict
from rich.text import Text

from govdisclosure.checking import RETIRED, RULES, RULESET_VERSION, Rule
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import dump
from govdisclosure.cli.speaking import Command
from govdisclosure.cli.words import SEVERITIES
from govdisclosure.message import Language, Message

__all__ = ["explain", "rules"]

SCHEMA_ID = "govdisclosure/rules/1"

STATES = Message("关系", "states")
RESTS = Message("依据", "rests on")
FORMS = Message("适用格式", "forms")
SEVERITY = Message("严重程度", "severity")
RETIRED_WORDS = Message("已停用：", "retired: ")
CAVEATS = Message("可能的误报", "what else can explain a finding")


@click.command(cls=Command, words=PURPOSES["rules"])
@options.form("text", "json")
@options.output
@options.lang
def rules(form: str, output: str | None, lang: Language) -> None:
    """The rules of `check`, in the order of its results."""
    if form == "json":
        data = {"schema": SCHEMA_ID, "ruleset": RULESET_VERSION, "rules": [_data(rule) for rule in RULES.values()]}
        options.show([dump(data, indent=2)], output)
        return
    width = max(map(len, RULES))
    lines = (
        Text.assemble((f"{rule.id:{width}}", "bold"), f"  {_severity(rule, lang)}  {rule.title[lang]}") for rule in RULES.values()
    )
    options.show(lines, output)


def _severity(rule: Rule, lang: Language) -> str:
    return f"{SEVERITIES[rule.severity][lang]:{2 if lang == 'zh' else 7}}"


@click.command(cls=Command, words=PURPOSES["explain"])
@click.argument("rule")
@options.form("text", "json")
@options.output
@options.lang
def explain(rule: str, form: str, output: str | None, lang: Language) -> None:
    """One rule: what it states, what it rests on, what else can explain a finding."""
    if rule in RETIRED:
        retired = {"schema": SCHEMA_ID, "id": rule, "retired": {"zh": RETIRED[rule].zh, "en": RETIRED[rule].en}}
        options.show([dump(retired, indent=2)] if form == "json" else _retired(rule, lang), output)
        return
    if rule not in RULES:
        near = ", ".join(one for one in RULES if one.startswith(rule[:3])) or "`govdisclosure rules` lists them all"
        raise click.UsageError(f"there is no rule {rule!r}: {near}")
    options.show([dump(_data(RULES[rule]), indent=2)] if form == "json" else _page(RULES[rule], lang), output)


def _retired(rule: str, lang: Language) -> Iterator[Text]:
    yield Text.assemble((rule, "bold"), f"  {RETIRED_WORDS[lang]}{RETIRED[rule][lang]}")


def _data(rule: Rule) -> dict[str, Any]:
    plain = asdict(rule)
    keys = ("id", "title", "formula", "clause", "severity", "scope", "editions", "since", "caveats")
    return {key: plain[key] for key in keys}


def _page(rule: Rule, lang: Language) -> Iterator[Text]:
    yield Text.assemble((rule.id, "bold"), f"  {rule.title[lang]}")
    lines = {
        STATES: rule.formula[lang],
        RESTS: rule.clause[lang],
        FORMS: ", ".join(rule.editions),
        SEVERITY: _severity(rule, lang).strip(),
    }
    yield from (Text(f"  {name[lang]}: {value}") for name, value in lines.items())
    if rule.caveats:
        yield Text(f"  {CAVEATS[lang]}:")
        yield from (Text(f"    - {caveat[lang]}") for caveat in rule.caveats)
