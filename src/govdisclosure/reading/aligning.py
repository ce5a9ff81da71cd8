"""Which of a row's cells stands in which column.

Layouts write the rest of a merged cell in many ways: not at all, behind the values, in front of
them, in its place, or by repeating the text. Where a row has more cells than the form has columns,
its figures say where the values stand if all columns have one; else the other rows of the table do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise

from attrs import frozen

from govdisclosure.grid import GridCell
from govdisclosure.reading.heads import GROUP, NOWHERE, is_known
from govdisclosure.reading.scanning import SourceRow

__all__ = ["Aligned", "Conventions", "Ruler", "applicant_columns", "item_columns", "review_blocks"]

Positions = tuple[int, ...]
Shape = tuple[int, int, bool]
"""What the spans of a row's labels depend on: its columns, its depth, whether it is the first below its group."""


@frozen
class Aligned:
    """The cells of a row by column, or None if they cannot be tied to columns.

    `repeated`: equal cells were taken for one merged one; `merged`: the columns that share a cell.
    """

    cells: tuple[GridCell, ...] | None
    repeated: bool = False
    merged: frozenset[int] = frozenset()


def _filled(cells: Sequence[GridCell]) -> Positions:
    return tuple(i for i, cell in enumerate(cells) if cell.text)


def _adjoin(places: Positions) -> bool:
    """Whether no cell stands between these: what a label's span leaves does not stand between values."""
    return places[-1] - places[0] + 1 == len(places)


class Conventions:
    """How the rows of one table of the source write spans, learned from those that leave no choice."""

    def __init__(self, rows: Iterable[tuple[SourceRow, int]]) -> None:
        self.learned: dict[tuple[int, int, int], set[Positions]] = {}
        self.totals: set[int] = set()
        self.shapes: Counter[Positions] = Counter()
        self.placed: dict[int, Shape] = {}
        self.longer: Counter[Shape] = Counter()
        self.exact: Counter[Shape] = Counter()
        self.starts: set[int] = set()
        self.fronts: set[bool] = set()
        rows = list(rows)
        if all(len(row.own) <= width for row, width in rows):
            return  # no row shows what spans leave
        parent = ""
        for row, width in rows:
            before, parent = parent, row.name.rpartition(".")[0]
            first = not f"{before}.".startswith(f"{parent}.") and bool(parent)
            shape = self.placed[id(row)] = (width, row.name.count("."), first)
            if len(cells := row.own) > width:
                self._learn(row, cells, width)
                self.longer[shape] += len(cells) == width + 1 and not cells[-1].text
            self.exact[shape] += len(cells) == width

    def _learn(self, row: SourceRow, cells: Sequence[GridCell], width: int) -> None:
        filled = _filled(cells)
        if len(filled) != width:
            return
        self.learned.setdefault((width, len(cells), row.lead), set()).add(filled)
        if row.lead > 0:
            self.totals.add(row.lead + len(row.cells))
        self.shapes[tuple(row.lead + i for i in filled)] += 1
        if _adjoin(filled):
            self.starts.add(row.lead + filled[0])
            self.fronts.add(filled[0] == 0)

    def align(self, row: SourceRow, width: int) -> Aligned:
        """The cells of a row for so many columns."""
        cells = row.own
        if len(cells) == width:
            return Aligned(None if self._lacks(row) else tuple(cells))
        filled = _filled(cells)
        if not filled and len(cells) > width:
            return Aligned(tuple(cells[:width]))
        if len(cells) < width:
            return _spread(cells, width)
        if len(filled) == width:
            return Aligned(_pick(cells, filled) if self._stand(row, filled) else None)
        if len(filled) > width:
            return _collapsed(cells, width) if row.table == "proactive" and not row.loose else Aligned(None)
        ways = {way for way in self._ways(row, len(cells), width) if set(filled) <= set(way)}
        return Aligned(_pick(cells, ways.pop()) if len(ways) == 1 else None)

    def _stand(self, row: SourceRow, filled: Positions) -> bool:
        """Whether the filled cells are the values: a blank one between them is somebody's, unless others have it too.

        In table 2 values span columns, and what their spans leave stands between them.
        """
        return row.table == "proactive" or _adjoin(filled) or self.is_usual(row)

    def is_usual(self, row: SourceRow) -> bool:
        """Whether other rows have their values in the same places of the source's row."""
        return self.shapes[tuple(row.lead + i for i in _filled(row.own))] >= LEAST_ALIKE

    def _lacks(self, row: SourceRow) -> bool:
        """Whether a row lost a cell: it has fewer than those that show what spans left, and a blank one instead."""
        cells = row.own
        if not self.placed or row.loose or all(cell.text for cell in cells):
            return False
        if row.lead > 0:
            return len(self.totals) == 1 and row.lead + len(row.cells) < min(self.totals)
        alike = self.placed[id(row)]
        if cells[-1].text or self.exact[alike] > 1:
            return False
        only_total = row.table == "applications" and all(cell.text for cell in cells[:-1])
        return self.longer[alike] > 1 or (only_total and sum(self.longer.values()) > 1)

    def _ways(self, row: SourceRow, count: int, width: int) -> set[Positions]:
        """Where the values of a row of this shape can stand, by what other rows of the table show."""
        if known := self.learned.get((width, count, row.lead)):
            return known
        ways: set[Positions] = set()
        if len(self.starts) == 1 and row.lead > 0 and row.lead + len(row.cells) in self.totals:
            ways.add(tuple(range(first := min(self.starts) - row.lead, first + width)))
        if self.fronts == {True}:
            ways.add(tuple(range(width)))
        return {way for way in ways if way[0] >= 0 and way[-1] < count}


LEAST_ALIKE = 3
"""Rows with blank cells in the same places between their values that make these places nobody's."""


class Ruler:
    """Where the value columns of a table of fixed width lie, learned from its full rows, if there are some."""

    def __init__(self, rows: Iterable[SourceRow], width: int) -> None:
        self.rows, self.width = tuple(rows), width

    @cached_property
    def columns(self) -> list[tuple[int, int]]:
        """Where each column begins and ends."""
        full = [[cell.columns for cell in row.cells] for row in self.rows if len(row.cells) == self.width and _on_one_line(row)]
        spans = [[span for span in row if span] for row in full]
        return [
            (min(row[i][0] for row in spans), max(row[i][1] for row in spans))
            for i in range(self.width)
            if len(spans) >= FEWEST_ROWS and len(spans[0]) == self.width
        ]

    def align(self, row: SourceRow) -> tuple[GridCell, ...] | None:
        """The cells of a short row by column, blank ones where none stands; None unless each is in just one column."""
        apart = all(a[1] < b[0] for a, b in pairwise(self.columns))
        if not self.columns or not apart or len(row.cells) > len(self.columns) or not _on_one_line(row):
            return None
        placed: dict[int, GridCell] = {}
        for cell in row.cells:
            left, right = cell.columns or (0, 0)
            inside = [i for i, (a, b) in enumerate(self.columns) if a <= left and right <= b]
            if len(inside) != 1 or inside[0] in placed:
                return None
            placed[inside[0]] = cell
        return tuple(placed.get(i, GridCell("", line=row.line)) for i in range(len(self.columns)))


FEWEST_ROWS = 3
"""Full rows from which on what stands above each other is a column."""


def _on_one_line(row: SourceRow) -> bool:
    return len({cell.line for cell in row.cells}) == 1 and all(cell.columns for cell in row.cells)


def _spread(cells: Sequence[GridCell], width: int) -> Aligned:
    """A row of a page with fewer cells than columns, if its spans say which columns each cell covers."""
    if sum(cell.colspan for cell in cells) != width:
        return Aligned(None)
    covering = [cell for cell in cells for _ in range(cell.colspan)]
    return Aligned(tuple(covering), merged=frozenset(i for i, cell in enumerate(covering) if cell.colspan > 1))


def _pick(cells: Sequence[GridCell], places: Positions) -> tuple[GridCell, ...]:
    return tuple(cells[i] for i in places)


def _collapsed(cells: Sequence[GridCell], width: int) -> Aligned:
    """A row in which merged cells repeat their text, if all ways to merge them give the same figures."""
    last = max(i for i, cell in enumerate(cells) if cell.text)
    cells = cells[: last + 1]  # behind the last figure is what spans left
    if not width <= len(cells) <= min(2 * width + 2, MOST_REPEATED):
        return Aligned(None)
    found: dict[tuple[str, ...], Positions] = {}
    for cuts in combinations(range(1, len(cells)), width - 1):
        starts = (0, *cuts)
        spans = zip(starts, (*cuts, len(cells)), strict=True)
        if all(len({cell.text for cell in cells[a:b]}) == 1 for a, b in spans):
            found[tuple(cells[i].text for i in starts)] = starts
    if len(found) != 1:
        return Aligned(None)
    return Aligned(_pick(cells, found.popitem()[1]), repeated=True)


MOST_REPEATED = 12


def applicant_columns(heads: Sequence[str], standard: Sequence[str], width: int = 0) -> tuple[str, ...] | None:
    """The value columns of table 3 from the labels of its head in reading order; None if they make no sense.

    Labels that are missing from the head may be unreadable; but where the rows have just as many cells
    as the head has labels (`width`), the table does not have these columns.

    法人或其他组织 stands for the columns below it, which are read after 总计 where the head has rows.
    """
    heads = list(heads)
    first, *kinds, last = standard
    if NOWHERE in heads or list(filter(is_known, heads)) == [first, last, *kinds]:  # a lost group stood between the two
        return None
    if GROUP in heads:
        place, outside = heads.index(GROUP), {first, last}
        if not outside.issuperset(heads[:place]):
            return None
        below = [head for head in heads[place + 1 :] if head not in {*outside, GROUP}]
        heads = [*heads[:place], *below, *(head for head in heads[place + 1 :] if head in outside)]
    columns = _columns(heads, standard, width)
    if columns is None or not all(map(is_known, columns)):
        return columns
    named = [head for head in columns if head != "subtotal"]
    if len(named) < len(columns) and last not in named:
        return None
    if sorted(named) == sorted(standard):
        return columns
    return tuple(named) if len(named) == width == len(standard) - 1 else tuple(standard)


def _columns(heads: Sequence[str], standard: Sequence[str], width: int) -> tuple[str, ...] | None:
    """The columns that the heads of a table say, one that no form has among them if the rows have so many cells.

    None if heads and rows do not fit or a head is there twice; one that spans columns may be repeated, if no other is missing.
    """
    repeated, heads = len(heads), [head for head, before in zip(heads, ("", *heads), strict=False) if head != before]
    known = list(filter(is_known, heads))
    if len(set(known)) < len(known) or (len(heads) < repeated and not set(standard) <= set(known)):
        return None
    if len(known) == len(heads) or (width == len(known) and sorted(known) == sorted(standard)):
        complete = set(standard) <= set(known)
        return tuple(known) if complete or _in_order([h for h in known if h != "subtotal"], standard) else None
    return tuple(heads) if len(heads) == width else None


def _in_order(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether some labels are some of the whole, in its order."""
    rest = iter(whole)
    return all(label in rest for label in some)


def _agree(heads: Sequence[str], standard: Sequence[str]) -> bool:
    """Whether heads are in the standard's order; beside one that nobody knows, each must stand in its own place."""
    if all(map(is_known, heads)):
        return _in_order(heads, standard)
    return len(heads) == len(standard) and all(a == b or not is_known(a) for a, b in zip(heads, standard, strict=True))


def item_columns(heads: Sequence[str], standard: Sequence[str], width: int) -> tuple[str, ...] | None:
    """The columns of a row of table 2 with so many cells from the labels of its head; None if they make no sense.

    The heads of other items do not matter; where some of the own are missing, the form's order is taken.
    """
    columns = _columns([head for head in heads if head in standard or not is_known(head)], standard, width)
    if columns is None or len(columns) == len(standard) or not all(map(is_known, columns)):
        return columns
    return tuple(standard)


def review_blocks(heads: Sequence[str], blocks: Mapping[str, Sequence[str]], width: int) -> tuple[str, ...] | None:
    """The blocks of a data row of table 4 in the order of its head; None if head and row do not fit.

    `blocks` has the columns of each block of the form; `width` is the number of cells of the row.
    """
    ranks = [("=reconsideration", "=litigation", head).index(head) for head in heads if head.startswith("=")]
    if ranks != sorted(ranks):
        return None
    named = [head[1:] for head in heads if head.startswith("=") and head[1:] in blocks]
    outcomes = [head for head in heads if not head.startswith("=")]
    outside, outcomes = outcomes[:-width], outcomes[-width:]
    if not all(map(is_known, outcomes)) and any(map(is_known, outside)):
        return None
    named = list(dict.fromkeys(named))
    standard = [column for block in named for column in blocks[block]]
    if width == len(standard) and _agree(outcomes, standard):
        return tuple(named)
    everything = [column for block in blocks for column in blocks[block]]
    partly = _in_order(named, list(blocks)) and _agree(outcomes, everything)
    return tuple(blocks) if width == len(everything) and partly else None
