"""Workers as processes: one for each thread that asks, ended when it is silent for too long, replaced when it is gone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar, cast

from govdisclosure.collecting.answering import Beat, Lost

__all__ = ["INSIDE", "Pool"]

T = TypeVar("T")
R = TypeVar("R")

INSIDE = "GOVDISCLOSURE_WORKER"
"""Set in a worker: it starts no pool of its own."""


class _Worker:
    """A process that answers one question at a time."""

    def __init__(self, work: bytes, memory: int | None) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, INSIDE: "1", "PYTHONPATH": paths}
        command = [sys.executable, "-m", "govdisclosure.collecting.worker", *([] if memory is None else [str(memory)])]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603
        self._say(work)

    def _say(self, message: bytes) -> None:
        questions = self.process.stdin
        assert questions is not None  # noqa: S101 - it was asked for
        questions.write(message)
        questions.flush()

    def hear(self) -> Any:
        """The next message; raises `EOFError` or another error of a broken pipe when the process is gone."""
        answers = self.process.stdout
        assert answers is not None  # noqa: S101 - it was asked for
        return pickle.load(answers)  # noqa: S301

    def ask(self, question: object, heard: Callable[[Any], object]) -> Any:
        """The answer to a question; `heard` is told what is said before it."""
        self._say(pickle.dumps(question))
        while isinstance(message := self.hear(), Beat):
            heard(message.said)
        return message

    def end(self) -> None:
        """End the process and close the pipes."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError, ValueError):
                    pipe.close()
        self.process.wait()


class _Watch:
    """Ends a worker that has been silent for too long; `late` says that it did. `last` is what was heard last."""

    def __init__(self, seconds: float, end: Callable[[], object]) -> None:
        self.late = False
        self.last: Any = None
        self._seconds = seconds
        self._end = end
        self._over = threading.Event()
        self._deadline = time.monotonic() + seconds
        threading.Thread(target=self._wait, daemon=True).start()

    def heard(self, said: object) -> None:
        """Start the time again."""
        self.last = said
        self._deadline = time.monotonic() + self._seconds

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()

    def _wait(self) -> None:
        while not self._over.wait(max(0.0, self._deadline - time.monotonic())):
            if time.monotonic() >= self._deadline:
                self.late = True
                self._end()
                return


class Pool(Generic[T, R]):
    """Workers, one for each thread that asks. `memory` is how many bytes a worker may take beyond what it has at its start."""

    def __init__(
        self,
        work: Callable[[T], Any],
        timeout: float,
        *,
        tries: int = 2,
        memory: int | None = None,
    ) -> None:
        self._work = pickle.dumps(work)
        self._timeout = timeout
        self._tries = tries
        self._memory = memory
        self._own = threading.local()
        self._started: list[_Worker] = []
        self._alone = threading.Lock()
        self._closed = False

    def answer(self, question: T) -> R | Lost:
        """The answer of this thread's worker. If it dies, the question is tried again, one such at a time."""
        answer: R | Lost = self._once(question)
        for _ in range(self._tries - 1):
            if isinstance(answer, Lost) and answer.reason == "killed" and not self._closed:
                with self._alone:
                    answer = self._once(question)
        return answer

    def _once(self, question: T) -> Any:
        try:
            worker = self._worker()
        except (OSError, EOFError) as error:
            return Lost("killed", str(error))
        watch = _Watch(self._timeout, worker.process.kill)
        try:
            return worker.ask(question, watch.heard)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            worker.end()
            self._own.worker = None
            if watch.late:
                return Lost("timeout", f"{self._timeout:g}", watch.last)
            return Lost("killed", _how(worker.process.returncode), watch.last)
        finally:
            watch.stop()

    def _worker(self) -> _Worker:
        worker = cast("_Worker | None", getattr(self._own, "worker", None))
        if worker is None:
            worker = self._own.worker = _Worker(self._work, self._memory)
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
