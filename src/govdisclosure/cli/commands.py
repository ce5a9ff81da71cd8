"""What the commands are for: the help lists them without loading any."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.message import Message

__all__ = ["PURPOSES", "module_of"]

PURPOSES: Mapping[str, Message] = {
    "parse": Message(
        "读取报告，输出 JSON。不止一个输入时须用 --format jsonl：每个输入一行，含来源、报告（或 null）和读取提示。",
        "The report as JSON. More than one input needs `--format jsonl`: a line per input with its source, "
        "its report (or null) and its diagnostics.",
    ),
    "check": Message(
        "核对报告，先列问题。逐条核对各项勾稽关系与规则；同一机关不同年度之间用 series，上下级机关之间用 sums。",
        "What is wrong with reports, problems first. Across years use `series`, between a government and its parts `sums`.",
    ),
    "series": Message(
        "跨年度核对。报告按机关分组、按年度排序；不同机关的报告从不互相比较。",
        "The rules across years. Reports are grouped by organization and ordered by year; "
        "different organizations are never compared.",
    ),
    "sums": Message(
        "把下级报告的合计与上级报告核对。PARENT 为上级报告，CHILD 为下级报告或其所在文件夹。",
        "A parent against the sum of its children. CHILD is the report of a part, or a folder of such reports.",
    ),
    "summary": Message(
        "多份报告核对结果的统计：按规则、按机关、按层级、按行政区划；最常见的矛盾；缺少报告的机关和年度。",
        "The checks of many reports, counted: by rule, organization, level and division; what contradicts most often; "
        "who is missing.",
    ),
    "collect": Message(
        "把文件夹中的全部报告收录为数据集：Parquet 文件（目标为文件夹）或一个 SQLite 文件（目标以 .sqlite 结尾）。"
        "可随时中断，再次运行即从中断处继续；只读取新增或改动的文件，已删除的文件不留数据。",
        "All reports below a folder as a data set: Parquet parts (the target is a folder) or one SQLite file (it ends in "
        ".sqlite). Stop it whenever you like: run again, it goes on where it stopped, reads what is new or changed, and drops "
        "what has gone.",
    ),
    "diagnose": Message(
        "求出使各项勾稽关系成立的最少改动。不改动任何文件。",
        "The smallest changes that would make the exact relations hold. Nothing is changed.",
    ),
    "convert": Message(
        "把一份报告转换为另一种格式（UTF-8）。csv 每格一行；jsonl 为一行 JSON；docx 为 Word 文件；其余各版式均可再次读取。",
        "One report in another format, in UTF-8. csv is a row per cell; jsonl the report's JSON on one line; docx a Word file; "
        "the others are layouts that can be read again.",
    ),
    "plot": Message(
        "作图。outcomes：一份报告的办理结果；series：同一机关历年数据；offices：各机关同一项数据的比较。",
        "Pictures. outcomes: the results of one report; series: one organization over the years; "
        "offices: one figure of many organizations. Needs the extra `plot`.",
    ),
    "diff": Message("比较两份报告的各单元格和各部分。", "The cells and the sections in which two reports differ."),
    "rules": Message("列出全部规则，次序与核对结果相同。", "The rules, in the order of the results of `check`."),
    "explain": Message(
        "说明一条规则：内容、依据、可能的误报。", "One rule: what it states, what it rests on, what else can explain a finding."
    ),
    "schema": Message(
        "输出某种 JSON 的 JSON Schema（draft 2020-12）。可选 {outputs}；默认为 report。",
        "The JSON Schema (draft 2020-12) of an output. One of {outputs}; report unless another is named.",
    ),
}
"""The commands in the order of their use, each with what its help says of it; the first sentence stands in the list."""


def module_of(command: str) -> str:
    """The module that has a command: only that of the one that is called is loaded."""
    return f"govdisclosure.cli.{'registry' if command in {'rules', 'explain'} else command}"
