"""Text on a terminal: styles by name, and nothing that the terminal would take for a command."""

from __future__ import annotations

import re
from collections.abc import Callable

Style = Callable[[str, str], str]
"""Puts a text into a style: error, warning, info, place, code, dim, hint, added or removed."""

ESCAPE = "\ud81b"
"""The escape character of styles until they are printed: half of a surrogate pair, which no file contains."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]|\r(?!\n)")


def plain(text: str, style: str) -> str:
    """The style of a file or a pipe: none."""
    return text


def harmless(text: str) -> str:
    """The text with control characters, and overrides of the direction of writing, replaced; line breaks stay."""
    return _CONTROLS.sub("\ufffd", text)
