"""One corruption of a report: what was done, to which cells, and which relations it breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from govdisclosure.schema import AnnualReport, CellValue, Relation, RelationRule

__all__ = ["Corruption", "corruption"]


@frozen
class Corruption:
    """A report and the same report with one mistake in it.

    `operator` names the mistake; `touched` are the cells that changed, in official order, as
    (path, value before, value after); `broken` the exact relations, as (rule, target), that passed
    before and do not pass any more. There is always a touched cell; `broken` may be empty.
    """

    operator: str
    before: AnnualReport
    after: AnnualReport
    touched: tuple[tuple[str, CellValue, CellValue], ...]
    broken: tuple[tuple[RelationRule, str], ...]


def corruption(operator: str, report: AnnualReport, changes: Mapping[int, CellValue]) -> Corruption | None:
    """The corruption that puts these values into cells, by index; None if it would change nothing."""
    form, old = report.form, report.values()
    new = list(old)
    for index, value in changes.items():
        new[index] = value
    changed = [index for index in sorted(changes) if new[index] != old[index]]
    if not changed:
        return None
    paths = form.paths
    hit = set(changed)
    broken = [r for r in form.relations if hit.intersection(r.left + r.right) and passes(r, old) and not passes(r, new)]
    return Corruption(
        operator,
        report,
        report.replace({paths[index]: new[index] for index in changed}),
        tuple((paths[index], old[index], new[index]) for index in changed),
        tuple((relation.rule, paths[relation.target]) for relation in broken),
    )


def passes(relation: Relation, values: Sequence[CellValue]) -> bool:
    """Whether the stated numbers alone satisfy the relation, and what it judges is stated (contract, section 4)."""
    left, right = ([v for i in side if isinstance(v := values[i], int)] for side in (relation.left, relation.right))
    judged = left and right if relation.rule == "t3-balance" else right
    return bool(judged) and sum(left) == sum(right)
