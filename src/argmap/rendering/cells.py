"""Breaking text into lines of so many cells, as terminals and fixed-width fonts have them."""

from __future__ import annotations

from wcwidth import wcwidth

from argmap.model.text import is_cjk
from argmap.rendering.wrapping import CLOSING, OPENING


def break_lines(text: str, width: int) -> list[str]:
    """The lines of a text that has to fit into so many cells, without the spaces at their ends."""
    starts = line_starts(text, width)
    return [text[start:end].strip(" ") for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]


def line_starts(text: str, width: int) -> list[int]:
    """Where lines of so many cells start, but for the first: no line starts with closing punctuation."""
    breaks: list[int] = []
    start, good, used = 0, 0, 0
    for at, character in enumerate(text):
        if at > start and _divides(text[at - 1], character):
            good = at
        cells = max(wcwidth(character), 0)
        if used + cells > width and character != " ":
            start = good if good > start else at
            breaks.append(start)
            used = sum(max(wcwidth(each), 0) for each in text[start:at])
        used += cells
    return breaks


def _divides(before: str, after: str) -> bool:
    if before == " ":
        return True
    return (is_cjk(before) or is_cjk(after)) and after not in CLOSING and after != " " and before not in OPENING
