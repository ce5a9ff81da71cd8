"""The other end of the pool: a process that answers questions from standard input until it closes.

Messages are pickles. The first is the function to call; then each question is answered by one message, before which
there may be beats. The one argument is how many bytes of memory it may take beyond what it has when the function is there.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from govdisclosure.collecting.answering import answered, failure

__all__ = ["main"]


def main() -> None:
    """Answer until the parent closes the pipe. An interrupt from the terminal is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, it does not print into the answers
    questions = sys.stdin.buffer
    work = pickle.load(questions)  # noqa: S301
    if sys.argv[1:]:
        _bound_memory(int(sys.argv[1]))
    with suppress(EOFError, BrokenPipeError):
        _say(answers, None)
        while True:
            question = pickle.load(questions)  # noqa: S301
            try:
                answer = answered(work, question, partial(_say, answers))
                message = pickle.dumps(answer)
            except BrokenPipeError:
                raise  # nobody listens any more
            except Exception as error:  # noqa: BLE001 - it costs this question only
                message = pickle.dumps(failure(error))
            answers.write(message)
            answers.flush()


def _say(answers: BinaryIO, message: object) -> None:
    answers.write(pickle.dumps(message))
    answers.flush()


def _bound_memory(more: int) -> None:
    """Let the system refuse more memory than this, where it can; who is refused raises `MemoryError` or dies."""
    state = Path("/proc/self/statm")
    if not state.exists():
        return
    import resource  # noqa: PLC0415 - not there on Windows

    most = int(state.read_text("ascii").split()[0]) * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
