"""Write the invented reports of `examples/` that are not written by hand: `python -m tools.make_examples [FOLDER]`.

All of it is invented: the county, its offices, every figure and every sentence.
"""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from pathlib import Path

from attrs import evolve

from govdisclosure import FORMS, AnnualReport, Money, Portal, write

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service",
    "other",
)
RESULTS = "applications.results"

OVERVIEW = """（一）主动公开。{year}年在县政府网站发布信息{published}条，其中政策文件{documents}件。
（二）依申请公开。{year}年收到政府信息公开申请{stated}件，均在法定期限内答复。
（三）政府信息管理。逐件核对现行有效文件的公开属性，目录每月更新一次。
（四）平台建设。栏目按办事场景重新归类，手机端可以直接检索文件原文。
（五）监督保障。每半年自查一次，查出的{found}个问题已经改正。"""
PROBLEMS = "一是部分文件解读不够通俗；二是栏目更新有时不够及时。下一年将解读材料与文件同步审核、同步发布，并按月检查栏目。"
OTHER = "本机关{year}年没有收取信息处理费，也没有其他需要报告的事项。"


def rows(**stated: tuple[int, ...]) -> dict[str, int]:
    """The cells of rows of table 3: six applicants each, and their sum as the total; `__` stands for a dot."""
    form = FORMS["2021"]
    cells = {path: 0 for path in form.paths if path.startswith(("applications.", "review."))}
    for name, counts in stated.items():
        row = form.row("applications." + name.replace("__", "."))
        values = (*counts, *[0] * (len(APPLICANTS) - len(counts)))
        cells |= dict(zip(form.paths[row.start : row.stop], (*values, sum(values)), strict=True))
    total = form.row(f"{RESULTS}.total")
    for place, path in enumerate(form.paths[total.start : total.stop]):
        results = [row for row in form.rows if row.path.startswith(f"{RESULTS}.") and row is not total]
        cells[path] = sum(cells[form.paths[row.start + place]] for row in results)
    return cells


def report(organization: str, year: int, cells: dict[str, int], fees: str = "0", **facts: int) -> AnnualReport:
    """One report: its figures and the sentences that state them."""
    proactive = {cell.path: 0 for cell in FORMS["2021"].cells if cell.table == "proactive" and cell.kind == "count"}
    stated = {"stated": cells["applications.received.total"], **facts}
    return AnnualReport.from_cells(
        "2021",
        {**proactive, "proactive.fees.amount": Money(Decimal(fees), "万元"), **cells},
        title=f"{organization}{year}年政府信息公开工作年度报告",
        organization=organization,
        year=year,
        published=datetime.date(year + 1, 1, 20),
        overview=OVERVIEW.format(year=year, **stated),
        problems=PROBLEMS,
        other_matters=OTHER.format(year=year),
        portal=Portal(sponsor="青禾县人民政府", copyright_holder=organization, site_code="0000000001"),
    )


def office_2023() -> AnnualReport:
    """The second year of the office of `qinghe-2022.html`: it brings in one application that 2022 did not carry forward."""
    cells = rows(
        received=(17, 3), carried_in=(1,), results__granted=(11, 2), results__partially_granted=(2,),
        results__unavailable__not_held=(3, 1), carried_forward=(2,),
    )  # fmt: skip
    return report("青禾县人民政府办公室", 2023, cells, published=1344, documents=41, found=6)


def finance_2023() -> AnnualReport:
    """A child of the county: its office of finance."""
    cells = rows(received=(6, 2, 0, 0, 1), results__granted=(4, 2, 0, 0, 1), results__denied__internal_affairs=(2,))
    return report("青禾县财政局", 2023, cells, fees="12.6", published=208, documents=17, found=2)


def county_2023() -> AnnualReport:
    """The parent of both: the county government. Its stated sum of the applications is one short of its offices'."""
    cells = rows(
        received=(22, 5, 0, 0, 1), carried_in=(1,), results__granted=(15, 4, 0, 0, 1), results__partially_granted=(2,),
        results__denied__internal_affairs=(2,), results__unavailable__not_held=(3, 1), carried_forward=(1,),
    )  # fmt: skip
    return report("青禾县人民政府", 2023, cells, fees="12.6", published=5120, documents=133, found=14)


def draft() -> AnnualReport:
    """A draft with two mistakes: a total of table 3 is one short, and the text states twelve applications, the table eleven."""
    cells = rows(received=(9, 2), results__granted=(5, 2), results__unavailable__creation_required=(2,), carried_forward=(2,))
    right = report("青禾县教育局", 2023, cells, published=415, documents=22, found=3)
    overview = (right.overview or "").replace("申请11件", "申请12件")
    return evolve(right.replace({f"{RESULTS}.granted.total": 6}), overview=overview, portal=None, published=None)


def main(folder: Path) -> None:
    """Write the examples into a folder."""
    pages = {"qinghe-2023": office_2023(), "qinghe-finance-2023": finance_2023(), "qinghe-county-2023": county_2023()}
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(str(write(page)), "utf-8")
    document = write(draft(), "docx")
    assert isinstance(document, bytes)  # noqa: S101 - a Word file is bytes
    (folder / "draft-2023.docx").write_bytes(document)


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["examples"]))
