"""By which names a report speaks of the body that made it."""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["BODY", "Names"]

BODY = re.compile(
    r"(?:各级)?行政机关|政府系统|政府及其各?部门|局|委员会|委(?!托)|办公[室厅]|办事处|党政办|办(?![理结复件事案])|厅|院|镇|乡|街道|政府(?!信息|网|规章|门户|官|部门网)|部门|单位|公司|中心|机关|科室|处室|站(?!点)"
    r"|所(?![有属需涉作])|社区|村|学校|大队|支队|中队|分局|科(?![技研学协普目长])"
)
"""What the name of a body ends with."""

_places = re.compile(r"^.{1,12}?(?:自治区|自治州|自治县|[省市县区旗盟州])(?=.)")
_self = re.compile(
    r"^(?:单位|机关)$|^(?:我|本|全)(?:[市县区镇乡局办委厅处院旗州省部署会校站所]|分局|[大支中]队|单位|机关|街道|部门|中心|政府)(?:机关|本级)?$"
)
_everybody = "各(?:部门|单位|镇街|街镇|乡镇|街道)"
_territory = re.compile(f"(?:全|我|本)(?:[省市州县区旗镇乡]|街道)(?:各级(?:(?=行政机关)|{_everybody}(?:[、和]?{_everybody})*))?")
_within_it = re.compile(r"^(?:党政|综合|党政综合|政务公开|信息公开)(?:办|办公室|科)$|^(?:机关)?办公室$")
"""Offices that every body has within it: what one of them takes up, the body does."""

_street = re.compile("街道?办(?!事处|公)")
_towns = ("镇", "乡", "街道")


@frozen
class Names:
    """The names of one body: in full, without the place, or shortened.

    >>> names = Names.of("云溪市发展和改革委员会")
    >>> [names.own(words) for words in ("云溪市发展和改革委员会", "市发改委", "发展改革委", "市财政局", "我委")]
    [True, True, True, False, True]
    """

    full: str
    ending: str
    government: bool

    @classmethod
    def of(cls, organization: str | None) -> Names:
        """Return the names that follow from what the body is called."""
        full = organization or ""
        core = full.removesuffix("办事处").removesuffix("人民政府")
        town = core.endswith(_towns)
        ending = _last(core if town else full)
        return cls(full, ending, full.endswith("人民政府") and not town)

    def own(self, words: str) -> bool:
        """True if words that end with the name of a body mean this one."""
        if _self.match(words):
            return not words.startswith("全")
        if not self.full:
            return False
        core = words.removesuffix("机关")
        if not self.government and (words == f"{self.ending}机关" or _within_it.match(words.removeprefix(self.ending))):
            return True
        if self.ending in _towns:
            core = _without(_street.sub("街道", core))
        if core == self.full:
            return True
        if self.government:
            return words.endswith(("行政机关", "政府系统", "政府及其部门", "政府及其各部门"))
        return len(core) > 1 - (self.ending in _towns) and _last(core) == self.ending and _within(core, self.full)

    def without_territory(self, words: str) -> str:
        """Return the words without the territory of a government, which is its own, and without 本级 behind any other body."""
        own = _territory.sub("", words) if self.government or self.ending in _towns else words
        return own if self.government or not self.ending else own.replace(f"{self.ending}本级", "本机关")


def _last(name: str) -> str:
    """Return the word that says what sort of body this is, in its shortest form."""
    for ending, short in (("委员会", "委"), ("办公室", "办"), ("办公厅", "办"), ("人民政府", "政府"), ("街道", "街道")):
        if name.endswith(ending):
            return short
    return name[-1:]


def _without(name: str) -> str:
    """Return the name of a town without the words for its government or office."""
    for ending in ("党政办公室", "党政综合办公室", "办公室", "办事处", "人民政府", "政府"):
        name = name.removesuffix(ending)
    return name


def _within(name: str, full: str) -> bool:
    """True if all characters of a name stand in the full one, in this order; it ends where that ends, in a short form."""
    rest = iter(full)
    return all(character in rest for character in name)
