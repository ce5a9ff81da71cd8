"""Thirty offices of a county: reports whose figures follow from their number, so that each can be told independently."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import govdisclosure as gd

OFFICES = 30
WRONG = (4, 11, 17)
"""The offices whose total of results is one more than its rows."""

NAMES = (
    *("财政局", "教育局", "公安局", "民政局", "司法局", "自然资源局", "住房和城乡建设局", "交通运输局"),
    *("水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康局", "应急管理局", "审计局", "统计局"),
    *("市场监督管理局", "医疗保障局", "信访局", "林业局", "发展和改革局", "工业和信息化局", "体育局"),
    *("人力资源和社会保障局", "退役军人事务局", "生态环境局", "城市管理局", "行政审批局", "档案局"),
    "机关事务管理局",
)


def report(number: int) -> gd.AnnualReport:
    """The report of one office: `number` requests granted, 3 in part, 2 not held, 1 carried over."""
    edition: Literal["2019", "2021"] = "2019" if number % 10 == 9 else "2021"
    form = gd.FORMS[edition]
    cells: dict[str, Any] = {cell.path: (0 if cell.kind != "money" else gd.Money(Decimal("12.5"), "万元")) for cell in form.cells}
    rows = {
        "received": number + 6,
        "results.granted": number,
        "results.partially_granted": 3,
        "results.unavailable.not_held": 2,
        "results.total": number + 5 + (number in WRONG),
        "carried_forward": 1,
    }
    for row, count in rows.items():
        for column in ("natural_person", "total"):
            cells[f"applications.{row}.{column}"] = count
    name = f"青禾县{NAMES[number]}"
    return gd.AnnualReport.from_cells(
        edition,
        cells,
        organization=name,
        year=2022 if edition == "2021" else 2020,
        title=f"{name}{2022 if edition == '2021' else 2020}年政府信息公开工作年度报告",
        portal=gd.Portal(site_code=f"21112200{number:02d}"),
    )
