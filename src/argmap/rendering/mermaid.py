"""Plain text for the labels of Mermaid."""

from __future__ import annotations

import re

from argmap.rendering.wrapping import clean

_SPECIAL = re.compile(r'["#&<>;`\\*_~\[\]{}|$%^]|(?<=/)/|^[-+=.:!]|(?<=\d)[.)](?=\s)|-(?=-)|(?<=-)-|(?<=w)\.')


def escape(text: str) -> str:
    r"""Plain text as part of a quoted label, which Mermaid parses as Markdown and as HTML: it is shown unchanged.

    Mermaid puts its own ``#35;`` back into characters after all parsing is done; only ``\n``, ``$$`` and the names of
    icons such as ``fa:fa-car`` have a meaning even then, which an invisible word joiner removes.
    """
    text = re.sub(r"(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=:)(?=fa-)", "\u2060", text)
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", clean(text))
