"""Results as JSON (contract, section 3): one object for one file, else a list; or an object a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdisclosure import Reading, Result
from govdisclosure.checking import RULESET_VERSION
from govdisclosure.checking.proof import proof
from govdisclosure.cli.entry import diagnostic_data, dump, dump_all
from govdisclosure.cli.findings import Checked, Judged
from govdisclosure.cli.formats.view import View

__all__ = ["CHECK", "check_entry", "hash_of", "results_data", "write", "write_lines"]

CHECK = "govdisclosure/check/1"


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """Indented JSON, each input as soon as it is checked."""
    entries = (check_entry(one, view.only_problems, proofs=view.proofs) for one in checked)
    yield from dump_all(entries, as_list=view.several)


def write_lines(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """Each input as soon as it is checked, on a line of its own."""
    for one in checked:
        yield dump(check_entry(one, view.only_problems, proofs=view.proofs))


def check_entry(one: Checked, only_problems: bool, *, proofs: bool = False) -> dict[str, Any]:  # noqa: FBT001 - one meaning
    """An input; with `proofs` each result has its `proof`, and the entry the `sha256` of its source."""
    part = {} if one.part == 1 else {"part": one.part}
    return {
        "schema": CHECK,
        "ruleset": RULESET_VERSION,
        "source": one.source,
        **part,
        **({"sha256": hash_of(one.source)} if proofs else {}),
        "summary": one.summary(),
        "results": results_data(one, only_problems=only_problems, given=_same(one.reading) if proofs else None),
        "diagnostics": diagnostic_data(one.diagnostics),
    }


def _same(reading: Reading) -> Callable[[Result], Reading]:
    return lambda _: reading


def hash_of(source: str) -> str | None:
    """The hash of the file that was read; None for standard input, and for what cannot be read twice."""
    path = Path(source)
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def results_data(one: Judged, *, only_problems: bool, given: Callable[[Result], Reading] | None = None) -> list[dict[str, Any]]:
    """The results; one that the baseline accepts carries `"accepted": true`.

    With `given`, which tells the reading that a result is about, each has its `proof`.
    """
    shown = one.problems() if only_problems else one.results
    return [_result_data(result, accepted=one.accepted(result), given=given) for result in shown]


def _result_data(result: Result, *, accepted: bool, given: Callable[[Result], Reading] | None) -> dict[str, Any]:
    data = result.to_dict() | ({"accepted": True} if accepted else {})
    return data if given is None else data | {"proof": proof(result, given(result))}
