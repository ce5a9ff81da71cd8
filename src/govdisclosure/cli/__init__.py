"""The command line: arguments in, results out (contract, section 3). Needs the extra `cli`."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

from govdisclosure.errors import MissingExtraError

__all__ = ["main"]

COULD_NOT_RUN, INTERRUPTED = 2, 130


def main() -> None:
    """Run `govdisclosure` on the arguments of this process, and exit with the code of the contract.

    A defect of the library itself ends in 2 as well: 1 is kept for what a report contradicts.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - None where the process has no such stream
            # names of files and raw text may hold what UTF-8 cannot: inside JSON a backslash escape is right, too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app = import_module("govdisclosure.cli.app").app  # here, so that a missing extra is told in words
        app(prog_name="govdisclosure")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"click", "rich"}:
            raise
        sys.stderr.write(f"{MissingExtraError('the command line', 'cli')}\n")
        sys.exit(COULD_NOT_RUN)
    except KeyboardInterrupt:  # while it is still being loaded
        sys.exit(INTERRUPTED)
    except Exception:  # noqa: BLE001 - whatever it is, it is shown in full, and it is no finding
        traceback.print_exc()
        sys.exit(COULD_NOT_RUN)
