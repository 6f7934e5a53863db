"""How wide text is, in em: in the embedded typeface, or at most, over the fonts a reader may have.

Text in Latin, Greek and Cyrillic is drawn in the embedded typeface, whose widths are known. Other text, and all text in
languages of other scripts, is drawn in the reader's fonts.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from argmap.model.text import is_cjk
from argmap.rendering import face
from argmap.rendering.cells import display_width
from argmap.rendering.clusters import emoji
from argmap.rendering.face import Weight
from argmap.rendering.scripts import is_cjk_language

# Hundredths of an em: the widest advance among DejaVu Sans 2.37, Liberation Sans 2.1 and (for the first two rows) Noto
# Sans CJK SC 2.004, from their `hmtx` tables; for the scripts from Hebrew to Khmer, also among the Noto Sans of the
# script. DejaVu is nearly always the widest of them. 0 stands for marks, and for what none of them has.
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
    "\u05d0": (  # Hebrew
        "67 58 42 55 66 31 35 67 65 30 55 53 57 69 68 33 41 65 63 64 63 54 60 71 57 73 69 0 0 0 0 0 59 61 60 42 65"
    ),
    "\u060c": (  # Arabic
        "33 37 91 53 0 0 0 0 0 0 0 0 0 0 0 35 0 0 29 54 76 48 28 28 49 28 79 28 100 53 100 100 65 65 65 48 48 49 49 "
        "123 123 131 131 93 93 60 60 88 88 76 76 76 30 104 78 89 73 62 74 53 49 79 79 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 "
        "0 0 0 0 0 0 54 54 54 59 54 54 54 58 58 54 54 33 32 55 100 78 0 24 24 24 30 41 45 60 86 100 100 100 100 100 "
        "100 100 100 65 65 66 65 65 66 66 48 48 48 48 48 48 48 48 48 49 49 50 53 62 53 49 49 49 123 123 123 131 131 "
        "93 60 104 104 104 104 104 104 78 78 90 106 90 89 89 89 90 90 90 90 90 90 73 73 73 73 74 74 74 74 74 70 66 "
        "41 41 41 41 45 45 49 49 49 45 45 49 79 90 79 45 79 76 95 95 30 53 0 0 0 0 0 0 0 0 100 0 0 0 0 0 0 19 36 0 "
        "0 61 0 0 0 0 48 37 54 54 54 59 54 55 54 58 58 54 121 131 51"
    ),
    "\u0531": (  # Armenian
        "84 74 76 77 74 78 65 74 86 77 71 54 93 87 74 72 77 77 77 81 73 73 76 74 72 81 77 81 74 79 71 70 75 60 82 "
        "76 79 80 0 0 31 32 24 37 24 45 50 92 98 64 66 67 64 64 52 64 74 66 64 28 98 63 64 64 61 64 63 64 28 64 50 "
        "64 41 98 57 65 64 64 98 64 64 44 98 64 61 81 82 29 34 45"
    ),
    "\u0904": (  # Devanagari
        "77 77 103 50 50 55 77 86 70 56 56 56 56 103 103 103 103 77 82 57 60 65 64 71 75 76 75 51 59 58 57 73 57 65 "
        "52 62 56 56 57 78 58 71 60 58 41 41 68 76 76 56 68 58 68 54 0 26 0 47 26 26 26 0 0 0 0 0 0 0 0 26 26 26 26 "
        "0 28 26 91 0 0 0 0 0 0 0 77 82 57 75 58 57 78 58 86 70 0 0 38 60 56 56 56 56 56 56 56 56 56 56 43 32 77 77 "
        "103 103 77 77 56 75 58 57 73 47 58 58"
    ),
    "\u0985": (  # Bengali
        "90 116 53 69 72 86 86 64 0 0 76 88 0 0 74 88 81 70 66 64 73 57 69 92 80 102 57 60 72 57 62 71 65 61 60 61 "
        "0 72 84 60 73 63 63 60 0 74 0 0 0 68 64 69 53 0 0 0 53 27 27 27 0 0 0 0 0 0 35 35 0 0 96 96 0 53 0 0 0 0 0 "
        "0 0 0 27 0 0 0 0 72 57 0 63 86 64 0 0 0 0 60 60 60 60 60 60 60 60 60 60 60 60 59 64 59 71 73 30 69 49 68"
    ),
    "\u0a05": (  # Gurmukhi
        "75 98 82 82 67 67 0 0 0 0 56 75 0 0 67 75 63 60 75 76 58 66 64 62 60 57 58 66 60 65 63 55 60 62 60 65 0 60 "
        "58 61 58 60 70 58 0 68 68 0 57 61 0 60 58 0 0 0 0 24 26 26 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 "
        "60 75 63 57 0 58 0 0 0 0 0 0 0 56 56 56 56 56 56 56 56 56 56 0 0 56 67 149"
    ),
    "\u0a85": (  # Gujarati
        "89 115 64 64 63 89 84 70 89 0 89 89 115 0 115 115 52 75 66 62 49 66 74 83 70 70 46 52 49 52 83 58 63 47 61 "
        "55 0 57 52 74 81 60 60 45 0 66 75 0 58 68 58 72 64 0 0 0 48 27 27 27 0 0 0 0 0 0 0 0 27 0 27 27 0 0 0 89 0 "
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 90 70 0 0 0 0 56 56 56 56 56 56 56 56 56 56 39 82"
    ),
    "\u0b83": (  # Tamil
        "90 0 113 132 113 71 107 154 0 0 0 81 81 103 0 99 99 206 83 0 0 0 105 73 0 103 0 121 70 0 0 0 165 83 0 0 0 "
        "79 124 78 0 0 0 86 97 64 87 102 107 86 105 118 135 129 162 0 0 0 0 64 27 0 51 85 0 0 0 91 72 116 0 171 151 "
        "215 0 0 0 115 0 0 0 0 0 0 107 0 0 0 0 0 0 0 0 0 0 0 0 0 0 65 83 107 99 95 106 101 81 113 116 88 89 97 99 "
        "127 223 103 133 197 105 122"
    ),
    "\u0c05": (  # Telugu
        "80 80 69 100 80 110 145 89 0 72 72 73 0 74 74 74 53 76 59 106 74 76 76 74 129 98 78 60 74 74 83 78 71 71 "
        "71 71 0 72 72 75 75 106 129 60 83 71 65 82 72 56 72 71 104 0 0 0 59 0 0 0 35 67 40 66 0 0 0 0 0 0 0 0 0 0 "
        "0 0 0 0 0 0 0 0 0 76 74 72 0 0 0 0 0 177 123 0 0 0 0 68 67 78 55 69 72 70 58 81 70 0 0 0 0 0 0 0 105 63 28 "
        "49 70 61 60 60 75"
    ),
    "\u0c85": (  # Kannada
        "87 85 72 101 123 160 120 71 0 79 79 81 0 78 78 78 58 85 65 100 78 80 85 78 138 97 82 66 77 77 87 63 77 77 "
        "77 72 0 80 80 80 81 116 134 66 90 76 71 0 80 63 81 71 81 0 0 0 45 45 0 73 37 75 13 50 0 0 41 19 0 75 116 0 "
        "0 0 0 0 0 0 0 0 41 19 0 0 0 0 0 0 0 87 0 157 71 0 0 0 0 69 69 69 69 69 69 69 69 69 69 0 54 76"
    ),
    "\u0d05": (  # Malayalam
        "150 165 99 175 70 146 88 117 0 128 128 199 0 76 126 151 104 100 90 133 107 94 135 94 166 145 57 66 123 134 "
        "137 102 90 65 92 92 103 90 113 131 66 73 104 74 68 86 73 66 96 104 115 123 119 78 0 0 47 51 23 23 0 0 0 0 "
        "0 72 60 143 0 143 130 169 0 0 125 0 0 0 0 65 104 73 76 123 114 108 96 152 201 138 135 88 132 0 0 0 0 58 90 "
        "86 109 80 98 123 75 96 113 109 91 142 79 92 124 139 172 218 115 152 107 74 120 105 121"
    ),
    "\u0d85": (  # Sinhala
        "71 104 102 103 77 71 71 123 127 171 106 158 82 82 144 88 88 141 0 0 0 101 88 91 83 90 107 82 80 79 144 130 "
        "117 93 80 86 87 87 120 100 95 81 58 86 97 0 69 79 82 87 97 85 89 82 71 0 86 0 0 82 92 79 83 96 76 85 0 0 0 "
        "0 0 0 0 0 35 31 32 0 0 0 0 0 0 45 64 94 127 114 114 136 53 0 0 0 0 0 0 33 84 119 151 79 58 90 40 71 119 0 "
        "0 89 53 127"
    ),
    "\u0e01": (  # Thai
        "60 55 55 62 63 60 54 54 61 56 56 91 91 61 61 55 63 91 91 62 64 61 61 55 62 61 61 65 66 70 69 61 62 60 49 "
        "61 58 61 50 63 64 58 59 67 58 57 52 34 0 41 41 0 0 0 0 0 0 0 0 0 0 0 64 30 57 31 29 31 41 60 0 0 0 0 0 0 0 "
        "0 60 57 55 62 56 54 54 52 72 57 51 77 88"
    ),
    "\u0e81": (  # Lao
        "68 69 0 69 0 0 49 63 0 69 0 0 69 0 0 0 0 0 0 67 65 65 73 0 66 63 63 75 77 74 74 0 71 69 69 0 65 0 64 0 0 "
        "71 82 0 64 69 79 64 0 54 54 0 0 0 0 0 0 0 0 0 67 0 0 38 66 46 55 50 0 68 0 0 0 0 0 0 0 0 0 64 65 65 68 63 "
        "63 71 68 68 75 0 0 103 103 62 62"
    ),
    "\u1000": (  # Myanmar
        "113 68 67 113 65 68 113 69 87 67 111 67 66 67 68 126 113 113 64 68 57 68 68 68 113 68 113 69 113 68 113 "
        "113 67 107 113 111 135 67 67 64 69 137 246 27 46 0 0 0 0 62 0 0 0 0 0 0 35 0 0 26 23 0 0 159 66 63 68 62 "
        "62 68 72 65 66 72 27 47 67 90 66 114 67 68 67 67 66 66 37 38 0 0 62 87 67 66 0 0 0 69 34 67 41 67 66 44 34 "
        "43 44 44 44 43 126 111 111 0 0 0 0 67 68 68 113 113 111 113 113 113 110 68 113 66 0 34 60 0 0 35 35 35 44 "
        "35 66 0 68 35 77 65 68 72 74 72 72 56 66 66 35 35 44 0 34 96"
    ),
    "\u10a0": (  # Georgian
        "88 78 75 84 65 83 80 92 49 71 101 89 71 87 86 74 92 64 63 86 87 73 74 68 70 69 82 89 62 63 70 73 96 70 69 "
        "67 70 85 0 58 0 0 0 0 0 58 0 0 55 61 60 89 59 59 62 89 58 57 109 61 61 81 58 62 81 61 77 61 86 59 81 60 61 "
        "60 67 61 61 59 61 57 57 67 59 59 58 67 93 56 60 61 51 54 36 56 59 61"
    ),
    "\u1780": (  # Khmer
        "64 64 64 93 64 62 64 64 126 96 64 64 64 93 124 64 64 60 64 64 64 64 64 64 64 96 29 93 33 64 64 93 93 85 64 "
        "64 94 64 93 64 64 74 64 64 69 64 71 64 64 65 58 64 0 0 29 0 0 0 0 0 0 0 0 118 117 29 29 29 107 107 0 39 29 "
        "0 0 0 0 0 0 0 0 0 0 0 59 74 48 59 196 74 140 34 74 0 0 0 64 64 76 87 64 64 64 79 64 64 0 0 0 0 0 0 40 44 "
        "17 72 44 40 27 57 29 47"
    ),
    "\u2010": "50 50 67 56 100 100 67 67 32 32 32 32 52 52 52 52 50 50 60 60 34 68 100",
}
_MEASURED = {
    chr(ord(first) + index): int(width) / 100
    for first, row in _TABLE.items()
    for index, width in enumerate(row.split())
    if width != "0"
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


@cache
def _set(language: str, weight: Weight) -> _Advances | None:
    """The widths of text that is set in the embedded typeface; None in a language that isn't."""
    if not face.sets_first(language):
        return None
    return _Advances(_NARROW | face.widths(weight))


def advances(text: str, language: str, weight: Weight = Weight.REGULAR) -> list[float]:
    """The width in em of each character of a text; 0 for those that combine with the one before."""
    known = _set(language, weight)
    if known is None:
        wide = is_cjk_language(language) or any(map(is_cjk_cached, text))
        known = _WIDE if wide else _NARROW
    widths = list(map(known.__getitem__, text))
    for start, end in emoji(text).items():
        # Without an emoji font, the parts of a sequence are drawn side by side.
        parts = text[start:end].count("\u200d") + 1
        widths[start:end] = [_EMOJI * parts] + [0.0] * (end - start - 1)
    return widths


def width(text: str, language: str, weight: Weight = Weight.REGULAR) -> float:
    """The width of a text in em: no usual font sets it wider, and the embedded typeface as wide, but for kerning."""
    return sum(advances(text, language, weight))


class _IsCjk(dict[str, bool]):
    def __missing__(self, character: str) -> bool:
        self[character] = answer = is_cjk(character)
        return answer


is_cjk_cached = _IsCjk().__getitem__
"""``is_cjk``, asked once for each character."""
