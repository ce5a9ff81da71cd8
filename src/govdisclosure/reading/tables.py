"""From labelled rows to the cells of a form: which form it is, which columns each table has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, permutations

from govdisclosure.grid import GridCell
from govdisclosure.reading.aligning import Aligned, Conventions, Ruler, applicant_columns, item_columns, review_blocks
from govdisclosure.reading.doubting import doubtful_rows, shape_of, unnumbered_rows
from govdisclosure.reading.heads import label_of
from govdisclosure.reading.labels import nearest_row
from govdisclosure.reading.placing import Placing, columns_of, figures_of
from govdisclosure.reading.scanning import Scan, SourceRow
from govdisclosure.schema import FORMS, TABLES, Edition, Form, Table
from govdisclosure.text.numbers import read_cell

__all__ = ["place"]

OTHER: Mapping[Edition, Edition] = {"2019": "2021", "2021": "2019"}


def _names(form: Form) -> set[str]:
    return {step for cell in form.cells if cell.table == "proactive" for step in cell.path.split(".")[1:]}


ONLY: Mapping[str, Edition] = {
    name: edition for edition, form in FORMS.items() for name in _names(form) - _names(FORMS[OTHER[edition]])
}
"""Columns and rows of table 2 that only one form has."""

MOST_TRIES = 100
"""Unknown labels of one document that are compared with those of the form."""


def place(scan: Scan, opened: Container[str] = ()) -> Placing:
    """Place every cell that a row and a column can be told for; name the others.

    `opened` are the sections whose title the document has: a table without rows there could not be read.
    """
    placing = Placing()
    rows = _named(scan, placing)
    tables: dict[Table, list[SourceRow]] = {table: [row for row in rows if row.table == table] for table in TABLES}
    placing.edition, of_items = _editions(tables, scan.wordings)
    items = _trusted(tables["proactive"], FORMS[of_items], scan, placing)
    applications = _trusted(tables["applications"], placing.form, scan, placing)
    _items(items, FORMS[of_items], placing)
    _applications(applications, placing, cut_off=not tables["review"])
    _reviews(tables["review"], placing)
    for cell in scan.stray:
        placing.tell("parse-number-unplaced", line=cell.line, text=cell.text)
    placing.tell_missing([table for table in TABLES if tables[table] or table in opened])
    return placing


def _named(scan: Scan, placing: Placing) -> list[SourceRow]:
    """The rows that the form has; a row nobody knows is named, unless its label is a slip of the pen."""
    known = {(row.table, row.name) for row in scan.rows if row.name}
    unknown = [row for row in scan.rows if not row.name and row.table != "review" and row.cells]
    for row in unknown[:MOST_TRIES]:
        near = nearest_row(scan.plain(row.label), row.table)
        if near is not None and (near.table, near.name) not in known:
            row.name = near.name
            known.add((near.table, near.name))
            path = f"{row.table}.{row.name}"
            placing.tell("parse-label-variant", path=path, line=row.line, text=row.label, label=row.name)
    for row in unknown:
        if not row.name and (figures := figures_of(row.cells)):
            placing.tell("parse-row-unknown", line=row.line, text=figures, label=row.label[:80])
    return [row for row in scan.rows if row.name or row.table == "review"]


def _trusted(rows: Sequence[SourceRow], form: Form, scan: Scan, placing: Placing) -> list[SourceRow]:
    """The rows of one table without those of doubt, which are named."""
    if not rows:
        return []
    return placing.trusted(rows, (*doubtful_rows(rows, *shape_of(form, rows[0].table), scan.stray), *unnumbered_rows(rows)))


def _editions(rows: Mapping[Table, Sequence[SourceRow]], wordings: set[str]) -> tuple[Edition | None, Edition]:
    """The form of the report and that of its table 2: row (六) of table 3 decides, then the heads of table 2."""
    other = {row.name for row in rows["applications"] if row.name.startswith("results.other")}
    single = any(row.name == "results.other" and row.cells for row in rows["applications"])
    evidence = [ONLY[name] for row in rows["proactive"] for name in (row.name, *row.heads) if name in ONLY]
    if any(wording.startswith(("本年处理决定", "本年收费金额")) for wording in wordings):
        evidence.append("2021")
    items: Edition | None = None
    if evidence:
        items = "2019" if evidence.count("2019") > evidence.count("2021") else "2021"
    applications: Edition | None = "2021" if other - {"results.other"} else "2019" if single else None
    whole = applications or items
    return whole, items or whole or "2021"


# table 2 ------------------------------------------------------------------------------------------


def _items(rows: Sequence[SourceRow], form: Form, placing: Placing) -> None:
    columns = {row.path: tuple(columns_of(form, row.path)) for row in form.rows}
    known = [(row, columns[path]) for row in rows if (path := f"proactive.{row.name}") in columns]
    headed = [(row, names if row.loose else _item_columns(form, row, names, placing)) for row, names in known]
    conventions = Conventions((row, len(names)) for row, names in headed if names)
    for row, names in headed:
        if names:
            aligned = conventions.align(row, len(names))
            if aligned.cells is not None and len(names) > 1:
                _doubt_blank(row, aligned.cells, placing)
            placing.put_row(form, f"proactive.{row.name}", row, aligned, names)
    for row in rows:
        if f"proactive.{row.name}" not in columns:
            _tell_foreign(row, form, placing)


def _tell_foreign(row: SourceRow, form: Form, placing: Placing) -> None:
    """A row that only the other form has: its figures have no place."""
    if figures := figures_of(row.cells):
        placing.tell_foreign(FORMS[OTHER[form.edition]], row.line, f"{row.label}: {figures}")


def _doubt_blank(row: SourceRow, cells: Sequence[GridCell], placing: Placing) -> None:
    """Cells of a page are somebody's: a blank one too many before or between the figures makes the row doubtful."""
    own = row.own
    if len(own) > len(cells) and cells[0].place is not None and not all(cell.text for cell in own[: len(cells)]):
        path = f"proactive.{row.name}"
        placing.tell("parse-row-shifted", path=path, line=row.line, text=figures_of(own), expected=len(cells))


def _item_columns(form: Form, row: SourceRow, standard: Sequence[str], placing: Placing) -> tuple[str, ...]:
    """The columns of a row of table 2 by the heads above it; none, and named, if they are not those of the form."""
    path = f"proactive.{row.name}"
    columns = item_columns(row.heads, standard, len(row.own))
    if columns is None:
        placing.seen.setdefault(path, row)
        if figures := figures_of(row.cells):
            placing.tell("parse-head-unknown", path=path, line=row.line, text=f"{_heads_of(row)}: {figures}")
        return ()
    for missing in sorted(set(standard) - set(columns)):
        placing.tell_no_column(form, f"{path}.{missing}", row)
    return columns


# table 3 ------------------------------------------------------------------------------------------


def _applications(rows: Sequence[SourceRow], placing: Placing, *, cut_off: bool) -> None:
    form = placing.form
    depths = _depths(form)
    standard = tuple(columns_of(form, "applications.received"))
    above = {row.heads: row for row in reversed(rows)}
    widths = Counter(len(row.own) for row in rows)
    usual = widths.most_common(1)[0][0] if widths else 0
    heads = {labels: _applicants(row, standard, usual, placing) for labels, row in above.items()}
    headed = [(row, columns) for row in rows if (columns := heads[row.heads]) is not None]
    _hand_down([row for row, _ in headed], len(standard))
    conventions = Conventions((row, len(columns)) for row, columns in headed)
    first = min((row.lead for row, _ in headed if row.lead and depths.get(row.name) == 1), default=0)
    ruler = Ruler((row for row, _ in headed if row.loose), len(standard))
    for row, columns in headed:
        depth, path = depths.get(row.name), f"applications.{row.name}"
        if depth is None:
            _tell_foreign(row, form, placing)
            continue
        cut = cut_off and row is headed[-1][0]
        if cut:
            _drop_cut(row, len(columns), placing)
        aligned = conventions.align(row, len(columns))
        if row.loose:
            aligned = _in_lines(row, aligned, ruler, path, placing)
        elif (cut and _may_lack(row, form)) or (depth == 1 and row.lead > first and len(row.own) != len(columns)):
            aligned = Aligned(None)  # cut off, or pushed aside by a span that is one row too long
        elif aligned.cells is not None and len(row.cells) > len(columns):
            _doubt_shift(row, aligned.cells, path, LABEL_COLUMNS - depth, placing, usual=conventions.is_usual(row))
        placing.put_row(form, path, row, aligned, columns)


@cache
def _depths(form: Form) -> Mapping[str, int]:
    """How many labels the rows of table 3 have, by name."""
    return {row.path.partition(".")[2]: len(row.labels) for row in form.rows if row.table == "applications"}


LABEL_COLUMNS = 3
"""Columns of table 3 that hold labels: a label that stands alone spans all of them."""


def _applicants(row: SourceRow, standard: Sequence[str], usual: int, placing: Placing) -> tuple[str, ...] | None:
    """The columns of table 3 by the head above a row; None, and named, if it is not that of the form.

    A head that was put together from words says nothing about the order of columns.
    """
    if row.loose:
        return tuple(standard)
    columns = applicant_columns(row.heads, standard, usual)
    for missing in sorted(set(standard) - set(columns or standard)):
        placing.tell_no_column(placing.form, f"applications.received.{missing}", row)
    if columns is None and not any(d.code == "parse-head-unknown" for d in placing.found):
        placing.tell("parse-head-unknown", path="applications", line=row.line, text=_heads_of(row))
    return columns


def _heads_of(row: SourceRow) -> str:
    return ", ".join(label_of(head).lstrip("=") for head in row.heads)


def _hand_down(rows: Sequence[SourceRow], width: int) -> None:
    """Figures on a line of their own before a label of several lines are that label's, if the row above is full.

    Text tools sort lines by height, and figures stand in the middle of their row.
    """
    for row, below in pairwise(rows):
        if row.loose and not below.cells and len(row.cells) == 2 * width:
            lines = [cell.line for cell in row.cells]
            if len(set(lines[width:])) == 1 and lines[width] not in lines[:width]:
                below.cells = row.cells[width:]
                row.cells = row.cells[:width]


def _drop_cut(row: SourceRow, width: int, placing: Placing) -> None:
    """The last figure of a text that was cut off, behind a full row, may be the number of the next row's label."""
    if row.loose and len(row.cells) == width + 1:
        cell = row.cells.pop()
        placing.tell("parse-number-unplaced", line=cell.line, text=cell.text)


def _may_lack(row: SourceRow, form: Form) -> bool:
    """Whether blank cells before the figures of the row in which a text was cut off may make up for lost ones."""
    own = row.own
    ends = [other.path for other in form.rows if other.table == row.table][-1] == f"{row.table}.{row.name}"
    return not ends and bool(own) and not own[0].text and any(cell.text for cell in own)


def _doubt_shift(row: SourceRow, cells: Sequence[GridCell], path: str, span: int, placing: Placing, *, usual: bool) -> None:
    """Cells of a page are somebody's: other blank ones than the label could span make the row doubtful, unless they are usual."""
    own = row.own
    extra = len(own) - len(cells)
    if extra <= 0 or cells[0].place is None or extra == span or row.lead + extra > LABEL_COLUMNS:
        return
    if own[0].text or (not usual and any(cell.text for cell in cells)):
        placing.tell("parse-row-shifted", path=path, line=row.line, text=figures_of(own), expected=len(cells))


# table 4 ------------------------------------------------------------------------------------------


def _reviews(rows: Sequence[SourceRow], placing: Placing) -> None:
    form = placing.form
    blocks = {row.path.partition(".")[2]: tuple(columns_of(form, row.path)) for row in form.rows if row.table == "review"}
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    for row in filled or rows:
        cells = [cell for cell in row.cells if not cell.pad]
        named = _blocks(row, blocks, len(cells))
        if named is None:
            places = [i for i, cell in enumerate(cells) if cell.text]
            cells = cells[places[0] : places[-1] + 1] if places else []
            named = _blocks(row, blocks, len(cells))
        if named is None:
            if cells:
                placing.tell_mismatch("review", row, sum(map(len, blocks.values())))
            continue
        ends = [sum(len(blocks[name]) for name in named[: i + 1]) for i in range(len(named))]
        parts = [range(end - len(blocks[name]), end) for name, end in zip(named, ends, strict=True)]
        aligned = _settled(row, tuple(cells), "review", parts, placing) if row.loose else Aligned(tuple(cells))
        if aligned.cells is None:
            placing.tell_mismatch("review", row, len(cells))
            continue
        for name, part in zip(named, parts, strict=True):
            own = Aligned(aligned.cells[part.start : part.stop])
            placing.put_row(form, f"review.{name}", row, own, blocks[name])


def _blocks(row: SourceRow, blocks: Mapping[str, Sequence[str]], width: int) -> tuple[str, ...] | None:
    """The blocks of a data row; heads that were put together from words say nothing about their order."""
    return review_blocks(() if row.loose else row.heads, blocks, width)


# rows put together from words -----------------------------------------------------------------------


def _settled(row: SourceRow, cells: tuple[GridCell, ...], path: str, parts: Sequence[range], placing: Placing) -> Aligned:
    """The order of a row's figures where they stood on several lines: the one that the row's own sums allow.

    Each of `parts` is a total behind what it is the sum of. Text tools may put the line of a high cell
    before or behind the others; if no order or more than one fits, nobody can tell.
    """
    if len({cell.line for cell in cells}) in {1, len(cells)}:
        return Aligned(cells)
    orders = {tuple(cell.text for cell in order): order for order in _orders(cells)}
    if len(orders) == 1 and len({cell.line for cell in cells}) <= MOST_LINES:
        return Aligned(cells)
    fitting = [order for order in orders.values() if all(_adds_up([order[i] for i in part]) for part in parts)]
    if len(fitting) != 1:
        return Aligned(None)
    placing.tell("parse-row-deduced", path=path, line=row.line, text=figures_of(row.cells))
    return Aligned(fitting[0])


MOST_LINES = 4


def _in_lines(row: SourceRow, aligned: Aligned, ruler: Ruler, path: str, placing: Placing) -> Aligned:
    """The cells of a row put together from words: in the order that its sums allow, or where other rows have columns."""
    if aligned.cells is None:
        return Aligned(ruler.align(row))
    return _settled(row, aligned.cells, path, [range(len(aligned.cells))], placing)


def _orders(cells: tuple[GridCell, ...]) -> Iterator[tuple[GridCell, ...]]:
    """The orders in which the lines of a row may belong."""
    lines: dict[int, list[GridCell]] = {}
    for cell in cells:
        lines.setdefault(cell.line, []).append(cell)
    if len(lines) > MOST_LINES:
        yield cells
        return
    for order in permutations(lines.values()):
        yield tuple(cell for line in order for cell in line)


def _adds_up(cells: Sequence[GridCell]) -> bool:
    """Whether the last figure is the sum of those before it."""
    values = [read_cell(cell.text, "count").value for cell in cells]
    numbers = [value for value in values if isinstance(value, int)]
    return len(numbers) == len(values) and sum(numbers[:-1]) == numbers[-1]
