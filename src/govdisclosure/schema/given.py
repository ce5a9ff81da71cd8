"""What the functions of the library are given: a report, or a reading that holds one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from govdisclosure.errors import WrongArgumentError
from govdisclosure.schema.report import AnnualReport

__all__ = ["Given", "Holder", "report_of", "reports_of", "several", "texts_of"]


class Holder(Protocol):
    """A reading, as far as those rooms see it that know of none."""

    def require(self, *, partial: bool = False) -> AnnualReport:
        """The report."""
        ...


Given = AnnualReport | Holder
"""A report or a `Reading`."""

One = TypeVar("One")


def report_of(given: Given) -> AnnualReport:
    """The report that a function was given, or that of the reading it was given.

    Raises `ReadError` for a reading without a report, `WrongArgumentError` (a `TypeError`) for anything else.
    """
    if isinstance(given, AnnualReport):
        return given
    if isinstance(given, type) or not callable(getattr(given, "require", None)):
        raise WrongArgumentError.of("a report (AnnualReport) or a Reading, as `read` gives it", given)
    return given.require(partial=True)


def reports_of(given: Iterable[Given]) -> list[AnnualReport]:
    """The reports of several; raises as `report_of` and `several` do."""
    return [report_of(one) for one in several(given)]


def several(given: Iterable[One]) -> Iterator[One]:
    """Each of several reports or readings. Raises `WrongArgumentError` for what is not several, one report among it."""
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("several reports or readings (a list, or what `read_folder` gives)", given)  # pyright: ignore[reportUnknownArgumentType]
    return iter(given)


def texts_of(wanted: str, given: Iterable[str]) -> tuple[str, ...]:
    """The texts of a list, which `wanted` says. Raises `WrongArgumentError` for a single text: its characters are not meant."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of(f"{wanted} as a list of texts", given)
    return tuple(given)
