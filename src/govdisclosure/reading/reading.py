"""What reading a source gives: the report as far as it is certain, and an account of everything else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal, NamedTuple

from attrs import field, frozen

from govdisclosure.errors import DiagnosticError, ReadError
from govdisclosure.message import Message, Severity, Shown, brief, one_line
from govdisclosure.schema import AnnualReport, Table

__all__ = ["CellState", "Diagnostic", "PlacedCell", "Reading", "Script", "source_of"]

CellState = Literal["number", "blank", "mark", "unreadable"]
"""What stands in a cell: a number; nothing; a mark for none, such as `/`, `-`, 无; something that is no number."""

Script = Literal["simplified", "traditional"]


@one_line
class PlacedCell(NamedTuple):
    """One cell of the form as it stood in the source.

    `raw` is its text as written, `line` counts from 1; `place` is the number of the table in the page,
    of the row in the table and of the cell in the row, if the source is HTML.
    """

    path: str
    raw: str
    state: CellState
    line: int | None = None
    place: tuple[int, int, int] | None = None

    @property
    def where(self) -> str | None:
        """An XPath to the element, if the source is HTML.

        >>> PlacedCell("review.reconsideration.total", "351", "number", 1039, (3, 4, 5)).where
        '(//table)[3]/descendant::tr[4]/*[5]'
        """
        return None if self.place is None else "(//table)[{}]/descendant::tr[{}]/*[{}]".format(*self.place)


@one_line
@frozen(kw_only=True)
class Diagnostic:
    """What reading met, about the smallest thing that it concerns.

    `path` is a cell, the beginning of a row's cells or a table; `table` the table of the path;
    `line` counts from 1 in the source; `text` is the raw text. error: stated figures could not be
    placed. warning: a part of the form is missing, or a figure is doubtful. info: a choice was made.
    """

    code: str
    severity: Severity
    path: str | None = None
    table: Table | None = None
    line: int | None = None
    text: str | None = None
    message: Message


@frozen(kw_only=True, repr=False)
class Reading(Shown):
    """A report and the account of how it was read.

    `report` is None when the source is no report; a diagnostic says what it looks like instead.
    `cells` has every placed cell by path, `encoding` what the bytes were decoded as, `encoding_reason`
    why (None for `str`), `script` the script of the source (traditional script was converted),
    `layout` how the tables were written, `headings` the titles of the sections as the source has them
    (in simplified script), in its order: `check(reading)` judges their numbers. `source` is the name of
    what was read: the path, with `/` between its parts; None for contents. `part` counts the reports of one document.
    """

    report: AnnualReport | None
    diagnostics: tuple[Diagnostic, ...] = ()
    cells: Mapping[str, PlacedCell] = field(factory=dict[str, PlacedCell])
    encoding: str | None = None
    encoding_reason: str | None = None
    script: Script = "simplified"
    layout: str | None = None
    headings: tuple[str, ...] = ()
    source: str | None = None
    part: int = 1

    def __repr__(self) -> str:
        said = None if self.report is None else self.report.title or self.report.organization or "…"
        counts = {"cells": len(self.cells), "diagnostics": len(self.diagnostics), "errors": len(self.errors)}
        return brief("Reading", source=self.source, report=said, layout=self.layout, **counts)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics of severity error."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity == "error")

    def require(self, *, partial: bool = False) -> AnnualReport:
        """The report; raises `ReadError` with one `DiagnosticError` for every diagnostic of severity error.

        A table that is lost is such an error. `partial=True` gives what there is, and raises only without any report.
        """
        if self.report is not None and (partial or not self.errors):
            return self.report
        raise _read_error(self)


MAX_REASONS = 3
"""How many reasons the message of an exception names: it is one line of a log."""


def _read_error(reading: Reading) -> ReadError:
    said = [_line(diagnostic) for diagnostic in reading.errors] or ["there is no report"]
    more = len(said) - MAX_REASONS
    reasons = "; ".join(said[:MAX_REASONS]) + (f"; and {more} more" if more > 0 else "")
    error = ReadError(f"{reading.source or 'the source'} could not be read in full: {reasons}", list(map(DiagnosticError, said)))
    error.diagnostics, error.reading = reading.errors, reading
    return error


def _line(diagnostic: Diagnostic) -> str:
    places = [diagnostic.path, f"line {diagnostic.line}" if diagnostic.line else None]
    where = ", ".join(place for place in places if place)
    return f"{diagnostic.code}: {diagnostic.message.en}" + (f" ({where})" if where else "")


def source_of(path: str | os.PathLike[str]) -> str:
    """The name of a path in every output: `/` between its parts, neither `./` in front nor `/` at the end.

    >>> [source_of(path) for path in ("reports", "reports/", "./reports", "./.", "/")]
    ['reports', 'reports', 'reports', '.', '/']
    """
    text = os.fspath(path).replace(os.sep, "/")
    while text.startswith("./"):
        text = text[2:].lstrip("/")
    return text.rstrip("/") or ("/" if text.startswith("/") else ".")
