"""`collect`: the rows of a folder, whatever happens on the way. The long run is `python -m benchmarks collecting`."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.collecting import TABLES, differences, generate, killed, poison, rows_of, run
from govdisclosure import AnnualReport, __version__, check, read_folder, to_json
from govdisclosure.checking import RULESET_VERSION
from govdisclosure.collecting.gathering import Account, collect
from govdisclosure.collecting.manifest import Key
from govdisclosure.collecting.processes import INSIDE
from govdisclosure.errors import TargetError

TARGETS = ("out", "x.sqlite")


def lay(folder: Path, **organizations: str) -> Path:
    """A folder of reports in JSON: three reconsiderations, of which only two are in the total."""
    cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2}
    for name, organization in organizations.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_json(AnnualReport.from_cells("2021", cells, organization=organization, year=2022)), "utf-8")
    return folder


def sources(target: Path) -> list[str]:
    """The sources of the rows of `reports`, sorted."""
    if target.is_dir():
        return sorted(
            source for part in target.glob("reports/*.parquet") for source in map(str, pq.read_table(part)["source"].to_pylist())
        )
    with closing(sqlite3.connect(target)) as connection:
        return [source for (source,) in connection.execute("SELECT source FROM reports ORDER BY source")]


def versions(target: Path) -> set[tuple[str, str]]:
    """The folders in the manifest of a target, each with the version that read it."""
    with closing(sqlite3.connect(target / "manifest.sqlite" if target.is_dir() else target)) as connection:
        rows = connection.execute("SELECT DISTINCT source, version FROM manifest")
        return {(str(source).partition("/")[0], str(version)) for source, version in rows}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; reading is done in this process, as in a worker of somebody else's."""
    monkeypatch.setenv(INSIDE, "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", TARGETS)
def test_the_rows_are_those_of_the_readings(here: Path, name: str) -> None:
    lay(here / "reports", a="甲县", b__c="乙县")
    (here / "reports" / "readme").write_text("各县年度报告，逐年下载。", "utf-8")
    (here / "reports" / "titled").write_text("甲县2021年政府信息公开工作年度报告\n见附件", "utf-8")
    done = collect("reports", name)
    readings = list(read_folder("reports"))
    assert done.outcomes == {"read": 2, "no report": 1, "foreign": 1}
    assert (done.read, done.dropped, done.inputs, done.unread) == (4, 0, 3, 1)
    assert sources(here / name) == [reading.source for reading in readings] == ["reports/a", "reports/b/c", "reports/titled"]
    rows = rows_of(here / name)
    assert len(rows["cells"]) == 2 * 200
    assert len(rows["results"]) == sum(len(check(reading)) for reading in readings if reading.report is not None)
    assert len(rows["diagnostics"]) == sum(len(reading.diagnostics) for reading in readings)
    assert [entry.source for entry in done.worst] == ["reports/titled", "reports/a", "reports/b/c"]


@pytest.mark.parametrize("name", TARGETS)
def test_again_it_reads_what_is_new_or_changed_and_drops_what_has_gone(here: Path, name: str) -> None:
    lay(here / "reports", a="甲县", b="乙县", c="丙县")
    collect("reports", name)
    assert collect("reports", name).read == 0
    before = (here / "reports/b").stat()
    (here / "reports/b").write_bytes((here / "reports/b").read_bytes().replace("乙县".encode(), "丁县".encode()))
    os.utime(here / "reports/b", ns=(before.st_atime_ns, before.st_mtime_ns))  # as rsync leaves it
    (here / "reports/a").unlink()
    lay(here / "reports", d="戊县")
    done = collect("reports", name)
    assert (done.read, done.dropped) == (2, 2)
    fresh = here / f"fresh-{name}"
    collect("reports", fresh)
    assert differences(rows_of(fresh), rows_of(here / name)) == {}
    assert sources(here / name) == ["reports/b", "reports/c", "reports/d"]


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("upgraded", ["the library", "the rules"])
def test_after_an_upgrade_all_of_the_folder_is_read_again(
    here: Path, name: str, upgraded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the target says of itself is of the new version then, and nothing is twice; another folder in it is left as it was."""
    for folder in ("reports", "others"):
        collect(lay(here / folder, a="甲县", b="乙县").name, name)
    assert versions(here / name) == {("reports", __version__), ("others", __version__)}
    new, rules = ("99.9", RULESET_VERSION) if upgraded == "the library" else (__version__, "9.9")
    monkeypatch.setattr("govdisclosure.collecting.gathering.Key", partial(Key, ruleset=rules))
    monkeypatch.setattr("govdisclosure.frames.provenance.RULESET_VERSION", rules)
    for module in ("govdisclosure.collecting.manifest", "govdisclosure.frames.provenance"):
        monkeypatch.setattr(f"{module}.version", {"govdisclosure": new}.__getitem__)
    done = collect("reports", name)
    assert (done.read, done.dropped, done.inputs) == (2, 2, 2)
    assert sources(here / name) == ["others/a", "others/b", "reports/a", "reports/b"]
    assert versions(here / name) == {("reports", new), ("others", __version__)}
    if name == "out":
        said = {path: pq.read_schema(path).metadata for path in (here / name).glob("cells/*.parquet")}
        assert {(one[b"govdisclosure"].decode(), one[b"ruleset"].decode()) for one in said.values()} == {
            (new, rules),
            (__version__, RULESET_VERSION),
        }
    assert (collect("reports", name).read, collect("others", name).read) == (0, 2)
    assert versions(here / name) == {("reports", new), ("others", new)}


def test_each_part_says_version_rule_set_and_date(here: Path) -> None:
    lay(here / "reports", a="甲县")
    collect("reports", "out")
    collect("reports", "x.sqlite")
    for table in TABLES:
        (part,) = (here / "out" / table).glob("*.parquet")
        said = pq.read_schema(part).metadata
        assert said[b"ruleset"].decode() == RULESET_VERSION
        assert {b"govdisclosure", b"date"} <= set(said)
    with closing(sqlite3.connect("x.sqlite")) as connection:
        assert dict(connection.execute("SELECT name, value FROM about"))["ruleset"] == RULESET_VERSION


def test_a_target_inside_the_folder_is_no_part_of_it(here: Path) -> None:
    lay(here, a="甲县")
    for name in TARGETS:
        assert [collect(".", name).inputs for _ in range(2)] == [1, 1]


def test_two_folders_share_a_target_and_one_has_one_name(here: Path) -> None:
    lay(here / "2022", a="甲县")
    lay(here / "2023", a="甲县")
    assert [collect(folder, "out").inputs for folder in ("2022", "2023/", "./2022")] == [1, 1, 1]
    assert sources(here / "out") == ["2022/a", "2023/a"]
    with pytest.raises(TargetError, match="2022"):
        collect(here / "2022", "out")
    with pytest.raises(TargetError, match=r"202[23]"):
        collect(here, "out")
    collect(".", "out")
    assert sources(here / "out") == ["2022/a", "2023/a"]


def test_what_is_no_target_is_left_alone(here: Path) -> None:
    lay(here / "reports", a="甲县")
    lay(here / "full", a="甲县")
    (here / "text.sqlite").write_text("no database at all", "utf-8")
    with closing(sqlite3.connect("other.sqlite")) as connection:
        connection.execute("CREATE TABLE mine (a)")
    for target in ("full", "text.sqlite", "other.sqlite", "reports/a/x", "nowhere/x.sqlite"):
        with pytest.raises(TargetError):
            collect("reports", target)
    assert sorted(path.name for path in (here / "full").iterdir()) == ["a"]


def test_a_number_that_no_column_can_hold_costs_its_file_only(here: Path) -> None:
    lay(here / "reports", a="甲县", b="乙县")
    text = (here / "reports/a").read_text("utf-8").replace('"upheld": 3', f'"upheld": {10**30}', 1)
    (here / "reports/a").write_text(text, "utf-8")
    done = collect("reports", "out")
    assert done.outcomes == {"read": 1, "failed": 1}
    (message,) = (row for row in rows_of(here / "out")["diagnostics"] if "ExportError" in row)
    assert "review.reconsideration.upheld" in message


def test_progress_adds_up_over_several_processes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(INSIDE)
    lay(here / "reports", **{f"r{number:02}": "甲县" for number in range(20)})
    told: list[tuple[int, int, int]] = []
    done = collect("reports", "x.sqlite", jobs=2, progress=lambda done, all_, counts: told.append((done, all_, counts["read"])))
    assert told[-1] == (20, 20, 20)
    assert told == sorted(told)
    assert len(told) > 1
    assert isinstance(done, Account)


# killed ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collect") / "reports"
    generate(folder, 60)
    return folder


@pytest.fixture(scope="module")
def poisons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poison(tmp_path_factory.mktemp("poison"))


@pytest.mark.slow
def test_killed_and_continued_it_gives_what_an_undisturbed_run_gives(data: Path, poisons: Path, tmp_path: Path) -> None:
    """One file kills its worker, one hangs, one holds two reports; the run dies between two renames, then its first process."""
    calm, target = tmp_path / "calm", tmp_path / "out"
    done = run(data, calm, poisons, timeout=8)
    assert (done.code, "failed 2" in done.output) == (2, True), done.output
    assert run(data, target, poisons, timeout=8, DIE_AT=f"in the rename:{tmp_path / 'deaths'}").code == -signal.SIGKILL
    assert len(list(target.glob("*/*.parquet"))) > len(list(target.glob("results/*.parquet"))) * 4
    killed(data, target, poisons, 2.0, all_of_it=False, timeout=8)
    assert run(data, target, poisons, timeout=8).code == 2
    rows = rows_of(target)
    assert differences(rows_of(calm), rows) == {}
    assert len(set(rows["reports"])) == len(rows["reports"]) == 60  # 59 files are inputs, one of them with two reports
    assert not list(tmp_path.rglob("*.unfinished"))
