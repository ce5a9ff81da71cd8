"""Whether the words around a number show that it counts something else than this report's cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.cues import names_itself
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import Tells
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.tally import ANSWERED
from govdisclosure.text.numerals import NUMERALS

__all__ = ["is_elsewhere"]

_MADE = ("_issued", "_repealed", "_in_force")
"""What ends the kinds of documents that a body has made: those that follow without a name are made by the same body."""

MAX_ADVERB = 4
"""Characters behind a number in which a word for in time may stand before the verb."""

DECIDED = re.compile("作出|做出|办理|办|处理|实施|决定|数量")
"""What makes a decision of what was asked for."""

_published = re.compile("(?:(?<!信息)(?<!申请)公开|公示|公布|发布)(?![^。;]*(?:作出|做出|办理|实施))")
_in_time, _late = re.compile("按期|如期|按时|及时"), re.compile("延期|延长|超期|逾期|超时")
_new_or_old = re.compile("(?P<new>新收|新增|新受理|[本当]年收到?)|(?P<old>结转|遗留)")
_disclosure = re.compile("(?:政府)?(?:信息公开|依申请公开)")
_some_of_disclosure = re.compile("其中,?(?:因|涉及|属于?)?(?:政府)?信息公开")
_some_for_information = re.compile(
    f"其中[,:]?(?:涉及|属于?|为|有)?{_disclosure.pattern}(?:政府信息)?(?:类|方面)?的?(?:申请|事项|件)?(?:共|有|为)?[0-9{NUMERALS}]"
)
_as_defendant = re.compile("其中[^,。;]{0,8}为被(?:申请人|告)")
_part_of_government = re.compile("政府(?!信息)|办|本级|部门")
_whole_territory = re.compile("(?:全|我)[省市州县区旗](?:[^,。;]{0,2}各|$|共)|各级")
_not_of_disclosure = "不涉及?(?:政府)?信息公开|非(?:政府)?信息公开|与(?:政府)?信息公开(?:工作)?无关"
_territory = re.compile("[全我本][省市州县区旗]|各级")
_outside = re.compile(f"^[^;]*?(?:其中[^,。;]{{0,8}}作为复议机关|{_not_of_disclosure})")
_other_matters = re.compile(f"{_not_of_disclosure}|其[他它][^,。;]{{0,8}}$")
_cases_follow = re.compile("的?[^,。;:()0-9]{0,6}(?:复议|诉讼)")
_cause = re.compile("[因由](?P<cause>[^,。;]{2,20}?)(?:引发|引起|产生|导致|提起|发生|被)")
_own_causes = re.compile("公开|信息|申请|答复|工作")


def is_elsewhere(account: Account, mention: Mention) -> bool:
    """True if the words show that something else than this report's cells is told."""
    return _of_others(account, mention) or any(test(account, mention) for test in ELSEWHERE[mention.kind.tells])


def _of_others(account: Account, mention: Mention) -> bool:
    """True if the words before name another body or matter, if that was counted last, or if a part of the year is told."""
    others = account.tally.concerns_others(mention.kind) and not mention.named
    if mention.standing == "other" or account.context.partly:
        return True
    return others and not names_itself(mention.lead, account.context.names)


def _of_cases(account: Account, mention: Mention) -> bool:
    """True if cases are carried over or settled, not requests."""
    kind = mention.kind
    of_requests = kind.needs_requests or kind.tells == "aftermath" or kind.name == "carried_in"
    own = mention.named or kind.blocks or kind.outcomes or kind.tells == "result"
    cases = account.context.here in DISPUTES or _cases_follow.match(mention.words.after)
    return bool(cases) and of_requests and not own


def _of_documents(account: Account, mention: Mention) -> bool:
    """True if documents are sorted by their disclosure, or counted in part, published or for a whole territory."""
    kind, words, names = mention.kind, mention.words, account.context.names
    own = kind.tells in ("documents", "decisions") or kind.name == "charges"
    if own and not names.government and _territory.search(names.without_territory(mention.lead)):
        return True
    if kind.tells == "decisions":
        told = words.before.rpartition(";")[2]
        return _published.search(told) is not None and not DECIDED.search(mention.lead)
    last = account.tally.last
    if kind.tells == "documents" and last is not None:
        part = "其中" in words.label and last.kind == kind.name
        goes_on = "规" not in mention.phrase and last.kind.endswith(_MADE) and not last.readings
        if part or goes_on:
            return True
    if kind.name.endswith("_repealed") and "失效" in words.before + words.rest:
        return True
    return account.tally.sorted_out and (kind.tells == "result" or kind.name == "requests")


def _of_a_part(account: Account, mention: Mention) -> bool:
    """True if a government tells its own office's share, what became of new or of old requests, or if some were not accepted."""
    kind, tally = mention.kind, account.tally
    one_office = _part_of_government.search(mention.lead) and not _whole_territory.search(mention.lead)
    if account.breakdown and kind.tells == "receipt" and one_office:
        return True
    if kind.name in ANSWERED and len({found.lastgroup for found in _new_or_old.finditer(mention.lead)}) == 1:
        return True
    in_time = kind.name in ANSWERED and _in_time.search(mention.phrase + mention.lead + mention.words.rest[:MAX_ADVERB])
    if in_time and (mention.lead.endswith("其中") or _late.search(mention.words.rest)):
        return True
    refused = "不予受理" in mention.words.rest or any(one.kind == "refused" for one in tally.told)
    return kind.name == "accepted" and refused and tally.whole is not None and mention.value < tally.whole


def _of_other_disputes(account: Account, mention: Mention) -> bool:
    """True if disputes are not about this body's disclosure: it judges them, or is the defendant of a part that follows."""
    kind, words, told = mention.kind, mention.words, account.tally.dispute
    silent = kind.tells == "outcome" or not mention.lead.strip("、和及与")
    scoped = mention.standing == "scope" and not _disclosure.search(mention.lead + mention.phrase + words.after)
    others = scoped or _outside.search(words.rest) or _is_about_others(mention)
    if account.context.judging or others or (silent and told is not None and not told.readings):
        return True
    return kind.tells == "dispute" and _as_defendant.search(words.rest) is not None


def _is_about_others(mention: Mention) -> bool:
    """True if the words before a dispute deny that disclosure is its matter, or name another cause (因征地引发行政诉讼2件)."""
    named = mention.lead + (mention.phrase if mention.kind.name == "of_disclosure" else "")
    cause = _cause.search(mention.lead)
    return _other_matters.search(named) is not None or (cause is not None and not _own_causes.search(cause["cause"]))


def _of_more_than_disclosure(account: Account, mention: Mention) -> bool:
    """True if a part that is about disclosure follows, so that all matters are counted (各类申请52件,其中信息公开申请38件)."""
    kind, words = mention.kind, mention.words
    if kind.tells == "dispute":
        return "信息公开" not in mention.lead and _some_of_disclosure.search(words.rest) is not None
    goes_on = kind.tells == "aftermath" or kind.name == "handled"
    untold = kind.tells == "receipt" or (goes_on and account.tally.whole is None)
    named = _disclosure.search(mention.lead + mention.phrase) is not None
    return untold and not named and _some_for_information.search(words.rest) is not None


ELSEWHERE: Mapping[Tells, tuple[Callable[[Account, Mention], bool], ...]] = {
    "": (_of_cases, _of_documents, _of_more_than_disclosure),
    "receipt": (_of_cases, _of_documents, _of_a_part, _of_more_than_disclosure),
    "applicant": (_of_cases,),
    "result": (_of_documents,),
    "aftermath": (_of_cases, _of_a_part, _of_more_than_disclosure),
    "dispute": (_of_other_disputes, _of_more_than_disclosure),
    "outcome": (_of_other_disputes,),
    "documents": (_of_documents,),
    "decisions": (_of_documents,),
}
"""For what a kind tells, what else it can be about."""
