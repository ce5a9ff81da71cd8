"""What the official form prints, kept in the metadata of each field: the vocabulary of the records.

A record class is a piece of a form. Each of its fields is a cell (`count`, `change`, `money`) or a
smaller piece (`part`), and carries the label that the form prints there, its unit and the article
of the Regulation (政府信息公开条例) it rests on. Nothing else in the library writes a label down.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, TypeVar, cast

from attrs import Attribute, field, frozen

from govdisclosure.errors import CellValueError

__all__ = ["CellValue", "Kind", "Money", "Printed", "change", "check_value", "count", "money", "part", "printed"]

Kind = Literal["count", "change", "money"]
"""What a cell holds: a number of things, a signed change of such a number, or money."""

KEY = "govdisclosure"
T = TypeVar("T")


def _finite(_: object, __: object, amount: Any) -> None:
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise CellValueError(f"an amount of money is a finite Decimal, got {amount!r}")


@frozen
class Money:
    """An amount and the unit that the source states for it.

    `amount` is exact and compared by value; `unit` is the cell's own (元 of 251000元), else the
    head's (万元), else None: then nobody can know it.

    >>> Money(Decimal("96171.60"), "万元") == Money(Decimal("96171.6"), "万元")
    True
    >>> print(Money(Decimal("1E+3"), "元"))
    1000元
    """

    amount: Decimal = field(validator=_finite)
    unit: str | None = None

    def __str__(self) -> str:
        return f"{self.amount:f}{self.unit or ''}"


MAX_BITS = 3320
"""Bits of a number of 1,000 digits. Python writes none of more than 4,300, and sums and differences are written, too."""

CellValue = int | Money | None
"""What a cell states: a whole number, money, or (None) no number at all. None is never zero."""


@frozen
class Printed:
    """What the form prints at one field.

    `label` is the official wording; `under` the labels that stand above it without being a field of
    their own (第二十条第（一）项 above rows, 法人或其他组织 above columns); `article` the articles of the
    Regulation; `total` tells that the field is, by the form, the sum of its siblings; `record` is the
    class of a smaller piece.
    """

    label: str
    kind: Kind | None = None
    unit: str | None = None
    under: tuple[str, ...] = ()
    article: str = ""
    total: bool = False
    record: type | None = None


def printed(attribute: Attribute[Any]) -> Printed:
    """What the form prints at this field of a record class."""
    return cast("Printed", attribute.metadata[KEY])


def check_value(path: str, kind: Kind, value: object) -> None:
    """Raise `CellValueError` unless a cell of this kind can hold the value."""
    fits = value is None or (isinstance(value, Money) if kind == "money" else type(value) is int)
    if not fits:
        wanted = "a Money" if kind == "money" else "an int"
        raise CellValueError(f"{path} holds {wanted} or None, got {value!r}")
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise CellValueError(f"{path} holds a number of at most 1,000 digits")


def _int_or_none(_: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None and type(value) is not int:
        raise CellValueError(f"{attribute.name} holds an int or None, got {value!r}")


def _money_or_none(_: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None and type(value) is not Money:
        raise CellValueError(f"{attribute.name} holds a Money or None, got {value!r}")


def count(label: str, *, under: tuple[str, ...] = (), article: str = "", total: bool = False) -> Any:
    """A cell that counts things. That it is not negative is a rule, not a type."""
    meta = Printed(label, kind="count", under=under, article=article, total=total)
    return field(default=None, validator=_int_or_none, metadata={KEY: meta})


def change(label: str, *, article: str = "") -> Any:
    """A cell that holds a signed change against last year (本年增/减)."""
    return field(default=None, validator=_int_or_none, metadata={KEY: Printed(label, kind="change", article=article)})


def money(label: str, *, unit: str | None, article: str = "") -> Any:
    """A cell that holds money; `unit` as in the contract: the printed one, or "cell" where each cell states its own."""
    meta = Printed(label, kind="money", unit=unit, article=article)
    return field(default=None, validator=_money_or_none, metadata={KEY: meta})


def part(record: type[T], label: str, *, under: tuple[str, ...] = (), article: str = "", total: bool = False) -> T:
    """A smaller piece of the form (a row, a group of rows, a table) under its own label."""
    meta = Printed(label, under=under, article=article, total=total, record=record)
    piece: T = field(factory=record, metadata={KEY: meta})
    return piece
