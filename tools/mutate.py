"""Mutation testing of the modules that decide values: which changes of the code does no test notice?

mutmut makes the mutants. They are run here and not by mutmut itself, since it only mutates functions,
and only after import: the compiled forms, label indices and patterns of this library are made when its
modules are imported. So every mutant gets an interpreter of its own, forked from one that has loaded the
libraries but not this package, and finds the mutated text in place of the module. Nothing is written into
the checkout. Needs a system that can fork.

    pip install mutmut
    python tools/mutate.py --sample 400 --seed 4 --jobs 2   # a random sample of all mutants
    python tools/mutate.py --only reading/labels            # all mutants of one module

First the tests have to pass on the code as it is, then to fail on each module replaced by one that cannot
be imported (else a mutant would not reach them). Then a line for every mutant says what became of it:
killed, and by which test; survived; or hangs, which counts as killed. The survivors are listed in the end.
What follows the options goes to pytest: `--deselect tests/reading/test_corpus.py`.

A mutant has to be noticed by the tests of its own room (`SUITES`), which take a few seconds: properties run
with few examples and are not shrunk. A test that is expected to fail and passes does not count as notice.
For a survivor, either a test is missing; or the change has no effect (the size of a cache, a `strict=True`
on sequences of one length, a type that only checkers read); or the code is dead, and goes.
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
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import IO

from attrs import frozen

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "govdisclosure"

MODULES: dict[str, tuple[str, ...]] = {
    "schema/form.py": (),
    "text/normal.py": (),
    "text/numbers.py": (),
    "text/numerals.py": (),
    "text/width.py": (),
    "grid.py": (),
    "source/flat.py": ("_spans", "_clean", "collect", "event", "row"),
    "source/html.py": ("_lines",),
    "reading/labels.py": (),
    "reading/loose.py": (),
    "reading/scanning.py": (),
    "reading/heads.py": (),
    "reading/aligning.py": (),
    "reading/doubting.py": (),
    "reading/tables.py": (),
    "reading/placing.py": (),
    "checking/relations.py": (),
    "checking/flow.py": (),
}
"""The modules that decide values, and the functions that do so where it is not the whole module."""

READING = (
    *("alignment_by_hand", "scan_by_hand", "pieces_by_hand", "words_by_hand", "doubting_by_hand", "which_form"),
    *("what_diagnostics_say", "wordings_of_labels", "labels_and_headings", "aligning"),
    *("failure_modes", "failure_modes_tables", "wrong_numbers", "corpus"),
)
CHECKING = ("conformance", "flows", "relations_by_hand", "exact_relations", "diagnosis", "solver")
TEXT = ("what_cells_state", "numerals", "cell_numbers", "normal_form")

SUITES: dict[str, tuple[str, ...]] = {
    "schema": ("tests/schema", "tests/mutation"),
    "text": (*(f"tests/text/test_{name}.py" for name in TEXT), "tests/source", "tests/mutation"),
    "grid": ("tests/source", "tests/mutation"),
    "source": ("tests/source", "tests/mutation"),
    "reading": ("tests/mutation", *(f"tests/reading/test_{name}.py" for name in READING)),
    "checking": ("tests/mutation", *(f"tests/checking/test_{name}.py" for name in CHECKING)),
}
"""What may kill a mutant of a room: the examples in the docstrings of its module, and these tests, a few seconds of
them. `tests/mutation` has some whole documents."""

PROFILE = "mutants"
SECONDS = 40
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

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
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


@frozen
class Outcome:
    """What became of a mutant: "survived", "killed" or "hangs", the last line of the tests, seconds."""

    name: str
    told: str
    seconds: float


def suite_of(module: str) -> list[str]:
    """What may kill a mutant of a module, the quickest first."""
    return [f"src/{PACKAGE}/{module}", *SUITES[module.removesuffix(".py").partition("/")[0]]]


def run(mutants: Iterable[Mutant | None], further: Sequence[str], jobs: int = 1) -> Iterator[tuple[Mutant | None, Outcome]]:
    """What becomes of each mutant (None: the code as it is) in a process of its own, so many at a time."""
    waiting, going = iter(mutants), dict[int, tuple[Mutant | None, IO[str], float]]()
    while True:
        for mutant in islice(waiting, jobs - len(going)):
            log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by `_outcome`
            child = os.fork()
            if not child:
                _be(mutant, [*(suite_of(mutant.module) if mutant else _everything()), *further], log.fileno())
            going[child] = mutant, log, time.monotonic()
        if not going:
            return
        child, status = os.wait()
        mutant, log, begun = going.pop(child)
        yield mutant, _outcome(status, log, time.monotonic() - begun)


def _outcome(status: int, log: IO[str], seconds: float) -> Outcome:
    with log:
        log.seek(0)
        told = [line for line in log.read().splitlines() if line.strip()]
    if os.WIFSIGNALED(status):
        return Outcome("hangs", f"signal {os.WTERMSIG(status)}", seconds)
    if os.WEXITSTATUS(status) == 0:
        return Outcome("survived", told[-1], seconds)
    failed = [line for line in told if line.startswith(("FAILED", "ERROR"))]
    return Outcome("killed", (failed or told[-1:] or [f"exit code {os.WEXITSTATUS(status)}"])[0], seconds)


def _be(mutant: Mutant | None, arguments: Sequence[str], log: int) -> None:
    """The child: never returns."""
    import pytest  # noqa: PLC0415 - loaded before, by `_load`

    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS) if mutant else (resource.RLIM_INFINITY,) * 2)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.dup2(log, 1)
        os.dup2(log, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Finder(mutant))
        # plain: pytest reads the modules itself whose assertions it explains, and would not find the mutant
        options = ["-q", "--tb=no", "-p", "no:cacheprovider", "--assert=plain", "-o", "xfail_strict=false"]
        code = int(pytest.main([*options, *arguments]))
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
    from hypothesis import Phase, settings  # noqa: PLC0415 - only after the environment is set

    phases = (Phase.explicit, Phase.generate)  # the smallest example is of no interest here
    settings.register_profile(PROFILE, max_examples=25, deadline=None, database=None, derandomize=True, phases=phases)
    assert PACKAGE not in sys.modules, f"{PACKAGE} was imported before it could be mutated"  # noqa: S101


def _everything() -> list[str]:
    return list(dict.fromkeys(test for module in MODULES for test in suite_of(module)))


def _baseline(further: Sequence[str]) -> None:
    """Leaves unless the tests pass on the code as it is."""
    ((_, outcome),) = run([None], further)
    print(f"without any change: {outcome.name} in {outcome.seconds:.1f} s ({outcome.told})", flush=True)
    if outcome.name != "survived":
        sys.exit("the tests fail on the code as it is: mend that first, or leave tests out with --deselect")


def _reaches(module: str, further: Sequence[str]) -> None:
    """Leaves unless a change of each module reaches its tests."""
    broken = [Mutant(name, 1, "", "", "raise RuntimeError") for name in MODULES if module in name]
    for mutant, outcome in run(broken, ["-x", *further]):
        if mutant is not None and outcome.name != "killed":
            sys.exit(f"the tests pass without {mutant.module}: they do not see its mutants")


def main() -> None:
    """Runs a sample of the mutants and prints what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=None, help="how many mutants (default: all)")
    parser.add_argument("--seed", type=int, default=4, help="which ones (default 4)")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time (default 1)")
    parser.add_argument("--only", default="", help="mutants of modules whose path contains this")
    arguments, further = parser.parse_known_args()
    _load()
    _baseline(further)
    _reaches(arguments.only, further)
    counts: Counter[str] = Counter()
    survivors = []
    sample = islice(mutants(arguments.only, arguments.seed), arguments.sample)
    for number, (mutant, outcome) in enumerate(run(sample, ["-x", *further], arguments.jobs), 1):
        counts[outcome.name] += 1
        survivors += [mutant] if outcome.name == "survived" else []
        print(f"{number:4} {outcome.name:8} {outcome.seconds:5.1f} s  {mutant}\n    {outcome.told}", flush=True)
    total = counts.total()
    print(f"\nkilled {total - counts['survived']} of {total} ({1 - counts['survived'] / total:.1%}); survived:")
    print(*survivors, sep="\n")


if __name__ == "__main__":
    main()
