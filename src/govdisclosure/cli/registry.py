"""`govdisclosure rules`, `explain`, `schema`: what the library declares, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from attrs import asdict
from rich.text import Text

from govdisclosure.checking import RULES, RULESET_VERSION, Rule
from govdisclosure.cli import options
from govdisclosure.cli.entry import dump
from govdisclosure.interchange import schema_text
from govdisclosure.message import Language, Message

__all__ = ["explain", "rules", "schema"]

SCHEMA_ID = "govdisclosure/rules/1"

STATES = Message("关系", "states")
RESTS = Message("依据", "rests on")
FORMS = Message("适用格式", "forms")
SEVERITY = Message("严重程度", "severity")
CAVEATS = Message("可能的误报", "what else can explain a finding")


@click.command()
@options.form("text", "json")
@options.lang
def rules(form: str, lang: Language) -> None:
    """The rules of `check`, in the order of its results."""
    if form == "json":
        data = {"schema": SCHEMA_ID, "ruleset": RULESET_VERSION, "rules": [_data(rule) for rule in RULES.values()]}
        options.show([dump(data, indent=2)])
        return
    width = max(map(len, RULES))
    options.show(
        Text.assemble((f"{rule.id:{width}}", "bold"), f"  {rule.severity:7}  {rule.title[lang]}") for rule in RULES.values()
    )


@click.command()
@click.argument("rule")
@options.form("text", "json")
@options.lang
def explain(rule: str, form: str, lang: Language) -> None:
    """One rule: what it states, what it rests on, what else can explain a finding."""
    if rule not in RULES:
        near = ", ".join(one for one in RULES if one.startswith(rule[:3])) or "`govdisclosure rules` lists them all"
        raise click.UsageError(f"there is no rule {rule!r}: {near}")
    options.show([dump(_data(RULES[rule]), indent=2)] if form == "json" else _page(RULES[rule], lang))


@click.command()
def schema() -> None:
    """The JSON Schema of a report (draft 2020-12)."""
    click.echo(schema_text(), nl=False)


def _data(rule: Rule) -> dict[str, Any]:
    plain = asdict(rule)
    keys = ("id", "title", "formula", "clause", "severity", "scope", "editions", "caveats")
    return {key: plain[key] for key in keys}


def _page(rule: Rule, lang: Language) -> Iterator[Text]:
    yield Text.assemble((rule.id, "bold"), f"  {rule.title[lang]}")
    lines = {STATES: rule.formula, RESTS: rule.clause, FORMS: ", ".join(rule.editions), SEVERITY: rule.severity}
    yield from (Text(f"  {name[lang]}: {value}") for name, value in lines.items())
    if rule.caveats:
        yield Text(f"  {CAVEATS[lang]}:")
        yield from (Text(f"    - {caveat[lang]}") for caveat in rule.caveats)
