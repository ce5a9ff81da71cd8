"""The counts of a government against those of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import ChildNumber, Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport

__all__ = ["Child", "Family", "at_most", "completeness", "equal"]

FORWARDED = Message(
    "转送的申请可能重复计数；垂直管理部门向上级报告；规章只有市级以上才有；联合发文由牵头单位计数",
    "a request sent on may be counted twice; vertically managed bodies report upwards; 规章 exist from city level only; "
    "joint documents are counted by the lead body",
)


@frozen
class Child:
    """A report of a lower body, and the name of the file that it comes from."""

    report: AnnualReport
    source: str | None = None


@frozen(slots=False)
class Family:
    """A parent and its children; `complete` where these are all there are, the parent's own office included."""

    parent: Context
    children: Sequence[Child]
    complete: bool = False

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """The paths of the parent's counts."""
        return tuple(cell.path for cell in self.parent.form.cells if cell.kind == "count")

    def stated(self, path: str) -> tuple[ChildNumber, ...]:
        """What each child of the parent's year states in a cell; a child of another year or form states nothing."""
        return tuple(ChildNumber(c.source, c.report.organization, self._number(c.report, path)) for c in self.children)

    def _number(self, child: AnnualReport, path: str) -> int | None:
        comparable = path in child.form.index and child.year == self.parent.report.year
        value = child.get(path) if comparable else None
        return value if isinstance(value, int) else None


SUM_COMPLETE = Rule(
    id="sum-complete",
    scope="sums",
    title=Message("下级报告齐全且可比", "The children's reports are complete and comparable"),
    formula=Message(
        "各下级报告均有该表，且年度、格式与本级相同", "every child states the table, of the same year and form as the parent"
    ),
    clause=Message("汇总的前提", "what any sum over organisations rests on"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：{children}份下级报告均有数据", "{place}: all {children} children state it"),
        "UNCERTAIN": Message("{place}：{children}份下级报告中：{lacking}", "{place}: of {children} children: {lacking}"),
        "NOT_ASSESSABLE": Message(
            "{place}：没有下级报告，或本级没有此表，无法核对", "{place}: no children, or the parent has no such table"
        ),
    },
)


@rule(SUM_COMPLETE)
def completeness(family: Family) -> Iterator[Result]:
    """What is lacking for a sum over each table."""
    parent = family.parent
    for table in TABLES:
        if getattr(parent.report, table) is None or not family.children:
            yield parent.result(SUM_COMPLETE, "NOT_ASSESSABLE", table)
            continue
        lacking = [said for child in family.children if (said := _lacking(parent.report, child, table)) is not None]
        facts = {
            "children": str(len(family.children)),
            "lacking_zh": "；".join(said.zh for said in lacking),
            "lacking_en": "; ".join(said.en for said in lacking),
        }
        yield parent.result(SUM_COMPLETE, "UNCERTAIN" if lacking else "PASS", table, facts=facts)


def _lacking(parent: AnnualReport, child: Child, table: str) -> Message | None:
    """Why a child cannot be added in a table, None where it can."""
    report = child.report
    name = report.organization or child.source or "—"
    if getattr(report, table) is None:
        return Message(f"{name}无此表（{SECTIONS[table]}）", f"{name} has no such table")
    if report.year is None:
        return Message(f"{name}未注明年度", f"{name} states no year")
    if report.year != parent.year:
        return Message(f"{name}为{report.year}年度报告", f"{name} reports on {report.year}")
    if report.form is not parent.form and table == "proactive":
        return Message(f"{name}使用{report.form.edition}年格式", f"{name} uses the form of {report.form.edition}")
    return None


SUM_AT_MOST = Rule(
    id="sum-at-most",
    scope="sums",
    title=Message("下级合计不多于本级", "The children together are not more than the parent"),
    formula=Message("各项数量：下级合计≤本级", "sum of the children's cell <= the parent's cell, for counts"),
    clause=Message(
        "本级报告由所属机关、部门和下级政府的数据汇总而成",
        "the parent's report is compiled from those of its offices, departments and lower governments",
    ),
    severity="warning",
    messages={
        "PASS": Message("{place}：下级合计{left}件，本级{right}件", "{place}: children {left}, parent {right}"),
        "FAIL": Message(
            "{place}：下级合计{left}件，多于本级汇总{right}件（{named_zh}）",
            "{place}: the children add up to {left}, more than the parent's {right} ({named_en})",
        ),
        "UNCERTAIN": Message(
            "{place}：下级合计{left}件，多于本级汇总{right}件，可能因联合发文、共同应诉等由牵头单位计数（{named_zh}）",
            "{place}: the children add up to {left}, more than the parent's {right}; the lead body may count what several "
            "did ({named_en})",
        ),
    },
    caveats=(FORWARDED,),
)


@rule(SUM_AT_MOST)
def at_most(family: Family) -> Iterator[Result]:
    """Whether the children together exceed the parent, cell by cell.

    Documents and suits of several bodies are counted by one of them: there an excess is UNCERTAIN.
    """
    for path in family.counts:
        shared = path.startswith(("proactive.", "review.litigation"))
        yield _compared(family, SUM_AT_MOST, path, "UNCERTAIN" if shared else "FAIL")


SUM_EQUAL = Rule(
    id="sum-equal",
    scope="sums",
    title=Message("下级合计等于本级", "The children together are the parent"),
    formula=Message("各项数量：下级合计＝本级", "sum of the children's cell = the parent's cell, for counts"),
    clause=Message(
        "仅在所给下级（含本级机关自身）齐全时成立",
        "holds only if the children given are all of them, the parent's own office included",
    ),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{place}：下级合计与本级均为{left}件", "{place}: {left} on both sides"),
        "FAIL": Message(
            "{place}：下级合计{left}件，本级{right}件（{named_zh}）", "{place}: children {left}, parent {right} ({named_en})"
        ),
        "UNCERTAIN": Message(
            "{place}：下级合计{left}件，本级{right}件（{named_zh}）", "{place}: children {left}, parent {right} ({named_en})"
        ),
    },
    caveats=(
        FORWARDED,
        Message("未给出的下级或本级机关自身的数据", "children that are not given, or the parent's own office"),
    ),
)


@rule(SUM_EQUAL)
def equal(family: Family) -> Iterator[Result]:
    """Whether the children together are the parent, cell by cell."""
    for path in family.counts:
        stated = family.stated(path)
        whole = bool(stated) and all(child.value is not None for child in stated)
        yield _compared(family, SUM_EQUAL, path, "FAIL" if family.complete and whole else "UNCERTAIN")


def _compared(family: Family, definition: Rule, path: str, violated: Status) -> Result:
    children = family.stated(path)
    numbers = [child.value for child in children if child.value is not None]
    right = family.parent.counts([path])[0]
    left = sum(numbers) if numbers else None
    status: Status = "NOT_ASSESSABLE"
    if left is not None and right is not None:
        holds = left <= right if definition is SUM_AT_MOST else left == right
        status = "PASS" if holds else violated
    facts = {"named_zh": "、".join(_named(children)), "named_en": ", ".join(_named(children))}
    return evolve(family.parent.result(definition, status, path, [path], left, right, facts), children=children)


def _named(children: Sequence[ChildNumber]) -> Iterator[str]:
    """The children that state a number other than zero, the largest first."""
    stated = [child for child in children if child.value]
    for child in sorted(stated, key=lambda child: -(child.value or 0)):
        yield f"{child.organization or child.source or '—'} {child.value}"
