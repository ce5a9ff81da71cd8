"""Web archives (`.mht`, `.mhtml`): the pages in them, as browsers and Word save them with all that they show."""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from itertools import islice
from typing import cast

__all__ = ["pages_of"]

MAX_PAGES = 20
"""Pages of an archive that are looked into: the first is the page itself, the others are its frames."""


def pages_of(data: bytes) -> list[bytes]:
    """The pages of an archive in its order; none if it is broken."""
    try:
        return list(islice(_pages(BytesParser().parsebytes(data)), MAX_PAGES))
    except (MessageError, RecursionError, ValueError, LookupError):
        return []


def _pages(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = cast("bytes | None", part.get_payload(decode=True))
            if content:
                yield content
