"""What the rules of one report share: its flat values, its figures in sentences, and how a result is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile

from attrs import frozen

from govdisclosure.checking.catalogue import RULES
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Status
from govdisclosure.narrative import Figure, figures
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Edition, Form

__all__ = ["Context", "common"]


@frozen
class Context:
    """One report as the rules see it."""

    report: AnnualReport
    form: Form
    values: tuple[CellValue, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, report: AnnualReport) -> Context:
        """The context of a report."""
        return cls(report, report.form, report.values(), figures(report))

    def get(self, path: str) -> CellValue:
        """What a cell states."""
        return self.values[self.form.index[path]]

    def counts(self, paths: Iterable[str]) -> list[int | None]:
        """What cells of counts state."""
        found = (self.get(path) for path in paths)
        return [value if isinstance(value, int) else None for value in found]

    def below(self, target: str) -> tuple[str, ...]:
        """The cells of a table, a group or a row, in official order."""
        return _below(self.form.edition, target)

    def result(
        self,
        rule: str,
        status: Status,
        target: str,
        paths: Iterable[str] = (),
        left: Number | None = None,
        right: Number | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> Result:
        """A result of a rule about this report; `paths` come out in official order."""
        index, values = self.form.index, self.values
        named = tuple(paths)
        if len(named) > 1:
            named = tuple(sorted(set(named), key=index.__getitem__))
        stated = tuple([values[index[path]] for path in named])
        missing = tuple([path for path, value in zip(named, stated, strict=True) if value is None]) if None in stated else ()
        said = tuple(facts.items()) if facts else ()
        return Result(RULES[rule], status, target, self.form.edition, named, stated, left, right, missing, said)


@cache
def _below(edition: Edition, target: str) -> tuple[str, ...]:
    return tuple(path for path in FORMS[edition].index if path.startswith(f"{target}."))


@cache
def _common(paths: tuple[str, ...]) -> str:
    split = [path.split(".") for path in paths]
    levels = takewhile(lambda names: len(set(names)) == 1, zip(*split, strict=False))
    return ".".join(names[0] for names in levels)


def common(paths: Iterable[str]) -> str:
    """The path itself if there is one, else the beginning that all share.

    >>> common(["applications.received.total", "applications.carried_in.total"])
    'applications'
    """
    return _common(tuple(paths))
