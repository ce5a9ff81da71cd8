"""Texts without cells for tests: the tables of a report as text tools write them, and what is read of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from govdisclosure.grid import Paragraph
from govdisclosure.reading.lines import TableLines, read_lines_of
from govdisclosure.schema import FORMS, CellValue, Edition, Table
from govdisclosure.text.numbers import read_cell
from govdisclosure.text.width import width_of

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
HEAD = (CORNER, "申请人情况", "自然人 法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他")
NOTHING = "0 0 0 0 0 0 0"
ROWS = {edition: tuple(row for row in form.rows if row.table == "applications") for edition, form in FORMS.items()}

ITEMS_2021 = """第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 1 0 11
行政规范性文件 8 26 66
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 447228
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 39
行政强制 88
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 96171.6"""


@frozen
class Read:
    """What was read of a text: the values by path, and the paths that diagnostics name."""

    edition: Edition | None
    values: Mapping[str, CellValue]
    named: frozenset[str]

    def row(self, path: str) -> list[CellValue]:
        """Return the values of a row."""
        row = FORMS[self.edition or "2021"].row(path)
        cells = FORMS[self.edition or "2021"].cells[row.start : row.stop]
        return [self.values.get(cell.path) for cell in cells]

    def is_named(self, path: str) -> bool:
        """Return whether a diagnostic names a row or its table, and nothing of it was placed."""
        steps = path.split(".")
        above = {".".join(steps[:i]) for i in range(1, len(steps) + 1)}
        return bool(above & self.named) and not any(known.startswith(path + ".") for known in self.values)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the lines of a text as the reader of plain lines gives them; one of no-break blanks is a blank cell."""
    found: list[Paragraph] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(" \u00a0")
        if bare:
            found.append(Paragraph(bare, number, 0, width_of(line) - width_of(line.lstrip(" "))))
        elif line.strip(" "):
            found.append(Paragraph("", number))
    return tuple(found)


def read(**texts: str) -> Read:
    """Return what is read of the texts of tables (proactive, applications, review)."""
    tables = [TableLines(table, paragraphs(texts[table])) for table in _tables(texts)]
    reading = read_lines_of(tables)
    form = FORMS[reading.edition or "2021"]
    values: dict[str, CellValue] = {}
    named: set[str] = set()
    for assignment in reading.assign(form):
        named |= {problem.path for problem in assignment.problems if problem.path}
        for path, cell in assignment.cells.items():
            value = read_cell(cell.text, form.cell(path).kind, None).value
            if value is not None:
                values[path] = value
    return Read(reading.edition, values, frozenset(named))


def _tables(texts: Mapping[str, str]) -> list[Table]:
    order: tuple[Table, ...] = ("proactive", "applications", "review")
    return [table for table in order if table in texts]


def applications(
    rows: Mapping[str, str], *, edition: Edition = "2021", cells: bool = False, above: bool = False, rest: str = NOTHING
) -> str:
    """Return the text of table 3: `rows` are the figures of rows by name, the others have `rest`.

    A row is a line; if `cells`, each cell is one, and if `above`, that with the figures before those of their labels.
    """
    lines = [part for line in HEAD for part in (line.split(" ") if cells or above else [line])]
    groups: Sequence[str] = ()
    for row in ROWS[edition]:
        name = row.path.partition(".")[2]
        lines += [label for i, label in enumerate(row.labels[:-1]) if groups[: i + 1] != row.labels[: i + 1]]
        groups = row.labels[:-1]
        figures = rows.get(name, rest)
        label = row.labels[-1]
        lines += [*figures.split(), label] if above else [label, *figures.split()] if cells else [f"{label} {figures}".strip()]
    return "\n".join(lines)


def label_of(name: str, edition: Edition = "2021") -> str:
    """Return the label of a row of table 3."""
    return FORMS[edition].row(f"applications.{name}").labels[-1]
