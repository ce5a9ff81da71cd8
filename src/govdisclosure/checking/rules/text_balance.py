"""The text of a report held to itself: works where the tables are absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.narrative import Equation, Figure, equations

__all__ = ["text_balance"]

TEXT_BALANCE = Rule(
    id="text-balance",
    title=Message("文字中的数字前后相符", "The figures of the text agree with each other"),
    formula=Message(
        "同一段落中：新收＋上年结转＝办结＋结转下年；各分项之和＝其合计，且不多于所属总数",
        "within one passage: received + carried in = settled + carried forward; parts add up to their sum "
        "and never exceed their whole",
    ),
    clause=Message(
        "表三勾稽关系：第一项加第二项之和，等于第三项加第四项之和；文字与表格反映同一年度的工作",
        "the relation that the form prints under table 3; the text states the same year's work",
    ),
    severity="warning",
    messages={
        "PASS": Message("{place}：文字中的数字前后相符（{quote}）", "{place}: the figures of the text agree ({quote})"),
        "FAIL": Message("{place}：文字中的数字前后不符：{quote}", "{place}: the figures of the text do not agree: {quote}"),
        "UNCERTAIN": Message(
            "{place}：文字中的数字前后可能不符，请核实：{quote}", "{place}: the figures of the text may not agree: {quote}"
        ),
        "NOT_ASSESSABLE": Message(
            "{place}：文字中没有可相互核对的数字", "{place}: no figures of the text can be held to each other"
        ),
    },
    caveats=(
        Message(
            "“收到”可能已含上年结转，“办结”可能只计本年新收；一种理解相符即视为相符",
            "收到 can include what was carried in, 办结 can leave it out; one reading that agrees is enough",
        ),
    ),
    since="1.1",
)

STATUS: Mapping[str, Status] = {"fails": "FAIL", "doubtful": "UNCERTAIN", "holds": "PASS"}


@rule(TEXT_BALANCE)
def text_balance(context: Context) -> Iterator[Result]:
    """Section one: the equation that agrees least."""
    text = context.report.overview or ""
    found = equations(text, [figure for figure in context.figures if figure.section == "overview"])
    if not found:
        yield context.result(TEXT_BALANCE, "NOT_ASSESSABLE", "overview", facts={"quote": "—"})
        return
    worst = min(found, key=lambda one: list(STATUS).index(one.verdict))
    left, right = worst.sums
    yield context.result(TEXT_BALANCE, STATUS[worst.verdict], "overview", (), left, right, {"quote": _quote(worst)})


def _quote(equation: Equation) -> str:
    """Return both sides as the text has them, each of more than one figure with its sum."""
    return "，".join(_side(side) for side in (equation.left, equation.right))


def _side(figures: Iterable[Figure]) -> str:
    told = tuple(figures)
    words = "＋".join(f"“{figure.text}”" for figure in told)
    return f"{words}＝{sum(figure.value for figure in told)}" if len(told) > 1 else words
