"""What a command that judges keeps of its entries: how it ends, and what a new baseline accepts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from govdisclosure.cli.entry import dump
from govdisclosure.cli.findings import Judged, Policy
from govdisclosure.cli.options import exit_code
from govdisclosure.cli.output import Output

__all__ = ["Record"]

J = TypeVar("J", bound=Judged)


class Record(Generic[J]):
    """Notes each entry as it passes. `entry` makes its JSON, for the file that `--write-baseline` names."""

    def __init__(self, policy: Policy, write_to: str | None, entry: Callable[[J, bool], dict[str, Any]]) -> None:
        self._policy = policy
        self._write_to = write_to
        self._entry = entry
        self._lines: list[str] = []
        self._unread = self._contradiction = False

    def note(self, one: J, *, unread: bool) -> None:
        """Note an entry; `unread` if there was no report in it."""
        self._unread = self._unread or unread
        self._contradiction = self._contradiction or one.fails(self._policy)
        if self._write_to is not None:
            self._lines.append(dump(self._entry(one, True)))  # noqa: FBT003 - only the problems

    def end(self) -> int:
        """Write the new baseline, if one is wanted (what it holds is accepted); the exit code."""
        if self._write_to is not None:
            with Output(self._write_to) as out:
                out.show(self._lines)
        return exit_code(unread=self._unread, contradiction=self._contradiction and self._write_to is None)
