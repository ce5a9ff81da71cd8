"""What the name of a public body tells of it: its level, whether it is a government or a department, whether it makes rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from attrs import frozen

__all__ = ["Body", "Level", "Role", "body_of"]

Level = Literal["national", "province", "city", "district", "county", "township"]
"""`city` is a name in 市 or 盟 (of whatever rank), `district` one in 区, `county` one in 县 or 旗."""

Role = Literal["government", "department"]
"""What articles 49 and 50 ask something of: a people's government, and a department of one from county level."""

MUNICIPALITIES = "北京|天津|上海|重庆"
"""The four municipalities directly under the central government (直辖市): cities of the rank of a province."""

_unit = "(?:局|办公室|办公厅|委员会|委|办|中心|大队|支队|总队|院|馆|会|处|(?<!办公)厅|部|署|站|所|学校|公司|集团)"
"""How the name of a department, an office or an institution ends."""

_governing = "(?:人民政府|政府|行政公署|管理委员会|管委会)(?:办公厅|办公室|办)?$"
"""How the name of what governs a territory ends; an agency (行政公署) and a committee of a zone are no people's government."""

_government = re.compile("政府(?:办公厅|办公室|办)?$")
_office = re.compile("(?:政府|公署)(?:办公厅|办公室|办)$")
_department = re.compile("(?:局|厅|委|办公室|(?<!管理)(?<!村民)(?<!居民)委员会)$")
"""How the name of a department of a people's government ends; institutions and parts of departments are none."""

_branch = re.compile(
    "^(?:国家|中国|中华人民共和国).{1,16}?(?:总局|委员会|银行|局|署)(?!国家).{2,}(?:局|队|分行|支行|办|办公室|处|站|所|关)$"
    "|^中华人民共和国.{2,8}海关$|^(?:(?:财政|水利|生态环境|交通运输|自然资源|农业农村)部|审计署).{2,}(?:局|委员会|办|处)$"
)
"""A local branch: the name of a national department, then a place, then a unit."""

_party = re.compile("组织部|宣传部|统战部|统一战线|武装部|政法委|纪委|党委|党校|[省市区县旗州盟]委")
_ministry = re.compile("^(?:城乡|[^省市县区州盟旗镇乡]){2,14}部$")
_national = re.compile("^(?:国务院|国家|中国(?![(（])|中华|海关总署$|审计署$)")

_township = re.compile("(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?(?:党政(?:综合)?)?(?:办公室|办)?$")
_county = re.compile(f"^(?:.{{0,12}}?(?:县(?!域)|(?<!国)旗(?!区|镇|乡|街)))(?:(?:人民)?政府|.{{1,20}}{_unit}|$)")
_district = re.compile(f"^.{{0,12}}?(?<!自治)(?<!地)(?<!行政)区(?:{_governing}|.{{1,20}}{_unit}$|$)")
_prefecture = re.compile(f"^.{{1,12}}?自治州(?:{_governing}|.{{1,20}}{_unit}$|$)")
_league = re.compile(f"^.{{1,12}}?(?:盟|地区)(?:{_governing}|.{{1,20}}{_unit}$|$)")
_city = re.compile(f"^.{{0,12}}?市(?:{_governing}|.{{1,20}}{_unit}$|$)")
_province = re.compile(f"^(?:.{{0,8}}?(?:省|自治区)|(?:{MUNICIPALITIES})市)(?:{_governing}|.{{1,20}}{_unit}$|$)")


@frozen
class Body:
    """What a name tells; `level` and `role` are None where it tells nothing.

    `role`: a people's government (also its office, which then is an `office` too and can report for either), or a
    department of one; None for the committees of zones, agencies (街道办事处, 行政公署), party organs, institutions, local
    branches of national departments, and the bare name of a town. `rules`: whether such a body can make 规章; None where
    the name leaves it open. `governs`: it is what governs a territory, whatever the law calls it, or that body's office.
    """

    level: Level | None = None
    role: Role | None = None
    rules: bool | None = None
    office: bool = False
    governs: bool = False


@lru_cache(maxsize=1024)
def body_of(organization: str) -> Body:
    """What the name of a body tells.

    >>> body_of("甲县乙镇人民政府")
    Body(level='township', role='government', rules=False, office=False, governs=True)
    >>> body_of("江北省教育厅").level, body_of("江北省教育厅").role, body_of("甲市人民政府办公厅").rules
    ('province', 'department', None)
    >>> print(body_of("甲市经济技术开发区管理委员会").role)
    None
    """
    governs = re.search(_governing, organization) is not None
    if _branch.search(organization):
        return Body("national", rules=False)
    if _party.search(organization) and not governs:
        return Body(_level_of(organization), rules=False)
    if _national.match(organization) or _ministry.match(organization):
        return Body("national", "department", rules=True)
    level, is_office = _level_of(organization), _office.search(organization) is not None
    governs = governs or level == "township"
    role: Role | None = "department" if level and not governs and _department.search(organization) else None
    if _government.search(organization):
        role = "government"
    return Body(level, role, _rules_of(organization, level, governs=governs), is_office, governs)


def _level_of(organization: str) -> Level | None:
    """The lowest level that the name speaks of: a town of a county is a town."""
    for level, pattern in LEVELS:
        if pattern.search(organization):
            return level
    return None


LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("township", _township),
    ("county", _county),
    ("district", _district),
    ("city", _prefecture),
    ("city", _league),
    ("province", _province),
    ("city", _city),
)
"""From below to above. A municipality directly under the central government counts as a province."""


def _rules_of(organization: str, level: Level | None, *, governs: bool) -> bool | None:
    """Whether 规章 can be made (立法法): by provinces, cities divided into districts and autonomous prefectures.

    A city's name does not tell whether it is divided into districts, and a department of a city may state
    the rules that it administers; both are left open.
    """
    if level in ("county", "township"):
        return False
    if governs and level == "province":
        return True
    if governs and _prefecture.search(organization):
        return True
    if governs and _league.search(organization):
        return False
    return None
