"""The one pool of workers: answers in the order of the questions; a worker that dies or hangs costs one of them.

A worker is a plain process that runs `govdisclosure.collecting.worker` and is spoken to by pipes. So a
script needs no `if __name__ == "__main__"`, nothing is forked beside threads, and who dies is known to
have been at work on one question only.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, Literal, TypeVar, cast

from attrs import frozen

from govdisclosure.message import Message

__all__ = ["DEFAULT_TIMEOUT", "Lost", "in_order", "workers_for"]

T = TypeVar("T")
R = TypeVar("R")

DEFAULT_TIMEOUT = 60.0
"""Seconds for one input: a hundred times what the slowest page that was seen takes on a slow machine."""

MIN_SHARE = 4
"""Questions for which a worker is worth its start, which takes as long as some dozen pages."""

AHEAD = 8
"""Answers that a worker may be ahead of the oldest that is still awaited: what bounds the memory."""

INSIDE = "GOVDISCLOSURE_WORKER"
"""Set in a worker: it starts no pool of its own."""

Reason = Literal["timeout", "killed", "failed"]

WORDS: dict[Reason, tuple[str, Message]] = {
    "timeout": (
        "parse-timeout",
        Message("读取超过 {detail} 秒，已放弃；可用 --timeout 放宽", "reading took more than {detail} seconds and was given up"),
    ),
    "killed": (
        "parse-worker-lost",
        Message(
            "读取此文件的进程两次中止（{detail}），未能读取",
            "the process that read this ended twice ({detail}); it could not be read",
        ),
    ),
    "failed": (
        "parse-failed",
        Message("程序自身出错，未能读取：{detail}", "a defect of this library, nothing was read: {detail}"),
    ),
}


@frozen
class Lost:
    """A question without an answer, and why: it took too long, its worker died, or the work raised (`detail`)."""

    reason: Reason
    detail: str = ""

    @property
    def code(self) -> str:
        """The code of the diagnostic that says so."""
        return WORDS[self.reason][0]

    @property
    def message(self) -> Message:
        """The loss in words."""
        words = WORDS[self.reason][1]
        return Message(words.zh.format(detail=self.detail), words.en.format(detail=self.detail))


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
    if workers < 1:
        yield from (_here(work, question, timeout) for question in questions)
        return
    pool = _Pool(pickle.dumps(work), timeout)
    waiting: deque[Future[R | Lost]] = deque()
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


def _here(work: Callable[[T], R], question: T, timeout: float) -> R | Lost:
    try:
        with _alarm(timeout):
            return work(question)
    except _OutOfTimeError:
        return Lost("timeout", f"{timeout:g}")
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs this question only
        return failure(error)


def failure(error: Exception) -> Lost:
    """An exception as a lost answer."""
    return Lost("failed", f"{type(error).__name__}: {error}"[:300])


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise after so many seconds, in the main thread of a system that has alarms."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_: int, __: object) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# in workers -----------------------------------------------------------------------------------------


class _Worker:
    """A process that answers one question at a time."""

    def __init__(self, work: bytes) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, INSIDE: "1", "PYTHONPATH": paths}
        command = [sys.executable, "-m", "govdisclosure.collecting.worker"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603
        self._say(work)

    def _say(self, message: bytes) -> None:
        questions = self.process.stdin
        assert questions is not None  # noqa: S101 - it was asked for
        questions.write(message)
        questions.flush()

    def hear(self) -> Any:
        """The next answer; raises `EOFError` or another error of a broken pipe when the process is gone."""
        answers = self.process.stdout
        assert answers is not None  # noqa: S101 - it was asked for
        return pickle.load(answers)  # noqa: S301

    def ask(self, question: object) -> Any:
        """The answer to a question."""
        self._say(pickle.dumps(question))
        return self.hear()

    def end(self) -> None:
        """End the process and close the pipes."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError, ValueError):
                    pipe.close()
        self.process.wait()


class _Pool:
    """Workers, one for each thread that asks."""

    def __init__(self, work: bytes, timeout: float) -> None:
        self._work = work
        self._timeout = timeout
        self._own = threading.local()
        self._started: list[_Worker] = []
        self._alone = threading.Lock()
        self._closed = False

    def answer(self, question: object) -> Any:
        """The answer of this thread's worker. If it dies, the question is tried once more, one such at a time."""
        answer = self._once(question)
        if isinstance(answer, Lost) and answer.reason == "killed" and not self._closed:
            with self._alone:
                return self._once(question)
        return answer

    def _once(self, question: object) -> Any:
        late = threading.Event()
        try:
            worker = self._worker()
        except (OSError, EOFError) as error:
            return Lost("killed", str(error))
        timer = threading.Timer(self._timeout, lambda: (late.set(), worker.process.kill()))
        timer.start()
        try:
            return worker.ask(question)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            worker.end()
            self._own.worker = None
            return Lost("timeout", f"{self._timeout:g}") if late.is_set() else Lost("killed", _how(worker.process.returncode))
        finally:
            timer.cancel()

    def _worker(self) -> _Worker:
        worker = cast("_Worker | None", getattr(self._own, "worker", None))
        if worker is None:
            worker = self._own.worker = _Worker(self._work)
            self._started.append(worker)
            if self._closed:
                worker.end()
            worker.hear()  # that it is ready: its start is not counted as time of the question
        return worker

    def close(self) -> None:
        """End all workers, whatever they are at."""
        self._closed = True
        for worker in self._started:
            worker.end()


def _how(code: int | None) -> str:
    """How a process ended."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
