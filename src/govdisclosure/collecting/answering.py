"""What a work answers, what it says on the way, and what there is instead when it is lost."""

from __future__ import annotations

from collections.abc import Callable, Generator
from types import GeneratorType
from typing import Any, Literal, cast

from attrs import frozen

from govdisclosure.message import Message

__all__ = ["Beat", "Lost", "answered", "failure"]

Reason = Literal["timeout", "killed", "failed"]

WORDS: dict[Reason, tuple[str, Message]] = {
    "timeout": (
        "parse-timeout",
        Message("读取超过 {detail} 秒，已放弃；可用 --timeout 放宽", "reading took more than {detail} seconds and was given up"),
    ),
    "killed": (
        "parse-worker-lost",
        Message(
            "读取此文件的进程两次中止（{detail}），未能读取",
            "the process that read this ended twice ({detail}); it could not be read",
        ),
    ),
    "failed": (
        "parse-failed",
        Message("程序自身出错，未能读取：{detail}", "a defect of this library, nothing was read: {detail}"),
    ),
}


@frozen
class Lost:
    """A question without an answer, and why: it took too long, its worker died, or the work raised (`detail`).

    `at` is the last thing that the work said before it was lost, if it says where it is (see `in_order`).
    """

    reason: Reason
    detail: str = ""
    at: Any = None

    @property
    def code(self) -> str:
        """The code of the diagnostic that says so."""
        return WORDS[self.reason][0]

    @property
    def message(self) -> Message:
        """The loss in words."""
        words = WORDS[self.reason][1]
        return Message(words.zh.format(detail=self.detail), words.en.format(detail=self.detail))


@frozen
class Beat:
    """What a work says on its way to an answer: where it is, and that it is alive."""

    said: Any


def answered(work: Callable[[Any], Any], question: object, say: Callable[[Beat], object]) -> Any:
    """The answer of a work; what a generator yields on the way is said."""
    answer = work(question)
    if not isinstance(answer, GeneratorType):
        return answer
    steps = cast("Generator[Any, None, Any]", answer)
    while True:
        try:
            said = next(steps)
        except StopIteration as end:
            return end.value
        say(Beat(said))


def failure(error: Exception, at: object = None) -> Lost:
    """An exception as a lost answer."""
    return Lost("failed", f"{type(error).__name__}: {error}"[:300], at)
