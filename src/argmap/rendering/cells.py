"""Text in cells, as terminals and fixed-width fonts have them: a wide character takes two."""

from __future__ import annotations

import unicodedata
from typing import Final

from argmap.model.text import is_cjk
from argmap.rendering.phrases import CLOSING, OPENING

EXCERPT: Final = 40
"""The cells of a statement that are quoted where another one points to it."""

_COMBINING = ("Mn", "Mc", "Me", "Cf", "Zl", "Zp")


class _Widths(dict[str, int]):
    """The width of each character met so far. The tables of wcwidth take longer to load than a check of a small map."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in _COMBINING or "\u1160" <= character <= "\u11ff":
            cells = 0
        else:
            cells = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        self[character] = cells
        return cells


_WIDTHS = _Widths()


def display_width(text: str) -> int:
    """The cells that a text takes: two for a wide East Asian character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def padded(text: str, width: int) -> str:
    """A text padded with spaces on the right to so many cells."""
    return text + " " * (width - display_width(text))


def cut(text: str, width: int) -> str:
    """The text if it fits in so many cells, else its beginning and an ellipsis."""
    end = _end(text, width)
    return text if end == len(text) else text[:end].rstrip() + "…"


def shorten(text: str, width: int) -> str:
    """A sentence without its full stop, or as much of it as fits, with an ellipsis; Latin text is cut between words."""
    text = text.rstrip("。.") or text
    end = _end(text, width)
    if end == len(text):
        return text
    kept = text[:end]
    if text[end - 1 : end + 1].isascii() and " " in kept[-20:]:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ，,；;、：:。.") + "…"


def _end(text: str, width: int) -> int:
    """How many characters of a text fit beside an ellipsis; all of them where the whole text fits without one."""
    used = end = 0
    for place, character in enumerate(text):
        used += _WIDTHS[character]
        end = place + 1 if used < width else end
        if used > width:
            return end
    return len(text)


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
        cells = _WIDTHS[character]
        if used + cells > width and character != " ":
            start = good if good > start else at
            breaks.append(start)
            used = display_width(text[start:at])
        used += cells
    return breaks


def _divides(before: str, after: str) -> bool:
    if before == " ":
        return True
    return (is_cjk(before) or is_cjk(after)) and after not in CLOSING and after != " " and before not in OPENING
