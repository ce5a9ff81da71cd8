"""The solver behind `diagnose`, against the exact search, and what happens without it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure import AnnualReport, diagnose
from govdisclosure.errors import MissingExtraError
from govdisclosure.relations import network, search, solver
from govdisclosure.relations.flow import Flow
from govdisclosure.repairing import diagnosis
from govdisclosure.strategies import reports

BRIEF = st.just("无")

GROUP = network.groups("2021")[0]


def wrong(report: AnnualReport, data: st.DataObject) -> list[int | None]:
    stated: list[int | None] = [report.values()[cell] for cell in GROUP.cells]  # type: ignore[misc]
    for edge in data.draw(st.lists(st.integers(0, len(stated) - 1), min_size=1, max_size=2, unique=True)):
        stated[edge] = data.draw(st.integers(0, 60) | st.none())
    return stated


@settings(max_examples=10)  # each asks the solver several times, at half a second
@given(reports(edition="2021", consistent=True, blanks=False, complete=True, text=BRIEF), st.data())
def test_the_solver_finds_the_sets_of_the_exact_search(report: AnnualReport, data: st.DataObject) -> None:
    pytest.importorskip("scipy")
    stated = wrong(report, data)
    exact = search.localise(GROUP, stated)
    if not exact.sets or max(n or 0 for n in stated) > 10**6:
        return
    solved = solver.solve(GROUP, stated, 1, nodes=100_000)
    assert {edges for edges, _ in solved.sets} == {edges for edges, _ in exact.sets}
    assert solved.complete
    assert all(isinstance(flow, Flow) for _, flow in solved.sets)


def test_without_scipy_the_solver_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(MissingExtraError, match="diagnose"):
        solver.solve(GROUP, [1] * len(GROUP.cells), 1)


def test_without_scipy_a_diagnosis_beyond_the_exact_search_is_not_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    def exhausted(*_: object, **__: object) -> search.Localised:
        raise search.ExhaustedError(9)

    monkeypatch.setattr(diagnosis, "localise", exhausted)
    block = "review.reconsideration"
    found = diagnose(AnnualReport.from_cells("2021", {f"{block}.upheld": 2, f"{block}.total": 1}))
    assert found.to_dict() == {"repairs": [], "complete": False}
    assert found.unsolved == (block,)


def test_nothing_of_the_solver_reaches_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy")
    stated: list[int | None] = [0] * len(GROUP.cells)
    stated[0] = 200_000
    assert [edges for edges, _ in solver.solve(GROUP, stated, 1, nodes=100_000).sets] == [frozenset({0})]
    assert capfd.readouterr().out == ""
