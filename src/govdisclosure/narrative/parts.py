"""Whether a figure can count a part of the requests, or other matters, that were told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import Tells
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.rows import ROW_KINDS
from govdisclosure.narrative.tally import CASES, RECEIVING, Tally

__all__ = ["counts_a_part"]

ROWS = frozenset(kind.name for kind in ROW_KINDS)
"""Results by the name of their row, which no other matters have."""

THINGS = frozenset({"项", "条", "个", "部"})
"""Units of what requests ask for, where they themselves are counted in another one."""

_result = re.compile("不予|不再|不公开|无法|不掌握")


def counts_a_part(tally: Tally, mention: Mention) -> bool:
    """True if a figure can count a part of the requests, or other matters, that were told before it."""
    return any(test(tally, mention) for test in PARTS.get(mention.kind.tells, ()))


def _of_some_applicants(tally: Tally, mention: Mention) -> bool:
    """True if the applicants can be those of other requests, or of some; more than came in one way are of all."""
    more = tally.base == "channel" and bool(tally.ways) and mention.value > tally.ways[-1]
    return tally.subject != "clear" or (tally.base not in RECEIVING and not more)


def _of_other_cases(tally: Tally, mention: Mention) -> bool:
    """True if disputes, or requests that need not be this report's, were told last, and what follows is settled."""
    return not mention.named and (tally.subject != "clear" or tally.base in DISPUTES)


def _of_one_way(tally: Tally, mention: Mention) -> bool:
    """True if what follows the requests that came in some way can be of these alone: all of them were not told before."""
    if tally.base != "channel" or not tally.ways:
        return False
    return mention.value <= tally.ways[-1] and sum(tally.ways) != tally.whole


def _of_subjects(tally: Tally, mention: Mention) -> bool:
    """True if a row can be what requests are about (涉及内部事务信息2件), where no result is told with it."""
    about = mention.kind.name in ROWS and "涉" in mention.lead + mention.phrase and not tally.has_results
    return about and not _result.search(mention.phrase + mention.words.after)


def _of_some_requests(tally: Tally, mention: Mention) -> bool:
    """True if results of some requests, or of other matters, are told: cases that no phrase fits, and no fewer."""
    last = tally.last
    if tally.part or mention.kind.name in ROWS or last is None:
        return tally.part
    alone = not last.of_requests and not any(one.kind for one in tally.told)
    return alone and last.unit in {*CASES, mention.unit} and mention.value <= last.value


def _of_the_part_before(tally: Tally, mention: Mention) -> bool:
    """True if one part of the requests was told last, and what follows is no more, so that it can be about it alone."""
    if not mention.kind.tells and mention.kind.name != "carried_in":
        return False
    one_part = len(tally.parts) == 1 and tally.whole is not None and tally.parts[0] < tally.whole
    return tally.unasked or (one_part and mention.value <= tally.parts[0])


def _of_fewer(tally: Tally, mention: Mention) -> bool:
    """True if fewer requests than were told before are accepted, or named again."""
    again = mention.kind.name == "accepted" or (mention.kind.name == "requests" and tally.subject == "clear")
    return again and tally.whole is not None and mention.value < tally.whole and tally.base != "handled"


def _of_things(tally: Tally, mention: Mention) -> bool:
    """True if what the requests ask for is sorted, not they (38件申请涉及62项内容,其中公开21项)."""
    return mention.unit in THINGS and bool(tally.unit) and mention.unit != tally.unit


def _of_a_mixture(tally: Tally, mention: Mention) -> bool:
    """True if a sum is one of requests and of something that no phrase fits (收到申请38件、咨询12件,共50件)."""
    if mention.kind.name != "total":
        return False
    parts = [part for part in tally.sum_of(mention.value) if part.kind != "channel"]
    return any(part.kind for part in parts) and any(not part.kind and not part.of_requests for part in parts)


PARTS: Mapping[Tells, tuple[Callable[[Tally, Mention], bool], ...]] = {
    "": (_of_the_part_before, _of_a_mixture),
    "receipt": (_of_fewer,),
    "applicant": (_of_some_applicants,),
    "result": (_of_subjects, _of_some_requests, _of_the_part_before, _of_things),
    "aftermath": (_of_other_cases, _of_one_way, _of_the_part_before, _of_things),
}
"""For what a kind tells, the parts that it can count instead."""
