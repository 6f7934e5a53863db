"""How wide text is, in em, without asking any font: an upper bound over the fonts a reader may have."""

from __future__ import annotations

import unicodedata

from argmap.model.text import is_cjk
from argmap.rendering.cells import display_width
from argmap.rendering.clusters import emoji
from argmap.rendering.scripts import is_cjk_language

# Hundredths of an em: the widest advance among DejaVu Sans 2.37, Liberation Sans 2.1 and (for the first two rows) Noto
# Sans CJK SC 2.004, from their `hmtx` tables. DejaVu is nearly always the widest of them.
_TABLE = {
    " ": (
        "32 41 48 84 64 96 78 28 40 40 50 84 32 37 32 40 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56 102 69 69 "
        "73 78 67 62 78 76 30 54 67 56 87 75 79 67 79 73 67 62 74 69 99 69 67 69 40 40 40 84 56 61 62 64 55 64 62 "
        "36 64 64 28 28 58 29 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84"
    ),
    "\xa0": (
        "32 41 64 64 64 64 34 100 61 100 48 62 84 37 100 61 50 100 42 42 61 64 100 32 61 42 48 62 97 97 97 62 69 "
        "69 69 69 69 69 100 73 67 67 67 67 30 30 30 30 78 75 79 79 79 79 79 100 79 74 74 74 74 67 67 65 62 62 62 "
        "62 62 62 99 55 62 62 62 62 28 28 28 28 62 64 62 62 62 62 62 100 62 64 64 64 64 60 64 60"
    ),
    "\u0391": (
        "69 69 56 69 67 69 76 79 30 67 69 87 75 65 79 76 67 0 64 62 67 80 69 84 77 30 67 66 55 64 34 58 66 64 60 "
        "62 55 55 64 62 34 59 60 64 56 56 62 69 64 59 64 61 58 66 58 72 84 34 58 62 58 84"
    ),
    "\u0400": (
        "67 67 87 61 72 67 30 30 50 110 105 86 71 75 64 76 69 69 69 61 79 67 108 65 75 75 71 76 87 76 79 76 67 73 "
        "62 64 87 69 78 69 107 110 84 89 69 72 108 73 62 62 59 53 70 62 91 54 65 65 61 64 76 66 62 66 64 55 59 60 "
        "86 60 69 60 92 95 71 79 59 55 85 61 62 62 63 53 55 53 28 28 28 91 90 66 61 65 60 66"
    ),
    "\u2010": "50 50 67 56 100 100 67 67 32 32 32 32 52 52 52 52 50 50 60 60 34 68 100",
}
_MEASURED = {
    chr(ord(first) + index): int(width) / 100
    for first, row in _TABLE.items()
    for index, width in enumerate(row.split())
}

_AMBIGUOUS = "“”‘’…—·"
"""Set full width where a Chinese or Japanese font comes first, narrow where a Latin one does."""

_CAPITAL, _CELL, _EMOJI = 1.15, 1.05, 1.35
"""The widest that occur: a capital and another letter outside the table, a double-width symbol (Noto Color Emoji)."""


class _Advances(dict[str, float]):
    """The width of each character met so far."""

    def __missing__(self, character: str) -> float:
        self[character] = width = _advance(character)
        return width


def _advance(character: str) -> float:
    if is_cjk(character) and unicodedata.category(character) != "So":
        return 1.0
    measured = _MEASURED.get(character)
    if measured is not None:
        return measured
    base = unicodedata.normalize("NFD", character)[0]
    if base in _MEASURED:
        return _MEASURED[base]
    cells = display_width(character)
    if cells == 2:
        return 1.0 if unicodedata.category(character).startswith("L") else _EMOJI
    return cells * (_CAPITAL if unicodedata.category(character) in ("Lu", "So") else _CELL)


_NARROW = _Advances()
_WIDE = _Advances(dict.fromkeys(_AMBIGUOUS, 1.0))


def advances(text: str, language: str) -> list[float]:
    """The width in em of each character of a text; 0 for those that combine with the one before."""
    wide = is_cjk_language(language) or any(map(is_cjk_cached, text))
    widths = list(map((_WIDE if wide else _NARROW).__getitem__, text))
    for start, end in emoji(text).items():
        widths[start:end] = [_EMOJI] + [0.0] * (end - start - 1)
    return widths


def width(text: str, language: str) -> float:
    """The width of a text in em: no usual font sets it wider."""
    return sum(advances(text, language))


class _IsCjk(dict[str, bool]):
    def __missing__(self, character: str) -> bool:
        self[character] = answer = is_cjk(character)
        return answer


is_cjk_cached = _IsCjk().__getitem__
"""``is_cjk``, asked once for each character."""
