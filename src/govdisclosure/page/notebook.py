"""What shows itself in a notebook: no scripts, all style inside, a line of text where the notebook is not trusted."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from govdisclosure.checking import Results
from govdisclosure.message import DRAWINGS, language
from govdisclosure.page.entry import Entry
from govdisclosure.page.markup import Html, joined, tag
from govdisclosure.page.report import draw_entry
from govdisclosure.page.series import draw_series
from govdisclosure.page.styles import FRAGMENT
from govdisclosure.page.wording import only
from govdisclosure.reading import Reading
from govdisclosure.repairing import Diagnosis
from govdisclosure.schema import AnnualReport

__all__ = ["register"]

Shape = Callable[[str], Html]
"""Draws a thing when it is told what to put before the names of its places."""


def register() -> None:
    """Fill the table of what shows itself."""
    DRAWINGS[AnnualReport] = _report
    DRAWINGS[Reading] = _reading
    DRAWINGS[Results] = _results
    DRAWINGS[Diagnosis] = _diagnosis


def _report(report: AnnualReport) -> str:
    return _framed(report, Entry.of(report))


def _reading(reading: Reading) -> str:
    return _framed(reading, Entry.of(reading))


def _results(results: Results) -> str:
    """The check of one report with its tables; any other results as a list, by the years that were compared."""
    if results.given is not None:
        return _framed(results, Entry.of(results.given, results))
    entry = Entry(report=None, results=tuple(results))
    return _framed(results, entry, lambda prefix: draw_series(results, only(language()), prefix))


def _diagnosis(diagnosis: Diagnosis) -> str:
    """The candidates with the report that they would mend."""
    if diagnosis.report is None:
        return _framed(diagnosis, Entry(report=None), lambda _: tag("pre", repr(diagnosis)))
    return _framed(diagnosis, Entry.of(diagnosis.report, diagnosis=diagnosis))


def _framed(thing: object, entry: Entry, shape: Shape | None = None) -> str:
    """The drawing with its style; a notebook that is not trusted keeps neither style nor links, and shows the text."""
    prefix = _prefix(thing, entry)
    drawn = draw_entry(entry, only(language()), prefix, level=3) if shape is None else shape(prefix)
    fallback = tag("pre", repr(thing), class_="gd-fallback")
    return joined(tag("style", FRAGMENT), fallback, tag("div", drawn, class_="gd gd-notebook", style="display:none"))


def _prefix(thing: object, entry: Entry) -> str:
    """What tells two things in one notebook apart, and is the same whenever the notebook is run again."""
    stated = None if entry.report is None else entry.report.values()
    told = (repr(thing), stated, [(result.key, result.status, result.values) for result in entry.results])
    return f"gd{sha256(repr(told).encode('utf-8', 'replace')).hexdigest()[:8]}-"
