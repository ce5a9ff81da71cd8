"""Print what the reader makes of each case: right, named or WRONG, and why."""

from __future__ import annotations

import sys
from collections import Counter

from tests.reading.cases import CASES, Verdict, verdict

SHOWN = 3
"""Faults printed for a case; the others are counted."""


def main(wanted: list[str]) -> int:
    """Judge the cases whose names begin with one of `wanted` (all if there are none)."""
    counts: Counter[Verdict] = Counter()
    for name, case in CASES.items():
        if wanted and not name.startswith(tuple(wanted)):
            continue
        faults = case.faults()
        word = verdict(faults)
        counts[word] += 1
        print(f"{word:6} {name}")  # noqa: T201
        for fault in faults[:SHOWN]:
            print(f"         {fault.what}")  # noqa: T201
        if len(faults) > SHOWN:
            print(f"         … and {len(faults) - SHOWN} more")  # noqa: T201
    print(", ".join(f"{word} {count}" for word, count in counts.most_common()))  # noqa: T201
    return 0 if set(counts) <= {"right"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
