"""The exact relations of the form and the sign of its counts, judged over index tuples (contract, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, cast

from attrs import frozen

from govdisclosure.checking.catalogue import RULES
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status
from govdisclosure.schema import FORMS, TABLES, AnnualReport, CellValue, Edition, Form, Relation, form_of

__all__ = ["exact_relations", "judge", "non_negative"]

Values = Sequence[CellValue]
Take = Callable[[Values], tuple[Any, ...]]

NON_NEGATIVE = {"proactive": "t2-non-negative", "applications": "t3-non-negative", "review": "t4-non-negative"}


def judge(left: Sequence[int | None], right: Sequence[int | None], *, both_sides: bool) -> tuple[Status, int | None, int | None]:
    """The status of sum(left) = sum(right) and both sums, None for a side that states no number.

    `both_sides`: one side without any number is enough to make the relation not assessable (a balance);
    otherwise only the right one is (a total, which is what is judged).

    >>> judge([3, None], [3], both_sides=False)
    ('PASS', 3, 3)
    >>> judge([3, None], [5], both_sides=False)[0], judge([5, None], [3], both_sides=False)[0]
    ('UNCERTAIN', 'FAIL')
    >>> judge([3, 2], [None], both_sides=False)
    ('NOT_ASSESSABLE', 5, None)
    """
    known = [[n for n in side if n is not None] for side in (left, right)]
    sums = [sum(side) if side else None for side in known]
    if sums[1] is None or (both_sides and sums[0] is None):
        return "NOT_ASSESSABLE", sums[0], sums[1]
    delta = (sums[0] or 0) - sums[1]
    if delta == 0:
        return "PASS", sums[0], sums[1]
    lacking = left if delta < 0 else right
    return ("UNCERTAIN" if None in lacking else "FAIL"), sums[0], sums[1]


@frozen
class _Compiled:
    """One relation of a form, ready to be evaluated over the flat values."""

    rule: Rule
    target: str
    paths: tuple[str, ...]
    take: Take
    left: Take
    right: Take
    both_sides: bool


def _taker(indices: tuple[int, ...]) -> Take:
    """Flat values to the values at these indices, always as a tuple."""
    first = indices[0]
    return cast("Take", itemgetter(slice(first, first + 1)) if len(indices) == 1 else itemgetter(*indices))


def _compile(form: Form, relation: Relation) -> _Compiled:
    paths = tuple(form.cells[index].path for index in relation.cells)
    take, left, right = (_taker(side) for side in (relation.cells, relation.left, relation.right))
    return _Compiled(RULES[relation.rule], form.cells[relation.target].path, paths, take, left, right, len(relation.right) > 1)


@cache
def _compiled(edition: Edition) -> tuple[_Compiled, ...]:
    form = FORMS[edition]
    return tuple(_compile(form, relation) for relation in form.relations)


def exact_relations(form: Form, values: Values) -> list[Result]:
    """A result for each of the 40 (2019) or 42 (2021) exact relations, in the order of the form."""
    return [_evaluate(relation, form.edition, values) for relation in _compiled(form.edition)]


def _evaluate(relation: _Compiled, edition: Edition, values: Values) -> Result:
    cells = relation.take(values)
    if None in cells:
        status, left, right = judge(relation.left(values), relation.right(values), both_sides=relation.both_sides)
        missing = tuple(path for path, value in zip(relation.paths, cells, strict=True) if value is None)
        return Result(relation.rule, status, relation.target, edition, relation.paths, cells, left, right, missing)
    left, right = sum(relation.left(values)), sum(relation.right(values))
    return Result(
        relation.rule, "PASS" if left == right else "FAIL", relation.target, edition, relation.paths, cells, left, right
    )


@cache
def _counts(edition: Edition) -> Mapping[str, tuple[tuple[str, ...], Take]]:
    """Table to the paths of its counts, and how to take them from the flat values."""
    form = FORMS[edition]
    counts = {t: tuple(c.index for c in form.cells if c.table == t and c.kind == "count") for t in TABLES}
    return {table: (tuple(form.cells[i].path for i in own), _taker(own)) for table, own in counts.items()}


def non_negative(report: AnnualReport, values: Values) -> Iterator[Result]:
    """A result for each table: FAIL if one of its counts is negative, NOT_ASSESSABLE if the table is absent."""
    edition = form_of(report.edition).edition
    for table, (paths, take) in _counts(edition).items():
        cells = take(values)
        missing = tuple(p for p, v in zip(paths, cells, strict=True) if v is None) if None in cells else ()
        negative = tuple((p, v) for p, v in zip(paths, cells, strict=True) if v is not None and v < 0)
        absent = getattr(report, table) is None
        status: Status = "NOT_ASSESSABLE" if absent else "FAIL" if negative else "PASS"
        yield Result(RULES[NON_NEGATIVE[table]], status, table, edition, paths, cells, None, None, missing)
