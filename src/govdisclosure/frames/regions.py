"""The region of a report: its administrative division, and the province that this lies in (GB/T 2260)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PROVINCES", "province_of"]

PROVINCES: Mapping[str, str] = {
    "11": "北京市",
    "12": "天津市",
    "13": "河北省",
    "14": "山西省",
    "15": "内蒙古自治区",
    "21": "辽宁省",
    "22": "吉林省",
    "23": "黑龙江省",
    "31": "上海市",
    "32": "江苏省",
    "33": "浙江省",
    "34": "安徽省",
    "35": "福建省",
    "36": "江西省",
    "37": "山东省",
    "41": "河南省",
    "42": "湖北省",
    "43": "湖南省",
    "44": "广东省",
    "45": "广西壮族自治区",
    "46": "海南省",
    "50": "重庆市",
    "51": "四川省",
    "52": "贵州省",
    "53": "云南省",
    "54": "西藏自治区",
    "61": "陕西省",
    "62": "甘肃省",
    "63": "青海省",
    "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区",
    "71": "台湾省",
    "81": "香港特别行政区",
    "82": "澳门特别行政区",
}
"""The first two digits of a division to its province."""


def province_of(division: str | None) -> str | None:
    """The province, region or municipality of a division.

    >>> province_of("211122"), province_of("000000"), province_of(None)
    ('辽宁省', None, None)
    """
    return PROVINCES.get((division or "")[:2])
