"""All reports below a folder into a target: what is new or changed is read, what is gone leaves, the rest stays as it is."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path

from attrs import field, frozen

from govdisclosure.collecting.answering import Lost
from govdisclosure.collecting.chunks import Chunk, Sizes, in_chunks, parted, with_answers
from govdisclosure.collecting.manifest import OUTCOMES, Entry, Key, Manifest, Outcome
from govdisclosure.collecting.opening import Task, hash_of
from govdisclosure.collecting.pool import DEFAULT_TIMEOUT, in_steps, workers_for
from govdisclosure.collecting.processes import INSIDE
from govdisclosure.collecting.targets import Run
from govdisclosure.collecting.walking import Walk, left_out, walk
from govdisclosure.collecting.writing import Collecting, open_store, writing
from govdisclosure.errors import TargetError
from govdisclosure.frames.provenance import provenance
from govdisclosure.message import Message

__all__ = ["Account", "Progress", "collect"]

MAX_WORST = 10
"""Files that are named in the end."""

Known = tuple[tuple[str, bytes, str], ...]
"""Files with their source, path, and the hash that they had."""

HASHED = 200
"""Files whose content is compared at a time."""


@frozen
class Account:
    """What came of a run: how many files of the folder have each outcome, how many were read now, dropped, left alone."""

    outcomes: dict[Outcome, int]
    read: int
    dropped: int
    worst: tuple[Entry, ...] = ()
    walk: Walk = field(repr=False, factory=lambda: Walk("."))

    @property
    def inputs(self) -> int:
        """How many inputs the folder has."""
        return sum(self.outcomes.get(outcome, 0) for outcome in OUTCOMES)

    @property
    def unread(self) -> int:
        """How many of them gave no report."""
        return self.outcomes.get("no report", 0) + self.outcomes.get("failed", 0)

    def left_out(self) -> list[Message]:
        """What was left out of the folder: a sentence for each kind."""
        counted = {kind: self.outcomes.get(kind, 0) for kind in ("binary", "foreign")}
        return [*self.walk.words(), *(left_out(kind, count) for kind, count in counted.items() if count)]


Progress = Callable[[int, int, Counter[Outcome]], object]
"""Is told how many of how many files are done, and what came of them."""


def collect(
    folder: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Account:
    """Read the reports below a folder into Parquet parts or one SQLite file, and return what came of it.

    Raises `OSError` if the folder cannot be listed, `TargetError` if the target cannot be written or holds something else.
    """
    found, key, place = walk(folder), Key(encoding), Path(target)
    scope = "" if found.source == "." else f"{found.source.rstrip('/')}/"
    with writing(place):
        store = open_store(place)
        try:
            run = Run(store.manifest.take_over(found.source, os.path.realpath(folder), provenance()), key)
            files = _without(found, place)
            store.manifest.compare(files, scope, key, timeout)
            store.manifest.changed(_changed(store.manifest, workers_for(jobs, len(found.files)), timeout))
            dropped = store.manifest.count_stale()
            store.drop_stale(run)
            count, missing = store.manifest.missing()
            tasks = (Task(source, os.fsdecode(path), encoding=encoding, found=True) for source, path in missing)
            done: Counter[Outcome] = Counter()
            for came in _read(tasks, count, Collecting(str(place.absolute()), run), jobs, timeout):
                done += came
                if progress is not None:
                    progress(done.total(), count, done)
            return _account(store.manifest, scope, found, read=done.total(), dropped=dropped)
        finally:
            store.close()


def _without(found: Walk, target: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder with their paths, without those of the target, if it stands in the folder."""
    own = os.path.relpath(os.path.realpath(target), os.path.realpath(found.folder)).replace(os.sep, "/")
    for file in (*found.refused, *found.files):
        if file != own and not file.startswith((f"{own}/", f"{own}-")):
            # a name that is no text is written with escapes, as everywhere
            source = found.source_of(file).encode("utf-8", "backslashreplace").decode()
            yield source, os.fsencode(os.path.join(found.folder, file))  # noqa: PTH118


def _changed(manifest: Manifest, workers: int, timeout: float) -> Iterator[str]:
    """The files whose content is not what it was."""

    def ask(chunks: Iterable[Known]) -> Iterator[tuple[str, ...] | Lost]:
        return in_steps(changed_of, chunks, workers=workers, timeout=timeout)

    known = manifest.unsure()
    for chunk, changed in with_answers(ask, iter(lambda: tuple(islice(known, HASHED)), ())):
        # what could not even be compared is read, and then it is told why it cannot be
        yield from changed if isinstance(changed, tuple) else (source for source, _, _ in chunk)


def changed_of(known: Known) -> Generator[int, None, tuple[str, ...]]:
    """Return those of some files (source, path, hash) that have another hash."""
    changed: list[str] = []
    for number, (source, path, sha256) in enumerate(known):
        yield number
        if hash_of(os.fsdecode(path)) != sha256:
            changed.append(source)
    return tuple(changed)


def _read(tasks: Iterator[Task], count: int, work: Collecting, jobs: int | None, timeout: float) -> Iterator[Counter[Outcome]]:
    """What came of each chunk. Even a single file is read by a process of its own: it may end it."""
    if not count:
        return
    workers = workers_for(jobs, count) or int(INSIDE not in os.environ)

    def ask(chunks: Iterable[Chunk]) -> Iterator[Counter[Outcome] | TargetError | Lost]:
        return in_steps(work, chunks, workers=workers, timeout=timeout)

    answers: Iterator[Counter[Outcome] | TargetError] = in_chunks(ask, parted(tasks, Sizes.of(count, workers)))
    for answer in answers:
        if isinstance(answer, TargetError):
            raise answer
        yield answer


def _account(manifest: Manifest, scope: str, found: Walk, *, read: int, dropped: int) -> Account:
    return Account(manifest.outcomes(scope), read, dropped, tuple(manifest.worst(scope, MAX_WORST)), found)
