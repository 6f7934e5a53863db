"""A change to a file as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator

Style = Callable[[str, str], str]

_STYLES = {"+": "added", "-": "removed", "@": "hint"}


def render(before: str, after: str, name: str, style: Style) -> Iterator[str]:
    """The lines of the diff, as `patch` takes them; none where nothing has changed."""
    lines = difflib.unified_diff(_lines(before), _lines(after), name, name)
    for number, line in enumerate(lines):
        end = "" if line.endswith("\n") else "\n\\ No newline at end of file"
        shown = line.removesuffix("\n")
        # The first two lines name the file; a carriage return belongs to the line that it ends.
        yield style(shown, "place" if number < 2 else _STYLES.get(line[:1], "")) + (end if number >= 2 else "")


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, whatever else Python takes for a line break."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
