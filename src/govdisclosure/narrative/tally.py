"""What a paragraph has counted so far, and hence what a further number in it can be a part of."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import dropwhile

from attrs import define, field, frozen

from govdisclosure.narrative.cues import PROACTIVE, SORTING, TAKING, Lead
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import CHANNEL, Kind
from govdisclosure.narrative.kinds import named

__all__ = ["ANSWERED", "CASES", "RECEIVING", "Counted", "Tally"]

APPLICANTS, RESULTS, AFTERMATH, OUTCOMES = named("applicant"), named("result"), named("aftermath"), named("outcome")
ANSWERED = frozenset({"settled", "answered"})
"""What 其中 goes on with as well, where no receipt was told."""
RECEIPTS = named("receipt")
RECEIVING = RECEIPTS | {""}
"""Kinds of which a following 其中自然人 tells the applicants; after any other kind it tells those of that kind."""
CASES = frozenset({"件", "件次", "起", "宗"})
"""Units of what is taken up and settled; other things are held, printed or attended."""
MOST_OUTCOMES = 12
"""Figures back to which the disputes of an outcome are looked for: five outcomes of two sorts, and the two themselves."""

LITIGATIONS = frozenset({"litigation", "direct_suits", "suits_after"})
PARTS = APPLICANTS | {"carried_in", "carried", "carried_forward", "left_open"}
"""Kinds of which a following 其中 tells the results of these requests alone."""

KEPT = ("base", "whole", "unit", "subject", "unasked", "astray", "part", "sorted_out")
"""What a bracket does not change for the words behind it, beside the figures told and the parts."""

_brackets = re.compile("[()]")
_channel = re.compile(CHANNEL)
_out_of = re.compile("[^,。;()]{0,6}中[,:]?")
"""Behind a number: what follows is a part of what it counts (4件申请中，予以公开1件)."""

_parted = re.compile("[,:;()、]")
_of_some = re.compile("申请|其中|涉及|类")
_documents = re.compile(f"{PROACTIVE}|信息(?!不存在)|公文|文件|稿|公告|动态|内容|建议|提案")


@frozen
class Counted:
    """A figure that a sentence has told: its kind, number and readings; `of_requests` if one without a kind names them."""

    kind: str
    value: int | Decimal
    readings: tuple[tuple[str, ...], ...]
    of_requests: bool = False
    unit: str = ""


@define
class Tally:
    """The requests as a whole, parts of them, or matters of another sort: what was counted last.

    `base` is the kind of the last figure that its parts can follow. `whole` is how many requests the
    paragraph says there were, `unit` how it counts them, `parts` the parts of them that the sentence has
    told since. `subject` tells whether the requests counted last are this report's, `astray` that
    cases of some sort were counted last, `unasked` that parts are told of a whole that is not. For a
    sentence last `told` (its figures), `part` (results of some requests are told), `sorted_out` (documents are counted, whose
    results 公开 and 不予公开 are), `counted` (the sentence has a number before).
    """

    base: str = ""
    whole: int | Decimal | None = None
    unit: str = ""
    subject: Lead = "clear"
    unasked: bool = False
    astray: bool = False
    told: list[Counted] = field(factory=list[Counted])
    parts: list[int | Decimal] = field(factory=list[int | Decimal])
    part: bool = False
    counted: bool = False
    sorted_out: bool = False
    outside: list[dict[str, object] | None] = field(factory=list["dict[str, object] | None"])

    def begin_paragraph(self) -> None:
        """Forget the paragraph before."""
        self.base, self.whole, self.unit, self.subject, self.unasked = "", None, "", "clear", False
        self.astray = False
        self.begin_sentence()

    def begin_sentence(self) -> None:
        """Forget what the sentence before has told."""
        self.told, self.parts = [], []
        self.part = self.counted = self.sorted_out = False
        self.outside = []

    def observe_brackets(self, words: str) -> None:
        """Take the words up to a number: what a bracket tells of the number before it ends with it.

        A bracket that begins with a number goes on with the words before it (申请（38件）).
        """
        if "(" not in words and ")" not in words:
            return
        for bracket in _brackets.finditer(words):
            if bracket.group() == "(":
                self.outside.append(self._kept() if self.counted and bracket.end() < len(words) else None)
            elif self.outside and (kept := self.outside.pop()):
                for name, value in kept.items():
                    setattr(self, name, value)

    def _kept(self) -> dict[str, object]:
        kept: dict[str, object] = {name: getattr(self, name) for name in KEPT}
        return kept | {"told": list(self.told), "parts": list(self.parts)}

    @property
    def ways(self) -> list[int | Decimal]:
        """How many requests the sentence says came in some way, for each way."""
        return [one.value for one in self.told if one.kind == "channel"]

    @property
    def has_parts(self) -> bool:
        """True if the sentence told two parts or more right before, of which a sum can be given."""
        return len(self.told) > 1 and all(one.readings and one.kind not in DISPUTES for one in self.told[-2:])

    @property
    def has_results(self) -> bool:
        """True if the sentence told a result: rows that follow are reasons of it, not what requests are about."""
        return any(one.kind in RESULTS for one in self.told)

    @property
    def family(self) -> str:
        """The documents that the sentence told of last: regulations, normative ones, or none."""
        families = [one.kind.partition("_")[0] for one in self.told if one.kind.startswith(("regulations_", "documents_"))]
        return families[-1] if families else ""

    @property
    def dispute(self) -> Counted | None:
        """The disputes that the sentence told of last."""
        return next((one for one in reversed(self.told) if one.kind in DISPUTES), None)

    @property
    def both_disputes(self) -> str:
        """The topic of two sorts of disputes told right after each other, and only outcomes since: these can be of both."""
        since = list(dropwhile(lambda one: one.kind in OUTCOMES, self.told[: -MOST_OUTCOMES - 1 : -1]))[:2]
        kinds = {one.kind for one in since if one.kind in DISPUTES and one.readings}
        if len(kinds) < 2:
            return ""
        return "litigation" if kinds <= LITIGATIONS else "disputes"

    @property
    def last(self) -> Counted | None:
        """The figure that the sentence told last."""
        return self.told[-1] if self.told else None

    def record_figure(self, kind: Kind, counted: Counted, label: str, *, lead: Lead) -> None:
        """Take a figure that was found after these words; `lead` tells whether this report is meant."""
        self.counted, self.astray = True, False
        of_receipts = kind.tells == "receipt" and kind.name != "new" and "其中" in label and self.base != "handled"
        by_channel = kind.tells == "receipt" and _channel.search(label) is not None
        part = kind.tells == "applicant" or of_receipts or by_channel
        if part:
            self._record_part(counted.value)
            self._take_everybody(kind, counted.value, lead)
        elif kind.tells == "receipt" and (counted.readings or lead == "other"):
            self.whole, self.unit, self.subject, self.parts = counted.value, counted.unit, lead, []
            self.unasked = lead != "clear"
        elif kind.name in {*ANSWERED, "handled"} and counted.readings and lead == "clear" and self.whole is None:
            self.whole, self.parts = counted.value, []
        if lead == "other" and kind.tells in ("", "aftermath") and kind.unit == "count" and kind.name != "channel":
            self.subject = "other"
        if lead == "unclear" and kind.name == "total":
            self.subject = lead
        if lead != "clear" and kind.tells == "result":
            self.part = True
        if kind.tells == "applicant" and self.base == "channel" and lead == "clear":
            self.base = "received"
        of_one_way = self.base == "channel" and kind.tells == "aftermath" and lead == "unclear"
        if kind.unit != "percent" and not part and not of_one_way:
            self.base = kind.name
        if kind.unit != "percent" or kind.name == "growth":
            self.told.append(counted)

    def record_other_number(self, value: int | Decimal | None, unit: str, label: str) -> None:
        """Take a number that no phrase fits: what follows can be about what it counts."""
        self.counted = True
        of_requests = any(one.kind in RECEIVING for one in self.told if one.kind)
        if TAKING.search(label):
            self.subject = "other"
        self.astray = unit in CASES and not of_requests and not _of_some.search(label)
        documents = _documents.search(label) is not None and not (self._is_of_requests and "其中" in label)
        self.sorted_out = self.sorted_out or (documents and "申请" not in label)
        if value is not None and _of_some.search(label):
            self._record_part(value)
        self.told.append(Counted("", value or 0, (), of_requests="申请" in label and "不属" not in label, unit=unit))

    def record_outcome(self, lead: str, label: str, value: int | Decimal) -> None:
        """Take a result: of some requests only, if it goes on with their number or begins with 其中 after a part."""
        goes_on = self.counted and not _parted.search(label)
        of_it = "其中" in lead or _out_of.match(label) is not None
        after_part = of_it and self.last is not None and self.last.kind in PARTS and value <= self.last.value
        self.part = self.part or goes_on or after_part

    def observe_sorting(self, label: str) -> None:
        """Take the words before a number; those that sort documents hold for the rest of the sentence."""
        self.sorted_out = self.sorted_out or (SORTING.search(label) is not None and not self._is_of_requests)

    @property
    def _is_of_requests(self) -> bool:
        """True if requests, or what became of them, were told last."""
        return self.last is not None and self.last.kind in {*RECEIPTS, *ANSWERED, *RESULTS, "handled"}

    def _record_part(self, value: int | Decimal) -> None:
        self.unasked = self.unasked or self.whole is None
        self.parts.append(value)

    def _take_everybody(self, kind: Kind, value: int | Decimal, lead: Lead) -> None:
        """Natural persons and all others are everybody, so that what follows is told of all requests."""
        last = self.last
        if last is None or last.kind != "natural_person" or kind.name != "organizations":
            return
        if self.whole is None and lead == "clear":
            self.whole, self.unasked = last.value + value, False

    def concerns_others(self, kind: Kind) -> bool:
        """True if matters of another sort, or of another body, were counted last, and a kind can tell of them."""
        follows = kind.tells in ("applicant", "result", "aftermath") or kind.name in ("carried_in", "settlement_rate")
        goes_on = kind.tells == "aftermath" or kind.name == "settlement_rate"
        return (self.subject == "other" and follows) or (self.astray and goes_on)

    def sum_of(self, value: int | Decimal) -> tuple[Counted, ...]:
        """Return the last figures of the sentence that add up to a number; at least two."""
        total: int | Decimal = 0
        for count, one in enumerate(reversed(self.told), 1):
            total += one.value
            if total == value and count > 1:
                return tuple(self.told[-count:])
        return ()
