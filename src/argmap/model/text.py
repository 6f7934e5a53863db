"""Text in one or several languages, and the joining of its lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)\s*")


def is_cjk(character: str) -> bool:
    """Whether a character is set without spaces around it: Chinese or Japanese script or its punctuation.

    Korean is left out: it is wide, but it separates words with spaces.
    """
    if unicodedata.east_asian_width(character) not in "WF":
        return False
    return not ("\uac00" <= character <= "\ud7af" or "\u1100" <= character <= "\u11ff")


_AMBIGUOUS_PUNCTUATION = frozenset("“”‘’…—·")


def breaks_vanish(before: str, after: str) -> bool:
    """Whether a line break between two characters means nothing rather than a space.

    Curly quotation marks, dashes and ellipses are shared by both kinds of script: their neighbour decides.
    """
    if is_cjk(before):
        return is_cjk(after) or after in _AMBIGUOUS_PUNCTUATION
    return before in _AMBIGUOUS_PUNCTUATION and is_cjk(after)


def join_lines(text: str) -> str:
    """Lay a text on one line: a break becomes a space, or nothing between two CJK characters."""
    text = text.strip()
    if "\n" not in text and "\r" not in text:
        return text

    def joint(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        return "" if breaks_vanish(before, after) else " "

    return _BREAK.sub(joint, text)


@dataclass(frozen=True, slots=True)
class Text:
    """One text by language tag (BCP 47), the primary language first."""

    by_language: Mapping[str, str]

    def get(self, language: str) -> str | None:
        """The text in exactly this language, or None."""
        return self.by_language.get(language)

    def best(self, language: str) -> str:
        """The text in this language, or in the first one there is."""
        found = self.by_language.get(language)
        return next(iter(self.by_language.values()), "") if found is None else found

    def __str__(self) -> str:
        return next(iter(self.by_language.values()), "")

    def __bool__(self) -> bool:
        return bool(self.by_language)
