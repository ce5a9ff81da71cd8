"""Table 2, 主动公开政府信息情况 (art. 20 and 50(1) of the Regulation), in both official forms."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.message import one_line
from govdisclosure.schema.printed import Money, change, count, money, part

__all__ = [
    "Decisions",
    "Documents2019",
    "Documents2021",
    "FeeItems",
    "Fees",
    "Items",
    "Proactive2019",
    "Proactive2021",
    "Procurement",
]

CONTENT = "信息内容"
"""What the form prints above the row labels of each item of table 2."""

ITEM_1 = ("第二十条第（一）项",)
ITEM_5 = ("第二十条第（五）项",)
ITEM_6 = ("第二十条第（六）项",)
ITEM_8 = ("第二十条第（八）项",)
ITEM_9 = ("第二十条第（九）项",)


@one_line
@frozen(kw_only=True)
class Documents2021:
    """One kind of documents: issued and repealed in the year, in force at its end."""

    issued: int | None = count("本年制发件数")
    repealed: int | None = count("本年废止件数")
    in_force: int | None = count("现行有效件数")


@one_line
@frozen(kw_only=True)
class Decisions:
    """Decisions made in the year."""

    decisions: int | None = count("本年处理决定数量")


@one_line
@frozen(kw_only=True)
class Fees:
    """Administrative charges collected in the year, in 万元 as the form prints."""

    amount: Money | None = money("本年收费金额（单位：万元）", unit="万元")


@one_line
@frozen(kw_only=True)
class Proactive2021:
    """Table 2 of the form of 2021 (国办公开办函〔2021〕30号): 10 cells."""

    regulations: Documents2021 = part(Documents2021, "规章", under=ITEM_1, article="20(1)")
    normative_documents: Documents2021 = part(Documents2021, "行政规范性文件", under=ITEM_1, article="20(1)")
    licensing: Decisions = part(Decisions, "行政许可", under=ITEM_5, article="20(5)")
    penalties: Decisions = part(Decisions, "行政处罚", under=ITEM_6, article="20(6)")
    compulsion: Decisions = part(Decisions, "行政强制", under=ITEM_6, article="20(6)")
    fees: Fees = part(Fees, "行政事业性收费", under=ITEM_8, article="20(8)")


@one_line
@frozen(kw_only=True)
class Documents2019:
    """One kind of documents: newly made and newly disclosed in the year, disclosed in total."""

    newly_made: int | None = count("本年新制作数量")
    newly_disclosed: int | None = count("本年新公开数量")
    total_disclosed: int | None = count("对外公开总数量")


@one_line
@frozen(kw_only=True)
class Items:
    """Items of one kind of business: last year's number, its change, and the decisions made."""

    previous_items: int | None = count("上一年项目数量")
    change: int | None = change("本年增/减")
    decisions: int | None = count("处理决定数量")


@one_line
@frozen(kw_only=True)
class FeeItems:
    """Items of administrative charges: last year's number and its change."""

    previous_items: int | None = count("上一年项目数量")
    change: int | None = change("本年增/减")


@one_line
@frozen(kw_only=True)
class Procurement:
    """Centralized procurement: projects, and the money spent. The form prints no unit for it."""

    projects: int | None = count("采购项目数量")
    amount: Money | None = money("采购总金额", unit="cell")


@one_line
@frozen(kw_only=True)
class Proactive2019:
    """Table 2 of the trial form of 2019 (国办公开办函〔2019〕60号): 22 cells."""

    regulations: Documents2019 = part(Documents2019, "规章", under=ITEM_1, article="20(1)")
    normative_documents: Documents2019 = part(Documents2019, "规范性文件", under=ITEM_1, article="20(1)")
    licensing: Items = part(Items, "行政许可", under=ITEM_5, article="20(5)")
    other_services: Items = part(Items, "其他对外管理服务事项", under=ITEM_5, article="20(5)")
    penalties: Items = part(Items, "行政处罚", under=ITEM_6, article="20(6)")
    compulsion: Items = part(Items, "行政强制", under=ITEM_6, article="20(6)")
    fees: FeeItems = part(FeeItems, "行政事业性收费", under=ITEM_8, article="20(8)")
    procurement: Procurement = part(Procurement, "政府集中采购", under=ITEM_9, article="20(9)")
