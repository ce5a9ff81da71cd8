"""Mutation testing of the modules that decide values: which changes of the code does no test notice?

mutmut makes the mutants. They are run here and not by mutmut itself, since it only mutates functions,
and only after import: the compiled forms, label indices and patterns of this library are made when its
modules are imported. So every mutant gets an interpreter of its own, forked from one that has loaded the
libraries but not this package, and finds the mutated text in place of the module. Nothing is written into
the checkout.

    pip install mutmut
    python tools/mutate.py --sample 400 --seed 4

prints a line for every mutant, and those that survived in the end. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from attrs import frozen

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "govdisclosure"

MODULES: dict[str, tuple[str, ...]] = {
    "text/numbers.py": (),
    "reading/labels.py": (),
    "reading/aligning.py": (),
    "reading/tables.py": (),
    "reading/placing.py": (),
    "reading/scanning.py": (),
    "source/html.py": ("_number", "_clean", "row", "cell", "spans"),
    "checking/relations.py": (),
    "schema/form.py": (),
}
"""The modules that decide values, and the functions that do so where it is not the whole module."""

SUITE = (
    *("tests/mutation", "tests/schema", "tests/text", "tests/source", "tests/reading"),
    *(f"src/{PACKAGE}/{module}" for module in MODULES),
    *("tests/checking/test_conformance.py", "tests/checking/test_exact_relations.py"),
)
"""What may kill a mutant: the tests of these rooms, some whole documents of the corpus, the examples in the modules."""

PROFILE = "mutants"
SECONDS = 60
"""Of computing; what takes longer hangs, and counts as killed."""
MEMORY = 4 << 30


@frozen
class Mutant:
    """One change of one module: its line, the line before and after, the text of the whole module."""

    module: str
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}\n    - {self.before}\n    + {self.after}"


class _Replaced(SourceFileLoader):
    text = ""

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.text, self.path, "exec")


class _Finder(MetaPathFinder):
    """Finds one module of the package, with another text than stands in its file."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"{PACKAGE}.{mutant.module.removesuffix('.py').replace('/', '.')}"
        self.path = str(ROOT / "src" / PACKAGE / mutant.module)
        self.text = mutant.text

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = _Replaced(fullname, self.path)
        loader.text = self.text
        return spec_from_file_location(fullname, self.path, loader=loader)


class _Bare(ast.NodeTransformer):
    """Takes away what never decides a value: names for export, annotations, the type in a cast."""

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        return None if ast.unparse(node.targets[0]) == "__all__" else self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(0)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "cast":
            return self.visit(node.args[-1])
        return self.generic_visit(node)


def _meaning(text: str) -> str:
    return ast.dump(_Bare().visit(ast.parse(text)))


def mutants(only: str, seed: int) -> Iterator[Mutant]:
    """All mutants in an order that the seed decides, without those that cannot mean anything else than the original."""
    from mutmut.mutation.file_mutation import create_mutations  # noqa: PLC0415 - not needed by what only reads MODULES

    texts = {module: (ROOT / "src" / PACKAGE / module).read_text("utf-8") for module in MODULES if only in module}
    trees, changes = {}, []
    for module, text in texts.items():
        trees[module], found, *_ = create_mutations(module, text)
        names = MODULES[module]
        changes += [(module, c) for c in found if not names or _function(c) in names]
    random.Random(seed).shuffle(changes)  # noqa: S311 - a sample, no secret
    for module, change in changes:
        text = trees[module].deep_replace(change.original_node, change.mutated_node).code
        if _meaning(text) != _meaning(texts[module]):
            yield _mutant(module, texts[module], text)


def _function(change: object) -> str | None:
    function = getattr(change, "contained_by_top_level_function", None)
    return function.name.value if hasattr(function, "name") else None


def _mutant(module: str, old: str, new: str) -> Mutant:
    before, after = old.splitlines(), new.splitlines()
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)) - 1)
    return Mutant(module, same + 1, before[same].strip(), after[same].strip(), new)


def run(mutant: Mutant | None, arguments: Sequence[str]) -> tuple[str, str]:
    """What becomes of a mutant in a process of its own: "survived", "killed" or "hangs", and the last line of the tests."""
    with tempfile.TemporaryFile("w+") as log:
        child = os.fork()
        if not child:
            _be(mutant, arguments, log.fileno())
        _, status = os.waitpid(child, 0)
        log.seek(0)
        told = [line for line in log.read().splitlines() if line.strip()]
    if os.WIFSIGNALED(status):
        return "hangs", f"signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    if code == 0:
        return "survived", told[-1]
    failed = [line for line in told if line.startswith(("FAILED", "ERROR"))]
    return "killed", (failed or told or [f"exit code {code}"])[0 if failed else -1]


def _be(mutant: Mutant | None, arguments: Sequence[str], log: int) -> None:
    """The child: never returns."""
    import pytest  # noqa: PLC0415 - loaded before, by `_load`

    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.dup2(log, 1)
        os.dup2(log, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Finder(mutant))
        code = int(
            pytest.main(
                ["-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning", *arguments]
            )
        )
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _load() -> None:
    """The libraries, once for all mutants, but nothing of this package."""
    os.environ |= {"HYPOTHESIS_NO_PLUGINS": "1", "HYPOTHESIS_PROFILE": PROFILE}
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "src"))
    for name in ("pytest", "_pytest.doctest", "attrs", "cattrs", "lxml.etree", "opencc", "hypothesis.strategies"):
        __import__(name)
    from hypothesis import settings  # noqa: PLC0415 - only after the environment is set

    settings.register_profile(PROFILE, max_examples=25, deadline=None, database=None, derandomize=True)
    assert PACKAGE not in sys.modules, f"{PACKAGE} was imported before it could be mutated"  # noqa: S101


def _baseline(further: Sequence[str]) -> list[str]:
    """What pytest is to run, once it has passed on the code as it is."""
    suite = [*(path for path in SUITE if (ROOT / path).exists()), *further]
    outcome, told = run(None, suite)
    print(f"without any change: {outcome} ({told})", flush=True)
    if outcome != "survived":
        sys.exit("the tests fail on the code as it is: mend that first, or leave tests out with --deselect")
    return suite


def main() -> None:
    """Runs a sample of the mutants and prints what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=400, help="how many mutants (default 400; 0: all)")
    parser.add_argument("--seed", type=int, default=4, help="which ones (default 4)")
    parser.add_argument("--only", default="", help="mutants of modules whose path contains this")
    arguments, further = parser.parse_known_args()
    _load()
    suite = ["-x", *_baseline(further)]
    counts: Counter[str] = Counter()
    survivors = []
    for number, mutant in enumerate(mutants(arguments.only, arguments.seed), 1):
        begun = time.monotonic()
        outcome, told = run(mutant, suite)
        counts[outcome] += 1
        survivors += [mutant] if outcome == "survived" else []
        print(f"{number:4} {outcome:8} {time.monotonic() - begun:5.1f} s  {mutant}\n    {told}", flush=True)
        if number == arguments.sample:
            break
    total = counts.total()
    print(f"\nkilled {total - counts['survived']} of {total} ({1 - counts['survived'] / total:.1%}); survived:")
    print(*survivors, sep="\n")


if __name__ == "__main__":
    main()
