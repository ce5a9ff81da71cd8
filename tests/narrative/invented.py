"""Invented texts of section one about one invented report, each figure marked with what it states.

`{38|一}` is the figure 38, and row 一 its cell; `{未收到申请|一=0}` a statement without a number; `?` behind the
cells says that a difference need not be a contradiction. Numbers without a mark state no cell of the tables.
Numbers and cells were worked out by hand from `ROWS` before the library was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from govdisclosure import AnnualReport, Money
from govdisclosure.schema import FORMS, CellValue

COLUMNS = (
    *("natural_person", "commercial_enterprise", "research_institution", "public_interest_organization"),
    *("legal_service_institution", "other_organization", "total"),
)
ROWS: Mapping[str, tuple[int, ...]] = {
    "received": (30, 4, 0, 1, 2, 1, 38),
    "carried_in": (3, 1, 0, 0, 0, 0, 4),
    "results.granted": (11, 2, 0, 0, 0, 1, 14),
    "results.partially_granted": (4, 1, 0, 0, 0, 0, 5),
    "results.denied.third_party_rights": (2, 0, 0, 0, 0, 0, 2),
    "results.denied.process_information": (2, 1, 0, 0, 0, 0, 3),
    "results.unavailable.not_held": (6, 0, 0, 1, 1, 0, 8),
    "results.unavailable.still_unclear": (1, 0, 0, 0, 0, 0, 1),
    "results.not_processed.petition": (2, 0, 0, 0, 0, 0, 2),
    "results.not_processed.duplicate": (1, 0, 0, 0, 0, 0, 1),
    "results.other.correction_overdue": (1, 0, 0, 0, 0, 0, 1),
    "results.other.other": (1, 1, 0, 0, 0, 0, 2),
    "results.total": (31, 5, 0, 1, 1, 1, 39),
    "carried_forward": (2, 0, 0, 0, 1, 0, 3),
}
CASES: Mapping[str, tuple[int, ...]] = {
    "reconsideration": (2, 1, 0, 1, 4),
    "litigation_direct": (1, 0, 1, 0, 2),
    "litigation_after_reconsideration": (1, 0, 0, 0, 1),
}
TABLE_2: Mapping[str, CellValue] = {
    "normative_documents.issued": 5,
    "normative_documents.repealed": 2,
    "normative_documents.in_force": 40,
    "licensing.decisions": 1200,
    "penalties.decisions": 356,
    "fees.amount": Money(Decimal("12.5"), "万元"),
}
BUREAU, TOWN, STREET = "青禾县自然资源局", "凤鸣镇人民政府", "青山街道办事处"
REFORM, BUILDING, CITY = "云溪市发展和改革委员会", "云溪市住房和城乡建设局", "云溪市人民政府"
OWN = frozenset({BUREAU})

SHORT: Mapping[str, str] = {
    "一": "applications.received.total",
    "二": "applications.carried_in.total",
    "七": "applications.results.total.total",
    "四": "applications.carried_forward.total",
    "予": "applications.results.granted.total",
    "部": "applications.results.partially_granted.total",
    "不": "applications.results.denied.*.total",
    "无": "applications.results.unavailable.*.total",
    "处": "applications.results.not_processed.*.total",
    "他": "applications.results.other.*.total",
    "禁止": "applications.results.denied.prohibited_by_law.total",
    "三方": "applications.results.denied.third_party_rights.total",
    "过程": "applications.results.denied.process_information.total",
    "不掌握": "applications.results.unavailable.not_held.total",
    "制作": "applications.results.unavailable.creation_required.total",
    "不明确": "applications.results.unavailable.still_unclear.total",
    "信访": "applications.results.not_processed.petition.total",
    "重复": "applications.results.not_processed.duplicate.total",
    "未补正": "applications.results.other.correction_overdue.total",
    "其他": "applications.results.other.other.total",
    "人": "applications.received.natural_person",
    "企": "applications.received.commercial_enterprise",
    "公益": "applications.received.public_interest_organization",
    "律": "applications.received.legal_service_institution",
    "别": "applications.received.other_organization",
    "科": "applications.received.research_institution",
    "复": "review.reconsideration.total",
    "复维": "review.reconsideration.upheld",
    "复纠": "review.reconsideration.corrected",
    "复他": "review.reconsideration.other_result",
    "复未": "review.reconsideration.pending",
    "直": "review.litigation_direct.total",
    "后": "review.litigation_after_reconsideration.total",
    "直维": "review.litigation_direct.upheld",
    "后维": "review.litigation_after_reconsideration.upheld",
    "直他": "review.litigation_direct.other_result",
    "后他": "review.litigation_after_reconsideration.other_result",
    "直纠": "review.litigation_direct.corrected",
    "后纠": "review.litigation_after_reconsideration.corrected",
    "直未": "review.litigation_direct.pending",
    "后未": "review.litigation_after_reconsideration.pending",
    "发": "proactive.normative_documents.issued",
    "废": "proactive.normative_documents.repealed",
    "效": "proactive.normative_documents.in_force",
    "许": "proactive.licensing.decisions",
    "罚": "proactive.penalties.decisions",
    "强": "proactive.compulsion.decisions",
    "费": "proactive.fees.amount",
}
LEGAL = "企+科+公益+律+别"
"""Legal persons and other organisations."""

_mark = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@frozen
class Stated:
    """A figure that a text states: where, how many, the cells, and whether a difference contradicts."""

    start: int
    end: int
    value: Decimal
    cells: frozenset[str]
    certain: bool
    words: bool


@frozen
class Invented:
    """A text without its marks, the body that wrote it, and what it states."""

    organization: str
    text: str
    stated: tuple[Stated, ...]


def _cells(short: str) -> frozenset[str]:
    paths: set[str] = set()
    for name in filter(None, short.split("+")):
        before, star, after = SHORT[name].partition("*")
        paths |= {path for path in FORMS["2021"].paths if star and path.startswith(before) and path.endswith(after)}
        paths |= set() if star else {before}
    return frozenset(paths)


def invented(organization: str, marked: str) -> Invented:
    """The text that marks were made in."""
    text, stated, taken = "", list[Stated](), 0
    for mark in _mark.finditer(marked):
        text += marked[taken : mark.start()]
        short, _, value = mark[2].replace("?", "").partition("=")
        number = Decimal(value or mark[1])
        stated.append(Stated(len(text), len(text + mark[1]), number, _cells(short), "?" not in mark[2], value == "0"))
        text, taken = text + mark[1], mark.end()
    return Invented(organization, text + marked[taken:], tuple(stated))


def report(text: str, organization: str = BUREAU, *, empty: bool = False) -> AnnualReport:
    """The report of 2024 with these figures, or with zero in every cell."""
    cells: dict[str, CellValue] = {cell.path: 0 for cell in FORMS["2021"].cells if cell.kind == "count"}
    if not empty:
        cells |= {f"applications.{row}.{column}": n for row, own in ROWS.items() for column, n in zip(COLUMNS, own, strict=True)}
        names = ("upheld", "corrected", "other_result", "pending", "total")
        cells |= {f"review.{block}.{name}": n for block, own in CASES.items() for name, n in zip(names, own, strict=True)}
        cells |= {f"proactive.{path}": value for path, value in TABLE_2.items()}
    other = "本年度发出收费通知0件，未收取信息处理费。"
    return AnnualReport.from_cells("2021", cells, organization=organization, year=2024, overview=text, other_matters=other)


def changed(text: str, figure: Stated) -> str:
    """The text with another number in this place, which no cell or sum of cells states."""
    other = figure.value * 7 + 311 if figure.value < 2000 else figure.value + 3111
    return f"{text[: figure.start]}{other}{text[figure.end :]}"


def read(lines: str, organization: str) -> Iterator[Invented]:
    """A text on each line."""
    return (invented(organization, line) for line in lines.strip().splitlines())
