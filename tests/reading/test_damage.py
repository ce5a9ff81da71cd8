"""Well-formed documents of all ten layouts, damaged in one place: no other figure changes in silence.

A report is written with a mark of its own on every cell, so that what is damaged is known whatever the
layout; the marks are gone before it is read. What is judged is each cell but those that the damage is about:
it states what it did, or a diagnostic names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from attrs import evolve, frozen
from hypothesis import event, given
from hypothesis import strategies as st

from fuzz.invariants import broken
from govdisclosure.reading import Reading, read_html, read_text
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Edition, Form, Money
from govdisclosure.schema.sheet import Sheet, SheetCell, sheet
from govdisclosure.strategies import reports
from govdisclosure.text.numbers import read_cell
from govdisclosure.writing import LAYOUTS, write
from govdisclosure.writing.document import document
from tests.reading.own_pages import covers, loud

# documents with marks ----------------------------------------------------------------------------------

LABEL, ROW, FIGURE = "\ue000", "\ue001", 0xE100
"""The mark of a label, that of the first cell of a row, and that of the first figure of the form; the others follow it."""

ANY = "\ue000-\uefff"
MARK = f"{ROW}?[{ANY}]"


@frozen
class Paper:
    """A report in a layout: the rows of its tables and all other lines, in order, each with its marks."""

    layout: str
    report: AnnualReport
    pieces: tuple[str, ...]

    @property
    def rows(self) -> list[int]:
        """The pieces that are rows of a table."""
        return [i for i, piece in enumerate(self.pieces) if re.search(f"[{ANY}]", piece)]

    def cells(self, row: int) -> list[re.Match[str]]:
        """The cells of a row with their separators; group 1 is the mark, group 2 the text."""
        return list(CELLS[self.layout].finditer(self.pieces[row]))

    def paths(self, text: str) -> frozenset[str]:
        """The cells whose marks are in a text."""
        return frozenset(self.report.form.paths[ord(mark) - FIGURE] for mark in re.findall("[\ue100-\uefff]", text))


_pipe = re.compile(f" ?({MARK})([^|\n]*)(?:\\||(?=\n)|$)")
_page = re.compile(f"<t[hd][^>]*>({MARK})([^<]*)</t[hd]>")
_line = re.compile(f"({MARK})([^|\n]*)[^\n]*\n")
CELLS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(LAYOUTS, _pipe),
    **dict.fromkeys(("html", "html-split"), _page),
    **dict.fromkeys(("text", "lines"), _line),
    "tabs": re.compile(f"({MARK})([^\t\n]*)(?:\t|(?=\n)|$)"),
    "columns": re.compile(f"({MARK})([^ \n{ANY}]*) *"),
}


BLANKS = {"text": "/"}
"""What cells show that state nothing, where the layout decides by the row: a cell with a mark is never empty."""


def paper(report: AnnualReport, layout: str) -> Paper:
    page = document(report, blank=BLANKS.get(layout, LAYOUTS[layout].blank))
    parts = tuple(evolve(p, sheet=p.sheet and _marked(report.form, p.name, p.sheet)) for p in page.parts)
    lines = LAYOUTS[layout].write(evolve(page, parts=parts)).splitlines(keepends=True)
    return Paper(layout, report, tuple(_pieces(lines)))


def _marked(form: Form, table: str, plain: Sheet) -> Sheet:
    """The same sheet with its marks: the marks of the figures from a sheet that holds nothing else."""
    marks = sheet(form, table, lambda index: chr(FIGURE + index))  # type: ignore[arg-type]
    rows: list[tuple[SheetCell, ...]] = []
    for row, own in zip(plain.rows, marks.rows, strict=True):
        signs = [LABEL if cell.scope else mark.text for cell, mark in zip(row, own, strict=True)]
        signs[0] = ROW + signs[0]
        rows.append(tuple(cell._replace(text=sign + cell.text) for cell, sign in zip(row, signs, strict=True)))
    return evolve(plain, rows=tuple(rows))


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    """Rows and other lines. A row may have several lines, the last of them pipes alone."""
    row = ""
    for line in lines:
        inside = re.search(f"[{ANY}]", line) or (row and re.fullmatch(r"\|+\n", line))
        if row and (not inside or ROW in line):
            yield row
            row = ""
        if inside:
            row += line
        else:
            yield line
    if row:
        yield row


def plain(text: str, layout: str) -> str:
    """A text without its marks; columns of fixed width stay where they are."""
    if layout == "columns":
        return re.sub(f"([{ANY}]+)([^ \n{ANY}]*)", lambda cell: cell[2] + "  " * len(cell[1]), text)
    return re.sub(f"[{ANY}]", "", text)


# damage ------------------------------------------------------------------------------------------------


@frozen
class Damaged:
    """A damaged text with its marks, and the cells that the damage is about with what they may state now in silence."""

    pieces: tuple[str, ...]
    about: Mapping[str, frozenset[object]]


Damage = Callable[[st.DrawFn, Paper], Damaged]


def _with(of: Paper, row: int, *pieces: str) -> tuple[str, ...]:
    return (*of.pieces[:row], *pieces, *of.pieces[row + 1 :])


def _change(of: Paper, row: int, changes: Mapping[re.Match[str], str]) -> tuple[str, ...]:
    """The pieces with some cells of a row replaced."""
    text, end = "", 0
    for cell, new in sorted(changes.items(), key=lambda pair: pair[0].start()):
        text += of.pieces[row][end : cell.start()] + new
        end = cell.end()
    return _with(of, row, text + of.pieces[row][end:])


def _nothing(paths: frozenset[str]) -> Mapping[str, frozenset[object]]:
    return dict.fromkeys(paths, frozenset({None}))


def _row(draw: st.DrawFn, of: Paper, *, least: int = 1) -> tuple[int, list[re.Match[str]]]:
    row = draw(st.sampled_from([i for i in of.rows if len(of.cells(i)) >= least]))
    return row, of.cells(row)


TEXTS = (
    "",
    " ",
    "x",
    "7",
    "1 2",
    "12.5",
    "-3",
    "?",
    "\ufffd",
    "? 4",
    "1O",
    "〇",
    "/",
    "无",
    "见附件",
    "三十",
    "5件",
    "1,23",
    "九百一",
    "总计",
)
LABELS = (
    "",
    "小计",
    "自然人",
    "总计",
    "规章",
    "行政许可",
    "2.重复申请",
    "（七）总计",
    "（三）不予公开",
    "注",
    "14",
    "备注：以下无数据",
)


def garbled(draw: st.DrawFn, of: Paper) -> Damaged:
    """The text of one cell is another."""
    row, cells = _row(draw, of)
    cell = draw(st.sampled_from(cells))
    here = draw(st.integers(0, len(cell[2])))
    is_label = cell[1].endswith(LABEL)
    new = draw(st.sampled_from((cell[2][:here], cell[2][here:], cell[2] * 2)) | st.sampled_from(LABELS if is_label else TEXTS))
    if of.layout in {"lines", "columns"}:
        new = new.replace(" ", "")
    about = {path: _stated(of, path, new) for path in of.paths(cell[0])}
    return Damaged(_change(of, row, {cell: cell[0].replace(cell[1] + cell[2], cell[1] + new)}), about)


def _stated(of: Paper, path: str, text: str) -> frozenset[object]:
    spec = of.report.form.cell(path)
    old = of.report.get(path)
    state, value = read_cell(text, spec.kind, None if spec.unit == "cell" else spec.unit)
    if state == "unreadable" and any(char.isdigit() for char in text):
        return frozenset()  # a figure that nobody can read is to be named
    return frozenset({value, old} if state == "doubtful" else {value})


def without_cell(draw: st.DrawFn, of: Paper) -> Damaged:
    """A cell is gone, with what parts it from the next."""
    row, cells = _row(draw, of)
    cell = draw(st.sampled_from(cells))
    # where columns are a matter of blanks, the others stay where they are
    left = " " * len(cell[0]) if of.layout == "columns" else ""
    return Damaged(_change(of, row, {cell: left}), _nothing(of.paths(cell[0])))


def cell_twice(draw: st.DrawFn, of: Paper) -> Damaged:
    row, cells = _row(draw, of)
    cell = draw(st.sampled_from(cells))
    between = "\t" if of.layout == "tabs" and not cell[0].endswith("\t") else ""
    return Damaged(_change(of, row, {cell: cell[0] + between + cell[0]}), {})


def cells_swapped(draw: st.DrawFn, of: Paper) -> Damaged:
    """A figure changed places with another figure or with a label of its row; labels alone would be another statement."""
    row = draw(st.sampled_from([i for i in of.rows if len(of.cells(i)) > 1 and of.paths(of.pieces[i])]))
    one = draw(st.sampled_from([cell for cell in of.cells(row) if not cell[1].endswith(LABEL)]))
    other = draw(st.sampled_from([cell for cell in of.cells(row) if cell.start() != one.start()]))
    a, b = sorted((one, other), key=lambda cell: cell.start())
    new = {a: a[0].replace(a[1] + a[2], b[1] + b[2]), b: b[0].replace(b[1] + b[2], a[1] + a[2])}
    about: dict[str, frozenset[object]] = {}
    for here, there in ((a, b), (b, a)):
        about.update({path: _stated(of, path, there[2]) | {None, of.report.get(path)} for path in of.paths(here[1])})
    return Damaged(_change(of, row, new), about)


def glued(draw: st.DrawFn, of: Paper) -> Damaged:
    """Two neighbouring cells are one."""
    row, cells = _row(draw, of, least=2)
    i = draw(st.integers(0, len(cells) - 2))
    a, b = cells[i], cells[i + 1]
    text = a[2].rstrip() + b[2].strip()
    one = a[0].replace(a[1] + a[2], a[1] + text)
    about: dict[str, frozenset[object]] = {}
    for path in of.paths(a[0] + b[0]):
        about[path] = frozenset({None, of.report.get(path)})
    if of.layout == "tabs":  # what a span leaves is a blank cell there, so that nothing tells the row from one with a blank
        about.update({path: _stated(of, path, text) for path in of.paths(a[0])})
    return Damaged(_change(of, row, {a: one, b: ""}), about)


def without_row(draw: st.DrawFn, of: Paper) -> Damaged:
    row, _ = _row(draw, of)
    return Damaged(_with(of, row), _nothing(of.paths(of.pieces[row])))


def row_twice(draw: st.DrawFn, of: Paper) -> Damaged:
    row, _ = _row(draw, of)
    at = draw(st.sampled_from(of.rows))
    return Damaged((*of.pieces[: at + 1], of.pieces[row], *of.pieces[at + 1 :]), {})


def rows_swapped(draw: st.DrawFn, of: Paper) -> Damaged:
    a, b = sorted((_row(draw, of)[0], _row(draw, of)[0]))
    pieces = list(of.pieces)
    pieces[a], pieces[b] = pieces[b], pieces[a]
    return Damaged(tuple(pieces), {})


BETWEEN = ("", "- 3 -", "续表", "第 3 页 共 9 页", "单位：件", "12")


def split(draw: st.DrawFn, of: Paper) -> Damaged:
    """A table is two, with or without what stands at the foot of a page between them."""
    row, _ = _row(draw, of)
    between = draw(st.sampled_from(BETWEEN)) + "\n"
    if of.layout.startswith("html"):
        between = f"</tbody>\n</table>\n<p>{between}</p>\n<table>\n<tbody>\n"
    return Damaged(_with(of, row, of.pieces[row], between), {})


def merged(draw: st.DrawFn, of: Paper) -> Damaged:
    """What stands between two rows of different tables is gone."""
    rows = of.rows
    apart = [i for a, i in pairwise(rows) if i - a > 1]
    if not apart:
        return Damaged(of.pieces, {})
    end = draw(st.sampled_from(apart))
    start = max(i for i in rows if i < end)
    return Damaged((*of.pieces[: start + 1], *of.pieces[end:]), {})


def label_broken(draw: st.DrawFn, of: Paper) -> Damaged:
    """A label is broken at any place."""
    row, cells = _row(draw, of)
    labels = [cell for cell in cells if cell[1].endswith(LABEL) and len(cell[2].strip()) > 1]
    if not labels:
        return Damaged(of.pieces, {})
    cell = draw(st.sampled_from(labels))
    at = draw(st.integers(1, len(cell[2].strip()) - 1))
    line_end = draw(st.sampled_from(("<br>", "\n", " ", "</p><p>"))) if of.layout.startswith("html") else "\n"
    return Damaged(_change(of, row, {cell: cell[0].replace(cell[2], cell[2][:at] + line_end + cell[2][at:])}), {})


def cut_off(draw: st.DrawFn, of: Paper) -> Damaged:
    """The end is gone, from any place on. The cell in which it was cut may state what is left of it."""
    text = "".join(of.pieces)
    end = draw(st.integers(text.index(of.pieces[of.rows[0]]), len(text)))
    kept = text[:end]
    about: dict[str, frozenset[object]] = dict(_nothing(of.paths(text[end:])))
    last = re.search(f"({MARK})([^{ANY}|<\t\n]*)$", kept)
    if last:
        about.update({path: _stated(of, path, last[2]) | {of.report.get(path)} for path in of.paths(last[1])})
    return Damaged((kept,), about)


DAMAGES: Mapping[str, Damage] = {
    damage.__name__: damage
    for damage in (
        garbled,
        without_cell,
        cell_twice,
        cells_swapped,
        glued,
        without_row,
        row_twice,
        rows_swapped,
        split,
        merged,
        label_broken,
        cut_off,
    )
}


# what is judged ------------------------------------------------------------------------------------------


@st.composite
def numbered(draw: st.DrawFn) -> AnnualReport:
    """A report in which no two cells state the same, so that every shift shows; a few state zero or nothing."""
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    first = draw(st.sampled_from((1, 40, 1001)))
    values: dict[str, CellValue] = {c.path: first + c.index for c in form.cells}
    for cell in form.cells:
        if cell.kind == "money":
            values[cell.path] = Money(Decimal(first + cell.index), None if cell.unit == "cell" else cell.unit)
    counts = [c.path for c in form.cells if c.kind != "money"]
    for path in draw(st.lists(st.sampled_from(counts), max_size=12)):
        values[path] = draw(st.sampled_from((None, 0)))
    return AnnualReport.from_cells(form.edition, values)


def silent(reading: Reading, paper: Paper, about: Mapping[str, frozenset[object]]) -> dict[str, tuple[object, object]]:
    """The cells that state what they must not, and that no diagnostic names: what they stated and what they state."""
    if reading.report is None:
        return {} if any(d.severity == "error" for d in reading.diagnostics) else {"report": (paper.report, None)}
    before, after = paper.report.cells(), reading.report.cells()
    told = told_figures(reading)
    wrong = {
        path: (before.get(path), after.get(path))
        for path in {**before, **after}
        if after.get(path) not in about.get(path, {before.get(path)})
    }
    return {
        path: (old, new)
        for path, (old, new) in wrong.items()
        if not covers(reading, path) and not (new is None and _shown(old) in told)
    }


def told_figures(reading: Reading) -> set[str]:
    """The figures that diagnostics of severity warning and error show."""
    return {figure for d in loud(reading) for figure in re.findall(r"[\d.]+", d.text or "")}


def unaccounted(reading: Reading, paper: Paper, damaged: Damaged) -> set[str]:
    """The figures standing in the tables that are neither placed nor shown by a diagnostic, nor of a cell that one names."""
    known = told_figures(reading) | {figure for cell in reading.cells.values() for figure in re.findall(r"[\d.]+", cell.raw)}
    standing = {
        (path, figure)
        for piece in damaged.pieces
        for cell in CELLS[paper.layout].finditer(piece)
        for path in paper.paths(cell[1])
        for figure in re.findall(r"[\d.]+", cell[2])
    }
    return {figure for path, figure in standing if figure not in known and not covers(reading, path)}


def _shown(value: object) -> str:
    return f"{value.amount:f}" if isinstance(value, Money) else str(value).removeprefix("-")


def reading_of(of: Paper, damaged: Damaged) -> Reading:
    text = plain("".join(damaged.pieces), of.layout)
    return (read_html if of.layout.startswith("html") else read_text)(text)


LAYOUT = st.sampled_from(sorted(LAYOUTS))


@given(numbered() | reports(), LAYOUT)
def test_marks_leave_nothing_behind(report: AnnualReport, layout: str) -> None:
    of = paper(report, layout)
    assert plain("".join(of.pieces), layout).split() == write(report, layout, blank=BLANKS.get(layout)).split()
    stated = of.paths("".join(of.pieces))
    assert stated == {c.path for c in report.form.cells if getattr(report, c.table) is not None}


MARKED = [
    pytest.param(
        damage,
        marks=pytest.mark.xfail(reason="two figures swapped may print another report faithfully", strict=False),
    )
    if damage == "cells_swapped"
    else damage
    for damage in DAMAGES
]
"""The damages; two cells swapped print another report where the row has blanks."""


@pytest.mark.parametrize("damage", MARKED)
@given(report=numbered() | reports(), layout=LAYOUT, data=st.data())
def test_damage_in_one_place_changes_no_other_figure_in_silence(
    damage: str, report: AnnualReport, layout: str, data: st.DataObject
) -> None:
    of = paper(report, layout)
    damaged = data.draw(st.composite(lambda draw: DAMAGES[damage](draw, of))(), label=damage)
    reading = reading_of(of, damaged)
    event(f"{layout}: {'all there' if reading.report == report else 'told' if loud(reading) else 'as it stands'}")
    assert silent(reading, of, damaged.about) == {}
    assert reading.report is None or unaccounted(reading, of, damaged) == set()
    assert list(broken(reading)) == []


@pytest.mark.parametrize("edition", sorted(FORMS))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_any_two_labels_glued_change_no_figure_in_silence(layout: str, edition: Edition) -> None:
    """Each pair of neighbouring labels, below which few figures stand: a head with a cell less than its rows."""
    for step in (2, 5, 19):
        stated = _every(FORMS[edition], step)
        of = paper(stated, layout)
        for row in of.rows:
            labels = [pair for pair in pairwise(of.cells(row)) if all(cell[1].endswith(LABEL) for cell in pair)]
            for a, b in labels:
                one = a[0].replace(a[1] + a[2], a[1] + a[2].rstrip() + b[2].strip())
                damaged = Damaged(_change(of, row, {a: one, b: ""}), {})
                assert silent(reading_of(of, damaged), of, damaged.about) == {}, one


def _every(form: Form, step: int) -> AnnualReport:
    """A report of which each so many-th cell states its own number, and no other anything."""
    values: dict[str, CellValue] = {}
    for cell in form.cells[::step]:
        amount = Money(Decimal(cell.index + 1), None if cell.unit == "cell" else cell.unit)
        values[cell.path] = amount if cell.kind == "money" else cell.index + 1
    return AnnualReport.from_cells(form.edition, values)
