"""How similar two short texts are in wording."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from argmap.nlp.stems import stem

NEARLY = 0.6
"""Jaccard index from which two texts say the same. Genuine reasons in this project's maps stay below 0.45."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_NOT = re.compile(r"n['’]t\b")
_COMMON = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "by",
            "with",
            "from",
            "and",
            "or",
            "but",
            "as",
            "than",
        ),
        *("is", "are", "was", "were", "be", "been", "being", "it", "its", "this", "that", "these", "those", "there"),
        *(
            "will",
            "would",
            "shall",
            "should",
            "can",
            "could",
            "may",
            "might",
            "must",
            "has",
            "have",
            "had",
            "do",
            "does",
        ),
    }
)
_NEGATION = re.compile(
    r"[不没無无未非否勿]|\b(?:not|no|never|neither|nor|hardly|without|cannot|lacks?)\b|n['’]t\b", re.IGNORECASE
)
_EMPTY_ZH = re.compile(
    "可以|能够|通过|导致|造成|由于|受到|属于|处于|之中|正在|应该|应当|[的了着过是该这本此会能为所被把将使由因在]"
)
"""Words of Chinese that a restatement adds, drops or exchanges."""


class _Folding(dict[int, str]):
    """Maps a character to its letter or digit in lower case and plain width, or to nothing."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = "".join(filter(str.isalnum, folded))
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """A text without case, character width, spaces and punctuation."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.translate(_FOLDING)


_MARKS = re.compile(r"\d+(?:[.,:]\d+)*|[%‰°+<>=≤≥≠±$€£¥]|(?<![\dA-Za-z])-(?=\d)|(?<=\w)['](?=\w)")


def marks(text: str) -> list[str]:
    """The numbers and signs of a text that change what it says, in their order."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("−", "-")
    return [mark.replace(",", "") for mark in _MARKS.findall(plain)]


def parts(text: str) -> frozenset[str]:
    """The features that texts are compared by.

    In Chinese and Japanese, characters and pairs of characters, which reflects order to some extent; in other
    languages, the stems of words except the most common ones.
    """
    if _CJK.search(text):
        joined = _EMPTY_ZH.sub("", "".join(_WORD.findall(text)))
        return frozenset(joined).union(map("".join, pairwise(joined)))
    return frozenset(stem(word) for word in _WORD.findall(_NOT.sub(" not", text.lower())) if word not in _COMMON)


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """The Jaccard index of two texts' parts (Jaccard 1912), from 0 (nothing in common) to 1 (identical)."""
    common = len(first & second)
    return common / (len(first) + len(second) - common) if common else 0.0


def negated(text: str) -> bool:
    """Whether a text contains a negation; negated and affirmative texts rarely say the same."""
    return _NEGATION.search(text) is not None


def restates(reason: str, claim: str) -> bool:
    """Whether a reason restates its claim in nearly, but not exactly, the same words."""
    if not len(claim) / 2 <= len(reason) <= len(claim) * 2 or not _worth_a_look(reason, claim):
        return False
    if likeness(parts(reason), parts(claim)) < NEARLY:
        return False
    same_figures = _DIGITS.findall(reason) == _DIGITS.findall(claim)
    return same_figures and negated(reason) == negated(claim) and fold(reason) != fold(claim)


def _worth_a_look(first: str, second: str) -> bool:
    """Whether two texts share enough characters or words; a cheap test that nearly every pair fails."""
    if first.isascii():
        words, others = set(first.lower().split()), set(second.lower().split())
    else:
        words, others = set(first), set(second)
    return len(words & others) >= NEARLY / 2 * min(len(words), len(others))
