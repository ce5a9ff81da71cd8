"""A target of Parquet parts: `TARGET/cells/*.parquet` and so on, and the manifest beside them.

A part is written under another name and renamed when it is complete, in the transaction that enters its files in the manifest.
What no entry names after a kill is deleted by the next run. Rows of stale files leave a part by a new part of the same name.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from govdisclosure.collecting.manifest import Manifest
from govdisclosure.collecting.targets import UNFINISHED, Part, Run
from govdisclosure.errors import MissingExtraError, TargetError
from govdisclosure.frames.schemas import TABLES
from govdisclosure.message import Message

__all__ = ["MANIFEST", "ParquetStore"]

MANIFEST = "manifest.sqlite"

STRANGE = Message(
    "{path} 不为空，且不是 collect 的目标；请另指定文件夹",
    "{path} is not empty and no target of `collect`; choose another folder",
)


class ParquetStore:
    """A folder of parts that is open."""

    def __init__(self, target: Path) -> None:
        if find_spec("pyarrow") is None:
            raise MissingExtraError("collect into Parquet parts", "arrow")
        self.target = target
        if not (target / MANIFEST).exists() and target.exists() and any(target.iterdir()):
            raise TargetError(Message(STRANGE.zh.format(path=target), STRANGE.en.format(path=target)))
        for table in TABLES:
            (target / table).mkdir(parents=True, exist_ok=True)
        self.manifest = Manifest(target / MANIFEST)

    def part(self, run: Run) -> Part:
        """Begin a part."""
        part: Part = _parquet().ParquetPart(self.target, self.manifest, run)
        return part

    def drop_stale(self, run: Run) -> None:
        """Take the rows of stale files out of their parts, then the files that no entry names."""
        for name in self.manifest.stale_parts():
            stale, others = self.manifest.stale_in(name)
            for table in TABLES if name else ():
                path = self.target / table / f"{name}.parquet"
                if others:
                    _parquet().without(path, stale)
                else:
                    path.unlink(missing_ok=True)
            self.manifest.drop_stale(run.name, name)
        named = self.manifest.parts()
        for table in TABLES:
            for path in (self.target / table).iterdir():
                if path.name.endswith(UNFINISHED) or (path.suffix == ".parquet" and path.stem not in named):
                    path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the manifest."""
        self.manifest.close()


def _parquet() -> Any:
    """What writes parts. It is loaded when it is needed: the process that hands out the files writes none, and stays small."""
    return import_module("govdisclosure.collecting.parquet")
