"""Rows as a Stata file (extra `stata`): short names, labels, and missing values that say why a number is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from govdisclosure.errors import ExportError
from govdisclosure.frames.building import has_report
from govdisclosure.frames.codes import CODES, EVERY_CELL
from govdisclosure.frames.extras import Extra
from govdisclosure.frames.limits import check_rows, fits_double, place_of_row, shown
from govdisclosure.frames.provenance import provenance, said
from govdisclosure.frames.schemas import Column, Schema, unit_of
from govdisclosure.frames.states import State, States
from govdisclosure.reading import Reading
from govdisclosure.schema import Given, report_of

with Extra("stata", "a Stata file"):
    import pandas as pd
    import pyreadstat

__all__ = ["TAGS", "write_stata"]

TAGS: Mapping[State, str] = {"mark": "a", "blank": "b", "absent": "c", "uncertain": "d"}
"""Why a number is missing to Stata's extended missing value (contract, section 8). Where only a record is known it is `.`."""

WORDS = {"a": "填写了标记（/、-、无）", "b": "未填", "c": "来源中没有此行或此表", "d": "已填写，但未能可靠读取"}

MAX_EXACT = 2**53
"""The whole numbers that a double, Stata's widest type, holds exactly."""

MAX_TEXT = 2044
"""Bytes of a text: longer ones are another type in Stata, which cannot be told missing."""

MAX_NAME = 32

NUMBERS = ("integer", "decimal", "boolean")


def write_stata(schema: Schema, rows: Sequence[tuple[object, ...]], given: Sequence[Given], path: str) -> None:
    """Write rows with a label for each variable in the words of the form; cells are named by their short codes.

    Raises `ExportError` for a number that a double does not hold exactly and for a text of more than 2,044 bytes.
    """
    check_rows(schema, rows, "Stata")
    tags = _tags(schema, rows, given)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    frame = {_name(column): _series(schema, column, rows, columns[place], tags) for place, column in enumerate(schema)}
    tagged = {_name(c): sorted({tag for tag in tags.get(c.name, ()) if tag}) for c in schema if c.kind in ("integer", "decimal")}
    missing = {name: letters for name, letters in tagged.items() if letters}
    labels = {name: {letter: WORDS[letter] for letter in letters} for name, letters in missing.items()}
    write: Any = pyreadstat.write_dta  # its types know neither a letter as a missing value nor this version of pandas
    write(
        pd.DataFrame(frame),
        path,
        file_label=said(provenance()),
        column_labels={_name(column): column.meaning.zh for column in schema},
        missing_user_values=missing,
        variable_value_labels=labels,
        variable_format={_name(column): "%18.0g" for column in schema if column.kind in ("integer", "decimal")},
    )


def _name(column: Column) -> str:
    """The name of a variable: the short code of a cell, since most paths and labels are too long for Stata."""
    if column.path is None:
        return column.name[:MAX_NAME]
    code = CODES[column.path]
    return unit_of(code) if column.kind == "category" else code


# why a number is missing ----------------------------------------------------------------------------


def _tags(schema: Schema, rows: Sequence[tuple[object, ...]], given: Sequence[Given]) -> dict[str, list[str | None]]:
    """For each column of cells, the letter of each row: what is written where the row has no number."""
    if "state" in schema.index:
        place, path = schema.index["state"], schema.index["path"]
        money = [EVERY_CELL[str(row[path])].kind == "money" for row in rows]
        letters = [_letter(row[place]) for row in rows]
        return {
            "value": [None if is_money else letter for letter, is_money in zip(letters, money, strict=True)],
            "amount": [letter if is_money else None for letter, is_money in zip(letters, money, strict=True)],
        }
    if not any(column.path for column in schema):
        return {}
    states = list(_states(given))
    return {c.name: [_letter(one.get(c.path)) for one in states] for c in schema if c.path is not None}


def _states(given: Sequence[Given]) -> Iterator[dict[str | None, State | None]]:
    """The state of every cell of every report; a cell that its form does not have is not on the page."""
    for one in filter(has_report, given):
        states = States.of(one) if isinstance(one, Reading) else None
        if states is None or not states.known:
            yield {}
            continue
        cells = report_of(one).cells()
        yield {path: states.of_cell(path, cells[path]) if path in cells else "absent" for path in EVERY_CELL}


def _letter(state: object) -> str | None:
    return next((letter for name, letter in TAGS.items() if name == state), None)


# values ---------------------------------------------------------------------------------------------


def _series(
    schema: Schema,
    column: Column,
    rows: Sequence[tuple[object, ...]],
    values: Sequence[object],
    tags: Mapping[str, list[str | None]],
) -> pd.Series:
    if column.kind in NUMBERS:
        letters = tags.get(column.name, [None] * len(values))
        numbers = [_number(schema, column, row, value) for row, value in zip(rows, values, strict=True)]
        held = [letter if number is None else number for number, letter in zip(numbers, letters, strict=True)]
        return pd.Series(held, dtype=object if any(isinstance(one, str) for one in held) else "float64")
    if column.kind == "date":
        return pd.Series([value if isinstance(value, datetime.date) else None for value in values], dtype="datetime64[s]")
    return pd.Series([_text(schema, column, row, value) for row, value in zip(rows, values, strict=True)], dtype=object)


def _number(schema: Schema, column: Column, row: tuple[object, ...], value: object) -> float | None:
    if value is None:
        return None
    exact = abs(value) <= MAX_EXACT if isinstance(value, int) else isinstance(value, Decimal) and fits_double(value)
    if not exact or not isinstance(value, int | Decimal):
        raise ExportError("Stata", *place_of_row(schema, row, column), f"{_shown(value)} exactly")
    return float(value)


def _shown(value: object) -> str:
    return shown(value) if isinstance(value, int | Decimal) else str(value)


def _text(schema: Schema, column: Column, row: tuple[object, ...], value: object) -> str:
    """A text; Stata has no other missing text than an empty one."""
    text = "" if value is None else str(value)
    if len(text.encode()) > MAX_TEXT or "\0" in text:
        raise ExportError("Stata", *place_of_row(schema, row, column), f"a text of more than {MAX_TEXT} bytes, or with NUL")
    return text
