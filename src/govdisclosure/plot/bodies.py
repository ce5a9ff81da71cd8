"""`offices`: one cell of many organizations, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from govdisclosure.errors import UndrawableError
from govdisclosure.message import Language, Message, language
from govdisclosure.plot.drawing import PALETTE, Picture, begin, in_lines, text_style, without_scale
from govdisclosure.plot.stating import Point, called, one_unit, point
from govdisclosure.schema import AnnualReport, Given, reports_of

__all__ = ["offices"]

RECEIVED = "applications.received.total"

MAX_BARS = 60
"""More bars than this are no longer read one by one, and do not fit on a page."""

ROW_HEIGHT, REST, LINES = 0.28, 1.3, 2
"""Inches: of a bar with its label, and of the title and the note. The lines of a label that such a bar has room for."""

NAMELESS = Message("（未写明机关）", "(no name)")
NOTHING = Message("这些报告没有可画的数据", "these reports state no number to draw")
LEFT_OUT = Message("另有 {count} 份报告数值更小，未画出", "{count} more reports with smaller numbers are not drawn")
BLANKS = Message("{count} 份报告未填此项", "{count} reports state no number here")
SEPARATOR = Message("；", "; ")


@frozen
class Bar:
    """One report in the picture: what it is called, and its number."""

    name: str
    point: Point


def offices(reports: Iterable[Given], path: str = RECEIVED, *, lang: Language | None = None) -> Picture:
    """Draw one cell of many reports: a bar for each, the longest first. A report without a number has no bar, and says so.

    Names have their year where the reports are of several years. At most 60 bars are drawn; how many more there are is
    said in the note below.

    Raises `UndrawableError` where no report states the number; `UnknownPathError` for a path that the form of a report
    does not have.
    """
    spoken = lang or language()
    known = reports_of(reports)
    with_years = len({report.year for report in known}) > 1
    bars = [Bar(_name(report, spoken, with_years=with_years), point(report, path, spoken)) for report in known]
    if all(bar.point.height is None for bar in bars):
        raise UndrawableError(NOTHING)
    unit = one_unit([bar.point for bar in bars])
    bars.sort(key=_length, reverse=True)
    shown = bars[:MAX_BARS]
    title = called(known[0], path) + (f"（{unit}）" if unit else "") + _year(known)
    names = [in_lines(bar.name) for bar in shown]
    lines = max(LINES, *(name.count("\n") + 1 for name in names))
    drawing = begin(title, _below(bars, spoken), height=REST + ROW_HEIGHT * len(shown) * lines / LINES)
    axes = drawing.axes
    drawn = axes.barh(range(len(shown)), [bar.point.height or 0 for bar in shown], color=PALETTE[0], height=0.7)
    axes.set_yticks(range(len(shown)), names)
    axes.bar_label(drawn, [bar.point.words for bar in shown], padding=4, **text_style())
    axes.invert_yaxis()
    without_scale(axes)
    return drawing.picture


def _length(bar: Bar) -> float:
    """What bars are sorted by: those without a number come last."""
    return float("-inf") if bar.point.height is None else bar.point.height


def _name(report: AnnualReport, lang: Language, *, with_years: bool) -> str:
    name = report.organization or NAMELESS[lang]
    return f"{name} {report.year}" if with_years and report.year is not None else name


def _year(reports: list[AnnualReport]) -> str:
    """The year of all reports, where it is one."""
    years = {report.year for report in reports}
    return f" {years.pop()}" if len(years) == 1 and None not in years else ""


def _below(bars: list[Bar], lang: Language) -> str:
    left_out = len(bars) - MAX_BARS
    blanks = sum(bar.point.height is None for bar in bars)
    counts = {LEFT_OUT: max(left_out, 0), BLANKS: blanks}
    return SEPARATOR[lang].join(message[lang].format(count=count) for message, count in counts.items() if count)
