"""Which words are one label: the cheapest way to cut the words of a section into labels of the forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdisclosure.reading.labels import BEGINNINGS, WHOLE, is_piece, look_up
from govdisclosure.reading.lines.tokens import MIN_BEGUN
from govdisclosure.reading.slips import ROWS

__all__ = ["FAR", "Cut", "spell_labels"]

LABEL, BEGUN, PIECE, WORD = 1.0, 4.0, 9.0, 10.0
"""What it costs to take words for a label, for the beginning of one, for a left-over piece, for none of these."""

MAX_GAPS = 3
"""How often figures may interrupt a label: it has at most four lines in any print that was seen."""

FAR = 1000
"""Places between words that no label can hold."""


_number = "一二三四五六七八九十0123456789"


class Cut(NamedTuple):
    """Words `start` to `stop` (behind the last), and `more`, are this label; "" for a left-over piece, None for a word."""

    start: int
    stop: int
    label: str | None
    more: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        """Its words."""
        return (*range(self.start, self.stop), *self.more)


def _cut(keys: Sequence[str], places: Sequence[int], texts: Sequence[str]) -> Iterator[Cut]:
    """The cheapest way to cut the words into labels."""
    cost = [0.0] + [float("inf")] * len(keys)
    back: list[tuple[int, str | None]] = [(0, None)] * (len(keys) + 1)

    def offer(start: int, stop: int, price: float, label: str | None) -> None:
        if cost[start] + price < cost[stop]:
            cost[stop], back[stop] = cost[start] + price, (start, label)

    for start, key in enumerate(keys):
        piece = is_piece(key)
        offer(start, start + 1, PIECE if piece else WORD, "" if piece else None)
        if look_up(texts[start]).labels:
            offer(start, start + 1, LABEL, texts[start])
        for stop, label, price in _labels_from(keys, places, start):
            offer(start, stop, price, label)
    found: list[Cut] = []
    end = len(keys)
    while end:
        first, text = back[end]
        found.append(Cut(first, end, text))
        end = first
    return reversed(found)


def _labels_from(keys: Sequence[str], places: Sequence[int], start: int) -> Iterator[tuple[int, str, float]]:
    """The labels that the words from `start` on spell: behind their last word, as text, at what cost."""
    first = keys[start]
    heads = [("", first)] if first else []
    if len(first) > 1 and first[0] in _number:
        heads.append((first[0] + "、", first[1:]))
    elif first and first in _number:
        heads.append((first + "、", ""))
    for number, beginning in heads:
        spelled, stop, gaps = beginning, start + 1, 0
        while True:
            if spelled in WHOLE and keys[stop - 1]:
                yield stop, number + spelled, LABEL
            elif keys[stop - 1] and (begun := _BEGUN.get(spelled)):
                yield stop, number + begun, BEGUN
            if stop == len(keys) or (spelled not in BEGINNINGS and spelled):
                break
            gap = places[stop] - places[stop - 1]
            gaps += FAR if gap >= FAR else gap > 1
            if gaps > MAX_GAPS:
                break
            spelled += keys[stop]
            stop += 1


def _begun() -> dict[str, str]:
    """The label of the one row that begins so, by each beginning of it."""
    begun: dict[str, dict[str, str]] = {}
    for known, label in ROWS.items():
        for length in range(MIN_BEGUN, len(known) + 1):
            begun.setdefault(known[:length], {})[label.name] = known
    return {beginning: known for beginning, names in begun.items() if len(names) == 1 for known in names.values()}


_BEGUN = _begun()


def spell_labels(keys: Sequence[str], places: Sequence[int], texts: Sequence[str]) -> list[Cut]:
    """Return what the words of a section are; `places` tell which of them figures stand between.

    A left-over piece belongs to the label before it if it goes on its wording: so ends a label that was known by its beginning,
    or although its bracket was still open.
    """
    found: list[Cut] = []
    rows: list[int] = []
    for cut in _cut(keys, places, texts):
        begun = next((i for i in rows[: -MAX_OPEN - 1 : -1] if cut.label == "" and _goes_on(keys, found[i], cut)), None)
        if begun is not None:
            found[begun] = found[begun]._replace(more=(*found[begun].more, *range(cut.start, cut.stop)))
            continue
        if cut.label and _is_row(cut.label):
            rows.append(len(found))
        found.append(cut)
    return found


MAX_OPEN = 2
"""Labels that a piece may go on: the last one, or the one before it if a group's label stands between its lines."""


def _is_row(label: str) -> bool:
    return any(known.kind == "row" for known in look_up(label).labels)


def _goes_on(keys: Sequence[str], label: Cut, piece: Cut) -> bool:
    spelled = "".join(keys[i] for i in label.words).lstrip(_number)
    further = spelled + "".join(keys[piece.start : piece.stop])
    return bool(keys[piece.start]) and further in BEGINNINGS
