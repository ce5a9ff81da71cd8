"""The footer of the portal page, as far as it says whose page it is."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.message import one_line

__all__ = ["Portal"]


@one_line
@frozen(kw_only=True)
class Portal:
    """Who runs the portal that carries the report; None where the footer does not say.

    `sponsor` 主办单位, `copyright_holder` 版权所有, `site_code` 网站标识码 (ten digits), `icp_number`
    the ICP filing (辽ICP备…号), `police_record` 公安网安备 number, `phone` 联系电话.
    """

    sponsor: str | None = None
    copyright_holder: str | None = None
    site_code: str | None = None
    icp_number: str | None = None
    police_record: str | None = None
    phone: str | None = None
