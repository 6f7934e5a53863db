"""Ids made from texts: short, readable, and the same for the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import count
from typing import Final

from argmap.model.text import is_cjk

_WORDS: Final = 4
_CHARACTERS: Final = 40
"""Limits of an id in an alphabet."""
_LETTERS: Final = 8
_FEWEST: Final = 4
"""Limits of an id in Chinese, Japanese or Korean: it ends between two phrases, if there is such a place."""
_READ: Final = 400
"""Characters of a text that are looked at."""

_STOP_WORDS: Final = frozenset(
    """
    a about again all also although an and any are as at be because been being but by can could did do does for from
    had has have he hence her here his how however i if in into is it its itself just may might more most must no nor
    not of on one only or other our out over own shall she should so some such than that the their them then there
    therefore these they this those through thus to too up upon us very was we were what when where which while who
    whom whose why will with would you your
    """.split()  # noqa: SIM905  # a hundred words, one a line, would be hard to read
)


def make_id(text: str, taken: Container[str] = ()) -> str:
    """An id for a statement, from the first words of its text that say something.

    In an alphabet, these are the first four words that are no English stop words, in lower case; in Chinese, Japanese
    or Korean the first letters, at most eight, up to the end of a phrase. An id that is taken gets ``-2``, ``-3`` …

    Args:
        text: the statement, in one language.
        taken: ids that cannot be used; the caller adds the new one.
    """
    wanted = _wanted(unicodedata.normalize("NFC", text[:_READ]))
    if wanted not in taken:
        return wanted
    return next(found for number in count(2) if (found := f"{wanted}-{number}") not in taken)


class Ids:
    """New ids beside those that a map has. A text that occurs a thousand times is not tried a thousand times each."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def make(self, text: str) -> str:
        """The id of the next statement with this text, see `make_id`."""
        wanted = name = make_id(text)
        while name in self._taken:
            self._last[wanted] = self._last.get(wanted, 1) + 1
            name = f"{wanted}-{self._last[wanted]}"
        self._taken.add(name)
        return name


def _wanted(text: str) -> str:
    first = next((letter for letter in text if letter.isalpha()), "")
    found = _from_letters(text) if first and is_cjk(first) else _from_words(text)
    if found and unicodedata.category(found[0])[0] != "L":
        found = f"n{found}"
    return unicodedata.normalize("NFC", found) or "node"


def _from_words(text: str) -> str:
    words = "".join(c if _is_part(c) else " " for c in re.sub(r"(?<=\w)['’](?=\w)", "", text.lower())).split()
    telling = [word for word in words if word not in _STOP_WORDS] or words
    found = ""
    for word in telling[:_WORDS]:
        if found and len(found) + 1 + len(word) > _CHARACTERS:
            break
        found = f"{found}-{word}" if found else word[:_CHARACTERS]
    return found


def _is_part(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _from_letters(text: str) -> str:
    """The first letters, through the last phrase that ends among them."""
    from argmap.rendering.phrases import phrases

    found, whole = "", ""
    for phrase in phrases(text[: 4 * _LETTERS]):
        letters = "".join(filter(_is_part, phrase))
        found += letters
        if len(found) > _LETTERS:
            break
        whole = found
        if phrase != phrase.rstrip("，。、；：？！,.;:?!") and len(found) >= _FEWEST:
            break
    return (whole if len(whole) >= _FEWEST else found[:_LETTERS]).lower()
