"""The suite names what became slower, and only that; its cases do what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from benchmarks.speed import command, instructions
from benchmarks.speed.cases import PDF_TEXTS, YARDSTICK, all_cases
from benchmarks.speed.printing import tables
from benchmarks.speed.processes import Folder
from benchmarks.speed.results import Measured, Results, load, save, slower
from benchmarks.speed.timing import Times, take_turns
from govdisclosure.writing import LAYOUTS

MACHINE = {"processor": "a", "cores": "2", "system": "b", "python": "3", "libxml2": "2", "govdisclosure": "0", "date": "d"}


def measured(name: str, own: float, yardstick: float) -> Measured:
    return Measured("page", name, 10, own, own, {YARDSTICK: yardstick}, {YARDSTICK: yardstick})


BEFORE = Results(
    MACHINE,
    cases={"page/a": measured("a", 2.0, 1.0), "page/b": measured("b", 2.0, 1.0)},
    starts={"python alone": 10.0, "import govdisclosure": 20.0},
    instructions={"page/a": 1000},
    memory={"a": {"own": 10.0, "libxml2": 5.0}},
    folders=[Folder(2, 100, 1.0, 2.0)],
)


def test_a_run_is_kept_whole(tmp_path: Path) -> None:
    save(BEFORE, tmp_path / "run.json")
    assert load(tmp_path / "run.json") == BEFORE
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["cases"]["page/a"]["least"] == 2.0


def test_nothing_is_slower_than_itself_nor_on_a_machine_that_takes_twice_the_time() -> None:
    slow = {name: evolve(case, least=2 * case.least, others={YARDSTICK: 2.0}) for name, case in BEFORE.cases.items()}
    starts = {name: 2 * spent for name, spent in BEFORE.starts.items()}
    assert not list(slower(BEFORE, BEFORE))
    assert not list(slower(BEFORE, evolve(BEFORE, cases=slow, starts=starts)))


def test_what_became_slower_is_named_with_both_figures() -> None:
    now = evolve(
        BEFORE,
        cases={"page/a": measured("a", 9.0, 1.0), "page/b": measured("b", 3.0, 1.0)},
        starts={"python alone": 10.0, "import govdisclosure": 30.0},
        memory={"a": {"own": 20.0, "libxml2": 5.0}},
    )
    # the time of a is not asked for: its instructions are the same
    assert [(one.name, one.before, one.now) for one in slower(BEFORE, now)] == [
        ("page/b", 2.0, 3.0),
        ("import govdisclosure", 2.0, 3.0),
        ("memory of a", 10.0, 20.0),
    ]
    counted = evolve(BEFORE, instructions={"page/a": 1100})
    assert [str(one) for one in slower(BEFORE, counted)] == ["page/a: 1,100 instructions, before 1,000 (1.10 times)"]


def test_candidates_take_turns_and_cost_what_they_do() -> None:
    order: list[str] = []

    def long() -> int:
        order.append("b")
        return sum(range(300_000))

    times = take_turns({"a": lambda: order.append("a"), "b": long}, 3)
    assert [len(one.rounds) for one in times.values()] == [3, 3]
    assert times["b"].least > 10 * times["a"].least
    assert "".join(order).rstrip("a").endswith("b")
    assert Times((3.0, 1.0, 2.0)).median == 2.0
    assert Times((3.0, 1.0, 2.0)).least == 1.0


def test_every_layout_and_kind_of_page_is_a_case_that_runs() -> None:
    cases = {case.key: case for case in all_cases()}
    texts = {f"text/{name}" for name in LAYOUTS if not name.startswith("html")}
    pages = {"page/word", "page/plain", "page/2019", "page/docx"}
    records = {f"record/{name}" for name in ("to_json", "from_json", "check", "figures", "diagnose one slip", "write html")}
    pdf = {f"pdf text/{name}" for name in PDF_TEXTS}
    assert cases.keys() - pdf == texts | pages | records
    assert cases.keys() & pdf in (set(), pdf)
    for case in cases.values():
        for run in (case.run, *case.others.values()):
            run()


def test_a_run_is_printed_as_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "| page: a | 10 | 2.00 | libxml2, 1.000 ms | 2.0 | 2.0 | – | – | 0.0 |" in list(tables(BEFORE))
    monkeypatch.setattr(command, "measure", lambda *_: evolve(BEFORE, instructions={"page/a": 2000}))
    save(BEFORE, tmp_path / "before.json")
    assert command.main(["starts", "--compare", str(tmp_path / "before.json")]) == 1
    assert "page/a: 2,000 instructions, before 1,000 (2.00 times)" in capsys.readouterr().out


@pytest.mark.skipif(not instructions.available(), reason="valgrind is not installed")
def test_instructions_are_those_between_two_marks(tmp_path: Path) -> None:
    program = (
        "import os\ndef f(n):\n    for _ in range(n): pass\nf(9)\nfor n in 1000, 3000:\n    os.getpgrp(); f(n); os.getpgrp()"
    )
    counts = instructions.counts_of(("-S", "-c", program), str(tmp_path))
    once, thrice = counts[1], counts[3]
    assert 1000 * 5 < once < 1000 * 1000
    assert 2.5 < thrice / once < 3.5
