"""What reading a source gives: the report as far as it is certain, and an account of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from attrs import field, frozen

from govdisclosure.errors import DiagnosticError, ReadError
from govdisclosure.message import Message, Severity
from govdisclosure.schema import AnnualReport, Table

__all__ = ["CellState", "Diagnostic", "PlacedCell", "Reading", "Script"]

CellState = Literal["number", "blank", "mark", "unreadable"]
"""What stands in a cell: a number; nothing; a mark for none, such as `/`, `-`, 无; something that is no number."""

Script = Literal["simplified", "traditional"]


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


@frozen(kw_only=True)
class Diagnostic:
    """What reading met, about the smallest thing that it concerns.

    `path` is a cell, the beginning of a row's cells or a table; `table` the table of the path;
    `line` counts from 1 in the source; `text` is the raw text. error: stated figures could not be
    placed. warning: a part of the form is missing, or a figure is doubtful. info: a choice was made.
    """

    code: str
    severity: Severity
    message: Message
    path: str | None = None
    table: Table | None = None
    line: int | None = None
    text: str | None = None


@frozen(kw_only=True)
class Reading:
    """A report and the account of how it was read.

    `report` is None when the source is no report; a diagnostic says what it looks like instead.
    `cells` has every placed cell by path, `encoding` what the bytes were decoded as, `encoding_reason`
    why (None for `str`), `script` the script of the source (traditional script was converted),
    `layout` how the tables were written, `headings` the titles of the sections as the source has them
    (in simplified script), in its order: `check(report, headings=…)` judges their numbers.
    """

    report: AnnualReport | None
    diagnostics: tuple[Diagnostic, ...] = ()
    cells: Mapping[str, PlacedCell] = field(factory=dict[str, PlacedCell])
    encoding: str | None = None
    encoding_reason: str | None = None
    script: Script = "simplified"
    layout: str | None = None
    headings: tuple[str, ...] = ()

    def require(self) -> AnnualReport:
        """The report, or `ReadError` with one `DiagnosticError` for every diagnostic of severity error."""
        errors = [DiagnosticError(_line(d)) for d in self.diagnostics if d.severity == "error"]
        if self.report is None or errors:
            raise ReadError("the source could not be read in full", errors)
        return self.report


def _line(diagnostic: Diagnostic) -> str:
    places = [diagnostic.path, f"line {diagnostic.line}" if diagnostic.line else None]
    where = ", ".join(place for place in places if place)
    return f"{diagnostic.code}: {diagnostic.message.en}" + (f" ({where})" if where else "")
