"""Differences ignored in the search for a passage: width, shape of punctuation, white space."""

from __future__ import annotations

import unicodedata
from typing import Final

_QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟＂＇`´｀"
_DASHES = "-‐‑‒–—―−─━﹘﹣－"
_SAME: Final = {"〜": "~", "∼": "~", "‧": "·", "・": "·", "•": "·", "･": "·"}


FILLER: Final = "\u2060"
"""What replaces a character that is not part of the words: one of no width, which no search finds and nobody sees."""


class _Folds(dict[str, str]):
    """The folded form of each character, computed when it is first needed."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold(character)
        return folded


def _fold(character: str) -> str:
    if character in _QUOTES:
        return '"'
    if character in _DASHES:
        # A hyphen at the end of a line may be the typesetter's; whether a dash is there at all is layout too.
        return ""
    if character in _SAME:
        return _SAME[character]
    # The decomposed form (NFKD), so that it does not matter how an accent is written, and each character can be
    # folded by itself: that is what keeps offsets simple.
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not part.isspace() and unicodedata.category(part) not in ("Cc", "Cf"))


FOLDS: Final = _Folds()
"""The folded form of each character: itself, another one, several, or nothing."""


def fold(text: str) -> str:
    """The key of a text: texts with the same key have the same words.

    White space, line breaks, control and zero-width characters, soft hyphens and dashes are removed; full-width and
    other compatibility forms become plain ones (Unicode NFKD); every quotation mark becomes ``"``. Case is kept.
    """
    return "".join(map(FOLDS.__getitem__, text))
