"""Words divided at the end of a line: whether their hyphen belongs to the word or to the typesetter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

SOFT: Final = "\u00ad"
DIVIDED: Final = re.compile(r"(?<=[^\W_])(?:(?P<hyphen>[-\u2010\u00ad])[ \t]*[\r\n\f]\s*)(?=[^\W_])")
"""A word divided at the end of a line, by a hyphen, hard or soft: what stands between its parts."""

_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"\A[^\W\d_]+")
_LAST_PART = re.compile(r"[^\W\d_]+[-\u2010\u00ad\u0002]\s*\Z")
_FIRST_PARTS: Final = frozenset(
    {
        *("well", "self", "half", "long", "short", "high", "low", "cross", "old", "new", "right", "left"),
        *("full", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty"),
        *("forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    }
)
"""English words that begin compounds: after one of them, a hyphen stays if nothing speaks against it."""
_ENDINGS = re.compile(r"e[nr]|e[nr]ed|ening|ly|ing|est|ness|age|ages|ish|fish|wards?")
"""Endings before which these words are divided themselves (`long-er`)."""


class Vocabulary:
    """The words of a text, which tell how the author writes a word that is divided at the end of a line."""

    def __init__(self, text: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        divided = False
        for line in text:
            # The parts of a divided word are not words.
            lower = _FIRST_WORD.sub("", line.lower()) if divided else line.lower()
            divided = _LAST_PART.search(lower) is not None
            lower = _LAST_PART.sub("", lower)
            self._words.update(_WORD.findall(lower))
            if "-" in lower or "\u2010" in lower or "\u2011" in lower:
                self._compounds.update(
                    compound.replace("\u2010", "-").replace("\u2011", "-") for compound in _COMPOUND.findall(lower)
                )

    def keeps_hyphen(self, before: str, after: str, *, soft: bool = False) -> bool:
        """Whether a word keeps the hyphen at which it is divided.

        It does if the text has the compound elsewhere and not the word in one piece, or if the second part begins with
        a capital or a digit (`Franco-German`). If the text has neither, the hyphen stays only if the first part is a
        word that begins compounds (`well-known`) or, except for a soft hyphen, if both parts are words of the text.

        Args:
            before: the text before the hyphen; its last word counts.
            after: the text after the line break; its first word counts.
            soft: whether the hyphen is a soft one.
        """
        first, second = _LAST_WORD.search(before[-80:]), _FIRST_WORD.search(after)
        if not first or not second or not second.group()[0].islower():
            return True
        left, right = first.group().lower(), second.group().lower()
        if left + right in self._words:
            return False
        if f"{left}-{right}" in self._compounds:
            return True
        if left in _FIRST_PARTS:
            return not _ENDINGS.fullmatch(right) and len(right) > 2
        return not soft and min(len(left), len(right)) > 2 and {left, right} <= self._words
