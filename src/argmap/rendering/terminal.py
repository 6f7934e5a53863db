"""Styles of text on a terminal, by name."""

from __future__ import annotations

from collections.abc import Callable

Style = Callable[[str, str], str]
"""Puts a text into a style: error, warning, info, place, code, dim, hint, added or removed."""


def plain(text: str, style: str) -> str:
    """The style of a file or a pipe: none."""
    return text
