"""Configuration: the options of the commands, from `govdisclosure.toml` or `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import click

from govdisclosure.cli.speaking import usage_error
from govdisclosure.message import Message, reason_of

__all__ = ["Configured", "configured", "defaults"]

OWN_FILE = "govdisclosure.toml"
PROJECT_FILE = "pyproject.toml"

KEYS: dict[str, type] = {
    "select": list,
    "ignore": list,
    "fail-on": str,
    "only-problems": bool,
    "allow-unread": bool,
    "baseline": str,
    "ruleset": str,
    "format": str,
    "lang": str,
}
"""What may be configured, and the TOML type of each; `format` is that of `check`, `lang` that of all commands."""

TYPES: dict[type, Message] = {
    list: Message("一组文字", "a list of texts"),
    str: Message("文字", "a text"),
    bool: Message("true 或 false", "true or false"),
}

UNKNOWN = Message("{path}：没有配置项 {key}；可用：{known}", "{path}: unknown key {key!r}; known: {known}")
WRONG_TYPE = Message("{path}：{key} 应为{kind.zh}，现为 {value!r}", "{path}: {key} is {kind.en}, found {value!r}")
UNREADABLE = Message("{path}：{why}", "{path}: {why}")

PARAMETERS = {"fail-on": "fail_on", "only-problems": "only_problems", "allow-unread": "allow_unread", "format": "form"}
"""What the commands call a key that has another name there."""

JUDGING = frozenset({"check", "series", "sums"})
ALL_JUDGING = {"select", "ignore", "ruleset", "fail_on", "allow_unread", "only_problems", "baseline"}


def defaults(folder: Path, commands: Iterable[click.Command]) -> dict[str, dict[str, Any]]:
    """The configured defaults of every command, from the nearest file at or above the folder.

    `govdisclosure.toml` holds the keys at its top, `pyproject.toml` in `[tool.govdisclosure]`; the first
    found of both, in this order, from the folder upward, is the only one read. Raises `click.UsageError`
    that names the file for a key that is unknown or of another type.
    """
    found = configured(folder)
    if found is None:
        return {}
    path, table = found.path, found.table
    values = {PARAMETERS.get(key, key): _checked(path, key, value) for key, value in table.items()}
    if "baseline" in values:
        values["baseline"] = str(path.parent / values["baseline"])
    return {str(command.name): _for(command, values) for command in commands}


class Configured(NamedTuple):
    """A configuration file and the keys in it."""

    path: Path
    table: dict[str, Any]


def configured(folder: Path) -> Configured | None:
    """The nearest configuration at or above a folder."""
    for place in (folder, *folder.parents):
        if (own := place / OWN_FILE).is_file():
            return Configured(own, _toml(own))
        if (project := place / PROJECT_FILE).is_file() and "govdisclosure" in (tool := _toml(project).get("tool", {})):
            return Configured(project, tool["govdisclosure"])
    return None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most folders have no configuration

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise usage_error(UNREADABLE, path=path, why=reason_of(error)) from None


def _checked(path: Path, key: str, value: Any) -> Any:
    if key not in KEYS:
        raise usage_error(UNKNOWN, path=path, key=key, known=", ".join(KEYS))
    texts: Sequence[object] = cast("Sequence[object]", value) if KEYS[key] is list and isinstance(value, list) else ()
    if not isinstance(value, KEYS[key]) or not all(isinstance(text, str) for text in texts):
        raise usage_error(WRONG_TYPE, path=path, key=key, kind=TYPES[KEYS[key]], value=cast("object", value))
    return cast("Any", value)


def _for(command: click.Command, values: dict[str, Any]) -> dict[str, Any]:
    """The values that are options of this command: the language of all, the format of `check`, the rest of what judges."""
    options = {str(option.name) for option in command.params}
    mine = {"lang"}
    if command.name in JUDGING:
        mine |= ALL_JUDGING
    if command.name == "check":
        mine.add("form")
    return {name: value for name, value in values.items() if name in options & mine}
