"""Table 3 as a whole, and the sign of every count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.relations.flow import Stuck
from govdisclosure.relations.forced import fill
from govdisclosure.relations.network import Group, groups
from govdisclosure.schema import FORMS, CellValue, Edition, Table

__all__ = ["NON_NEGATIVE", "T3_JOINT", "joint", "negative_counts"]

T3_JOINT = Rule(
    id="t3-joint",
    title=Message("表三各勾稽关系可以同时成立", "Table 3: all its relations can hold at once"),
    formula=Message(
        "在未填写的单元格中填入不小于零的整数，可使表三全部勾稽关系同时成立",
        "some numbers >= 0 in the blank cells satisfy all exact relations of table 3 at once",
    ),
    clause=Message(
        "表三表头所列勾稽关系，以及“（七）总计”行和“总计”列",
        "printed in the corner of table 3; the row （七）总计 and the column 总计",
    ),
    severity="error",
    messages={
        "PASS": Message("{place}：各勾稽关系同时成立", "{place}: all its relations hold at once"),
        "FAIL": Message(
            "{place}：无论未填写的单元格如何补填，各勾稽关系都不能同时成立",
            "{place}: whatever the blank cells hold, its relations cannot all hold at once",
        ),
        "UNCERTAIN": Message(
            "{place}：如补填未填写的单元格，各勾稽关系可能同时成立",
            "{place}: numbers in the blank cells could make all its relations hold at once",
        ),
        "NOT_ASSESSABLE": Message("{place}：未填写任何总计，无法核对", "{place}: no total is stated, so nothing can be compared"),
    },
    since="1.1",
)


@cache
def _table_3(edition: Edition) -> Group:
    return next(group for group in groups(edition) if group.name == "applications")


@cache
def _totals(edition: Edition) -> tuple[int, ...]:
    """The cells that are the total of a relation of table 3."""
    form = FORMS[edition]
    found = (relation.target for relation in form.relations if form.cells[relation.target].table == "applications")
    return tuple(sorted(set(found)))


@rule(T3_JOINT)
def joint(context: Context) -> Iterator[Result]:
    """Whether any filling of the blanks satisfies the relations of table 3 together.

    What is proved wrong is a FAIL even where no total is stated.
    """
    edition = context.form.edition
    group = _table_3(edition)
    yield context.result(T3_JOINT, _joint_status(group, edition, context.values), group.name, context.below(group.name))


def _joint_status(group: Group, edition: Edition, values: Sequence[CellValue]) -> Status:
    stated = [values[cell] for cell in group.cells]
    as_zero = [value if isinstance(value, int) else 0 for value in stated]
    balanced = not any(group.excess(as_zero))
    if not balanced and (None not in stated or isinstance(fill(group, values), Stuck)):
        return "FAIL"
    if all(values[cell] is None for cell in _totals(edition)):
        return "NOT_ASSESSABLE"
    return "PASS" if balanced else "UNCERTAIN"


def _non_negative(number: int, name: str) -> Rule:
    may = number == 2
    return Rule(
        id=f"t{number}-non-negative",
        title=Message(f"表{name}各数不为负", f"Table {number}: no count is negative"),
        formula=Message(
            "各项数量≥0" + ("（“本年增/减”可以为负）" if may else ""),
            "every count >= 0" + (" (本年增/减 may be negative)" if may else ""),
        ),
        clause=Message("件数不可能小于零", "the meaning of a count"),
        severity="error",
        messages={
            "FAIL": Message("{place}：出现负数（{negative}）", "{place}: negative counts ({negative})"),
            "PASS": Message("{place}：没有负数", "{place}: no negative count"),
            "NOT_ASSESSABLE": Message("{place}：没有这张表，无法核对", "{place}: the table is absent"),
        },
    )


NON_NEGATIVE: Mapping[Table, Rule] = {
    "proactive": _non_negative(2, "二"),
    "applications": _non_negative(3, "三"),
    "review": _non_negative(4, "四"),
}


@rule(*NON_NEGATIVE.values())
def negative_counts(context: Context) -> Iterator[Result]:
    """A result for each table: FAIL if one of its counts is negative, NOT_ASSESSABLE if the table is absent."""
    edition = context.form.edition
    for table, definition in NON_NEGATIVE.items():
        paths, indices = _counts(edition, table)
        cells = tuple([context.values[index] for index in indices])
        missing = tuple(p for p, v in zip(paths, cells, strict=True) if v is None) if None in cells else ()
        status: Status = "PASS"
        if getattr(context.report, table) is None:
            status = "NOT_ASSESSABLE"
        elif min((value for value in cells if isinstance(value, int)), default=0) < 0:
            status = "FAIL"
        yield Result(definition, status, table, edition, paths, cells, None, None, missing)


@cache
def _counts(edition: Edition, table: Table) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The paths and the indices of the counts of a table."""
    own = [cell for cell in FORMS[edition].cells if cell.table == table and cell.kind == "count"]
    return tuple(cell.path for cell in own), tuple(cell.index for cell in own)
