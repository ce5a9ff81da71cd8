"""Who is missing: organizations that were expected and have no report, and years that an organization lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from attrs import frozen

from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import to_simplified

__all__ = ["Missing", "missing"]

Why = Literal["no report", "years"]


@frozen
class Missing:
    """An organization that lacks reports: all of them (`no report`, it was expected), or those of some years."""

    organization: str
    years: tuple[int, ...]
    why: Why


def missing(found: Mapping[str, Collection[int]], expect: Iterable[str] = ()) -> tuple[Missing, ...]:
    """Return who is missing, where `found` has the years of each organization.

    The years that can be lacking are those of which any report is there, and those between two reports of the organization.
    """
    all_years = frozenset(year for years in found.values() for year in years)
    names = {plain(name): name for name in reversed(list(found))}
    years_of: dict[str, set[int]] = {name: set() for name in names}
    for name, years in found.items():
        years_of[plain(name)].update(years)
    expected = {plain(name): name for name in expect}
    absent = [name for same, name in expected.items() if same and same not in names]
    gaps = _with_gaps({names[same]: years for same, years in sorted(years_of.items())}, all_years)
    return (*(Missing(name, tuple(sorted(all_years)), "no report") for name in absent), *gaps)


def _with_gaps(found: Mapping[str, Collection[int]], all_years: frozenset[int]) -> Iterator[Missing]:
    for name, years in found.items():
        between = range(min(years), max(years)) if years else ()
        lacking = all_years.union(between).difference(years)
        if lacking and years:
            yield Missing(name, tuple(sorted(lacking)), "years")


def plain(name: str) -> str:
    r"""A name as names are compared: in normal form and simplified script, without blanks.

    >>> plain(" 青禾縣 財政局\u200e")
    '青禾县财政局'
    """
    return "".join(to_simplified(normalise_line(name)).split())
