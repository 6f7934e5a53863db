"""File names in commands that a reader may copy into a shell."""

from __future__ import annotations

import os
import re
import shlex

from argmap.rendering.bidi import CONTROLS

_UNSPEAKABLE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{CONTROLS}\ud800-\udfff`]")
_PLAIN = re.compile(r"[\w./\\:+=@,-]+")

PLACEHOLDER = "MAP"
"""What stands for a name that cannot be shown in a command."""


def word(name: str) -> str:
    """A file's name as one word of a command: quoted if need be, and never taken for an option."""
    if _UNSPEAKABLE.search(name):
        return PLACEHOLDER
    if name.startswith("-"):
        name = f"./{name}"
    if os.name == "nt":
        return name if _PLAIN.fullmatch(name) else f'"{name}"'
    return name if _PLAIN.fullmatch(name) and "\\" not in name else shlex.quote(name)
