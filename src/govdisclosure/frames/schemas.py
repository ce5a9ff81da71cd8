"""The tables of many reports: their columns, declared once (contract, section 8).

Everything else is derived from here: Arrow schemas, the tables of SQLite, the codebook, the data package, the docs.
No library is needed to import this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, get_args

from attrs import frozen

from govdisclosure.checking.rule import Status
from govdisclosure.frames.codes import CODES, EVERY_CELL, english
from govdisclosure.message import Message, Severity
from govdisclosure.schema import FORMS
from govdisclosure.schema.finding import label

__all__ = [
    "CELLS",
    "DIAGNOSTICS",
    "REPORTS",
    "RESULTS",
    "TABLES",
    "WIDE",
    "Column",
    "Kind",
    "Naming",
    "Schema",
    "unit_of",
    "wide_schema",
]

Kind = Literal["text", "category", "integer", "decimal", "date", "boolean"]
"""What a column holds. "category" is text of few values, "integer" has 64 bits, "decimal" 38 digits, ten of them decimals."""

Naming = Literal["path", "code", "label"]
"""What a column of cells is named by: the path, the short code, or the words of the form."""

NAMED: Mapping[Naming, Callable[[str], str]] = {"path": str, "code": CODES.__getitem__, "label": label}

SQLITE: Mapping[Kind, str] = {
    "text": "TEXT",
    "category": "TEXT",
    "integer": "INTEGER",
    "decimal": "TEXT",  # money as text: SQLite would make a float of it
    "date": "TEXT",
    "boolean": "INTEGER",
}


@frozen
class Column:
    """One column: its name, what it holds, what it means in both languages, whether it may hold nothing.

    `path` is the cell whose numbers stand in it, None for all but the columns of cells; `values` are the only
    texts that it holds, empty where there are many.
    """

    name: str
    kind: Kind
    meaning: Message
    nullable: bool = True
    path: str | None = None
    values: tuple[str, ...] = ()

    @property
    def sqlite(self) -> str:
        """The type of the column in SQLite."""
        return SQLITE[self.kind]


@frozen(slots=False)
class Schema:
    """A table: its name and its columns, in order. A row is a tuple with a value for each of them."""

    name: str
    columns: tuple[Column, ...]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The name of each column to its place in a row."""
        return {name: place for place, name in enumerate(self.names)}


def _column(name: str, kind: Kind, zh: str, en: str, *, nullable: bool = True, values: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, Message(zh, en), nullable, values=values)


SOURCE = _column("source", "text", "来源文件", "the file: its path as it was given, or the folder's and the path below it")
PART = _column("part", "integer", "文件中的第几份报告", "which of the reports of the file, from 1", nullable=False)
ORGANIZATION = _column("organization", "text", "行政机关", "the organization that reports")
YEAR = _column("year", "integer", "报告年度", "the year reported on")
EDITION = _column("edition", "category", "格式版本", "the official form that the tables follow", values=tuple(FORMS))
DIVISION = _column("division", "category", "行政区划代码", "the administrative division: first six digits of the site code")
READ = ("read", "partial", "no report", "failed")
STATES = ("stated", "blank", "mark", "absent", "uncertain")

PROVINCE = _column("province", "category", "所在省份", "the province, region or municipality of the division")
FORCED = _column("forced", "boolean", "是否推算", "true if the number is not stated but follows from the others", nullable=False)
FORCED_PATHS = _column("forced", "text", "推算的单元格", "the columns whose number is not stated but follows, parted by blanks")
LINE = _column("line", "integer", "行号", "the line of the source, from 1")
MESSAGES = (
    _column("message_zh", "text", "中文说明", "the finding in Chinese", nullable=False),
    _column("message_en", "text", "英文说明", "the finding in English", nullable=False),
)
SEVERITY = _column("severity", "category", "严重程度", "how bad it is", nullable=False, values=get_args(Severity))

REPORTS = Schema(
    "reports",
    (
        SOURCE,
        PART,
        _column("status", "category", "读取状态", "how the source was read", nullable=False, values=READ),
        _column("sha256", "text", "文件内容的 SHA-256", "the SHA-256 of the file's bytes"),
        _column("bytes", "integer", "文件字节数", "the size of the file"),
        _column("encoding", "category", "文件编码", "what the bytes were decoded as"),
        _column("layout", "category", "表格的排版方式", "how the tables are written"),
        EDITION,
        _column("title", "text", "报告标题", "the title of the report"),
        ORGANIZATION,
        YEAR,
        _column("published", "date", "公布日期", "the day of publication"),
        _column("site_code", "text", "网站标识码", "the code of the site that carries the report, ten digits"),
        DIVISION,
    ),
)

CELLS = Schema(
    "cells",
    (
        SOURCE,
        PART,
        ORGANIZATION,
        YEAR,
        EDITION,
        _column("path", "category", "单元格路径", "the cell", nullable=False),
        _column("code", "category", "单元格短代码", "the cell by its short code", nullable=False),
        _column("value", "integer", "数值", "the number of a cell that counts"),
        _column("amount", "decimal", "金额", "the amount of a cell of money"),
        _column("unit", "category", "金额单位", "the unit of the amount, as stated"),
        _column(
            "state",
            "category",
            "填写状态",
            "how the cell stands in the source; nothing for a report alone",
            values=STATES,
        ),
        _column("raw", "text", "原文", "the text of the cell in the source"),
        LINE,
    ),
)

DIAGNOSTICS = Schema(
    "diagnostics",
    (
        SOURCE,
        PART,
        _column("code", "category", "诊断代码", "the code of the diagnostic", nullable=False),
        SEVERITY,
        _column("path", "category", "所在位置", "the cell, row or table that it is about"),
        _column("table", "category", "所在表格", "the table"),
        LINE,
        _column("text", "text", "原文", "the raw text"),
        *MESSAGES,
    ),
)

RESULTS = Schema(
    "results",
    (
        SOURCE,
        PART,
        _column("rule", "category", "规则", "the rule", nullable=False),
        _column("target", "category", "核对对象", "what is judged", nullable=False),
        _column("status", "category", "核对结果", "what the rule found", nullable=False, values=get_args(Status)),
        SEVERITY,
        _column("left", "text", "左边之和", "the sum of the left side, as text"),
        _column("right", "text", "右边之和", "the sum of the right side, as text"),
        _column("delta", "text", "差额", "left less right, as text"),
        _column("missing", "text", "未填写的单元格", "the cells without a number, parted by blanks"),
        *MESSAGES,
    ),
)


def unit_of(name: str) -> str:
    """The name of the column with the unit of an amount."""
    return f"{name}_unit"


def _cell_columns(paths: Iterable[str], names: Naming) -> Iterator[Column]:
    """A column for each of the cells; money has a second one for its unit."""
    for path in paths:
        name, meaning = NAMED[names](path), Message(label(path), english(path))
        if EVERY_CELL[path].kind != "money":
            yield Column(name, "integer", meaning, path=path)
            continue
        yield Column(name, "decimal", meaning, path=path)
        yield Column(unit_of(name), "category", Message(f"{meaning.zh}（单位）", f"{meaning.en} (unit)"), path=path)


def wide_schema(paths: Iterable[str] = EVERY_CELL, names: Naming = "path") -> Schema:
    """A table with one row for a report and one column for a cell."""
    return Schema("wide", (SOURCE, PART, ORGANIZATION, YEAR, EDITION, *_cell_columns(paths, names)))


WIDE = wide_schema()
"""All cells of both forms, named by path."""

TABLES: Mapping[str, Schema] = {schema.name: schema for schema in (REPORTS, CELLS, DIAGNOSTICS, RESULTS)}
"""The tables of `collect`, by name."""
