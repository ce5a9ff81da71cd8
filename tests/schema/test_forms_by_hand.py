"""The compiled forms, piece by piece, against what was typed here from the printed forms and the Regulation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdisclosure.errors import CellValueError, UnknownPathError
from govdisclosure.schema import FORMS, AnnualReport, Edition, Money

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)
ARTICLES = {
    "proactive.regulations": "20(1)",
    "proactive.normative_documents": "20(1)",
    "proactive.licensing": "20(5)",
    "proactive.other_services": "20(5)",
    "proactive.penalties": "20(6)",
    "proactive.compulsion": "20(6)",
    "proactive.fees": "20(8)",
    "proactive.procurement": "20(9)",
    "applications.results.denied.state_secret": "14",
    "applications.results.denied.third_party_rights": "15, 32",
    "applications.results.denied.internal_affairs": "16(1)",
    "applications.results.denied.process_information": "16(2)",
    "applications.results.unavailable.still_unclear": "30",
    "applications.results.not_processed.excessive": "35",
    "applications.carried_in": "",
    "applications.carried_forward": "33",
    "review.reconsideration": "51",
    "review.litigation_after_reconsideration": "51",
}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_row_and_its_cells_rest_on_the_article_of_the_regulation(edition: Edition) -> None:
    form = FORMS[edition]
    rows = {row.path: row for row in form.rows}
    checked = 0
    for path, article in ARTICLES.items():
        if path in rows:
            assert rows[path].article == article
            assert {cell.article for cell in form.cells[rows[path].start : rows[path].stop]} == {article}
            checked += 1
    assert checked == {"2019": 18, "2021": 16}[edition]


@pytest.mark.parametrize(
    ("edition", "path", "table", "start", "width", "labels"),
    [
        ("2021", "proactive.regulations", "proactive", 0, 3, ("第二十条第（一）项", "规章")),
        ("2021", "proactive.fees", "proactive", 9, 1, ("第二十条第（八）项", "行政事业性收费")),
        ("2021", "applications.received", "applications", 10, 7, ("一、本年新收政府信息公开申请数量",)),
        ("2021", "applications.results.granted", "applications", 24, 7, ("三、本年度办理结果", "（一）予以公开")),
        (
            *("2021", "applications.results.denied.state_secret", "applications", 38, 7),
            ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"),
        ),
        ("2021", "review.reconsideration", "review", 185, 5, ("行政复议",)),
        ("2021", "review.litigation_direct", "review", 190, 5, ("行政诉讼", "未经复议直接起诉")),
        ("2021", "review.litigation_after_reconsideration", "review", 195, 5, ("行政诉讼", "复议后起诉")),
        ("2019", "proactive.procurement", "proactive", 20, 2, ("第二十条第（九）项", "政府集中采购")),
        ("2019", "applications.results.other", "applications", 162, 7, ("三、本年度办理结果", "（六）其他处理")),
    ],
)
def test_a_row_of_the_form(edition: Edition, path: str, table: str, start: int, width: int, labels: tuple[str, ...]) -> None:
    row = FORMS[edition].row(path)
    assert (row.path, row.table, row.start, row.stop, row.width) == (path, table, start, start + width, width)
    assert row.labels == labels
    cells = FORMS[edition].cells[start : start + width]
    assert [(cell.index, cell.table, cell.row) for cell in cells] == [(start + i, table, labels) for i in range(width)]


def test_money_and_changes_of_the_forms() -> None:
    special = {e: {c.path: (c.kind, c.unit) for c in FORMS[e].cells if c.kind != "count"} for e in FORMS}
    assert special["2021"] == {"proactive.fees.amount": ("money", "万元")}
    assert special["2019"]["proactive.procurement.amount"] == ("money", "cell")
    changes = {
        f"proactive.{row}.change": ("change", None) for row in ("licensing", "other_services", "penalties", "compulsion", "fees")
    }
    assert special["2019"] == {**changes, "proactive.procurement.amount": ("money", "cell")}
    assert {c.unit for e in FORMS for c in FORMS[e].cells if c.kind == "count"} == {None}


@pytest.mark.parametrize(("edition", "last"), [("2019", 197), ("2021", 199)])
def test_relations_stand_in_the_order_of_the_contract(edition: Edition, last: int) -> None:
    form = FORMS[edition]
    keys = [(relation.rule, relation.target) for relation in form.relations]
    rules = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total")
    assert keys == sorted(keys, key=lambda key: (rules.index(key[0]), key[1]))
    assert len(set(keys)) == len(keys)
    assert keys[-1] == ("t4-total", last)
    for relation in form.relations:
        assert relation.cells == tuple(sorted({*relation.left, *relation.right}))
        assert relation.target in relation.right
        assert set(relation.left).isdisjoint(relation.right)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_result_total_sums_the_rows_of_results_but_itself(edition: Edition) -> None:
    form = FORMS[edition]
    for place, column in enumerate(APPLICANTS):
        (relation,) = (
            r for r in form.relations if r.rule == "t3-result-total" and form.cells[r.target].path.endswith(f".{column}")
        )
        first = form.index["applications.results.granted.natural_person"]
        stop = form.index["applications.results.total.natural_person"]
        assert relation.left == tuple(range(first + place, stop + place, 7))
        assert relation.right == (stop + place,)
        assert form.cells[relation.target].path == f"applications.results.total.{column}"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_flat_values_and_records_are_the_same(edition: Edition) -> None:
    form = FORMS[edition]
    flat = [Money(Decimal(i), "元") if cell.kind == "money" else 1000 + i for i, cell in enumerate(form.cells)]
    tables = {table: form.table(table, flat) for table in form.spans}
    assert form.values(tables) == tuple(flat)
    assert tables["proactive"].regulations == form.table("proactive", flat).regulations
    for table, (start, stop) in form.spans.items():
        without = form.values({**tables, table: None})
        assert without == (*flat[:start], *[None] * (stop - start), *flat[stop:])
    assert tables["applications"].received.natural_person == 1000 + form.index["applications.received.natural_person"]
    assert (
        tables["applications"].results.denied.state_secret.total
        == flat[form.index["applications.results.denied.state_secret.total"]]
    )
    assert tables["review"].litigation_after_reconsideration.total == flat[-1]


def test_rows_of_equal_figures_are_equal_and_others_are_not() -> None:
    form = FORMS["2021"]
    zeros = form.table("applications", [0] * 200)
    assert zeros.received == zeros.carried_in
    flat = [0] * 200
    flat[form.index["applications.carried_in.total"]] = 1
    other = form.table("applications", flat)
    assert other.received == zeros.received
    assert other.carried_in != zeros.carried_in


def test_what_is_refused_is_named() -> None:
    form = FORMS["2021"]
    with pytest.raises(UnknownPathError, match=r"proactive\.nothing.*the form of 2021"):
        form.cell("proactive.nothing")
    with pytest.raises(UnknownPathError, match=r"proactive\.nothing.*the rows of the form of 2021"):
        form.row("proactive.nothing")
    with pytest.raises(CellValueError, match=r"proactive\.fees\.amount holds a Money or None, got 1"):
        form.check("proactive.fees.amount", 1)
    with pytest.raises(CellValueError, match=r"applications\.received\.total holds an int or None, got '1'"):
        form.check("applications.received.total", "1")
    form.check("applications.received.total", -1)
    form.check("proactive.fees.amount", Money(Decimal(1), None))
    form.check("proactive.fees.amount", None)


def test_forms_by_name() -> None:
    assert [repr(form) for form in FORMS.values()] == ["FORMS['2019']", "FORMS['2021']"]
    assert FORMS["2019"] != FORMS["2021"]
    assert [form.edition for form in FORMS.values()] == ["2019", "2021"]
    assert FORMS["2021"].paths[0] == "proactive.regulations.issued"
    assert AnnualReport(edition="2019").form is FORMS["2019"]
