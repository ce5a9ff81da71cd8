"""Configuration: the options of the commands, from `govdisclosure.toml` or `pyproject.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import click

__all__ = ["defaults"]

OWN_FILE = "govdisclosure.toml"
PROJECT_FILE = "pyproject.toml"

KEYS: dict[str, type] = {
    "select": list,
    "ignore": list,
    "fail-on": str,
    "only-problems": bool,
    "baseline": str,
    "format": str,
    "lang": str,
}
"""What may be configured, and the TOML type of each; `format` is that of `check`, `lang` that of all commands."""

TYPES: dict[type, str] = {list: "a list of texts", str: "a text", bool: "true or false"}

PARAMETERS = {"fail-on": "fail_on", "only-problems": "only_problems", "format": "form"}
"""What the commands call a key that has another name there."""


def defaults(folder: Path, commands: Iterable[click.Command]) -> dict[str, dict[str, Any]]:
    """The configured defaults of every command, from the nearest file at or above the folder.

    `govdisclosure.toml` holds the keys at its top, `pyproject.toml` in `[tool.govdisclosure]`; the first
    found of both, in this order, from the folder upward, is the only one read. Raises `click.UsageError`
    that names the file for a key that is unknown or of another type.
    """
    found = _nearest(folder)
    if found is None:
        return {}
    path, table = found
    values = {PARAMETERS.get(key, key): _checked(path, key, value) for key, value in table.items()}
    if "baseline" in values:
        values["baseline"] = str(path.parent / values["baseline"])
    return {str(command.name): _for(command, values) for command in commands}


def _nearest(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    for place in (folder, *folder.parents):
        if (own := place / OWN_FILE).is_file():
            return own, _toml(own)
        if (project := place / PROJECT_FILE).is_file() and "govdisclosure" in (tool := _toml(project).get("tool", {})):
            return project, tool["govdisclosure"]
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{path}: {error}") from None


def _checked(path: Path, key: str, value: Any) -> Any:
    if key not in KEYS:
        raise click.UsageError(f"{path}: unknown key {key!r}; known: {', '.join(KEYS)}")
    texts: Sequence[object] = cast("Sequence[object]", value) if KEYS[key] is list and isinstance(value, list) else ()
    if not isinstance(value, KEYS[key]) or not all(isinstance(text, str) for text in texts):
        raise click.UsageError(f"{path}: {key} is {TYPES[KEYS[key]]}, found {value!r}")
    return cast("Any", value)


def _for(command: click.Command, values: dict[str, Any]) -> dict[str, Any]:
    """The values that are options of this command; all but the language belong to `check`."""
    options = {str(option.name) for option in command.params}
    return {name: value for name, value in values.items() if name in options and (name == "lang" or command.name == "check")}
