"""From the arguments of a command to readings: files, folders, standard input.

Every input gives exactly one reading, also one that cannot be opened: its diagnostics say why.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from govdisclosure import Diagnostic, Reading, read
from govdisclosure.message import Message

__all__ = ["EXTENSIONS", "Input", "inputs", "several"]

EXTENSIONS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".json", ".docx", ".docm", ".dotx"})
"""What a folder stands for: the files below it with one of these, in lower or upper case."""

STANDARD_INPUT = "-"


@frozen
class Input:
    """One input and what it read as. `source` is its name in every output."""

    source: str
    reading: Reading


def inputs(arguments: Iterable[str], encoding: str | None = None) -> Iterator[Input]:
    """The readings of all inputs, in the order given, one at a time."""
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield Input(argument, read(sys.stdin.buffer, encoding=encoding))
        elif Path(argument).is_dir():
            yield from _folder(argument, encoding)
        else:
            yield Input(argument, _file(Path(argument), encoding))


def several(arguments: Iterable[str]) -> bool:
    """Whether the arguments are anything but one file."""
    found = tuple(arguments)
    return len(found) != 1 or any(Path(argument).is_dir() for argument in found)


def _folder(argument: str, encoding: str | None) -> Iterator[Input]:
    folder = Path(argument)
    below = sorted(path.relative_to(folder).as_posix() for path in _files(folder))
    for name in below:
        yield Input(f"{argument}/{name}", _file(folder / name, encoding))
    if not below:
        extensions = " ".join(sorted(EXTENSIONS))
        yield Input(
            argument, _nothing(f"文件夹中没有可读的文件（{extensions}）", f"no file to read in this folder ({extensions})")
        )


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        for name in names:
            if Path(name).suffix.lower() in EXTENSIONS:
                yield Path(place, name)


def _file(path: Path, encoding: str | None) -> Reading:
    try:
        return read(path, encoding=encoding)
    except OSError as error:
        reason = error.strerror or str(error)
        return _nothing(f"无法打开：{reason}", f"cannot be opened: {reason}")


def _nothing(zh: str, en: str) -> Reading:
    """The reading of an input that there is nothing to read from."""
    return Reading(report=None, diagnostics=(Diagnostic(code="parse-input-unopened", severity="error", message=Message(zh, en)),))
