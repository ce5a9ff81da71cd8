"""Whether a kind of figure can be counted in this unit, and be meant here."""

from __future__ import annotations

import re
from collections.abc import Callable

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.cues import FOREIGN, unknown
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import APPLICANTS
from govdisclosure.narrative.meaning import total
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.numbers import MONEY_UNITS, PERCENT_SIGNS

__all__ = ["fits"]

_about = re.compile("(?:涉及?|关于|有关)$")


def fits(account: Account, mention: Mention) -> bool:
    """True if the kind can be counted in this unit and be meant here."""
    return all(test(account, mention) for test in FITTING)


def _has_unit(account: Account, mention: Mention) -> bool:
    """True if the number has the unit that its kind is counted in."""
    kind, percent = mention.kind, mention.unit in PERCENT_SIGNS
    if kind.tells == "decisions" and mention.unit == "项":
        return False
    if kind.tells == "applicant" and mention.unit == "人次" and account.tally.unit != "人次":
        return False
    return (kind.name == "growth" or (kind.unit == "percent") == percent) and (kind.unit == "money") == (
        mention.unit in MONEY_UNITS
    )


def _has_what_it_follows(account: Account, mention: Mention) -> bool:
    """True if what the kind is a part of, or a sum of, was told before."""
    kind, last = mention.kind, account.tally.last
    if kind.name == "share":
        return bool(mention.also) or (last is not None and bool(last.kind))
    if kind.tells == "outcome":
        return account.context.topic in DISPUTES
    return kind.name != "total" or bool(total(account, mention)) or account.tally.has_parts


def _has_requests(account: Account, mention: Mention) -> bool:
    """True if a kind that needs them has requests to speak of, named or evident (the applicants, what was carried in)."""
    kind, topic = mention.kind, account.context.topic
    if not kind.needs_requests or topic == "applications" or mention.named or (kind.outcomes and topic in DISPUTES):
        return True
    if kind.name == "new" and not topic:
        return not account.tally.counted and not unknown(mention.lead, account.context.names)
    told = {one.kind for one in account.tally.told}
    evident = told <= {*APPLICANTS, "organizations"} if kind.tells == "applicant" else not {"carried_in", "new"}.isdisjoint(told)
    return not topic and evident and kind.tells in ("applicant", "aftermath")


def _is_for_information(account: Account, mention: Mention) -> bool:
    """True if the requests are not for something else (行政许可申请, 查阅档案申请)."""
    unnamed = mention.kind.name == "requests" and unknown(mention.lead, account.context.names)
    words = mention.lead + mention.phrase
    return not unnamed and ("申请" not in words or not FOREIGN.search(words))


def _is_no_subject(_: Account, mention: Mention) -> bool:
    """True unless requests are told of by what they ask about (涉及企业2件)."""
    return mention.kind.tells != "applicant" or not _about.search(mention.lead)


FITTING: tuple[Callable[[Account, Mention], bool], ...] = (
    _has_unit,
    _has_what_it_follows,
    _has_requests,
    _is_for_information,
    _is_no_subject,
)
