"""Where results go: standard output or a file, as text or bytes; and what is said beside them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from rich.console import Console
from rich.text import Text

from govdisclosure.cli.telling import STANDARD, UnwritableError
from govdisclosure.message import language

__all__ = ["Output", "Progress"]


class Output:
    """Standard output, or a file that appears under its name only when it is complete."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self._part: Path | None = None
        self._file: BinaryIO = sys.stdout.buffer
        self._console = Console(file=sys.stdout, soft_wrap=True)

    @property
    def where(self) -> str:
        """What it is called in a sentence."""
        return self.path or STANDARD[language()]

    def __enter__(self) -> Self:
        if self.path is not None:
            target = Path(self.path)
            # a device such as /dev/full or /dev/stdout is written as it is; it could not be replaced
            regular = not target.exists() or target.is_file()
            self._part = target.with_name(f".{target.name}.{os.getpid()}.part") if regular else None
            with self._watched():
                self._file = (self._part or target).open("wb")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.path is None:
            if kind is None:
                with self._watched():
                    sys.stdout.flush()
            return
        try:
            if kind is None:
                with self._watched():
                    self._file.close()
                    if self._part is not None:
                        self._part.replace(self.path)
        finally:
            _discard(self._file)
            if self._part is not None:
                self._part.unlink(missing_ok=True)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableError(self.where, error) from error

    def write(self, data: str | bytes) -> None:
        """Text or bytes as they are."""
        with self._watched():
            self._file.write(data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data)
            self._file.flush()

    def show(self, lines: Iterable[str | Text]) -> None:
        """Lines: text for machines as it is, text for people in colour on a terminal."""
        for line in lines:
            if isinstance(line, Text) and self.path is None:
                with self._watched():
                    self._console.print(line)
                    sys.stdout.flush()
            else:
                self.write((line.plain if isinstance(line, Text) else line) + "\n")


def _discard(file: BinaryIO) -> None:
    try:
        file.close()
    except OSError:
        return  # what it was is told already


class Progress:
    """How far a long run is, on standard error if that is a terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = total > 1 and sys.stderr.isatty()

    def at(self, done: int) -> None:
        """Show that so many are done; nothing stays behind when all are."""
        if self.shown:
            sys.stderr.write("\r\x1b[K" if done >= self.total else f"\r\x1b[K{done}/{self.total}")
            sys.stderr.flush()
