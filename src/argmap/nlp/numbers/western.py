"""German and French figures, rewritten as English ones: 1.500,5 as 1500.5, Milliarden as billion."""

from __future__ import annotations

import re
from functools import cache

from argmap.nlp.numbers.plain import Plain

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_GERMAN_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_GERMAN = {
    "million": "Millionen Million Mio. Mio",
    "billion": "Milliarden Milliarde Mrd. Mrd",
    "trillion": "Billionen Billion Bio.",
    "thousand": "tausend Tausend Tsd.",
    "hundred": "hundert Hundert",
    "percent": "Prozent v.H. vH",
    "percentage points": "Prozentpunkte Prozentpunkten Prozentpunkt",
    "per thousand": "Promille",
    "euros": "Euro Euros",
    "dollars": "Dollar Dollars",
    "half": "Hälfte halb halbe halben halbes",
    "third": "Drittel",
    "quarter": "Viertel",
    "fifth": "Fünftel",
    "dozen": "Dutzend",
    "times": "mal Mal",
    "double": "verdoppelt verdoppelte verdoppelten doppelt Verdopplung",
    "triple": "verdreifacht verdreifachte verdreifachten dreifach",
    "halved": "halbiert halbierte halbierten",
    "minus": "minus",
    "a": "ein eine einen einem einer",
    "two": "zwei",
    "three": "drei",
    "four": "vier",
    "five": "fünf",
    "six": "sechs",
    "seven": "sieben",
    "eight": "acht",
    "nine": "neun",
    "ten": "zehn",
    "eleven": "elf",
    "twelve": "zwölf",
    "twenty": "zwanzig",
    "thirty": "dreißig",
    "forty": "vierzig",
    "fifty": "fünfzig",
    "sixty": "sechzig",
    "seventy": "siebzig",
    "eighty": "achtzig",
    "ninety": "neunzig",
    "fell": "sank sanken fiel fielen gesunken gefallen Rückgang",
    "about": "etwa rund ungefähr circa",
    "over": "über mehr",
    "nearly": "fast knapp beinahe",
    **dict(zip(_MONTHS, _GERMAN_MONTHS, strict=True)),
}
_FRENCH = {
    "million": "millions million",
    "billion": "milliards milliard",
    "trillion": "billions billion",
    "thousand": "mille",
    "hundred": "cent cents",
    "percent": "pour_cent p._100",
    "percentage points": "points_de_pourcentage point_de_pourcentage",
    "per thousand": "pour_mille",
    "euros": "euros euro",
    "dollars": "dollars dollar",
    "half": "moitié demi demie",
    "third": "tiers",
    "quarter": "quart quarts",
    "fifth": "cinquième cinquièmes",
    "dozen": "douzaine",
    "times": "fois",
    "double": "doublé doubla double",
    "triple": "triplé tripla triple",
    "minus": "moins",
    "a": "un une",
    "two": "deux",
    "three": "trois",
    "four": "quatre",
    "five": "cinq",
    "six": "six",
    "seven": "sept",
    "eight": "huit",
    "nine": "neuf",
    "ten": "dix",
    "eleven": "onze",
    "twelve": "douze",
    "thirteen": "treize",
    "fourteen": "quatorze",
    "fifteen": "quinze",
    "sixteen": "seize",
    "twenty": "vingt",
    "thirty": "trente",
    "forty": "quarante",
    "fifty": "cinquante",
    "sixty": "soixante",
    "seventy": "soixante-dix",
    "eighty": "quatre-vingts quatre-vingt",
    "ninety": "quatre-vingt-dix",
    "fell": "chuté baissé baisse tombé diminué recul",
    "about": "environ",
    "over": "plus",
    "nearly": "près presque",
    **dict(zip(_MONTHS, _FRENCH_MONTHS, strict=True)),
}
_WORDS = {
    language: {word.replace("_", " ").lower(): english for english, words in table.items() for word in words.split()}
    for language, table in (("de", _GERMAN), ("fr", _FRENCH))
}
TRANSLATED = frozenset(_WORDS)
"""Languages whose figures are read as English ones."""

_ONES = {"": 0, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TENS = {"zehn": 10, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
         "achtzig": 80, "neunzig": 90}  # fmt: skip
_TEENS = {"sechzehn": 16, "siebzehn": 17}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMERAL = (
    r"(?P<numeral>(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,9}(?!\d)|\d{1,30}+)(?:,\d{1,30}+)?+(?![\d.,]*\d))"
    r"|(?P<roman>\b(?-i:[IVXL]{1,6}))(?:e|ème|er)(?=\s(?:siècle|arrondissement|République))"
)
_ORDINAL = {
    "de": rf"\.(?=\s(?:Jahrhundert|Weltkrieg|{'|'.join(_GERMAN_MONTHS)}))",
    "fr": r"(?:er|e|ème)\b",
}
_COMPOUND = {
    "de": r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)[zß]ig"
    r"|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn)",
    "fr": r"(?!)",
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _WORDS[language]), key=len, reverse=True))
    return re.compile(
        rf"{_NUMERAL}|(?<=\d)(?P<ordinal>{_ORDINAL[language]})"
        rf"|(?<!\w)(?:(?P<word>{words})|(?P<compound>{_COMPOUND[language]}))(?!\w)",
        re.IGNORECASE,
    )


def translated(plain: Plain, language: str) -> Plain:
    """A German or French plain text with its figures, and the words that belong to them, in English."""
    words = _WORDS[language]

    def new(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "numeral":
            return match[0].replace(".", "").replace(",", ".")
        if kind == "roman":
            return f"{_roman(match['roman'])}th"
        if kind == "ordinal":
            return "th"
        if kind == "compound":
            return str(_of_compound(match[0].lower()))
        return words[match[0].lower()]

    return plain.replaced(_pattern(language), new)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-one if one < then else one for one, then in zip(values, [*values[1:], 0], strict=True))


def _of_compound(word: str) -> int:
    """The value of einundzwanzig or vierzehn."""
    ones, _, tens = word.rpartition("und")
    return _ONES[ones] + (_TEENS.get(tens) or _TENS.get(tens) or 10 + _ONES.get(tens.removesuffix("zehn"), 0))
