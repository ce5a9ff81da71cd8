"""Which language is spoken, told before anything else is read: an error of usage is to be understood, too."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

import click

from govdisclosure.cli.settings import configured
from govdisclosure.message import LANGUAGE_VARIABLE, Language, speak

__all__ = ["choose"]

FLAG = "--lang"


def choose(arguments: Sequence[str]) -> None:
    """Speak the language of `--lang`, else of the environment, else of the configuration, else Chinese.

    What names no language is passed over here: that it is wrong is said when the option is read.
    """
    known = get_args(Language)
    stated = (_flag(arguments), os.environ.get(LANGUAGE_VARIABLE), _configured())
    speak(cast("Language", next((one for one in stated if one in known), "zh")))


def _flag(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == FLAG:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if argument.startswith(f"{FLAG}="):
            return argument.partition("=")[2]
        if argument == "--":
            return None
    return None


def _configured() -> object:
    try:
        found = configured(Path.cwd())
    except (click.UsageError, OSError):
        return None  # it is told when the configuration is used
    return None if found is None else found.table.get("lang")
