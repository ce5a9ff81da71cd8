"""Coverage-guided fuzzing of texts: bytes are read as plain text or markdown in any layout, then checked.

Run `fuzz/run.sh SECONDS`, or this file with libFuzzer's options and folders of inputs.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["govdisclosure"]):
    from invariants import examine

    from govdisclosure import read_text


def one_input(data: bytes) -> None:
    """What libFuzzer calls for each input."""
    examine(read_text, data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
