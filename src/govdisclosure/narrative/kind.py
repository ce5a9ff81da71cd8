"""A kind of figure as a record, and the words and cells that the kinds are made of."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from govdisclosure.schema import FORMS

__all__ = [
    "ALL",
    "APPLICANTS",
    "CARRIED",
    "CHANNEL",
    "CONCLUDED",
    "DONE",
    "FORWARD",
    "LAST_YEAR",
    "NEXT_YEAR",
    "OTHERS",
    "RECEIVED",
    "REPLIES",
    "REQUEST",
    "RESULTS",
    "SENT",
    "SUITS",
    "T3",
    "T4",
    "Kind",
    "Tells",
]

Unit = Literal["count", "percent", "money"]
Tells = Literal["", "receipt", "applicant", "result", "aftermath", "dispute", "outcome", "documents", "decisions"]
Follows = Literal["", "documents", "dispute", "figure"]

T3, T4 = "applications", "review"
RESULTS = f"{T3}.results"
SENT = "(?:提出|提交|递交|寄送)"
"""What applicants do with a request."""

CHANNEL = (
    "(?:互联网|网络|网上|网站|在?线上?|平台|信函|信件|邮寄|邮政|EMS|快递|(?:电子)?邮件"
    "|书面|纸质|当面|当场|口头|现场|传真|窗口|电话)"
)
"""The ways in which requests come in."""

BODY = (
    rf"(?:(?:公民、?法人(?:和|或|及|以及|或者)?其他组织|公民|群众|社会公众|公众|申请人)(?:向[^,。;:()0-9]{{1,16}}?)?(?:依法)?{SENT}?的?"
    "|向[^,。;:()0-9]{1,16}?(?=申请))"
)
REQUEST = (
    rf"(?:{BODY})?(?:有效|各类(?=政府信息|信息公开|依申请|申请))?(?:(?:政府)?依申请公开(?:政府)?(?:信息)?的?(?:申请|事项|件|办件)?"
    r"|依申请(?:政府)?信息公开的?(?:申请|事项)?"
    r"|(?:政府)?信息(?:依申请)?公开的?(?:申请|事项)?"
    r"|公开(?:政府信息)?的?申请|申请(?:公开)?的?(?:政府信息)?)"
    r"(?:事项|案件|情况|书|表|件)?(?:总数|件数|数量|总量|数|量)?"
)
"""The words for a request."""

LAST_YEAR = r"(?:上一?年度?|去年|往年|期初|(?P<from>\d{4})年度?)"
NEXT_YEAR = r"(?:下一?年度?|次年|明年|来年|(?P<into>\d{4})年度?)"


@frozen
class Kind:
    """A kind of figure.

    `phrase` is the pattern of the words before the number. `readings` are the cells, or sums of cells
    (joined by `+`), that it can mean, the likeliest first; `outcomes` what it means of a dispute, the
    columns of table 4. `tells` says which part of the account it belongs to, `follows` what must have
    been counted before it. `soft`: the phrase has more than one use, so that a difference need not be a
    contradiction; `needs_requests`: it speaks of requests only where they were named.
    """

    name: str
    phrase: str
    readings: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    unit: Unit = "count"
    tells: Tells = ""
    follows: Follows = ""
    soft: bool = False
    needs_requests: bool = False


RECEIVED, CARRIED, DONE = f"{T3}.received.total", f"{T3}.carried_in.total", f"{RESULTS}.total.total"
FORWARD = f"{T3}.carried_forward.total"
REPLIES = "+".join(f"{RESULTS}.{row}.total" for row in ("granted", "partially_granted", "denied.*", "unavailable.*"))
OTHERS = (f"{RESULTS}.other.*.total", f"{RESULTS}.other.total", f"{RESULTS}.other.other.total")
ALL = (RECEIVED, f"{RECEIVED}+{CARRIED}")
SUITS = ("litigation_direct", "litigation_after_reconsideration")
CONCLUDED = ("upheld", "corrected", "other_result")
APPLICANTS = tuple(path.rpartition(".")[2] for path in FORMS["2021"].paths if path.startswith(f"{T3}.received."))[:-1]
"""The columns of table 3 without the total."""
