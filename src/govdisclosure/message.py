"""What is said to people, in both languages of the library, and which of them is spoken."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Literal, cast, get_args

from attrs import frozen

__all__ = ["LANGUAGE_VARIABLE", "Language", "Message", "Severity", "language", "speak"]

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
