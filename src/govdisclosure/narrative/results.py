"""The kinds of figures about what became of requests, by the groups of table 3."""

from __future__ import annotations

from govdisclosure.narrative.kind import OTHERS, RESULTS, Kind

__all__ = ["RESULT_KINDS"]


RESULT_KINDS: tuple[Kind, ...] = (
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
    Kind("closed", "(?<!依法)不公开", (f"{RESULTS}.denied.*.total",), tells="result", soft=True),
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
)
"""In the order in which their phrases are tried."""
