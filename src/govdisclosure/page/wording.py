"""What a page says beside the findings: headings, signs, where something stands. Both languages, or one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from govdisclosure.checking import Status
from govdisclosure.message import Language, Message
from govdisclosure.page.entry import Entry, Kind
from govdisclosure.page.markup import Html, joined, tag, text

__all__ = [
    "CHANGE_SIGN",
    "CODES",
    "KIND_WORDS",
    "SIGNS",
    "STATUSES",
    "WORDS",
    "Say",
    "about",
    "both",
    "filled",
    "only",
]

Say = Callable[[Message], Html]
"""How a sentence is written: in both languages, of which the reader's choice is shown, or in one."""

CODES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The languages as HTML names them."""

SIGNS: Mapping[Kind, str] = {"fail": "▲", "unread": "◆", "uncertain": "△"}
"""What marks a cell: shapes that differ without colour, and that Chinese fonts have had since GB 2312."""

CHANGE_SIGN = "※"

KIND_WORDS: Mapping[Kind, Message] = {
    "fail": Message("不符", "contradiction"),
    "unread": Message("未能可靠读取", "not read for certain"),
    "uncertain": Message("待核实", "to be verified"),
}

STATUSES: Mapping[Status, Message] = {
    "FAIL": Message("不符", "FAIL"),
    "UNCERTAIN": Message("待核实", "UNCERTAIN"),
    "NOT_ASSESSABLE": Message("无法核对", "NOT ASSESSABLE"),
    "PASS": Message("相符", "PASS"),
}

WORDS: Mapping[str, Message] = {
    "title": Message("政府信息公开工作年度报告核对结果", "Check of annual reports on open government information"),
    "contents": Message("目录", "Contents"),
    "file": Message("文件", "file"),
    "report": Message("报告", "report"),
    "language": Message("语言", "Language"),
    "first": Message("先看这里", "What to do first"),
    "nothing": Message("未发现问题（不代表数据真实准确）", "nothing was found (which does not say that the figures are true)"),
    "no-report": Message("没有可核对的年度报告", "no report to check"),
    "proposed": Message("建议：", "proposed: "),
    "because": Message("见核对结果：", "findings: "),
    "see": Message("见方案 ", "see candidate "),
    "formula": Message("关系：", "relation: "),
    "rests": Message("规则依据：", "rests on: "),
    "caveats": Message("其他可能：", "what else can explain it: "),
    "sums": Message("左边 {left}，右边 {right}{delta}", "left side {left}, right side {right}{delta}"),
    "more": Message("（左边多 {number}）", " (left is {number} more)"),
    "less": Message("（左边少 {number}）", " (left is {number} less)"),
    "none": Message("未填写", "nothing"),
    "cell": Message("单元格", "cell"),
    "number": Message("数字", "number"),
    "raw": Message("原文", "as written"),
    "place": Message("位置", "where"),
    "rest": Message("另有 {number} 格，均为 0 或未填", "{number} more cells, all zero or blank"),
    "whole": Message("涉及 {number} 个单元格", "{number} cells are concerned"),
    "unread": Message("读取时", "on reading"),
    "candidates": Message("更正方案", "Candidates for a correction"),
    "only-one": Message("最少改动方案（共 1 种）", "the smallest change (there is one)"),
    "several": Message(
        "最少改动方案（共 {number} 种，任选其一均可使勾稽关系成立，请对照台账确定）",
        "the smallest changes (there are {number}; any of them would do: compare with the register)",
    ),
    "incomplete": Message("方案未能全部列出", "not all candidates could be listed"),
    "unsolved": Message("未能求出更正方案", "no candidate was found"),
    "more-candidates": Message("其余 {number} 种未列出", "{number} more are not listed"),
    "accordingly": Message("相应地，未填写的单元格应为：", "accordingly, the blank cells are: "),
    "possibly": Message("可能原因：", "possibly: "),
    "absent": Message("来源中没有这一部分", "the source does not have this part"),
    "not-assessed": Message("无法核对的规则", "Rules that could not be judged"),
    "other": Message("其他核对结果", "Other findings"),
    "back": Message("返回目录", "back to the contents"),
    "to-cell": Message("查看表格", "show it in the table"),
    "to-passage": Message("查看文字原文", "show it in the text"),
    "rule": Message("规则", "rule"),
    "year-before": Message("（上年）", " (year before)"),
    "change": Message("首选方案改动的单元格", "changed by the first candidate"),
    "left-out": Message("另有 {number} 项核对结果未列出", "{number} more findings are not listed"),
    "made": Message(
        "由 govdisclosure 生成，规则集 {ruleset}。页面不含脚本，不连接网络。",
        "Made by govdisclosure, rule set {ruleset}. The page holds no script and asks the network for nothing.",
    ),
}
"""Every sentence by its name; those with braces are filled by `filled`."""


def only(language: Language) -> Say:
    """Write sentences in one language."""
    return lambda message: tag("span", message[language], lang=CODES[language])


def both(message: Message) -> Html:
    """Write a sentence in both languages; the style sheet of the page shows one of them."""
    if message.zh == message.en:
        return text(message.zh)
    spoken = (tag("span", message[language], class_=f"gd-{language}", lang=code) for language, code in CODES.items())
    return joined(spoken)


def filled(name: str, **facts: Any) -> Message:
    """A sentence of `WORDS` with its facts; a fact that is itself a message is said in the same language."""
    template = WORDS[name]
    return Message(template.zh.format_map(_spoken(facts, "zh")), template.en.format_map(_spoken(facts, "en")))


def _spoken(facts: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    return {name: fact[language] if isinstance(fact, Message) else fact for name, fact in facts.items()}


def about(entry: Entry) -> Message:
    """Of which year a report is and on which form, as far as it says so."""
    report = entry.report
    if report is None:
        return WORDS["no-report"]
    year = Message(f"{report.year} 年", f"{report.year}") if report.year is not None else None
    form = Message(f"{report.edition} 年格式", f"form of {report.edition}") if report.edition else None
    known = [one for one in (year, form) if one is not None]
    return Message(" · ".join(one.zh for one in known), " · ".join(one.en for one in known))
