"""Make the notebooks of the tutorials: `python -m tools.notebooks` writes `docs/notebooks`, run and with their outputs.

A notebook has the words of its page, and a cell for each block of Python. Shell blocks are cells of text. What a
doctest prints below a block is left out: the notebook prints it itself.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "docs" / "notebooks"
PAGES: Mapping[str, Path] = {
    f"{name}{ending}": ROOT / "docs" / folder / f"{name}.md"
    for ending, folder in {"": "tutorial", ".zh": "zh/tutorial"}.items()
    for name in ("page-to-chart", "folder-to-spreadsheet", "draft-before-publishing")
}
TIMEOUT = 120
"""Seconds for one cell: on a busy machine a kernel takes its time."""

_python = re.compile(r"^```(python|pycon)\n(.*?)^```\n?", re.DOTALL | re.MULTILINE)
_picture = re.compile(r"^!\[.*?\]\(.*?\)\n\n?", re.MULTILINE | re.DOTALL)
_download = re.compile(r"^\{download\}.*$", re.MULTILINE)
_link = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")
_command = re.compile(r"^\$ (govdisclosure .*)$", re.MULTILINE)
_overwritten = re.compile(r"[^\n]*\r(?:\x1b\[K|(?!\n))")
_shell = re.compile(r"^```(?:sh|console)\n(.*?)^```\n?", re.DOTALL | re.MULTILINE)


def notebook_of(page: Path) -> Any:
    """The notebook of a page, not yet run."""
    made: Any = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=[_cell(kind, text, number) for number, (kind, text) in enumerate(_parts(page.read_text("utf-8")))]
    )
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return made


def _cell(kind: str, text: str, number: int) -> Any:
    make: Any = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    return make(text, id=f"cell-{number}")


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a page in order: words, and code."""
    text = _link.sub(r"*\1*", _download.sub("", _picture.sub("", text))).replace("**", "")
    place = 0
    found = [*_python.finditer(text), *_shell.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        if words := text[place : match.start()].strip():
            yield "words", words
        yield "code", _code(match)
        place = match.end()
    if words := text[place:].strip():
        yield "words", words


def _code(match: re.Match[str]) -> str:
    """The code of a block; commands of the shell with IPython's mark."""
    if match.re is _shell:
        text = match[1]
        lines = _command.findall(text) if "$ " in text else text.splitlines()
        return "\n".join(f"!{line}" for line in lines if line.strip())
    examples = doctest.DocTestParser().get_examples(match[2])
    code = match[2] if match[1] == "python" else "".join(example.source for example in examples)
    return f"{code.strip()}\npicture" if "picture = " in code else code.strip()  # a notebook shows what is named last


def run(notebook: Any, folder: Path) -> Any:
    """Run a notebook in a folder."""
    return NotebookClient(
        notebook, timeout=TIMEOUT, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()


def _drawn(outputs: Iterable[Any]) -> Iterator[Any]:
    """The outputs of a cell as they stand in the end: without the progress that a terminal writes over."""
    for _, together in groupby(outputs, key=lambda output: output.get("name", output.output_type)):
        first, *others = together
        if first.output_type != "stream":
            yield from (first, *others)
            continue
        first.text = _overwritten.sub("", "".join(output.text for output in (first, *others)))
        if first.text.strip():
            yield first


def furnished(folder: Path) -> Path:
    """A folder with the examples, and the mended draft of the third tutorial."""
    from tests.documentation.blocks import furnish  # noqa: PLC0415 - the tests know what the pages speak of

    furnish(folder)
    shutil.rmtree(folder / "offices")  # a tutorial makes it
    return folder


def main() -> None:
    """Write all notebooks; `govdisclosure` in their cells is that of this Python."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    NOTEBOOKS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            done = run(notebook_of(page), furnished(Path(folder)))
        for cell in done.cells:
            cell.metadata.pop("execution", None)  # times of one run
            if cell.cell_type == "code":
                cell.outputs = list(_drawn(cell.outputs))
        nbformat.write(done, NOTEBOOKS / f"{name}.ipynb")  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
