"""Table 4, 政府信息公开行政复议、行政诉讼情况 (art. 50(3) and 51 of the Regulation); the same in both forms."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.message import one_line
from govdisclosure.schema.printed import count, part

__all__ = ["Outcomes", "Review"]


@one_line
@frozen(kw_only=True)
class Outcomes:
    """One block of table 4: cases by their outcome, and their total."""

    upheld: int | None = count("结果维持")
    corrected: int | None = count("结果纠正")
    other_result: int | None = count("其他结果")
    pending: int | None = count("尚未审结")
    total: int | None = count("总计", total=True)


LITIGATION = ("行政诉讼",)


@one_line
@frozen(kw_only=True)
class Review:
    """Reconsideration, suits without it and suits after it: 15 cells. There is no total over the suits."""

    reconsideration: Outcomes = part(Outcomes, "行政复议", article="51")
    litigation_direct: Outcomes = part(Outcomes, "未经复议直接起诉", under=LITIGATION, article="51")
    litigation_after_reconsideration: Outcomes = part(Outcomes, "复议后起诉", under=LITIGATION, article="51")
