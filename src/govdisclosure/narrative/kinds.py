"""What a sentence can count: one record for each kind of figure, and the sets that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from govdisclosure.narrative.documents import DOCUMENT_KINDS
from govdisclosure.narrative.kind import (
    ALL,
    APPLICANTS,
    CARRIED,
    CONCLUDED,
    DONE,
    FORWARD,
    LAST_YEAR,
    NEXT_YEAR,
    OTHERS,
    RECEIVED,
    REPLIES,
    REQUEST,
    RESULTS,
    SUITS,
    T3,
    T4,
    Kind,
    Tells,
)
from govdisclosure.narrative.rows import ROW_KINDS
from govdisclosure.schema import FORMS, Edition

__all__ = ["BODIES", "DISPUTES", "KINDS", "named", "readings"]

_LATE = "(?<!延期)(?<!超期)(?<!逾期)(?<!超时)"
"""Before an answer: how some were given, not how many there were."""
_AND = "(?:、|和|及|与|或|以及)"


def _applicant(name: str, words: str) -> Kind:
    whole = (f"{T3}.received.{name}", f"{T3}.received.{name}+{T3}.carried_in.{name}", f"{RESULTS}.total.{name}")
    others = "+".join(f"{T3}.received.{column}" for column in APPLICANTS[2:])
    readings = (*whole, others) if name == "other_organization" else whole
    phrase = rf"(?:{words})(?!信息)(?:提出|提交)?的?(?:{REQUEST})?(?:量)?"
    return Kind(name, phrase, readings, tells="applicant", needs_requests=True)


BODIES: Mapping[str, str] = {
    "commercial_enterprise": "(?:商业)?企业",
    "research_institution": "科研机构",
    "public_interest_organization": "社会公益组织",
    "legal_service_institution": "法律服务机构|律师事务所",
    "other_organization": "其他组织",
}
"""The columns of applicants that are no natural persons, and how texts call them."""

_LIST: tuple[Kind, ...] = (
    *ROW_KINDS,
    Kind(
        "carried_forward",
        rf"(?:结转|转结|顺延|延续|延期|转)(?:至|到|入|为|在)?{NEXT_YEAR}的?(?:度)?(?:继续)?(?:办理|答复|处理)*的?(?:{REQUEST})?"
        rf"|(?:下一?年度)(?:继续)?(?:办理|答复|处理)的?|期末(?:未办结|结转)(?:的?{REQUEST})?",
        (FORWARD,),
        tells="aftermath",
    ),
    Kind(
        "left_open",
        r"(?:尚?未|没有|正在|尚在)(?:办结|答复|办理)的?|尚?未到期的?",
        (FORWARD,),
        ("pending",),
        tells="aftermath",
        needs_requests=True,
    ),
    Kind(
        "carried_in",
        rf"{LAST_YEAR}的?(?:结转|转结|遗留|未办结|转入|留存)+(?:至?(?:[本今当]|[0-9]{{4}})年度?)?(?:继续)?(?:办理)?(?:的(?=申请))?(?:件|案件|事项)?的?(?:{REQUEST})?|结转上一?年度?(?:办理)?的?(?:{REQUEST})?",
        (CARRIED,),
    ),
    Kind("carried", r"结转", (FORWARD, CARRIED), tells="aftermath", soft=True),
    Kind("new", rf"新(?:收到?|增|接收)的?(?:{REQUEST})?", (RECEIVED,), tells="receipt", needs_requests=True),
    Kind("refused", rf"不予受理(?:的?{REQUEST})?"),
    Kind(
        "received",
        rf"登记了?(?=(?:政府)?信息公开|依申请公开)(?:{REQUEST})|(?:收到|收办|接收|接到|接收到|收件|收)(?:并(?:受理|办理|处理)|和处理|及处理)?了?的?(?:{REQUEST})?",
        ALL,
        tells="receipt",
        needs_requests=True,
    ),
    Kind("accepted", rf"受理了?的?(?:{REQUEST})?", ALL, tells="receipt", needs_requests=True),
    Kind(
        "taken_and_settled",
        rf"(?:受理|收到)并(?:依法)?(?:办结|答复)了?(?:{REQUEST})",
        (*ALL, DONE),
        tells="receipt",
        needs_requests=True,
    ),
    Kind(
        "settled",
        _LATE + rf"(?<!未)(?:已办(?![理结复件公])|办结|办理完成|办理完毕|办理完结|办复|办结答复|办理答复)了?的?(?:{REQUEST})?",
        (DONE,),
        tells="aftermath",
        needs_requests=True,
    ),
    Kind(
        "answered",
        _LATE + rf"(?<!重新)(?<!复议)(?:答复|回复)了?(?:{REQUEST})?",
        (DONE, REPLIES, f"{REPLIES}+{RESULTS}.not_processed.*.total"),
        tells="aftermath",
        needs_requests=True,
    ),
    Kind(
        "handled",
        rf"(?:(?:办理|处理)(?:并答复)?了?|(?:应|需)办(?!理))(?:{REQUEST})?",
        (f"{RECEIVED}+{CARRIED}", DONE, RECEIVED),
        needs_requests=True,
    ),
    Kind(
        "granted_or_partial",
        r"(?:予以公开|同意公开)(?:及|和|或|、|与|以及)(?:予以|同意)?部分公开",
        (f"{RESULTS}.granted.total+{RESULTS}.partially_granted.total",),
        tells="result",
    ),
    Kind("partially_granted", r"(?:予以|同意)?部分公开(?:答复)?", (f"{RESULTS}.partially_granted.total",), tells="result"),
    Kind("denied", r"(?:不予|不同意|不予同意)公开(?:答复)?", (f"{RESULTS}.denied.*.total",), tells="result"),
    Kind("granted", r"予以公开(?:答复)?", (f"{RESULTS}.granted.total",), tells="result"),
    Kind(
        "agreed",
        r"(?<!不)(?<!不予)同意公开(?:答复)?",
        (f"{RESULTS}.granted.total", f"{RESULTS}.granted.total+{RESULTS}.partially_granted.total"),
        tells="result",
    ),
    Kind(
        "opened",
        r"全部公开|(?<![不部主以意动分予止请])公开(?!信息|政府|政务|文件)",
        (f"{RESULTS}.granted.total", f"{RESULTS}.granted.total+{RESULTS}.partially_granted.total"),
        tells="result",
        soft=True,
    ),
    Kind("unavailable", r"无法提供", (f"{RESULTS}.unavailable.*.total", f"{RESULTS}.unavailable.not_held.total"), tells="result"),
    Kind("not_processed", r"不予处理", (f"{RESULTS}.not_processed.*.total",), tells="result"),
    Kind("other_handling", r"其他处理", OTHERS, tells="result", soft=True),
    Kind(
        "retracted",
        r"(?:主动|自愿|自行)?撤回(?:申请)?(?:终止办理)?|终止办理",
        OTHERS,
        ("other_result",),
        soft=True,
        needs_requests=True,
    ),
    Kind("direct_suits", r"(?:未经复议)?直接(?:起诉|提起行政诉讼|诉讼)", blocks=SUITS[:1], tells="dispute"),
    Kind("suits_after", r"(?:经?复议后)(?:再)?(?:起诉|提起行政诉讼|诉讼)", blocks=SUITS[1:], tells="dispute"),
    Kind(
        "disputes",
        rf"(?:行政)?复议(?:案件|申请)?{_AND}(?:被)?(?:提起)?(?:行政)?(?:诉讼|应诉)(?:案件)?",
        blocks=("reconsideration", *SUITS),
        tells="dispute",
    ),
    Kind("reconsideration", r"(?:行政)?复议(?:类)?(?:案件|申请|事项|答复)?", blocks=("reconsideration",), tells="dispute"),
    Kind("litigation", r"(?:行政)?(?:诉讼|应诉)(?:案件|类案件|类|事项)?", blocks=SUITS, tells="dispute"),
    Kind(
        "of_disclosure",
        r"(?:涉及|因|涉)(?:政府)?信息公开(?:引发|引起|产生|工作|类)*的?|(?:政府)?信息公开(?:类|方面)(?:案件)?的?|作为被(?:申请人|告)的?",
        tells="dispute",
        follows="dispute",
    ),
    Kind(
        "upheld",
        r"(?:结果)?维持(?:结果|原?(?:具体)?行政行为|原(?:决定|答复))?|驳回(?:原告)?(?:诉讼)?请求|胜诉",
        outcomes=("upheld",),
        tells="outcome",
    ),
    Kind("dismissed", r"驳回(?:其|了)?(?:行政)?(?:复议(?:申请)?|起诉|上诉)", tells="outcome"),
    Kind("corrected", r"(?:结果纠正|被?纠正|被?纠错|确认违法)", outcomes=("corrected",), tells="outcome"),
    Kind(
        "annulled",
        r"败诉|(?<!申请人)(?<!自愿)(?<!主动)(?:决定|判决|被)?撤销(?!复议|申请)|责令(?:重新|限期)(?:作出)?(?:答复|处理)",
        outcomes=("corrected",),
        tells="outcome",
        soft=True,
    ),
    Kind("other_result", r"其他结果|撤诉|终止(?:审理)?", outcomes=("other_result",), tells="outcome"),
    Kind("pending", r"尚?未审结|(?:正在|尚在)审理", outcomes=("pending",), tells="outcome"),
    Kind("concluded", r"(?<!未)审结", outcomes=CONCLUDED, tells="outcome"),
    Kind("all_upheld", "", outcomes=("corrected", "other_result", "pending"), tells="outcome", soft=True),
    *DOCUMENT_KINDS,
    Kind("charges", r"行政事业性收费(?:总)?(?:金额|收入)?", ("proactive.fees.amount",), unit="money"),
    _applicant("natural_person", "自然人|公民(?:个人)?|个人|[村居]民"),
    Kind(
        "organizations",
        rf"法人(?:或|和|及|、|以及|或者)?(?:其他|非法人)?组织(?:提出|提交)?的?(?:{REQUEST})?",
        tuple("+".join(f"{row}.{column}" for column in APPLICANTS[1:]) for row in (f"{T3}.received", f"{RESULTS}.total")),
        tells="applicant",
        needs_requests=True,
    ),
    Kind(
        "legal_persons",
        rf"法人(?:单位)?(?:提出|提交)?的?(?:{REQUEST})",
        tuple(
            "+".join(f"{T3}.received.{column}" for column in columns)
            for columns in (APPLICANTS[1:5], APPLICANTS[1:2], APPLICANTS[1:])
        ),
        tells="applicant",
        soft=True,
        needs_requests=True,
    ),
    Kind("all_natural", "", ("+".join(f"{T3}.received.{column}" for column in APPLICANTS[1:]),), soft=True),
    *(_applicant(name, words) for name, words in BODIES.items()),
    Kind(
        "channel",
        r"(?:网络|网上|网站|线上|平台|信函|邮寄|书面|纸质|当面|现场|传真|电子邮件|邮件)(?:提交|提出)?的?(?:申请)?",
        needs_requests=True,
    ),
    Kind("fee", r"信息处理费|处理费用?|收费总?金额|实际收取|总金额", unit="money"),
    Kind("fee_notice", r"收费(?:告知|通知)书?的?"),
    Kind("disclosed", r"主动公开(?:各类)?(?:政府|政务)?(?:信息|文件)"),
    Kind("on_time_rate", r"(?:按时|按期|及时|如期|限时)(?:办结|答复|办理)率", unit="percent"),
    Kind("settlement_rate", r"(?:办结|答复)率", (DONE,), unit="percent", soft=True, needs_requests=True),
    Kind(
        "share",
        r"(?:约)?占(?:比|(?P<whole>申请总[数量]|办理总数|总数|全部申请|办结总数)的?)?",
        unit="percent",
        follows="figure",
    ),
    Kind(
        "requests",
        r"(?:(?:政府)?依申请公开(?:政府信息)?(?:的?申请)?|依申请(?:政府)?信息公开(?:的?申请)?|政府信息公开申请|信息公开申请|申请公开的|申请)(?:事项|案件|办件)?(?:总数|数量|总量|数)?",
        ALL,
        tells="receipt",
        soft=True,
    ),
    Kind("others", "其他|其它", follows="figure"),
    Kind("withdrawn", "", OTHERS, soft=True),
    Kind(
        "growth",
        r"(?:同比|比上年|较上年|与(?:上|去)年相比|比去年|较去年)(?:度)?(?P<sense>增长|增加|上升|下降|减少|回落)了?|(?:增长|增加|上升|下降|减少|回落)了",
        (RECEIVED,),
        unit="percent",
    ),
    Kind("reached", r"(?:增加|增长|上升|下降|减少|增|降|减)(?:到|至)|达到?|^为", follows="figure"),
    Kind("of_year", r"(?:全年|本年度|\d{4}年度?)(?![共合总累])", tells="receipt", follows="figure"),
    Kind("total", r"(?:共计|合计|总计|共|累计|以上|上述)"),
    Kind("on_time", "", unit="percent"),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _LIST}
"""All kinds by name, in the order in which their phrases are tried."""

DISPUTES: Mapping[str, tuple[str, ...]] = {kind.name: kind.blocks for kind in _LIST if kind.blocks}
"""What a sentence about disputes is about, in blocks of table 4."""


def named(*tells: Tells) -> frozenset[str]:
    """The kinds that tell one of these parts of the account."""
    return frozenset(kind.name for kind in _LIST if kind.tells in tells)


@cache
def readings(name: str, topic: str, edition: Edition) -> tuple[tuple[str, ...], ...]:
    """The cells, or sums of cells, that a figure of this kind can mean in a form; none if it has no cell.

    `topic` is what the sentence is about: a key of `DISPUTES` for the outcomes of table 4.
    """
    kind = KINDS.get(name)
    if kind is None:
        return ()
    if topic in DISPUTES and kind.outcomes:
        specs: tuple[str, ...] = ("+".join(f"{T4}.{block}.{outcome}" for block in DISPUTES[topic] for outcome in kind.outcomes),)
    elif kind.blocks:
        specs = ("+".join(f"{T4}.{block}.total" for block in kind.blocks),)
    else:
        specs = kind.readings
    paths = FORMS[edition].paths
    found = (tuple(path for path in paths if any(fnmatchcase(path, part) for part in spec.split("+"))) for spec in specs)
    return tuple(cells for cells in found if cells)
