"""What a template left in the text of a report: placeholders, places for numbers, filling instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.checking.context import TEXTS, Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.checking.rules.contents import NO_TEXT
from govdisclosure.message import Message

__all__ = ["placeholders"]

TEXT_PLACEHOLDER = Rule(
    id="text-placeholder",
    title=Message("文字中没有遗留的占位符和填写说明", "No placeholder and no filling instruction is left in the text"),
    formula=Message(
        "各文字部分不含“XX”“××”“某某”等占位符，量词前的数字没有空缺（“受理申请 件”），也不含“此处填写”“待补充”等填写说明",
        "no section of text has placeholders (XX, ××, 某某, ____), measure words without their number (受理申请 件) or "
        "instructions (此处填写, 待补充)",
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

_signs = re.compile("[Xx×✕*＊○◯某_?略]")
"""One of these stands in every placeholder; most texts have none."""

_measure = "(?:件次|人次|场次|[件条份次篇起宗封期场项个部])"
_counts = rf"{_measure}(?=[,。;、:)\n]|$|其中|(?:政府信息公开|信息公开|依申请公开)?(?:申请|案件|信息|文件))"
_sums = "(?:共计?|合计|总计|累计)"
_done = "(?:公开|发布|收到|受理|办结|答复)?"
_told = (
    "(?:申请|信息|案件|复议|诉讼|文件|规章|会议|培训|稿件|解读|答复|回复|收到|受理|办结|办理|提供|处理|发布|公开|制发|废止|结转|转载"
    "|推送|许可|处罚|强制|共计?|合计|总计|累计|[为达有会])$"
)
_slots: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (re.compile(rf"[_×*□◇△?XxNn](?<![A-Za-z0-9×*].) ?{_counts}"), None),
    (re.compile(rf"[(\[【] ?[)\]】] ?{_counts}"), None),
    (re.compile(rf" {{1,4}}[余多]?{_counts}"), re.compile(_told)),
    (
        re.compile("[件条份](?=[,。;]|$)"),
        re.compile(f"{_sums}(?:主动)?(?:公开|发布|收到|受理|办结|答复)?(?:政府信息|信息|申请)?$"),
    ),
    (re.compile("元(?=[,。;]|$)"), re.compile(f"(?:费|收取|金额)(?:{_sums}|为)? ?万?$")),
    (re.compile("[%‰](?=[,。;、]|$)"), re.compile(r"(?![一二三四五六七八九十])[\u4e00-\u9fff] ?$")),
    (re.compile("年 {1,4}月 {1,4}日"), None),
    (re.compile("[X×](?<![A-Za-z×].)(?=[省市县区镇乡局委办年月日])"), None),
)
"""Where a number is wanted and none stands: what stands there, and what has to stand before it.

A sign, or nothing, in front of a measure word that ends what is counted; no amount, no percentage, no day. A measure word that
ends another word (附件, 逐条, 办结件) has no blank in front, or what stands before it is nothing that is counted.
"""

BEFORE = 16
"""Characters before a slot that are looked at."""


@rule(TEXT_PLACEHOLDER)
def placeholders(context: Context) -> Iterator[Result]:
    """A result for each section of text."""
    for section in TEXTS:
        text = context.folded.get(section, "")
        left = _instruction.search(text)
        blank = _placeholder.search(text) if _signs.search(text) else None
        blank = blank or _empty_slot(text)
        found = left or blank
        status: Status = "PASS"
        if not text:
            status = "NOT_ASSESSABLE"
        elif found:
            status = "FAIL" if left else "UNCERTAIN"
        facts = {"quote": _around(text, found.start(), found.end()) if found else "—"}
        yield context.result(TEXT_PLACEHOLDER, status, section, facts=facts)


def _empty_slot(text: str) -> re.Match[str] | None:
    """The first place for a number in which none stands."""
    for slot, before in _slots:
        for match in slot.finditer(text):
            if before is None or before.search(text[max(match.start() - BEFORE, 0) : match.start()]):
                return match
    return None


def _around(text: str, start: int, end: int) -> str:
    more = max(MAX_QUOTE - (end - start), 0) // 2
    return " ".join(text[max(start - more, 0) : end + more].split())
