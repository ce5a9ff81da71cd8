"""What the text of a report has to tell, and what must not be left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdisclosure.checking.bodies import body_of
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.text.normal import fold_width

__all__ = ["five_parts", "obligations", "placeholders"]

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
    body, text = body_of(context.report.organization or ""), _whole_text(context)
    lacking = [words for pattern, words in OBLIGATIONS.items() if not re.search(pattern, text)]
    status: Status = "PASS"
    if body.role != "government" or not context.report.overview or (lacking and body.office):
        status = "NOT_ASSESSABLE"
    elif lacking:
        status = "UNCERTAIN"
    yield context.result(TEXT_OBLIGATIONS, status, "overview", facts=_joined(lacking))


def _whole_text(context: Context) -> str:
    report = context.report
    return fold_width("\n".join(text for text in (report.overview, report.problems, report.other_matters) if text))


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


TEXT_PLACEHOLDER = Rule(
    id="text-placeholder",
    title=Message("文字中没有遗留的占位符和填写说明", "No placeholder and no filling instruction is left in the text"),
    formula=Message(
        "各文字部分不含“XX”“××”“某某”等占位符，也不含“此处填写”“待补充”等填写说明",
        "no section of text has placeholders (XX, ××, 某某, ____) or instructions (此处填写, 待补充)",
    ),
    clause=Message("条例第五十条；模板遗留内容不是本机关情况", "art. 50; what a template left is not about the body"),
    severity="warning",
    messages={
        "PASS": Message("{place}：没有遗留的占位符或填写说明", "{place}: nothing of a template is left"),
        "FAIL": Message("{place}：遗留填写说明“{quote}”", "{place}: a filling instruction is left: {quote}"),
        "UNCERTAIN": Message("{place}：疑似遗留占位符“{quote}”", "{place}: a placeholder seems to be left: {quote}"),
        "NOT_ASSESSABLE": NO_TEXT,
    },
    caveats=(Message("隐去的名称也可能写作“某某”“××”", "a name that is left out on purpose can be written so too"),),
    since="1.1",
)

MAX_QUOTE = 16
"""Characters around a placeholder that are enough to find it."""

_instruction = re.compile(
    r"此处(?:填写|填报|输入|请|应)|请(?:在此|于此|如实)?(?:填写|输入)|\(填写[^()]{0,16}\)|待(?:补充|填写|填报|完善)\)"
    r"|\[(?:填写|待)[^\]]{0,16}\]|\((?:本)?(?:单位|机关|部门)(?:名称|全称)\)|\([^()]{0,12}(?:不少于|不超过|限)\d{2,4}字[^()]{0,6}\)"
)
_placeholder = re.compile(
    r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[×✕*＊]{2,}|(?<!二)[○◯]{2,}|某某|\(此?处?略\)|_{3,}|\?{3,}|(?<!\d)20[XxOo×*]{2}年"
)


@rule(TEXT_PLACEHOLDER)
def placeholders(context: Context) -> Iterator[Result]:
    """A result for each section of text."""
    for section in ("overview", "problems", "other_matters"):
        text = fold_width(getattr(context.report, section) or "")
        left, blank = _instruction.search(text), _placeholder.search(text)
        found = left or blank
        status: Status = "PASS"
        if not text:
            status = "NOT_ASSESSABLE"
        elif found:
            status = "FAIL" if left else "UNCERTAIN"
        facts = {"quote": _around(text, found.start(), found.end()) if found else "—"}
        yield context.result(TEXT_PLACEHOLDER, status, section, facts=facts)


def _around(text: str, start: int, end: int) -> str:
    more = max(MAX_QUOTE - (end - start), 0) // 2
    return " ".join(text[max(start - more, 0) : end + more].split())
