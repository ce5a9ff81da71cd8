"""Which repair is the likeliest: what the text bears out, then a known slip, then the fewest digits, zeros last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from govdisclosure.checking.context import Context
from govdisclosure.checking.holding import agreement
from govdisclosure.repairing.repair import Change, Repair, Signature
from govdisclosure.repairing.slips import digit_distance
from govdisclosure.schema import AnnualReport

__all__ = ["ranked"]

LIKELIHOOD: Mapping[Signature | None, int] = {
    "split-digits": 0,
    "shifted-cells": 0,
    "omitted-row": 0,
    "carried-forward-blank": 1,
    "transposed-digits": 2,
    "wrong-column": 2,
    "dropped-digit": 3,
    "inserted-digit": 3,
    "changed-digit": 4,
    None: 5,
}
"""Slips that few repairs show by chance come first; any two numbers of one digit differ in one digit."""

OPEN_DISTANCE = 3
"""What a number that the repair leaves open counts for: more than a slip, less than a number typed anew."""


def ranked(report: AnnualReport, repairs: Sequence[Repair], last: AnnualReport | None) -> list[Repair]:
    """The repairs of one group, the likeliest first; those that nothing tells apart in official order."""
    context = Context.of(report)
    index = report.form.index

    def key(repair: Repair) -> tuple[int, int, int, int, int, list[int]]:
        return (
            -_support(context, repair),
            LIKELIHOOD[repair.signature],
            sum(map(_distance, repair.changes)),
            sum(change.stated == 0 for change in repair.changes),
            -_carried_over(repair, last),
            [index[change.path] for change in repair.changes],
        )

    return sorted(repairs, key=key)


def _distance(change: Change) -> int:
    return OPEN_DISTANCE if change.to is None else digit_distance(change.stated, change.to)


def _carried_over(repair: Repair, last: AnnualReport | None) -> int:
    """How many changed cells of row 二 become what last year's report carried forward."""
    if last is None:
        return 0
    borne_out = 0
    for change in repair.changes:
        row, _, column = change.path.rpartition(".")
        if row == "applications.carried_in" and change.to == last.get(f"applications.carried_forward.{column}"):
            borne_out += 1
    return borne_out


def _support(context: Context, repair: Repair) -> int:
    """How many figures of the text agree with the cells as repaired, less those that contradict them."""
    to = {change.path: change.to for change in repair.changes} | {blank.path: blank.to for blank in repair.forced}
    concerned = [figure for figure in context.figures if any(path in to for reading in figure.readings for path in reading)]
    if not concerned:
        return 0
    values = tuple(to.get(path, value) for path, value in zip(context.form.paths, context.values, strict=True))
    mended = evolve(context, values=values)
    said = [agreement(mended, figure) for figure in concerned if not figure.is_percentage]
    return said.count("PASS") - said.count("FAIL")
