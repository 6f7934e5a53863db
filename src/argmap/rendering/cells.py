"""Text in cells, as terminals and fixed-width fonts have them: a wide character takes two."""

from __future__ import annotations

import unicodedata
from typing import Final

from argmap.model.text import is_cjk
from argmap.rendering.clusters import emoji, joined, whole
from argmap.rendering.phrases import CLOSING, OPENING, word_starts

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
    """The cells that a text takes: two for a wide East Asian character or an emoji, none for a combining character."""
    return len(text) if text.isascii() else sum(cells(text))


def cells(text: str) -> list[int]:
    """The cells of each character of a text; an emoji of several has them all at its first."""
    widths = list(map(_WIDTHS.__getitem__, text))
    for start, end in emoji(text).items():
        widths[start:end] = [2] + [0] * (end - start - 1)
    return widths


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
    for place, wide in enumerate(cells(text)):
        used += wide
        end = place + 1 if used < width else end
        if used > width:
            return whole(text, end)
    return len(text)


def break_lines(text: str, width: int) -> list[str]:
    """The lines of a text that has to fit into so many cells, without the spaces at their ends."""
    starts = line_starts(text, width)
    return [text[start:end].strip(" ") for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]


def line_starts(text: str, width: int) -> list[int]:
    """Where lines of so many cells start, but for the first: no line starts with closing punctuation."""
    breaks: list[int] = []
    inside, words, widths = joined(text), word_starts(text), cells(text)
    start = good = used = unit = 0
    """``good`` is the last place to break, ``unit`` where the last whole character begins."""
    for at, character in enumerate(text):
        if at not in inside:
            unit = at
            if at > start and (at in words or _divides(text[at - 1], character)):
                good = at
        if used + widths[at] > width and character != " " and (good > start or unit > start):
            start = good if good > start else unit
            breaks.append(start)
            used = sum(widths[start:at])
        used += widths[at]
    return breaks


def _divides(before: str, after: str) -> bool:
    if before == " ":
        return True
    return (is_cjk(before) or is_cjk(after)) and after not in CLOSING and after != " " and before not in OPENING
