"""What the words around a figure say about it: its topic, the body, the part of the year, and the year it speaks of."""

from __future__ import annotations

import re

from govdisclosure.narrative.cues import FOREIGN, HALVES, OTHER_BODIES, WHOLE_YEAR
from govdisclosure.narrative.names import Names
from govdisclosure.schema import AnnualReport

__all__ = ["Context"]

# The patterns begin with a class of characters: the engine runs over all others at once.

PART = "\0"
"""Between words that a number parts, so that nothing is found across it."""

_topics = re.compile(
    "[复行诉申依信直](?:(?<=直)接(?:起诉|提起行政诉讼|诉讼)(?:的(?:行政)?诉讼)?(?P<direct_suits>)|(?<=复)议后(?:再?(?:起诉|提起行政诉讼|诉讼)(?:的(?:行政)?诉讼)?)?(?P<suits_after>)|(?<=行)政复议(?:类?申请)?(?P<reconsideration>)|(?<=(?<!未经)复)议(?!后|直接)(?P<short_reconsideration>)"
    "|(?<=诉)讼(?!请求)(?P<litigation>)|(?<=行)政应诉(?P<responding>)|(?<=(?<!议)申)请(?!人|复议|诉讼)(?P<applications>)"
    "|(?<=依)申请公开(?P<by_request>)|(?<=信)息公开申请(?P<requests>))"
)
_NAMES = {
    "short_reconsideration": "reconsideration",
    "responding": "litigation",
    "by_request": "applications",
    "requests": "applications",
}
_both = re.compile("行政复议(?:案件|申请)?[、和及与或](?:被)?(?:提起)?(?:行政)?诉讼")
_judging = re.compile(
    "作为(?:行政)?复议(?:机关|机构)|复议机[关构](?:共|依法)?(?:收到|受理|审理|办理)|法院(?:共|依法)?(?:受理|审理|审结)"
)
_matter = "(?:各类)?(?:政府)?(?:信息公开)?(?:类|方面)?的?"
_accepting = re.compile(f"(?:受理|审理){_matter}行政复议|收到{_matter}行政复议申请|行政复议(?:案件|申请)?(?:共|新)?(?:受理|收到)")
"""What a government does with complaints about others."""
_time = re.compile("[年季月来目]")
"""A sign of all words that name a year or a part of it."""

_titles = re.compile("《[^》]*》")
_years = re.compile(
    "[全本今当0-9以历近](?:(?<=以)来(?<![年初度]以来)|(?<=历)年|(?<=近)[两三四五六七八九十]年|(?<=[全本今当])年|(?<=[0-9])[0-9]{3}年(?<!结转[0-9]{4}年)(?<!转[至到入][0-9]{4}年)(?<!结至[0-9]{4}年)(?<![较比与同于至到由从][0-9]{4}年)"
    "(?!度?(?:结转|遗留|的[0-9.]+倍)))"
)
OWN = frozenset({"全年", "本年", "今年", "当年"})
_disclosure = re.compile("信息公开|依申请|政务公开|公开工作")


class Context:
    """What has been said up to a figure, in its sentence and in its paragraph.

    Words are only gathered until a figure asks: most sentences of a report state none. `topic` is a key
    of the disputes, or `applications`, `here` what was named of them in this sentence; `own_year` says
    that the year named last is the report's. For a sentence last `scoped` (another body, or more than
    one), `partly` (a part of the year) and `disclosure`.
    """

    def __init__(self, report: AnnualReport) -> None:
        self.year = report.year
        self.names = Names.of(report.organization)
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Forget the paragraph before."""
        self.topic, self.own_year, self.disclosed = "", True, False
        self._heard: list[str] = []
        self._resolved = 0
        self.begin_sentence()

    def begin_sentence(self) -> None:
        """Forget the sentence before, but for its topic and its year."""
        self.scoped = self.partly = self.disclosure = self.judging = False
        self.here = ""
        self._begun = len(self._heard)

    def observe_text(self, words: str) -> None:
        """Take the words up to a number, or to the end of a sentence."""
        self._heard.append(words)

    def resolve(self) -> None:
        """Work out what was observed since the last time."""
        if self._resolved == len(self._heard):
            return
        before, lately = self._heard[self._resolved : self._begun], self._heard[max(self._resolved, self._begun) :]
        if before:
            self._resolve_topic(PART.join(before), here=False)
        self._resolve_sentence(PART.join(lately))
        for words in (*before, *lately):
            if _time.search(words):
                self._resolve_year(words)
        self._resolved = len(self._heard)

    def _resolve_sentence(self, words: str) -> None:
        self.disclosure = self.disclosure or _disclosure.search(words) is not None
        self.disclosed = self.disclosed or self.disclosure
        if "复议" in words or "法院" in words:
            accepting = self.names.government and _accepting.search(words) is not None
            self.judging = self.judging or accepting or _judging.search(words) is not None
        if _time.search(words):
            for found in HALVES.finditer(words):
                self.partly = WHOLE_YEAR.match(words, found.start()) is None
        if OTHER_BODIES.search(self.names.without_territory(words)):
            self.scoped = True
        self._resolve_topic(words, here=True)

    def _resolve_topic(self, words: str, *, here: bool) -> None:
        for topic in _topics.finditer(FOREIGN.sub("", words) if "申请" in words else words):
            name = str(topic.lastgroup)
            found = _NAMES.get(name, name)
            self.topic, self.here = found, found if here else self.here
        both = list(_both.finditer(words)) if "复议" in words else []
        if (
            both
            and self.topic == "litigation"
            and "诉讼" not in words[both[-1].end() :]
            and "复议" not in words[both[-1].end() :]
        ):
            self.topic = self.here = "disputes"

    def _resolve_year(self, words: str) -> None:
        years = _years.findall(_titles.sub("", words) if "《" in words else words)
        if years:
            self.own_year = self.year is None or years[-1] == f"{self.year}年" or years[-1] in OWN
