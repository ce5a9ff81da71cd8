"""A proof for each result that is arithmetic: a formula over cells, with what each cell states and where it stands.

A formula is `term + term - term OP term + …`, with `=`, `<=` or `>=`; a term is a whole number, a path, or a path
behind `last:` (the report of the year before). Several formulas joined by ` and ` hold together. `each >= 0` is about
every operand, `children` is the sum of the operands of the children.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from govdisclosure.checking.result import Result, plain_value
from govdisclosure.relations.certificate import Multiplier, multipliers
from govdisclosure.relations.flow import Flow
from govdisclosure.relations.forced import fill, forced_values
from govdisclosure.relations.network import Group, groups
from govdisclosure.schema import CellValue, Form, Given, Relation, form_of, report_of

__all__ = ["proof"]

NON_NEGATIVE = ("t2-non-negative", "t3-non-negative", "t4-non-negative")
COMPARISONS = {"sum-at-most": "<=", "sum-equal": "="}
_path = re.compile(r"(?:last:)?[a-z_]+(?:\.[a-z_]+)+")


def proof(result: Result, given: Given) -> dict[str, Any] | None:
    """The proof of a result about a report or a reading; None where the result is no arithmetic, or was not assessable."""
    if result.status == "NOT_ASSESSABLE":
        return None
    if result.rule == "t3-joint":
        return _joint(result, given)
    formula = _formula(result)
    if formula is None:
        return None
    paths = result.paths if formula == "each >= 0" else _path.findall(formula)
    data: dict[str, Any] = {"formula": formula, "operands": list(_operands(result, given, paths))}
    if result.children is not None:
        data["operands"] += [{"child": c.organization, "source": c.source, "value": c.value} for c in result.children]
    if result.rule == "text-vs-table":
        data["figure"] = _figure(result)
    return data


def _formula(result: Result) -> str | None:
    form = form_of(result.edition)
    if result.rule in NON_NEGATIVE:
        return "each >= 0"
    if result.rule in COMPARISONS:
        return f"children {COMPARISONS[result.rule]} {result.target}"
    if result.rule == "text-vs-table":
        return _of_figure(result)
    if result.definition.arithmetic is not None:
        row, _, column = result.target.rpartition(".")
        return result.definition.arithmetic.format(target=result.target, row=row, column=column)
    found = (one for one in form.relations if one.rule == result.rule and form.cells[one.target].path == result.target)
    return next((_equation(form, one) for one in found), None)


def _of_figure(result: Result) -> str | None:
    """A figure of the text and the cells that it was held to; None where an approximate figure was let pass."""
    cells = dict(result.facts).get("cells", "")
    exact = isinstance(result.left, int) and isinstance(result.right, int)
    if not cells or not exact or (result.status == "PASS") != (result.delta == 0):
        return None
    return f"{result.left} = {' + '.join(cells.split('+'))}"


def _figure(result: Result) -> dict[str, Any]:
    """Where the figure stands in its section."""
    facts = dict(result.facts)
    start, end = int(facts["start"]), int(facts["end"])
    return {"section": facts["section"], "start": start, "end": end, "text": facts["quote"], "value": result.left}


def _equation(form: Form, relation: Relation) -> str:
    left, right = (" + ".join(form.cells[cell].path for cell in side) for side in (relation.left, relation.right))
    return f"{left} = {right}"


def _operands(result: Result, given: Given, paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What each cell of the formula states: its value, its raw text and its line; a deduced number where it was used."""
    now, before = dict(zip(result.paths, result.values, strict=True)), dict(result.earlier)
    deduced = _deduced(given) if result.forced else {}
    placed: Mapping[str, Any] = getattr(given, "cells", {})
    for path in dict.fromkeys(paths):
        own = path.removeprefix("last:")
        cell = placed.get(own) if own == path else None
        value: CellValue = now.get(path) if own == path else before.get(own)
        operand = {"path": path, "value": plain_value(value), "raw": getattr(cell, "raw", None), "line": getattr(cell, "line", None)}
        yield operand | ({"deduced": deduced[path]} if path in result.forced and path in deduced else {})


def _deduced(given: Given) -> Mapping[str, int]:
    report = report_of(given)
    return forced_values(report.form.edition, report.values())


def _joint(result: Result, given: Given) -> dict[str, Any]:
    """FAIL: multipliers whose weighted sum cannot be zero; else the relations, with numbers for the blanks where needed."""
    form, values = form_of(result.edition), report_of(given).values()
    group = next(group for group in groups(form.edition) if group.name == result.target)
    filled = fill(group, values)
    operands = list(_operands(result, given, result.paths))
    if not isinstance(filled, Flow):
        weighted = [_weighted(form, one) for one in multipliers(group, values, filled)]
        formula = "sum of multiplier * (left - right) > 0 for all numbers >= 0"
        return {"formula": formula, "operands": operands, "multipliers": weighted}
    related = [_equation(form, one) for one in form.relations if form.cells[one.target].path.startswith(f"{group.name}.")]
    proved: dict[str, Any] = {"formula": " and ".join(related), "operands": operands}
    if result.status == "UNCERTAIN":
        proved["filling"] = _filling(form, group, values, filled)
    return proved


def _weighted(form: Form, one: Multiplier) -> dict[str, Any]:
    relation = one.relation
    target = form.cells[relation.target].path
    return {"rule": relation.rule, "target": target, "relation": _equation(form, relation), "multiplier": one.number}


def _filling(form: Form, group: Group, values: Sequence[CellValue], filled: Flow) -> dict[str, int]:
    """Numbers for the blank cells that satisfy all relations."""
    blank = (edge for edge, cell in enumerate(group.cells) if values[cell] is None)
    return {form.cells[group.cells[edge]].path: filled.numbers[edge] for edge in blank}
