"""The names by which a report speaks of its own body, and those of others."""

from __future__ import annotations

import pytest

from govdisclosure.narrative.names import Names

OWN = [
    ("云溪市发展和改革委员会", ["云溪市发展和改革委员会", "市发改委", "发展改革委", "我委", "本机关", "本单位"]),
    ("青禾县自然资源局", ["青禾县自然资源局", "县自然资源局", "自然资源局", "我局", "本局机关"]),
    ("济北市退役军人事务局", ["市退役军人局", "退役军人事务局"]),
    ("青山街道办事处", ["青山街道", "街道办事处", "青山街办", "本街道"]),
    ("凤鸣镇人民政府", ["凤鸣镇", "镇人民政府", "镇政府", "镇人民政府办公室", "我镇"]),
    ("云溪市人民政府", ["云溪市人民政府", "全市行政机关", "全市政府系统"]),
]
OTHERS = [
    ("云溪市发展和改革委员会", ["市财政局", "各县区", "市政府办公室", "县发改局"]),
    ("青禾县自然资源局", ["县公安局", "县政府", "局属国土所", "各乡镇", "县林业局"]),
    ("凤鸣镇人民政府", ["县人民政府", "青禾镇", "各村"]),
    ("云溪市人民政府", ["市政府办公室", "市公安局", "各部门"]),
    (None, ["县公安局", "市财政局"]),
]


@pytest.mark.parametrize(("full", "words"), [(full, words) for full, named in OWN for words in named])
def test_its_own_names(full: str, words: str) -> None:
    assert Names.of(full).own(words)


@pytest.mark.parametrize(("full", "words"), [(full, words) for full, named in OTHERS for words in named])
def test_names_of_others(full: str | None, words: str) -> None:
    assert not Names.of(full).own(words)


def test_the_territory_of_a_government_is_its_own() -> None:
    assert Names.of("云溪市人民政府").without_territory("全市共") == "共"
    assert Names.of("云溪市财政局").without_territory("全市共") == "全市共"
