"""Where a cell stands, in the words of the form and as a person counts: `表三第24行`, its row, its column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from attrs import frozen

from govdisclosure.message import Language, Message
from govdisclosure.schema.form import FORMS, Form
from govdisclosure.schema.printed import CellValue
from govdisclosure.schema.report import SECTIONS
from govdisclosure.schema.rows import TABLES, Edition

__all__ = ["Place", "label_of", "labels_among", "labels_of", "listed", "place", "place_of", "terms"]

ORDINALS: Mapping[str, Message] = {
    name: Message(zh, en)
    for name, zh, en in zip(SECTIONS, "一二三四五六", ("one", "two", "three", "four", "five", "six"), strict=True)
}
"""The number of each section, which is also that of its table."""

COUNTED = ("applications",)
"""Tables whose rows a person can count: table 2 prints a head above each item, table 4 has one row."""

MAX_LISTED = 6
"""A sentence that lists more cells than this is not read to its end; the rest is counted."""


@frozen
class Place:
    """Where a cell, a row, a group of rows, a table or a section stands.

    `section` is its field of the report. `rows` are the numbers of the first and the last row, counted from 1
    as the form prints them below the head; None where the table has one row, or is meant as a whole. `row` and
    `column` are the labels, empty where none is meant.
    """

    section: str
    rows: tuple[int, int] | None = None
    row: str = ""
    column: str = ""

    @property
    def message(self) -> Message:
        """The place in both languages."""
        return Message(self._chinese(), self._english())

    def __str__(self) -> str:
        return self._chinese()

    def _chinese(self) -> str:
        ordinal = ORDINALS[self.section].zh
        if self.section not in TABLES:
            return f"第{ordinal}部分"
        words = f"表{ordinal}"
        if self.rows is not None:
            first, last = self.rows
            words += f"第{first}行" if first == last else f"第{first}至{last}行"
        words += f"“{self.row}”" if self.row else ""
        return words + (f"的“{self.column}”列" if self.column else "")

    def _english(self) -> str:
        ordinal = ORDINALS[self.section].en
        if self.section not in TABLES:
            return f"section {ordinal}"
        words = [f"table {ordinal}"]
        if self.rows is not None:
            first, last = self.rows
            words.append(f"row {first}" if first == last else f"rows {first} to {last}")
        if self.row:
            words.append(self.row)
        if self.column:
            words.append(f"column {self.column}")
        return ", ".join(words)


def place_of(form: Form, path: str) -> Place:
    """The place of a cell, of the beginning of some cells' paths, or of a section.

    >>> place_of(FORMS["2021"], "applications.results.total.natural_person").message.zh
    '表三第24行“（七）总计”的“自然人”列'
    >>> place_of(FORMS["2021"], "applications.results.denied").message.en
    'table three, rows 5 to 12, （三）不予公开'
    >>> str(place_of(FORMS["2021"], "review.litigation_direct.total")), str(place_of(FORMS["2021"], "overview"))
    ('表四“行政诉讼·未经复议直接起诉”的“总计”列', '第一部分')
    """
    return _place_of(form.edition, path)


@cache
def _place_of(edition: Edition, path: str) -> Place:
    form = FORMS[edition]
    section = path.partition(".")[0]
    if path == section:
        return Place(section)
    within = [row for row in form.rows if f"{path}.".startswith(f"{row.path}.") or row.path.startswith(f"{path}.")]
    labels = labels_of(form, within[0].path if path in form.index else path)
    column = form.cell(path).column if path in form.index else ""
    return Place(section, _numbers(form, section, [row.path for row in within]), _shortened(section, labels), column)


def _numbers(form: Form, section: str, within: Iterable[str]) -> tuple[int, int] | None:
    """The numbers of rows, counted below the head; None in tables that have no rows, or more heads than rows."""
    if section not in COUNTED:
        return None
    order = [row.path for row in form.rows if row.table == section]
    numbers = [order.index(path) + 1 for path in within]
    return min(numbers), max(numbers)


def _shortened(section: str, labels: tuple[str, ...]) -> str:
    """The innermost label is enough beside the number of the row; table 4 has none."""
    return "·".join(labels) if section == "review" else "·".join(labels[-1:])


def labels_of(form: Form, target: str) -> tuple[str, ...]:
    """The labels that a cell, or all cells below a path, have in common, from the outside in."""
    if target in form.index:
        cell = form.cell(target)
        return (*cell.row, cell.column)
    below = [cell.row for cell in form.cells if cell.path.startswith(f"{target}.")]
    shared = below[0] if below else ()
    for row in below:
        equal = 0
        while equal < min(len(shared), len(row)) and shared[equal] == row[equal]:
            equal += 1
        shared = shared[:equal]
    return shared


def label_of(form: Form, path: str) -> str:
    """A cell in official words, from its innermost row label on: `（七）总计·自然人`."""
    cell = form.cell(path)
    row = cell.row if cell.table == "review" else cell.row[-1:]
    return "·".join((*row, cell.column))


def place(form: Form, target: str, language: Language) -> str:
    """A target in official words: the section, then the row labels, then the column.

    >>> place(FORMS["2021"], "applications.results.total.natural_person", "zh")
    '三、收到和处理政府信息公开申请情况：三、本年度办理结果·（七）总计·自然人'
    >>> place(FORMS["2021"], "applications.results.denied", "en")
    '三、收到和处理政府信息公开申请情况: 三、本年度办理结果·（三）不予公开'
    >>> place(FORMS["2021"], "overview", "zh")
    '一、总体情况'
    """
    section = SECTIONS[target.partition(".")[0]]
    words = labels_of(form, target)
    colon = "：" if language == "zh" else ": "
    return section + colon + "·".join(words) if words else section


def terms(form: Form, cells: Mapping[str, CellValue], language: Language) -> str:
    """Cells with their numbers, without those that state zero or nothing: `（一）予以公开 14、（七）总计 14`.

    A column, or a row, that all have in common is not named.
    """
    named = dict(zip(cells, labels_among(form, cells), strict=True))
    said = [f"{named[path]} {value}" for path, value in cells.items() if value not in (0, None)]
    if not said and None in cells.values():
        return "已填各项均为0" if language == "zh" else "what is stated is zero"
    if not said:
        return "各项均为0" if language == "zh" else "all zero"
    return listed(said, language)


def labels_among(form: Form, paths: Iterable[str]) -> list[str]:
    """The labels of some cells that stand together: a column, or a row, that all have in common is not named."""
    given = list(paths)
    split = [path.rpartition(".") for path in given]
    same_row, same_column = len({row for row, _, _ in split}) == 1, len({column for _, _, column in split}) == 1
    labels = [label_of(form, path) for path in given]
    if same_row:
        return [form.cell(path).column for path in given]
    return [label.rpartition("·")[0] for label in labels] if same_column else labels


def listed(words: Iterable[str], language: Language) -> str:
    """Words one after the other, the first few of them where there are many."""
    given = list(words)
    shown, more = given[:MAX_LISTED], len(given) - MAX_LISTED
    if language == "zh":
        return "、".join(shown) + (f"等{len(given)}项" if more > 0 else "")
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
