"""The manifest: who owns a target, and what a run that has lost it can still do to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govdisclosure.collecting.answering import Lost
from govdisclosure.collecting.chunks import Sizes, in_chunks, parted
from govdisclosure.collecting.manifest import Entry, Folder, Key, Manifest
from govdisclosure.collecting.opening import Task
from govdisclosure.errors import TargetError


@pytest.fixture
def manifest(tmp_path: Path) -> Iterator[Manifest]:
    one = Manifest(tmp_path / "m.sqlite")
    yield one
    one.close()


def entry(source: str) -> Entry:
    return Entry(source, "00", 1, "read")


def test_who_has_lost_the_target_writes_nothing_more(manifest: Manifest) -> None:
    """A worker outlives the run that was killed, and another run has begun: nothing is twice."""
    first = manifest.take_over("reports", "/reports", {})
    manifest.add(first, [entry("reports/a")], Key(), "p1", lambda _: None)
    second = manifest.take_over("reports", "/reports", {})
    written: list[str] = []
    with pytest.raises(TargetError):
        manifest.add(first, [entry("reports/b")], Key(), "p2", lambda _: written.append("p2"))
    assert written == []
    manifest.add(second, [entry("reports/b")], Key(), "p3", lambda _: None)
    assert manifest.parts() == {"p1", "p3"}


def test_rows_that_could_not_be_written_leave_no_entry(manifest: Manifest) -> None:
    run = manifest.take_over("reports", "/reports", {})
    with pytest.raises(OSError, match="full"):
        manifest.add(run, [entry("reports/a")], Key(), "p1", lambda _: _full())
    assert manifest.held(["reports/a"]) == frozenset()


def _full() -> None:
    raise OSError("full")


def test_what_was_given_up_is_tried_again_with_more_time_only(manifest: Manifest) -> None:
    run = manifest.take_over("reports", "/reports", {})
    late = Entry("reports/late", "00", 1, "failed", waited=5.0)
    manifest.add(run, [late, entry("reports/a"), entry("other/a")], Key(), "p1", lambda _: None)
    manifest.compare([("reports/late", b""), ("reports/a", b"")], "reports/", Key(), timeout=5.0)
    assert manifest.count_stale() == 0
    manifest.connection.execute("DROP TABLE temp.found")
    manifest.compare([("reports/late", b""), ("reports/a", b"")], "reports/", Key(), timeout=6.0)
    assert manifest.stale_in("p1") == (frozenset({"reports/late"}), True)


@pytest.mark.parametrize(
    ("known", "given", "refused"),
    [
        (Folder("a", "/x/a"), Folder("a", "/x/a"), False),
        (Folder("a", "/x/a"), Folder("b", "/x/b"), False),
        (Folder(".", "/x"), Folder("a", "/x/a"), False),
        (Folder("a", "/x/a"), Folder("a/b", "/x/a/b"), False),
        (Folder("a", "/x/a"), Folder("/x/a", "/x/a"), True),
        (Folder("a", "/x/a"), Folder("/x", "/x"), True),
        (Folder("a", "/x/a"), Folder("b", "/x/a/b"), True),
        (Folder("a", "/gone/a"), Folder("a", "/x/a"), False),
        (Folder("a", "/"), Folder("a", "/x/a"), True),
    ],
)
def test_the_files_of_a_folder_have_one_name(known: Folder, given: Folder, refused: bool) -> None:
    if refused:
        with pytest.raises(TargetError):
            known.refuse(given)
    else:
        known.refuse(given)


# chunks ---------------------------------------------------------------------------------------------------


def asked(lost: dict[str, str], log: list[tuple[str, ...]]) -> object:
    """A work that is lost at some tasks; in the end it is told of them."""

    def ask(chunks: object) -> Iterator[tuple[str, ...] | Lost]:
        for chunk in chunks:  # type: ignore[attr-defined]
            log.append(tuple(task.source for task in chunk))
            bad = [at for at, task in enumerate(chunk) if task.source in lost and task.lost is None]
            yield Lost(lost[chunk[bad[0]].source], "1", bad[0]) if bad else log[-1]  # type: ignore[arg-type]

    return ask


def test_what_is_lost_costs_one_task() -> None:
    tasks = [Task(name, content=b"x") for name in "abcdefgh"]
    log: list[tuple[str, ...]] = []
    ask = asked({"c": "killed", "f": "timeout"}, log)
    answers = list(in_chunks(ask, parted(tasks, Sizes(files=8))))  # type: ignore[arg-type, var-annotated]
    assert sorted(name for answer in answers for name in answer) == list("abcdefgh")
    assert log[0] == tuple("abcdefgh")
    assert log.count(("c",)) == 1  # one whose worker died is tried once more, one that took too long is not
    assert log[-1] == ("c", "f")
    assert all(sum(name in chunk for chunk in log) <= 3 for name in "abdegh")


def test_what_nobody_is_to_blame_for_is_asked_once_more() -> None:
    chunk = (Task("a", content=b""),)
    answers = iter([Lost("killed", "SIGKILL", 1), "fine"])
    assert list(in_chunks(lambda chunks: (next(answers) for _ in chunks), [chunk])) == ["fine"]
    with pytest.raises(RuntimeError):
        list(in_chunks(lambda chunks: (Lost("killed", "SIGKILL", 1) for _ in chunks), [chunk]))


def test_chunks_are_bounded_by_files_and_by_bytes() -> None:
    tasks = [Task(str(size), content=b"x" * size) for size in (3, 3, 3, 9, 1, 1, 1)]
    assert [len(chunk) for chunk in parted(tasks, Sizes(files=2, bytes=7))] == [2, 1, 1, 2, 1]
