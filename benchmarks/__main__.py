"""`python -m benchmarks`: what reading costs. With a word in front, another benchmark: see `OTHERS`."""

from __future__ import annotations

import sys
from importlib import import_module

OTHERS = {
    "exactness": "benchmarks.exactness.command",
    "collecting": "benchmarks.collecting",
    "engines": "benchmarks.engines",
}
"""How exactly is read what others make; a collection that is killed; Spark and Ray against a local loop."""

if __name__ == "__main__":
    words = sys.argv[1:]
    other = OTHERS.get(words[0]) if words else None
    command = import_module(other or "benchmarks.speed.command")
    sys.exit(command.main(words[1:] if other else words))
