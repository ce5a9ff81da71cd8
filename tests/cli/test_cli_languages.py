"""Chinese all through, or English all through."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import Message
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.lines import lines

Run = Callable[..., Result]

ENGLISH = re.compile(r"\b(?:the|of|Show|Options|Commands|Usage|default|Only|is|an?|required)\b")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("command", ["", *PURPOSES])
def test_help_is_in_one_language(run: Run, command: str) -> None:
    arguments = [command] if command else []
    zh = run(*arguments, "--help").stdout
    en = run(*arguments, "--help", "--lang", "en").stdout if command else run("--help", env={"GOVDISCLOSURE_LANG": "en"}).stdout
    assert zh.startswith("用法")
    assert not ENGLISH.search(zh), zh
    assert en.startswith("Usage")
    assert not HAN.search("".join(en.split()).replace("政府信息公开工作年度报告", ""))


CLOSING = "，。；：、）》”"
PIECES = ("核对", "报告", "JSON", "--only-problems", "（docx）", "“总计”", "，", "。", "year-carry-over", "0")


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.integers(40, 90))
def test_lines_of_help_are_full_and_divide_no_word(words: list[str], columns: int) -> None:
    """A Chinese character takes two columns; what is longest here, `--only-problems` and a closing sign, takes 17."""
    text = re.sub(f" ?([{CLOSING}])[ {CLOSING}]*", r"\1", " ".join(words)).strip()
    found = list(lines(text, columns))
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert not any(line[:1] in set(CLOSING) for line in found[1:])
    assert re.findall(r"[!-~]+", " ".join(found)) == re.findall(r"[!-~]+", text)
    for line, following in pairwise(found):
        width = sum(1 + (not char.isascii()) for char in line)
        assert columns - 20 < width <= columns + sum(char in "“”" for char in line), (line, following)


def test_help_fills_a_terminal_of_eighty_columns_and_is_not_wider(run: Run) -> None:
    for command in PURPOSES:
        told = [line for line in run(command, "--help").stdout.splitlines() if HAN.search(line)]
        assert max(sum(1 + (east_asian_width(char) in "WF") for char in line) for line in told) in range(60, 81)


USAGE = [
    (["check"], "缺少参数 FILE…", "Missing argument 'FILE…'."),
    (["check", "--nonsense", "x"], "没有选项 --nonsense", "No such option: --nonsense"),
    (["nonsense"], "没有命令“nonsense”", "No such command 'nonsense'."),
    (["convert", "x"], "缺少选项 --to", "Missing option '--to'."),
    (["convert", "x", "y", "--to", "json"], "多余的参数：y", "Got unexpected extra argument (y)"),
    (
        ["check", "--jobs", "0", "x"],
        "--jobs 的值无效：“0”应为不小于 1 的数",
        "Invalid value for --jobs: '0' is no number of at least 1.",
    ),
    (["check", "--format"], "选项 --format 需要一个值", "Option '--format' requires an argument."),
    (
        ["check", "--format", "yaml", "x"],
        "--format 的值无效：“yaml”不在可选值之列",
        "Invalid value for --format: 'yaml' is not one of",
    ),
    (["parse", "x", "--encoding", "utf-99"], "没有编码 utf-99", "no encoding 'utf-99'"),
    (["explain", "t4-sum"], None, None),
]


@pytest.mark.parametrize(("arguments", "zh", "en"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_bad_usage_is_told_in_one_language(run: Run, arguments: list[str], zh: str | None, en: str | None) -> None:
    for lang, told in (("zh", zh), ("en", en)):
        result = run(*arguments, env={"GOVDISCLOSURE_LANG": lang})
        assert (result.exit_code, result.stdout) == (2, "")
        if told is not None:
            assert f"{'错误：' if lang == 'zh' else 'Error: '}{told}" in result.stderr


def test_which_language_wins(run: Run, tmp_path: Path, garbage: str) -> None:
    def spoken(*arguments: str, **environment: str) -> str:
        text = run("parse", *arguments, garbage, env=environment).stderr
        return "zh" if "错误" in text else "en"

    assert spoken() == "zh"
    assert spoken(GOVDISCLOSURE_LANG="en") == "en"
    assert spoken("--lang", "zh", GOVDISCLOSURE_LANG="en") == "zh"
    (tmp_path / "govdisclosure.toml").write_text('lang = "en"\n', "utf-8")
    assert spoken() == "en"
    assert spoken(GOVDISCLOSURE_LANG="zh") == "zh"
    assert spoken("--lang=zh") == "zh"


def test_a_message_speaks_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    message = Message("年度", "year")
    assert str(message) == "年度"
    monkeypatch.setenv("GOVDISCLOSURE_LANG", "en")
    assert str(message) == "year"
    monkeypatch.setenv("GOVDISCLOSURE_LANG", "fr")
    assert str(message) == "年度"
