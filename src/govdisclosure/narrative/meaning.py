"""What a mention can mean in the account that a section gives: the cells, or sums of cells."""

from __future__ import annotations

import re

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kinds import KINDS, readings
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.numbers import PERCENT_SIGNS
from govdisclosure.narrative.phrases import WITHDRAWN
from govdisclosure.narrative.tally import Counted, Tally

__all__ = ["Readings", "meant", "total"]

Readings = tuple[tuple[str, ...], ...]

MAX_SUMS = 16
"""Readings of a sum that are followed: each of its parts can have two or three."""

REQUESTS = "applications."
"""Where the cells are of which a share can be recomputed."""

WHOLES = {"result": "settled", "applicant": "received"}
"""The kind that all results, or all applicants, add up to."""

_whole_year = re.compile("全年|年度|全[市县区省州旗镇乡]")


def meant(account: Account, mention: Mention, *, elsewhere: bool) -> Readings:
    """Return what a mention can mean: nothing if it is another year's number, or about something else (`elsewhere`)."""
    kind, context = mention.kind, account.context
    if kind.name == "growth":
        return readings("growth", "", account.edition) if _is_growth_of_requests(account, mention) else ()
    if elsewhere or not account.is_own_year(mention):
        return ()
    if kind.name == "share":
        cells = readings(mention.also[0].name, "", account.edition) if mention.also else account.tally.told[-1].readings
        return cells if cells and cells[0][0].startswith(REQUESTS) else ()
    if kind.name == "total":
        return total(account, mention)
    topic = context.here if kind.readings and kind.outcomes else context.topic
    cells = readings(kind.name, topic, account.edition)
    for other in mention.also:
        cells = _sums(cells, readings(other.name, topic, account.edition))
    withdrawn = kind.name in DISPUTES and WITHDRAWN.match(mention.words.after)
    if kind.tells == "outcome" and account.tally.both_disputes:
        cells += readings(kind.name, account.tally.both_disputes, account.edition)
    return cells + readings("other_result", kind.name, account.edition) if withdrawn else cells


def total(account: Account, mention: Mention) -> Readings:
    """Return the cells of all parts that a sum was told of; that of all results, or all applicants, is the total of these."""
    parts = account.tally.sum_of(mention.value)
    if not parts:
        return _received(account) if _is_of_the_year(account.tally, mention) else ()
    taken_up = all(_is_taken_up(part) for part in parts)
    if not all(part.kind and part.readings for part in parts) or taken_up:
        return _received(account) if taken_up else ()
    found = parts[0].readings
    for part in parts[1:]:
        found = _sums(found, part.readings)[:MAX_SUMS]
    tells = {KINDS[part.kind].tells for part in parts}
    wholes = WHOLES | {"outcome": account.context.topic}
    whole = wholes.get(tells.pop(), "") if len(tells) == 1 else ""
    return (*readings(whole, "", account.edition), *found)


def _received(account: Account) -> Readings:
    return readings("received", "", account.edition) if account.context.topic == "applications" else ()


def _is_of_the_year(tally: Tally, mention: Mention) -> bool:
    """True if a number that sums up nothing told is that of the year's requests: by its words, or behind growth or ways."""
    by_words = _whole_year.search(mention.lead) is not None and all(_is_taken_up(one) for one in tally.told)
    of_ways = len(tally.told) > 1 and all(one.kind == "channel" for one in tally.told)
    return by_words or of_ways or (tally.last is not None and tally.last.kind == "growth")


def _is_growth_of_requests(account: Account, mention: Mention) -> bool:
    last = account.tally.last
    of_requests = KINDS[last.kind].tells == "receipt" if last and last.kind else "申请" in mention.lead + mention.words.label
    return mention.unit in PERCENT_SIGNS and of_requests and account.context.own_year


def _is_taken_up(part: Counted) -> bool:
    """True if a figure tells requests that were received, those that came in some way, or is a number that no phrase fits."""
    return part.kind in ("", "channel") or KINDS[part.kind].tells == "receipt"


def _sums(left: Readings, right: Readings) -> Readings:
    """Return the cells of two kinds together: each reading of the one with each of the other."""
    return tuple((*one, *other) for one in left for other in right if not set(one) & set(other))
