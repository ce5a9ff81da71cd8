"""The characters with which a match of a pattern can begin, so that most places of a text need no further look."""

from __future__ import annotations

import re

__all__ = ["beginnings"]

_ANY = "any"

_item = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?::|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)|(?P<edge>\^|\$)|(?P<any>\[\^[^\]]*\]|\.)|\[(?P<set>[^\]]*)\]|\\.|[^?*+{]"
)
_plain = re.compile(r"(?:[^()|\[\\]|\[[^\]]*\]|\\.)+")
"""What is neither a group nor an alternative, with how often it stands."""

_times = re.compile(r"(?:(?P<none>[?*]|\{0?,[0-9]*\})|\+|\{[0-9,]+\})[?+]?")


def beginnings(pattern: str) -> str:
    """Return the characters that a match can begin with, as the inside of a class; the pattern must need one.

    >>> beginnings("(?<!未)(?:新?收到|[县市]级)了?")
    '县市收新'
    """
    found, empty, _ = _alternatives(pattern, 0)
    if empty or _ANY in found:
        raise ValueError(f"{pattern!r} can match nothing, or begin with anything")
    return "".join(sorted(found))


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """The characters of a group from a place on, whether it can match nothing, and where it ends."""
    found, empty, at_beginning = set[str](), False, True
    while at < len(pattern):
        if not at_beginning and (plain := _plain.match(pattern, at)):
            at = plain.end()
            continue
        item = _item.match(pattern, at)
        if item is None:
            raise ValueError(f"{pattern!r} is not understood at {at}")
        at = item.end()
        if item["close"]:
            break
        if item["edge"]:
            continue
        if item["bar"]:
            empty, at_beginning = empty or at_beginning, True
            continue
        inside, without = {_ANY} if item["any"] else {item.group()} if item["set"] is None else set(item["set"]), False
        if item["look"] or item["open"]:
            inside, without, at = _alternatives(pattern, at)
        if item["look"]:
            continue
        if times := _times.match(pattern, at):
            at, without = times.end(), without or times["none"] is not None
        if at_beginning:
            found, at_beginning = found | inside, without
    return found, empty or at_beginning, at
