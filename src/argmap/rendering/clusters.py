"""What readers take for one character: a letter with its marks, an emoji of several code points, a flag."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_NONE = frozenset[int]()
_STACKING = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0f84\u1039\u17d2\ua9c0")
"""Signs that join the next letter to the one before, such as Khmer coeng; a Burmese asat or a Tamil pulli does not."""


class _Joins(dict[str, bool]):
    """Whether a character may be one with a neighbour. The tables of wcwidth are only loaded where one is."""

    def __missing__(self, character: str) -> bool:
        code = ord(character)
        self[character] = answer = (
            unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
            or 0x1100 <= code <= 0x11FF
            or 0xA960 <= code <= 0xA97F
            or 0xD7B0 <= code <= 0xD7FF
            or 0x1F1E6 <= code <= 0x1F1FF
            or 0x1F3FB <= code <= 0x1F3FF
            or character in _SARA_AM + _BEFORE_CONSONANT
        )
        return answer


_SARA_AM = "\u0e33\u0eb3"
_BEFORE_CONSONANT = "เแโใไເແໂໃໄ"
"""Vowels of Thai and Lao that stand before the consonant to which they belong."""
_joins = _Joins().__getitem__


def joined(text: str) -> frozenset[int]:
    """The offsets at which a text must not be divided, because they are inside one character of its readers.

    These are the extended grapheme clusters of Unicode (UAX 29), and letters that no line break parts: those before a
    mark that has a width, those stacked by a virama, and those after a vowel that stands first.
    """
    if text.isascii() or not any(map(_joins, text)):
        return _NONE
    from wcwidth import iter_graphemes

    inside, at = set[int](), 0
    for cluster in iter_graphemes(text):
        inside.update(range(at + 1, at + len(cluster)))
        at += len(cluster)
    inside.update(at for at, (before, after) in enumerate(pairwise(text), 1) if _holds(before, after))
    return frozenset(inside)


def _holds(before: str, after: str) -> bool:
    if before in _BEFORE_CONSONANT or before in _STACKING:
        return after.isalpha()
    return unicodedata.category(after).startswith("M") and not before.isspace()


def whole(text: str, end: int) -> int:
    """The last offset up to ``end`` at which a text may be divided; 0 where there is none before it."""
    inside = joined(text)
    while end in inside:
        end -= 1
    return end


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest stretch around another that divides no character of its readers."""
    if text.isascii() or not any(map(_joins, text[max(start - 1, 0) : start + 1] + text[max(end - 1, 0) : end + 1])):
        return start, end
    reach = 40
    while True:
        first, last = max(start - reach, 0), min(end + reach, len(text))
        # Flags are pairs of letters, which are counted from the first of a row.
        while first and _is_flag_letter(text[first - 1]):
            first -= 1
        inside = joined(text[first:last])
        begin, stop = start, end
        while begin - first in inside:
            begin -= 1
        while stop - first in inside:
            stop += 1
        if (begin > first or not first) and (stop < last or last == len(text)):
            return begin, stop
        reach *= 8


def emoji(text: str) -> dict[int, int]:
    """Where the pictures of several code points are: the end of each by its start.

    Sequences with a joiner, keycaps, flags, and characters whose emoji a variation selector or a colour asks for.
    """
    if text.isascii() or not any(map(_joins, text)):
        return {}
    inside, found, start = joined(text), dict[int, int](), 0
    for at in range(1, len(text) + 1):
        if at in inside:
            continue
        if at - start > 1 and _is_picture(text[start:at]):
            found[start] = at
        start = at
    return found


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_picture(cluster: str) -> bool:
    if _is_flag_letter(cluster[0]):
        return True
    follows = cluster[1:]
    return (
        "\ufe0f" in follows
        or "\u20e3" in follows
        or any("\U0001f3fb" <= character <= "\U0001f3ff" for character in follows)
        or ("\u200d" in follows and unicodedata.category(cluster[0]) == "So")
    )
