"""Labels put together from their pieces, by the labels of the forms: what each word of a section is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from attrs import evolve, frozen

from govdisclosure.reading.labels import BEGINNINGS, INDEX, ROWS, WHOLE, Found, is_foreign, is_piece, key_of, look_up
from govdisclosure.reading.lines.tokens import MIN_BEGUN, Token
from govdisclosure.schema import Table

__all__ = ["Item", "items_of"]

LABEL, BEGUN, PIECE, WORD = 1.0, 4.0, 9.0, 10.0
"""What it costs to take words for a label, for the beginning of one, for a left-over piece, for none of these."""

MAX_GAPS = 3
"""How often figures may interrupt a label: it has at most four lines in any print that was seen."""

GARBLED = "\0"
"""The key of a word that is no piece of any label."""

_number = "一二三四五六七八九十0123456789"

ItemKind = Literal["row", "group", "head", "caption", "corner", "piece", "unknown", "figure", "blank", "stop"]


@frozen
class Item:
    """A label with all its pieces, a figure, a blank cell, or words that are neither.

    `start` and `stop` are the places of its first and last token in the section; `name` is that of the label in the form;
    `text` is what it spells; `numbered` tells that its number is printed.
    """

    kind: ItemKind
    tokens: tuple[Token, ...]
    start: int
    stop: int
    text: str
    name: str = ""
    numbered: bool = False

    @cached_property
    def at(self) -> frozenset[int]:
        """The printed lines that it stands on."""
        return frozenset(token.at for token in self.tokens)

    @property
    def line(self) -> int:
        """The line of the source on which it begins."""
        return self.tokens[0].line


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


def items_of(tokens: Sequence[Token], table: Table) -> list[Item]:
    """Return the labels, figures and other words of a section, in the order of their first tokens."""
    words = [
        i for i, token in enumerate(tokens) if token.kind == "word" or token.text in BEGINS_LABEL or _is_mark_in_label(tokens, i)
    ]
    keys = [GARBLED if is_foreign(tokens[i].text) else key_of(tokens[i].text) for i in words]
    cuts = list(_cut(keys, _places(tokens, words), [tokens[i].text for i in words]))
    items: list[Item] = []
    used: set[int] = set()
    for cut in _completed(cuts, keys):
        own = [words[i] for i in cut.words]
        if cut.label or tokens[own[0]].kind == "word":
            used.update(own)
            items.append(_item(tokens, own, cut.label, table))
    for i, token in enumerate(tokens):
        if i not in used:
            kind: ItemKind = "figure" if token.kind == "word" else token.kind
            items.append(Item(kind, (token,), i, i, token.text))
    items = _without_spans(sorted(items, key=lambda item: item.start))
    return _with_unreadable_cells(_without_prose(items))


BEGINS_LABEL = frozenset({"无", "無"})
"""Marks for none that may also begin a label (无法提供)."""


def _is_mark_in_label(tokens: Sequence[Token], i: int) -> bool:
    """True if a mark stands amid the pieces of 本年增/减."""
    around = tokens[max(0, i - 1) : i + 2]
    return (
        len(around) == 3
        and tokens[i].text in {"/", "／"}
        and around[0].text.endswith("增")
        and around[2].text[0:1] in {"减", "減"}
    )


def _places(tokens: Sequence[Token], words: Sequence[int]) -> list[int]:
    """Where each word stands; prose parts words as no figure does."""
    places: list[int] = []
    stops = done = 0
    for i in words:
        stops += sum(1 for token in tokens[done:i] if token.kind == "stop")
        done = i
        places.append(i + stops * FAR)
    return places


FAR = 1000
"""Places between words that no label can hold."""


def _item(tokens: Sequence[Token], own: Sequence[int], label: str | None, table: Table) -> Item:
    parts = tuple(tokens[i] for i in own)
    text = label or "".join(token.text for token in parts)
    if not label:
        kind: ItemKind = "piece" if label == "" else "unknown"
        return Item(kind, parts, own[0], own[-1], text)
    found = look_up(label)
    kind, name = _meaning(found, table)
    return Item(kind, parts, own[0], own[-1], text, name, bool(found.number))


def _meaning(found: Found, table: Table) -> tuple[ItemKind, str]:
    """What a label is in this table; what may be a row or a column is a row here (`rows` knows where heads stand)."""
    kinds: dict[str, ItemKind] = {"row": "row", "group": "group", "column": "head", "caption": "caption", "corner": "corner"}
    for kind, meaning in kinds.items():
        label = next((label for label in found.labels if label.table == table and label.kind == kind), None)
        if label is not None:
            return meaning, label.name
    return "unknown", ""


def _without_prose(items: Sequence[Item]) -> list[Item]:
    """The items without lines of prose that lack a full stop: words that go on behind a figure with a comma or a colon."""
    prose = {
        at
        for item, behind in pairwise(items)
        if item.kind == "figure" and behind.at == item.at and _is_prose(behind)
        for at in item.at
    }
    return [item for item in items if not item.at <= prose]


def _is_prose(item: Item) -> bool:
    words = item.kind == "unknown" or (item.kind == "piece" and len(key_of(item.text)) == 1)
    return words and _parted.search(item.text) is not None


def _with_unreadable_cells(items: Sequence[Item]) -> list[Item]:
    """The items with words that stand for numbers and state none (31批次, O) as figures: each is a cell."""
    figured = {at for item in items if item.kind == "figure" for at in item.at}
    return [evolve(item, kind="figure") if _is_unreadable(item, figured) else item for item in items]


def _is_unreadable(item: Item, figured: set[int]) -> bool:
    if item.kind not in {"unknown", "piece"}:
        return False
    return _counted.fullmatch(item.text) is not None or (_garbled.fullmatch(item.text) is not None and item.at <= figured)


_parted = re.compile("[，,：:]")
_garbled = re.compile("[0-9OoIlxX?\ufffd]{1,9}")
_counted = re.compile("[0-9]+(?:[.,][0-9]+)*[\u3400-\u9fff]{1,3}(?<![年月日])")


def _without_spans(items: Sequence[Item]) -> list[Item]:
    """The items without a label that stands on its line twice, as a copied span leaves it."""
    kept: list[Item] = []
    for item in items:
        if item.kind in {"row", "group"} and any(item.name == other.name and item.at == other.at for other in kept[-3:]):
            continue
        kept.append(item)
    return kept


# putting labels together ----------------------------------------------------------------------------


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
            elif len(spelled) >= MIN_BEGUN and keys[stop - 1] and (begun := _begun(spelled)):
                yield stop, number + begun, BEGUN
            if stop == len(keys) or (spelled not in BEGINNINGS and spelled):
                break
            gap = places[stop] - places[stop - 1]
            gaps += FAR if gap >= FAR else gap > 1
            if gaps > MAX_GAPS:
                break
            spelled += keys[stop]
            stop += 1


@lru_cache(maxsize=4096)
def _begun(spelled: str) -> str | None:
    """The row whose label begins so, if it is one."""
    begun = {label.name: known for known, label in ROWS.items() if known.startswith(spelled)}
    return next(iter(begun.values())) if len(begun) == 1 else None


def _completed(cuts: Sequence[Cut], keys: Sequence[str]) -> list[Cut]:
    """The cuts with left-over pieces joined to the label before them if they go on its wording.

    So ends a label that was known by its beginning, or although its bracket was still open.
    """
    found: list[Cut] = []
    rows: list[int] = []
    for cut in cuts:
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


GROUPS = "|".join(key for key, labels in INDEX.items() if any(label.kind == "group" for label in labels))
"""All labels of groups: a piece of one beside figures is no row, since groups have none."""
