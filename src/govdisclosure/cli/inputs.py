"""From the arguments of a command to its inputs: files, folders, standard input; each read by the one pool.

Every input gives at least one entry, also one that cannot be opened: its diagnostics say why.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from attrs import frozen

from govdisclosure import Diagnostic, Limits, Reading
from govdisclosure.cli.output import Progress
from govdisclosure.cli.telling import note
from govdisclosure.cli.words import one_line
from govdisclosure.collecting import Lost, Task, Walk, in_order, not_read, readings_of, walk, workers_for
from govdisclosure.message import Message, language
from govdisclosure.reading import source_of

__all__ = ["Input", "Reader", "inputs", "several", "worked"]

STANDARD_INPUT = "-"
EMPTY = Message("文件夹中没有年度报告", "there is no report in this folder")

T = TypeVar("T")


@frozen
class Reader:
    """How the inputs are read: in which encoding, by how many processes, in what time."""

    encoding: str | None = None
    jobs: int | None = None
    timeout: float = 60.0


@frozen
class Input:
    """One report of an input, or what there is instead. `source` is its name in every output."""

    reading: Reading

    @property
    def source(self) -> str:
        """The name of the input."""
        return self.reading.source or STANDARD_INPUT

    @property
    def part(self) -> int:
        """Which report of the document it is, from 1."""
        return self.reading.part


@frozen
class _Argument:
    """What an argument stands for: inputs to read, or readings that already say why there is nothing to read."""

    inputs: tuple[Task | Reading, ...]
    folder: Walk | None = None

    @classmethod
    def of(cls, argument: str, reader: Reader) -> _Argument:
        """The inputs of an argument: those of a folder, or the argument itself."""
        found = _folder(argument)
        if isinstance(found, Walk):
            return cls(tuple(_tasks_of(found, reader)), found)
        return cls((found or _task(argument, reader),))


def _folder(argument: str) -> Walk | Reading | None:
    """What is below a folder; None if the argument is none."""
    try:
        if argument == STANDARD_INPUT or not stat.S_ISDIR(os.stat(argument).st_mode):  # noqa: PTH116 - a name may be no text
            return None
        return walk(argument)
    except (OSError, ValueError) as error:
        return not_read(source_of(argument), error)


def _tasks_of(found: Walk, reader: Reader) -> Iterator[Task | Reading]:
    for folder, error in found.refused.items():
        yield not_read(found.source_of(folder), error)
    for file in found.files:
        path = os.path.join(found.folder, file)  # noqa: PTH118
        yield Task(found.source_of(file), path, encoding=reader.encoding, found=True)


def _task(argument: str, reader: Reader) -> Task | Reading:
    """A named input. What is no regular file is read here: a worker has neither our standard input nor our pipes."""
    if argument != STANDARD_INPUT and stat.S_ISREG(os.stat(argument).st_mode):  # noqa: PTH116
        return Task(source_of(argument), argument, encoding=reader.encoding)
    source = argument if argument == STANDARD_INPUT else source_of(argument)
    answer = next(in_order(_contents, [argument], workers=0, timeout=reader.timeout))
    if isinstance(answer, Lost | OSError):
        return not_read(source, answer)
    return Task(source, content=answer, encoding=reader.encoding)


def _contents(argument: str) -> bytes | OSError:
    """What standard input or a pipe gives, as far as any limit needs it."""
    try:
        if argument == STANDARD_INPUT:
            return sys.stdin.buffer.read(Limits().size + 1)
        with open(argument, "rb") as file:  # noqa: PTH123 - a name may be no text
            return file.read(Limits().size + 1)
    except OSError as error:
        return error


def several(arguments: Iterable[str]) -> bool:
    """True if the arguments are anything but one file."""
    found = tuple(arguments)
    return len(found) != 1 or os.path.isdir(found[0])  # noqa: PTH112


@frozen
class _Work(Generic[T]):
    """What a worker does with one input: read it, then make an entry of each report."""

    entry: Callable[[Reading], T]

    def __call__(self, task: Task) -> tuple[T, ...] | str:
        readings = readings_of(task)
        return readings if isinstance(readings, str) else tuple(map(self.entry, readings))


def worked(arguments: Iterable[str], reader: Reader, entry: Callable[[Reading], T]) -> Iterator[T]:
    """What `entry` makes of every report of the inputs, in the order given; several processes do it.

    `entry` is picklable. What is left out of folders is told on standard error.
    """
    given = [_Argument.of(argument, reader) for argument in arguments]
    questions = [one for argument in given for one in argument.inputs if isinstance(one, Task)]
    answers = in_order(_Work(entry), questions, workers=workers_for(reader.jobs, len(questions)), timeout=reader.timeout)
    counted = _counted(answers, Progress(len(questions)))
    for argument in given:
        yield from _entries(argument, counted, entry)


def _counted(answers: Iterator[T], progress: Progress) -> Iterator[T]:
    for done, answer in enumerate(answers, 1):
        progress.at(done)
        yield answer


def _entries(argument: _Argument, answers: Iterator[tuple[T, ...] | str | Lost], entry: Callable[[Reading], T]) -> Iterator[T]:
    """The entries of one argument; a folder in which there is no input is itself one."""
    folder, empty = argument.folder, True
    for one in argument.inputs:
        answer = (entry(one),) if isinstance(one, Reading) else next(answers)
        if isinstance(answer, str):
            assert folder is not None  # noqa: S101 - only what is found in a folder can be passed over
            folder.leave_out(answer, one.source or "")
            continue
        empty = False
        yield from (entry(not_read(str(one.source), answer)),) if isinstance(answer, Lost) else answer
    if folder is not None:
        for words in folder.words():
            note(f"{one_line(folder.source)}: {one_line(words[language()])}")
        if empty:
            yield entry(_nothing(folder))


def _nothing(found: Walk) -> Reading:
    diagnostic = Diagnostic(code="parse-input-unopened", severity="error", message=EMPTY)
    return Reading(report=None, source=found.source, diagnostics=(diagnostic,))


def inputs(arguments: Iterable[str], reader: Reader | str | None = None) -> Iterator[Input]:
    """The readings of all inputs, in the order given; `reader` may be just an encoding."""
    return worked(arguments, reader if isinstance(reader, Reader) else Reader(reader), Input)
