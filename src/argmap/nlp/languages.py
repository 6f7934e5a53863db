"""The language of a text, as far as its figures and sentences depend on it."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_LATIN = re.compile(r"[A-Za-z]")
_SAMPLE = 20_000
_COMMON = {
    "en": "the of and in to was is for that with by are be this it he she his as at from were not have has they but",
    "de": "der die das und ist nicht von den dem im ein eine wurde war mit auf zu des es am sich vom",
    "fr": "le la les des du et est une dans au aux en par sont qui pour il elle que un ce pas",
    "es": "el la los las de y en que se por con una un es para del al no fue lo su",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}


def mostly_chinese(text: str) -> bool:
    """Whether Chinese characters carry a text; an English text may quote a Chinese name."""
    # A Chinese word stands for about three Latin letters.
    return not text.isascii() and 3 * len(_HAN.findall(text)) > len(_LATIN.findall(text))


@lru_cache(maxsize=256)
def guess(text: str, unclear: str = "en") -> str:
    """``zh``, ``ja``, ``de``, ``fr``, ``es`` or ``en``, by the characters and the commonest words of a text.

    ``unclear`` is returned if these words are few, or as common in two languages.
    """
    middle = max(len(text) - _SAMPLE, 0) // 2
    text = text[middle : middle + _SAMPLE]
    if not text.isascii():
        if len(_KANA.findall(text)) * 10 > len(_HAN.findall(text)) > 0 or (
            _KANA.search(text) and not _HAN.search(text)
        ):
            return "ja"
        if mostly_chinese(text):
            return "zh"
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in common for word in words) for language, common in _WORDS.items()}
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    return best if counts[best] >= max(2 * counts[second], 1 if unclear else 3) else unclear
