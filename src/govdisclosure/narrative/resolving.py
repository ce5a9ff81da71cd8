"""Kinds that stand for another one, by what was told before: 其他, 废止, 降到."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import Kind
from govdisclosure.narrative.kinds import KINDS
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.phrases import WITHDRAWN
from govdisclosure.narrative.tally import CASES

__all__ = ["kind_of"]

_joining = frozenset("、和及与")
_summed_up = re.compile("[,;]?(?:合计|共计|总计|应办)")
_results_follow = re.compile("^[^。;]{0,12}(?:部分公开|不予公开|不公开)")
_requests_received = re.compile("(?:收到|受理|接收)的[^,。;]{0,8}申请|申请(?:总?数|总?数?量)")
_TAKEN = frozenset({"received", "accepted", "handled", "requests", "taken_and_settled"})
FAMILIES = frozenset({"regulations", "documents"})
_others = re.compile("其[他它]$")
_of_units = re.compile("(?:单位|机构|组织)$")
_of_several = re.compile("^[,(;]?其中[,:]?(?:[0-9]{4}年度?)?")
_persons = re.compile("(?<!法人)(?:公民|群众|个人|[村居]民)(?:提出|提交)?的?(?:政府信息公开|信息公开)?申请$")
_other_applicants = re.compile("[,、;和及](?:企业|法人|商业企业|单位|其[他它]组织|社会)")
_comparing = re.compile("[由从较比]|同比")


def kind_of(account: Account, mention: Mention) -> Kind | None:
    """Return the kind of a mention; some are only known by what was told before."""
    resolve = RESOLVED.get(mention.kind.name)
    return resolve(account, mention) if resolve else mention.kind


def _granted(_: Account, mention: Mention) -> Kind:
    """予以公开（含部分公开）counts both; 区分处理 is what the form calls it."""
    both = any(words in mention.words.bracket for words in ("部分公开", "区分处理"))
    return KINDS["granted_or_partial" if both else "granted"]


def _opened(account: Account, mention: Mention) -> Kind | None:
    """公开 or 不公开 alone is a result of requests only among other results: documents are disclosed as well."""
    told = any(one.kind and KINDS[one.kind].tells == "result" for one in account.tally.told)
    follow = account.context.topic == "applications" and _results_follow.search(mention.words.rest) is not None
    return mention.kind if (told or follow) and not account.tally.sorted_out else None


def _carried(account: Account, mention: Mention) -> Kind:
    """结转 beside 新收 came in with it (新收38件、结转4件)."""
    behind_new = account.tally.last is not None and account.tally.last.kind == "new"
    together = mention.words.label[:1] in _joining or _summed_up.match(mention.words.rest)
    return KINDS["carried_in"] if behind_new and together else mention.kind


def _received(_: Account, mention: Mention) -> Kind:
    """收到公民申请 before those of others counts persons (收到公民申请30件、企业申请4件)."""
    of_persons = _persons.search(mention.phrase) and _other_applicants.match(mention.words.rest)
    return KINDS["natural_person"] if of_persons else mention.kind


def _the_dispute(account: Account, _: Mention) -> Kind | None:
    """涉及信息公开的 goes on with the dispute named before."""
    return KINDS.get(account.context.topic) if account.context.topic in DISPUTES else None


def _the_compared(account: Account, mention: Mention) -> Kind | None:
    """What has grown or fallen to a number is what the sentence named before it compared."""
    topic = "received" if account.context.topic == "applications" else account.context.topic
    return KINDS.get(topic) if _comparing.search(mention.words.before) else None


def _the_others(account: Account, mention: Mention) -> Kind | None:
    """其他 is one more of what was told last."""
    last, withdrawn = account.tally.last, WITHDRAWN.match(mention.words.after) is not None
    tells = KINDS[last.kind].tells if last is not None and last.kind else ""
    if withdrawn and tells != "applicant":
        return KINDS["withdrawn"]
    return {"applicant": KINDS["other_organization"], "result": KINDS["other_handling"]}.get(tells)


def _new(account: Account, mention: Mention) -> Kind:
    """新增 behind documents counts what was made of them this year (现行有效40件,其中新增5件)."""
    family = account.tally.family
    return KINDS[f"{family}_issued"] if family and account.context.topic != "applications" and not mention.named else mention.kind


def _requests(account: Account, mention: Mention) -> Kind:
    """单位申请 behind natural persons are those of organisations, 其他申请 behind applicants those of the others."""
    last = account.tally.last
    if last is not None and last.kind and KINDS[last.kind].tells == "applicant" and _others.search(mention.lead):
        return KINDS["other_organization"]
    behind_persons = last is not None and last.kind == "natural_person"
    return KINDS["organizations"] if behind_persons and _of_units.search(mention.lead) else mention.kind


def _more(account: Account, mention: Mention) -> Kind | None:
    """Documents joined to others were made, or repealed, as those were (制定规章2件、规范性文件5件)."""
    last = account.tally.last
    if last is None or mention.words.label[:1] not in _joining:
        return None
    family, _, making = last.kind.partition("_")
    return KINDS.get(f"{mention.kind.name.removeprefix('more_')}_{making}") if family in FAMILIES else None


def _of_year(account: Account, mention: Mention) -> Kind | None:
    """A year alone counts the requests that its sentence is about, if it has counted nothing else (申请量…，2024年38件).

    After a count over several years it is the part of this one (历年累计收到申请190件,其中2024年38件).
    """
    last = account.tally.last
    if last is not None and last.kind in _TAKEN and not last.readings and _of_several.search(mention.words.label):
        return KINDS["received"]
    about = _requests_received.search(mention.words.before) and mention.unit in CASES
    return KINDS["requests"] if about and not any(one.readings for one in account.tally.told) else None


RESOLVED: Mapping[str, Callable[[Account, Mention], Kind | None]] = {
    "granted": _granted,
    "closed": _opened,
    "opened": _opened,
    "new": _new,
    "received": _received,
    "requests": _requests,
    "carried": _carried,
    "of_disclosure": _the_dispute,
    "more_documents": _more,
    "more_regulations": _more,
    "of_year": _of_year,
    "reached": _the_compared,
    "others": _the_others,
}
"""Kinds that stand for another one, by what was told before."""
