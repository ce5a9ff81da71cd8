"""The annual report: its head, its six sections, its three tables and the portal that carries it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs
from attrs import Attribute, field, frozen

from govdisclosure.errors import CellValueError, UnknownPathError
from govdisclosure.message import Shown, brief
from govdisclosure.schema.applications import Applications2019, Applications2021
from govdisclosure.schema.form import EDITIONS, Form, form_of
from govdisclosure.schema.portal import Portal
from govdisclosure.schema.printed import KEY, CellValue, Printed, printed
from govdisclosure.schema.proactive import Proactive2019, Proactive2021
from govdisclosure.schema.review import Review
from govdisclosure.schema.rows import TABLES, Edition, Table

__all__ = ["SECTIONS", "AnnualReport"]


def _either(kind: type, word: str) -> Callable[[object, Attribute[Any], object], None]:
    """A validator: nothing, or exactly a value of this type (True is no year, a moment is no day)."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if value is not None and type(value) is not kind and not (kind is str and isinstance(value, str)):
            raise CellValueError(f"{attribute.name} holds {word} or None, got {value!r}")

    return check


def _known(_: object, __: object, edition: object) -> None:
    form_of(cast("Edition | None", edition))


_text = _either(str, "a text")


def _section(label: str) -> Any:
    return field(default=None, validator=_text, metadata={KEY: Printed(label)})


def _of_the_edition(report: AnnualReport, attribute: Attribute[Any], table: object) -> None:
    wanted = EDITIONS[report.form.edition][cast("Table", attribute.name)]
    if table is not None and type(table) is not wanted:
        raise CellValueError(f"{attribute.name} of a report of edition {report.edition} holds a {wanted.__name__}, got {table!r}")


def _table(label: str) -> Any:
    return field(default=None, validator=_of_the_edition, metadata={KEY: Printed(label)})


@frozen(kw_only=True, repr=False)
class AnnualReport(Shown):
    """One 政府信息公开工作年度报告, as its source states it, contradictions included.

    `edition` is the official form its tables follow, None where nothing tells the forms apart (the
    tables are then held in the records of the form in force). `year` is the year reported on,
    `published` the day the page went out. A table or a section that is nowhere in the source is None.
    Texts are in normal form (see `govdisclosure.text.normal`), paragraphs parted by line breaks.

    >>> report = AnnualReport.from_cells("2021", {"applications.received.total": 14}, year=2022)
    >>> report.applications.received.total, report.get("applications.carried_in.total")
    (14, None)
    >>> report.replace({"applications.carried_in.total": 0}).get("applications.carried_in.total")
    0
    """

    edition: Edition | None = field(default=None, validator=_known)
    title: str | None = field(default=None, validator=_text)
    organization: str | None = field(default=None, validator=_text)
    year: int | None = field(default=None, validator=_either(int, "a whole number"))
    published: datetime.date | None = field(default=None, validator=_either(datetime.date, "a day (datetime.date)"))
    overview: str | None = _section("一、总体情况")
    proactive: Proactive2019 | Proactive2021 | None = _table("二、主动公开政府信息情况")
    applications: Applications2019 | Applications2021 | None = _table("三、收到和处理政府信息公开申请情况")
    review: Review | None = _table("四、政府信息公开行政复议、行政诉讼情况")
    problems: str | None = _section("五、存在的主要问题及改进情况")
    other_matters: str | None = _section("六、其他需要报告的事项")
    portal: Portal | None = field(default=None, validator=_either(Portal, "a Portal"))

    def __repr__(self) -> str:
        stated = sum(value is not None for value in self.values())
        named = {"title": self.title, "organization": self.organization, "year": self.year}
        return brief("AnnualReport", edition=self.edition, **named, stated=stated)

    @property
    def form(self) -> Form:
        """The flat view of the form that the tables follow."""
        return form_of(self.edition)

    def values(self) -> tuple[CellValue, ...]:
        """The values of all cells in official order (198 in the form of 2019, 200 in that of 2021)."""
        return self.form.values({table: getattr(self, table) for table in TABLES})

    def cells(self) -> dict[str, CellValue]:
        """Path to value for all cells, in official order."""
        return dict(zip(self.form.index, self.values(), strict=True))

    def get(self, path: str) -> CellValue:
        """The value of one cell, None where nothing is stated; raises `UnknownPathError`."""
        return self.values()[self.form.cell(path).index]

    def replace(self, values: Mapping[str, CellValue]) -> AnnualReport:
        """A copy with some cells changed; a table that was absent appears when one of its cells gets a value.

        Raises `UnknownPathError` for a path that the form does not have, `CellValueError` for a value
        that its cell cannot hold.
        """
        form, flat = self.form, list(self.values())
        touched: dict[Table, None] = {}
        for path, value in values.items():
            form.check(path, value)
            cell = form.cell(path)
            flat[cell.index] = value
            if value is not None or getattr(self, cell.table) is not None:
                touched[cell.table] = None
        return attrs.evolve(self, **{table: form.table(table, flat) for table in touched})

    @classmethod
    def from_cells(cls, edition: Edition | None, cells: Mapping[str, CellValue], **others: Any) -> AnnualReport:
        """A report from cells by path; `others` are its remaining fields by name.

        A table is present when any of its cells is named, also with None.
        """
        form = form_of(edition)
        flat: list[CellValue] = [None] * len(form.cells)
        for path, value in cells.items():
            form.check(path, value)
            flat[form.index[path]] = value
        named = {form.cell(path).table for path in cells}
        tables = {table: form.table(table, flat) for table in TABLES if table in named}
        if clash := set(others) & set(TABLES):
            raise UnknownPathError(min(clash), "the other fields: give its cells by path")
        return cls(edition=edition, **tables, **others)


SECTIONS: dict[str, str] = {a.name: printed(a).label for a in attrs.fields(AnnualReport) if KEY in a.metadata}
"""The six sections of the report in official order: the field that holds each, and its official title."""
