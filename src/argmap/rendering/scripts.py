"""The scripts that languages are written in, by their BCP 47 tags."""

from __future__ import annotations

from typing import Final

from argmap.i18n.messages import TRADITIONAL

_CJK: Final = frozenset({"zh", "ja", "ko", "yue", "lzh", "wuu"})
_RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def primary_subtag(tag: str) -> str:
    """The language itself, without script or region: ``zh`` of ``zh-Hant-TW``."""
    return tag.partition("-")[0].lower()


def is_chinese_language(tag: str) -> bool:
    """Whether a tag means Chinese, of any script or region."""
    return primary_subtag(tag) == "zh"


def is_cjk_language(tag: str) -> bool:
    """Whether text in this language is set in a Chinese, Japanese or Korean font."""
    return primary_subtag(tag) in _CJK


def is_right_to_left(tag: str) -> bool:
    """Whether text in this language runs from right to left."""
    return primary_subtag(tag) in _RIGHT_TO_LEFT


def is_traditional(tag: str) -> bool:
    """Whether Chinese characters in a text of this language are traditional ones."""
    language, *subtags = tag.lower().split("-")
    return language == "yue" or not TRADITIONAL.isdisjoint(subtags)
