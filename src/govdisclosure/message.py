"""What is said to people, in both languages of the library, and which of them is spoken."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any, Literal, TypeVar, cast, get_args

from attrs import frozen

__all__ = [
    "DRAWINGS",
    "LANGUAGE_VARIABLE",
    "Language",
    "Message",
    "Severity",
    "Shown",
    "brief",
    "language",
    "one_line",
    "reason_of",
    "speak",
]

Language = Literal["zh", "en"]

Severity = Literal["error", "warning", "info"]
"""error: figures are lost or contradict each other; warning: doubtful or missing; info: a choice that was made."""

LANGUAGE_VARIABLE = "GOVDISCLOSURE_LANG"
"""The variable of the environment that names the language, `zh` or `en`."""

_spoken: ContextVar[Language | None] = ContextVar("language", default=None)


def speak(chosen: Language | None) -> None:
    """Choose the language of `str(message)` in this context; None leaves it to the environment."""
    _spoken.set(chosen)


def language() -> Language:
    """The language chosen by `speak`, else by GOVDISCLOSURE_LANG, else Chinese."""
    stated = _spoken.get() or os.environ.get(LANGUAGE_VARIABLE)
    return cast("Language", stated) if stated in get_args(Language) else "zh"


MAX_LINE, MAX_FACT = 200, 40
"""What is printed at a prompt is one line; a name in it that is longer is cut."""


def brief(name: str, **facts: object) -> str:
    """A thing in one line, as `repr` gives it: `Reading(source='a.html', cells=198)`."""
    said = ", ".join(f"{key}={_cut(repr(fact), MAX_FACT)}" for key, fact in facts.items())
    return _cut(f"{name}({said})", MAX_LINE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


_Record = TypeVar("_Record")


def one_line(record: type[_Record]) -> type[_Record]:
    """Cut what `repr` gives of the things of a class to one line."""
    whole: Callable[[_Record], str] = record.__repr__

    def cut(thing: _Record) -> str:
        return _cut(whole(thing), MAX_LINE)

    setattr(record, "__repr__", cut)  # noqa: B010 - a method that is assigned has no type
    return record


@one_line
@frozen
class Message:
    """One sentence in Chinese and the same in English; `str(message)` is that of the language in use."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return self[language()]


DRAWINGS: dict[type, Callable[[Any], str]] = {}
"""How a thing is drawn as HTML, by its type. The room `page` fills it; nothing below knows that room."""


class Shown:
    """What shows itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """The thing as HTML. The front door loads what draws it when a notebook first asks."""
        if not DRAWINGS:
            getattr(sys.modules["govdisclosure"], "page")  # noqa: B009 - the attribute is there because it is asked for
        draw = DRAWINGS.get(type(self))
        return None if draw is None else draw(self)


# what the system says ------------------------------------------------------------------------------

REFUSALS: Mapping[int | None, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有访问权限",
    errno.EPERM: "没有访问权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一部分不是文件夹",
    errno.EEXIST: "同名文件或文件夹已存在",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "符号链接层数过多或形成循环",
    errno.EBUSY: "文件正被其他程序使用",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘为只读",
    errno.EIO: "读写出错",
    errno.EMFILE: "打开的文件过多",
}
"""Why a system refuses a file or a folder, as far as people meet it: the system itself says it in English."""


def reason_of(error: BaseException) -> Message:
    """Return why something could not be opened or written: what the system says of it, else the words of the error."""
    if not isinstance(error, OSError):
        return Message(str(error), str(error))
    english = error.strerror or str(error)
    return Message(REFUSALS.get(error.errno, english), english)
