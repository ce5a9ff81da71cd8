"""The pool of workers: order, and what a worker that dies, hangs or fails costs. The work is Python's own `eval`."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from govdisclosure.collecting import Lost, in_order
from govdisclosure.collecting.pool import workers_for
from govdisclosure.collecting.processes import INSIDE

DIES = "__import__('os').kill(__import__('os').getpid(), 9)"
SLEEPS = "__import__('time').sleep(60)"
ENDS = "__import__('os')._exit(7)"


def test_answers_come_in_the_order_of_the_questions() -> None:
    slow_first = [f"__import__('time').sleep({0.2 if number == 0 else 0}) or {number}" for number in range(40)]
    assert list(in_order(eval, slow_first, workers=2)) == list(range(40))


def test_a_worker_that_dies_costs_its_question_only() -> None:
    questions = ["1", DIES, "2", ENDS, *map(str, range(3, 30))]
    answers = list(in_order(eval, questions, workers=2))
    assert [answer for answer in answers if not isinstance(answer, Lost)] == list(range(1, 30))
    assert answers[1] == Lost("killed", "SIGKILL")
    assert answers[3] == Lost("killed", "exit code 7")


def test_a_worker_that_dies_by_accident_costs_nothing(tmp_path: Path) -> None:
    """The question kills its worker the first time only: it is tried once more."""
    mark = tmp_path / "mark"
    once = f"7 if __import__('os').path.exists({str(mark)!r}) else (open({str(mark)!r}, 'w').close(), {DIES})"
    assert list(in_order(eval, ["1", once, "2"], workers=2)) == [1, 7, 2]


@pytest.mark.parametrize("workers", [0, 2])
def test_what_takes_too_long_is_given_up(workers: int) -> None:
    start = time.monotonic()
    answers = list(in_order(eval, ["1", SLEEPS, "2"], workers=workers, timeout=0.4))
    assert answers == [1, Lost("timeout", "0.4"), 2]
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("workers", [0, 2])
def test_a_defect_costs_its_question_only(workers: int) -> None:
    answers = list(in_order(eval, ["1", "1 / 0", "lambda: 0", "2"], workers=workers))
    assert (answers[0], answers[3]) == (1, 2)
    assert answers[1] == Lost("failed", "ZeroDivisionError: division by zero")


def test_what_a_worker_prints_is_no_answer() -> None:
    assert list(in_order(eval, ["print('x') or 5", "6"], workers=1)) == [5, 6]


def test_who_stops_listening_leaves_no_process_behind() -> None:
    endless = (f"__import__('os').getpid() + 0 * {number}" for number in itertools.count())
    answers = in_order(eval, endless, workers=2)
    first = next(answers)
    assert isinstance(first, int)
    answers.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 10
    while Path(f"/proc/{first}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{first}").exists()


def test_no_more_is_read_ahead_than_memory_may_hold() -> None:
    asked = 0

    def questions() -> Iterator[str]:
        nonlocal asked
        for _ in range(1000):
            asked += 1
            yield "1"

    answers = in_order(eval, questions(), workers=2)
    next(answers)
    assert asked <= 16
    answers.close()  # type: ignore[attr-defined]


def test_few_questions_and_those_in_a_worker_are_answered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (workers_for(8, 4), workers_for(1, 100), workers_for(8, 100), workers_for(64, 20)) == (0, 1, 8, 5)
    monkeypatch.setenv(INSIDE, "1")
    assert workers_for(8, 100) == 0
    assert list(in_order(eval, ["__import__('os').getpid()"], workers=0)) == [os.getpid()]


def test_beside_the_main_thread_there_is_no_alarm_and_no_harm() -> None:
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.extend(in_order(eval, ["1", "2"], workers=0)))
    thread.start()
    thread.join()
    assert answers == [1, 2]
