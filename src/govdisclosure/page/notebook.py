"""What shows itself in a notebook: no scripts, all style inside, a line of text where the notebook is not trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from govdisclosure.checking import Result, Results
from govdisclosure.message import DRAWINGS, language
from govdisclosure.page.entry import Entry
from govdisclosure.page.markup import Html, joined, tag
from govdisclosure.page.report import draw_entry
from govdisclosure.page.series import draw_series
from govdisclosure.page.styles import FRAGMENT
from govdisclosure.page.wording import only
from govdisclosure.reading.reading import Reading
from govdisclosure.repairing import Diagnosis
from govdisclosure.schema import AnnualReport

__all__ = ["register"]

Shape = Callable[[str], Html]
"""Draws a thing when it is told what to put before the names of its places."""


def register() -> None:
    """Fill the table of what shows itself."""
    DRAWINGS[AnnualReport] = _given
    DRAWINGS[Reading] = _given
    DRAWINGS[Results] = _results
    DRAWINGS[Diagnosis] = _diagnosis


def _given(given: Any) -> str:
    return _framed(given, _entry(Entry.of(given)))


def _results(results: Results) -> str:
    """The check of one report with its tables; any other results as a list, by the years that were compared."""
    given = results.given
    drawn: Shape = (
        (lambda prefix: draw_series(results, only(language()), prefix)) if given is None else _entry(Entry.of(given, results))
    )
    return _framed(results, drawn)


def _diagnosis(diagnosis: Diagnosis) -> str:
    """The candidates with the report that they would mend."""
    if diagnosis.report is None:
        return _framed(diagnosis, lambda _: tag("pre", repr(diagnosis)))
    return _framed(diagnosis, _entry(Entry.of(diagnosis.report, diagnosis=diagnosis)))


def _entry(entry: Entry) -> Shape:
    return lambda prefix: draw_entry(entry, only(language()), prefix, level=3)


def _framed(thing: object, drawn: Shape) -> str:
    """The drawing with its style; a notebook that is not trusted keeps neither style nor links, and shows the text."""
    prefix = f"gd{sha256(_identity(thing).encode('utf-8', 'replace')).hexdigest()[:8]}-"
    fallback = tag("pre", repr(thing), class_="gd-fallback")
    return joined(tag("style", FRAGMENT), fallback, tag("div", drawn(prefix), class_="gd gd-notebook", style="display:none"))


def _identity(thing: object) -> str:
    """What tells two things in one notebook apart, and is the same whenever the notebook is run again."""
    match thing:
        case AnnualReport():
            return f"report {thing.title} {thing.year} {thing.values()}"
        case Reading():
            return f"reading {thing.source} {thing.part} {thing.report and thing.report.values()}"
        case Diagnosis():
            return f"diagnosis {thing.report and thing.report.values()}"
        case _:
            return f"results {_keys(thing)}"


def _keys(results: object) -> list[object]:
    found: Iterable[object] = results if isinstance(results, tuple) else ()
    return [(one.key, one.status, one.values) for one in found if isinstance(one, Result)]
