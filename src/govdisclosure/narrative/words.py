"""The words around a figure: numbers with their units, statements of zero, and what leaves a figure open."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govdisclosure.narrative.phrases import REQUEST
from govdisclosure.text.numerals import NUMERALS

__all__ = [
    "ABOUT",
    "ANYBODY",
    "CHARGED",
    "DENIABLE",
    "ELSEWHERE",
    "FOLLOWING",
    "HARMLESS",
    "INSIDE",
    "NOTHING",
    "OPEN",
    "SCOPE",
    "SHORT",
    "TAKING",
    "TOKEN",
    "WITHDRAWN",
]

UNITS = "件次|人次|万元|亿元|件|份|条|宗|起|封|次|项|个|部|例|笔|元|%|‰"

_REST = r"[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]{0,11}(?: [0-9]{1,12}){0,3}"
TOKEN = re.compile(
    rf"(?P<number>[0-9{NUMERALS}](?>(?<=[0-9])(?:{_REST})|(?<![0-9])[{NUMERALS}]{{0,23}}))"
    r"(?P<part>(?<=[0-9])\.[0-9]{1,8})?\s?(?P<large>[万亿](?!元))?"
    r"\s?(?P<more>余|多|来)?(?P<later>[万亿](?!元))?\s?"
    rf"(?:(?P<unit>{UNITS})(?P<over>以上|以下|左右)?|(?=[,。;、:)]|$))"
)
"""A number with its unit, or one without where a punctuation mark follows.

It begins with a class of characters, which lets the engine run over all others at once; a number that no
unit follows is not tried again by halves.
"""

ABOUT = re.compile(r"(?:大约|约|将近|近|超过|超|逾|不足|至少)\s?$")
"""Before a number: it is not exact. At most `SHORT` characters."""

SHORT = 3

INSIDE = re.compile(r"(?:[\d.]|\d,)$")
"""Before what looks like a number: it is the rest of something longer, and no number of its own. At most `SHORT` characters."""

_NO = "(?<!尚)(?:未曾?(?!审|经|办|答|主动|及时|按|能|履|完)|没有|无(?!法|正当|故|理|关))"

NOTHING: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "received": (
        ("申请",),
        re.compile(
            rf"{_NO}(?:收到|接到|接收到?|受理)过?(?P<whose>[^,。;复诉]{{0,30}}?)申请(?![人材书费表]|[^,。;]{{0,8}}(?:复议|诉讼))"
            r"|(?:未|没有)(?:发生|产生)(?:政府)?(?:信息)?依申请"
        ),
    ),
    "carried_forward": (
        ("结转",),
        re.compile(r"(?:无|没有)(?:下年度)?结转(?:(?:至|到)?下一?年度?)?(?:继续)?(?:办理)?(?:的?申请|案件|情况)?(?=[,;:、()]|$)"),
    ),
    "dispute": (
        ("复议", "行政诉讼"),
        re.compile(
            rf"{_NO}(?:(?!复议后)[^,。;纠败重结审0-9]){{0,30}}?(?P<about>(?:行政)?复议(?!后|[^,。;]{{0,4}}(?:决定|纠|撤))(?:[^,。;0-9]{{0,10}}?诉讼)?|行政诉讼)"
            r"(?![^,。;]{0,8}(?:败诉|纠|撤销|维持)|[^,。;]{0,4}[0-9])"
        ),
    ),
    "fee": (("费",), re.compile(rf"(?:暂?{_NO})[^,。;]{{0,16}}?(?:处理费|收费)")),
    "all_natural": (("自然人",), re.compile(r"(?:均为|全部为|都是|全为|均系)自然人")),
    "on_time": (
        ("时限内", "期限内", "时间内"),
        re.compile(r"均?在(?:规定|法定)的?(?:时限|期限|时间)内(?:予以|全部)?(?:答复|办结)"),
    ),
    "all_upheld": (("维持",), re.compile(r"均(?:获|被|为)?(?:判决|裁定|决定)?维持")),
}
"""Statements without a number, most of them that something did not happen: words of which they need one, and their pattern."""

DENIABLE = re.compile("|".join(word for words, _ in NOTHING.values() for word in words))
"""The words that statements without a number need; a sentence that has none makes none."""

OPEN = re.compile(r"^(?:申请|案件)?(?:按照?[^,。;]{0,12})?(?:依法)?(?:结转|顺延|转)(?:至|到|入|为|在)?(?:下|次|明|来|\d{4})")
"""After a number: so many were carried over to the next year."""

FOLLOWING = re.compile(f"^的?{REQUEST}")
"""After a number: the requests that it counts (收到12件政府信息公开申请)."""

WITHDRAWN = re.compile(r"^\(?(?:均?为|由)?申请人(?:自主|主动|自愿)?(?:撤销|撤回|撤诉)")
"""After a number: cases that the applicant withdrew."""

CHARGED = re.compile(r"^[^,。;]{0,16}收取了?(?:政府)?(?:信息公开)?信息处理费")
"""After a number: requests for which a fee was taken."""

TAKING = re.compile("(?:收到|受理|接收|接到|接办|承办|办理|收办|新收)[^,:;()]{2,}$")
"""Before a number that no phrase fits: matters of another sort were taken up, and what follows tells of them."""

ANYBODY = re.compile(
    "(?:任何|公民|法人|其他组织|组织|单位|个人|群众|社会公众|社会|提出|提交|要求|有关|政府信息|信息|依法|公开|依|、|和|或|及|与|的|了|:)*+"
)
"""Between 未收到 and 申请: requests of whatever kind, from whomever."""

SCOPE = re.compile(
    "全(?:[市区县省州旗镇乡]|街道|系统)|我[省市州县区旗](?!级)|本[省市州县区旗](?!级)|系统内|各[县区市镇乡街级部单科股]"
    "|下属|所属|辖区|市直|县直|区直|上半年|下半年|季度|月(?:份|(?<=[0-9]月))|截至|截止|通过|网络|网上|网站|线上|平台|信函|邮寄"
    "|书面|纸质|当面|现场|传真|邮件|窗口|牵头|转办|代拟|协助"
)
"""Words that leave open whether a figure is about the whole of this report: another body, a part of the year, a channel."""

ELSEWHERE = re.compile(
    "热线|信箱|留言|咨询|提案|建议案|人大|政协|来电|来信|来访|舆情|微博|微信|工单|公文|发文|公开属性|定密|诉求|投诉件|信访件|目录|听证|同比|相比|较上年|比上年|计划|拟|目标|保密审查|审核信息"
    "|以来(?<![年初]以来)|历年|近[两三四五]年|对(?:上一?年度?|去年|[0-9]{4}年度?)(?:结转|遗留)"
)
"""Words of sentences that count something else (calls, proposals, messages) or compare with another year."""

_WORDS = (
    r"\d{4}年度?|全年|本年度?|今年|年度|年内|一年来|共计?|累计|总共|总计|合计|[我本][市县区镇乡局办委厅处院旗州省部署会]"
    r"|我单位|我机关|我街道|本单位|本机关|本街道|其中|另有?|还有?|涉及|已经?|均|依法|依规|按时|按期|及时|目前|现已|含|包括|叠加|办理|受理"
    r"|因|由|为|属于|危及|清理|政府信息公开|政府信息|信息公开|工作|依申请公开|方面|引起|引发|发生|产生|被申请|被提起|提起|的|申请"
    r"|[一二三四五六七八九十]是|情况|数量|作出|做出|[、和及并:\s]"
)
HARMLESS = re.compile(f"(?:{_WORDS})*+")
"""Words before a phrase that leave no doubt that it is about the whole of this report."""
