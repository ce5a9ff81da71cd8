"""Coverage-guided fuzzing of pages: bytes are read as HTML (or as JSON that holds a page), then checked.

Run `fuzz/run.sh SECONDS`, or this file with libFuzzer's options and folders of inputs.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["govdisclosure"]):
    from invariants import examine

    from govdisclosure import Reading, read, read_html


def door(data: bytes) -> Reading:
    """Pages by the door for pages; what may be JSON by that for anything, since only there it is opened."""
    return read(data) if data.lstrip()[:1] in (b"{", b"[") else read_html(data)


def one_input(data: bytes) -> None:
    """What libFuzzer calls for each input."""
    examine(door, data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
