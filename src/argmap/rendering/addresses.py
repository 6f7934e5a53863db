"""Addresses of the web in texts: where they are, and which of them a document may lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"https?://[\w!#$%&'()*+,./:;=?@~-]+", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:)[^\x00-\x1f\x7f]+", re.IGNORECASE)
_STOPS = ".,;:!?'*_~"


def is_safe(address: str) -> bool:
    """Whether a document may lead to an address: pages of the web and mail, never a script, data or a file."""
    return bool(_SAFE.fullmatch(address))


def encoded(address: str) -> str:
    """An address as the target of a link: names of hosts in Punycode, what RFC 3986 does not allow percent-encoded."""
    from markdown_it.common.normalize_url import normalizeLink

    return normalizeLink(address)


def is_foreign(address: str) -> bool:
    """Whether an address names its host in another script than ASCII, which readers encode in ways of their own."""
    return not "".join(address.split("/")[:3]).isascii()


def split(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether each is an address.

    An address ends before white space, marks of other scripts (。” and so on) and what closes a sentence or a bracket
    around it.
    """
    at = 0
    for match in _ADDRESS.finditer(text):
        address = _without_stops(match[0])
        if address.endswith("//"):
            continue
        if at < match.start():
            yield text[at : match.start()], False
        yield address, True
        at = match.start() + len(address)
    if at < len(text):
        yield text[at:], False


def _without_stops(address: str) -> str:
    while address:
        unpaired = address.endswith(")") and address.count(")") > address.count("(")
        if address[-1] not in _STOPS and not unpaired:
            break
        address = address[:-1]
    return address
