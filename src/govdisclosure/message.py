"""What is said to people, in both languages of the library, and which of them is spoken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Literal, cast, get_args

from attrs import frozen

__all__ = ["DRAWINGS", "LANGUAGE_VARIABLE", "Language", "Message", "Severity", "Shown", "brief", "language", "speak"]

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


MAX_LINE, MAX_FACT = 200, 40
"""What is printed at a prompt is one line; a name in it that is longer is cut."""


def brief(name: str, **facts: object) -> str:
    """A thing in one line, as `repr` gives it: `Reading(source='a.html', cells=198)`."""
    said = ", ".join(f"{key}={_cut(repr(fact), MAX_FACT)}" for key, fact in facts.items())
    return _cut(f"{name}({said})", MAX_LINE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
