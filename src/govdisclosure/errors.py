"""Every exception of the library, in one tree.

::

    GovDisclosureError
    ├── WrongArgumentError(TypeError)    something else than what a function takes; says what to pass
    ├── UnknownChoiceError(ValueError)   a layout, edition, script … that does not exist; names those that do
    │   └── UnknownEncodingError(LookupError)  a name that is no encoding of text
    ├── UnknownPathError(KeyError)       a path that is no cell of the form
    ├── CellValueError(TypeError)        a value that no cell of that kind can hold
    ├── ExportError(ValueError)          a value that a target cannot hold exactly; names source and path
    ├── InvalidReportError(ValueError)   JSON or rows that are no report; names the path
    ├── UnwritableTextError(ValueError)  a text that a layout cannot carry back and forth
    ├── UndrawableError(ValueError)      a picture without anything to draw, or without a font to draw it with
    ├── TargetError                      a place where a data set cannot be put, or not by this run
    ├── MissingExtraError(ImportError)   an optional dependency is not installed
    └── ReadError(ExceptionGroup)        what `Reading.require()` raises: all findings at once
        └── DiagnosticError              one diagnostic of severity error

Only *misuse* raises. A document never does: what is wrong with it stands in the diagnostics of its
reading, and what its figures contradict in the results of a check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

__all__ = [
    "CellValueError",
    "DiagnosticError",
    "ExportError",
    "GovDisclosureError",
    "InvalidReportError",
    "MissingExtraError",
    "ReadError",
    "TargetError",
    "UndrawableError",
    "UnknownChoiceError",
    "UnknownEncodingError",
    "UnknownPathError",
    "UnwritableTextError",
    "WrongArgumentError",
]


class GovDisclosureError(Exception):
    """The root: everything that this library raises on purpose."""


class WrongArgumentError(GovDisclosureError, TypeError):
    """An argument of another type than the function takes. `wanted` says what to pass, `given` what it was."""

    def __init__(self, wanted: str, given: str) -> None:
        super().__init__(wanted, given)
        self.wanted = wanted
        self.given = given

    def __str__(self) -> str:
        return f"pass {self.wanted}, not {self.given}"

    @classmethod
    def of(cls, wanted: str, given: object) -> Self:
        """The error for this argument, named by its type."""
        return cls(
            wanted, "None" if given is None else f"{type(given).__module__}.{type(given).__qualname__}".removeprefix("builtins.")
        )


class UnknownChoiceError(GovDisclosureError, ValueError):
    """A name that is none of the choices. `what` it should name, `given`, and the `choices` there are."""

    def __init__(self, what: str, given: object, choices: Iterable[object]) -> None:
        self.what = what
        self.given = given
        self.choices = tuple(choices)
        super().__init__(what, given, self.choices)

    def __str__(self) -> str:
        return f"no {self.what} {self.given!r}; there are {', '.join(map(str, self.choices))}"


class UnknownEncodingError(UnknownChoiceError, LookupError):
    """A name that is no encoding of text; names the common ones of those there are."""

    COMMON = ("utf-8", "gb18030", "big5", "utf-16", "…")

    def __init__(self, given: str) -> None:
        super().__init__("encoding of text", given, self.COMMON)

    def __reduce__(self) -> tuple[type[Self], tuple[object]]:
        return type(self), (self.given,)


class UnknownPathError(GovDisclosureError, KeyError):
    """A path that is not a cell of the form at hand."""

    def __init__(self, path: str, form: str) -> None:
        super().__init__(path, form)
        self.path = path
        self.form = form

    def __str__(self) -> str:
        return f"{self.path!r} is no cell of {self.form}; `report.form.paths` lists them all"


class CellValueError(GovDisclosureError, TypeError):
    """A value that a cell of this kind cannot hold (a float for a count, a bare number for money)."""


class ExportError(GovDisclosureError, ValueError):
    """A value that a target cannot hold exactly, or not at all: nothing is rounded or cut in silence.

    `target` is the format, `source` the file of the report (None where it is not known), `path` the cell, or the
    column where it is none, `reason` what the target cannot hold.
    """

    def __init__(self, target: str, source: str | None, path: str, reason: str) -> None:
        super().__init__(target, source, path, reason)
        self.target = target
        self.source = source
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source or 'a report'}, {self.path}: {self.target} cannot hold {self.reason}"


class InvalidReportError(GovDisclosureError, ValueError):
    """Data that is no report. `path` names the place, `reason` what was found there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


class UnwritableTextError(GovDisclosureError, ValueError):
    """A text that the layout could not give back as it is. Names the section and the line."""

    def __init__(self, section: str, line: int, reason: str) -> None:
        super().__init__(section, line, reason)
        self.section = section
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.section}, line {self.line}: {self.reason}"


class UndrawableError(GovDisclosureError, ValueError):
    """A picture that cannot be drawn: no figures, figures that do not go together, no font. It is said in both languages."""


class TargetError(GovDisclosureError):
    """A target of `collect` that cannot be written, or that holds something else. `message` says why, in both languages."""

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class MissingExtraError(GovDisclosureError, ImportError):
    """A feature whose optional dependency is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(feature, extra)
        self.feature = feature
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.feature} needs the extra {self.extra!r}: pip install 'govdisclosure[{self.extra}]'"


class DiagnosticError(GovDisclosureError):
    """One diagnostic of severity error, as an exception."""


class ReadError(ExceptionGroup[DiagnosticError], GovDisclosureError):
    """All that keeps a document from being read in full, raised at once by `Reading.require()`.

    `diagnostics` are those of severity error, `reading` is the reading itself, with what could be read.
    """

    diagnostics: tuple[Any, ...] = ()
    reading: Any = None

    def derive(self, excs: Sequence[Exception]) -> ExceptionGroup[Exception]:  # type: ignore[override]
        """Keep the type when the group is split (see `ExceptionGroup.derive`)."""
        part = ReadError(self.message, [e for e in excs if isinstance(e, DiagnosticError)])
        part.diagnostics, part.reading = self.diagnostics, self.reading
        return part
