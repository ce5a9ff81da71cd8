"""The rules about table 2 and about the form against the year: what no sum can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Status
from govdisclosure.schema import Money

__all__ = ["DOCUMENTS", "ITEMS", "WAN", "table_rules"]

WAN = 10_000
DOCUMENTS = ("proactive.regulations", "proactive.normative_documents")
ITEMS = ("licensing", "other_services", "penalties", "compulsion", "fees")
MONEY = {"2019": "proactive.procurement.amount", "2021": "proactive.fees.amount"}
FIRST_YEAR_OF_2021 = 2021

IMPLAUSIBLE = 1_000_000
"""万元: ten billion yuan. What a county collects in a year is thousands of 万元; in 元 it would be above this."""

_body = "(?:局|办公室|委员会|委|办|中心|大队|院|馆|会|处|厅)"
_below_county = re.compile("(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?(?:党政(?:综合)?)?(?:办公室)?$")
_county = re.compile(f"^[^国].{{0,12}}县(?!域)(?:(?:人民)?政府|.{{2,20}}{_body}|$)")
_doubtful = re.compile(f"(?<!自治)区(?:人民)?政府(?:办公室)?$|[市区州盟].{{2,20}}(?<!政府){_body}$")
_national = re.compile("^(?:国家|中国|中华|海关总署|审计署|.{2,12}部$)")


def table_rules(context: Context) -> Iterator[Result]:
    """Every rule of table 2 that applies to the form, and `form-year`."""
    yield _money_sign(context)
    if context.form.edition == "2021":
        yield from (_in_force(context, row) for row in DOCUMENTS)
    else:
        yield from (_disclosed(context, row) for row in DOCUMENTS)
        yield from (_items(context, f"proactive.{name}") for name in ITEMS)
    yield _rule_making(context)
    yield _money_unit(context)
    yield _form_year(context)


def _money_sign(context: Context) -> Result:
    path = MONEY[context.form.edition]
    money = context.get(path)
    amount = money.amount if isinstance(money, Money) else None
    status: Status = "NOT_ASSESSABLE" if amount is None else "FAIL" if amount < 0 else "PASS"
    return context.result("t2-money-non-negative", status, path, [path], left=amount)


def _at_most(context: Context, rule: str, target: str, left: int | None, right: int | None, paths: list[str]) -> Result:
    if left is None or right is None:
        return context.result(rule, "NOT_ASSESSABLE", target, paths, left, right)
    return context.result(rule, "PASS" if left <= right else "UNCERTAIN", target, paths, left, right)


def _in_force(context: Context, row: str) -> Result:
    """Issued <= in force + repealed; a blank repealed adds nothing, but then only more could be repealed."""
    paths = [f"{row}.{name}" for name in ("issued", "repealed", "in_force")]
    issued, repealed, in_force = context.counts(paths)
    right = None if in_force is None else in_force + (repealed or 0)
    return _at_most(context, "t2-in-force", row, issued, right, paths)


def _disclosed(context: Context, row: str) -> Result:
    paths = [f"{row}.{name}" for name in ("newly_disclosed", "total_disclosed")]
    new, total = context.counts(paths)
    return _at_most(context, "t2-disclosed", row, new, total, paths)


def _items(context: Context, row: str) -> Result:
    """Last year's items and their change leave a number that is not negative."""
    paths = [f"{row}.previous_items", f"{row}.change"]
    previous, change = context.counts(paths)
    if previous is None or change is None:
        return context.result("t2-items", "NOT_ASSESSABLE", row, paths, previous, change)
    return context.result("t2-items", "PASS" if previous + change >= 0 else "FAIL", row, paths, previous, change)


def _rule_making(context: Context) -> Result:
    """规章 are for ministries, provinces and cities divided into districts."""
    row = "proactive.regulations"
    paths = context.below(row)
    stated = context.counts(paths)
    status: Status = "PASS"
    if all(number is None for number in stated):
        status = "NOT_ASSESSABLE"
    elif any(stated):
        made = context.form.edition == "2021" or bool(stated[0])
        status = _power(context.report.organization or "", made=made)
    return context.result("t2-rule-making", status, row, paths, facts={"organization": context.report.organization or "—"})


def _power(organization: str, *, made: bool) -> Status:
    """Whether the name of the body allows rules that it `made` itself, or (2019) only disclosed."""
    if _national.match(organization):
        return "PASS"
    if _below_county.search(organization) or _county.match(organization):
        return "FAIL" if made else "UNCERTAIN"
    return "UNCERTAIN" if _doubtful.search(organization) else "NOT_ASSESSABLE"


def _money_unit(context: Context) -> Result:
    """The head prints 万元; a cell that says 元, or an amount beyond all likelihood, is off by the factor 10,000."""
    path = MONEY[context.form.edition]
    money = context.get(path)
    if not isinstance(money, Money) or (money.unit is None and money.amount):
        return context.result("t2-money-unit", "NOT_ASSESSABLE", path, [path], facts={"stated": "—"})
    wan = money.amount / WAN if money.unit == "元" else money.amount
    odd = context.form.cell(path).unit == "万元" and money.unit == "元" and money.amount != 0
    status: Status = "UNCERTAIN" if odd or wan >= IMPLAUSIBLE else "PASS"
    return context.result("t2-money-unit", status, path, [path], left=money.amount, facts={"stated": f"{money}"})


def _form_year(context: Context) -> Result:
    """The form of 2019 is for 2019 and 2020, that of 2021 for 2021 and later; the target is the table that differs."""
    year, edition = context.report.year, context.report.edition
    status: Status = "PASS"
    if year is None or edition is None:
        status = "NOT_ASSESSABLE"
    elif edition == "2019" and year >= FIRST_YEAR_OF_2021:
        status = "FAIL"
    elif (edition == "2021" and year < FIRST_YEAR_OF_2021) or year < int("2019"):
        status = "UNCERTAIN"
    return context.result("form-year", status, "proactive", facts={"year": str(year or "—"), "edition": edition or "—"})
