"""`read_folder(path)`: the readings of all reports below a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from govdisclosure.collecting.opening import Task, not_read, readings_of
from govdisclosure.collecting.pool import in_order, workers_for
from govdisclosure.collecting.walking import walk
from govdisclosure.reading import Reading

__all__ = ["read_folder"]


Progress = Callable[[int, int], object]
"""What is told how many files of how many are done."""


def read_folder(
    path: str | os.PathLike[str], *, jobs: int | None = None, progress: Progress | bool | None = None
) -> Iterator[Reading]:
    """Read every report below a folder, in order of path; `Reading.source` names each.

    What counts is the content of a file, not its extension; a file in which nothing of the form stands is
    passed over. A file that cannot be read gives a reading without a report. Several processes read, as many as
    there are cores, or `jobs`; a document that kills its process or takes more than a minute costs only itself.
    `progress(done, total)` is called after each file; True writes that on standard error.

    Raises `OSError` at once if the folder cannot be listed.
    """
    found = walk(path)
    tasks = [Task(found.source_of(file), os.path.join(found.folder, file), found=True) for file in found.files]  # noqa: PTH118
    refused = [not_read(found.source_of(folder), error) for folder, error in found.refused.items()]
    return _read(tasks, refused, workers_for(jobs, len(tasks)), _show if progress is True else progress or None)


def _show(done: int, total: int) -> None:
    """Write on one line how far it is, and end the line with the last file."""
    sys.stderr.write(f"\r{done}/{total}" + ("\n" if done == total else ""))
    sys.stderr.flush()


def _read(tasks: list[Task], refused: list[Reading], workers: int, progress: Progress | None) -> Iterator[Reading]:
    yield from refused
    answers = in_order(readings_of, tasks, workers=workers)
    for done, (task, answer) in enumerate(zip(tasks, answers, strict=True), 1):
        if progress is not None:
            progress(done, len(tasks))
        if not isinstance(answer, tuple | str):
            yield not_read(task.source, answer)
        elif isinstance(answer, tuple):
            yield from answer
