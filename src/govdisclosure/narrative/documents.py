"""The kinds of figures about table 2: regulations, normative documents, decisions."""

from __future__ import annotations

from govdisclosure.narrative.kind import Kind

__all__ = ["DOCUMENT_KINDS"]

_ORGAN = "(?:自治区|省|市|县|区|州|本级|地方)?(?:人民)?(?:政府)?"
_NORMATIVE = "(?:政府|行政)?规范性文件"
_MAKING = "新?(?:制发|制定|出台)(?:并(?:印发|公开|发布|公布))?"

_NOT_MADE = "(?<![不免]予)(?<!不作)(?<!撤销|变更|注销|吊销|延续)(?<!受理|立案)"
"""Before a decision: none was made, it was taken back, or it was only asked for or begun."""


def _documents(name: str, words: str, columns: str, maker: str = "") -> tuple[Kind, ...]:
    """The kinds about regulations, or about normative documents; `maker` is the body that alone can make them."""
    made = tuple(f"proactive.{columns}.{name}" for name in ("issued", "newly_made", "newly_disclosed"))
    return (
        Kind(f"{name}_repealed", rf"{maker}废止{_ORGAN}{words}", (f"proactive.{columns}.repealed",), tells="documents"),
        Kind(
            f"{name}_in_force",
            rf"{maker}(?:现行|继续|仍然?)?有效的?{_ORGAN}{words}",
            (f"proactive.{columns}.in_force",),
            tells="documents",
        ),
        Kind(f"{name}_issued", rf"{maker}{_MAKING}{_ORGAN}{words}", made, tells="documents"),
        Kind(f"{name}_published", rf"{maker}(?:印发|发布|公布){_ORGAN}{words}", made, tells="documents", soft=True),
        Kind(f"{name}_disclosed", rf"公开{_ORGAN}{words}", made[2:], tells="documents", soft=True),
        Kind(f"{name}_reviewed", rf"(?:清理|修改|审查){_ORGAN}{words}", tells="documents"),
    )


DOCUMENT_KINDS: tuple[Kind, ...] = (
    *_documents("regulations", "规章", "regulations", "(?:[省市州](?:人民)?政府共?)?"),
    Kind("newly_issued", r"新?(?:制定|制发|出台)(?:文件)?", tells="documents", follows="documents"),
    Kind("repealed", "(?:清理)?废止(?:文件)?", tells="documents", follows="documents"),
    Kind("in_force", "(?:现行|继续)有效(?:文件)?", tells="documents", follows="documents"),
    *_documents("documents", _NORMATIVE, "normative_documents"),
    Kind("more_regulations", "(?:政府)?规章", tells="documents", follows="figure"),
    Kind("more_documents", _NORMATIVE, tells="documents", follows="figure"),
    Kind(
        "licensing",
        _NOT_MADE + r"行政许可(?:处理)?(?:决定|事项|案件)?(?:数量)?",
        ("proactive.licensing.decisions",),
        tells="decisions",
        soft=True,
    ),
    Kind(
        "penalties",
        _NOT_MADE + r"行政处罚(?:处理)?(?:决定|事项|案件)?(?:数量)?",
        ("proactive.penalties.decisions",),
        tells="decisions",
        soft=True,
    ),
    Kind(
        "compulsion",
        _NOT_MADE + r"行政强制(?:措施|处理)?(?:决定)?(?:数量)?",
        ("proactive.compulsion.decisions",),
        tells="decisions",
        soft=True,
    ),
    Kind("charges", r"行政事业性收费(?:总)?(?:金额|收入)?", ("proactive.fees.amount",), unit="money"),
)
"""In the order in which their phrases are tried."""
