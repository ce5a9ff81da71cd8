"""What is said to people, in both languages of the library."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["Language", "Message", "Severity"]

Language = Literal["zh", "en"]

Severity = Literal["error", "warning", "info"]
"""error: figures are lost or contradict each other; warning: doubtful or missing; info: a choice that was made."""


@frozen
class Message:
    """One sentence in Chinese and the same in English."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en
