"""What a target holds: an entry for each file, keyed by path, content hash, version of the library and rule set.

It is kept by SQLite, whose transactions survive a kill at any moment. An entry is written in the transaction that
makes the rows of its file part of the target; who takes the target over refuses whatever a run before it still wants to write.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

from attrs import astuple, field, fields, frozen

from govdisclosure.checking import RULESET_VERSION
from govdisclosure.errors import TargetError
from govdisclosure.message import Message

__all__ = ["OUTCOMES", "Entry", "Key", "Manifest", "Outcome"]

Outcome = Literal["read", "partial", "no report", "failed", "binary", "foreign"]
"""What came of a file: the status of its report, or the kind of thing that it is instead of an input."""

OUTCOMES: tuple[Outcome, ...] = ("read", "partial", "no report", "failed")
"""What can come of an input, best first."""

PATIENCE = 120.0
"""Seconds to wait for the transaction of another worker, which takes some tenths of one."""

TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS folders (source TEXT PRIMARY KEY, place TEXT);
CREATE TABLE IF NOT EXISTS manifest (
    source TEXT PRIMARY KEY, sha256 TEXT, bytes INTEGER, outcome TEXT, errors INTEGER, fails INTEGER, waited REAL,
    version TEXT, ruleset TEXT, encoding TEXT, part TEXT, stale INTEGER DEFAULT 0
) WITHOUT ROWID;
"""

TAKEN = Message("另一个 collect 已接管此目标，本次运行停止", "another `collect` has taken over this target; this one stops")
NO_TARGET = Message("{path} 不是 collect 的目标：{why}", "{path} is no target of `collect`: {why}")

RENAMED = Message(
    "此目标已以“{0}”之名收录该文件夹（{1}）；请用同一名称，或另指定目标",
    "the target holds this folder as {0!r} ({1}); name it so, or choose another target",
)
ANOTHER = Message(
    "此目标中的“{0}”是另一个文件夹（{1}）；请另指定目标", "in this target {0!r} is another folder ({1}); choose another target"
)
OTHER = Message("其中是别的数据", "it holds something else")


def no_target(path: Path, why: Message) -> TargetError:
    """What is raised for a path that cannot be a target."""
    return TargetError(Message(NO_TARGET.zh.format(path=path, why=why.zh), NO_TARGET.en.format(path=path, why=why.en)))


@frozen
class Key:
    """What decides about the rows of a file beside its content."""

    encoding: str | None = None
    version: str = field(factory=lambda: version("govdisclosure"))
    ruleset: str = RULESET_VERSION


@frozen
class Entry:
    """One file of the target. `errors` and `fails` count its diagnostics of severity error and its results FAIL.

    `waited` is the time limit that it exceeded, in seconds, where it did.
    """

    source: str
    sha256: str | None
    bytes: int | None
    outcome: Outcome
    errors: int = 0
    fails: int = 0
    waited: float | None = None


ENTRY = ", ".join(one.name for one in fields(Entry))


class Folder(NamedTuple):
    """A folder that was collected: its name in every source, and where it is."""

    source: str
    place: str

    def refuse(self, other: Folder) -> None:
        """Raise if the files of another folder are those of this one under other names, or other files under the same names."""
        if self.source == other.source:
            if self.place != other.place and Path(self.place).is_dir():
                raise _other(ANOTHER, self)
            return
        for outer, inner in ((self, other), (other, self)):
            below = os.path.relpath(inner.place, outer.place).replace(os.sep, "/")
            named = below if outer.source == "." else f"{outer.source.rstrip('/')}/{below}"
            if below == "." or (not below.startswith("..") and named != inner.source):
                raise _other(RENAMED, self)


def _other(words: Message, folder: Folder) -> TargetError:
    return TargetError(Message(words.zh.format(*folder), words.en.format(*folder)))


class Manifest:
    """The entries of one target, in an SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            tables = {name for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if tables and "manifest" not in tables:
                raise no_target(path, OTHER)
            self.connection.executescript(TABLES)
        except sqlite3.Error as error:
            raise no_target(path, Message(str(error), str(error))) from error

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    # transactions -----------------------------------------------------------------------------------

    @contextmanager
    def transaction(self, run: str | None = None) -> Generator[sqlite3.Connection]:
        """All or nothing. Raises `TargetError` if another run than this one owns the target."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            self._refuse_others(run)
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _refuse_others(self, run: str | None) -> None:
        if run is not None and self.about().get("run") != run:
            raise TargetError(TAKEN)

    def about(self) -> dict[str, str]:
        """What is said of the whole target."""
        return dict(self.connection.execute("SELECT name, value FROM about"))

    def take_over(self, folder: str, place: str, said: Mapping[str, str]) -> str:
        """Begin a run: from now on no other one writes. `said` is what the target says of itself. Return the name of the run.

        Raises `TargetError` if the target holds the files of this folder (named so, at that place) under other names.
        """
        run = uuid.uuid4().hex
        with self.transaction() as connection:
            for known in map(Folder._make, connection.execute("SELECT source, place FROM folders")):
                known.refuse(Folder(folder, place))
            connection.execute("INSERT OR REPLACE INTO folders VALUES (?, ?)", (folder, place))
            connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", {**said, "run": run}.items())
        return run

    def add(self, run: str, entries: Iterable[Entry], key: Key, part: str, write: Callable[[sqlite3.Connection], object]) -> None:
        """Make files part of the target: `write` does so for their rows, in the transaction that enters the files."""
        with self.transaction(run) as connection:
            write(connection)
            more = (key.version, key.ruleset, key.encoding, part)
            rows = ((*astuple(entry), *more) for entry in entries)
            connection.executemany(
                f"INSERT INTO manifest ({ENTRY}, version, ruleset, encoding, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                rows,
            )

    # what is to be done -----------------------------------------------------------------------------

    def compare(self, found: Iterable[tuple[str, bytes]], scope: str, key: Key, timeout: float) -> None:
        """Hold what was found in a folder (source and path) to the entries of its scope; mark the stale ones.

        Stale is what is gone, what was read by another version or rule set, and what was given up in less time than there is now.
        Whether the content is the same still has to be asked, of what `unsure` gives.
        """
        execute = self.connection.execute
        execute("CREATE TEMP TABLE found (source TEXT PRIMARY KEY, path BLOB) WITHOUT ROWID")
        with self.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO found VALUES (?, ?)", found)
            connection.execute(
                f"""UPDATE manifest SET stale = 1 WHERE {inside(scope)} AND (
                    source NOT IN (SELECT source FROM found)
                    OR version IS NOT :version OR ruleset IS NOT :ruleset OR encoding IS NOT :encoding
                    OR sha256 IS NULL OR waited < :timeout)""",  # noqa: S608
                {"scope": scope, "version": key.version, "ruleset": key.ruleset, "encoding": key.encoding, "timeout": timeout},
            )

    def unsure(self) -> Iterator[tuple[str, bytes, str]]:
        """The files whose content may have changed: source, path, and the hash that it had."""
        self.connection.execute(
            "CREATE TEMP TABLE unsure AS SELECT source, path, sha256 FROM found JOIN manifest USING (source) WHERE NOT stale"
        )
        yield from self.connection.execute("SELECT source, path, sha256 FROM temp.unsure")

    def changed(self, sources: Iterable[str]) -> None:
        """Mark the entries of files whose content has changed."""
        with self.transaction() as connection:
            connection.executemany("UPDATE manifest SET stale = 1 WHERE source = ?", ((source,) for source in sources))

    def count_stale(self) -> int:
        """How many entries are stale."""
        ((count,),) = self.connection.execute("SELECT count(*) FROM manifest WHERE stale")
        return int(count)

    def stale_parts(self) -> list[str]:
        """The parts that hold rows of stale files."""
        return [part for (part,) in self.connection.execute("SELECT DISTINCT part FROM manifest WHERE stale ORDER BY part")]

    def stale_in(self, part: str) -> tuple[frozenset[str], bool]:
        """The stale files of a part, and whether it holds others."""
        rows = list(self.connection.execute("SELECT source, stale FROM manifest WHERE part = ?", (part,)))
        return frozenset(source for source, stale in rows if stale), any(not stale for _, stale in rows)

    def drop_stale(self, run: str, part: str) -> None:
        """Forget the stale files of a part whose rows have gone."""
        with self.transaction(run) as connection:
            connection.execute("DELETE FROM manifest WHERE stale AND part = ?", (part,))

    def parts(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(part for (part,) in self.connection.execute("SELECT DISTINCT part FROM manifest"))

    def held(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of some files that have an entry."""
        one = "SELECT 1 FROM manifest WHERE source = ?"
        return frozenset(source for source in sources if self.connection.execute(one, (source,)).fetchone())

    def missing(self) -> tuple[int, Iterator[tuple[str, bytes]]]:
        """How many files were found and have no entry; their sources and paths. Reading them on holds no lock."""
        self.connection.execute(
            "CREATE TEMP TABLE missing AS SELECT source, path FROM found WHERE source NOT IN (SELECT source FROM manifest)"
        )
        ((count,),) = self.connection.execute("SELECT count(*) FROM temp.missing")
        return count, self.connection.execute("SELECT source, path FROM temp.missing ORDER BY source")

    # what came of it --------------------------------------------------------------------------------

    def outcomes(self, scope: str) -> dict[Outcome, int]:
        """How many files of a folder have each outcome."""
        query = f"SELECT outcome, count(*) FROM manifest WHERE {inside(scope)} GROUP BY outcome"  # noqa: S608
        return dict(self.connection.execute(query, {"scope": scope}))

    def worst(self, scope: str, most: int) -> list[Entry]:
        """The inputs of a folder that were read least well, worst first; of those read alike, the ones with most errors."""
        query = f"""SELECT {ENTRY} FROM manifest WHERE {inside(scope)} AND outcome IN ('failed', 'no report', 'partial', 'read')
            AND (outcome <> 'read' OR fails > 0)
            ORDER BY outcome = 'failed' DESC, outcome = 'no report' DESC, errors DESC, fails DESC, source LIMIT :most"""  # noqa: S608
        return [Entry(*row) for row in self.connection.execute(query, {"scope": scope, "most": most})]


def inside(scope: str) -> str:
    """The condition for the sources below a folder; `scope` is its name and `/`, empty for the working directory."""
    if scope:
        return "substr(source, 1, length(:scope)) = :scope"
    return "substr(source, 1, 1) <> '/' AND substr(source, 1, 3) <> '../'"
