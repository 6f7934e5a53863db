"""The scripts that languages and texts are written in, and what follows from them: direction and fonts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final, NamedTuple

from argmap.i18n.messages import is_traditional as is_traditional_tag

_CJK: Final = frozenset({"zh", "ja", "ko", "yue", "lzh", "wuu", "hak", "nan", "cmn", "gan", "hsn"})
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc"}
    | {"mzn", "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left where no other script is named."""
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)


class Script(NamedTuple):
    """A script beside Latin, and Chinese, Japanese and Korean."""

    name: str
    """As Unicode and the fonts of Noto call it."""
    code: str
    """Its code in ISO 15924, in lower case, as in language tags."""
    pattern: str
    """Its characters, as the inside of brackets in a regular expression."""
    languages: str = ""
    """The languages that are written in it where no other script is named, with spaces between."""
    serif: bool = True
    """Whether there is a Noto Serif for it."""
    plain: bool = False
    """Whether Noto Sans and Noto Serif themselves have it."""

    @property
    def sans(self) -> str:
        """The family for diagrams and pages."""
        return "Noto Sans" if self.plain else f"Noto Sans {self.name}"

    @property
    def book(self) -> str:
        """The family for papers."""
        if self.name == "Arabic":
            return "Noto Naskh Arabic"
        return ("Noto Serif" if self.plain else f"Noto Serif {self.name}") if self.serif else self.sans


SCRIPTS: Final = (
    Script(
        "Cyrillic",
        "cyrl",
        r"\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
        "ru uk be bg mk sr kk ky mn tg tt",
        plain=True,
    ),
    Script("Greek", "grek", r"\u0370-\u03ff\u1f00-\u1fff", "el grc", plain=True),
    Script("Armenian", "armn", r"\u0530-\u058f\ufb13-\ufb17", "hy"),
    Script("Hebrew", "hebr", r"\u0590-\u05ff\ufb1d-\ufb4f", "he iw yi ji"),
    Script(
        "Arabic",
        "arab",
        r"\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        "ar arz azb bal ckb fa glk khw ks lrc mzn pnb prs ps sd sdh skr ug ur",
    ),
    Script("Syriac", "syrc", r"\u0700-\u074f\u0860-\u086f", "syr arc", serif=False),
    Script("Thaana", "thaa", r"\u0780-\u07bf", "dv", serif=False),
    Script("NKo", "nkoo", r"\u07c0-\u07ff", "nqo", serif=False),
    Script("Devanagari", "deva", r"\u0900-\u097f\ua8e0-\ua8ff", "hi mr ne sa kok mai bho"),
    Script("Bengali", "beng", r"\u0980-\u09ff", "bn as"),
    Script("Gurmukhi", "guru", r"\u0a00-\u0a7f", "pa"),
    Script("Gujarati", "gujr", r"\u0a80-\u0aff", "gu"),
    Script("Oriya", "orya", r"\u0b00-\u0b7f", "or"),
    Script("Tamil", "taml", r"\u0b80-\u0bff", "ta"),
    Script("Telugu", "telu", r"\u0c00-\u0c7f", "te"),
    Script("Kannada", "knda", r"\u0c80-\u0cff", "kn"),
    Script("Malayalam", "mlym", r"\u0d00-\u0d7f", "ml"),
    Script("Sinhala", "sinh", r"\u0d80-\u0dff", "si"),
    Script("Thai", "thai", r"\u0e00-\u0e7f", "th"),
    Script("Lao", "laoo", r"\u0e80-\u0eff", "lo"),
    Script("Tibetan", "tibt", r"\u0f00-\u0fff", "bo dz"),
    Script("Myanmar", "mymr", r"\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f", "my shn mnw"),
    Script("Georgian", "geor", r"\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", "ka"),
    Script("Ethiopic", "ethi", r"\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f", "am ti"),
    Script("Cherokee", "cher", r"\u13a0-\u13ff\uab70-\uabbf", "chr", serif=False),
    Script("Canadian Aboriginal", "cans", r"\u1400-\u167f\u18b0-\u18ff", "iu cr", serif=False),
    Script("Khmer", "khmr", r"\u1780-\u17ff\u19e0-\u19ff", "km"),
    Script("Mongolian", "mong", r"\u1800-\u18af", serif=False),
    Script("Javanese", "java", r"\ua980-\ua9df", serif=False),
    Script("Tifinagh", "tfng", r"\u2d30-\u2d7f", "zgh", serif=False),
    Script("Yi", "yiii", r"\ua000-\ua4cf", "ii", serif=False),
)
"""The scripts of the Basic Multilingual Plane in which people write today. Fonts: https://notofonts.github.io."""

_NAMED: Final = {script.code: script for script in SCRIPTS}
_SUBTAGS: Final = {language: script for script in SCRIPTS for language in script.languages.split()}


def script_of(tag: str) -> Script | None:
    """The script of a language, as its tag names it or by the language; None for Latin, Han, Kana and Hangul."""
    language, *subtags = tag.lower().split("-")
    named = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    return _NAMED.get(named) if named else _SUBTAGS.get(language)


def scripts_of(text: str) -> list[Script]:
    """The scripts of a text, in the order of ``SCRIPTS``."""
    return [] if text.isascii() else [script for script in SCRIPTS if re.search(f"[{script.pattern}]", text)]


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
    """Whether text in this language runs from right to left: by the script that the tag names, or by the language."""
    language, *subtags = tag.lower().split("-")
    named = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    return named in _RIGHT_TO_LEFT_SCRIPTS if named else language in _RIGHT_TO_LEFT


def runs_right_to_left(text: str, language: str) -> bool:
    """Whether a text is set from right to left.

    In a language that is, each text with a letter of such a script, or with none at all; elsewhere, a text that begins
    with one (the first strong character, UAX 9, P2).
    """
    if text.isascii() and not is_right_to_left(language):
        return False
    strong = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    if is_right_to_left(language):
        found = set(strong)
        return True in found or False not in found
    return next((way for way in strong if way is not None), False)


_STRONG: Final = {"L": False, "R": True, "AL": True}


def is_traditional(tag: str) -> bool:
    """Whether Chinese characters in a text of this language are traditional ones.

    By the script that the tag names, else by its region; Cantonese, Hakka and Southern Min are where neither is named.
    """
    return is_traditional_tag(tag)


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
    counted = Counter[str]()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            counted[_script(letter)] += times
    return counted


@cache
def _script(letter: str) -> str:
    """The script of a letter."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _NAMES.get(name, name)


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
    own = _scripts_of(tag)
    if "LATIN" in own and text.isascii():
        return True
    counted = scripts_in(text[:_SAMPLE])
    letters = counted.total() + 2 * counted["HAN"]
    foreign = letters - sum(counted[script] * (3 if script == "HAN" else 1) for script in own)
    if not own or "LATIN" not in own:
        return not own or letters < _FEWEST or foreign < letters
    return foreign * 3 < letters * 2 or letters < 3


@cache
def _scripts_of(tag: str) -> frozenset[str]:
    """The scripts in which a language is written; none if it may be any."""
    if any(subtag.lower() in _ROMANISED for subtag in tag.split("-")[1:]):
        return frozenset({"LATIN"})
    language = primary_subtag(tag)
    return frozenset(script for script, languages in _WRITTEN_IN.items() if language in languages.split())


_SAMPLE: Final = 300
"""Characters of a text by which its script is judged."""
_FEWEST: Final = 12
"""Letters of the shortest text that is surely not in a language of which it has no letter: not an abbreviation."""
_ROMANISED: Final = frozenset({"latn", "pinyin", "wadegile", "hepburn"})
