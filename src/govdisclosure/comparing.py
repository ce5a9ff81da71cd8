"""Two reports side by side: in what they differ, and what of the two forms may be compared at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NoReturn

from attrs import fields, frozen

from govdisclosure.errors import UnknownPathError
from govdisclosure.message import one_line
from govdisclosure.schema import FORMS, TABLES, AnnualReport, CellValue, Edition, Form, Given, Portal, report_of

__all__ = ["Comparable", "Difference", "comparable", "diff"]

Stated = CellValue | str | datetime.date


@one_line
@frozen
class Difference:
    """One place in which two reports differ: a cell by its path, a field of the report, a field of its portal.

    `path` alone stands for a table that only one of them has (`old` and `new` then say "present" or None).
    """

    path: str
    old: Stated
    new: Stated


def diff(old: Given, new: Given) -> tuple[Difference, ...]:
    """All places in which the reports differ: head, sections, portal, then tables and cells in official order.

    Empty only if they are equal, or, where the two follow different forms (the first difference then
    names `edition`), agree in the cells that `comparable` gives: no others can be compared.

    >>> a = AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3}, year=2022)
    >>> diff(a, a.replace({"review.reconsideration.upheld": 2}))
    (Difference(path='review.reconsideration.upheld', old=3, new=2),)
    """
    before, after = report_of(old), report_of(new)
    return (*_heads(before, after), *_portals(before, after), *_cells(before, after))


def _heads(old: AnnualReport, new: AnnualReport) -> Iterator[Difference]:
    for attribute in fields(AnnualReport):
        name = attribute.name
        before, after = getattr(old, name), getattr(new, name)
        if name in (*TABLES, "portal"):
            if (before is None) != (after is None):
                yield Difference(name, before and "present", after and "present")
        elif before != after:
            yield Difference(name, before, after)


def _portals(old: AnnualReport, new: AnnualReport) -> Iterator[Difference]:
    for attribute in fields(Portal):
        a, b = (getattr(report.portal, attribute.name, None) for report in (old, new))
        if a != b:
            yield Difference(f"portal.{attribute.name}", a, b)


def _cells(old: AnnualReport, new: AnnualReport) -> Iterator[Difference]:
    same = old.form is new.form
    before, after = (old.cells(), new.cells()) if same else (comparable(old), comparable(new))
    for path, value in before.items():
        if value != after[path]:
            yield Difference(path, value, after[path])


class Comparable(dict[str, CellValue]):
    """Path to value for what both forms have under one name; any other path is refused with `UnknownPathError`."""

    def get(self, path: str, _default: object = None, /) -> CellValue:
        """As by index: a default would look like a cell that states nothing."""
        return self[path]

    def __missing__(self, path: str) -> NoReturn:
        raise UnknownPathError(path, "what both forms share: the two forms count different things there")


def comparable(report: Given) -> Comparable:
    """The cells of a report that both forms share, under the paths of the form of 2019 and in its order.

    Decisions on licences, penalties and compulsion; table 3, where 其他处理 of the form of 2021 is the
    sum of its three rows (nothing where one of them states nothing: no sum is made of less than all);
    table 4. The stock of documents and the charges are counted otherwise in each form and are left out.

    >>> report = AnnualReport.from_cells("2021", {"applications.results.other.other.total": 3})
    >>> comparable(report)["applications.received.total"] is None, len(comparable(report))
    (True, 179)
    """
    report = report_of(report)
    values = report.values()
    index = report.form.index
    return Comparable((path, _sum([values[index[p]] for p in parts[report.form.edition]])) for path, parts in SHARED.items())


def _sum(values: list[CellValue]) -> CellValue:
    if len(values) == 1:
        return values[0]
    counts = [value for value in values if isinstance(value, int)]
    return sum(counts) if len(counts) == len(values) else None


def _inside(form: Form, path: str) -> list[str]:
    """The cell of a path; where the form has a group of rows instead of the row, the cells of its column."""
    row, _, column = path.rpartition(".")
    return [path] if path in form.index else [p for p in form.paths if p.startswith(f"{row}.") and p.endswith(f".{column}")]


def _shared() -> dict[str, dict[Edition, list[str]]]:
    """For every shared path of the oldest form, the cells of each form that add up to it."""
    oldest = min(FORMS.values(), key=lambda form: form.edition)
    parts: dict[str, dict[Edition, list[str]]] = {
        path: {edition: _inside(form, path) for edition, form in FORMS.items()} for path in oldest.paths
    }
    return {path: of for path, of in parts.items() if all(of.values())}


SHARED = _shared()
