"""The rows of a section: labels in order, and the figures in front of, amid and behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from attrs import define, field

from govdisclosure.reading.labels import WITH_COLUMN, key_of
from govdisclosure.reading.lines.labels import GROUPS, Item

__all__ = ["Body", "Row", "body_of", "is_beside", "lines_of"]


@define
class Row:
    """A row of the section: its label (`name` "" if no form has it) and what is known of its figures.

    `amid`: figures between the pieces of its label; `cells`: its figures and blanks as the explanation of the whole table
    gives them; `doubt`: the code of what is wrong with it; `explained`: its blanks are known.
    """

    item: Item
    name: str
    amid: list[Item] = field(factory=list[Item])
    cells: list[Item] = field(factory=list[Item])
    doubt: str = ""
    explained: bool = False

    @property
    def figures(self) -> list[Item]:
        """Its cells without the blank ones."""
        return [cell for cell in self.cells if cell.kind == "figure"]


def lines_of(figures: Sequence[Item]) -> int:
    """Return on how many lines figures stand."""
    return len({item.tokens[0].at for item in figures})


def is_beside(row: Row) -> bool:
    """Return whether all figures of a row stand on one line of its label."""
    return lines_of(row.figures) == 1 and row.figures[0].at <= row.item.at


@define
class Body:
    """The rows of a section in order; `runs[i]` is what stands before row i, the last one what stands behind all rows."""

    rows: list[Row]
    runs: list[list[Item]]

    def afresh(self) -> Body:
        """Return the same rows and runs, to be changed."""
        rows = [Row(row.item, row.name, list(row.amid)) for row in self.rows]
        return Body(rows, [list(run) for run in self.runs])

    def figures(self, place: int) -> list[Item]:
        """Return the figures of a run."""
        return [item for item in self.runs[place] if item.kind == "figure"]

    def end_of(self, i: int) -> Item | None:
        """Return what ends the cells of a row: the words behind it, or the next label."""
        words = [item for item in self.runs[i + 1] if item.kind not in {"figure", "blank"}]
        following = [row.item for row in self.rows[i + 1 : i + 2]]
        return next(iter([*words, *following]), None)

    def doubt_copies(self) -> None:
        """Doubt rows that stand twice with different figures: nobody can tell which are right."""
        texts: dict[str, set[tuple[str, ...]]] = {}
        for row in self.rows:
            texts.setdefault(row.name, set()).add(tuple(cell.text for cell in row.figures))
        for row in self.rows:
            if row.name and len(texts[row.name]) > 1:
                row.doubt = "parse-row-doubtful"


def body_of(items: Sequence[Item]) -> Body:
    """Return the rows of a section with what stands between them."""
    labels = _without_copies(items, _row_labels(items))
    rows = [Row(item, item.name if item.kind == "row" else "") for item in labels]
    runs: list[list[Item]] = [[] for _ in range(len(rows) + 1)]
    own = {id(item) for item in labels}
    place = 0
    for item in items:
        if id(item) in own:
            place += 1
        elif place and item.start < rows[place - 1].item.stop:
            (rows[place - 1].amid if item.kind == "figure" else runs[place]).append(item)
        else:
            runs[place].append(item)
    return Body(rows, _without_row_numbers(rows, _without_column_numbers(runs)))


def _row_labels(items: Sequence[Item]) -> list[Item]:
    """The labels of rows, known ones and those of rows that nobody knows."""
    found: list[Item] = []
    figured = {at for item in items if item.kind == "figure" for at in item.at}
    for i, item in enumerate(items):
        if item.kind == "row" and not _is_head(items, i, begun=bool(found)):
            found.append(item)
        elif item.kind in {"unknown", "piece"} and found and _spells_row(item):
            before_figure = any(other.kind == "figure" for other in items[i + 1 : i + 2])
            if item.at & figured or before_figure:
                found.append(item)
    return found


def _spells_row(item: Item) -> bool:
    """Return whether words may be the label of a row: more than a number, and no piece of a group's label."""
    bare = key_of(item.text).lstrip(NUMERALS)
    return bool(bare) and bare not in GROUPS and key_of(item.text) not in GROUPS


NUMERALS = "一二三四五六七八九十0123456789"


def _is_head(items: Sequence[Item], i: int, *, begun: bool) -> bool:
    """Return whether 其他 or 总计 without a number heads a column: before all rows, or beside labels of columns."""
    item = items[i]
    if item.numbered or key_of(item.text) not in WITH_COLUMN:
        return False
    return not begun or any(near.kind == "head" for near in items[max(0, i - 2) : i + 3])


def _without_copies(items: Sequence[Item], labels: Sequence[Item]) -> list[Item]:
    """The labels without those that stand again and have no figures beside them."""
    often = {name for name, count in Counter(item.name for item in labels if item.kind == "row").items() if count > 1}
    if not often:
        return list(labels)
    order = {id(item): i for i, item in enumerate(items)}
    bare = [
        item for item in labels if item.name in often and item.kind == "row" and not _has_figures(items, order[id(item)], item)
    ]
    without = {id(item) for item in bare}
    kept = [item for item in labels if id(item) not in without]
    names = {item.name for item in kept}
    first_bare = {item.name: item for item in reversed(bare) if item.name not in names}
    return [item for item in labels if id(item) not in without or first_bare.get(item.name) is item]


def _has_figures(items: Sequence[Item], i: int, label: Item) -> bool:
    return any(near.kind == "figure" for near in items[i + 1 : i + 2]) or any(
        near.kind == "figure" and (near.at & label.at or near.start < label.stop) for near in items[max(0, i - 8) : i + 9]
    )


def _without_column_numbers(runs: list[list[Item]]) -> list[list[Item]]:
    """The runs without a row of column numbers (1, 2, 3 … n) before the first row."""
    figures = [item for item in runs[0] if item.kind == "figure"]
    if len(figures) >= MIN_NUMBERS and [item.text for item in figures] == [str(n) for n in range(1, len(figures) + 1)]:
        runs[0] = [item for item in runs[0] if item.kind != "figure"]
    return runs


def _without_row_numbers(rows: Sequence[Row], runs: list[list[Item]]) -> list[list[Item]]:
    """Return the runs without the numbers of rows (1, 2, 3 … n), each right in front of its label."""
    numbers = [_number_of(row, run) for row, run in zip(rows, runs, strict=False)]
    texts = [number.text for number in numbers if number is not None]
    first = int(texts[0]) if texts and texts[0].isdigit() else 0
    if len(texts) < MIN_NUMBERED or texts != [str(first + i) for i in range(len(texts))]:
        return runs
    return [run[:-1] if number is not None else run for run, number in zip_longest(runs, numbers)]


def _number_of(row: Row, run: Sequence[Item]) -> Item | None:
    """Return the figure that stands right in front of a label, on its line."""
    before = run[-1] if run else None
    return before if before is not None and before.kind == "figure" and before.at <= row.item.at else None


MIN_NUMBERED = 3
"""Figures in front of labels from which on 1, 2, 3 … number the rows."""

MIN_NUMBERS = 5
"""Figures from which on 1, 2, 3 … before the first row number the columns: the rows of table 2 hold three themselves."""
