"""The one walker of folders: which files a folder stands for, and what was left out of it, by kind."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from govdisclosure.message import Message
from govdisclosure.reading import source_of

__all__ = ["KINDS", "Walk", "left_out", "walk"]

KINDS = {
    "hidden": Message("隐藏文件", "hidden"),
    "special": Message("命名管道、设备等特殊文件", "no regular file (pipe, device, socket)"),
    "link": Message(
        "链接（断开、循环、指向文件夹或本文件夹之外）", "link that is broken, a loop, to a folder or out of this one"
    ),
    "companion": Message("网页的附属文件夹", "folder of a saved page's parts"),
    "binary": Message("不是网页、文本或 .docx 文件", "neither page, text nor .docx file"),
    "foreign": Message("与年度报告无关的网页或文本", "page or text in which nothing of the form stands"),
}
"""Why something in a folder is no input, in words."""

NAMED = frozenset({"special", "link"})
"""What is left out by name, not only by number: nobody expects it there."""

NOTHING = Message("", "")

MAX_NAMED = 5
"""So many of a kind are named; a line on a terminal holds no more."""

HEAD = 4096
"""Bytes of a file that tell whether it is a page: browsers write `<html` within the first."""

_page = re.compile(rb"<(?:!doctype|html|head|meta|body)\b|^mime-version:|^from: ?<saved", re.IGNORECASE | re.MULTILINE)


@frozen
class Walk:
    """What a folder stands for: paths below it with `/` between their parts, sorted; and what was left out, by kind.

    `refused` are the folders below it that could not be looked into, with the reason.
    """

    folder: str
    files: tuple[str, ...] = ()
    left_out: dict[str, list[str]] = field(factory=dict[str, list[str]])
    refused: dict[str, OSError] = field(factory=dict[str, OSError])

    @property
    def source(self) -> str:
        """The name of the folder in every output."""
        return source_of(self.folder)

    def source_of(self, file: str) -> str:
        """The name of a file of the folder in every output."""
        return file if self.source == "." else f"{self.source.rstrip('/')}/{file}"

    def leave_out(self, kind: str, file: str) -> None:
        """Note that a file is no input."""
        self.left_out.setdefault(kind, []).append(file)

    def words(self) -> list[Message]:
        """What was left out: a sentence for each kind, with names where they matter."""
        return [self._words(kind, self.left_out[kind]) for kind in KINDS if kind in self.left_out]

    def _words(self, kind: str, files: list[str]) -> Message:
        shown = [self.source_of(file) for file in files[:MAX_NAMED]] if kind in NAMED else []
        more = "…" if kind in NAMED and len(files) > MAX_NAMED else ""
        zh, en = "、".join(shown) + more, ", ".join(shown) + more
        return left_out(kind, len(files), Message(f"（{zh}）" if zh else "", f" ({en})" if en else ""))


def left_out(kind: str, count: int, names: Message = NOTHING) -> Message:
    """How many of a kind were left out, in words, with their names in brackets."""
    said = KINDS[kind]
    return Message(f"略过 {count} 个：{said.zh}{names.zh}", f"left out {count}: {said.en}{names.en}")


def walk(folder: str | os.PathLike[str]) -> Walk:
    """The regular files below a folder that may be inputs, without opening a thing that could wait.

    Left out are hidden names, links that leave the folder or lead to a folder, what is no regular file,
    and `X_files/` or `X.files/` beside a page `X.*`. Raises `OSError` if the folder itself cannot be listed.
    """
    top = os.fspath(folder)
    found = Walk(top)
    os.scandir(top).close()
    files = sorted(_below(found, os.path.realpath(top), ""))
    return Walk(top, tuple(files), found.left_out, found.refused)


def _below(found: Walk, real: str, inside: str) -> Iterator[str]:
    """The files below one folder; `inside` is its path below the top, ending in `/` if it is not the top itself.

    Folders wait in a list: nesting is bounded by the file system alone.
    """
    waiting = [inside]
    while waiting:
        here = waiting.pop()
        entries = _entries(found, here)
        companions = _companions(entries)
        for entry in entries:
            name = here + entry.name
            if entry.name.startswith("."):
                found.leave_out("hidden", name)
            elif entry.is_symlink():
                if _stays(entry.path, real):
                    yield name
                else:
                    found.leave_out("link", name)
            elif entry.is_dir(follow_symlinks=False):
                if entry.name in companions:
                    found.leave_out("companion", name)
                else:
                    waiting.append(f"{name}/")
            elif entry.is_file(follow_symlinks=False):
                yield name
            else:
                found.leave_out("special", name)


def _entries(found: Walk, inside: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(os.path.join(found.folder, inside)) as entries:  # noqa: PTH118 - a Path would lose what is no text
            return list(entries)
    except OSError as error:
        found.refused[inside.rstrip("/")] = error
        return []


def _stays(link: str, real: str) -> bool:
    """True if a link leads to a regular file inside the folder."""
    try:
        target = os.path.realpath(link, strict=True)
        regular = stat.S_ISREG(os.stat(target).st_mode)  # noqa: PTH116
    except OSError:
        return False
    return regular and os.path.commonpath([target, real]) == real


def _companions(entries: list[os.DirEntry[str]]) -> set[str]:
    """The names that folders of a saved page's parts have here."""
    names = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    stems = {name[: -len(end)] for name in names for end in ("_files", ".files") if name.endswith(end)}
    pages = {entry.name.rpartition(".")[0] for entry in entries if entry.name.rpartition(".")[0] in stems and _is_page(entry)}
    return {stem + end for stem in pages for end in ("_files", ".files")}


def _is_page(entry: os.DirEntry[str]) -> bool:
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        with Path(entry.path).open("rb") as file:
            return _page.search(file.read(HEAD).replace(b"\0", b"")) is not None
    except OSError:
        return False
