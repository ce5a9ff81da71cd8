"""Tidy rows as CSV (RFC 4180), safe to open in a spreadsheet, and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from govdisclosure.errors import InvalidReportError, UnwritableTextError
from govdisclosure.interchange.converting import AMOUNT
from govdisclosure.interchange.rows import COLUMNS, Row

__all__ = ["escaped", "rows_from_csv", "rows_to_csv"]

NEEDED = ("edition", "organization", "year", "path", "value", "unit")
NUMBERS = frozenset({"edition", "year", "value"})
"""Columns that hold numbers only: never escaped."""

_formula = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]*[=+\-@\t\r\n＝＋－＠]|'"
)
"""What a spreadsheet takes for a formula, also behind blanks and signs without width, which some programs drop."""
_controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys: it is shown as an escape, in the raw text of a source only, since texts of a record have none."""

_number = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def rows_to_csv(rows: Iterable[Row], *, bom: bool = False) -> str:
    """Tidy rows (of one report or of many) as CSV with a head line.

    A text that a spreadsheet would take for a formula gets a `'` before it, which `rows_from_csv` takes
    away again; a number such as -8 never does. `bom=True` puts a byte order mark first, without which
    Excel does not take the file for UTF-8. Raises `UnwritableTextError` for an empty organization,
    which could not be told from none.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, 1):
        if row["organization"] == "":
            raise UnwritableTextError("organization", number, "an empty text cannot be told from none in CSV")
        writer.writerow([_field(column, value) for column, value in row.items()])
    return ("\ufeff" if bom else "") + text.getvalue()


def _field(column: str, value: object) -> str:
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if column == "raw":
        text = _controls.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return text if column in NUMBERS else escaped(text)


def escaped(text: str) -> str:
    """Safe as a cell of a spreadsheet; every text that begins with `'` was escaped, so that it can be undone."""
    return f"'{text}" if _formula.match(text) and not _number.fullmatch(text) else text


def rows_from_csv(text: str | bytes) -> list[dict[str, Any]]:
    """The rows of CSV as `rows_to_csv` writes it (UTF-8, a byte order mark or none), as `from_rows` takes them.

    Columns that `from_rows` does not need may be missing, others may be added. Raises
    `InvalidReportError` for a missing column, and for a value that is no number.
    """
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        reader = csv.DictReader(io.StringIO(plain, newline=""), strict=True)
        missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            raise InvalidReportError("", f"there is no column {missing[0]!r}; the columns are {', '.join(COLUMNS)}")
        return [_row(line) for line in reader]
    except UnicodeDecodeError as error:
        raise InvalidReportError("", f"byte {error.start} is not UTF-8; save the file as CSV UTF-8") from None
    except csv.Error as error:
        raise InvalidReportError("", f"not CSV: {error}") from None


def _row(line: Mapping[str, str | None]) -> dict[str, Any]:
    texts = {column: (line.get(column) or "").removeprefix("'") or None for column in COLUMNS}
    value = texts["value"]
    numbers = {"value": None if value is None else _figure(str(texts["path"]), value), "year": _year(texts["year"])}
    return {**texts, **numbers}


def _figure(path: str, text: str) -> int | Decimal:
    if re.fullmatch(r"-?[0-9]{1,1000}", text):
        return int(text)
    if re.fullmatch(AMOUNT, text):
        return Decimal(text)
    raise InvalidReportError(path, f"holds a number in plain digits or nothing, found {text[:40]!r}")


def _year(text: str | None) -> int | None:
    if text is None or re.fullmatch(r"-?[0-9]{1,1000}", text):
        return None if text is None else int(text)
    raise InvalidReportError("year", f"is a whole number or nothing, found {text[:40]!r}")
