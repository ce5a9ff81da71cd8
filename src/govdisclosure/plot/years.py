"""`series`: cells of one organization over the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from govdisclosure.errors import UndrawableError
from govdisclosure.message import Language, Message, language
from govdisclosure.plot.drawing import HALO, INK, PALETTE, Drawing, Picture, begin, text_style
from govdisclosure.plot.stating import Point, called, one_unit, point
from govdisclosure.schema import AnnualReport, Given, reports_of, texts_of

__all__ = ["IN_AND_OUT", "series"]

IN_AND_OUT = ("applications.received.total", "applications.results.total.total", "applications.carried_forward.total")
"""What comes in, what is dealt with, what is left: the cells that are drawn unless others are asked for."""

TITLE = Message("历年数据", "Over the years")
GAPS = Message("空缺处报告未填数据", "a gap is a year in which the report states no number")
NO_YEAR = Message("有的报告未写明年度", "a report does not state its year")
TWICE = Message("{year} 年有两份报告", "there are two reports on {year}")
SEVERAL = Message(
    "报告分属不同机关（{names}）；机关更名的，请用 together=True（命令行为 --together）",
    "the reports are of different organizations ({names}); if its name changed, pass together=True (--together)",
)
NOTHING = Message("这些报告没有可画的数据", "these reports state no number to draw")

HEIGHT = 4.2
"""Inches."""

APART = 0.06
"""How far apart numbers above one year stand, as a part of the height: nearer to each other, nobody can read them."""


def series(
    reports: Iterable[Given], paths: Sequence[str] = IN_AND_OUT, *, together: bool = False, lang: Language | None = None
) -> Picture:
    """Draw cells of one organization over the years: a line for each path. A year without a number is a gap, not zero.

    The reports come in any order. All are of one organization, unless `together` says that it changed its name.

    Raises `UndrawableError` for reports of different organizations, without a year, two of one year, or without any of
    the numbers; `UnknownPathError` for a path that the form of a report does not have.
    """
    spoken = lang or language()
    by_year = _by_year(reports_of(reports), together=together)
    lines = {path: [point(report, path, spoken) for report in by_year.values()] for path in texts_of("paths of cells", paths)}
    points = [one for line in lines.values() for one in line]
    if all(one.height is None for one in points):
        raise UndrawableError(NOTHING)
    unit = one_unit(points)
    newest = list(by_year.values())[-1]
    title = " ".join(part for part in (newest.organization, TITLE[spoken]) if part)
    below = GAPS[spoken] if any(one.height is None for one in points) else ""
    drawing = begin(title, below, height=HEIGHT)
    for number, (path, line) in enumerate(lines.items()):
        heights = [nan if one.height is None else one.height for one in line]
        colour = PALETTE[number % len(PALETTE)]
        drawing.axes.plot(list(by_year), heights, marker="o", color=colour, label=called(newest, path))
    _finish(drawing, list(by_year), unit)
    for year, column in zip(by_year, zip(*lines.values(), strict=True), strict=True):
        _numbers(drawing, year, column)
    return drawing.picture


def _by_year(reports: list[AnnualReport], *, together: bool) -> dict[int, AnnualReport]:
    """The reports by year, the first year first."""
    names = list(dict.fromkeys(str(report.organization) for report in reports))
    if len(names) > 1 and not together:
        raise _undrawable(SEVERAL, names=", ".join(names))
    found: dict[int, AnnualReport] = {}
    for report in reports:
        if report.year is None:
            raise UndrawableError(NO_YEAR)
        if report.year in found:
            raise _undrawable(TWICE, year=report.year)
        found[report.year] = report
    return dict(sorted(found.items()))


def _undrawable(words: Message, **facts: object) -> UndrawableError:
    return UndrawableError(Message(words.zh.format(**facts), words.en.format(**facts)))


def _numbers(drawing: Drawing, year: int, points: Sequence[Point]) -> None:
    """Print the numbers of one year above their points, one for equal ones; each at least one line below the next higher one."""
    low, high = drawing.axes.get_ylim()
    highest = high
    heights = {one.height: (number, one) for number, one in enumerate(points) if one.height is not None}
    for height, (number, one) in sorted(heights.items(), reverse=True):
        at = min(height, highest)
        style: dict[str, Any] = {**text_style(), "color": PALETTE[number % len(PALETTE)], "va": "bottom", "path_effects": HALO}
        drawing.axes.annotate(one.words, (year, at), (0, 5), textcoords="offset points", ha="center", **style)
        highest = at - APART * (high - low)


def _finish(drawing: Drawing, years: list[int], unit: str | None) -> None:
    axes = drawing.axes
    axes.set_xticks(years, [str(year) for year in years])
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0] if axes.dataLim.ymin < 0 else 0.0))
    axes.yaxis.get_major_locator().set_params(integer=unit is None)
    axes.margins(y=0.15)
    style = text_style()
    if unit is not None:
        axes.set_ylabel(unit, **style)
    prop = {"family": style["fontfamily"], "size": style["fontsize"]}
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.1), frameon=False, prop=prop, labelcolor=INK, ncols=1)
