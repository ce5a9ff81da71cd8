"""Statements without a number: most of them say that something did not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from govdisclosure.narrative.kind import SENT

__all__ = ["ANYBODY", "STATED", "Statement", "may_deny", "statements"]

STATED = {"fee": (0, "元"), "charges": (0, "万元"), "on_time": (100, "%")}
"""What a statement without a number says, where it is not a count of zero."""

_negating = re.compile("未|没有|无|均|都|全|在[规法]定|零")
_NO = "(?<!尚)(?:未曾?(?!审|经|办|答|主动|及时|按|能|履|完)|没有|无(?!法|正当|故|理|关))"
_CASES = "(?:行政)?复议(?:案件|申请)?"
_NIL = "(?:均|都|全部|数量|总数)*(?:为|是)?[“]?(?:零|0)(?:件|起|宗)?[”]?(?:发生|受理|收案|办理)?[”]?(?=[,。;、)]|$)"

_ANNULLED = "(?<!申请人)(?<!原告)(?<!自愿)(?<!主动)撤销(?!(?:行政)?(?:复议|申请|起诉|诉讼|处罚|许可))"
"""What a court or a higher body does to a decision, not an applicant to a request, or an office to its own decisions."""

_PEOPLE = "(?:公民|法人|其他组织|组织|个人|单位|群众|、|和|或者?|及|与)"
_DECISION = "(?:处理|措施)?(?:决定|案件)?"


def _decisions(word: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return how a sentence says that no decision of a sort was made, alone or among others."""
    others = f"(?:(?:行政)?(?:许可|处罚|强制){_DECISION}(?:[、和及与或]|以及))*"
    made = rf"{_NO}(?:作出|做出|实施|办理|开展|发生|进行|有)(?:过)?(?:任何)?{others}行政{word}{_DECISION}(?![^,。;、和及与或])"
    none = rf"(?<![有毫])无{others}行政{word}{_DECISION}(?:事项|情况)?(?=[,。;、)]|$)"
    return (word,), re.compile(f"{made}|{none}")


NOTHING: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "received": (
        ("申请",),
        re.compile(
            rf"{_NO}(?:收到|接到|接收到?|受理)过?(?P<whose>[^,。;复诉]{{0,30}}?)申请(?![人材书费表]|[^,。;]{{0,8}}(?:复议|诉讼))"
            rf"|(?:没有|未有)(?:任何)?{_PEOPLE}+(?:向[^,。;0-9]{{1,12}}?)?{SENT}过?(?:任何)?(?:政府)?(?:信息公开|依申请公开)?的?申请(?![^,。;]{{0,8}}(?:复议|诉讼))"
            r"|(?:未|没有)(?:发生|产生)(?:政府)?(?:信息)?依申请"
            r"|(?:未|没有)(?:发生|产生|出现)[^,。;复诉0-9]{0,24}申请(?:公开)?(?:政府)?信息(?:公开)?的?(?:情况|情形)"
            r"|(?:无|没有)(?:任何)?(?:政府)?(?:信息公开|依申请公开)(?:的)?(?:申请|事项)(?=[,。;]|$)"
            rf"|(?:信息公开|依申请公开|公开)申请(?:数量|总数)?(?:、|和|及|,)?(?:行政复议)?(?:、|和|及)?(?:行政诉讼)?(?:均|都|全部)?(?:为|是)零"
            r"|(?:依申请公开|信息公开申请)[“]?零(?:受理|申请|收件)"
        ),
    ),
    "carried_forward": (
        ("结转",),
        re.compile(
            r"(?<!上年度)(?<!上年)(?<!上一年度)(?:无|没有)(?:下一?年度?)?结转(?:(?:至|到)?(?:下一?年度?|\d{4}年度?))?(?:继续)?(?:办理)?(?:的?申请|案件|情况|件)?(?=[,;:、()]|$)"
        ),
    ),
    "carried_in": (
        ("结转",),
        re.compile(r"(?:上一?年度?(?:无|没有)结转|(?:无|没有)上一?年度?结转)(?:的?申请|案件|情况)?"),
    ),
    "dispute": (
        ("复议", "诉讼"),
        re.compile(
            rf"{_NO}(?:(?!复议后)[^,。;纠败重结审0-9]){{0,30}}?(?P<about>(?:行政)?复议(?!后|[^,。;]{{0,4}}(?:决定|纠|撤))(?:[^,。;0-9]{{0,10}}?诉讼|,(?:被)?提起行政诉讼)?|行政诉讼)"
            r"(?![^,。;]{0,8}(?:败诉|纠|撤销|维持)|[^,。;]{0,4}[0-9])"
            rf"|(?P<nil>{_CASES}(?:、|和|及|与|或)(?:行政)?诉讼(?:案件)?|{_CASES}|行政诉讼(?:案件)?){_NIL}"
        ),
    ),
    "documents_issued": (
        ("规范性文件",),
        re.compile(rf"{_NO}新?(?:制定|制发|出台){{1,2}}(?:[、和或](?:修订|修改|废止))*(?:过)?(?:任何|新的)?(?:行政)?规范性文件"),
    ),
    "documents_repealed": (
        ("规范性文件",),
        re.compile(rf"{_NO}(?:(?:制定|制发|出台|修订|修改)[、和或])*废止(?:过)?(?:任何)?(?:行政)?规范性文件"),
    ),
    "corrected": (
        ("败诉", "纠错", "纠正", "撤销", "确认违法"),
        re.compile(
            rf"{_NO}[^,。;0-9]{{0,16}}(?:纠错|纠正|{_ANNULLED}|确认违法)(?![^,。;]{{0,6}}[0-9])|均未被?(?:纠错|纠正|撤销|确认违法)"
        ),
    ),
    "annulled": (("败诉",), re.compile(rf"{_NO}[^,。;0-9]{{0,24}}败诉(?![^,。;]{{0,6}}[0-9])")),
    "fee": (("费",), re.compile(rf"(?:暂?{_NO})[^,。;]{{0,16}}?(?:处理费|(?<!事业性)收费)")),
    "charges": (("收费",), re.compile(rf"{_NO}(?:发生|产生|收取)?(?:任何)?行政事业性收费(?:项目|事项)?(?=[,。;、)]|$)")),
    **{kind: _decisions(word) for kind, word in (("licensing", "许可"), ("penalties", "处罚"), ("compulsion", "强制"))},
    "all_natural": (("自然人",), re.compile(r"(?:均|都|全部?)(?:为|是|系|来自|由)自然人(?![和及与、])")),
    "on_time": (
        ("时限内", "期限内", "时间内"),
        re.compile(r"均?在(?:规定|法定)的?(?:时限|期限|时间)内(?:予以|全部)?(?:答复|办结)(?!\d|[^,。;]{0,6}\d)"),
    ),
    "all_upheld": (("维持",), re.compile(r"均(?:获|被|为)?(?:判决|裁定|决定)?维持")),
}
"""Statements without a number, most of them that something did not happen: words of which they need one, and their pattern."""

DENIABLE = re.compile("|".join(word for words, _ in NOTHING.values() for word in words))
"""The words that statements without a number need; a sentence that has none makes none."""

ANYBODY = re.compile(
    "(?:任何形式|任何方式|任何|一[件例起宗]|公民|法人|其他组织|组织|单位|个人|群众|社会公众|社会|提出|提交|要求|有关|政府信息|信息|依法|公开|依|、|和|或者?|及|与|的|了|:)*+"
)
"""Between 未收到 and 申请: requests of whatever kind, from whomever."""


_attribute = re.compile("的(?!情[况形]|[,。;、)]|$)")
"""Behind a denial: it only tells which ones are meant (未收到申请的月份有5个)."""

_of_some = re.compile("涉|关于|形式|方式|领域|方面|渠道|通过")
"""In 未收到…申请: requests about something, or sent in some way, only."""


@frozen
class Statement:
    """What a sentence says without a number: the kind of figure, and where it stands in the sentence."""

    kind: str
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()

    @property
    def is_of_some(self) -> bool:
        """True if it speaks of requests about something, or sent in some way, only."""
        whose = self.match["whose"] if self.kind == "received" else None
        return bool(whose) and _of_some.search(ANYBODY.sub("", str(whose))) is not None

    @property
    def is_of_somebody(self) -> bool:
        """True if it speaks of the requests of some people, or about something, only."""
        whose = self.match["whose"] if self.kind == "received" else None
        return bool(whose) and not ANYBODY.fullmatch(str(whose))


def may_deny(sentence: str) -> bool:
    """True if a sentence has words that a statement without a number needs."""
    return DENIABLE.search(sentence) is not None and _negating.search(sentence) is not None


def statements(sentence: str) -> Iterator[Statement]:
    """Return the statements without a number in a sentence."""
    heard = set(DENIABLE.findall(sentence))
    for what, (needed, pattern) in NOTHING.items():
        if not heard.isdisjoint(needed):
            for match in pattern.finditer(sentence):
                if _attribute.match(sentence, match.end()):
                    continue
                yield Statement(_disputes(match) if what == "dispute" else what, match)


def _disputes(match: re.Match[str]) -> str:
    """Return the disputes that a statement names."""
    words = match["about"] or match["nil"]
    if "复议" not in words:
        return "litigation"
    return "disputes" if "诉讼" in words else "reconsideration"
