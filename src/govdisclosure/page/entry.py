"""What is drawn of one report: its tables, the findings about them in the order of their numbers, the candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from govdisclosure.checking import Result, check
from govdisclosure.checking.proof import NON_NEGATIVE
from govdisclosure.checking.result import Key
from govdisclosure.message import Message
from govdisclosure.repairing import Diagnosis
from govdisclosure.repairing.causes import Cause, causes
from govdisclosure.schema import AnnualReport, Given

if TYPE_CHECKING:  # a page is drawn where no reader is loaded, too
    from govdisclosure.reading import Diagnostic, PlacedCell, Reading

__all__ = ["Entry", "Finding", "Kind"]

Kind = Literal["fail", "uncertain", "unread"]
"""What a finding says: a contradiction; something to ask about; something that could not be read for certain."""

KINDS: Mapping[str, Kind] = {"FAIL": "fail", "UNCERTAIN": "uncertain"}
"""The statuses that are findings, problems first."""


@frozen
class Finding:
    """One numbered finding: a result of a rule, or a diagnostic of reading, and the place that it is about.

    `target` is a cell's path, the beginning of one, or a section; None where it is about the whole source.
    """

    number: int
    kind: Kind
    target: str | None
    about: Result | Diagnostic = field(repr=False)

    @property
    def name(self) -> str:
        """The rule, or the code of the diagnostic."""
        return self.about.rule if isinstance(self.about, Result) else self.about.code

    @property
    def message(self) -> Message:
        """The finding in words."""
        return self.about.message

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells that are at fault by themselves, where the finding is about a whole table: the negative ones."""
        if not isinstance(self.about, Result) or self.about.rule not in NON_NEGATIVE:
            return ()
        stated = zip(self.about.paths, self.about.values, strict=True)
        return tuple(path for path, value in stated if isinstance(value, int) and value < 0)

    @property
    def section(self) -> str | None:
        """The section of the report in which it stands."""
        return None if self.target is None else self.target.partition(".")[0]


@frozen(kw_only=True)
class Entry:
    """One report with what is known about it. `source` is the name of its file, `cells` say where each number stood.

    `diagnosis` is None where it was not asked for: then no candidates are drawn. `accepted` are results that
    need not be looked at again.
    """

    report: AnnualReport | None
    source: str | None = None
    part: int = 1
    layout: str | None = None
    cells: Mapping[str, PlacedCell] = field(factory=dict[str, "PlacedCell"], repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    results: tuple[Result, ...] = field(default=(), repr=False)
    diagnosis: Diagnosis | None = field(default=None, repr=False)
    accepted: frozenset[Key] = frozenset()

    @classmethod
    def of(
        cls,
        given: Given | Reading,
        results: Sequence[Result] | None = None,
        *,
        diagnosis: Diagnosis | None = None,
        accepted: Iterable[Key] = (),
    ) -> Entry:
        """A report, or a reading with or without one, and its results: those of `check` where none are given.

        Of the source the name of the file is kept, never the folders above it.
        """
        held: AnnualReport | None = given if isinstance(given, AnnualReport) else getattr(given, "report", None)
        judged = check(given) if results is None and held is not None else results or ()
        source: str | None = getattr(given, "source", None)
        return cls(
            report=held,
            source=None if source is None else source.replace("\\", "/").rstrip("/").rpartition("/")[2],
            part=getattr(given, "part", 1),
            layout=getattr(given, "layout", None),
            cells=getattr(given, "cells", {}) if given is not held else {},
            diagnostics=getattr(given, "diagnostics", ()),
            results=tuple(judged),
            diagnosis=diagnosis,
            accepted=frozenset(accepted),
        )

    def problems(self) -> tuple[Result, ...]:
        """The results to look at, FAIL first, without those accepted."""
        return tuple(r for status in KINDS for r in self.results if r.status == status and r.key not in self.accepted)

    def findings(self) -> tuple[Finding, ...]:
        """All that is marked, numbered from 1: contradictions, what could not be read, what is to be asked about."""
        found = sorted(self._found(), key=lambda one: ("fail", "unread", "uncertain").index(one[0]))
        return tuple(Finding(number, *one) for number, one in enumerate(found, 1))

    def _found(self) -> Iterator[tuple[Kind, str | None, Result | Diagnostic]]:
        for result in self.problems():
            yield KINDS[result.status], result.target, result
        for diagnostic in self.diagnostics:
            if diagnostic.severity != "info":
                yield "unread", diagnostic.path or diagnostic.table, diagnostic

    def causes(self) -> tuple[Cause, ...]:
        """Root causes of the contradictions; none where no diagnosis was asked for."""
        if self.report is None or self.diagnosis is None:
            return ()
        return causes(self.report, self.problems(), self.diagnosis)
