"""The results of requests that a text can quote by the name of their row in table 3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.narrative.kind import RESULTS, Kind
from govdisclosure.schema import FORMS

__all__ = ["ROW_KINDS"]

SHORTER = {
    "prohibited_by_law": "(?:其他)?法律、?(?:行政)?法规禁止公开",
    "third_party_rights": "第三方(?:合法)?权益",
    "internal_affairs": "内部事务(?:性)?信息",
    "process_information": "过程性信息",
    "enforcement_file": "(?:行政)?执法案卷",
    "not_held": "(?<!因)不掌握",
    "still_unclear": "补正后(?:申请内容)?仍?不明确",
    "creation_required": "需要?另行制作",
    "petition": "信访(?:举报投诉)?类",
    "duplicate": "重复提交的?申请",
    "confirmation_request": "确认或(?:者)?重新出具已(?:经)?获取(?:的)?信息",
    "correction_overdue": "补正逾期|逾期(?:未|不)(?:予)?补正(?:的?申请)?(?:视为(?:放弃|撤回)(?:申请)?)?",
    "fee_overdue": "逾期(?:未|不)(?:按[^,。;0-9]{0,8})?(?:缴费|(?:缴纳|交纳|支付)(?:信息处理)?费用?)",
}
"""How texts shorten the labels of rows."""

_opening = re.compile("^[0-9]\\.(?:属于|危及|保护|本机关|要求|无正当理由|申请人无正当理由|申请人)*")
_about = (
    "(?:相关)?(?:政府)?(?:信息)?的?(?:不予公开|无法提供|不予处理|(?:、?行政机关)?不再处理(?:其政府信息公开)?)?(?:类)?(?:申请)?"
)


def _row_kinds() -> Iterator[Kind]:
    """Return a kind for each row: the core of its label, or what is short for it, is the phrase."""
    for row in FORMS["2021"].rows:
        name, core = row.path.rpartition(".")[2], _opening.sub("", row.labels[-1]).partition("、")[0]
        if row.path.startswith(f"{RESULTS}.") and row.path.count(".") == 3 and len(core) > len("其他"):
            words = "[“”]?".join(map(re.escape, re.split("[“”]", core)))
            phrase = f"(?:{words}|{SHORTER[name]})" if name in SHORTER else f"(?:{words})"
            yield Kind(name, "(?:涉及)?" + phrase + _about, (f"{row.path}.total",), tells="result")


ROW_KINDS = tuple(_row_kinds())
"""A kind for each row that has a name of its own."""
