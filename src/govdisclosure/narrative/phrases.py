"""What the words before a figure say it counts, and which cells it can then mean.

Two tables: the phrases (a kind of figure each), tried at the end of the text that leads up to a number,
and the readings (the cells, or sums of cells, that a kind can mean, the likeliest first).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache

from govdisclosure.schema import FORMS, Edition

__all__ = ["ANSWERS", "APPLICANTS", "DOCUMENTS", "OUTCOMES", "PHRASE", "REQUEST", "TOPICS", "readings"]

_BODY = "(?:公民、?法人(?:和|或|及|以及|或者)?其他组织|公民|群众|社会公众|申请人)(?:提出|提交)?的?"
REQUEST = (
    rf"(?:{_BODY})?(?:依申请公开(?:政府)?(?:信息)?的?(?:申请|事项|件)?"
    r"|(?:政府)?信息(?:依申请)?公开的?(?:申请|事项)?"
    r"|公开政府信息的?申请|有效申请|申请(?:公开)?(?:政府)?(?:信息)?)"
    r"(?:事项|案件)?(?:总数|数量|总量|数)?"
)
_LAST = r"(?:上一?年度?|去年|往年|(?P<from>\d{4})年度?)"
_NEXT = r"(?:下一?年度?|次年|明年|来年|(?P<into>\d{4})年度?)"
_ORGAN = "(?:自治区|省|市|县|区|州|本级|地方)?(?:人民)?(?:政府)?"
_NORMATIVE = "(?:政府|行政)?规范性文件"

_KINDS: Mapping[str, str] = {
    "carried_forward": rf"(?:结转|转结|顺延|延续|延期|转)(?:至|到|入|为|在)?{_NEXT}的?"
    rf"(?:继续)?(?:办理|答复|处理)?的?(?:{REQUEST})?"
    r"|(?:下一?年度)(?:继续)?(?:办理|答复|处理)的?",
    "carried_in": rf"{_LAST}的?(?:结转|转结|遗留|未办结|转入)(?:至?本年度?)?(?:办理)?的?(?:{REQUEST})?",
    "new": rf"新(?:收到?|增|接收)的?(?:{REQUEST})?",
    "received": rf"(?:收到|收办|接收|接到|收)(?:并(?:受理|办理|处理))?了?{REQUEST}",
    "accepted": rf"受理了?(?:{REQUEST})?",
    "settled": rf"(?:办结|办理完成|办理完毕|办复|办结答复)了?(?:{REQUEST})?",
    "answered": rf"(?:答复|回复)了?(?:{REQUEST})?",
    "handled": rf"(?:办理|处理)(?:并答复)?了?{REQUEST}",
    "granted_or_partial": r"予以公开(?:及|和|或|、|与|以及)(?:予以)?部分公开",
    "partially_granted": r"部分公开(?:答复)?",
    "denied": r"(?:不予|不同意|不予同意)公开(?:答复)?",
    "granted": r"(?:予以|(?<!不)(?<!不予)同意)公开(?:答复)?",
    "unavailable": r"无法提供",
    "not_processed": r"不予处理",
    "other_handling": r"其他处理",
    "direct_suits": r"(?:未经复议)?直接(?:起诉|提起行政诉讼|诉讼)",
    "suits_after": r"(?:经?复议后)(?:再)?(?:起诉|提起行政诉讼|诉讼)",
    "disputes": r"行政复议(?:案件|申请)?(?:、|和|及|与|或|以及)(?:被)?(?:提起)?(?:行政)?诉讼(?:案件)?",
    "reconsideration": r"行政复议(?:案件|申请|事项)?",
    "litigation": r"行政诉讼(?:案件|类案件|类|事项)?",
    "upheld": r"(?:结果)?维持(?:结果)?",
    "corrected": r"(?:结果纠正|被?纠正|被?纠错)",
    "other_result": r"其他结果",
    "pending": r"尚?未审结|正在审理",
    "regulations_repealed": rf"废止{_ORGAN}规章",
    "regulations_in_force": rf"现行有效的?{_ORGAN}规章",
    "regulations_issued": rf"(?:制发|制定|出台){_ORGAN}规章",
    "regulations_published": rf"公开{_ORGAN}规章",
    "repealed": "(?:清理)?废止(?:文件)?",
    "in_force": "现行有效(?:文件)?",
    "documents_repealed": rf"废止{_ORGAN}{_NORMATIVE}",
    "documents_in_force": rf"现行有效的?{_ORGAN}{_NORMATIVE}",
    "documents_issued": rf"(?:制发|制定|出台){_ORGAN}{_NORMATIVE}",
    "documents_published": rf"(?:印发|发布|公开){_ORGAN}{_NORMATIVE}",
    "licensing": r"行政许可(?:处理)?(?:决定)?",
    "penalties": r"行政处罚(?:处理)?(?:决定)?",
    "compulsion": r"行政强制(?:措施|处理)?(?:决定)?",
    "natural_person": rf"自然人(?:提出|提交)?的?(?:{REQUEST})?",
    "organizations": rf"法人(?:或|和|及|、|以及|或者)?(?:其他|非法人)?组织(?:提出|提交)?的?(?:{REQUEST})?",
    "commercial_enterprise": rf"(?:商业)?企业(?:提出|提交)?的?(?:{REQUEST})?",
    "research_institution": rf"科研机构(?:提出|提交)?的?(?:{REQUEST})?",
    "public_interest_organization": rf"社会公益组织(?:提出|提交)?的?(?:{REQUEST})?",
    "legal_service_institution": rf"法律服务机构(?:提出|提交)?的?(?:{REQUEST})?",
    "other_organization": rf"其他组织(?:提出|提交)?的?(?:{REQUEST})?",
    "channel": r"(?:网络|网上|网站|线上|平台|信函|邮寄|书面|纸质|当面|现场|传真|电子邮件|邮件)(?:提交|提出)?的?申请",
    "fee": r"信息处理费|处理费用?|收费总?金额|实际收取|总金额",
    "fee_notice": r"收费(?:告知|通知)书?的?",
    "disclosed": r"主动公开(?:各类)?(?:政府|政务)?(?:信息|文件)",
    "on_time_rate": r"(?:按时|按期|及时|如期|限时)(?:办结|答复|办理)率",
    "settlement_rate": r"(?:办结|答复)率",
    "share": r"占(?:比|(?P<whole>申请总数|申请总量|办理总数|总数|全部申请|办结总数)的?)?",
    "requests": r"(?:依申请公开(?:政府信息)?(?:的?申请)?|政府信息公开申请|信息公开申请|申请)(?:事项|案件)?(?:总数|数量|总量|数)?",
    "withdrawn": "其他",
    "growth": r"(?:同比|比上年|较上年|与(?:上|去)年相比|比去年|较去年)(?:度)?(?P<sense>增长|增加|上升|下降|减少|回落)了?",
}


_OPENING = re.compile("^[0-9]\\.(?:属于|危及|保护|本机关|要求|无正当理由|申请人无正当理由|申请人)*")


def _quoted() -> Iterator[tuple[str, str, str]]:
    """The results that a text quotes by name: their kind, the core of the row's label as a phrase, the row's path."""
    for row in FORMS["2021"].rows:
        core = _OPENING.sub("", row.labels[-1]).partition("、")[0]
        if row.path.startswith("applications.results.") and row.path.count(".") == 3 and len(core) > 2:
            yield row.path.rpartition(".")[2], "[“”]?".join(map(re.escape, re.split("[“”]", core))), row.path


_ROWS: Mapping[str, str] = {kind: path for kind, _, path in _quoted()}
_PHRASES: Mapping[str, str] = {kind: phrase for kind, phrase, _ in _quoted()} | dict(_KINDS)
_TAIL = r"(?:信息|类申请)?(?:的|共计|合计|总计|共|为|是|有|计|了|达|:|\s){0,3}$"
_FIRST = (
    "结转顺延下上去往0-9新收接受办答回处予部不同无其未直经复行维被纠尚正废现制出印发公"
    "自法商企科社网线平信邮书纸当传电实总主占依政申比较与国“”三第四没补重提大逾按及如限清"
)
PHRASE = re.compile(
    f"(?=[{_FIRST}])(?:" + "|".join(f"(?:{phrase})(?P<{kind}>)" for kind, phrase in _PHRASES.items()) + ")" + _TAIL
)
"""What the words right before a number say: the name of the last group that matched is the kind of the figure.

The first characters of all phrases stand in front, so that most places of a text are passed over at once;
the groups that name the kinds are empty and stand behind their phrases, which makes a mismatch cheap.
"""

T3, T4 = "applications", "review"
TOPICS: Mapping[str, tuple[str, ...]] = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after_reconsideration"),
    "direct_suits": ("litigation_direct",),
    "suits_after": ("litigation_after_reconsideration",),
    "disputes": ("reconsideration", "litigation_direct", "litigation_after_reconsideration"),
}
"""What a sentence about disputes is about, in blocks of table 4."""

_RECEIVED, _CARRIED, _DONE = f"{T3}.received.total", f"{T3}.carried_in.total", f"{T3}.results.total.total"
_RESULT = f"{T3}.results"
_REPLIES = "+".join(f"{_RESULT}.{row}.total" for row in ("granted", "partially_granted", "denied.*", "unavailable.*"))
_REGULATIONS = tuple(f"proactive.regulations.{name}" for name in ("issued", "newly_made", "newly_disclosed"))
_DOCUMENTS = tuple(f"proactive.normative_documents.{name}" for name in ("issued", "newly_made", "newly_disclosed"))
_OTHERS = (f"{_RESULT}.other.*.total", f"{_RESULT}.other.total", f"{_RESULT}.other.other.total")
_READINGS: Mapping[str, tuple[str, ...]] = {
    "new": (_RECEIVED,),
    "received": (_RECEIVED, f"{_RECEIVED}+{_CARRIED}"),
    "accepted": (_RECEIVED, f"{_RECEIVED}+{_CARRIED}"),
    "requests": (_RECEIVED, f"{_RECEIVED}+{_CARRIED}"),
    "handled": (f"{_RECEIVED}+{_CARRIED}", _DONE, _RECEIVED),
    "carried_in": (_CARRIED,),
    "carried_forward": (f"{T3}.carried_forward.total",),
    "settled": (_DONE,),
    "answered": (_DONE, _REPLIES, f"{_REPLIES}+{_RESULT}.not_processed.*.total"),
    "granted": (f"{_RESULT}.granted.total",),
    "partially_granted": (f"{_RESULT}.partially_granted.total",),
    "granted_or_partial": (f"{_RESULT}.granted.total+{_RESULT}.partially_granted.total",),
    "denied": (f"{_RESULT}.denied.*.total",),
    "unavailable": (f"{_RESULT}.unavailable.*.total", f"{_RESULT}.unavailable.not_held.total"),
    "not_processed": (f"{_RESULT}.not_processed.*.total",),
    "other_handling": _OTHERS,
    "withdrawn": _OTHERS,
    "regulations_issued": _REGULATIONS,
    "regulations_published": _REGULATIONS,
    "regulations_repealed": ("proactive.regulations.repealed",),
    "regulations_in_force": ("proactive.regulations.in_force",),
    "documents_issued": _DOCUMENTS,
    "documents_published": _DOCUMENTS,
    "documents_repealed": ("proactive.normative_documents.repealed",),
    "documents_in_force": ("proactive.normative_documents.in_force",),
    "licensing": ("proactive.licensing.decisions",),
    "penalties": ("proactive.penalties.decisions",),
    "compulsion": ("proactive.compulsion.decisions",),
    "settlement_rate": (_DONE,),
    "growth": (_RECEIVED,),
}
APPLICANTS = tuple(path.rpartition(".")[2] for path in FORMS["2021"].paths if path.startswith(f"{T3}.received."))[:-1]
DOCUMENTS = ("regulations", "documents")
"""What 废止 and 现行有效 count without a word of their own, where it was named before."""

ANSWERS = frozenset({"granted", "partially_granted", "granted_or_partial", "denied", "unavailable", "not_processed", *_ROWS})
"""Phrases that tell the results of requests."""

OUTCOMES = ("upheld", "corrected", "other_result", "pending")


@cache
def readings(kind: str, topic: str, edition: Edition) -> tuple[tuple[str, ...], ...]:
    """The cells, or sums of cells, that a figure of this kind can mean in a form; none if it has no cell.

    `topic` is a key of `TOPICS`: what the sentence is about, for the outcomes of table 4.
    """
    paths = FORMS[edition].paths
    found = (
        tuple(path for path in paths if any(fnmatchcase(path, part) for part in spec.split("+"))) for spec in _specs(kind, topic)
    )
    return tuple(cells for cells in found if cells)


def _specs(kind: str, topic: str) -> tuple[str, ...]:
    if kind in TOPICS:
        return ("+".join(f"{T4}.{block}.total" for block in TOPICS[kind]),)
    if kind in OUTCOMES:
        return ("+".join(f"{T4}.{block}.{kind}" for block in TOPICS[topic]),) if topic in TOPICS else ()
    if kind == "all_upheld":
        return ("+".join(f"{T4}.{block}.{name}" for block in TOPICS[topic] for name in OUTCOMES[1:]),) if topic in TOPICS else ()
    if kind in ("organizations", "all_natural"):
        rows = (f"{T3}.received", f"{_RESULT}.total")[: 2 if kind == "organizations" else 1]
        return tuple("+".join(f"{row}.{column}" for column in APPLICANTS[1:]) for row in rows)
    if kind in APPLICANTS:
        whole = (f"{T3}.received.{kind}", f"{T3}.received.{kind}+{T3}.carried_in.{kind}", f"{_RESULT}.total.{kind}")
        others = "+".join(f"{T3}.received.{column}" for column in APPLICANTS[2:])
        return (*whole, others) if kind == "other_organization" else whole
    return (f"{_ROWS[kind]}.total",) if kind in _ROWS else _READINGS.get(kind, ())
