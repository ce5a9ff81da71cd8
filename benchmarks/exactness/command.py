"""`python -m benchmarks exactness`: generate, read, compare, and print the tables."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from attrs import evolve, frozen

from benchmarks.exactness.documents import KINDS, Document, make
from benchmarks.exactness.running import TOOLS, ToolResult, available, run_tools
from benchmarks.exactness.scoring import Outcome, Score, score

__all__ = ["main"]

DOCUMENTS, PROCESSES, CHUNK = 1000, 2, 20
SHOWN = 20
"""Silent cells that are printed; `--save` keeps all their documents."""

OUTCOMES: tuple[Outcome, ...] = ("exact", "named", "doubted", "lost", "silent")


@frozen
class Job:
    """One document to make and read."""

    kind: str
    seed: str
    damaged: bool
    save: Path | None


@frozen
class Result:
    """What came of a job."""

    job: Job
    score: Score
    tags: tuple[str, ...]


def run(job: Job) -> Result:
    """Make the document, read it, and keep it where it is asked for and something in it is silent or lost."""
    document = make(job.kind, job.seed, damaged=job.damaged)
    found = score(document)
    if job.save is not None and (found.silent or found.lost or found.raised):
        _keep(job.save, document, found)
    return Result(job, found, document.tags)


def _keep(folder: Path, document: Document, found: Score) -> None:
    name = document.seed.replace("/", "-").replace(" ", "-")
    (folder / f"{name}.txt").write_text(document.text, "utf-8")
    lines = [f"silent: {path}: {stated}, read as {read}" for path, stated, read in found.silent]
    lines += [f"lost: {path}: {document.truth[path]}" for path in found.lost]
    (folder / f"{name}.faults").write_text("\n".join([*document.tags, *lines, ""]), "utf-8")


def _jobs(options: argparse.Namespace) -> Iterator[Job]:
    kinds = options.kind or list(KINDS)
    for number in range(options.documents):
        kind = kinds[number % len(kinds)]
        seed = f"{options.seed}/{kind}/{number}{'/damaged' if options.damaged else ''}"
        yield Job(kind, seed, options.damaged, options.save)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks exactness", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="how many (default: %(default)s)")
    parser.add_argument("--seed", default="1", help="another seed gives other documents (default: %(default)s)")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind; repeatable")
    parser.add_argument("--damaged", action="store_true", help="one thing in each document lost, doubled or cut off")
    parser.add_argument("--tools", action="store_true", help="pages through the converters that are installed")
    parser.add_argument("--tool", action="append", help="only those with this in their name; repeatable")
    parser.add_argument("--processes", type=int, default=PROCESSES, help="(default: %(default)s)")
    parser.add_argument("--save", type=Path, help="a folder for the documents with silent or lost cells")
    parser.add_argument("--show", help="print the document of this seed, as a line below the tables names it, and leave")
    return parser.parse_args(arguments)


def _main_of_tools(options: argparse.Namespace) -> int:
    """Pages through the converters that are installed; a table of them."""
    here, lacking = available(options.tool or [])
    seeds = [f"{options.seed}/html/{number}" for number in range(options.documents)]
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(options.processes) as pool:
        found = pool.map(run_tools, seeds, repeat(here), repeat(Path(folder)))
        results = [result for results in found for result in results]
    print_table("tool", ((result.tool, result.score) for result in results if result.score is not None))
    failed = Counter(result.tool for result in results if result.score is None)
    for name, count in failed.items():
        print(f"failed: {name}: {count} times")
    for name in lacking:
        print(f"left out: {name} (needs {', '.join(TOOLS[name].needs)})")
    silent = 0
    for result in results:
        silent += _report(result, options.save)
    return 1 if silent else 0


def _report(result: ToolResult, save: Path | None) -> int:
    """Print and keep what is silent in the text of a tool; return how many cells."""
    if result.score is not None and result.score.raised:
        print(f"raises: {result.tool}: {result.document.seed}: {result.score.raised}")
        return 1
    if result.score is None or not result.score.silent:
        return 0
    path, stated, found = result.score.silent[0]
    count = len(result.score.silent)
    print(f"silent: {result.tool}: {result.document.seed}: {path} is {stated}, read as {found} ({count} cells)")
    if save is not None:
        _keep(save, evolve(result.document, seed=f"{result.tool}/{result.document.seed}"), result.score)
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if no cell is silent, else 1."""
    options = _options(arguments)
    if options.show:
        document = make(options.show.split("/")[1], options.show, damaged=options.show.endswith("/damaged"))
        print(document.text, *document.tags, sep="\n")
        return 0
    if options.save is not None:
        options.save.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    if options.tools:
        code = _main_of_tools(options)
        print(f"\n{options.documents} pages in {time.perf_counter() - start:.0f} s")
        return code
    with ProcessPoolExecutor(options.processes) as pool:
        results = list(pool.map(run, _jobs(options), chunksize=CHUNK))
    _print_tables(results)
    print(f"\n{len(results)} documents in {time.perf_counter() - start:.0f} s")
    return _print_silent(results)


def _print_tables(results: Sequence[Result]) -> None:
    print_table("kind", ((result.job.kind, result.score) for result in results))
    for group in ("heads", "pieces", "convention", "style", "in", "damage"):
        tagged = [
            (tag.partition(": ")[2], result.score) for result in results for tag in result.tags if tag.startswith(f"{group}: ")
        ]
        if tagged:
            print()
            print_table(group, tagged)


def print_table(title: str, rows: Iterable[tuple[str, Score]]) -> None:
    """Print documents and cells of each name, and of all."""
    documents: Counter[str] = Counter()
    cells: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for name, found in rows:
        for line in (name, "all"):
            documents[line] += 1
            cells[line] += found.counts
    wide = max(len(name) for name in [title, *documents]) + 2
    print(f"{title:{wide}}{'documents':>10}{'cells':>10}{'exact':>9}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES[1:]))
    for name in sorted(documents, key=lambda name: (name == "all", name)):
        counts = cells[name]
        total = sum(counts.values())
        share = counts["exact"] / total if total else 1.0
        rest = "".join(f"{counts[outcome]:10}" for outcome in OUTCOMES[1:])
        print(f"{name:{wide}}{documents[name]:10}{total:10}{share:9.2%}{rest}")


def _print_silent(results: Sequence[Result]) -> int:
    raising = [result for result in results if result.score.raised]
    for result in raising[:SHOWN]:
        print(f"raises: {result.job.seed}: {result.score.raised}")
    silent = [result for result in results if result.score.silent]
    for result in silent[:SHOWN]:
        path, stated, found = result.score.silent[0]
        print(f"silent: {result.job.seed}: {path} is {stated}, read as {found}")
        print(f"        {len(result.score.silent)} cells; {', '.join(result.tags)}")
    if len(silent) > SHOWN:
        print(f"… and {len(silent) - SHOWN} more documents")
    return 1 if silent or raising else 0
