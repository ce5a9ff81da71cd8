"""Pages of our own: the official tables of both forms, typed by hand, with figures that tell where they stood.

A row is a list of cells, each its text and, behind an `@`, its spans (`三、本年度办理结果@r22`, `第二十条第（一）项@c4`).
Nothing here is derived from the schema or the writers, so that what a test expects is worked out apart from them.

The figure in row i of table 3 (counted from 1) and column j is 100 i + j, in that of table 4 it is 5000 + place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from govdisclosure.reading import Diagnostic, Reading

Row = list[str]
Rows = list[Row]

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)
OUTCOMES = ("upheld", "corrected", "other_result", "pending", "total")
BLOCKS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")

# path below `applications`, then the labels that begin in the row
ROWS_2021: tuple[tuple[str, Row], ...] = (
    ("received", ["一、本年新收政府信息公开申请数量@c3"]),
    ("carried_in", ["二、上年结转政府信息公开申请数量@c3"]),
    ("results.granted", ["三、本年度办理结果@r22", "（一）予以公开@c2"]),
    ("results.partially_granted", ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）@c2"]),
    ("results.denied.state_secret", ["（三）不予公开@r8", "1.属于国家秘密"]),
    ("results.denied.prohibited_by_law", ["2.其他法律行政法规禁止公开"]),
    ("results.denied.endangers_security", ["3.危及“三安全一稳定”"]),
    ("results.denied.third_party_rights", ["4.保护第三方合法权益"]),
    ("results.denied.internal_affairs", ["5.属于三类内部事务信息"]),
    ("results.denied.process_information", ["6.属于四类过程性信息"]),
    ("results.denied.enforcement_file", ["7.属于行政执法案卷"]),
    ("results.denied.administrative_inquiry", ["8.属于行政查询事项"]),
    ("results.unavailable.not_held", ["（四）无法提供@r3", "1.本机关不掌握相关政府信息"]),
    ("results.unavailable.creation_required", ["2.没有现成信息需要另行制作"]),
    ("results.unavailable.still_unclear", ["3.补正后申请内容仍不明确"]),
    ("results.not_processed.petition", ["（五）不予处理@r5", "1.信访举报投诉类申请"]),
    ("results.not_processed.duplicate", ["2.重复申请"]),
    ("results.not_processed.published_material", ["3.要求提供公开出版物"]),
    ("results.not_processed.excessive", ["4.无正当理由大量反复申请"]),
    ("results.not_processed.confirmation_request", ["5.要求行政机关确认或重新出具已获取信息"]),
    (
        "results.other.correction_overdue",
        ["（六）其他处理@r3", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
    ),
    ("results.other.fee_overdue", ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"]),
    ("results.other.other", ["3.其他"]),
    ("results.total", ["（七）总计@c2"]),
    ("carried_forward", ["四、结转下年度继续办理@c3"]),
)
ROWS_2019: tuple[tuple[str, Row], ...] = (
    *ROWS_2021[:2],
    ("results.granted", ["三、本年度办理结果@r20", "（一）予以公开@c2"]),
    *ROWS_2021[3:20],
    ("results.other", ["（六）其他处理@c2"]),
    *ROWS_2021[23:],
)

HEAD_3: Rows = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）@c3r3", "申请人情况@c7"],
    ["自然人@r2", "法人或其他组织@c5", "总计@r2"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
HEAD_4: Rows = [
    ["行政复议@c5", "行政诉讼@c10"],
    [*(f"{o}@r2" for o in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")), "未经复议直接起诉@c5", "复议后起诉@c5"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2,
]

TABLE_2_2021: Rows = [
    ["第二十条第（一）项@c4"],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "2", "3"],
    ["行政规范性文件", "4", "5", "6"],
    ["第二十条第（五）项@c4"],
    ["信息内容", "本年处理决定数量@c3"],
    ["行政许可", "7@c3"],
    ["第二十条第（六）项@c4"],
    ["信息内容", "本年处理决定数量@c3"],
    ["行政处罚", "8@c3"],
    ["行政强制", "9@c3"],
    ["第二十条第（八）项@c4"],
    ["信息内容", "本年收费金额（单位：万元）@c3"],
    ["行政事业性收费", "10.5@c3"],
]
VALUES_2_2021: Mapping[str, object] = {
    "proactive.regulations.issued": 1,
    "proactive.regulations.repealed": 2,
    "proactive.regulations.in_force": 3,
    "proactive.normative_documents.issued": 4,
    "proactive.normative_documents.repealed": 5,
    "proactive.normative_documents.in_force": 6,
    "proactive.licensing.decisions": 7,
    "proactive.penalties.decisions": 8,
    "proactive.compulsion.decisions": 9,
    "proactive.fees.amount": "10.5万元",
}
TABLE_2_2019: Rows = [
    ["第二十条第（一）项@c5"],
    ["信息内容", "本年新制作数量", "本年新公开数量@c2", "对外公开总数量"],
    ["规章", "1", "2@c2", "3"],
    ["规范性文件", "4", "5@c2", "6"],
    ["第二十条第（五）项@c5"],
    ["信息内容", "上一年项目数量", "本年增/减@c2", "处理决定数量"],
    ["行政许可", "7@c2", "-8", "9"],
    ["其他对外管理服务事项", "10@c2", "11", "12"],
    ["第二十条第（六）项@c5"],
    ["信息内容", "上一年项目数量", "本年增/减@c2", "处理决定数量"],
    ["行政处罚", "13@c2", "+14", "15"],
    ["行政强制", "16@c2", "0", "18"],
    ["第二十条第（八）项@c5"],
    ["信息内容", "上一年项目数量@c2", "本年增/减@c2"],
    ["行政事业性收费", "19@c2", "20@c2"],
    ["第二十条第（九）项@c5"],
    ["信息内容", "采购项目数量@c2", "采购总金额@c2"],
    ["政府集中采购", "21@c2", "251000元@c2"],
]
VALUES_2_2019: Mapping[str, object] = {
    "proactive.regulations.newly_made": 1,
    "proactive.regulations.newly_disclosed": 2,
    "proactive.regulations.total_disclosed": 3,
    "proactive.normative_documents.newly_made": 4,
    "proactive.normative_documents.newly_disclosed": 5,
    "proactive.normative_documents.total_disclosed": 6,
    "proactive.licensing.previous_items": 7,
    "proactive.licensing.change": -8,
    "proactive.licensing.decisions": 9,
    "proactive.other_services.previous_items": 10,
    "proactive.other_services.change": 11,
    "proactive.other_services.decisions": 12,
    "proactive.penalties.previous_items": 13,
    "proactive.penalties.change": 14,
    "proactive.penalties.decisions": 15,
    "proactive.compulsion.previous_items": 16,
    "proactive.compulsion.change": 0,
    "proactive.compulsion.decisions": 18,
    "proactive.fees.previous_items": 19,
    "proactive.fees.change": 20,
    "proactive.procurement.projects": 21,
    "proactive.procurement.amount": "251000元",
}

TITLES = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}
TITLE = "青河县人民政府办公室2022年政府信息公开工作年度报告"
TEXTS = {"overview": "本机关依法公开政府信息。", "problems": "栏目更新不够及时，将加强检查。", "other_matters": "无。"}


def table_3(rows: Sequence[tuple[str, Row]] = ROWS_2021, cells: Mapping[str, Row] | None = None) -> Rows:
    """Table 3 with its head; `cells` gives the figures of some rows by the row's path."""
    body = [[*labels, *(cells or {}).get(path, figures(i))] for i, (path, labels) in enumerate(rows, 1)]
    return [*HEAD_3, *body]


def figures(row: int) -> Row:
    return [str(100 * row + column) for column in range(1, 8)]


def table_4(cells: Row | None = None) -> Rows:
    return [*HEAD_4, cells if cells is not None else [str(5000 + place) for place in range(1, 16)]]


def values_3(rows: Sequence[tuple[str, Row]] = ROWS_2021) -> dict[str, object]:
    """What `table_3(rows)` states, by path."""
    return {
        f"applications.{path}.{column}": 100 * i + j for i, (path, _) in enumerate(rows, 1) for j, column in enumerate(COLUMNS, 1)
    }


VALUES_4: Mapping[str, object] = {
    f"review.{block}.{outcome}": 5001 + 5 * b + o for b, block in enumerate(BLOCKS) for o, outcome in enumerate(OUTCOMES)
}


# HTML ----------------------------------------------------------------------------------------------


def html_cell(text: str, tag: str = "td") -> str:
    text, _, spans = text.partition("@")
    found = "".join(f' {"colspan" if kind == "c" else "rowspan"}="{n}"' for kind, n in re.findall(r"([cr])(\d+)", spans))
    return f"<{tag}{found}>{text if re.search('[<&]', text) else escape(text, quote=False)}</{tag}>"


def html_table(rows: Iterable[Row]) -> str:
    body = "\n".join("<tr>" + "".join(html_cell(text) for text in row) + "</tr>" for row in rows)
    return f"<table border='1'>\n{body}\n</table>"


def html_page(*, before: str = "", after: str = "", title: str = TITLE, **parts: str) -> str:
    """A page with six sections; `parts` replaces the inside of some by name, `title` may be empty."""
    inside = {
        **{name: f"<p>{text}</p>" for name, text in TEXTS.items()},
        "proactive": html_table(TABLE_2_2021),
        "applications": html_table(table_3()),
        "review": html_table(table_4()),
        **parts,
    }
    sections = "\n".join(f"<p>{heading}</p>\n{inside[name]}" for name, heading in TITLES.items())
    head = f"<h1>{title}</h1>" if title else ""
    return f"<html><head><meta charset='utf-8'></head><body>\n{before}{head}\n{sections}\n{after}</body></html>"


def page_2019(**parts: str) -> str:
    return html_page(**{"proactive": html_table(TABLE_2_2019), "applications": html_table(table_3(ROWS_2019)), **parts})


# what readings say -----------------------------------------------------------------------------------


def stated(reading: Reading) -> dict[str, object]:
    """The cells of a reading that state something; money as text."""
    assert reading.report is not None, [d.message.en for d in reading.diagnostics]
    return {
        path: value if isinstance(value, int) else str(value)
        for path, value in reading.report.cells().items()
        if value is not None
    }


def loud(reading: Reading) -> list[Diagnostic]:
    """The diagnostics of severity warning and error."""
    return [d for d in reading.diagnostics if d.severity != "info"]


def codes(reading: Reading) -> list[str]:
    """The codes of the diagnostics of severity warning and error, in their order."""
    return [d.code for d in loud(reading)]


def covers(reading: Reading, path: str) -> bool:
    """Whether a diagnostic of severity warning or error names the cell, its row or its table."""
    named = (d.path or d.table for d in loud(reading))
    return any(name is not None and (path == name or path.startswith(f"{name}.")) for name in named)


WHOLE_2021: Mapping[str, object] = {**VALUES_2_2021, **values_3(), **VALUES_4}
WHOLE_2019: Mapping[str, object] = {**VALUES_2_2019, **values_3(ROWS_2019), **VALUES_4}


# figures that add up: texts without cells tell the order of their figures by their sums ----------------


def _weights() -> dict[str, int]:
    """The figure of natural persons in each row of table 3; the other applicants have it twice to six times."""
    results = [path for path, _ in ROWS_2021 if path.startswith("results.") and path != "results.total"]
    weights = {path: i for i, path in enumerate(results, 1)}
    closed = sum(weights.values())
    return weights | {"received": closed - 5, "carried_in": 10, "results.total": closed, "carried_forward": 5}


ADDING_3: Mapping[str, Row] = {
    path: [*(str(weight * factor) for factor in range(1, 7)), str(weight * 21)] for path, weight in _weights().items()
}
ADDING_4: Row = ["31", "32", "33", "34", "130", "1", "2", "3", "4", "10", "11", "12", "13", "14", "50"]
ADDING_2021: Mapping[str, object] = {
    **VALUES_2_2021,
    **{
        f"applications.{path}.{column}": int(cell)
        for path, cells in ADDING_3.items()
        for column, cell in zip(COLUMNS, cells, strict=True)
    },
    **{path: int(cell) for path, cell in zip(VALUES_4, ADDING_4, strict=True)},
}


def adding_page() -> str:
    """A page of the form in force whose rows, results and blocks add up."""
    return html_page(applications=html_table(table_3(cells=ADDING_3)), review=html_table(table_4(ADDING_4)))
