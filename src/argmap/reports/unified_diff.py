"""A change to a file as a unified diff."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from argmap.rendering.terminal import Style
from argmap.syntax.edits import common_ends

_STYLES = {"+": "added", "-": "removed", "@": "hint"}
_CONTEXT = 3


def render(before: str, after: str, name: str, style: Style) -> Iterator[str]:
    """The lines of the diff, as `patch` takes them; none where nothing has changed."""
    old, new = _lines(before), _lines(after)
    # difflib is slow to skip equal lines at both ends of a large file.
    head, tail = common_ends(old, new)
    skip, cut = max(head - _CONTEXT, 0), max(tail - _CONTEXT, 0)
    lines = difflib.unified_diff(old[skip : len(old) - cut], new[skip : len(new) - cut], name, name, n=_CONTEXT)
    for number, line in enumerate(lines):
        end = "" if line.endswith("\n") else "\n\\ No newline at end of file"
        shown = line.removesuffix("\n")
        if shown.startswith("@@"):
            shown = re.sub(r"([-+])(\d+)", lambda match: f"{match[1]}{int(match[2]) + skip}", shown)
        # The first two lines name the file; a carriage return belongs to the line that it ends.
        yield style(shown, "place" if number < 2 else _STYLES.get(line[:1], "")) + (end if number >= 2 else "")


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, whatever else Python takes for a line break."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
