"""Labels put together from their pieces, by the labels of the forms: what each word of a section is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, field, frozen

from govdisclosure.reading.labels import INDEX, Found, LabelKind, key_of, look_up
from govdisclosure.reading.lines.spelling import FAR, spell_labels
from govdisclosure.reading.lines.tokens import Token
from govdisclosure.schema import Table

__all__ = ["Item", "blank_beside", "is_foreign", "items_of"]

_foreign = re.compile("[0-9?\ufffd]|^[A-Za-z]+$")  # not the halves of a gloss (guān
_label_number = re.compile(r"[（(]?[0-9]{1,2}[)）]?[.．、,，]?")
_character = re.compile("[\u3400-\u9fff]")

GARBLED = "\0"
"""The key of a word that is no piece of any label."""

ItemKind = Literal["row", "group", "head", "caption", "corner", "piece", "unknown", "figure", "blank", "stop"]


@frozen(slots=False)  # many are made: without slots, in half the time
class Item:
    """A label with all its pieces, a figure, a blank cell, or words that are neither.

    `start` and `stop` are the places of its first and last token in the section; `name` is that of the label in the form;
    `text` is what it spells; `numbered` tells that its number is printed; `at` are the printed lines that it stands on.
    """

    kind: ItemKind
    tokens: tuple[Token, ...]
    start: int
    stop: int
    text: str
    name: str = ""
    numbered: bool = False
    at: frozenset[int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # the class is frozen; asked for often, it is told once
        object.__setattr__(self, "at", frozenset([token.at for token in self.tokens]))

    @property
    def line(self) -> int:
        """The line of the source on which it begins."""
        return self.tokens[0].line


def blank_beside(near: Item) -> Item:
    """Return a blank cell; it stands where what follows it does, which is as near as a text tells."""
    return Item("blank", (near.tokens[0]._replace(text="", kind="blank"),), near.start, near.start, "")


def is_foreign(text: str) -> bool:
    """Whether a text has no character, nor is the number of a label: no piece of one, but a garbled figure (x, 1O, 0 0).

    >>> [is_foreign(text) for text in ("1O", "x", "1.", "(xiàn", "n)")]
    [True, True, False, False, False]
    """
    return _foreign.search(text) is not None and _character.search(text) is None and _label_number.fullmatch(text) is None


def items_of(tokens: Sequence[Token], table: Table) -> list[Item]:
    """Return the labels, figures and other words of a section, in the order of their first tokens."""
    words = [
        i for i, token in enumerate(tokens) if token.kind == "word" or token.text in BEGINS_LABEL or _is_mark_in_label(tokens, i)
    ]
    keys = [GARBLED if is_foreign(tokens[i].text) else key_of(tokens[i].text) for i in words]
    texts = [tokens[i].text for i in words]
    items: list[Item] = []
    used: set[int] = set()
    for cut in spell_labels(keys, _places(tokens, words), texts):
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


_SLASHES = frozenset("/／")

BEGINS_LABEL = frozenset({"无", "無"})
"""Marks for none that may also begin a label (无法提供)."""


def _is_mark_in_label(tokens: Sequence[Token], i: int) -> bool:
    """True if a mark stands amid the pieces of 本年增/减."""
    if tokens[i].text not in _SLASHES:
        return False
    around = tokens[max(0, i - 1) : i + 2]
    return len(around) == 3 and around[0].text.endswith("增") and around[2].text[0:1] in {"减", "減"}


def _places(tokens: Sequence[Token], words: Sequence[int]) -> list[int]:
    """Where each word stands; prose parts words as no figure does."""
    places: list[int] = []
    stops = done = 0
    for i in words:
        stops += sum(1 for token in tokens[done:i] if token.kind == "stop")
        done = i
        places.append(i + stops * FAR)
    return places


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
    for kind, meaning in _MEANINGS.items():
        label = found.of(table, kind)
        if label is not None:
            return meaning, label.name
    return "unknown", ""


_MEANINGS: Mapping[LabelKind, ItemKind] = {
    "row": "row",
    "group": "group",
    "column": "head",
    "caption": "caption",
    "corner": "corner",
}
"""What a label is in a text, by what it is in the form."""


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
        if item.kind in {"row", "group"} and any(item.text == other.text and item.at == other.at for other in kept[-3:]):
            continue
        kept.append(item)
    return kept


GROUPS = "|".join(key for key, labels in INDEX.items() if any(label.kind == "group" for label in labels))
"""All labels of groups: a piece of one beside figures is no row, since groups have none."""
