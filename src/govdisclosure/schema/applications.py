"""Table 3, 收到和处理政府信息公开申请情况 (art. 27 to 42 and 50(2) of the Regulation), in both official forms."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from govdisclosure.message import one_line
from govdisclosure.schema.printed import count, part

__all__ = [
    "Applications2019",
    "Applications2021",
    "ByApplicant",
    "Denied",
    "NotProcessed",
    "OtherHandling",
    "Results2019",
    "Results2021",
    "Unavailable",
]


CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""What the form prints in the corner of table 3: the relation that `balance` declares."""

APPLICANTS = "申请人情况"
"""What the form prints above all value columns of table 3."""

ORGANIZATIONS = ("法人或其他组织",)


@one_line
@frozen(kw_only=True)
class ByApplicant:
    """One row of table 3: requests by kind of applicant (art. 27), and their total."""

    natural_person: int | None = count("自然人")
    commercial_enterprise: int | None = count("商业企业", under=ORGANIZATIONS)
    research_institution: int | None = count("科研机构", under=ORGANIZATIONS)
    public_interest_organization: int | None = count("社会公益组织", under=ORGANIZATIONS)
    legal_service_institution: int | None = count("法律服务机构", under=ORGANIZATIONS)
    other_organization: int | None = count("其他", under=ORGANIZATIONS)
    total: int | None = count("总计", total=True)


@one_line
@frozen(kw_only=True)
class Denied:
    """（三）不予公开: refused, by the ground of the refusal."""

    state_secret: ByApplicant = part(ByApplicant, "1.属于国家秘密", article="14")
    prohibited_by_law: ByApplicant = part(ByApplicant, "2.其他法律行政法规禁止公开", article="14")
    endangers_security: ByApplicant = part(ByApplicant, "3.危及“三安全一稳定”", article="14")
    third_party_rights: ByApplicant = part(ByApplicant, "4.保护第三方合法权益", article="15, 32")
    internal_affairs: ByApplicant = part(ByApplicant, "5.属于三类内部事务信息", article="16(1)")
    process_information: ByApplicant = part(ByApplicant, "6.属于四类过程性信息", article="16(2)")
    enforcement_file: ByApplicant = part(ByApplicant, "7.属于行政执法案卷", article="16(2)")
    administrative_inquiry: ByApplicant = part(ByApplicant, "8.属于行政查询事项", article="36(7)")


@one_line
@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供: the organ cannot provide it."""

    not_held: ByApplicant = part(ByApplicant, "1.本机关不掌握相关政府信息", article="10, 36(4), 36(5)")
    creation_required: ByApplicant = part(ByApplicant, "2.没有现成信息需要另行制作", article="38")
    still_unclear: ByApplicant = part(ByApplicant, "3.补正后申请内容仍不明确", article="30")


@one_line
@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: not processed as a request."""

    petition: ByApplicant = part(ByApplicant, "1.信访举报投诉类申请", article="39(1)")
    duplicate: ByApplicant = part(ByApplicant, "2.重复申请", article="36(6)")
    published_material: ByApplicant = part(ByApplicant, "3.要求提供公开出版物", article="39(2)")
    excessive: ByApplicant = part(ByApplicant, "4.无正当理由大量反复申请", article="35")
    confirmation_request: ByApplicant = part(ByApplicant, "5.要求行政机关确认或重新出具已获取信息")


@one_line
@frozen(kw_only=True)
class OtherHandling:
    """（六）其他处理 of the form of 2021."""

    correction_overdue: ByApplicant = part(
        ByApplicant, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", article="30"
    )
    fee_overdue: ByApplicant = part(
        ByApplicant, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", article="42"
    )
    other: ByApplicant = part(ByApplicant, "3.其他")


GRANTED = "（一）予以公开"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
DENIED = "（三）不予公开"
UNAVAILABLE = "（四）无法提供"
NOT_PROCESSED = "（五）不予处理"
OTHER = "（六）其他处理"
TOTAL = "（七）总计"


@one_line
@frozen(kw_only=True)
class Results2021:
    """三、本年度办理结果 of the form of 2021: 22 rows; 其他处理 is a group of three."""

    granted: ByApplicant = part(ByApplicant, GRANTED, article="36(1), 36(2)")
    partially_granted: ByApplicant = part(ByApplicant, PARTIAL, article="37")
    denied: Denied = part(Denied, DENIED)
    unavailable: Unavailable = part(Unavailable, UNAVAILABLE)
    not_processed: NotProcessed = part(NotProcessed, NOT_PROCESSED)
    other: OtherHandling = part(OtherHandling, OTHER)
    total: ByApplicant = part(ByApplicant, TOTAL, total=True)


@one_line
@frozen(kw_only=True)
class Results2019:
    """三、本年度办理结果 of the form of 2019: 20 rows; 其他处理 is one row."""

    granted: ByApplicant = part(ByApplicant, GRANTED, article="36(1), 36(2)")
    partially_granted: ByApplicant = part(ByApplicant, PARTIAL, article="37")
    denied: Denied = part(Denied, DENIED)
    unavailable: Unavailable = part(Unavailable, UNAVAILABLE)
    not_processed: NotProcessed = part(NotProcessed, NOT_PROCESSED)
    other: ByApplicant = part(ByApplicant, OTHER)
    total: ByApplicant = part(ByApplicant, TOTAL, total=True)


RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
RESULTS = "三、本年度办理结果"
CARRIED_FORWARD = "四、结转下年度继续办理"
BALANCE = (("received", "carried_in"), ("results.total", "carried_forward"))
"""The relation of `CORNER`, in every column: the rows on its left, the rows on its right."""


@one_line
@frozen(kw_only=True)
class Applications2021:
    """Table 3 of the form of 2021 (国办公开办函〔2021〕30号): 25 rows, 175 cells."""

    balance: ClassVar[tuple[tuple[str, ...], tuple[str, ...]]] = BALANCE

    received: ByApplicant = part(ByApplicant, RECEIVED, article="27, 29, 31")
    carried_in: ByApplicant = part(ByApplicant, CARRIED_IN)
    results: Results2021 = part(Results2021, RESULTS, article="33, 36")
    carried_forward: ByApplicant = part(ByApplicant, CARRIED_FORWARD, article="33")


@one_line
@frozen(kw_only=True)
class Applications2019:
    """Table 3 of the trial form of 2019 (国办公开办函〔2019〕60号): 23 rows, 161 cells."""

    balance: ClassVar[tuple[tuple[str, ...], tuple[str, ...]]] = BALANCE

    received: ByApplicant = part(ByApplicant, RECEIVED, article="27, 29, 31")
    carried_in: ByApplicant = part(ByApplicant, CARRIED_IN)
    results: Results2019 = part(Results2019, RESULTS, article="33, 36")
    carried_forward: ByApplicant = part(ByApplicant, CARRIED_FORWARD, article="33")
