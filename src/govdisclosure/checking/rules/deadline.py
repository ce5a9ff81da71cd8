"""When the report was published (article 49 of the Regulation)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from attrs import frozen

from govdisclosure.checking.bodies import Body, body_of
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message

__all__ = ["deadline"]

FORM_DEADLINE = Rule(
    id="form-deadline",
    title=Message("年度报告按期公布", "The report was published in time"),
    formula=Message(
        "县级以上政府部门于次年1月31日前、县级以上地方政府于次年3月31日前公布，且不早于次年1月1日",
        "departments from county level by 31 January, local governments from county level by 31 March of the next year, and "
        "not before it begins",
    ),
    clause=Message("条例第四十九条", "art. 49"),
    severity="warning",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{published}公布，未超过{by}", "published on {published}, by {by}"),
        "UNCERTAIN": Message("{published}公布，{why_zh}（条例第四十九条）", "published on {published}: {why_en} (art. 49)"),
        "NOT_ASSESSABLE": Message(
            "公布日期或年度未知，或从名称无法判断是否为县级以上政府或其部门，无法核对是否按期公布",
            "the day or the year is not known, or the name does not tell a government or department from county level",
        ),
    },
    caveats=(
        Message("页面日期可能是更正、迁移后的日期", "the date of a page may be that of a correction or of a move to a new site"),
        Message("机关层级仅从名称判断", "the level of the body is told by its name alone"),
    ),
    since="1.1",
)


@frozen
class _Deadline:
    """The report is in time up to `by`, and late after `latest`; between them it depends on whose report it is."""

    by: datetime.date
    latest: datetime.date


@rule(FORM_DEADLINE)
def deadline(context: Context) -> Iterator[Result]:
    """The day of publication against the deadline of such a body."""
    report = context.report
    wanted = None if report.year is None else _deadline(body_of(report.organization or ""), report.year)
    if report.year is None or report.published is None or wanted is None:
        yield context.result(FORM_DEADLINE, "NOT_ASSESSABLE", "overview")
        return
    published = report.published
    facts = {"published": published.isoformat(), "by": wanted.by.isoformat()}
    status: Status = "NOT_ASSESSABLE"
    if published.year <= report.year:
        status = "UNCERTAIN"
        facts |= {"why_zh": "早于报告年度结束，数据不可能完整", "why_en": "the year was not over, so its figures cannot be final"}
    elif published <= wanted.by:
        status = "PASS"
    elif published > wanted.latest:
        status = "UNCERTAIN"
        facts |= {"why_zh": f"晚于{wanted.latest.isoformat()}的期限", "why_en": f"after {wanted.latest.isoformat()}"}
    yield context.result(FORM_DEADLINE, status, "overview", facts=facts)


def _deadline(body: Body, year: int) -> _Deadline | None:
    """The deadline for a report on a year; None where art. 49 says nothing of such a body (a town), or the name does not tell."""
    january, march = datetime.date(year + 1, 1, 31), datetime.date(year + 1, 3, 31)
    if body.role is None or body.level is None or body.level == "township":
        return None
    if body.office:
        return _Deadline(january, march)
    return _Deadline(march, march) if body.role == "government" else _Deadline(january, january)
