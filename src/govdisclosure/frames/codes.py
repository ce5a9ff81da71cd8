"""All cells of all forms in one order, and the short code of each (contract, section 7)."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.schema import FORMS, Cell, Edition, Table

__all__ = ["CODES", "EVERY_CELL", "editions_of", "english"]

ORDER: tuple[Edition, ...] = ("2021", "2019")
"""The forms as the codes count them. A new form is added behind: codes are never renamed."""

NUMBERS: Mapping[Table, int] = {"proactive": 2, "applications": 3, "review": 4}
"""The number of each table, as the report prints it."""


def _every_cell() -> dict[str, Cell]:
    """Path to cell; of a path that several forms have, the cell of the first of them."""
    found: dict[str, Cell] = {}
    for edition in ORDER:
        for cell in FORMS[edition].cells:
            found.setdefault(cell.path, cell)
    return found


EVERY_CELL: Mapping[str, Cell] = _every_cell()
"""The cells of both forms by path: those of the form in force in official order, then those that only the older one has."""


def _numbered(names: list[tuple[Table, str]]) -> dict[tuple[Table, str], int]:
    """A number for each name, counted in its table in the order of their first appearance."""
    numbers: dict[tuple[Table, str], int] = {}
    counted: dict[Table, int] = dict.fromkeys(NUMBERS, 0)
    for table, name in names:
        if (table, name) not in numbers:
            counted[table] += 1
            numbers[table, name] = counted[table]
    return numbers


def _codes() -> dict[str, str]:
    rows = _numbered([(cell.table, cell.path.rpartition(".")[0]) for cell in EVERY_CELL.values()])
    columns = _numbered([(cell.table, cell.name) for cell in EVERY_CELL.values()])
    found: dict[str, str] = {}
    for path, cell in EVERY_CELL.items():
        row, _, column = path.rpartition(".")
        found[path] = f"t{NUMBERS[cell.table]}r{rows[cell.table, row]:02}c{columns[cell.table, column]}"
    return found


CODES: Mapping[str, str] = _codes()
"""Path to code, of at most eight characters: the table, the row and the column, counted in the order of the cells."""


def english(path: str) -> str:
    """A cell in English words: those of its path, since the form itself is printed in Chinese only.

    >>> english("applications.results.denied.state_secret.natural_person")
    'applications: results, denied, state secret, natural person'
    """
    table, *words = path.replace("_", " ").split(".")
    return f"{table}: {', '.join(words)}"


def editions_of(path: str) -> tuple[Edition, ...]:
    """The forms that have a cell at the path."""
    return tuple(edition for edition, form in FORMS.items() if path in form.index)
