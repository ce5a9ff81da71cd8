"""What the words around a figure say about it: its topic, the body, the channel and the year it speaks of."""

from __future__ import annotations

import re

from govdisclosure.narrative.words import ELSEWHERE, SCOPE
from govdisclosure.schema import AnnualReport

__all__ = ["Surroundings"]

# The patterns begin with a class of characters: the engine runs over all others at once.

PART = "\0"
"""Between words that a number parts, so that nothing is found across it."""

_topics = re.compile(
    "[复行诉申](?:(?<=复)议后(?P<suits_after>)|(?<=行)政复议(?:类?申请)?(?P<reconsideration>)"
    "|(?<=诉)讼(?P<litigation>)|(?<=申)请(?P<applications>))"
)
_territory = re.compile("全[省市州区县旗镇乡]")
_titles = re.compile("《[^》]*》")
_years = re.compile(
    "[全本今0-9](?:(?<=[全本今])年|(?<=[0-9])[0-9]{3}年(?<!结转[0-9]{4}年)(?<!转[至到][0-9]{4}年)(?<![较比与同][0-9]{4}年)(?!度?(?:结转|遗留)))"
)
OWN = frozenset({"全年", "本年", "今年"})
_disclosure = re.compile("信息公开|依申请|政务公开|公开工作")


class Surroundings:
    """What has been said up to a figure, in its sentence and in its paragraph.

    Words are only gathered until a figure asks: most sentences of a report state none. `topic` is a key
    of the phrases' topics, or 申请; `scoped` says that the words left open whether the whole of this
    report is meant, `own_year` that the year named last is the report's. Those three last for a
    paragraph; for a sentence last `elsewhere` (something else is counted, or compared), `disclosure`
    and `sorting` (主动公开: documents are sorted, not requests).
    """

    def __init__(self, report: AnnualReport) -> None:
        self.year = report.year
        self.organization = report.organization or PART
        self.government = self.organization.endswith("人民政府")
        self.paragraph()

    def paragraph(self) -> None:
        """A paragraph begins."""
        self.topic, self.scoped, self.own_year = "", False, True
        self._heard: list[str] = []
        self._settled = 0
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins."""
        self.elsewhere = self.disclosure = self.sorting = False
        self._begun = len(self._heard)

    def hear(self, words: str) -> None:
        """The words up to a number, or to the end of a sentence."""
        self._heard.append(words)

    def settle(self) -> None:
        """Take up what was heard since the last time."""
        if self._settled == len(self._heard):
            return
        lately = self._heard[self._settled :]
        self._take_up_sentence(PART.join(self._heard[max(self._settled, self._begun) :]))
        self._take_up_paragraph(PART.join(lately))
        for words in lately:
            self._take_up_year(words)
        self._settled = len(self._heard)

    def plain(self, words: str) -> str:
        """The words without the name of the body, nor, for a government, the territory that is its own."""
        words = words.replace(self.organization, "")
        return _territory.sub("", words) if self.government else words

    def _take_up_sentence(self, words: str) -> None:
        self.elsewhere = self.elsewhere or ELSEWHERE.search(words) is not None
        self.sorting = self.sorting or "主动公开" in words
        self.disclosure = self.disclosure or _disclosure.search(words) is not None

    def _take_up_paragraph(self, words: str) -> None:
        for topic in _topics.finditer(words):
            self.topic = str(topic.lastgroup)
        self.scoped = self.scoped or self._is_scoped(words)

    def _take_up_year(self, words: str) -> None:
        years = _years.findall(_titles.sub("", words))
        if years:
            self.own_year = self.year is None or years[-1] == f"{self.year}年" or years[-1] in OWN

    def _is_scoped(self, words: str) -> bool:
        """Whether the words leave open that the whole of this report is meant; 全市 and 我市 do not in a government's own."""
        return any(not (self.government and found.group().startswith(("全", "我", "本"))) for found in SCOPE.finditer(words))
