"""The house stands as docs/explanation/design.md says: imports run downward, optional libraries stay in their rooms."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "govdisclosure"
MODULES = sorted(PACKAGE.rglob("*.py"))

ROOMS = (
    *("errors", "message", "schema", "comparing", "text", "narrative", "grid", "source", "relations", "interchange"),
    *("reading", "writing", "checking", "repairing", "corrupt", "strategies", "frames", "counting", "collecting", "batch"),
    *("page", "plot", "cli"),
)
"""From the ground up: a room imports from rooms before it only."""

KNOWS_ONLY = {
    "errors": set[str](),
    "comparing": {"errors", "message", "schema"},
    "source": {"errors", "message", "text", "grid"},
    "interchange": {"errors", "message", "schema"},
    "counting": {"message", "schema", "text", "interchange", "reading", "checking", "frames"},
    "narrative": {"message", "schema", "text"},
    "relations": {"errors", "schema"},
    "checking": {"errors", "message", "schema", "text", "narrative", "relations"},
    "repairing": {"errors", "message", "schema", "text", "narrative", "relations", "checking"},
}
"""Rooms that may see less than all that lies below them: a reader of one layout knows nothing of the form."""

NEVER = {"writing": {"source", "interchange", "reading"}, "corrupt": {"source", "reading", "writing"}}

LIBRARIES = {
    "attrs": set(ROOMS) - {"errors"},
    "cattrs": {"interchange"},
    "lxml": {"source", "writing"},
    "opencc": {"text"},
    "charset_normalizer": {"source"},
    "scipy": {"relations"},
    "numpy": {"relations"},
    "hypothesis": {"strategies"},
    "matplotlib": {"plot"},
    "click": {"cli"},
    "rich": {"cli"},
    "pyarrow": {"frames", "collecting", "batch"},
    "pandas": {"frames"},
    "polars": {"frames"},
    "pyreadstat": {"frames"},
    "xlsxwriter": {"frames"},
}
"""Which room may import which library."""


def room(module: Path) -> str:
    """The room of a file: its folder, or its own name; the package's front door stands above all but the command line."""
    first = module.relative_to(PACKAGE).parts[0]
    return {"__init__.py": "front", "__main__.py": "cli"}.get(first, first.removesuffix(".py"))


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every import below a node: the statement and the dotted name of the module, or of the name in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def room_of(name: str) -> str:
    """The room that an imported name comes from."""
    first = name.partition(".")[2].partition(".")[0]
    return first if first in ROOMS else "front"


def own(names: Iterator[tuple[ast.AST, str]]) -> set[str]:
    return {name for _, name in names if name.split(".")[0] == "govdisclosure"}


@pytest.fixture(params=MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def module(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def test_imports_run_downward(module: Path, tree: ast.Module) -> None:
    here = room(module)
    if here == "front":
        return
    used = {room_of(name) for name in own(imports(tree))} - {here}
    below = set(ROOMS[: ROOMS.index(here)]) if here != "cli" else {*ROOMS, "front"}
    allowed = KNOWS_ONLY.get(here, below) - NEVER.get(here, set())
    assert used <= allowed, f"{here} imports {sorted(used - allowed)}"


def test_the_front_door_opens_without_optional_libraries() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    at_once = [node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))]
    assert not {name for node in at_once for name in own(imports(node))}, "each name is loaded when it is first used"


def test_libraries_stay_in_their_rooms(module: Path, tree: ast.Module) -> None:
    used = {name.split(".")[0] for _, name in imports(tree)} - {"govdisclosure"} - sys.stdlib_module_names
    strangers = {name for name in used if room(module) not in LIBRARIES.get(name, set())}
    assert not strangers


def test_nothing_of_the_package_is_imported_inside_a_function(tree: ast.Module) -> None:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not {name for function in functions for name in own(imports(function))}, "that would hide a cycle"


def test_no_two_modules_need_each_other() -> None:
    names = {name_of(module) for module in MODULES}
    needs: dict[str, set[str]] = {}
    for module in MODULES:
        found = own(imports(ast.parse(module.read_text("utf-8"))))
        exact = {name if name in names else name.rpartition(".")[0] for name in found}
        needs[name_of(module)] = exact - {name_of(module)}
    graphlib.TopologicalSorter(needs).prepare()  # raises CycleError, which names the cycle


def test_every_room_is_placed() -> None:
    assert {room(module) for module in MODULES} <= {*ROOMS, "front"}
