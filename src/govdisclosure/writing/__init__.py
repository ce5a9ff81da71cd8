"""Writing reports: `write` for a report, `blank_form` for an official form to fill in, `LAYOUTS` for all ways."""

from __future__ import annotations

from typing import Literal, get_args

from govdisclosure.errors import UnknownChoiceError, UnwritableTextError
from govdisclosure.schema import Edition, Given, form_of, report_of
from govdisclosure.text.script import is_traditional
from govdisclosure.writing.document import document, empty_document
from govdisclosure.writing.layouts import LAYOUTS, Layout
from govdisclosure.writing.script import in_traditional

__all__ = ["LAYOUTS", "Layout", "blank_form", "write"]

BLANK_SIGNS = ("", "/", "-", "—", "无")
"""What may stand in a cell that states nothing."""


FORMS_IN = ("html", "html-split", "markdown")
"""Layouts in which an empty cell is a place to write into."""

Script = Literal["simplified", "traditional"]


def write(report: Given, layout: str = "html", *, script: Script = "simplified", blank: str | None = None) -> str:
    r"""The report in one of the `LAYOUTS`, such that reading it gives an equal report.

    `blank` is what a cell shows that states nothing, one of "", "/", "-", "—", "无"; each layout has
    its own default. Traditional script is converted by OpenCC. Write the text as UTF-8.

    Raises `UnwritableTextError`, which names section and line, for a text that the layout could not
    give back as it is (a paragraph that looks like the heading of a section), and `ValueError` for a
    layout that does not exist or a `blank` that it cannot show.

    >>> from govdisclosure.schema import AnnualReport
    >>> print(write(AnnualReport.from_cells(None, {"review.reconsideration.upheld": 3}), "pipes").partition("\n")[0])
    四、政府信息公开行政复议、行政诉讼情况
    """
    way = _layout(layout)
    if script not in get_args(Script):
        raise UnknownChoiceError("script", script, get_args(Script))
    page = document(report_of(report), blank=_blank(way, blank))
    way.check(page)
    if all(part.sheet is None for part in page.parts):
        raise UnwritableTextError("applications", 1, "the report has no table: a page without any is not taken for a report")
    text = way.write(in_traditional(page) if script == "traditional" else page)
    if is_traditional(text) != (script == "traditional"):
        parts = (part.name for part in page.parts if is_traditional("\n".join(part.paragraphs)))
        raise UnwritableTextError(next(parts, "title"), 1, f"the page as a whole would not be taken for {script} script")
    return text


def blank_form(edition: Edition, layout: str = "html", *, year: int | None = None) -> str:
    """An official form to fill in, for the report on a year: all headings and tables, every cell empty.

    `layout` is html, html-split or markdown, else `ValueError`.

    >>> "2025年政府信息公开工作年度报告" in blank_form("2021", "markdown", year=2025)
    True
    """
    if layout not in FORMS_IN:
        raise UnknownChoiceError("layout of a form to fill in", layout, FORMS_IN)
    return _layout(layout).write(empty_document(form_of(edition), year=year))


def _layout(name: str) -> Layout:
    try:
        return LAYOUTS[name]
    except (KeyError, TypeError):
        raise UnknownChoiceError("layout", name, LAYOUTS) from None


def _blank(layout: Layout, blank: str | None) -> str:
    if blank is None:
        return layout.blank
    if blank not in BLANK_SIGNS or (not blank and layout.blank):
        signs = [sign for sign in BLANK_SIGNS if sign or not layout.blank]
        raise UnknownChoiceError(f"sign for nothing in the layout {layout.name!r}", blank, map(repr, signs))
    return blank
