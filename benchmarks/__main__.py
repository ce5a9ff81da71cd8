"""`python -m benchmarks`: what reading costs; `python -m benchmarks exactness`: how exactly is read what others make."""

from __future__ import annotations

import sys
from importlib import import_module

if __name__ == "__main__":
    exactness = sys.argv[1:2] == ["exactness"]
    command = import_module("benchmarks.exactness.command" if exactness else "benchmarks.speed.command")
    sys.exit(command.main(sys.argv[2 if exactness else 1 :]))
