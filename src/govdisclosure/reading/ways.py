"""Which cells of a row are its values, by each convention and each reading of the head: what the row does not refute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from govdisclosure.reading.candidates import LabelledRow, Survivor, Values, Verdict, weight_of
from govdisclosure.reading.columns import Columns
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.standing import blank_below_corner, heads_stand, leaves_blanks, shows_group
from govdisclosure.reading.tokens import Token, TokenKind
from govdisclosure.schema.conventions import CONVENTIONS, Convention, Filling, Mark, may_have, predict

__all__ = ["Ways"]


@define
class Ways:
    """What conventions say of the rows of a table, and whether labels of heads stand where values do: rows alike ask once.

    `levels`: the columns of labels in front of the values.
    """

    rows: Sequence[LabelledRow]
    levels: int
    groups_shown: bool = field(init=False)
    figures: dict[object, int] = field(factory=dict[object, int])
    asked: dict[tuple[int, int, int, int, int], bool] = field(factory=dict[tuple[int, int, int, int, int], bool])
    known: dict[tuple[object, ...], Verdict] = field(factory=dict[tuple[object, ...], Verdict])

    def __attrs_post_init__(self) -> None:
        # some row has the label of its group in front: then rows tell what is left downward
        self.groups_shown = any(shows_group(of.row) for of in self.rows)

    def figures_like(self, row: SourceRow) -> int:
        """Return how many figures stand behind a label, at most, in the rows whose cells begin in the same columns."""
        if not self.figures:
            for other in self.rows:
                begins = other.row.begins
                self.figures[begins] = max(other.row.figures, self.figures.get(begins, 0))
        return self.figures[row.begins]

    def verdict(self, of: LabelledRow) -> Verdict:
        """Return what the conventions make of a row."""
        pattern, positions = _pattern(of)
        row, depth = of.row, of.shape.depth
        key = (pattern, positions, depth, id(of.heads), row.begins, row.ended, of.tail)
        if key not in self.known:
            values = _ways(of, pattern, positions, self)
            weights = {own: weight_of([row.tokens[i] for i in own]) for own in set(values.values()) if own is not None}
            self.known[key] = Verdict(depth, weight_of(row.tokens), Mark.TEXT in pattern, values, weights)
        return self.known[key]

    def holds(self, of: LabelledRow, number: int, start: int) -> bool:
        """Return True if no label of a column stands elsewhere than its values, which begin at `start`."""
        if not of.row.ended:
            return True
        key = (id(of.heads), of.row.grid, len(of.row.tokens), number, start)
        if key not in self.asked:
            self.asked[key] = heads_stand(of, of.heads.candidates[number], start)
        return self.asked[key]


def _ways(of: LabelledRow, pattern: str, positions: Sequence[int], standing: Ways) -> dict[Survivor, Values]:
    """Return which tokens of a row are its values by each convention, None where the row refutes it."""
    found: dict[Survivor, Values] = {}
    values: dict[tuple[int, int | None, bool], Values] = {}
    levels = standing.levels
    in_heads = leaves_blanks(of)
    below_corner = standing.groups_shown and blank_below_corner(of)
    for number, columns in enumerate(of.heads.candidates):
        unnamed = sum(1 for column in columns if not column.label)
        for convention, start in _starts_in(of, pattern, levels, len(columns)):
            if in_heads and convention.across is Filling.NOTHING and not convention.filled:
                continue  # a tool treats heads and rows alike
            if number in of.heads.lacking and (convention.front or convention.back or convention.merged):
                continue
            if below_corner and columns[0].label and convention.down is Filling.NOTHING:
                continue  # where nothing is left downward, that blank is a column
            if unnamed and convention.merged:
                continue  # a column of values that nothing names may be one of labels
            survivor = Survivor(convention, number, convention.front + convention.back + convention.merged + unnamed)
            whole = convention.merged > 0 or start == convention.front + levels  # values stand where their heads do
            if (number, start, whole) not in values:
                values[number, start, whole] = _values(of, number, start, positions, standing, whole=whole)
            found[survivor] = values[number, start, whole]
    return found


def _values(of: LabelledRow, number: int, start: int | None, positions: Sequence[int], standing: Ways, *, whole: bool) -> Values:
    """Return the tokens from `start` on that stand below the columns of a reading, None where heads tell otherwise."""
    columns = of.heads.candidates[number]
    if start is None or (whole and not standing.holds(of, number, start)):
        return None
    own = tuple(positions[start : start + len(columns)])
    return own if own and _is_below(of, columns, own, standing) else None


def _is_below(of: LabelledRow, columns: Columns, values: Sequence[int], standing: Ways) -> bool:
    """Return False if spans tell that a column does not stand above its value."""
    if of.heads.holds(columns, of.row, values):
        return True
    return of.heads.tells_nothing_of(of.row, values, standing.figures_like(of.row))


def _pattern(of: LabelledRow) -> tuple[str, Sequence[int]]:
    """Return what each cell of a row is, as characters, and which token each character stands for.

    A cell that spans several value columns stands for each of them, where the row has just so many columns then.
    """
    tokens = of.row.tokens
    pattern = "".join([_MARKS.get(token.kind) or _mark(token, of) for token in tokens])
    behind = tokens[of.row.at + 1 :]
    width = of.heads.widest
    if len(behind) >= width or sum(token.cell.colspan for token in behind) != width:
        return pattern, range(len(tokens))
    positions = tuple([i for i, token in enumerate(tokens) for _ in range(token.cell.colspan if i > of.row.at else 1)])
    return "".join([pattern[i] for i in positions]), positions


_MARKS: Mapping[TokenKind, str] = {"value": Mark.VALUE, "blank": Mark.BLANK, "filler": Mark.FILLER}
"""The mark of a cell that is the same in any row."""


def _mark(token: Token, of: LabelledRow) -> str:
    """Return the mark of a text or a label, as seen from its row."""
    if token.kind == "text":
        return Mark.OWN if token is of.row.tokens[of.row.at] else Mark.TEXT
    names = {label.name for label in token.found.labels if label.table == of.row.table}
    if of.shape.name in names:
        return Mark.OWN
    if names.intersection(of.shape.groups):
        return Mark.GROUP
    return Mark.OTHER


Starts = tuple[tuple[Convention, int | None], ...]


def _starts_in(of: LabelledRow, pattern: str, levels: int, width: int) -> Starts:
    """Return what conventions make of a row. One that fills up is asked in columns too, where spans tell how many a row has.

    A tool that lost one span of a row fills that row up at its end, and keeps the other spans.
    """
    depth, row = of.shape.depth, of.row
    starts = _starts(pattern, depth, levels, width, row.ended, of.tail)
    if not row.places or row.places[-1] <= len(pattern):
        return starts
    told = {convention for convention, _ in starts}
    in_columns = _starts(pattern.ljust(row.places[-1], Mark.FILLER), depth, levels, width, row.ended, of.tail)
    return (*starts, *((own, start) for own, start in in_columns if _fills_up(own) and own not in told))


def _fills_up(convention: Convention) -> bool:
    """Return True if a convention leaves nothing for spans but at the end of a row."""
    return convention.filled and convention.across is Filling.NOTHING and convention.down is Filling.NOTHING


def _starts(pattern: str, depth: int, levels: int, width: int, ended: bool, tail: int | None) -> Starts:  # noqa: FBT001
    if not ended:
        return _open_starts(pattern, depth, levels, width, tail)
    return _tabulated(pattern, depth, levels, width) if len(pattern) <= MAX_PATTERN else ()


MAX_PATTERN = 40
"""Cells of the longest row that any convention predicts; a longer one is a row of something else."""


@lru_cache(maxsize=16384)
def _tabulated(pattern: str, depth: int, levels: int, width: int) -> Starts:
    """Return, for each convention that predicts the length of a row and the place of its label, where its values begin.

    None where a filler holds something: then the row refutes the convention. (One with fewer columns of labels has to explain
    nearly all rows, which says as much.)
    """
    found: list[tuple[Convention, int | None]] = []
    for convention in CONVENTIONS:
        if not may_have(convention, len(pattern), depth, levels, width):
            continue
        prediction = predict(convention, depth, levels, width)
        if match := prediction.explains.fullmatch(pattern):
            found.append((convention, match.start("values")))
        elif not convention.merged and prediction.refuted.fullmatch(pattern):
            found.append((convention, None))
    return tuple(found)


def _open_starts(pattern: str, depth: int, levels: int, width: int, tail: int | None) -> Starts:
    """Return the same for a row whose end the layout does not show: behind it may stand what the next row begins with.

    `tail` counts the places of the groups that go on in the next row; None where no row follows, whose fillers may be left out.
    """
    whole = levels + width
    found = [
        (convention, start)
        for convention, start in _plain_starts(pattern, depth, levels, width)
        if convention.down is Filling.NOTHING
    ]
    if tail is None and len(pattern) < whole:
        filled = _plain_starts(pattern.ljust(whole, Mark.FILLER), depth, levels, width)
        found += [(convention, start) for convention, start in filled if convention.filled]
    ending = tail or 0
    own = pattern[: len(pattern) - ending]
    if not pattern[len(own) :].strip(Mark.BLANK + Mark.FILLER):
        kept = _plain_starts(own, depth, levels, width)
        found += [(convention, start) for convention, start in kept if convention.down is not Filling.NOTHING]
    return tuple(found)


def _plain_starts(pattern: str, depth: int, levels: int, width: int) -> Starts:
    starts = _tabulated(pattern, depth, levels, width) if len(pattern) <= MAX_PATTERN else ()
    return tuple(
        (convention, start) for convention, start in starts if not (convention.front or convention.back or convention.merged)
    )
