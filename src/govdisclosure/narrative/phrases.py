"""The words around a number that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govdisclosure.narrative.applicants import BODIES, PERSONS
from govdisclosure.narrative.beginnings import beginnings
from govdisclosure.narrative.kind import REQUEST, SENT
from govdisclosure.narrative.kinds import KINDS
from govdisclosure.narrative.rows import ROW_KINDS

__all__ = ["BEHIND", "CHARGED", "FOLLOWING", "GOES_ON", "PHRASE", "STILL_OPEN", "WITHDRAWN"]

_TAIL = (
    r"(?:信息|类申请|类|决定|情形|的申请)?"
    r"(?:总?数量?|总?量|件数)?(?:的|共计|合计|总计|共|仅|只|为|是|有|计|了|达到?|到|:|”|\s|\x01){0,30}$"
)
_TOGETHER = 4
"""Phrases that one class of first characters guards: most places of a text are refused by the classes alone."""


def _guarded() -> str:
    """Return a pattern of all phrases in their order, each with an empty group behind it that names its kind."""
    said = [kind for kind in KINDS.values() if kind.phrase]
    parts, signs = list[str](), set[str]()
    for begin in range(0, len(said), _TOGETHER):
        kinds = said[begin : begin + _TOGETHER]
        first = beginnings("|".join(kind.phrase for kind in kinds))
        parts.append(f"(?=[{first}])(?:" + "|".join(f"(?:{kind.phrase})(?P<{kind.name}>)" for kind in kinds) + ")")
        signs.add(first)
    return f"(?=[{''.join(sorted(signs))}])(?:{'|'.join(parts)})"


PHRASE = re.compile(_guarded() + _TAIL)
"""What the words right before a number say: the name of the last group that matched is the kind of the figure."""

_BARE = "(?=[,。;、()]|$)"
_DECIDED = "行政(?:许可|处罚|强制)(?:决定)?"
FOLLOWING = re.compile(
    f"^的?(?:[^,。;:()、0-9]{{0,12}}?的)?{REQUEST}(?!人)(?P<requests>)|^(?:(?:行政)?规范性文件|(?:政府)?规章|{_DECIDED}){_BARE}(?P<made>)"
)
"""After a number: what it counts (收到12件政府信息公开申请, 制发5件规范性文件)."""

GOES_ON = re.compile(r"^(?:[,。;:、()]|$|的?申请|并|且|均|都|全部|已|占|中[,:]|和|及|与|”|\s)")
"""After a number: nothing that would be what it counts."""

_END = r"(?=[,。;:、()]|$|的[,。;、()]|占)"
_HOW = "(?:已经?|依法|按期|如期|按时|及时)*"
_COURT = "(?:被|获|均|由|经|法院|判决|裁定)*"
_ANSWER = "(?:的?(?:决定|答复|处理|告知))?"
_TAKEN_BACK = "[因由]?(?:申请人|原告)?(?:主动|自愿)?(?:撤诉|撤回)(?:(?:复议)?申请|起诉)?(?:[后而]?(?:依法)?终止(?:审理|审查)?)?"
_COMES = "(?:属于?|系|为|是|来自)"
_FROM = f"(?:{_COMES}|由)?"
_CASE_END = r"(?=[,。;、]|$|均|都|全部|已)"
_WHY = "(?:因[^,。;:()0-9]{1,24}?)?"
_STATE = "(?:的)?(?:申请|案件)?(?:作出|作|均|都|全部|已|依法|被|给予|结果为|结果)*"
_AFTER: Mapping[str, str] = {
    "carried_forward": r"(?:申请|案件)?(?:按照?[^,。;]{0,12}|因[^,。;]{0,16},?)?(?:均|都|全部)?(?:依法)?(?:已经?|将)?"
    r"(?:结转|转结|顺延|延期|转)(?:至|到|入|为|在)?(?:下|次|明|来|\d{4})"
    r"|(?:申请|案件)?[^,。;]{0,6}(?:未到|未满|未届)[^,。;]{0,6}(?:期|时)",
    "carried_in": rf"(?:申请)?(?:均?系|均?为|均?是|均?属于?)(?:上一?年度?|去年)(?:结转|遗留|转入)(?:的?申请)?{_END}",
    "documents_in_force": r"(?:行政)?规范性文件(?:现行|继续)有效",
    "carried": r"(?:申请)?跨年度?(?:继续)?办理",
    "left_open": rf"(?:申请)?(?:正在?|尚在|仍在|尚未|未)(?:按[^,。;0-9]{{0,8}}?)?(?:办理|处理|答复|办结)中?{_END}",
    "granted_or_partial": rf"{_STATE}予以公开(?:或|和|及)部分公开{_END}",
    "granted": rf"{_STATE}(?:予以|同意)公开{_ANSWER}{_END}",
    "opened": rf"{_STATE}(?:得到|获得)公开{_END}",
    "partially_granted": rf"{_STATE}(?:予以)?部分公开{_ANSWER}{_END}",
    "denied": rf"{_WHY}{_STATE}不(?:予|同意)公开{_ANSWER}{_END}",
    "unavailable": rf"{_WHY}{_STATE}无法提供{_END}",
    "not_processed": rf"{_WHY}{_STATE}不予处理{_ANSWER}{_END}",
    "other_handling": rf"{_STATE}(?:进行|按)?其他(?:方式)?处理{_END}",
    "fee_overdue": r"(?:申请)?[^,。;、0-9]{0,8}逾期未[^,。;]{0,12}缴",
    "correction_overdue": r"(?:申请)?[^,。;、0-9]{0,6}逾期(?:未|不)补正",
    "answered": rf"(?:申请)?已?(?:按照?[^,。;0-9]{{0,10}})?(?:进行)?(?:书面)?(?:回复|答复){_END}",
    "concluded": rf"(?:案件)?(?:均)?已(?:经)?审结{_END}",
    "annulled": rf"(?:案件)?{_COURT}(?:撤销|败诉|确认违法|责令重新(?:作出)?(?:答复|处理)){_END}",
    "pending": rf"(?:案件)?(?:正在|尚在|仍在)审理中?{_END}|(?:案件)?尚?未审结{_END}",
    "upheld": rf"(?:案件)?(?:结果)?{_COURT}(?:维持|驳回(?:原告)?(?:的)?(?:诉讼)?请求){_END}",
    "corrected": rf"(?:案件)?(?:结果)?{_COURT}(?:纠正|纠错){_END}",
    "taken_and_settled": rf"申请{_HOW}(?:均|都|全部){_HOW}(?:办结|办理完毕|答复){_END}",
    "settled": r"(?:已(?:经)?|依法)?(?:办结|答复)的?申请|"
    rf"(?:申请)?(?:均|都|已经?|全部|依法|按期|如期|按时|及时)+(?:办结|办理完毕|答复){_END}",
    "other_result": rf"(?:案件)?(?:{_TAKEN_BACK}|(?:为|属|以)?其他结果(?:结案)?){_END}",
    "direct_suits": rf"(?:案件)?{_FROM}(?:未经复议)?直接(?:起诉|提起行政诉讼){_CASE_END}",
    "suits_after": rf"(?:案件)?{_FROM}经?复议后(?:再)?(?:起诉|提起行政诉讼){_CASE_END}",
    "disputes": rf"[^,。;0-9]{{0,16}}(?:行政)?复议(?:、|和|及|与|或)(?:行政)?诉讼(?:案件|申请)?{_CASE_END}",
    "reconsideration": rf"[^,。;0-9]{{0,16}}(?:行政)?复议(?:案件|申请)?{_CASE_END}",
    "litigation": rf"[^,。;0-9]{{0,16}}行政诉讼(?:案件)?{_CASE_END}",
    "natural_person": rf"均?(?:申请)?{_FROM}(?:{PERSONS})(?:申请|{SENT})?(?:的申请)?{_END}",
    "organizations": rf"(?:申请)?{_FROM}法人(?:或|和|及|、)其他组织(?:申请|{SENT})?{_END}",
    **{kind: rf"均?(?:申请)?(?:{_FROM}(?:{words})(?:申请|{SENT})|{_COMES}(?:{words})){_END}" for kind, words in BODIES.items()},
}
_ROW_END = "(?:(?<=申请)|[^,。;0-9]{0,10}(?=[,。;、()]|$))"
_ROW = {kind.name: rf"(?:申请)?(?:属于?|因|为|系)?(?:本机关|保护|危及|要求|要)?(?:{kind.phrase}){_ROW_END}" for kind in ROW_KINDS}
BEHIND = re.compile("|".join(f"(?:{phrase})(?P<{kind}>)" for kind, phrase in (_ROW | dict(_AFTER)).items()))
"""What the words right behind a number say, where those before it leave it open (2件予以公开)."""

STILL_OPEN = re.compile(
    r"(?:申请)?(?:(?:仍|尚)?在(?:法定|规定)?(?:的)?(?:期限|时限|办理期)内?(?:办理|处理|答复)?"
    r"|[正仍尚]在(?:按[^,。;0-9]{0,8}?)?(?:办理|处理))中?(?=[,。;、()]|$)(?P<left_open>)"
)
"""After a number that 尚有 leads up to: what is not done yet (尚有3件在法定期限内办理)."""

WITHDRAWN = re.compile(r"^\(?(?:均?为|由)?申请人(?:自主|主动|自愿)?(?:撤销|撤回|撤诉)")
"""After a number: cases that the applicant withdrew."""

CHARGED = re.compile(r"[^,。;]{0,16}收取了?(?:政府)?(?:信息公开)?信息处理费(?P<fee_notice>)")
"""After a number: requests for which a fee was taken."""
