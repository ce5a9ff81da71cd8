"""The one pool of workers: answers in the order of the questions; a worker that dies or hangs costs one of them.

A worker is a plain process that runs `govdisclosure.collecting.worker` and is spoken to by pipes. So a
script needs no `if __name__ == "__main__"`, nothing is forked beside threads, and who dies is known to
have been at work on one question only.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from govdisclosure.collecting.answering import Beat, Lost, answered, failure
from govdisclosure.collecting.processes import INSIDE, Pool

__all__ = ["DEFAULT_TIMEOUT", "in_order", "in_steps", "workers_for"]

T = TypeVar("T")
R = TypeVar("R")

DEFAULT_TIMEOUT = 60.0
"""Seconds for one input: a hundred times what the slowest page that was seen takes on a slow machine."""

MIN_SHARE = 4
"""Questions for which a worker is worth its start, which takes as long as some dozen pages."""

AHEAD = 8
"""Answers that a worker may be ahead of the oldest that is still awaited: what bounds the memory."""


class _OutOfTimeError(BaseException):
    """Raised by the alarm; no `except Exception` on the way may take it for its own."""


def workers_for(jobs: int | None, questions: int) -> int:
    """How many workers to start: 0 means in this process. Inside a worker there is never another pool."""
    if INSIDE in os.environ or not sys.executable or questions <= MIN_SHARE:
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(jobs or cores, -(-questions // MIN_SHARE))


def in_order(
    work: Callable[[T], R], questions: Iterable[T], *, workers: int, timeout: float = DEFAULT_TIMEOUT
) -> Iterator[R | Lost]:
    """What `work` answers to each question, in their order; `Lost` where there is no answer.

    `work` is picklable, importable, and found by its name in a new process. With no workers it runs here, under an alarm where
    the system has one. A worker that dies costs nothing but its question, which is tried once more.
    """
    return _in_order(work, questions, workers, Pool(work, timeout), timeout)


def in_steps(
    work: Callable[[T], Generator[Any, None, R]], questions: Iterable[T], *, workers: int, timeout: float = DEFAULT_TIMEOUT
) -> Iterator[R | Lost]:
    """The same for a work that is a generator: what it returns is its answer, and each `yield` says where it is.

    `timeout` is the time between two of them, `Lost.at` the last of them. A question is tried once only: who asks knows more.
    """
    return _in_order(work, questions, workers, Pool(work, timeout, tries=1), timeout)


def _in_order(
    work: Callable[[T], Any], questions: Iterable[T], workers: int, pool: Pool[T, Any], timeout: float
) -> Iterator[Any | Lost]:
    if workers < 1:
        yield from (_here(work, question, timeout) for question in questions)
        return
    waiting: deque[Future[Any]] = deque()
    with ThreadPoolExecutor(workers) as threads:
        try:
            for question in questions:
                waiting.append(threads.submit(pool.answer, question))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.close()
            threads.shutdown(wait=False, cancel_futures=True)


# in this process ------------------------------------------------------------------------------------


def _here(work: Callable[[T], Any], question: T, timeout: float) -> Any:
    last: list[Any] = [None]
    try:
        with _alarm(timeout) as again:

            def say(beat: Beat) -> None:
                last[0] = beat.said
                again()

            return answered(work, question, say)
    except _OutOfTimeError:
        return Lost("timeout", f"{timeout:g}", last[0])
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs this question only
        return failure(error, last[0])


@contextmanager
def _alarm(seconds: float) -> Generator[Callable[[], object]]:
    """Raise after so many seconds, in the main thread of a system that has alarms; what it gives starts the time again."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return

    def ring(_: int, __: object) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield lambda: signal.setitimer(signal.ITIMER_REAL, seconds)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
