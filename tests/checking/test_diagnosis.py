"""Where the error is: minimal repairs, their signatures, and what blank cells must be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from govdisclosure import AnnualReport, check, deduce, diagnose
from govdisclosure.relations import network, search
from govdisclosure.relations.flow import Flow, balance
from govdisclosure.repairing import Repair
from govdisclosure.schema import FORMS, Edition
from govdisclosure.strategies import reports

BRIEF = st.just("无")

EXACT = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total")
NATURAL, TOTAL = "natural_person", "total"


def rows(edition: Edition = "2021", **filled: tuple[int | None, ...]) -> AnnualReport:
    """A report whose table 3 is zero but for these rows; `__` in a name stands for a dot."""
    cells: dict[str, int | None] = {c.path: 0 for c in FORMS[edition].cells if c.table == "applications"}
    for name, numbers in filled.items():
        row = FORMS[edition].row("applications." + name.replace("__", "."))
        cells |= dict(zip((FORMS[edition].cells[i].path for i in range(row.start, row.stop)), numbers, strict=True))
    return AnnualReport.from_cells(edition, cells)


PANSHAN = rows(
    received=(14, 0, 0, 0, 0, 0, 14),
    carried_in=(None, 0, 0, 0, 0, 0, None),
    results__granted=(14, 0, 0, 0, 0, 0, 14),
    results__unavailable__not_held=(2, 0, 0, 0, 0, 0, 2),
    results__total=(14, 0, 0, 0, 0, 0, 14),
)
"""The figures of Panshan 2022, whose results add up to 16 where the total says 14."""


def as_changes(repair: Repair) -> dict[str, tuple[int, int | None]]:
    return {change.path: (change.stated, change.to) for change in repair.changes}


def test_panshan_has_exactly_three_minimal_repairs() -> None:
    repairs = diagnose(PANSHAN).repairs
    wanted = [("total", 14, 16, 2), ("granted", 14, 12, 0), ("unavailable.not_held", 2, 0, 0)]
    for repair, (row, stated, to, hidden) in zip(repairs, wanted, strict=True):
        assert repair.group == "applications"
        assert as_changes(repair) == {f"applications.results.{row}.{c}": (stated, to) for c in (NATURAL, TOTAL)}
        assert all((c.min, c.max) == (to, to) for c in repair.changes)
        assert [(f.path, f.to) for f in repair.forced] == [(f"applications.carried_in.{c}", hidden) for c in (NATURAL, TOTAL)]
    assert [repair.signature for repair in repairs] == ["omitted-row", "changed-digit", "changed-digit"]
    assert diagnose(PANSHAN).complete


def test_the_blanks_of_panshan_are_deduced_once_for_each_repair() -> None:
    deduced = [deduction.forced for deduction in deduce(PANSHAN)]
    assert deduced == [{f"applications.carried_in.{c}": number for c in (NATURAL, TOTAL)} for number in (2, 0, 0)]
    assert PANSHAN.get("applications.carried_in.total") is None


def test_figures_of_the_text_put_the_repair_that_they_bear_out_first() -> None:
    by_hand = AnnualReport.from_cells("2021", PANSHAN.cells(), year=2022, overview="全年上年结转政府信息公开申请2件。")
    assert "applications.results.total.total" in as_changes(diagnose(by_hand).repairs[0])


CONSISTENT = rows(
    received=(60, 5, 0, 0, 0, 1, 66),
    results__granted=(40, 3, 0, 0, 0, 0, 43),
    results__denied__state_secret=(20, 2, 0, 0, 0, 1, 23),
    results__total=(60, 5, 0, 0, 0, 1, 66),
)


def test_a_consistent_report_has_nothing_to_repair() -> None:
    assert diagnose(CONSISTENT).to_dict() == {"repairs": [], "complete": True}


def test_one_case_moved_between_two_columns_is_one_misfiled_case_with_the_rows_it_can_be_in() -> None:
    moved = CONSISTENT.replace(
        {"applications.results.granted.natural_person": 39, "applications.results.granted.commercial_enterprise": 4}
    )
    diagnosis = diagnose(moved)
    assert {repair.signature for repair in diagnosis.repairs} == {"wrong-column"}
    (misfiled,) = diagnosis.misfiled
    assert (misfiled.number, misfiled.found, misfiled.belongs) == (1, "commercial_enterprise", "natural_person")
    assert misfiled.rows == ("applications.results.granted", "applications.results.denied.state_secret")
    assert "商业企业" in misfiled.message.zh
    assert "自然人" in misfiled.message.zh


@pytest.mark.parametrize(
    ("path", "wrong", "signature"),
    [
        ("applications.received.natural_person", 6, "split-digits"),
        ("applications.received.total", 660_000, None),
        ("applications.results.granted.total", 4, "dropped-digit"),
        ("applications.results.granted.total", 433, "inserted-digit"),
        ("applications.results.granted.total", 48, "changed-digit"),
        ("applications.results.granted.total", 34, "transposed-digits"),
        ("applications.results.granted.total", 50, None),
    ],
)
def test_slips_within_a_number_are_recognised(path: str, wrong: int, signature: str | None) -> None:
    report = CONSISTENT
    if signature == "split-digits":
        report = rows(
            received=(60, 0, 0, 0, 0, 6, 66), results__granted=(60, 0, 0, 0, 0, 6, 66), results__total=(60, 0, 0, 0, 0, 6, 66)
        )
    (repair,) = diagnose(report.replace({path: wrong})).repairs
    assert as_changes(repair) == {path: (wrong, report.get(path))}
    assert repair.signature == signature


def test_a_row_entered_one_cell_too_far_is_recognised() -> None:
    right = rows(received=(7, 3, 0, 0, 0, 2, 12), results__granted=(7, 3, 0, 0, 0, 2, 12), results__total=(7, 3, 0, 0, 0, 2, 12))
    columns = [p for p in right.form.paths if p.startswith("applications.received.")]
    shifted = right.replace(dict(zip(columns, (0, 7, 3, 0, 0, 0, 2), strict=True)))
    signatures = {frozenset(as_changes(r)): r.signature for r in diagnose(shifted).repairs}
    assert signatures[frozenset(columns) - {columns[3], columns[4]}] == "shifted-cells"


def test_a_total_that_forgot_a_row_is_recognised() -> None:
    totals = {"applications.results.total.natural_person": 40, "applications.results.total.commercial_enterprise": 3}
    forgot = CONSISTENT.replace(
        totals | {"applications.results.total.other_organization": 0, "applications.results.total.total": 43}
    )
    wanted = {path: (value, CONSISTENT.get(path)) for path, value in forgot.cells().items() if value != CONSISTENT.get(path)}
    assert [r.signature for r in diagnose(forgot).repairs if as_changes(r) == wanted] == ["omitted-row"]


def test_a_trusted_cell_stays_and_trusted_cells_that_contradict_each_other_leave_no_repair() -> None:
    total, granted = "applications.results.total.total", "applications.results.granted.total"
    trusted = diagnose(PANSHAN, trust=[total])
    assert [r for r in trusted.repairs if total in as_changes(r)] == []
    assert [sorted(as_changes(r)) for r in trusted.repairs] == [
        [f"applications.results.{row}.{c}" for c in (NATURAL, TOTAL)] for row in ("granted", "unavailable.not_held")
    ]
    everything = diagnose(PANSHAN, trust=[p for p, v in PANSHAN.cells().items() if v is not None])
    assert (everything.repairs, everything.unsolved) == ((), ("applications",))
    assert granted in as_changes(trusted.repairs[0])


def test_row_four_left_at_zero_is_recognised_and_ranked_first() -> None:
    """60 received and 5 carried in, 62 answered: 3 are still open, and row 四 says 0."""
    report = rows(received=(60, 0, 0, 0, 0, 0, 60), carried_in=(5, 0, 0, 0, 0, 0, 5)).replace(
        {f"applications.results.{row}.{c}": 62 for row in ("granted", "total") for c in (NATURAL, TOTAL)}
    )
    best = diagnose(report).repairs[0]
    assert as_changes(best) == {f"applications.carried_forward.{c}": (0, 3) for c in (NATURAL, TOTAL)}
    assert best.signature == "carried-forward-blank"
    assert diagnose(best.apply(report)).repairs == ()


def test_what_last_year_carried_forward_breaks_a_tie() -> None:
    """Received 20, carried in 31, answered 24: either is wrong by 27 in both columns, and each by two digits."""
    report = rows(
        received=(20, 0, 0, 0, 0, 0, 20),
        carried_in=(31, 0, 0, 0, 0, 0, 31),
        results__granted=(24, 0, 0, 0, 0, 0, 24),
        results__total=(24, 0, 0, 0, 0, 0, 24),
        carried_forward=(1, 0, 0, 0, 0, 0, 1),
    )
    last = rows(carried_forward=(5, 0, 0, 0, 0, 0, 5))
    first = diagnose(report, last=last).repairs[0]
    assert as_changes(first) == {f"applications.carried_in.{c}": (31, 5) for c in (NATURAL, TOTAL)}


def failing(report: AnnualReport) -> list[str]:
    return [r.target for r in check(report) if r.rule in EXACT and r.status in ("FAIL", "UNCERTAIN")]


def table3(data: st.DataObject, report: AnnualReport, number: int = 1) -> list[str]:
    paths = [c.path for c in report.form.cells if c.table == "applications"]
    return data.draw(st.lists(st.sampled_from(paths), min_size=number, max_size=number, unique=True))


def other_than(known: object, most: int = 10**6) -> st.SearchStrategy[int]:
    """A number >= 0 that is not the true one."""
    assert isinstance(known, int)
    return st.integers(0, most).map(lambda number: number + 1 if number >= known else number)


@given(reports(consistent=True, blanks=False, complete=True, text=BRIEF), st.data())
def test_one_wrong_cell_of_table_3_is_the_only_repair_with_its_true_number(report: AnnualReport, data: st.DataObject) -> None:
    (path,) = table3(data, report)
    wrong = data.draw(other_than(report.get(path)))
    (repair,) = diagnose(report.replace({path: wrong})).repairs
    assert as_changes(repair) == {path: (wrong, report.get(path))}


@given(reports(consistent=True, blanks=False, complete=True, text=BRIEF), st.data())
def test_one_wrong_cell_of_table_4_is_among_at_most_five(report: AnnualReport, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([c.path for c in report.form.cells if c.table == "review"]))
    wrong = data.draw(other_than(report.get(path)))
    repairs = diagnose(report.replace({path: wrong})).repairs
    assert {path: (wrong, report.get(path))} in [as_changes(repair) for repair in repairs]
    assert len(repairs) <= 5


@given(reports(consistent=True, blanks=False, complete=True, text=BRIEF), st.data())
def test_the_true_cells_are_among_the_repairs_or_fewer_cells_restore_every_relation(
    report: AnnualReport, data: st.DataObject
) -> None:
    wrong = {path: data.draw(other_than(report.get(path), 50)) for path in table3(data, report, data.draw(st.integers(2, 3)))}
    blank = set(table3(data, report, data.draw(st.integers(0, 12)))) - set(wrong)
    source = report.replace(wrong | dict.fromkeys(blank))
    diagnosis = diagnose(source)
    size = len(diagnosis.repairs[0].changes) if diagnosis.repairs else 0
    assert all(len(repair.changes) == size for repair in diagnosis.repairs)
    assert diagnosis.complete or len(diagnosis.repairs) == search.MOST
    assert len({frozenset(as_changes(repair)) for repair in diagnosis.repairs}) == len(diagnosis.repairs)
    true = [r for r in diagnosis.repairs if {c.path for c in r.changes} == set(wrong)]
    event("fewer cells" if size < len(wrong) else "the true set is listed" if true else "beyond the 200 listed")
    assert size < len(wrong) or true or not diagnosis.complete
    for change in itertools.chain.from_iterable(repair.changes for repair in true):
        known = report.get(change.path)
        assert isinstance(known, int)
        assert change.min <= known <= (known if change.max is None else change.max)


@given(reports(consistent=True, complete=True, text=BRIEF), st.data())
def test_a_repair_restores_every_relation_of_its_group_with_numbers_that_are_not_negative(
    source: AnnualReport, data: st.DataObject
) -> None:
    changed = table3(data, source, data.draw(st.integers(1, 4)))
    report = source.replace({path: data.draw(st.none() | st.integers(-3, 60)) for path in changed})
    diagnosis = diagnose(report)
    assume(diagnosis.repairs)
    repair = data.draw(st.sampled_from(diagnosis.repairs))
    (group,) = (g for g in network.groups(report.form.edition) if g.name == repair.group)
    paths = [report.form.cells[cell].path for cell in group.cells]
    fixed = {c.path: c.to for c in repair.changes} | {f.path: f.to for f in repair.forced}
    numbers = [fixed.get(path, report.get(path)) for path in paths]
    still_open = [edge for edge, number in enumerate(numbers) if number is None]
    flow = balance(group, [number if isinstance(number, int) else 0 for number in numbers], still_open)
    assert isinstance(flow, Flow)
    assert min(flow.numbers) >= 0
    filled = report.replace(dict(zip(paths, flow.numbers, strict=True)))
    assert not [target for target in failing(filled) if target.startswith(repair.group)]


def block(numbers: tuple[int | None, ...]) -> AnnualReport:
    names = ("upheld", "corrected", "other_result", "pending", "total")
    return AnnualReport.from_cells("2021", {f"review.reconsideration.{n}": v for n, v in zip(names, numbers, strict=True)})


@given(st.tuples(*[st.integers(0, 3) | st.none()] * 5))
def test_repairs_of_a_block_of_table_4_are_those_that_trying_everything_finds(numbers: tuple[int | None, ...]) -> None:
    """Numbers up to 12 are enough: four parts of at most three."""
    stated = [place for place, number in enumerate(numbers) if number is not None]

    def holds(changed: tuple[int, ...]) -> set[tuple[int, ...]]:
        choices = [range(13) if n is None or i in changed else (n,) for i, n in enumerate(numbers)]
        return {parts for parts in itertools.product(*choices[:4]) if sum(parts) in choices[4]}

    for size in range(3):
        found = {changed for changed in itertools.combinations(stated, size) if holds(changed)}
        if found:
            break
    names = [c.path for c in FORMS["2021"].cells if c.path.startswith("review.reconsideration.")]
    wanted = {frozenset(names[place] for place in changed) for changed in found if changed}
    assert {frozenset(as_changes(repair)) for repair in diagnose(block(numbers)).repairs} == wanted


@pytest.mark.parametrize("edition", ["2019", "2021"])
@given(data=st.data())
def test_a_report_is_a_circulation_if_and_only_if_its_relations_hold(edition: Edition, data: st.DataObject) -> None:
    source = data.draw(reports(edition=edition, consistent=True, blanks=False, complete=True, text=BRIEF))
    path = data.draw(st.sampled_from([c.path for c in source.form.cells if c.table != "proactive"]))
    report = source.replace({path: data.draw(st.integers(-5, 5))}) if data.draw(st.booleans()) else source
    values = report.values()
    for group in network.groups(edition):
        balanced = not any(group.excess([value for cell in group.cells if isinstance(value := values[cell], int)]))
        assert balanced == (not [target for target in failing(report) if target.startswith(group.name)])


def test_the_range_of_a_number_that_the_relations_leave_open() -> None:
    source = block((2, 1, None, None, 2))
    repairs = {r.changes[0].path.rpartition(".")[2]: r.changes[0] for r in diagnose(source).repairs}
    assert {name: (c.to, c.min, c.max) for name, c in repairs.items()} == {
        "upheld": (None, 0, 1),
        "corrected": (0, 0, 0),
        "total": (None, 3, None),
    }


def test_blank_cells_of_a_consistent_block_are_given_their_range() -> None:
    (deduction,) = deduce(block((2, None, None, 0, 5)))
    assert deduction.forced == {}
    assert [(r.path.rpartition(".")[2], r.min, r.max) for r in deduction.cells] == [("corrected", 0, 3), ("other_result", 0, 3)]


def test_a_negative_number_is_always_changed_and_never_proposed() -> None:
    (repair,) = diagnose(block((-1, 0, 0, 0, 3))).repairs
    assert as_changes(repair) == {"review.reconsideration.upheld": (-1, 3)}


def test_the_search_gives_up_after_the_steps_it_may_take() -> None:
    group = network.groups("2021")[0]
    with pytest.raises(search.ExhaustedError) as raised:
        search.localise(group, [PANSHAN.values()[cell] for cell in group.cells], steps=1)
    assert raised.value.size == 1
