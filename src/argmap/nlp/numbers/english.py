"""Figures in English text: US$18.33 billion, two-thirds, 14 February 2025, the 119th Congress, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

from argmap.nlp.numbers.figure import Figure, Number, Unit, date, figure, name, slash
from argmap.nlp.numbers.money import CURRENCIES, PREFIX
from argmap.nlp.numbers.numerals import ENGLISH_PARTS, ENGLISH_SCALES, ENGLISH_SMALL, decimal, english

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_ATOM = "|".join(sorted({*ENGLISH_SMALL, *ENGLISH_SCALES} - {"zero", "zeroth"}, key=len, reverse=True))
_WORDS = rf"(?i:(?:{_ATOM})\b(?:(?:[\s-]|\sand\s(?:a\s(?=half\b))?)(?:{_ATOM}|half)\b)*)"
_PIECES = "|".join(f"{piece}s?" for piece in ENGLISH_PARTS if piece != "half")
_SCALES = "|".join(ENGLISH_SCALES)
_MONEY = "|".join(
    sorted((re.escape(word) for word in CURRENCIES if word.isascii() and word[0].isalpha()), key=len, reverse=True)
)
_OTHER = {
    "twice": 2, "twofold": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "both": 2, "couple": 2, "pair": 2,
    "thrice": 3, "threefold": 3, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3, "trebled": 3,
    "fourfold": 4, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "fivefold": 5, "tenfold": 10,
    "half a dozen": 6, "dozen": 12, "decade": 10, "fortnight": 14, "century": 100,
    "year and a half": 18, "hour and a half": 90,
}  # fmt: skip
_DATE = (
    rf"(?P<date>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})(?:\s(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?(?![.,]?\d))?)"
)
_NAME = (
    r"(?P<name>(?!(?:Mid|Post|Pre|Late|Early|FY)-)[A-Z][A-Za-z]*-\d[\d.]*[A-Za-z]*"
    rf"|(?!(?:{PREFIX}|FY)\d)[A-Za-z]+\d[\d.]*|(?<![$€£¥\d.,])\d+[A-Z]\b)"
)
_NUMBER = (
    rf"(?P<number>(?P<prefix>{PREFIX})?\s?(?P<body>{_N})"
    rf"(?:(?P<tail>st|nd|rd|th|s|bn|tn|mn|[mk]|[BMKT](?![A-Za-z]))\b|(?:\s|-)(?P<scale>(?i:{_SCALES}))\b)?"
    r"(?P<unit>\s?[%‰]|[\s-](?i:per\scent(?:age)?|percent(?:age)?|pct)(?:\spoints?)?\b"
    rf"|\s(?:points?|basis\spoints?|times|{_MONEY})\b|-?fold\b)?)"
)
_FRACTION = (
    rf"(?P<fraction>(?i:(?P<share>an?|\d+|{_WORDS})[\s-](?P<piece>{_PIECES})\b)"
    rf"|(?i:(?P<half>half)\b(?:\san?\s(?P<half_of>{_SCALES})\b|(?!\sa\sdozen))))"
)
_WORD = (
    rf"(?P<word>(?P<numeral>{_WORDS})"
    r"(?P<word_unit>[\s-](?:per\scent|percent(?:age)?|decades|centuries|dozen|times)\b|-?fold\b)?)"
)
_ISO = r"(?P<iso>(?<![\d-])(?P<iso_year>[12]\d{3})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?![\d-]))"
_SLASH = r"(?P<slash>(?<![\d/.])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/]))"
_RATIO = r"(?P<ratio>(?P<part>\d+)\s(?:in|out\sof)\s(?:every\s)?(?P<whole>\d+(?![\d,.]*\d)))"
_WORD_RATIO = rf"(?P<word_ratio>(?P<word_part>{_WORDS})\s(?:in|out\sof)\s(?:every\s)?(?P<word_whole>{_WORDS})\b)"
_NAMED = rf"(?P<other>(?i:(?:{'|'.join(_OTHER)})\b))"


@cache
def _pattern(*, worded: bool) -> re.Pattern[str]:
    """The pattern of figures. Number words are slow to search for, and most texts have none."""
    alternatives: tuple[str, ...] = (_ISO, _DATE, _NAME, _SLASH, _RATIO, _NUMBER)
    if worded:
        alternatives = (_ISO, _WORD_RATIO, _FRACTION, *alternatives[1:], _WORD, _NAMED)
    return re.compile(rf"(?<![A-Za-z\d])(?=[\dA-Za-z$€£¥])(?:{'|'.join(alternatives)})")


_NUMBER_WORDS = frozenset(
    {*ENGLISH_SMALL, *ENGLISH_SCALES, *(word.split()[-1] for word in _OTHER)} - {"one", "first", "zero", "zeroth"}
) | {f"{piece}{s}" for piece in ENGLISH_PARTS for s in ("", "s")}
_PUNCTUATION = str.maketrans(dict.fromkeys("-–—.,;:!?()“”‘’\"'/", " "))
_TAILS = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "B": 10**9, "T": 10**12, "M": 10**6, "K": 10**3}
_MULTIPLES = {"decades": 10, "dozen": 12, "centuries": 100}
_UNSURE_TAILS = {"m": 10**6, "k": 10**3}


def scan(text: str) -> Iterator[Figure]:
    """Every figure of a text and the digits in names, in reading order; full-width digits must be folded."""
    worded = not _NUMBER_WORDS.isdisjoint(text.lower().translate(_PUNCTUATION).split())
    for match in _pattern(worded=worded).finditer(text):
        reader = _READERS.get(match.lastgroup or "")
        if reader is not None:
            yield from reader(match)


def _iso(match: re.Match[str]) -> Iterator[Figure]:
    yield date(match, match["iso_year"], int(match["iso_month"]), match["iso_day"])


def _date(match: re.Match[str]) -> Iterator[Figure]:
    written = match["month"] or match["month_first"]
    month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(written[:3]))
    day = match["day"] or match["day_second"] or ""
    # A month alone isn't required in a translation: “May” may be a verb, and “the July poll” may be 上次民调.
    yield date(match, "", month, day, firm=bool(day))


def _value(numeral: str) -> Fraction:
    return decimal(numeral) if numeral[0].isdecimal() else english(numeral)


def _ratio(match: re.Match[str]) -> Iterator[Figure]:
    worded = match.lastgroup == "word_ratio"
    numerals = (match["word_part"], match["word_whole"]) if worded else (match["part"], match["whole"])
    part, whole = map(_value, numerals)
    if part < whole <= 100:
        yield figure(match, Unit.FRACTION, Number(part / whole), firm=False)
    for value in (part, whole):
        year = 1000 <= value < 3000
        yield figure(match, Unit.YEAR if year else Unit.PLAIN, Number(value), firm=whole > 100 and not worded)


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    if match["half"]:
        scale = ENGLISH_SCALES[match["half_of"].lower()] if match["half_of"] else 1
        smaller = {" a ye": Fraction(6), " an h": Fraction(30)}.get(match.string[match.end() : match.end() + 5])
        yield figure(match, Unit.FRACTION, Number(Fraction(scale, 2), (smaller,) if smaller else ()), firm=False)
        return
    share = match["share"].lower()
    divisor = ENGLISH_PARTS.get(match["piece"].lower()) or ENGLISH_PARTS[match["piece"].lower()[:-1]]
    value = Fraction(1) if share in ("a", "an") else _value(share)
    if divisor == 4 and match.string.startswith(" of an hour", match.end()):
        yield figure(match, Unit.FRACTION, Number(value / 4, (value * 15,)), firm=False)
        return
    # “The twenty-third” and “the second quarter” look like fractions but are 23 and 2.
    yield figure(match, Unit.FRACTION, Number(value / divisor, (value + divisor, value)), firm=False)


def _number(match: re.Match[str]) -> Iterator[Figure]:
    numeral, tail, unit = decimal(match["body"]), match["tail"] or "", (match["unit"] or "").strip(" -").lower()
    factor = Fraction(_TAILS.get(tail, 1) if match["prefix"] or tail.islower() else 1)
    if match["scale"]:
        factor = Fraction(ENGLISH_SCALES[match["scale"].lower()])
    value = numeral * factor
    others = (value * _UNSURE_TAILS[tail],) if tail in _UNSURE_TAILS else ()
    currency = match["prefix"] or (match["unit"] or "").strip()
    if currency in CURRENCIES:
        yield figure(match, Unit.MONEY, Number(value, others), currency=CURRENCIES[currency], factor=factor)
    elif unit.startswith(("per", "pct", "%")):
        yield figure(match, Unit.PERCENT, Number(value / 100), factor=factor / 100)
    elif unit == "‰":
        yield figure(match, Unit.PERCENT, Number(value / 1000), factor=factor / 1000)
    elif unit.startswith("basis"):
        yield figure(match, Unit.PLAIN, Number(value, (value / 10**4,)))
    elif unit.startswith("point"):
        yield figure(match, Unit.PLAIN, Number(value, (value / 100,)))
    elif unit in ("times", "fold"):
        yield figure(match, Unit.TIMES, Number(value))
    elif tail == "s":
        yield figure(match, Unit.DECADE, Number(value, (value % 100,)))
    elif tail in ("st", "nd", "rd", "th"):
        yield figure(match, Unit.ORDINAL, Number(value))
    elif factor == 1 and value.denominator == 1 and 1000 <= value < 3000 and "," not in match["body"]:
        yield figure(match, Unit.YEAR, Number(value))
    else:
        yield figure(match, Unit.PLAIN, Number(value, others), factor=factor)


def _word(match: re.Match[str]) -> Iterator[Figure]:
    numeral, unit = match["numeral"].lower(), (match["word_unit"] or "").strip(" -")
    value = english(numeral)
    if unit.startswith("per"):
        yield figure(match, Unit.PERCENT, Number(value / 100))
    elif unit in _MULTIPLES:
        yield figure(match, Unit.PLAIN, Number(value * _MULTIPLES[unit]), firm=False)
    elif unit in ("times", "fold"):
        yield figure(match, Unit.TIMES, Number(value), firm=False)
    elif numeral not in ("one", "first"):
        # A translation must contain “three hundred and twenty”, but not necessarily “a hundred” or “third”.
        exact = value >= 100 and re.match(r"(?!hundred|thousand|[a-z]+illion)\S+[\s-]\S+[\s-]\S", numeral) is not None
        yield figure(match, Unit.PLAIN, Number(value), firm=exact)


def _other(match: re.Match[str]) -> Iterator[Figure]:
    said = match[0].lower()
    others = (Fraction(3, 2),) if said.endswith("and a half") else (Fraction(2),) if said == "fortnight" else ()
    yield figure(match, Unit.PLAIN, Number(Fraction(_OTHER[said]), others), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Figure]]] = {
    "iso": _iso,
    "date": _date,
    "name": name,
    "ratio": _ratio,
    "word_ratio": _ratio,
    "fraction": _fraction,
    "slash": slash,
    "number": _number,
    "word": _word,
    "other": _other,
}
