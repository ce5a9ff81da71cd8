"""`check_sums(parent, children)`: the counts of a government against those of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Status
from govdisclosure.schema import TABLES, AnnualReport

__all__ = ["check_sums"]


def check_sums(parent: AnnualReport, children: Iterable[AnnualReport], *, complete: bool = False) -> tuple[Result, ...]:
    """The counts of the children added up against the parent's, cell by cell, completeness first.

    `sum-complete` says for each table what is lacking; `sum-at-most` whether the children together exceed
    the parent; `sum-equal` whether they are the parent. Pass `complete=True` where the children are all
    there are, the parent's own office included: only then is less than the parent's number a FAIL. Where a
    child's year or form differs, or a child states no number, an excess is a FAIL only if the stated
    numbers of comparable children alone exceed the parent. `left` is the sum of the children's numbers,
    `right` the parent's; the paths are cells of the parent.
    """
    family = _Family(Context.of(parent), tuple(children), complete)
    tables = [family.completeness(table) for table in TABLES]
    cells = [cell.path for cell in family.parent.form.cells if cell.kind == "count"]
    return (*tables, *(family.at_most(path) for path in cells), *(family.equal(path) for path in cells))


@frozen
class _Family:
    parent: Context
    children: Sequence[AnnualReport]
    complete: bool

    def completeness(self, table: str) -> Result:
        """What is lacking for a sum over one table."""
        parent = self.parent.report
        if getattr(parent, table) is None or not self.children:
            return self.parent.result("sum-complete", "NOT_ASSESSABLE", table)
        lacking = list(self._lacking(table))
        facts = {"children": str(len(self.children)), "lacking": "; ".join(lacking)}
        return self.parent.result("sum-complete", "UNCERTAIN" if lacking else "PASS", table, facts=facts)

    def _lacking(self, table: str) -> Iterator[str]:
        """What is lacking, in the names of the children."""
        parent = self.parent.report
        for number, child in enumerate(self.children, 1):
            name = child.organization or f"#{number}"
            if getattr(child, table) is None:
                yield f"{name}: —"
            elif child.year != parent.year:
                yield f"{name}: {child.year or '?'} ≠ {parent.year or '?'}"
            elif table == "proactive" and child.form.edition != parent.form.edition:
                yield f"{name}: {child.form.edition} ≠ {parent.form.edition}"

    def _stated(self, path: str) -> tuple[list[int], bool]:
        """The numbers of the children that can be compared, and whether all children state one."""
        numbers = [
            child.get(path) for child in self.children if path in child.form.index and child.year == self.parent.report.year
        ]
        stated = [number for number in numbers if isinstance(number, int)]
        return stated, bool(stated) and len(stated) == len(self.children)

    def at_most(self, path: str) -> Result:
        """Whether the children together exceed the parent in one cell."""
        stated, _ = self._stated(path)
        right = self.parent.counts([path])[0]
        left = sum(stated) if stated else None
        if left is None or right is None:
            return self.parent.result("sum-at-most", "NOT_ASSESSABLE", path, [path], left, right)
        status: Status = "PASS" if left <= right else "FAIL"
        return self.parent.result("sum-at-most", status, path, [path], left, right)

    def equal(self, path: str) -> Result:
        """Whether the children together are the parent in one cell."""
        stated, whole = self._stated(path)
        right = self.parent.counts([path])[0]
        left = sum(stated) if stated else None
        if left is None or right is None:
            return self.parent.result("sum-equal", "NOT_ASSESSABLE", path, [path], left, right)
        differs: Status = "FAIL" if self.complete and whole else "UNCERTAIN"
        return self.parent.result("sum-equal", "PASS" if left == right else differs, path, [path], left, right)
