"""What a paragraph has counted so far, and hence what a further number in it can be a part of."""

from __future__ import annotations

import re
from decimal import Decimal

from govdisclosure.narrative.kinds import AFTERWARDS, PARTS, PERCENT, RECEIVING, TAKEN, WHOSE
from govdisclosure.narrative.phrases import ANSWERS, TOPICS
from govdisclosure.narrative.words import TAKING

__all__ = ["Tally"]

_parted = re.compile("[,:;()、]")
_of_some = re.compile("申请|其中|涉及|类")


class Tally:
    """The requests as a whole, parts of them, or matters of another sort: what was counted last.

    `base` is the kind of the last figure that its parts can follow, `earlier` that of the last one in the
    sentence. `whole` is how many requests the paragraph says there were, `parts` the parts of them that
    the sentence has told since; `astray` says that matters of another sort, or of another body, were counted last, `part` that
    the sentence counts the results of some requests, `unasked` that parts are told of a whole that is not (or not this body's),
    `counted` that the sentence has a number before.
    """

    def __init__(self) -> None:
        self.paragraph()

    def paragraph(self) -> None:
        """A paragraph begins."""
        self.base = ""
        self.whole: int | Decimal | None = None
        self.astray = self.unasked = False
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins."""
        self.earlier, self.part, self.counted = "", False, False
        self.parts: list[int | Decimal] = []

    def follow(self, kind: str, value: int | Decimal, label: str, *, clear: bool) -> None:
        """A figure was found after these words; `clear`: they leave no doubt that this report is meant."""
        self.counted = True
        part = kind in WHOSE or (kind in RECEIVING and "其中" in label)
        if part:
            self._tell_part(value)
        elif kind in RECEIVING:
            self.whole = value
            self.astray = self.unasked = not clear
            self.parts = []
        if kind not in PERCENT:
            self.base = self.base if part else kind
            self.earlier = kind

    def lose(self, value: int | Decimal | None, label: str) -> None:
        """A number was passed over: what follows can be about what it counts."""
        self.counted = True
        self.astray = self.astray or TAKING.search(label) is not None
        if value is not None and _of_some.search(label):
            self._tell_part(value)
        self.earlier = ""

    def _tell_part(self, value: int | Decimal) -> None:
        self.unasked = self.unasked or self.whole is None
        self.parts.append(value)

    def answer(self, lead: str, label: str) -> None:
        """A result is told: of some requests only, if it goes on with their number or begins with 其中 after a part."""
        goes_on = self.counted and not _parted.search(label)
        self.part = self.part or goes_on or ("其中" in lead and self.earlier in PARTS)

    def leaves_open(self, kind: str, value: int | Decimal, *, named: bool) -> bool:
        """Whether a figure can be about something else than all requests; `named`: it names requests."""
        if kind in WHOSE:
            return self.astray or self.base not in RECEIVING
        if kind in AFTERWARDS and not named and (self.astray or self.base in TOPICS):
            return True
        if kind in ANSWERS and self.part:
            return True
        return self._partly() if kind in AFTERWARDS or kind in ANSWERS or kind == "carried_in" else self._fewer(kind, value)

    def _partly(self) -> bool:
        """Whether one part of the requests was told last, and what follows can be about it alone."""
        return self.unasked or (len(self.parts) == 1 and self.whole is not None and self.parts[0] < self.whole)

    def _fewer(self, kind: str, value: int | Decimal) -> bool:
        """Whether fewer are meant than were received, as those accepted can be."""
        return kind in TAKEN and self.whole is not None and value < self.whole
