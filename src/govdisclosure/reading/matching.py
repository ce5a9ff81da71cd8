"""Rows with a label and value columns, placed by the conventions that the rows of a table do not refute (tables 3 and 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import define, field, frozen

from govdisclosure.reading.columns import Column
from govdisclosure.reading.head_labels import has_front
from govdisclosure.reading.heads import Heads
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token, TokenKind
from govdisclosure.schema.conventions import CONVENTIONS, Convention, Filling, Mark, predict

__all__ = ["RowShape", "Survivor", "are_supposed", "match_rows"]


@frozen
class RowShape:
    """A row of the form: its name below the table, the names of the groups around it, how many labels stand in front."""

    name: str
    groups: tuple[str, ...]

    @property
    def depth(self) -> int:
        """Return how many labels the row has, its own included."""
        return len(self.groups) + 1


class Candidate(NamedTuple):
    """One way to read a row: the columns and the tokens of their values."""

    columns: tuple[Column, ...]
    values: tuple[Token, ...]

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """What the reading says of the columns that it knows, by their names."""
        pairs = zip(self.columns, self.values, strict=True)
        return tuple(sorted((column.name, token.text) for column, token in pairs if column.name))


class Survivor(NamedTuple):
    """A convention and one of the readings of the head; `added`: how many columns they assume that nothing names."""

    convention: Convention
    reading: int
    added: int


@frozen(slots=False)  # many are made: without slots, in half the time
class LabelledRow:
    """A source row, its shape in the form, the head above it and, where row ends are not shown, the fillers at its end."""

    row: SourceRow
    shape: RowShape
    heads: Heads
    tail: int | None = None


def match_rows(rows: Sequence[LabelledRow], levels: int) -> list[Candidate | None]:
    """Return for each row the one reading on which all surviving conventions agree, or None.

    Those survive that explain most rows, of these the ones that are refuted least, of these those that add the fewest columns.
    None survives that more than one row in ten refutes (one, where the head may have a column without a label), or that explains
    no row of a depth of which there are several.
    """
    standing = _Standing(any(_shows_group(row.row) for row in rows))
    verdicts = [_verdicts(row, levels, standing) for row in rows]
    explained: Counter[Survivor] = Counter()
    refuted: Counter[Survivor] = Counter()
    depths: dict[Survivor, set[int]] = {}
    for row, verdict in zip(rows, verdicts, strict=True):
        for survivor, candidate in verdict.items():
            if candidate is None:
                refuted[survivor] += 1
            else:
                explained[survivor] += _weight(candidate)
                depths.setdefault(survivor, set()).add(row.shape.depth)
    several = {depth for depth, count in Counter(row.shape.depth for row in rows).items() if count > 1}
    partial = [survivor for survivor in explained if not several <= depths[survivor]]
    unsure = [survivor for survivor in refuted if any(row.heads.may_have_bare for row in rows)]
    for survivor in {*partial, *unsure}:
        explained.pop(survivor, None)
    survivors = _survivors(explained, refuted, len(rows))
    found = [[verdict.get(survivor) for survivor in survivors] for verdict in verdicts]
    if any(map(are_supposed, found)):
        return [None] * len(rows)
    return _without_pushed([_agreed(candidates) for candidates in found])


def are_supposed(candidates: Iterable[Candidate | None]) -> bool:
    """Return True if a row has figures whose places depend on a column that a blank alone tells of: it may be elsewhere.

    That is so if the column holds one of them, or if no candidate for the row is without it.
    """
    found = [candidate for candidate in candidates if candidate is not None and _weight(candidate) > 1]
    supposed = [candidate for candidate in found if any(column.is_supposed for column in candidate.columns)]
    return bool(supposed) and (len(supposed) == len(found) or any(map(_holds_supposed, supposed)))


def _holds_supposed(candidate: Candidate) -> bool:
    pairs = zip(candidate.columns, candidate.values, strict=True)
    return any(column.is_supposed and token.kind is TokenKind.VALUE for column, token in pairs)


def _without_pushed(found: list[Candidate | None]) -> list[Candidate | None]:
    """Return the readings without those of rows that alone have figures behind the last label of the head.

    A cell too many in a row pushes the others along: nothing tells which of them it is.
    """
    pushed = [candidate is not None and _goes_beyond(candidate) for candidate in found]
    read = sum(candidate is not None for candidate in found)
    if MIN_EXPLAINED * sum(pushed) > read - sum(pushed):
        return found
    return [None if beyond else candidate for candidate, beyond in zip(found, pushed, strict=True)]


def _goes_beyond(candidate: Candidate) -> bool:
    labelled = max((i for i, column in enumerate(candidate.columns) if column.label), default=len(candidate.columns))
    return any(token.kind is TokenKind.VALUE for token in candidate.values[labelled + 1 :])


def _survivors(explained: Mapping[Survivor, int], refuted: Mapping[Survivor, int], count: int) -> list[Survivor]:
    needed = BLANK_WEIGHT * count / 2
    whole = max(explained.values(), default=0)
    sound = [
        survivor
        for survivor, weight in explained.items()
        if weight > MIN_EXPLAINED * BLANK_WEIGHT * refuted.get(survivor, 0) and 2 * weight >= whole
    ]
    if not sound or max(explained[survivor] for survivor in sound) * BLANK_WEIGHT < needed:
        return []

    def rank(survivor: Survivor) -> tuple[int, int, int]:
        return -explained[survivor], refuted.get(survivor, 0), survivor.added

    best = min(map(rank, sound))
    return [survivor for survivor in sound if rank(survivor) == best]


BLANK_WEIGHT = 3
"""Rows without any figure, which every convention of their length explains, that count as one with figures."""


MIN_EXPLAINED = 9
"""Rows that a convention explains for each that refutes it: damage touches a row of a table, another printing touches many."""


def _weight(candidate: Candidate) -> int:
    for token in candidate.values:
        if token.kind is TokenKind.VALUE:
            return BLANK_WEIGHT
    return 1


def _agreed(candidates: Sequence[Candidate | None]) -> Candidate | None:
    """Return what all survivors say of a row, if all explain it and say the same."""
    if not candidates or candidates[0] is None:
        return None
    first = max((own for own in candidates if own is not None), key=lambda own: len(own.columns))  # it names most figures
    others = [other for other in candidates if other is not first]
    return first if all(other is not None and other.stated == first.stated for other in others) else None


def _verdicts(of: LabelledRow, levels: int, standing: _Standing) -> dict[Survivor, Candidate | None]:
    """Return what each convention makes of a row: its values, None where the row refutes it; nothing where it does not fit."""
    found: dict[Survivor, Candidate | None] = {}
    read: dict[tuple[int, Values], Candidate] = {}  # most conventions say the same
    for survivor, own in standing.ways(of, levels).items():
        key = (survivor.reading, own)
        if own is not None and key not in read:
            read[key] = Candidate(of.heads.candidates[survivor.reading], tuple([of.row.tokens[i] for i in own]))
        found[survivor] = None if own is None else read[key]
    return found


def _ways(of: LabelledRow, pattern: str, positions: Sequence[int], levels: int, standing: _Standing) -> dict[Survivor, Values]:
    """Return which tokens of a row are its values by each convention, None where the row refutes it."""
    found: dict[Survivor, Values] = {}
    in_heads = _leaves_blanks(of)
    below_corner = standing.groups_shown and _blank_below_corner(of)
    for number, columns in enumerate(of.heads.candidates):
        unnamed = sum(1 for column in columns if not column.label)
        for convention, start in _starts_in(of, pattern, levels, len(columns)):
            if in_heads and convention.across is Filling.NOTHING and not convention.filled:
                continue  # a tool treats heads and rows alike
            if number in of.heads.lacking and (convention.front or convention.back):
                continue
            if below_corner and columns[0].label and convention.down is Filling.NOTHING:
                continue  # where nothing is left downward, that blank is a column
            survivor = Survivor(convention, number, convention.front + convention.back + unnamed)
            whole = start == convention.front + levels  # no label of a group was left out: values stand where their heads do
            own: Values = None
            if start is not None and (not whole or standing.holds(of, number, start)):
                own = tuple(positions[start : start + len(columns)])
            found[survivor] = own if own is not None and of.heads.holds(columns, of.row, own) else None
    return found


def _pattern(of: LabelledRow) -> tuple[str, list[int]]:
    """Return what each cell of a row is, as characters, and which token each character stands for.

    A cell that spans several value columns stands for each of them, where the row has just so many columns then.
    """
    tokens = of.row.tokens
    marks = [_mark(token, of) for token in tokens]
    width = max((len(columns) for columns in of.heads.candidates), default=0)
    positions = list(range(len(tokens)))
    behind = tokens[of.row.at + 1 :]
    if any(token.cell.colspan > 1 for token in behind) and len(behind) < width == sum(token.cell.colspan for token in behind):
        positions = [i for i, token in enumerate(tokens) for _ in range(token.cell.colspan if i > of.row.at else 1)]
    return "".join(marks[i] for i in positions), positions


def _mark(token: Token, of: LabelledRow) -> str:
    kind = token.kind
    if kind is TokenKind.VALUE:
        return Mark.VALUE
    if kind is TokenKind.BLANK:
        return Mark.BLANK
    if kind is TokenKind.FILLER:
        return Mark.FILLER
    if kind is TokenKind.TEXT:
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

    None where a filler holds something: then the row refutes the convention.
    """
    found: list[tuple[Convention, int | None]] = []
    for convention in CONVENTIONS:
        prediction = predict(convention, depth, levels, width)
        if match := prediction.explains.fullmatch(pattern):
            found.append((convention, match.start("values")))
        elif prediction.refuted.fullmatch(pattern):
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
    return tuple((convention, start) for convention, start in starts if not (convention.front or convention.back))


def _leaves_blanks(of: LabelledRow) -> bool:
    """Return True if blanks stand behind the corner of the head, in its first row, where its span reaches.

    One blank at the end of the row may be a column that the tool adds.
    """
    first = of.heads.rows[0] if of.heads.rows else None
    if first is None or first.grid != of.row.grid or not of.row.ended:
        return False
    corner = next((i for i, token in enumerate(first.tokens) if token.found.of(of.row.table, "corner")), None)
    return corner is not None and any(token.kind in _BLANKS for token in first.tokens[corner + 1 : -1])


def _shows_group(row: SourceRow) -> bool:
    """Return True if the label of a group stands in front of a row's own."""
    return row.at > 0 and row.tokens[row.at - 1].kind is TokenKind.LABEL


def _blank_below_corner(of: LabelledRow) -> bool:
    """Return True if one blank stands in front of the labels of a lower row of the head."""
    lower = [row.tokens for row in of.heads.rows[1:] if row.grid == of.row.grid and row.ended and len(row.tokens) > 1]
    return any(tokens[0].kind in _BLANKS and tokens[1].kind not in _BLANKS for tokens in lower) and not has_front(of.heads.rows)


_BLANKS = (TokenKind.BLANK, TokenKind.FILLER)


Values = tuple[int, ...] | None
"""The places of a row's values among its tokens; None where the row refutes what is asked."""


@define
class _Standing:
    """What conventions say of the rows of a table, and whether labels of heads stand where values do: rows alike ask once.

    `groups_shown`: some row has the label of its group in front, so that the rows tell what is left downward.
    """

    groups_shown: bool
    asked: dict[tuple[int, int, int, int, int], bool] = field(factory=dict[tuple[int, int, int, int, int], bool])
    known: dict[tuple[object, ...], dict[Survivor, Values]] = field(factory=dict[tuple[object, ...], dict[Survivor, Values]])

    def ways(self, of: LabelledRow, levels: int) -> dict[Survivor, Values]:
        """Return which tokens of a row are its values by each convention."""
        pattern, positions = _pattern(of)
        row = of.row
        key = (pattern, *positions, of.shape.depth, id(of.heads), row.grid, row.ended, of.tail, row.places)
        if key not in self.known:
            self.known[key] = _ways(of, pattern, positions, levels, self)
        return self.known[key]

    def holds(self, of: LabelledRow, number: int, start: int) -> bool:
        """Return True if no label of a column stands elsewhere than its values, which begin at `start`."""
        if not of.row.ended:
            return True
        key = (id(of.heads), of.row.grid, len(of.row.tokens), number, start)
        if key not in self.asked:
            self.asked[key] = _heads_stand(of, of.heads.candidates[number], start)
        return self.asked[key]


def _heads_stand(of: LabelledRow, columns: Iterable[Column], start: int) -> bool:
    """Return True if no label of a column stands elsewhere than its values, in the rows of the head that tell places.

    Those do that are as long as the row. The first one does too if it is longer: a tool trimmed blanks. A lower one does if it is
    as long as the values, a column in front included: the corner above it left nothing there. A head row with labels in front
    of the values is shorter than it looks, filled up at its end: it tells no places.
    """
    length = len(of.row.tokens)
    for number, head in enumerate(of.heads.rows):
        longer = len(head.tokens) - length
        before = 0 if number == 0 and longer > 0 and head.tokens[-1].kind is TokenKind.LABEL else -longer
        if head.grid != of.row.grid or before not in ((0, start - 1, start) if number else (0,)):
            continue
        place = {column.name: start + i - before for i, column in enumerate(columns) if column.name}
        stands: dict[str, set[int]] = {}
        for i, token in enumerate(head.tokens):
            label = token.found.of(of.row.table, "column")
            if label is not None and label.name in place:
                stands.setdefault(label.name, set()).add(i)
        if any(min(places) < start - before for places in stands.values()):
            continue
        if any(place[name] not in places for name, places in stands.items()):
            return False
    return True
