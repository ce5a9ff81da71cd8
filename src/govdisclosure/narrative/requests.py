"""The kinds of figures about the requests themselves: taken up, carried over, settled."""

from __future__ import annotations

from govdisclosure.narrative.kind import (
    ALL,
    CARRIED,
    DONE,
    FORWARD,
    LAST_YEAR,
    NEXT_YEAR,
    RECEIVED,
    REPLIES,
    REQUEST,
    RESULTS,
    Kind,
)

__all__ = ["REQUEST_KINDS"]

_LATE = "(?<!延期)(?<!超期)(?<!逾期)(?<!超时)"
"""Before an answer: how some were given, not how many there were."""

REQUEST_KINDS: tuple[Kind, ...] = (
    Kind(
        "carried_forward",
        rf"(?:结转|转结|顺延|延续|延期|转)(?:至|到|入|为|在)?{NEXT_YEAR}的?(?:度)?(?:继续)?(?:办理|答复|处理)*的?(?:{REQUEST})?"
        rf"|(?:下一?年度)(?:继续)?(?:办理|答复|处理)的?|期末(?:未办结|结转)(?:的?{REQUEST})?",
        (FORWARD,),
        tells="aftermath",
    ),
    Kind(
        "left_open",
        r"(?:尚?未|没有|正在|尚在)(?:办结|答复|办理)的?|尚?未到期的?|在办的?",
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
        rf"登记了?(?=(?:政府)?信息公开|依申请公开)(?:{REQUEST})|(?:收到|收办|接收|接到|接收到|收件|(?<![一-鿿])收|(?<=[共总年度内局已])收)(?:并(?:受理|办理|处理)|和处理|及处理)?了?的?(?:{REQUEST})?",
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
)
"""In the order in which their phrases are tried."""
