"""`govdisclosure sums`: a parent against the sum of its children."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click
from attrs import frozen

from govdisclosure import Reading, Result, check_sums
from govdisclosure.checking import RULESET_VERSION
from govdisclosure.cli import options
from govdisclosure.cli.baseline import Baseline
from govdisclosure.cli.choosing import Choice, chosen_rules, rules_options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.findings import Judged, Policy
from govdisclosure.cli.formats.as_json import hash_of
from govdisclosure.cli.groups import FORMS, judged_data, shown
from govdisclosure.cli.inputs import Reader, inputs
from govdisclosure.cli.output import Output
from govdisclosure.cli.record import Record
from govdisclosure.cli.speaking import Command, Option, usage_error
from govdisclosure.message import Language, Message, language

__all__ = ["Sums", "sums", "sums_entry"]

SUMS = "govdisclosure/sums/1"
COMPLETE = Message(
    "下级报告齐全且含本级机关：合计应等于上级报告。",
    "The children are all there are, the parent's own office included: the sum must be equal.",
)
NO_PARENT = Message("上级报告未能读取", "the parent could not be read")
NO_CHILD = Message("没有可供合计的下级报告", "there is no child to add up")


@frozen(kw_only=True)
class Sums(Judged):
    """A parent, named by its source, and the sources of its children."""

    children: tuple[str, ...]
    parent: Reading

    def above(self, _: Result) -> Reading:
        """Return the reading that a result is about: the parent's."""
        return self.parent


@click.command(cls=Command, words=PURPOSES["sums"])
@click.argument("parent", metavar="PARENT")
@click.argument("children", nargs=-1, required=True, metavar="CHILD…")
@options.form(*FORMS)
@click.option("--complete", is_flag=True, cls=Option, words=COMPLETE)
@rules_options
@options.failing
@options.only_problems
@options.proofs
@options.output
@options.reading
@options.lang
def sums(
    parent: str,
    children: tuple[str, ...],
    form: str,
    complete: bool,  # noqa: FBT001 - click passes by name
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    ruleset: str | None,
    fail_on: str,
    allow_unread: bool,  # noqa: FBT001
    only_problems: bool,  # noqa: FBT001
    proofs: bool,  # noqa: FBT001
    baseline: Baseline,
    write_baseline: str | None,
    output: str | None,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    lang: Language,
) -> None:
    """A parent against the sum of its children."""
    rules = chosen_rules(Choice(select, ignore, ruleset), "sums")
    reader = Reader(encoding, jobs, timeout)
    above = options.only(inputs([parent], reader))
    below = list(inputs(children, reader))
    for one in (above, *below):
        if one.reading.report is None:
            options.tell(one, language(), "error")
    if above.reading.report is None:
        raise usage_error(NO_PARENT)
    added = [one.reading for one in below if one.reading.report is not None]
    if not added:
        raise usage_error(NO_CHILD)
    found = _judged(above.reading, added, rules, baseline, complete=complete)
    record = Record[Sums](Policy(fail_on, allow_unread), write_baseline, sums_entry)
    record.note(found, unread=len(added) < len(below))
    with Output(output) as out:
        out.show(
            shown([found], form, lang, partial(sums_entry, proofs=proofs), _head, as_list=False, only_problems=only_problems)
        )
    sys.exit(record.end())


def _judged(above: Reading, below: list[Reading], rules: frozenset[str], baseline: Baseline, *, complete: bool) -> Sums:
    sources = [str(reading.source) for reading in below]
    results = check_sums(above, below, complete=complete, sources=sources)
    return Sums(
        source=str(above.source),
        children=tuple(sources),
        parent=above,
        diagnostics=tuple(diagnostic for reading in (above, *below) for diagnostic in reading.diagnostics),
        results=tuple(result for result in results if result.rule in rules),
        baseline=baseline,
    )


def sums_entry(one: Sums, only_problems: bool, *, proofs: bool = False) -> dict[str, Any]:  # noqa: FBT001 - one meaning
    """The JSON of a sum; with `proofs` each result has its `proof`, and each source its `sha256`."""
    return {
        "schema": SUMS,
        "ruleset": RULESET_VERSION,
        "parent": one.source,
        "children": list(one.children),
        **({"sha256": {source: hash_of(source) for source in (one.source, *one.children)}} if proofs else {}),
        **judged_data(one, only_problems=only_problems, given=one.above if proofs else None),
    }


def _head(one: Sums) -> str:
    return f"{one.source} ← {', '.join(one.children)}"
