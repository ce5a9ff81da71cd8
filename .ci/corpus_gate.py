"""Judge the JSON of the corpus' score.py: no wrong number in silence anywhere, and what must be exact is exact.

`EXACT` is the one place that says which documents have to be read exactly (or as lossy.txt allows), `HEADED` of which
organization, year and edition have to be right as well; where these differ elsewhere it is told, and no more. `NAMED` are the
documents that have figures which are named instead of read, with the most cells that this may cost.
"""

import fnmatch
import json
import sys
from pathlib import Path

EXACT = ("docs/*", "excerpts/*")
LINES = Path("tests/reading/corpus-named.txt").read_text(encoding="utf-8").splitlines()
NAMED = {name: int(most) for name, most in (line.split() for line in LINES if line and not line.startswith("#"))}
HEADED = ("docs/*",)


def among(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a document is one of those that the patterns name."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def faults(name: str, one: dict) -> list[str]:
    """What is wrong with the reading of one document."""
    found = []
    if not one["given"]:
        found.append("not read at all")
    if one["silent"]:
        found.append(f"WRONG IN SILENCE: {one['wrong']['silent']}")
    lost = sum(
        one["wrong"].get(kind, 0) if isinstance(one["wrong"].get(kind, 0), int) else len(one["wrong"][kind])
        for kind in one["wrong"]
    )
    if not one["ok"] and among(name, EXACT) and lost > NAMED.get(name, 0):
        found.append(f"not exact: {one['wrong'] or 'no report'}")
    if one["meta"] and among(name, HEADED):
        found.append("; ".join(one["meta"]))
    return found


documents = json.load(sys.stdin)["documents"]
told = [
    f"head differs: {name}: {'; '.join(one['meta'])}"
    for name, one in documents.items()
    if not among(name, HEADED) and one["meta"]
]
wrong = [f"FAULT {name}: {fault}" for name, one in documents.items() for fault in faults(name, one)]
print("\n".join([*told, *wrong, f"corpus: {len(documents)} documents, {len(wrong)} faults"]))
sys.exit(bool(wrong))
