"""What the text of a report has to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdisclosure.checking.bodies import body_of
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message

__all__ = ["NO_TEXT", "five_parts", "obligations"]

NO_TEXT = Message("{place}：缺少文字，无法核对", "{place}: there is no text to compare")

TEXT_OBLIGATIONS = Rule(
    id="text-obligations",
    title=Message(
        "政府年报说明工作考核、社会评议和责任追究情况", "A government tells of appraisal, public review and accountability"
    ),
    formula=Message(
        "各级人民政府的报告提及工作考核、社会评议、责任追究",
        "the report of a government mentions 工作考核 (appraisal), 社会评议 (public review) and 责任追究 (accountability)",
    ),
    clause=Message("条例第五十条第一款第四项", "art. 50(1)(4)"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("已说明工作考核、社会评议和责任追究情况", "appraisal, public review and accountability are told"),
        "UNCERTAIN": Message(
            "未见{lacking_zh}情况的说明（条例第五十条第一款第四项）", "nothing is told of {lacking_en} (art. 50(1)(4))"
        ),
        "NOT_ASSESSABLE": Message(
            "不是人民政府的报告，或缺少文字，无法核对", "not known to be the report of a government, or there is no text"
        ),
    },
    caveats=(Message("可能使用了其他说法", "other words may have been used"),),
    since="1.1",
)

OBLIGATIONS: Mapping[str, Message] = {
    "考核": Message("工作考核", "appraisal"),
    "评议": Message("社会评议", "public review"),
    "责任追究|追究责任|追究.{0,6}责任|追责|问责|责任.{0,4}追究": Message("责任追究", "accountability"),
}
"""What tells each of the three subjects."""


@rule(TEXT_OBLIGATIONS)
def obligations(context: Context) -> Iterator[Result]:
    """What article 50 asks of governments; an office can report for itself, so of it nothing is missing for certain."""
    body, text = body_of(context.report.organization or ""), "\n".join(context.folded.values())
    lacking = [words for pattern, words in OBLIGATIONS.items() if not re.search(pattern, text)]
    status: Status = "PASS"
    if body.role != "government" or not context.report.overview or (lacking and body.office):
        status = "NOT_ASSESSABLE"
    elif lacking:
        status = "UNCERTAIN"
    yield context.result(TEXT_OBLIGATIONS, status, "overview", facts=_joined(lacking))


def _joined(words: list[Message]) -> dict[str, str]:
    return {"lacking_zh": "、".join(one.zh for one in words), "lacking_en": ", ".join(one.en for one in words)}


TEXT_FIVE_PARTS = Rule(
    id="text-five-parts",
    title=Message("总体情况包括五方面内容", "Section one has its five parts"),
    formula=Message(
        "2021年度起，第一部分提及主动公开、依申请公开、政府信息管理、平台建设、监督保障",
        "from 2021 on, section one tells of 主动公开, 依申请公开, 政府信息管理, 平台建设 and 监督保障",
    ),
    clause=Message("国办公开办函〔2021〕30号", "the notice 国办公开办函〔2021〕30号"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：五方面内容齐全", "{place}: all five parts are there"),
        "UNCERTAIN": Message("{place}：未见关于{lacking_zh}的内容", "{place}: nothing is told of {lacking_en}"),
        "NOT_ASSESSABLE": NO_TEXT,
    },
    caveats=(Message("可能使用了其他说法", "other words may have been used"),),
    since="1.1",
)

FIVE_PARTS: Mapping[str, Message] = {
    "主动公开|公开.{0,8}信息|发布.{0,8}信息": Message("主动公开", "主动公开 (disclosure)"),
    "申请": Message("依申请公开", "依申请公开 (requests)"),
    "信息管理|信息.{0,10}(?:管理|审查|审核|清理|更新)|规范性文件": Message(
        "政府信息管理", "政府信息管理 (management of information)"
    ),
    "平台|网站|专栏|公众号|新媒体|公报|政务微": Message("平台建设", "平台建设 (platforms)"),
    "监督|保障|培训|考核|评议": Message("监督保障", "监督保障 (supervision)"),
}
"""What tells each of the five parts; a part need not carry its title."""

FIVE_PARTS_SINCE = 2021
"""The notice of 2021 asks for them first."""


@rule(TEXT_FIVE_PARTS)
def five_parts(context: Context) -> Iterator[Result]:
    """Whether section one tells of each of the five subjects."""
    text, year = context.report.overview, context.report.year
    lacking = [words for pattern, words in FIVE_PARTS.items() if not re.search(pattern, text or "")]
    status: Status = "UNCERTAIN" if lacking else "PASS"
    if not text or year is None or year < FIVE_PARTS_SINCE:
        status = "NOT_ASSESSABLE"
    yield context.result(TEXT_FIVE_PARTS, status, "overview", facts=_joined(lacking))
