"""Writing reports: `write` for a report, `blank_form` for an official form to fill in, `LAYOUTS` for all ways."""

from __future__ import annotations

from typing import Literal, get_args, overload

from govdisclosure.errors import UnknownChoiceError, UnwritableTextError
from govdisclosure.schema import Edition, Given, form_of, report_of
from govdisclosure.text.script import is_traditional
from govdisclosure.writing.document import document, empty_document, texts
from govdisclosure.writing.layouts import FILES, LAYOUTS, Layout
from govdisclosure.writing.script import in_traditional

__all__ = ["FILES", "LAYOUTS", "Layout", "blank_form", "write"]

BLANK_SIGNS = ("", "/", "-", "—", "无")
"""What may stand in a cell that states nothing."""


FORMS_IN = ("html", "html-split", "markdown", "docx")
"""Layouts in which an empty cell is a place to write into."""

Script = Literal["simplified", "traditional"]


@overload
def write(  # type: ignore[overload-overlap]  # this name alone gives bytes
    report: Given, layout: Literal["docx"], *, script: Script = "simplified", blank: str | None = None
) -> bytes: ...
@overload
def write(report: Given, layout: str = "html", *, script: Script = "simplified", blank: str | None = None) -> str: ...
def write(report: Given, layout: str = "html", *, script: Script = "simplified", blank: str | None = None) -> str | bytes:
    r"""The report in one of the `LAYOUTS`, or as the bytes of a Word file (`docx`), such that reading it gives an equal report.

    `blank` is what a cell shows that states nothing, one of "", "/", "-", "—", "无"; each layout has
    its own default. Traditional script is converted by OpenCC (extra `traditional`). Write the text as UTF-8.

    Raises `UnwritableTextError`, which names section and line, for a text that the layout could not
    give back as it is (a paragraph that looks like the heading of a section), and `ValueError` for a
    layout that does not exist or a `blank` that it cannot show; `MissingExtraError` for traditional script without OpenCC.

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
    page = in_traditional(page) if script == "traditional" else page
    if is_traditional("".join(texts(page))) != (script == "traditional"):
        parts = (part.name for part in page.parts if is_traditional("\n".join(part.paragraphs)))
        raise UnwritableTextError(next(parts, "title"), 1, f"the page as a whole would not be taken for {script} script")
    return way.write(page)


@overload
def blank_form(  # type: ignore[overload-overlap]  # as above
    edition: Edition, layout: Literal["docx"], *, year: int | None = None
) -> bytes: ...
@overload
def blank_form(edition: Edition, layout: str = "html", *, year: int | None = None) -> str: ...
def blank_form(edition: Edition, layout: str = "html", *, year: int | None = None) -> str | bytes:
    """An official form to fill in, for the report on a year: all headings and tables, every cell empty.

    `layout` is html, html-split, markdown or docx (bytes), else `ValueError`.

    >>> "2025年政府信息公开工作年度报告" in blank_form("2021", "markdown", year=2025)
    True
    """
    if layout not in FORMS_IN:
        raise UnknownChoiceError("layout of a form to fill in", layout, FORMS_IN)
    return _layout(layout).write(empty_document(form_of(edition), year=year))


def _layout(name: str) -> Layout[str] | Layout[bytes]:
    try:
        return LAYOUTS.get(name) or FILES[name]
    except (KeyError, TypeError):
        raise UnknownChoiceError("layout", name, (*LAYOUTS, *FILES)) from None


def _blank(layout: Layout[str] | Layout[bytes], blank: str | None) -> str:
    if blank is None:
        return layout.blank
    if blank not in BLANK_SIGNS or (not blank and layout.blank):
        signs = [sign for sign in BLANK_SIGNS if sign or not layout.blank]
        raise UnknownChoiceError(f"sign for nothing in the layout {layout.name!r}", blank, map(repr, signs))
    return blank
