"""What the columns hold at the most: 64 bits, and 38 digits of which ten are decimals (contract, section 8)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation

from govdisclosure.errors import ExportError
from govdisclosure.frames.schemas import Column, Schema

__all__ = ["MAX_DECIMALS", "MAX_DIGITS", "check_rows", "fits_double", "fixed", "misfit", "place_of_row", "shown"]

MAX_INTEGER = 2**63 - 1
MIN_INTEGER = -(2**63)

MAX_DIGITS = 38
"""Digits of a decimal128, the widest that Arrow, Parquet, DuckDB and polars share."""

MAX_DECIMALS = 10
"""Digits behind the point: the cents of an amount in 亿元, and as many more as no statement of money has."""

DOUBLE_DIGITS = 15
"""Significant decimal digits that every double gives back, and all that Excel shows."""

MAX_DOUBLE_BITS = 1000
"""Beyond this a whole number has no double."""

MAX_SHOWN = 24
"""Characters of a number in the message of an exception: it is one line of a log."""

STEP = Decimal(1).scaleb(-MAX_DECIMALS)
EXACT = Context(prec=MAX_DIGITS, traps=[Inexact, InvalidOperation])


def misfit(value: object, column: Column) -> str | None:
    """What of a value the column cannot hold, None if it fits."""
    if isinstance(value, int) and not MIN_INTEGER <= value <= MAX_INTEGER:
        return f"{shown(value)}, which needs more than 64 bits"
    if isinstance(value, Decimal) and not _fits(value):
        return f"{shown(value)}: more than {MAX_DIGITS - MAX_DECIMALS} digits before the point or {MAX_DECIMALS} behind it"
    if isinstance(value, str) and not _is_unicode(value):
        return f"a text of {column.name} with half of a surrogate pair"
    return None


def _fits(amount: Decimal) -> bool:
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int):
        return False
    used = "".join(map(str, digits)).rstrip("0")
    decimals = len(used) - len(digits) - exponent
    return not used or (decimals <= MAX_DECIMALS and amount.adjusted() < MAX_DIGITS - MAX_DECIMALS)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def fixed(amount: Decimal) -> Decimal:
    """The same amount with ten decimals, as a decimal128 holds it; raises `ArithmeticError` for what does not fit."""
    return amount.quantize(STEP, context=EXACT)


def fits_double(value: int | Decimal, *, digits: int = DOUBLE_DIGITS) -> bool:
    """True if a double, of so many significant digits, gives the number back as it is."""
    if isinstance(value, int):
        used = len(str(abs(value)).rstrip("0"))
        return used <= digits and value.bit_length() <= MAX_DOUBLE_BITS and int(float(value)) == value
    used = len("".join(map(str, value.as_tuple().digits)).strip("0"))
    return used <= digits and Decimal(repr(float(value))) == value


def shown(number: int | Decimal) -> str:
    """A number in few characters: what cannot be held may be long."""
    text = f"{number:E}" if isinstance(number, Decimal) and abs(number.adjusted()) > MAX_SHOWN else _digits(number)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _digits(number: int | Decimal) -> str:
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def check_rows(schema: Schema, rows: Iterable[tuple[object, ...]], target: str = "Arrow") -> None:
    """Raise `ExportError` for the first value that its column cannot hold; it names the source and the cell, or the column."""
    for row in rows:
        for column, value in zip(schema, row, strict=True):
            if value is not None and (reason := misfit(value, column)):
                raise ExportError(target, *place_of_row(schema, row, column), reason)


def place_of_row(schema: Schema, row: tuple[object, ...], column: Column) -> tuple[str | None, str]:
    """The source of a row, and the cell that a column of it is about; the name of the column where it is about none."""
    index = schema.index
    source = row[index["source"]]
    about_cell = column.name in ("value", "amount", "unit", "raw") and "path" in index
    path = column.path or (str(row[index["path"]]) if about_cell else column.name)
    return (source if isinstance(source, str) else None), path
