"""A report as JSON, and back (contract, section 2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from cattrs import BaseValidationError

from govdisclosure.errors import InvalidReportError, WrongArgumentError
from govdisclosure.interchange.converting import MAX_DIGITS, JsonObject, converter, faults, found
from govdisclosure.schema import AnnualReport, Given, report_of

__all__ = ["SCHEMA_FAMILY", "SCHEMA_ID", "from_dict", "from_json", "is_report", "to_dict", "to_json"]

SCHEMA_FAMILY = "govdisclosure/report/"
SCHEMA_ID = f"{SCHEMA_FAMILY}1"
"""What the key `schema` of a report says; another number is another format."""


def to_dict(report: Given) -> dict[str, Any]:
    """The report as plain data: dicts, texts, whole numbers and None, all keys in the contract's order.

    >>> data = to_dict(AnnualReport.from_cells("2021", {"applications.received.total": 14}, year=2022))
    >>> data["schema"], data["year"], data["review"]
    ('govdisclosure/report/1', 2022, None)
    >>> data["applications"]["received"]["total"]
    14
    """
    plain: dict[str, Any] = converter().unstructure(report_of(report))
    return {"schema": SCHEMA_ID, **plain}


def to_json(report: Given, *, indent: int | None = 2) -> str:
    """The report as JSON text, without a line break at its end; `indent=None` gives one line.

    Chinese characters stand as they are: write the text as UTF-8.
    """
    return json.dumps(to_dict(report), ensure_ascii=False, indent=indent, allow_nan=False)


def is_report(data: object) -> bool:
    """Whether parsed JSON says of itself that it is a report, of whatever version."""
    return isinstance(data, dict) and str(cast("dict[str, Any]", data).get("schema")).startswith(SCHEMA_FAMILY)


def from_dict(data: Mapping[str, Any]) -> AnnualReport:
    """The report from plain data.

    Raises `InvalidReportError`, whose `path` names the first place at fault: another schema, an unknown
    key, a value that is not of its cell's kind. A missing key is nothing stated.
    """
    if not isinstance(data, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - what JSON holds is not known before
        raise InvalidReportError("", f"a report is an object, found {found(data)}")
    if data.get("schema") != SCHEMA_ID:
        raise InvalidReportError("schema", f"this version reads {SCHEMA_ID!r}, found {found(data.get('schema'))}")
    rest = JsonObject({key: value for key, value in data.items() if key != "schema"})
    rest.twice = getattr(data, "twice", None)
    try:
        return converter().structure(rest, AnnualReport)
    except (BaseValidationError, TypeError, ValueError) as error:
        first, *others = faults(error)
    raise InvalidReportError(first[0], first[1] + (f" (and {len(others)} more places at fault)" if others else ""))


def from_json(text: str | bytes) -> AnnualReport:
    """The report from JSON text, or from its bytes in UTF-8 (a byte order mark is allowed).

    Raises `InvalidReportError` as `from_dict` does, and for what is not JSON at all.
    """
    if not isinstance(text, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("the JSON of a report as a text or as bytes", text)
    return from_dict(_parse(text))


def _parse(text: str | bytes) -> Any:
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return json.loads(plain, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise InvalidReportError("", f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except UnicodeDecodeError as error:
        raise InvalidReportError("", f"not JSON: byte {error.start} is not UTF-8") from None
    except RecursionError:
        raise InvalidReportError("", "not a report: its objects are nested too deeply") from None


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    result = JsonObject(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        result.twice = next(key for key in keys if keys.count(key) > 1)
    return result


def _whole(digits: str) -> int | Decimal:
    """A whole number; one too long for an int is kept as what it is, and no cell takes it."""
    return int(digits) if len(digits) <= MAX_DIGITS else Decimal(digits)
