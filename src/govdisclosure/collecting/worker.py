"""The other end of the pool: a process that answers questions from standard input until it closes.

Messages are pickles. The first is the function to call; then each question is answered by one message.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress

from govdisclosure.collecting.pool import failure

__all__ = ["main"]


def main() -> None:
    """Answer until the parent closes the pipe. An interrupt from the terminal is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, it does not print into the answers
    questions = sys.stdin.buffer
    work = pickle.load(questions)  # noqa: S301
    with suppress(EOFError, BrokenPipeError):
        _say(answers, None)
        while True:
            question = pickle.load(questions)  # noqa: S301
            try:
                answer = pickle.dumps(work(question))
            except Exception as error:  # noqa: BLE001 - it costs this question only
                answer = pickle.dumps(failure(error))
            answers.write(answer)
            answers.flush()


def _say(answers: object, message: object) -> None:
    answers.write(pickle.dumps(message))  # type: ignore[attr-defined]
    answers.flush()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
