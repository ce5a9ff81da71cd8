"""What the rules of one report share: its flat values, its figures in sentences, and how a result is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile
from typing import Protocol

from attrs import frozen

from govdisclosure.checking.charging import Told, told_fee
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Rule, Status
from govdisclosure.message import Message, Severity
from govdisclosure.narrative import Figure, figures
from govdisclosure.relations.forced import forced_values
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Edition, Form, Given, Table, report_of
from govdisclosure.text.normal import fold_width

__all__ = ["TEXTS", "Context", "Met", "common"]

TEXTS = ("overview", "problems", "other_matters")
"""The sections that are text."""


class Met(Protocol):
    """What the rules look at in a diagnostic of the reading."""

    code: str
    severity: Severity
    path: str | None
    table: Table | None
    message: Message


@frozen(slots=False)
class Context:
    """One report as the rules see it. `headings` and `diagnostics` are those of its source.

    `headings` is None where only the report is known.
    """

    report: AnnualReport
    form: Form
    values: tuple[CellValue, ...]
    headings: Sequence[str] | None = None
    diagnostics: Sequence[Met] = ()

    @classmethod
    def of(cls, given: Given) -> Context:
        """The context of a report, or of a reading with what it knows of its source."""
        report = report_of(given)
        headings = None if given is report else getattr(given, "headings", None)
        return cls(report, report.form, report.values(), headings, getattr(given, "diagnostics", ()))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of its sentences."""
        return figures(self.report)

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """The sections of text that are there, with the width of their characters folded."""
        texts = {section: getattr(self.report, section) for section in TEXTS}
        return {section: fold_width(text) for section, text in texts.items() if text}

    @cached_property
    def fee(self) -> Told:
        """The fee for processing requests that section six tells of."""
        return told_fee(self.folded.get("other_matters", ""))

    @cached_property
    def forced(self) -> Mapping[str, int]:
        """Path to number for the cells that state nothing and can have only one number by the exact relations."""
        return forced_values(self.form.edition, self.values)

    def get(self, path: str) -> CellValue:
        """What a cell states."""
        return self.values[self.form.index[path]]

    def counts(self, paths: Iterable[str]) -> list[int | None]:
        """What cells of counts state."""
        found = (self.get(path) for path in paths)
        return [value if isinstance(value, int) else None for value in found]

    def known(self, paths: Iterable[str]) -> list[int | None]:
        """What cells of counts state, or must state by the exact relations."""
        named = tuple(paths)
        return [self.forced.get(path) if value is None else value for path, value in zip(named, self.counts(named), strict=True)]

    def below(self, target: str) -> tuple[str, ...]:
        """The cells of a table, a group or a row, in official order."""
        return _below(self.form.edition, target)

    def result(
        self,
        rule: Rule,
        status: Status,
        target: str,
        paths: Iterable[str] = (),
        left: Number | None = None,
        right: Number | None = None,
        facts: Mapping[str, str] | None = None,
        *,
        forced: Iterable[str] = (),
    ) -> Result:
        """A result of a rule about this report; `paths` come out in official order.

        Of `forced` only those remain that are among the paths and state no number.
        """
        index, values = self.form.index, self.values
        named = tuple(paths)
        if len(named) > 1:
            named = tuple(sorted(set(named), key=index.__getitem__))
        stated = tuple([values[index[path]] for path in named])
        missing = tuple([path for path, value in zip(named, stated, strict=True) if value is None]) if None in stated else ()
        said = tuple(facts.items()) if facts else ()
        used = set(forced)
        deduced = tuple(path for path in missing if path in used) if used else ()
        return Result(rule, status, target, self.form.edition, named, stated, left, right, missing, said, (), deduced)


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
