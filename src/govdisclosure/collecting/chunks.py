"""Inputs read in chunks, so that a worker keeps and writes the rows of many; what is lost still costs one input only."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from attrs import evolve, frozen

from govdisclosure.collecting.answering import Lost
from govdisclosure.collecting.opening import Task

__all__ = ["Chunk", "Sizes", "in_chunks", "parted", "with_answers"]

Q = TypeVar("Q")
R = TypeVar("R")
Chunk = tuple[Task, ...]
Ask = Callable[[Iterable[Chunk]], Iterator[R | Lost]]
"""Asks a work about chunks. The work says the number of each task when it begins with it."""

MIN_FILES, MAX_FILES = 8, 200
"""Files of a chunk: a part of fewer costs more than its rows, the rows of more do not stay small in memory."""

MAX_BYTES = 16 * 2**20
"""Bytes of a chunk: 200 pages of the usual size, or a few that are large."""

SHARES = 12
"""Chunks for each worker, so that all of them end at about the same time."""


@frozen
class Sizes:
    """How large a chunk may be."""

    files: int = MAX_FILES
    bytes: int = MAX_BYTES

    @classmethod
    def of(cls, tasks: int, workers: int) -> Sizes:
        """Sizes for so many tasks and workers."""
        return cls(min(MAX_FILES, max(MIN_FILES, tasks // (SHARES * max(workers, 1)))))


def parted(tasks: Iterable[Task], sizes: Sizes) -> Iterator[Chunk]:
    """Tasks in chunks, in their order; one that is larger than a chunk may be stands alone."""
    chunk: list[Task] = []
    total = 0
    for task in tasks:
        size = _size(task)
        if chunk and (len(chunk) >= sizes.files or total + size > sizes.bytes):
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(task)
        total += size
    if chunk:
        yield tuple(chunk)


def _size(task: Task) -> int:
    if task.content is not None:
        return len(task.content)
    try:
        return os.stat(str(task.path)).st_size  # noqa: PTH116 - a name may be no text
    except (OSError, ValueError):
        return 0


def in_chunks(ask: Ask[R], chunks: Iterable[Chunk]) -> Iterator[R]:
    """What the work answers to the chunks. A chunk that is lost is asked again without the task that it was lost at.

    A task that took too long is given up; one whose worker died is tried once more, alone. In the end those that are lost are
    asked about with the reason (`Task.lost`): what the work does then is say so. Raises `RuntimeError` if even that is lost.
    """
    given_up: list[Task] = []
    repeated: set[Chunk] = set()
    while chunks:
        again: list[Chunk] = []
        for chunk, answer in with_answers(ask, chunks):
            if not isinstance(answer, Lost):
                yield answer
                continue
            at = answer.at if isinstance(answer.at, int) else len(chunk)
            if at == len(chunk):  # none of the tasks is to blame: all of them once more
                _only_once(chunk, answer, repeated)
                again.append(chunk)
            elif answer.reason == "timeout" or len(chunk) == 1:
                given_up.append(evolve(chunk[at], lost=evolve(answer, at=None)))
                again += filter(None, (chunk[:at], chunk[at + 1 :]))
            else:
                again += filter(None, (chunk[:at], chunk[at : at + 1], chunk[at + 1 :]))
        chunks = again
    for chunk, answer in with_answers(ask, parted(given_up, Sizes())):
        if isinstance(answer, Lost):
            _only_once(chunk, answer, {chunk})
        else:
            yield answer


def _only_once(chunk: Chunk, lost: Lost, repeated: set[Chunk]) -> None:
    """Note that a chunk is asked again; raises the second time, and at once for a defect."""
    if lost.reason == "failed" or chunk in repeated:
        raise RuntimeError(lost.message.en)
    repeated.add(chunk)


def with_answers(ask: Callable[[Iterable[Q]], Iterator[R]], questions: Iterable[Q]) -> Iterator[tuple[Q, R]]:
    """Each question with its answer; those asked ahead wait."""
    waiting: deque[Q] = deque()

    def asked() -> Iterator[Q]:
        for question in questions:
            waiting.append(question)
            yield question

    for answer in ask(asked()):
        yield waiting.popleft(), answer
