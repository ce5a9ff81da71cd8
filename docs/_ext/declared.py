"""Pages out of declarations: what the schema, the rule registry and the commands declare is never written a second time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, ClassVar

import attrs
import click
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from govdisclosure.checking import RETIRED, RULES, RULESET_VERSION, Rule
from govdisclosure.cli.commands import PURPOSES, module_of
from govdisclosure.collecting.answering import WORDS as LOST
from govdisclosure.collecting.opening import UNOPENED
from govdisclosure.message import speak
from govdisclosure.reading.codes import CODES
from govdisclosure.schema import FORMS, SECTIONS, TABLES, Edition, Form

Lines = Iterator[str]


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Lines:
    """A markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def form_page(edition: str) -> Lines:
    """The cells of one form, table by table, row by row."""
    form = FORMS[edition]  # type: ignore[index]
    yield f"{len(form.cells)} cells, {len(form.relations)} exact relations.\n"
    for name in TABLES:
        start, stop = form.spans[name]
        yield f"## {SECTIONS[name]} (form of {edition})\n\n`{name}`, {stop - start} cells.\n"
        yield from table(("row", "article", "path of its cells"), _rows(form, name))
        yield from table(("column", "name", "kind", "unit"), _columns(form, name))


def _rows(form: Form, name: str) -> Iterator[tuple[str, ...]]:
    for row in form.rows:
        if row.table == name:
            yield " › ".join(row.labels), row.article or "–", f"`{row.path}`"


def _columns(form: Form, name: str) -> Iterator[tuple[str, ...]]:
    columns = {(c.column, c.path.rpartition(".")[2], c.kind, c.unit or "–"): None for c in form.cells if c.table == name}
    return ((label, f"`{attribute}`", kind, unit) for label, attribute, kind, unit in columns)


def rule_pages(_: str) -> Lines:
    """Every rule of the registry, in its order."""
    yield f"Rule set {RULESET_VERSION}: {len(RULES)} rules.\n"
    for rule in RULES.values():
        yield from _rule(rule)
    yield "## Retired\n"
    yield from (f"- `{rule}`: {why.en}<br>{why.zh}" for rule, why in RETIRED.items())


def _rule(rule: Rule) -> Lines:
    yield f"## {rule.id}\n\n{rule.title.en}<br>{rule.title.zh}\n"
    yield f"- states: {rule.formula.en}<br>{rule.formula.zh}\n- rests on: {rule.clause.en}<br>{rule.clause.zh}"
    yield f"- severity: {rule.severity}; forms: {', '.join(rule.editions)}; since rule set {rule.since}"
    yield from (f"- what else can explain a finding: {caveat.en} ({caveat.zh})" for caveat in rule.caveats)
    yield ""


def command_pages(_: str) -> Lines:
    """The help of every command, as the terminal shows it."""
    speak("en")
    for name in PURPOSES:
        command: click.Command = getattr(import_module(module_of(name)), name)
        context = command.context_class(command, info_name=f"govdisclosure {name}", terminal_width=96, max_content_width=96)
        yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


def diagnostic_page(_: str) -> Lines:
    """Every code that reading can give, and those of inputs that could not be read at all."""
    rows = [(code, kind.severity, kind.en, kind.zh) for code, kind in CODES.items()]
    rows += [(code, "error", said.en, said.zh) for code, said in (("parse-input-unopened", UNOPENED), *LOST.values())]
    yield from table(("code", "severity", "says", "in Chinese"), ((f"`{code}`", *rest) for code, *rest in rows))


def fields_of(kind: type) -> Lines:
    """The fields of a record with types and defaults, as reStructuredText; none of other classes."""
    if attrs.has(kind):
        yield from (_field(one.name, one.type, one.default) for one in attrs.fields(kind) if not one.name.startswith("_"))
    elif hasattr(kind, "_fields"):
        yield from (_field(name, kind.__annotations__[name], attrs.NOTHING) for name in kind._fields)


def _field(name: str, of: object, default: object) -> str:
    told = default is not attrs.NOTHING and not isinstance(default, attrs.Factory)  # type: ignore[arg-type] # is a class
    without = f" = ``{default!r}``" if told else ""
    return f"- ``{name}``: ``{getattr(of, '__forward_arg__', of)}``{without}"


def add_fields(_: Sphinx, what: str, __: str, kind: object, ___: object, lines: list[str]) -> None:
    """Add its fields to what is said of a record, which nothing else shows: its constructor has no docstring."""
    if what == "class" and isinstance(kind, type) and (told := list(fields_of(kind))):
        lines += ["", "Fields:", "", *told, ""]


def label_page(_: str) -> Lines:
    """Every official label of both forms and what it is called in code."""
    names: dict[tuple[str, str], list[Edition]] = {}
    for edition, form in FORMS.items():
        for cell in form.cells:
            attributes = cell.path.split(".")[1:]
            own = [label for label in cell.row if not label.startswith("第二十条") and label != "行政诉讼"]
            for label, attribute in zip((*own, cell.column), attributes, strict=True):
                editions = names.setdefault((label, attribute), [])
                if edition not in editions:
                    editions.append(edition)
    rows = ((label, f"`{attribute}`", ", ".join(editions)) for (label, attribute), editions in names.items())
    yield from table(("label", "name in code", "forms"), rows)


class Declared(SphinxDirective):
    """A directive whose content is markdown made by a function of its argument."""

    optional_arguments = 1
    make: ClassVar[Callable[[str], Lines]]

    def run(self) -> list[nodes.Node]:
        """The parsed content."""
        text = "\n".join(type(self).make(self.arguments[0] if self.arguments else ""))
        return self.parse_text_to_nodes(text, allow_section_headings=True)


PAGES: dict[str, Callable[[str], Lines]] = {
    "form": form_page,
    "rules": rule_pages,
    "commands": command_pages,
    "diagnostics": diagnostic_page,
    "labels": label_page,
}


def setup(sphinx: Sphinx) -> dict[str, Any]:
    """Register a directive for every kind of page."""
    for name, make in PAGES.items():
        sphinx.add_directive(name, type(f"Declared_{name}", (Declared,), {"make": staticmethod(make)}))
    sphinx.connect("autodoc-process-docstring", add_fields)
    return {"parallel_read_safe": True}
