"""What a sentence can count: one record for each kind of figure, and the sets that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from govdisclosure.narrative.applicants import APPLICANT_KINDS
from govdisclosure.narrative.disputes import DISPUTE_KINDS, DISPUTES
from govdisclosure.narrative.documents import DOCUMENT_KINDS
from govdisclosure.narrative.kind import ALL, CHANNEL, DONE, OTHERS, RECEIVED, SENT, T4, Kind, Tells
from govdisclosure.narrative.requests import REQUEST_KINDS
from govdisclosure.narrative.results import RESULT_KINDS
from govdisclosure.narrative.rows import ROW_KINDS
from govdisclosure.schema import FORMS, Edition

__all__ = ["KINDS", "named", "readings"]

_GENERAL: tuple[Kind, ...] = (
    Kind(
        "channel",
        rf"{CHANNEL}{SENT}?的?(?:申请)?",
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
        r"(?:(?:政府)?依申请公开(?:政府信息)?(?:的?申请)?|依申请(?:政府)?信息公开(?:的?申请)?|(?:政府)?信息公开申请|公开申请|申请公开的|申请)(?:事项|案件|办件)?(?:总数|件数|数量|总量|数)?",
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
    Kind("reached", r"(?:增加|增长|上升|下降|减少|增|降|减)(?:到|至)了?(?:[0-9]{4}年度?的?)?|达到?|^为", follows="figure"),
    Kind("of_year", r"(?:全年|本年度|\d{4}年度?)(?![共合总累])", tells="receipt", follows="figure"),
    Kind("total", r"(?:共计|合计|总计|共|累计|以上|上述)"),
    Kind("on_time", "", unit="percent"),
)
"""What stands beside the requests, goes on with what was told, or sums it up."""

_LIST = (
    *ROW_KINDS,
    *REQUEST_KINDS,
    *RESULT_KINDS,
    *DISPUTE_KINDS,
    *DOCUMENT_KINDS,
    *APPLICANT_KINDS,
    *_GENERAL,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _LIST}
"""All kinds by name, in the order in which their phrases are tried."""


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
