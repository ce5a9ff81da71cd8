"""Documents and their right readings, side by side: the one place to add "this is misread".

`NAME.html`, `NAME.txt` or `NAME.md` is the document as somebody might hand it in. `NAME.json` says how it reads:

| key | meaning |
|---|---|
| `note` | one sentence: which rule of the form, or which habit of a tool, the case shows |
| `edition` | `"2021"` unless it says `"2019"` |
| `cells` | path of a cell → its value, or path of a row → its values in official order; a cell that is not listed has none |
| `may_be_named` | cells, or beginnings of their paths, that may stay without a number if a diagnostic names them |
| `named` | the same; those of them without a value must be named by a diagnostic of severity warning or error |
| `no_errors` | tables or rows: no diagnostic of severity error may stand at or below them |
| `codes`, `not_codes` | codes that must, or must not, be among the diagnostics |
| `title`, `organization` | what the report says of itself |
| `refused` | true: there is no report in the document, and a diagnostic says why |
| `fails` | the rules that fail when the report is checked: exactly these |
| `not_failing` | a rule and its target that must not fail |

`python -m tests.reading.cases` prints what the reader of today makes of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from govdisclosure import Money, Reading, check, read
from govdisclosure.schema import FORMS, CellValue, Edition

__all__ = ["CASES", "Case", "Fault", "Verdict", "verdict"]

Verdict = Literal["right", "named", "WRONG"]
"""right: as the case wants it; named: nothing false, but figures stay unread and are named; WRONG: all else."""

HERE = Path(__file__).parent
DOCUMENTS = frozenset({".html", ".txt", ".md"})


@frozen
class Fault:
    """One thing that a reading has otherwise than the case. `silent`: nothing in the reading warns of it."""

    what: str
    silent: bool


@frozen
class Case:
    """A document and its right reading."""

    document: Path
    truth: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The name of the document without its ending."""
        return self.document.stem

    @cached_property
    def cells(self) -> dict[str, CellValue]:
        """The value of every cell that the case lists."""
        return dict(_cells(self.truth.get("edition", "2021"), self.truth.get("cells", {})))

    def faults(self) -> list[Fault]:
        """Read the document and return all that is otherwise than the case wants it."""
        try:
            return list(self._judge(read(self.document)))
        except Exception as error:  # noqa: BLE001 - neither reading nor checking raises, whatever the document is
            return [Fault(f"raises {type(error).__name__}", silent=True)]

    def _judge(self, reading: Reading) -> Iterator[Fault]:
        if not self.truth.get("refused"):
            yield from self._cell_faults(reading)
            yield from self._diagnostic_faults(reading)
            yield from self._report_faults(reading)
        elif not _is_refused(reading):
            yield Fault("read, or refused without a reason", silent=True)

    def _cell_faults(self, reading: Reading) -> Iterator[Fault]:
        found = _numbers(reading)
        for path in sorted(found.keys() | self.cells.keys()):
            wanted, given = self.cells.get(path), found.get(path)
            if given is None and wanted is not None:
                yield from self._missing(path, wanted, reading)
            elif given is not None and given != wanted:
                yield Fault(f"{path} is {wanted}, read as {given}", silent=True)
            elif given is None and self._is_among("named", path) and not _is_named(path, reading):
                yield Fault(f"{path} is not read, and no diagnostic names it", silent=True)

    def _missing(self, path: str, wanted: CellValue, reading: Reading) -> Iterator[Fault]:
        named = _is_named(path, reading)
        if not (named and self._is_among("may_be_named", path)):
            yield Fault(f"{path} is {wanted}, not read", silent=not named)

    def _is_among(self, key: str, path: str) -> bool:
        return any(_begins(path, beginning) for beginning in self.truth.get(key, ()))

    def _diagnostic_faults(self, reading: Reading) -> Iterator[Fault]:
        codes = {diagnostic.code for diagnostic in reading.diagnostics}
        for code in self.truth.get("codes", ()):
            if code not in codes:
                yield Fault(f"no {code}", silent=True)
        for code in self.truth.get("not_codes", ()):
            if code in codes:
                yield Fault(f"a false {code}", silent=False)
        for diagnostic in reading.diagnostics:
            about = diagnostic.path or diagnostic.table
            if diagnostic.severity == "error" and about and self._is_among("no_errors", about):
                yield Fault(f"a false error: {diagnostic.code} of {about}", silent=False)

    def _report_faults(self, reading: Reading) -> Iterator[Fault]:
        for key in ("title", "organization"):
            given = getattr(reading.report, key, None)
            if key in self.truth and given != self.truth[key]:
                yield Fault(f"{key} is {self.truth[key]}, read as {given}", silent=True)
        failing = _failing(reading)
        if "fails" in self.truth and {rule for rule, _ in failing} != set(self.truth["fails"]):
            yield Fault(f"fails: {failing}, not {self.truth['fails']}", silent=True)
        for rule, target in self.truth.get("not_failing", ()):
            if (rule, target) in failing:
                yield Fault(f"{rule} fails about {target}", silent=True)


def verdict(faults: Sequence[Fault]) -> Verdict:
    """Return the faults of a case in a word."""
    if any(fault.silent for fault in faults):
        return "WRONG"
    return "named" if faults else "right"


def _cells(edition: Edition, listed: Mapping[str, Any]) -> Iterator[tuple[str, CellValue]]:
    """Every cell of the listed cells and rows, with its value."""
    form = FORMS[edition]
    paths = form.paths
    for path, value in listed.items():
        if isinstance(value, list):
            row = form.row(path)
            for cell, figure in zip(paths[row.start : row.stop], value, strict=True):
                yield cell, _value(figure)
        else:
            yield path, _value(value)


def _value(written: Any) -> CellValue:
    return Money(Decimal(written["amount"]), written["unit"]) if isinstance(written, dict) else written


def _numbers(reading: Reading) -> dict[str, CellValue]:
    if reading.report is None:
        return {}
    return {path: value for path, value in reading.report.cells().items() if value is not None}


def _begins(path: str, beginning: str) -> bool:
    return path == beginning or path.startswith(f"{beginning}.")


def _is_named(path: str, reading: Reading) -> bool:
    """True if a diagnostic of severity warning or error is about the cell, its row or its table."""
    serious = [diagnostic for diagnostic in reading.diagnostics if diagnostic.severity != "info"]
    if reading.report is None:
        return bool(serious)
    about: Iterable[str | None] = (diagnostic.path or diagnostic.table for diagnostic in serious)
    return any(beginning is not None and _begins(path, beginning) for beginning in about)


def _is_refused(reading: Reading) -> bool:
    return reading.report is None and any(diagnostic.severity == "error" for diagnostic in reading.diagnostics)


def _failing(reading: Reading) -> list[tuple[str, str]]:
    """Return rule and target of every check that fails; a message that cannot be written raises."""
    results = [] if reading.report is None else check(reading)
    return [(result.rule, result.target) for result in results if str(result.message) and result.status == "FAIL"]


def _load() -> dict[str, Case]:
    documents = sorted(path for path in HERE.iterdir() if path.suffix in DOCUMENTS)
    return {path.stem: Case(path, json.loads(path.with_suffix(".json").read_text("utf-8"))) for path in documents}


CASES = _load()
"""All cases, by name."""
