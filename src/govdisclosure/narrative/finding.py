"""The kind of figure that the words around a number make of it."""

from __future__ import annotations

import re

from attrs import frozen

from govdisclosure.narrative.cues import classify
from govdisclosure.narrative.kind import RESULTS, Kind
from govdisclosure.narrative.kinds import KINDS
from govdisclosure.narrative.mention import CLAUSES, HIDDEN, LONGEST, Mention, Words, hide
from govdisclosure.narrative.names import Names
from govdisclosure.narrative.numbers import COUNTED, INSIDE, PERCENT_SIGNS, inexact, value_of
from govdisclosure.narrative.phrases import BEHIND, CHARGED, FOLLOWING, GOES_ON, PHRASE, STILL_OPEN
from govdisclosure.narrative.rows import ROW_KINDS
from govdisclosure.narrative.tally import Tally

__all__ = ["mention_of"]

VAGUE = frozenset(
    {"", "requests", "channel", "total", "of_disclosure", "natural_person", "withdrawn", "received", "accepted", "others"}
)
"""Kinds whose phrase before a number gives way to a phrase behind it."""

GROUPS = {
    group: frozenset(kind.name for kind in ROW_KINDS if kind.readings[0].startswith(f"{RESULTS}.{group}."))
    for group in ("denied", "unavailable", "not_processed")
}
"""Results of which a row behind the number tells more (不予公开3件过程性信息), and these rows."""

TAKEN_UP = frozenset({"received", "accepted", "settled", "answered", "handled", "new"})
"""Verbs that may stand without their object, where requests were named before."""

TOGETHER = frozenset({"result", "applicant", "outcome"})
"""What can be counted together: parts of one account, of which each has its row or column."""

_stops = (",", "。", ";", "、", ":", ")")
"""Signs behind a number that part it from what follows."""

_joiner = re.compile("(?:以?及|和|与|、)$")
_left = re.compile("(?:[尚仍还]有|[剩其]余)$")
_documents = re.compile("规范性文件|规章")
_own_year = re.compile("([0-9]{4})年度?的$")
_topic_mark = re.compile("(?:方面|情况|中|为主)$")


@frozen
class _Found:
    """A phrase before a number, and the clause that it was found in."""

    near: str
    match: re.Match[str] | None
    name: str

    @property
    def lead(self) -> str:
        """The words before the phrase."""
        return self.near if self.match is None else self.near[: self.match.start()]

    @property
    def text(self) -> str:
        """The phrase."""
        return "" if self.match is None else self.match.group()

    @property
    def lacks_object(self) -> bool:
        """True if what is counted can stand behind the number."""
        return self.name in {"", "total", *TAKEN_UP} or (KINDS[self.name].tells == "documents" and "规" not in self.text)

    @property
    def has_object(self) -> bool:
        """True if the phrase says of what it tells."""
        return self.name not in TAKEN_UP or "申请" in self.text or "公开" in self.text

    @property
    def year(self) -> int | None:
        """The report year that 2023年结转, or 结转2025年, makes this report's; a year right before a number is its own."""
        if self.match is None:
            return None
        if last := self.match["from"]:
            return int(last) + 1
        if coming := self.match["into"]:
            return int(coming) - 1
        own = _own_year.search(self.near) if self.near.endswith(("年的", "年度的")) else None
        return int(own[1]) if own else None


def mention_of(words: Words, token: re.Match[str], offset: int, tally: Tally, names: Names) -> Mention | None:
    """Return what a number counts, None if no phrase fits; `offset` is the place of its sentence in the section."""
    value, unit = value_of(token), token["unit"] or ""
    if value is None or (token["number"].isascii() and INSIDE.match(words.label, len(words.label))):
        return None
    start, end, rough = offset + token.start(), offset + token.end(), inexact(token, words.label)
    if unit in PERCENT_SIGNS and words.label.endswith("("):
        return Mention(KINDS["share"], value, unit, "", "", "clear", words, start, end, rough)
    found = _before(words, tally)
    if unit in COUNTED and (behind := _behind(words, found.name)):
        lead = (words.near if found.name == "of_disclosure" else found.lead).rpartition("、")[2]
        phrase = words.after[: behind.end()] + ("申请" if found.name in ("requests", "received", "accepted") else "")
        kind = KINDS[str(behind.lastgroup)]
        return Mention(kind, value, unit, phrase, lead, classify(words.within + lead, names), words, start, end, rough)
    counted = FOLLOWING.match(words.after) if unit in COUNTED and found.lacks_object else None
    if counted is not None and (counted.lastgroup == "made" or "申请" in counted.group()):
        joined = _joined(found, counted.group(), tally)
        end += counted.end() if joined is not found else 0
        found = joined
    if found.match is None or not found.name or not (found.has_object or GOES_ON.match(words.after)):
        return None
    together = _together(found)
    lead = found.near[: together.begin]
    begin = start - words.cut - len(found.near) + together.begin
    standing, text = classify(words.within + lead, names), found.near[together.begin : found.match.start()] + found.text
    return Mention(KINDS[found.name], value, unit, text, lead, standing, words, begin, end, rough, found.year, together.kinds)


def _before(words: Words, tally: Tally) -> _Found:
    """Return the phrase that leads up to a number; a mere 共 takes the clause before with it."""
    found = _found(words.near, words.near, tally, words.before)
    if found.name != "total" or tally.has_parts:
        return found
    longer = _with_topic(words.label[-LONGEST:], words.near)
    return _found(longer, longer, tally) if longer else found


def _found(near: str, searched: str, tally: Tally, before: str = "") -> _Found:
    match = PHRASE.search(searched)
    if match is None or match.start() > len(near):
        return _Found(near, None, "")
    return _Found(near, match, _name(KINDS[str(match.lastgroup)], tally, before))


def _name(kind: Kind, tally: Tally, before: str) -> str:
    """Return the name of a kind; 废止 and 现行有效 alone go on with the documents named before."""
    if kind.follows != "documents":
        return kind.name
    named = _documents.findall(before)
    family = tally.family or ({"规章": "regulations"}.get(named[-1], "documents") if named else "")
    return f"{family}_{kind.name.removeprefix('newly_')}" if family else ""


def _behind(words: Words, before: str) -> re.Match[str] | None:
    """Return the phrase behind a number that says more than the kind before it: any behind a vague one, a row of its group."""
    if words.after.startswith(_stops) or (before not in VAGUE and before not in GROUPS):
        return None
    if _left.search(words.near) and (still := STILL_OPEN.match(words.after)):
        return still
    behind = CHARGED.match(words.after) or BEHIND.match(words.after)
    return behind if behind is not None and (before in VAGUE or behind.lastgroup in GROUPS[before]) else None


def _joined(found: _Found, counted: str, tally: Tally) -> _Found:
    """Return the phrase that a verb before a number and the requests behind it make (收到12件申请)."""
    joined = _found(found.near, found.near + counted, tally)
    begins = len(found.near) if found.match is None or found.name == "total" else found.match.start()
    return joined if joined.match is not None and joined.match.start() <= begins else found


@frozen
class _Joined:
    """The kinds that words join to a phrase, and where the first of them begins."""

    kinds: tuple[Kind, ...]
    begin: int


def _together(found: _Found) -> _Joined:
    """Return the kinds before a phrase that tell the same and that 和 or 、 joins to it: the number counts all of them."""
    kind, kinds = KINDS[found.name], list[Kind]()
    assert found.match is not None  # noqa: S101 - asked only of a phrase that was found
    begin = found.match.start()
    if kind.name == "share":
        return _shared(found, begin)
    while kind.tells in TOGETHER and (joiner := _joiner.search(found.near[:begin])):
        before = PHRASE.search(found.near[: joiner.start()])
        other = KINDS[str(before.lastgroup)] if before is not None else None
        if (
            before is None
            or other is None
            or other.tells != kind.tells
            or other.name in {kind.name, *(one.name for one in kinds)}
        ):
            break
        kinds.append(other)
        begin = before.start()
    return _Joined(tuple(kinds), begin)


def _shared(found: _Found, begin: int) -> _Joined:
    """Return the part whose share a percentage is, where its own number is not told (予以公开占比35.9%)."""
    part = PHRASE.search(found.near[:begin])
    kind = KINDS[str(part.lastgroup)] if part is not None else None
    if part is None or kind is None or kind.tells not in ("result", "applicant"):
        return _Joined((), begin)
    return _Joined((kind,), part.start())


def _with_topic(label: str, near: str) -> str:
    """Return the clause before one that only sums up (共4件), where it ends with what is summed up, else nothing."""
    before = CLAUSES.split(label[: len(label) - len(near)].rstrip(","))[-1]
    topic = PHRASE.search(_topic_mark.sub("", before))
    if topic is None or KINDS[str(topic.lastgroup)].tells not in ("applicant", "dispute", "receipt"):
        return ""
    if not _Found("", topic, str(topic.lastgroup)).has_object:
        return ""
    return _topic_mark.sub(hide, before) + HIDDEN * (len(near) + 1)
