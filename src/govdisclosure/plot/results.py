"""`outcomes`: what became of the applications of one report."""

from __future__ import annotations

from govdisclosure.errors import UndrawableError
from govdisclosure.message import Language, Message, language
from govdisclosure.plot.drawing import PALETTE, Picture, begin, in_lines, text_style, without_scale
from govdisclosure.plot.stating import Point, point
from govdisclosure.schema import AnnualReport, Given, report_of
from govdisclosure.schema.wording import place_of

__all__ = ["outcomes"]

RESULTS, TOTAL = "applications.results", "applications.results.total"

TITLE = Message("政府信息公开申请办理结果", "What became of the applications")
STATED = Message("（七）总计 {total}", "（七）总计 (total) {total}")
DIFFERS = Message("各行之和为 {added}，与总计不一致", "the rows add up to {added}, not to the total")
ZEROS = Message("另有 {count} 行为 0，未画出", "{count} rows of 0 are not drawn")
BLANKS = Message("未填的 {count} 行", "{count} blank rows are not drawn")
SEPARATOR = Message("；", "; ")
NOTHING = Message(
    "表三的办理结果没有一行不为 0，没有可画的内容",
    "no row of results in table three states another number than 0: there is nothing to draw",
)

ROW_HEIGHT, REST = 0.42, 1.2
"""Inches: of a bar with its label, and of the title and the note."""


def outcomes(report: Given, *, lang: Language | None = None) -> Picture:
    """Draw what became of the applications of a report: a bar for each result, as long as its row's 总计.

    Rows that state 0 and rows that state nothing are counted in the note below and have no bar. If the rows do not add
    up to the stated total, the note says so.

    Raises `UndrawableError` if no row states another number than 0, or if no Chinese font is installed.
    """
    spoken = lang or language()
    known = report_of(report)
    stated = {row: point(known, f"{row}.total", spoken) for row in _rows(known)}
    drawn = {row: one for row, one in stated.items() if one.height}
    if not drawn:
        raise UndrawableError(NOTHING)
    drawing = begin(_title(known, spoken), _below(known, stated, spoken), height=REST + ROW_HEIGHT * len(drawn))
    axes, groups = drawing.axes, list(dict.fromkeys(_group(row) for row in stated))
    colours = [PALETTE[groups.index(_group(row)) % len(PALETTE)] for row in drawn]
    bars = axes.barh(range(len(drawn)), [one.height or 0 for one in drawn.values()], color=colours, height=0.7)
    axes.set_yticks(range(len(drawn)), [in_lines(place_of(known.form, row).row) for row in drawn])
    axes.bar_label(bars, [one.words for one in drawn.values()], padding=4, **text_style())
    axes.invert_yaxis()
    without_scale(axes)
    return drawing.picture


def _rows(report: AnnualReport) -> list[str]:
    """The paths of the rows of results, without their total."""
    return [row.path for row in report.form.rows if row.path.startswith(f"{RESULTS}.") and row.path != TOTAL]


def _group(row: str) -> str:
    """Which of （一） to （六） a row belongs to."""
    return row.removeprefix(f"{RESULTS}.").partition(".")[0]


def _title(report: AnnualReport, lang: Language) -> str:
    year = Message(f"{report.year}年", str(report.year))[lang] if report.year is not None else ""
    return " ".join(part for part in (report.organization, year, TITLE[lang]) if part)


def _below(report: AnnualReport, stated: dict[str, Point], lang: Language) -> str:
    """The stated total, whether the rows add up to it, and what has no bar."""
    total = point(report, f"{TOTAL}.total", lang)
    heights = [one.height for one in stated.values()]
    added = sum(height for height in heights if height is not None)
    words = [STATED[lang].format(total=total.words)]
    if total.height is not None and total.height != added:
        words.append(DIFFERS[lang].format(added=int(added)))
    counts = {ZEROS: heights.count(0), BLANKS: heights.count(None)}
    words += [message[lang].format(count=count) for message, count in counts.items() if count]
    return SEPARATOR[lang].join(words)
