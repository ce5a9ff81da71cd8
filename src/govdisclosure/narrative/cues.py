"""Words that say whether a figure is about the whole of this report, and statements of zero."""

from __future__ import annotations

import re
from typing import Literal

from govdisclosure.narrative.kind import CHANNEL, SENT
from govdisclosure.narrative.names import BODY, Names

__all__ = [
    "BREAKDOWN",
    "FOREIGN",
    "HALVES",
    "OTHER_BODIES",
    "PROACTIVE",
    "SORTING",
    "TAKING",
    "WHOLE_YEAR",
    "Lead",
    "classify",
    "names_itself",
    "unknown",
]

Lead = Literal["clear", "unclear", "scope", "other"]
"""What the words before a phrase leave of it: a figure of this report, perhaps one, more bodies than this one, something else."""

_WORDS = re.compile(
    r"有关|申请的?内容|(?:行政)?规范性文件|也|亦|又|则|仅|只|被|不服|其[他它]$|园区|未到(?:答复|办理|法定)?(?:期限|时限)|理由|分别(?=[为是系])|收取|[二两]者|最终"
    r"|(?:至|到|从|自)?\d{4}年度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来)?|全年度?|本年度?内?|今年|当年度?|年度内?|年内|一年来|年以来|以来|共计?|累计|总共|总计|合计|总|其中|另外?有?|尚?有|还有?|剩余"
    r"|截[至止](?:\d{4}年)?(?:12月(?:31日|底)?|年底|年末|十二月底)(?:止)?|年底|年末|\d{1,2}月\d{1,2}日"
    r"|涉及(?=政府信息公开|信息公开|我|本|\0)|已经?|均|都|依法|依规|按时|按期|如期|及时|按规定|按要求|目前|现已?|含|包括|包含|叠加|加上?|办理|受理|登记|处置|收到|接到|接收|转接|实际"
    r"|(?:在)?(?:法定|规定)(?:的)?(?:期限|时限|时间)内|全部|予以|作出|做出|给予|进行|实施|处理|审查|经审查|经审核"
    r"|因|由|为|属于?|系|是|危及|清理|政府信息公开类?|政府信息|信息公开类?|信息|工作|依申请公开类?|依申请|方面|有关|引起|引发|发生|产生|被申请|被提起|申请|提起|提出|提交|递交|寄送|来自|公众|群众|社会|公民"
    r"|[一二三四五六七八九十]是|情况|结果|答复|办结|数量|对(?=涉及|属于|因)|作|除|从|看|中|来看|于|在|对|以|人|的|了|[、和及与并且“”:\s]"
    r"|(?:人民)?法院(?:判决|裁定)?|(?:行政)?复议机关(?:决定)?|(?:律师事务所|律所|公司|科研院所|院校|学校|社会团体|协会)等|牵头|承办|因?本(?:机关|单位|局|办|镇|街道)不掌握(?:相关信息)?(?:等)?(?:原因)?|不存在|其余|本期|新(?=[收增接受制出发公]|$)|应|需|宣布|保护|危害"
    r"|(?:行政)?复议(?:机关|案件)|原告|(?:予以|不予)?(?:部分)?公开(?=、)|审结(?=、)|(?:行政)?(?:复议|诉讼)(?=的?$)"
)
"""Words before a phrase that leave no doubt that it is about the whole of this report."""

_CHANNELS = re.compile(f"通过|{CHANNEL}")
_every_way = re.compile("等(?:多种|各种|不同)?(?:方式|渠道|途径|形式)")
HALVES = re.compile(
    "上半年|下半年|[一二三四1-4]季度|(?<![0-9])(?:(?:1[01]|[1-9])月(?:底|末|以来)|(?:1[0-2]|[1-9])月(?:份|[上中下]旬))|截[至止](?:目前|\\d{4}年\\d{1,2}月|\\d{1,2}月)|全年|本年度"
)
"""A part of the year, or the year."""
WHOLE_YEAR = re.compile("全年|本年度|截[至止](?:\\d{4}年)?12月")
OTHER_BODIES = re.compile(
    "(?:^|[,;。\0])(?:\\d{4}年度?,?)?(?:目前)?(?:全(?:[市区县省州旗镇乡]|系统)|我[省市州县区旗](?!级)|各(?:级|[县区市镇乡街](?:[县区市镇乡街道]|、)?)|系统内|辖区内?|下属|所属|[市县区]直)"
)
"""At the beginning of a clause: more bodies than this one, or others."""

_SCOPE = re.compile("全(?:[市区县省州旗镇乡局委厅处院办]|系统)|我[省市州县区旗](?!级)|本[省市州县区旗](?!级)|系统内|各级|辖区")
_OTHERS = re.compile(
    "各[县区市镇乡街部单科股]|下属|所属|局属|[市县区]直|本级(?!政府信息)|(?<!结)转办|(?<!政府)系统(?!内)|代拟|协助|配合|参与|非本|不属|提请|报请|第三方$|作为复议机关|第三人|备案|合并|拆分|(?<![共年度已均总])(?<!^)登记(?!在册)|许可|审批|政务服务|不动产|保险|救助|热线|信箱|留言|咨询|提案|建议|人大|政协|来电|来信|来访|舆情|微博|微信"
    "|工单|公文|发文|公开属性|定密|诉求|投诉件|信访件|目录|听证|同比|相比|较上年|比上年|较去年|比去年|去年|上一?年度?(?!的?(?:结转|转结|遗留|未办结|转入|留存))|计划|拟|目标|保密|审核|分别(?!(?:为|是|系)$)|延期|补正|历年|近[两三四五]年|稿件|咨询|评价|培训|回复网"
    "|对(?:上一?年度?|去年|[0-9]{4}年度?)(?:结转|遗留)|首次|[省市县区乡镇村]级|[两三四五六七八九十]年(?:来|间|$)|同一|个别|最多|[一两][位名]|第[一二三四五六1-6][轮批次期]|[一二再]审|上诉|撤销|平均|每[月日]|十[三四五]五"
)
"""Before a phrase: something else is counted, or compared, or planned."""

FOREIGN = re.compile(
    "(?:许可|登记|审批|用地|救助|补贴|认定|职称|贷款|专利|商标|立项|项目|[凭许]证|调解|仲裁|更正[^,。;]{0,12}|公证|鉴定|入学|低保|法律援助|赔偿|听证)(?:的)?申请(?!公开)"
)
"""Requests for something else than information."""

_place = re.compile("[^、,。;全本我各]{2,12}(?<![园社辖景地片小校])[县区市州旗]")
"""The name of a place; 园区, 社区 and the like are none."""

BREAKDOWN = re.compile("本级|各[县区市镇乡街部单]|[市县区]直|办公[室厅]|其他(?:部门|单位)")
"""In a sentence of a government: its figure and those of others are told together."""

PROACTIVE = "(?<!属)(?<!属于)(?<!属已)(?<!属于已)主动公开"
"""Disclosed by the office itself; what is 属于主动公开 was asked for, and an answer says where it stands."""

SORTING = re.compile(f"公文|公开属性|定密|保密|拟公开|{PROACTIVE}(?!数)|审核|稿件|发布|公示|目录|网站公开|条信息")
"""Before a result: documents are sorted by how they are disclosed, not requests by their result."""

TAKING = re.compile("(?:收到|受理|接收|接到|接办|承办|办理|收办|新收|处理)[^,:;()]{2,}$")
"""Before a number that no phrase fits: matters of another sort were taken up, and what follows tells of them."""

_addressee = re.compile(f"向[^,。;:()0-9]{{1,16}}?(?=申请|{SENT}|$)")


def classify(lead: str, names: Names) -> Lead:
    """Return what the words before a phrase leave open."""
    if not lead:
        return "clear"
    lead = _addressee.sub("", lead.replace("\1", ""))
    lead = names.without_territory(lead.replace(names.full, "本局") if names.full else lead)
    plain = _CHANNELS.sub("", lead) if _every_way.search(lead) else lead
    if _OTHERS.search(plain):
        return "other"
    if plain is lead and _CHANNELS.search(plain):
        return "other"
    found = [_piece(piece, names) for piece in _WORDS.sub("\0", _bodies(plain, names)).split("\0") if piece]
    for worst in ("other", "scope", "unclear"):
        if worst in found:
            return worst
    return "clear"


def names_itself(lead: str, names: Names) -> bool:
    """True if the words before a phrase name the body itself."""
    words = names.without_territory(lead)
    return _bodies(words, names) != words


def unknown(lead: str, names: Names) -> str:
    """Return what of the words before a phrase is neither harmless nor a name of the body."""
    lead = names.without_territory(lead.replace("\1", ""))
    return _WORDS.sub("", _bodies(lead, names)).replace("\0", "")


def _bodies(words: str, names: Names) -> str:
    """Return the words with the body's own names taken out, wherever they end."""
    ends = [match.end() for match in BODY.finditer(words)]
    for end in reversed(ends):
        for start in range(max(0, end - len(names.full) - 6), end - 1):
            if names.own(words[start:end]):
                return _bodies(words[:start] + "\0" + words[end:], names)
    return words


def _is_another_place(words: str, names: Names) -> bool:
    """True if a piece is the name of a place that is not the government's own (江北区收到624件)."""
    return _place.fullmatch(words) is not None and not names.is_place(words)


def _piece(words: str, names: Names) -> Lead:
    """Return what a piece that is no harmless word leaves open."""
    if _SCOPE.search(words):
        return "scope"
    if BODY.search(words) or words in ("县", "市", "区") or _is_another_place(words, names):
        return "other"
    return "clear" if names.is_place(words) else "unclear"
