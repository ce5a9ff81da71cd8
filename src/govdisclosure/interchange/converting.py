"""The cattrs converter between report records and plain data (contract, section 2).

Strict both ways: every key is written; on reading a missing key is nothing stated, an unknown key or
a value of another type is an error that names its path.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast, get_args

from attrs import fields, has
from cattrs import BaseValidationError, ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from govdisclosure.schema import FORMS, TABLES, AnnualReport, Edition, Money, Portal, form_of
from govdisclosure.schema.form import EDITIONS

__all__ = ["AMOUNT", "KEYS", "MAX_DIGITS", "MONEY_UNITS", "JsonObject", "converter", "faults", "found"]

MONEY_UNITS = ("元", "百元", "千元", "万元", "十万元", "百万元", "千万元", "亿元")
"""The units that an amount of money may state, beside none."""

AMOUNT = r"-?[0-9]+(\.[0-9]+)?"
"""How an amount is written: plain digits."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_LAST = (*TABLES, "portal")
KEYS = tuple(sorted((a.name for a in fields(AnnualReport)), key=lambda name: _LAST.index(name) if name in _LAST else -1))
"""The keys of a report in the order of the contract: its head, its sections, its tables, its portal."""

MAX_DIGITS = 1000
"""Digits of a number in data. Python writes none of more than 4,300, and sums and differences are written, too."""

Hook = Callable[[Any, Any], Any]


class JsonObject(dict[str, Any]):
    """An object as JSON wrote it; `twice` is a key that it wrote more than once."""

    twice: str | None = None


def found(value: object) -> str:
    """What stands where something else belongs, in the words of JSON."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case str():
            return f"the text {value[:40]!r}"
        case int() | float():
            return "a number of more than 40 digits" if abs(value) >= 10**40 else f"the number {value!r}"
        case Decimal():
            digits = len(value.as_tuple().digits)
            return f"a number of {digits} digits" if digits > 40 else f"the number {value}"
        case Mapping():
            return "an object"
        case list() | tuple():
            return "a list"
        case _:
            return f"a {type(value).__name__}"


def _whole(value: object, _: object) -> int | None:
    if value is not None and type(value) is not int:
        raise ValueError(f"holds a whole number or null, found {found(value)}")
    return value


def _text(value: object, _: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"holds a text or null, found {found(value)}")
    if value is not None and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError("holds a text, found half of a surrogate pair in it: it was cut inside a character")
    return value


def _day(value: object, _: object) -> datetime.date | None:
    if value is None:
        return None
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"holds a day of the calendar, found {found(value)}") from None
    raise ValueError(f"holds a day as YYYY-MM-DD or null, found {found(value)}")


def _amount(value: object, _: object) -> Decimal:
    if isinstance(value, str) and len(value) <= MAX_DIGITS and re.fullmatch(AMOUNT, value):
        return Decimal(value)
    raise ValueError(f'holds an amount as a text of plain digits such as "96171.6", found {found(value)}')


def _unit(value: object, _: object) -> str | None:
    if value is None or (isinstance(value, str) and value in MONEY_UNITS):
        return value
    raise ValueError(f"holds one of {'、'.join(MONEY_UNITS)} or null, found {found(value)}")


def _edition(value: object, _: object) -> Edition | None:
    for edition in FORMS:
        if value == edition:
            return edition
    if value is not None:
        raise ValueError(f"holds {' or '.join(FORMS)} as a text, or null, found {found(value)}")
    return None


def _object(value: object) -> Mapping[str, Any]:
    """The value as an object whose keys stand once each; null is an object that states nothing."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise TypeError(f"holds an object or null, found {found(value)}")
    if isinstance(value, JsonObject) and value.twice is not None:
        raise ValueError(f"the key {value.twice!r} stands in it more than once: which one is meant cannot be known")
    return cast("Mapping[str, Any]", value)


def _record(record: type[Any], conv: Converter, **overrides: Any) -> Hook:
    """How a piece of a form is read: its own keys and no others, each with the type of its cell."""
    build = make_dict_structure_fn(
        record, conv, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, _cattrs_use_linecache=False, **overrides
    )
    return lambda value, _: build(_object(value), record)


def _optional(read: Hook) -> Hook:
    return lambda value, kind: None if value is None else read(value, kind)


def _report(conv: Converter) -> Hook:
    """How a report is read: its edition says which records hold its tables."""
    readers: dict[Edition, Hook] = {}
    for edition, tables in EDITIONS.items():
        hooks = {table: override(struct_hook=_optional(_record(record, conv))) for table, record in tables.items()}
        readers[edition] = _record(AnnualReport, conv, edition=override(struct_hook=_edition), **hooks)

    def read(value: object, kind: object) -> AnnualReport:
        stated = _object(value).get("edition")
        edition = stated if isinstance(stated, str) and stated in EDITIONS else form_of(None).edition
        report: AnnualReport = readers[edition](value, kind)
        return report

    return read


def _plain_report(conv: Converter) -> Callable[[AnnualReport], dict[str, Any]]:
    plain = make_dict_unstructure_fn(AnnualReport, conv, _cattrs_use_linecache=False)

    def write(report: AnnualReport) -> dict[str, Any]:
        data = plain(report)
        return {key: data[key] for key in KEYS}

    return write


def _or_none(inner: type) -> Callable[[Any], bool]:
    """A predicate for the annotation `inner | None`."""
    return lambda kind: set(get_args(kind)) == {inner, type(None)}


def _converter() -> Converter:
    conv = Converter(detailed_validation=True)

    def piece(kind: type[Any]) -> Hook:
        return _record(kind, conv)

    conv.register_structure_hook_factory(has, piece)
    for kind, read in ((int, _whole), (str, _text), (datetime.date, _day)):
        conv.register_structure_hook_func(_or_none(kind), cast("Hook", read))
    money = _record(Money, conv, amount=override(struct_hook=_amount), unit=override(struct_hook=_unit))
    conv.register_structure_hook_func(_or_none(Money), _optional(money))
    conv.register_structure_hook_func(_or_none(Portal), _optional(_record(Portal, conv)))
    conv.register_structure_hook(AnnualReport, _report(conv))
    conv.register_unstructure_hook(Decimal, lambda amount: f"{amount:f}")
    conv.register_unstructure_hook(datetime.date, lambda day: day.isoformat())
    conv.register_unstructure_hook(AnnualReport, _plain_report(conv))
    return conv


@cache
def converter() -> Converter:
    """The converter, made when it is first used: that takes longer than all other imports of this room."""
    return _converter()


def faults(error: Exception, path: str = "") -> Iterator[tuple[str, str]]:
    """Every place that kept data from being a report, with what was found there, in order."""
    if isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(str, error.extra_fields)):
            yield f"{path}.{key}".lstrip("."), "no such key; see the JSON Schema of a report"
    elif isinstance(error, BaseValidationError):
        noted, bare = error.group_exceptions() if isinstance(error, ClassValidationError) else ([], error.exceptions)
        for inner, note in noted:
            yield from faults(inner, f"{path}.{note.name}".lstrip("."))
        for inner in bare:
            yield from faults(inner, path)
    elif isinstance(error, KeyError):
        yield path, "is missing"
    else:
        yield path, str(error)
