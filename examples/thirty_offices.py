"""Write the reports of thirty invented offices into a folder: `python examples/thirty_offices.py offices`.

They are pages, texts and Word files, as such folders are. Three state something that does not add up, one leaves a
whole row blank, and one file is no report at all.
"""

import random
import sys
from decimal import Decimal
from pathlib import Path

import govdisclosure as gd

NAMES = """
发展和改革局 教育局 科技局 工业和信息化局 民族宗教局 公安局 民政局 司法局 财政局 人力资源和社会保障局
自然资源局 生态环境局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局
应急管理局 审计局 市场监督管理局 统计局 医疗保障局 林业局 信访局 城市管理局 政务服务局 气象局
"""
OFFICES = NAMES.split()
OVERVIEW = """（一）主动公开。2023年在县政府网站发布本部门信息。
（二）依申请公开。2023年收到政府信息公开申请{received}件，均已按期答复。
（三）政府信息管理。目录按季度更新。
（四）平台建设。专栏由县政府网站统一维护。
（五）监督保障。每半年自查一次。"""
LAYOUTS = {"html": "html", "text": "txt", "markdown": "md", "docx": "docx"}
APPLICANT = "natural_person"


def report(office: str, received: int, denied: int, *, blank: bool = False, slip: int = 0) -> gd.AnnualReport:
    """One report: all applications by natural persons; `slip` is added to a total, `blank` leaves row two empty."""
    form = gd.FORMS["2021"]
    cells = {cell.path: 0 for cell in form.cells if cell.kind == "count"}
    rows = {"received": received, "results.granted": received - denied, "results.denied.internal_affairs": denied}
    rows["results.total"] = received
    for row, count in rows.items():
        cells[f"applications.{row}.{APPLICANT}"] = cells[f"applications.{row}.total"] = count
    cells["applications.results.total.total"] += slip
    stated = {path: None if blank and path.startswith("applications.carried_in.") else count for path, count in cells.items()}
    name = f"青禾县{office}"
    return gd.AnnualReport.from_cells(
        "2021",
        {**stated, "proactive.fees.amount": gd.Money(Decimal(0), "万元")},
        title=f"{name}2023年政府信息公开工作年度报告",
        organization=name,
        year=2023,
        overview=OVERVIEW.format(received=received),
        problems="栏目更新有时不够及时。下一年按月检查栏目。",
        other_matters="没有收取信息处理费，也没有其他需要报告的事项。",
    )


def main(folder: Path) -> None:
    """Write the thirty reports and a page that is none."""
    folder.mkdir(exist_ok=True)
    dice = random.Random(2023)  # noqa: S311 - the same thirty reports every time
    for number, office in enumerate(OFFICES):
        received = dice.randint(0, 40)
        one = report(office, received, received // 5, blank=number == 4, slip=2 if number in (6, 13, 22) else 0)
        layout, ending = list(LAYOUTS.items())[number % len(LAYOUTS)]
        written = gd.write(one, layout)
        target = folder / f"{number + 1:02}-{office}.{ending}"
        target.write_bytes(written if isinstance(written, bytes) else written.encode())
    (folder / "index.html").write_text("<title>青禾县人民政府</title><ul><li>首页<li>政务公开</ul>", "utf-8")


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["offices"]))
