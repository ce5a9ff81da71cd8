"""What speaks against holding a difference from the table against the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.cues import names_itself
from govdisclosure.narrative.elsewhere import DECIDED
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.parts import counts_a_part
from govdisclosure.narrative.tally import ANSWERED

__all__ = ["hedges", "is_scoped"]

_handling = re.compile("(?:办理|受理|审理|收到|承办|接收)[^,。;]{0,12}(?:复议|诉讼|应诉)")
_all_of_disclosure = re.compile(
    "^\\((?!不|非)[^()0-9]{0,8}信息公开[^()0-9]*\\)|^[^。;]{0,24}?[,]?(?:均|都|全部)(?:与|因|为|系|涉及?)(?:政府)?信息公开"
)


def hedges(account: Account, mention: Mention, *, elsewhere: bool) -> tuple[str, ...]:
    """Return what speaks against holding a difference from the table against the report."""
    return tuple([name for name, holds in HEDGES.items() if holds(account, mention) or (elsewhere and name == "context")])


def is_scoped(account: Account, mention: Mention) -> bool:
    """True if another body, more bodies or a part of the year can be meant."""
    if mention.value == 0 and mention.standing == "scope":
        return account.context.partly
    told_together = account.breakdown and mention.kind.tells == "receipt"
    scoped = account.context.scoped and not names_itself(mention.lead, account.context.names)
    return mention.standing in ("scope", "other") or scoped or account.context.partly or told_together


def _is_open(account: Account, mention: Mention) -> bool:
    """True if the words leave open what is counted."""
    some_of_them = mention.kind.name in ANSWERED and "其中" in mention.words.label
    return mention.standing == "unclear" or some_of_them or counts_a_part(account.tally, mention)


def _is_loose(account: Account, mention: Mention) -> bool:
    """True if the phrase has more than one use."""
    kind = mention.kind
    if kind.tells == "decisions" and DECIDED.search(mention.words.before) and "事项" not in mention.phrase:
        return False
    if kind.name == "requests" and ("公开" in mention.phrase or account.context.disclosure):
        return False
    if mention.value == 0 and (kind.blocks or kind.tells == "decisions"):
        return False
    if "应诉" in mention.phrase and "信息公开" not in mention.lead + mention.phrase:
        return True
    disputed = kind.tells in ("dispute", "outcome") and "信息公开" not in mention.phrase
    raised = account.context.disclosed and not _handling.search(mention.words.before)
    told = account.context.disclosure or _all_of_disclosure.search(mention.words.rest) is not None
    return kind.soft or (disputed and not told and not raised)


HEDGES: Mapping[str, Callable[[Account, Mention], bool]] = {
    "approximate": lambda _, mention: mention.rough,
    "scope": is_scoped,
    "context": _is_open,
    "year": lambda account, _: not account.context.own_year,
    "loose": _is_loose,
}
"""The reasons not to hold a difference against the report, each with its test."""
