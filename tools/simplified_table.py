"""The table of traditional script that the library ships, made from the dictionaries of the OpenCC that is installed.

    pip install 'govdisclosure[traditional]'
    python tools/simplified_table.py        # writes src/govdisclosure/text/simplified.txt

OpenCC's wheel carries its dictionaries in a compiled form, and the program that unpacks them. Of the four that
its conversion from traditional to simplified script uses, three are written here, one entry a line: phrases,
characters, and the characters whose simplified form few fonts can show. The fourth, of compatibility ideographs,
is Unicode's own canonical decomposition, which Python knows; that the two agree is checked before anything is written.
"""

from __future__ import annotations

import subprocess
import tempfile
import unicodedata
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "govdisclosure" / "text" / "simplified.txt"

HEAD = """\
# Traditional script as simplified script: the dictionaries {names} of OpenCC {version}.
# Copyright by Carbo Kuo and the other authors of OpenCC; Apache License 2.0, see LICENSE-OpenCC. Changed: put together,
# the first candidate of each entry, without characters that stay as they are. Made by tools/simplified_table.py.
"""

PHRASES, CHARACTERS, RARE = "TSPhrases", "TSCharacters", "TSCharactersExt"
COMPATIBILITY = "CJK_Compatibility_Ideographs"


def entries(name: str) -> dict[str, str]:
    """Return a dictionary of OpenCC: each key with its first candidate."""
    with as_file(files("opencc")) as root, tempfile.TemporaryDirectory() as folder:
        compiled = root / "clib" / "share" / "opencc" / f"{name}.ocd2"
        plain = Path(folder) / "plain.txt"
        program = root / "clib" / "bin" / "opencc_dict"
        subprocess.run([program, "-i", compiled, "-o", plain, "-f", "ocd2", "-t", "text"], check=True)  # noqa: S603
        lines = plain.read_text(encoding="utf-8").split("\n")
    return {key: candidates.split(" ")[0] for key, _, candidates in (line.partition("\t") for line in lines if line)}


def table() -> str:
    """Return the text of the table."""
    for character, unified in entries(COMPATIBILITY).items():
        if unicodedata.normalize("NFC", character) != unified:
            raise SystemExit(f"U+{ord(character):04X} is not what Unicode decomposes it into: the table has to hold it")
    characters = entries(CHARACTERS) | entries(RARE)
    changed = {key: value for key, value in characters.items() if key != value}
    # phrases that stay as they are keep others from being found inside of them
    lines = sorted(changed.items()) + sorted(entries(PHRASES).items())
    head = HEAD.format(names=f"{PHRASES}, {CHARACTERS}, {RARE}", version=version("opencc"))
    return head + "".join(f"{key}\t{value}\n" for key, value in lines)


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
