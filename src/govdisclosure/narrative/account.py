"""What a mention can mean in the account that a section gives: the cells, and what speaks against holding it to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import define, field

from govdisclosure.narrative.context import Context
from govdisclosure.narrative.cues import FOREIGN, names_itself, unknown
from govdisclosure.narrative.kind import APPLICANTS
from govdisclosure.narrative.kinds import DISPUTES, KINDS, readings
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.numbers import MONEY_UNITS, PERCENT_SIGNS
from govdisclosure.narrative.phrases import WITHDRAWN
from govdisclosure.narrative.tally import ANSWERED, Counted, Tally
from govdisclosure.schema import Edition
from govdisclosure.text.numerals import NUMERALS

__all__ = ["Account", "Readings"]

Readings = tuple[tuple[str, ...], ...]

MAX_SUMS = 16
"""Readings of a sum that are followed: each of its parts can have two or three."""

REQUESTS = "applications."
"""Where the cells are of which a share can be recomputed."""

_handling = re.compile("(?:办理|受理|审理|收到|承办|接收)[^,。;]{0,12}(?:复议|诉讼|应诉)")
_decided = re.compile("作出|做出|办理|办|处理|实施|决定|数量")
_published = re.compile("(?:公开|公示|公布|发布)(?![^。;]*(?:作出|做出|办理|实施))")
_whole_year = re.compile("全年|年度|全[市县区省州旗镇乡]")
MAX_ADVERB = 4
"""Characters behind a number in which a word for in time may stand before the verb."""

_in_time, _late = re.compile("按期|如期|按时|及时"), re.compile("延期|延长|超期|逾期|超时")
_about = re.compile("(?:涉及?|关于|有关)$")
_new_or_old = re.compile("(?P<new>新收|新增|新受理|[本当]年收到?)|(?P<old>结转|遗留)")
_disclosure = re.compile("(?:政府)?(?:信息公开|依申请公开)")
_some_of_disclosure = re.compile("其中,?(?:因|涉及|属于?)?(?:政府)?信息公开")
_some_for_information = re.compile(
    f"其中[,:]?(?:涉及|属于?|为|有)?{_disclosure.pattern}(?:政府信息)?(?:类|方面)?的?(?:申请|事项|件)?(?:共|有|为)?[0-9{NUMERALS}]"
)
_all_of_disclosure = re.compile(
    "^\\((?!不|非)[^()0-9]{0,8}信息公开[^()0-9]*\\)|^[^。;]{0,24}?[,]?(?:均|都|全部)(?:与|因|为|系|涉及?)(?:政府)?信息公开"
)
_as_defendant = re.compile("其中[^,。;]{0,8}为被(?:申请人|告)")
_part_of_government = re.compile("政府(?!信息)|办|本级|部门")
_whole_territory = re.compile("(?:全|我)[省市州县区旗](?:[^,。;]{0,2}各|$|共)|各级")
_not_of_disclosure = "不涉及?(?:政府)?信息公开|非(?:政府)?信息公开|与(?:政府)?信息公开(?:工作)?无关"
_outside = re.compile(f"^[^;]*?(?:其中[^,。;]{{0,8}}作为复议机关|{_not_of_disclosure})")
_other_matters = re.compile(f"{_not_of_disclosure}|其[他它][^,。;]{{0,8}}$")
_cause = re.compile("[因由](?P<cause>[^,。;]{2,20}?)(?:引发|引起|产生|导致|提起|发生|被)")
_own_causes = re.compile("公开|信息|申请|答复|工作")


@define
class Account:
    """The state of a section up to a number: its words, what it has counted, whether a sentence tells of several bodies."""

    context: Context
    edition: Edition
    tally: Tally = field(factory=Tally)
    breakdown: bool = False

    def fits(self, mention: Mention) -> bool:
        """True if the kind can be counted in this unit and be meant here."""
        return all(test(self, mention) for test in FITTING)

    def hedges(self, mention: Mention) -> tuple[str, ...]:
        """Return what speaks against holding a difference from the table against the report."""
        return tuple([name for name, holds in HEDGES.items() if holds(self, mention)])

    def cells(self, mention: Mention) -> Readings:
        """Return what a mention can mean: nothing if it is another year's number, or about something else."""
        kind, context = mention.kind, self.context
        if kind.name == "growth":
            return readings("growth", "", self.edition) if self._is_growth_of_requests(mention) else ()
        if self.is_elsewhere(mention) or not self._is_own_year(mention):
            return ()
        if kind.name == "share":
            cells = readings(mention.also[0].name, "", self.edition) if mention.also else self.tally.told[-1].readings
            return cells if cells and cells[0][0].startswith(REQUESTS) else ()
        if kind.name == "total":
            return self.total(mention)
        topic = context.here if kind.readings and kind.outcomes else context.topic
        cells = readings(kind.name, topic, self.edition)
        for other in mention.also:
            cells = _sums(cells, readings(other.name, topic, self.edition))
        withdrawn = kind.name in DISPUTES and WITHDRAWN.match(mention.words.after)
        if kind.tells == "outcome" and self.tally.dispute_is_double:
            cells += readings(kind.name, "disputes", self.edition)
        return cells + readings("other_result", kind.name, self.edition) if withdrawn else cells

    def total(self, mention: Mention) -> Readings:
        """Return the cells of all parts that a sum was told of; that of all results, or all applicants, is the total of these."""
        parts = self.tally.sum_of(mention.value)
        last, received = self.tally.last, readings("received", "", self.edition) if self.context.topic == "applications" else ()
        if not parts:
            taken_up = all(_is_taken_up(one) for one in self.tally.told)
            of_year = taken_up and _whole_year.search(mention.lead)
            of_ways = len(self.tally.told) > 1 and all(one.kind == "channel" for one in self.tally.told)
            return received if (last is not None and last.kind == "growth") or of_year or of_ways else ()
        if not all(part.readings for part in parts) or all(part.kind and _is_taken_up(part) for part in parts):
            return received if all(_is_taken_up(part) for part in parts) else ()
        cells = parts[0].readings
        for part in parts[1:]:
            cells = _sums(cells, part.readings)[:MAX_SUMS]
        tells = {KINDS[part.kind].tells for part in parts}
        whole = {"result": "settled", "applicant": "received"}.get(tells.pop(), "") if len(tells) == 1 else ""
        return (*readings(whole, "", self.edition), *cells)

    def _is_growth_of_requests(self, mention: Mention) -> bool:
        last = self.tally.last
        of_requests = KINDS[last.kind].tells == "receipt" if last and last.kind else "申请" in mention.lead + mention.words.label
        return mention.unit in PERCENT_SIGNS and of_requests and self.context.own_year

    def _is_own_year(self, mention: Mention) -> bool:
        if mention.year is None or self.context.year is None:
            return self.context.own_year or mention.year is not None
        return mention.year == self.context.year

    def is_elsewhere(self, mention: Mention) -> bool:
        """True if the words show that something else than this report's cells is told."""
        return any(test(self, mention) for test in ELSEWHERE)

    def is_approximate(self, mention: Mention) -> bool:
        """True if the number is not exact."""
        return mention.rough

    def is_scoped(self, mention: Mention) -> bool:
        """True if another body, more bodies or a part of the year can be meant."""
        told_together = self.breakdown and mention.kind.tells == "receipt"
        scoped = self.context.scoped and not names_itself(mention.lead, self.context.names)
        return mention.standing in ("scope", "other") or scoped or self.context.partly or told_together

    def is_open(self, mention: Mention) -> bool:
        """True if the words leave open what is counted."""
        elsewhere = mention.standing == "unclear" or self.is_elsewhere(mention)
        some_of_them = mention.kind.name in ANSWERED and "其中" in mention.words.label
        mixed = mention.kind.name == "total" and self.tally.is_mixed(mention.value)
        things = self.tally.is_of_things(mention.kind, mention.unit)
        return (
            elsewhere
            or some_of_them
            or mixed
            or things
            or self.tally.leaves_open(mention.kind, mention.value, named=mention.named)
        )

    def is_other_year(self, _: Mention) -> bool:
        """True if the year named last is not the report's."""
        return not self.context.own_year

    def is_loose(self, mention: Mention) -> bool:
        """True if the phrase has more than one use."""
        kind = mention.kind
        if kind.tells == "decisions" and _decided.search(mention.words.before) and "事项" not in mention.phrase:
            return False
        if kind.name == "requests" and "公开" in mention.phrase:
            return False
        disputed = kind.tells in ("dispute", "outcome") and "信息公开" not in mention.phrase
        raised = self.context.disclosed and not _handling.search(mention.words.before)
        told = self.context.disclosure or _all_of_disclosure.search(mention.words.rest) is not None
        return kind.soft or (disputed and not told and not raised)


def _is_taken_up(part: Counted) -> bool:
    """True if a figure tells requests that were received, those that came in some way, or is a number that no phrase fits."""
    return part.kind in ("", "channel") or KINDS[part.kind].tells == "receipt"


def _sums(left: Readings, right: Readings) -> Readings:
    """Return the cells of two kinds together: each reading of the one with each of the other."""
    return tuple((*one, *other) for one in left for other in right if not set(one) & set(other))


Test = Callable[[Account, Mention], bool]

HEDGES: Mapping[str, Test] = {
    "approximate": Account.is_approximate,
    "scope": Account.is_scoped,
    "context": Account.is_open,
    "year": Account.is_other_year,
    "loose": Account.is_loose,
}
"""The reasons not to hold a difference against the report, each with its test."""


def _has_unit(_: Account, mention: Mention) -> bool:
    """True if the number has the unit that its kind is counted in."""
    kind, percent = mention.kind, mention.unit in PERCENT_SIGNS
    if kind.tells == "decisions" and mention.unit == "项":
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
    return kind.name != "total" or bool(account.total(mention)) or account.tally.has_parts


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
    return not unnamed and not FOREIGN.search(mention.lead + mention.phrase)


def _is_no_subject(_: Account, mention: Mention) -> bool:
    """True unless requests are told of by what they ask about (涉及企业2件)."""
    return mention.kind.tells != "applicant" or not _about.search(mention.lead)


FITTING: tuple[Test, ...] = (_has_unit, _has_what_it_follows, _has_requests, _is_for_information, _is_no_subject)


def _of_others(account: Account, mention: Mention) -> bool:
    """True if the words before name another body or matter, if that was counted last, or if a part of the year is told."""
    named = mention.named or names_itself(mention.lead, account.context.names)
    others = account.tally.concerns_others(mention.kind, named=named)
    return mention.standing == "other" or others or account.context.partly


def _of_cases(account: Account, mention: Mention) -> bool:
    """True if cases are carried over or settled, not requests."""
    kind = mention.kind
    of_requests = kind.needs_requests or kind.tells == "aftermath" or kind.name == "carried_in"
    own = mention.named or kind.blocks or kind.outcomes or kind.tells == "result"
    return account.context.here in DISPUTES and of_requests and not own


def _of_documents(account: Account, mention: Mention) -> bool:
    """True if documents are sorted by their way of disclosure, or decisions counted that were published."""
    kind, words = mention.kind, mention.words
    if kind.tells == "decisions":
        return _published.search(words.before) is not None and not _decided.search(mention.lead)
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
    if kind.tells not in ("dispute", "outcome"):
        return False
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


ELSEWHERE: tuple[Test, ...] = (_of_others, _of_cases, _of_documents, _of_a_part, _of_other_disputes, _of_more_than_disclosure)
