"""What the functions of the library are given: a report, or a reading that holds one."""

from __future__ import annotations

from typing import Protocol

from govdisclosure.errors import WrongArgumentError
from govdisclosure.schema.report import AnnualReport

__all__ = ["Given", "Holder", "report_of"]


class Holder(Protocol):
    """A reading, as far as those rooms see it that know of none."""

    def require(self, *, partial: bool = False) -> AnnualReport:
        """The report."""
        ...


Given = AnnualReport | Holder
"""A report or a `Reading`."""


def report_of(given: Given) -> AnnualReport:
    """The report that a function was given, or that of the reading it was given.

    Raises `ReadError` for a reading without a report, `WrongArgumentError` (a `TypeError`) for anything else.
    """
    if isinstance(given, AnnualReport):
        return given
    if isinstance(given, type) or not callable(getattr(given, "require", None)):
        raise WrongArgumentError.of("a report (AnnualReport) or a Reading, as `read` gives it", given)
    return given.require(partial=True)
