"""One sheet of a workbook: values written exactly or refused, with the formats of this library."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from attrs import field, frozen

from govdisclosure.errors import ExportError
from govdisclosure.frames.extras import Extra
from govdisclosure.frames.limits import DOUBLE_DIGITS, fits_double, shown

with Extra("excel", "an Excel workbook"):
    # it has annotations, with gaps, and no py.typed: what it makes is Any
    import xlsxwriter  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs]

__all__ = ["A4", "SIGN", "Book", "Look", "Sheet", "Where"]

SIGN = "▲"
"""What marks a figure that contradicts others, beside its colour: colours are lost in print and to some eyes."""

MAX_TEXT = 32767
"""Characters of a cell of Excel."""

Look = Literal["plain", "head", "title", "failed", "mark", "absent", "unsure", "percent", "text", "good"]

A4 = 9
"""The number that Excel has for the paper."""

PRINT_SCALE = 75
"""Per cent, at which the heads and a row of table three stand on one page."""

BORDER = {"border": 1, "border_color": "#BFBFBF"}
WHOLE = {**BORDER, "num_format": "#,##0", "valign": "top"}
RED = {"bg_color": "#F8C9C4", "font_color": "#8B0000", "bold": True}
LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "plain": WHOLE,
    "text": {**BORDER, "valign": "top", "text_wrap": True},
    "head": {**BORDER, "bold": True, "bg_color": "#DDE6F0", "text_wrap": True, "align": "center", "valign": "vcenter"},
    "title": {"bold": True, "font_size": 14},
    "failed": {
        **WHOLE,
        "bg_color": "#F8C9C4",
        "font_color": "#8B0000",
        "bold": True,
        "num_format": f'"{SIGN} "#,##0;"{SIGN} "-#,##0',
    },
    "mark": {**BORDER, "font_color": "#7F7F7F", "align": "right", "valign": "top"},
    "absent": {**BORDER, "bg_color": "#EDEDED", "valign": "top"},
    "unsure": {**BORDER, "bg_color": "#FFF2CC", "align": "right", "valign": "top"},
    "percent": {**BORDER, "num_format": "0.0%", "valign": "top"},
    "good": {**WHOLE, "font_color": "#3B7D23"},
}


@frozen
class Where:
    """Whose value it is, for the message of an `ExportError`."""

    source: str | None
    path: str


NOWHERE = Where(None, "the workbook")


class Book:
    """A workbook that is being written."""

    def __init__(self, path: str) -> None:
        self.workbook: Any = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
        self._formats: dict[tuple[Look, bool], Any] = {}

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        return Sheet(self, self.workbook.add_worksheet(name))

    def format(self, look: Look, *, decimals: bool = False) -> Any:
        """The format of a look, made once; `decimals` shows all digits of an amount."""
        key = (look, decimals)
        if key not in self._formats:
            properties = dict(LOOKS[look])
            if decimals:
                properties["num_format"] = str(properties.get("num_format", "")).replace("#,##0", "#,##0.##########")
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]


@frozen
class Sheet:
    """A sheet that is being written. Rows and columns count from 0."""

    book: Book
    page: Any = field(repr=False)

    def write(self, row: int, column: int, value: object, look: Look = "plain", where: Where = NOWHERE) -> None:
        """Write a value as it is; raises `ExportError` for a number of more than 15 digits and a text of more than 32,767."""
        if isinstance(value, int | Decimal):
            if not fits_double(value):
                raise ExportError("Excel", where.source, where.path, f"{shown(value)}: more than {DOUBLE_DIGITS} digits")
            broken = isinstance(value, Decimal) and value != value.to_integral_value()
            self.page.write_number(row, column, float(value), self.book.format(look, decimals=broken))
        elif value is None or value == "":
            self.page.write_blank(row, column, None, self.book.format(look))
        else:
            self._text(row, column, str(value), look, where)

    def _text(self, row: int, column: int, text: str, look: Look, where: Where) -> None:
        if len(text) > MAX_TEXT:
            raise ExportError("Excel", where.source, where.path, f"a text of more than {MAX_TEXT} characters")
        self.page.write_string(row, column, text, self.book.format(look))

    def print_on(self, *, heads: tuple[int, int], columns: int | None = None) -> None:
        """Print across the page with the heads on each; `columns` in front again on each, or all on one page's width."""
        self.page.set_landscape()
        self.page.set_paper(A4)
        self.page.repeat_rows(*heads)
        if columns is None:
            self.page.fit_to_pages(1, 0)
        else:
            self.page.repeat_columns(0, columns - 1)
            self.page.set_print_scale(PRINT_SCALE)

    def formula(self, row: int, column: int, formula: str, value: float | str, look: Look = "percent") -> None:
        """Write a formula with the value that programs show which do not calculate."""
        self.page.write_formula(row, column, formula, self.book.format(look), value)

    def note(self, row: int, column: int, text: str) -> None:
        """Put a comment on a cell, wide enough to be read."""
        lines = sum(1 + len(line) // NOTE_CHARACTERS for line in text.splitlines())
        size = {"width": 360, "height": min(30 + 18 * lines, 500), "font_size": 9}
        self.page.write_comment(row, column, text[:MAX_TEXT], size)

    def merge(self, rows: tuple[int, int], columns: tuple[int, int], text: str, look: Look = "head") -> None:
        """Write a text over a rectangle of cells, or over one."""
        if rows[0] == rows[1] and columns[0] == columns[1]:
            self.write(rows[0], columns[0], text, look)
        else:
            self.page.merge_range(rows[0], columns[0], rows[1], columns[1], text, self.book.format(look))


NOTE_CHARACTERS = 34
"""Characters of Chinese on a line of a comment."""
