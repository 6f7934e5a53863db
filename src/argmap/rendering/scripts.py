"""The scripts that languages are written in, by their BCP 47 tags."""

from __future__ import annotations

import unicodedata
from collections import Counter
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


_WRITTEN_IN: Final = {
    "HAN": "zh lzh wuu yue ja ko", "KANA": "ja", "HANGUL": "ko",
    "CYRILLIC": "ru uk be bg mk sr kk ky mn tg tt ba cv os", "GREEK": "el grc", "ARMENIAN": "hy", "GEORGIAN": "ka",
    "ARABIC": "ar fa ur ps sd ug ckb ku", "HEBREW": "he yi", "DEVANAGARI": "hi mr ne sa", "BENGALI": "bn as",
    "TAMIL": "ta", "TELUGU": "te", "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "ETHIOPIC": "am ti",
    "LATIN": "en de fr es it pt nl sv da no nb nn fi is et lv lt pl cs sk sl hr bs sr sq hu ro tr az uz vi id ms tl sw "
    "af eu ca gl cy ga mt la eo ku",
}  # fmt: skip
"""The languages written in each script, the most usual first; others may be written in any."""
_NAMES: Final = {"CJK": "HAN", "HIRAGANA": "KANA", "KATAKANA": "KANA"}
"""Scripts whose characters Unicode names otherwise."""


def scripts_in(text: str) -> Counter[str]:
    """How many letters of a text belong to each script, by their names in Unicode: LATIN, HAN, KANA."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return Counter(_NAMES.get(name, name) for name in names)


def language_of_script(text: str) -> str:
    """The usual language of a text's script, such as zh for Chinese characters; empty for Latin ones."""
    counted = scripts_in(text)
    if counted["HAN"] and counted["KANA"]:
        return "ja"
    script = max(counted, key=lambda name: counted[name] * (3 if name == "HAN" else 1), default="LATIN")
    return "" if script == "LATIN" else _WRITTEN_IN.get(script, "").partition(" ")[0]


def is_written_in(text: str, tag: str) -> bool:
    """Whether a text can be in a language, going by its script; so it can where little speaks against it.

    A word or a name in another script is usual anywhere. A text is not in a language of Latin script if two thirds of
    it are in others, counting a Chinese character as three letters; not in another language if it has no letter of its
    script.
    """
    language = primary_subtag(tag)
    own = {script for script, languages in _WRITTEN_IN.items() if language in languages.split()}
    if any(subtag.lower() in _ROMANISED for subtag in tag.split("-")[1:]):
        own = {"LATIN"}
    if "LATIN" in own and text.isascii():
        return True
    counted = scripts_in(text[:_SAMPLE])
    letters = counted.total() + 2 * counted["HAN"]
    foreign = letters - sum(counted[script] * (3 if script == "HAN" else 1) for script in own)
    if not own or "LATIN" not in own:
        return not own or letters < _FEWEST or foreign < letters
    return foreign * 3 < letters * 2 or letters < 3


_SAMPLE: Final = 300
"""Characters of a text by which its script is judged."""
_FEWEST: Final = 12
"""Letters of the shortest text that is surely not in a language of which it has no letter: not an abbreviation."""
_ROMANISED: Final = frozenset({"latn", "pinyin", "wadegile", "hepburn"})
