"""The exact relations of the form, one by one, judged over index tuples (contract, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, cast

from attrs import frozen

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import FORMS, CellValue, Edition, Form, Relation, RelationRule

__all__ = ["EXACT_RULES", "Judgement", "exact_relations", "judge"]

Values = Sequence[CellValue]
Take = Callable[[Values], tuple[Any, ...]]

UNCERTAIN_SUM = Message(
    "{place}：{sums}；如补填未填写的单元格，该关系可能成立{missing}",
    "{place}: {sums}; numbers in the blank cells could make it hold{missing}",
)
ALLOWANCE = Message("未填写的单元格不视为零；仅凭已填数据核对", "a blank cell is not zero; only what is stated is compared")
NO_TOTAL = Message("{place}：缺少可供核对的数据，无法核对{missing}", "{place}: nothing is stated that could be compared{missing}")

T3_BALANCE = Rule(
    id="t3-balance",
    title=Message(
        "表三勾稽关系：新收＋上年结转＝办理结果总计＋结转下年度", "Table 3: received + carried in = results + carried forward"
    ),
    formula=Message(
        "各列：一、本年新收＋二、上年结转＝三、（七）总计＋四、结转下年度继续办理",
        "received + carried_in = results.total + carried_forward, in each of the 7 columns",
    ),
    clause=Message(
        "表三表头：第一项加第二项之和，等于第三项加第四项之和",
        "printed in the corner of table 3: 第一项加第二项之和，等于第三项加第四项之和",
    ),
    severity="error",
    messages={
        "FAIL": Message(
            "{place}：第一项加第二项之和为{left}，第三项加第四项之和为{right}，前者{delta}（{terms}）",
            "{place}: items one and two add up to {left}, items three and four to {right}: {delta} in the former ({terms})",
        ),
        "UNCERTAIN": UNCERTAIN_SUM,
        "NOT_ASSESSABLE": NO_TOTAL,
    },
    caveats=(ALLOWANCE,),
)

T3_RESULT_TOTAL = Rule(
    id="t3-result-total",
    title=Message("表三办理结果各行之和＝（七）总计", "Table 3: the rows of results add up to （七）总计"),
    formula=Message(
        "各列：（一）至（六）各行之和＝（七）总计",
        "sum of the rows (一) to (六) of 三、本年度办理结果 = （七）总计, in each of the 7 columns",
    ),
    clause=Message(
        "表三“（七）总计”行；每件申请只计入一种办理结果",
        "the form: （七）总计 of 三、本年度办理结果; each request is counted once, in one row of results",
    ),
    severity="error",
    messages={
        "FAIL": Message(
            "{place}：各项办理结果之和为{left}，总计填{right}，各项之和{delta}（{terms}）",
            "{place}: the results add up to {left}, （七）总计 states {right}: {delta} in the rows ({terms})",
        ),
        "UNCERTAIN": UNCERTAIN_SUM,
        "NOT_ASSESSABLE": NO_TOTAL,
    },
    caveats=(ALLOWANCE,),
)

T3_ROW_TOTAL = Rule(
    id="t3-row-total",
    title=Message("表三每行各类申请人之和＝总计", "Table 3: the applicants of a row add up to 总计"),
    formula=Message(
        "各行：自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他＝总计",
        "自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计, in each row",
    ),
    clause=Message("表三“总计”列", "the form: column 总计 of table 3"),
    severity="error",
    messages={
        "FAIL": Message(
            "{place}：各类申请人之和为{left}，总计填{right}，各项之和{delta}（{terms}）",
            "{place}: the applicants add up to {left}, 总计 states {right}: {delta} in the columns ({terms})",
        ),
        "UNCERTAIN": UNCERTAIN_SUM,
        "NOT_ASSESSABLE": NO_TOTAL,
    },
    caveats=(ALLOWANCE,),
)

T4_TOTAL = Rule(
    id="t4-total",
    title=Message("表四各结果之和＝总计", "Table 4: the outcomes add up to 总计"),
    formula=Message(
        "行政复议、未经复议直接起诉、复议后起诉各块：结果维持＋结果纠正＋其他结果＋尚未审结＝总计",
        "结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, in each of the three blocks",
    ),
    clause=Message("表四“总计”列", "the form: column 总计 of table 4"),
    severity="error",
    messages={
        "FAIL": Message(
            "{place}：各项结果之和为{left}，总计填{right}，各项之和{delta}（{terms}）",
            "{place}: the outcomes add up to {left}, 总计 states {right}: {delta} in the outcomes ({terms})",
        ),
        "UNCERTAIN": UNCERTAIN_SUM,
        "NOT_ASSESSABLE": NO_TOTAL,
    },
    caveats=(ALLOWANCE,),
)

EXACT_RULES: Mapping[RelationRule, Rule] = {
    "t3-balance": T3_BALANCE,
    "t3-result-total": T3_RESULT_TOTAL,
    "t3-row-total": T3_ROW_TOTAL,
    "t4-total": T4_TOTAL,
}


@frozen
class Judgement:
    """The status of sum(left) = sum(right), and both sums: None for a side that states no number."""

    status: Status
    left: int | None
    right: int | None


def judge(left: Sequence[int | None], right: Sequence[int | None], *, both_sides: bool) -> Judgement:
    """Judge sum(left) = sum(right), where None is any number >= 0.

    `both_sides`: one side without any number is enough to make the relation not assessable (a balance);
    otherwise only the right one is (a total, which is what is judged).

    >>> judge([3, None], [3], both_sides=False).status
    'PASS'
    >>> judge([3, None], [5], both_sides=False).status, judge([5, None], [3], both_sides=False).status
    ('UNCERTAIN', 'FAIL')
    >>> judge([3, 2], [None], both_sides=False)
    Judgement(status='NOT_ASSESSABLE', left=5, right=None)
    """
    first, second = _sum(left), _sum(right)
    if second is None or (both_sides and first is None):
        return Judgement("NOT_ASSESSABLE", first, second)
    delta = (first or 0) - second
    if delta == 0:
        return Judgement("PASS", first, second)
    lacking = left if delta < 0 else right
    return Judgement("UNCERTAIN" if None in lacking else "FAIL", first, second)


def _sum(side: Sequence[int | None]) -> int | None:
    known = [number for number in side if number is not None]
    return sum(known) if known else None


@frozen
class _Compiled:
    """One relation of a form, ready to be evaluated over the flat values."""

    rule: Rule
    target: str
    paths: tuple[str, ...]
    take: Take
    left: Take
    right: Take
    both_sides: bool


def _taker(indices: tuple[int, ...]) -> Take:
    """Flat values to the values at these indices, always as a tuple."""
    first = indices[0]
    return cast("Take", itemgetter(slice(first, first + 1)) if len(indices) == 1 else itemgetter(*indices))


def _compile(form: Form, relation: Relation) -> _Compiled:
    paths = tuple(form.cells[index].path for index in relation.cells)
    take, left, right = (_taker(side) for side in (relation.cells, relation.left, relation.right))
    target = form.cells[relation.target].path
    return _Compiled(EXACT_RULES[relation.rule], target, paths, take, left, right, len(relation.right) > 1)


@cache
def _compiled(edition: Edition) -> tuple[_Compiled, ...]:
    form = FORMS[edition]
    return tuple(_compile(form, relation) for relation in form.relations)


@rule(*EXACT_RULES.values())
def exact_relations(context: Context) -> Iterator[Result]:
    """A result for each of the 40 (2019) or 42 (2021) exact relations, in the order of the form."""
    edition = context.form.edition
    for relation in _compiled(edition):
        yield _evaluate(relation, edition, context.values)


def _evaluate(relation: _Compiled, edition: Edition, values: Values) -> Result:
    cells = relation.take(values)
    if None in cells:
        judged = judge(relation.left(values), relation.right(values), both_sides=relation.both_sides)
        missing = tuple(path for path, value in zip(relation.paths, cells, strict=True) if value is None)
        return Result(
            relation.rule, judged.status, relation.target, edition, relation.paths, cells, judged.left, judged.right, missing
        )
    left, right = sum(relation.left(values)), sum(relation.right(values))
    status: Status = "PASS" if left == right else "FAIL"
    return Result(relation.rule, status, relation.target, edition, relation.paths, cells, left, right)
