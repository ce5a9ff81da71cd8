"""The kinds of figures about table 4: reconsiderations and litigations, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.narrative.kind import CONCLUDED, SUITS, Kind

__all__ = ["DISPUTES", "DISPUTE_KINDS"]

_AND = "(?:、|和|及|与|或|以及)"
_THE_SUITS = "(?:的(?:行政)?诉讼(?:案件)?|的?案件)?"
_RISEN = "(?:共|新)?(?:发生|产生|受理|收到)?"

DISPUTE_KINDS: tuple[Kind, ...] = (
    Kind("direct_suits", rf"(?:未经复议)?直接(?:起诉|提起行政诉讼|诉讼){_THE_SUITS}", blocks=SUITS[:1], tells="dispute"),
    Kind("suits_after", rf"(?:经?复议后)(?:再)?(?:起诉|提起行政诉讼|诉讼){_THE_SUITS}", blocks=SUITS[1:], tells="dispute"),
    Kind(
        "disputes",
        rf"(?:行政)?复议(?:案件|申请)?{_AND}(?:被)?(?:提起)?(?:行政)?(?:诉讼|应诉)(?:案件)?{_RISEN}",
        blocks=("reconsideration", *SUITS),
        tells="dispute",
    ),
    Kind("reconsideration", rf"(?:行政)?复议类?(?:案件|申请|事项|答复)?{_RISEN}", blocks=("reconsideration",), tells="dispute"),
    Kind("litigation", rf"(?:(?:行政)?(?:诉讼|应诉)|被诉)(?:案件|类案件|类|事项)?{_RISEN}", blocks=SUITS, tells="dispute"),
    Kind(
        "of_disclosure",
        r"(?:涉及|因|涉)(?:政府)?信息公开(?:引发|引起|产生|工作|类)*的?(?:案件)?|(?:政府)?信息公开(?:(?:类|方面)(?:案件)?|案件)的?|作为被(?:申请人|告)的?",
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
        r"败诉|(?<!申请人)(?<!自愿)(?<!主动)(?:决定|判决|被)?撤销(?!复议|申请)|(?:撤销并)?责令(?:重新|限期)(?:作出)?(?:答复|处理)",
        outcomes=("corrected",),
        tells="outcome",
        soft=True,
    ),
    Kind("other_result", r"其他结果|撤诉|终止(?:审理)?", outcomes=("other_result",), tells="outcome"),
    Kind("pending", r"尚?未审结|(?:正在|尚在)审理", outcomes=("pending",), tells="outcome"),
    Kind("concluded", r"(?<!未)审结", outcomes=CONCLUDED, tells="outcome"),
    Kind("all_upheld", "", outcomes=("corrected", "other_result", "pending"), tells="outcome", soft=True),
)
"""In the order in which their phrases are tried."""

DISPUTES: Mapping[str, tuple[str, ...]] = {kind.name: kind.blocks for kind in DISPUTE_KINDS if kind.blocks}
"""What a sentence about disputes is about, in blocks of table 4."""
