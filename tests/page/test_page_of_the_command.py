"""`govdisclosure check --format html`: one page for any number of inputs, and no folder of the machine on it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govdisclosure.cli.app import app
from govdisclosure.message import speak
from tests.page.conftest import Parsed


@pytest.fixture
def folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two copies of the example, a page in which nothing is, each in a folder with a name of its own."""
    place = tmp_path / "privatefolder" / "inner"
    place.mkdir(parents=True)
    for name in ("qinghe-2022.html", "qinghe-2022.txt"):
        shutil.copy(root / "examples" / name, place / name)
    (place / "empty.html").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return place


def run(*arguments: object) -> Result:
    told = CliRunner().invoke(app, ["check", "--format", "html", *map(str, arguments)], catch_exceptions=False)
    speak(None)
    return told


def test_a_page_is_written_and_the_exit_code_is_that_of_a_check(folder: Path) -> None:
    told = run(folder / "qinghe-2022.html", "-o", "page.html")
    page = Path("page.html").read_text("utf-8")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert page.endswith("</html>\n")
    assert "nav" not in {tag for tag, _ in Parsed(page).elements}


def test_several_files_have_an_index_that_leads_to_each(folder: Path) -> None:
    told = run(folder / "qinghe-2022.html", folder / "empty.html", folder / "qinghe-2022.txt")
    page = Parsed(told.stdout)
    assert told.exit_code == 2
    index = [link for link in page.links if link.endswith("-report")]
    assert index == ["#e1-report", "#e2-report", "#e3-report"]
    assert {link.removeprefix("#") for link in index} <= set(page.ids)
    assert page.text.index("empty.html") < page.text.index("qinghe-2022.txt")


def test_the_index_says_where_something_could_not_be_read(folder: Path) -> None:
    """A report without table three contradicts nothing; what is lost is counted beside that."""
    whole = (folder / "qinghe-2022.html").read_text("utf-8")
    tables = [part for part in whole.split("<table")[1:] if "新收政府信息公开申请" in part]
    (folder / "empty.html").write_text(whole.replace("<table" + tables[0].split("</table>")[0] + "</table>", ""), "utf-8")
    page = run(folder / "qinghe-2022.html", folder / "empty.html").stdout
    head, *rows = re.findall(r"<tr>(.*?)</tr>", page.partition("gd-index")[2].partition("</table>")[0])
    assert head.index("未能可靠读取") < head.index("不符")
    counted = [re.findall(r"<td>(\d+)</td>", row)[:2] for row in rows]
    assert counted == [["0", "3"], ["1", "0"]], "nothing lost and three contradictions; a table lost, and none"


def test_no_folder_stands_on_the_page(folder: Path, tmp_path: Path) -> None:
    page = run(folder).stdout
    assert "qinghe-2022.html" in page
    assert "inner" not in Parsed(page).text
    assert "privatefolder" not in page
    assert str(tmp_path) not in page


def test_the_same_inputs_give_the_same_page(folder: Path) -> None:
    assert run(folder).stdout == run(folder, "--jobs", "1").stdout


def test_what_a_baseline_accepts_is_not_marked(folder: Path) -> None:
    source = folder / "qinghe-2022.html"
    CliRunner().invoke(app, ["check", "--write-baseline", "accepted.json", str(source)])
    speak(None)
    assert json.loads(Path("accepted.json").read_text("utf-8"))
    told = run(source, "--baseline", "accepted.json")
    assert told.exit_code == 0
    assert not [place for place in Parsed(told.stdout).ids if "f-" in place]
    clean = Parsed(run(source, "--baseline", "accepted.json", "--only-problems").stdout)
    assert "article" not in {tag for tag, _ in clean.elements}
    assert "未发现问题" in clean.text


def test_english_is_shown_first_if_asked_for(folder: Path) -> None:
    page = Parsed(run(folder / "qinghe-2022.html", "--lang", "en").stdout)
    assert page.elements[0][1] == {"lang": "en"}
