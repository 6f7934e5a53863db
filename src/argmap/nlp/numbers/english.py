"""Figures in English text: US$18.33 billion, two-thirds, 14 February 2025, the 119th Congress, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

from argmap.nlp.numbers.figure import (
    NUMERIC_DATE,
    Figure,
    Number,
    Unit,
    date,
    figure,
    mid_decade,
    name,
    numeric_date,
    slash,
)
from argmap.nlp.numbers.money import CURRENCIES, PREFIX
from argmap.nlp.numbers.numerals import ENGLISH_PARTS, ENGLISH_SCALES, ENGLISH_SMALL, decimal, english, step

_N = r"(?:\d{1,3}(?:,\d{3}){1,9}(?!,?\d)(?:\.\d+)?|\d+⁄\d+|\d+(?:\.\d+)?)"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_ATOM = "|".join(sorted({*ENGLISH_SMALL, *ENGLISH_SCALES} - {"zero", "zeroth"}, key=len, reverse=True))
# The first three are three, not four.
_WORDS = (
    rf"(?i:(?!(?:first|second|third)\s(?:{_ATOM})\b)(?:{_ATOM})\b"
    rf"(?:(?:[\s-]|\sand\s(?:a\s(?=half\b))?)(?:{_ATOM}|half)\b){{0,15}})"
)
_PIECES = "|".join(f"{piece}s?" for piece in ENGLISH_PARTS if piece != "half")
_SCALES = "|".join(ENGLISH_SCALES)
_MONEY = "|".join(
    sorted(
        (re.escape(word) for word in CURRENCIES if word.isascii() and word[0].isalpha() and "Rs" not in word),
        key=len,
        reverse=True,
    )
)
_MULTIPLES_AND_TIMES = {
    "twice": 2, "twofold": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "both": 2, "couple": 2, "pair": 2,
    "thrice": 3, "threefold": 3, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3, "trebled": 3,
    "quadruple": 4, "quadrupled": 4, "quadruples": 4, "quadrupling": 4,
    "half a dozen": 6, "dozen": 12, "score": 20, "decade": 10, "fortnight": 14, "century": 100,
    "year and a half": 18, "hour and a half": 90,
} | {f"{word}fold": value for word, value in ENGLISH_SMALL.items() if 2 < value <= 20}  # fmt: skip
_OTHER = {word: Fraction(value) for word, value in _MULTIPLES_AND_TIMES.items()} | dict.fromkeys(
    ("halved", "halves", "halving"), Fraction(1, 2)
)
_MULTIPLIED = re.compile(r"(?:doubl|tripl|trebl|quadrupl|halv)[a-z]+|[a-z]+fold|twice|thrice")
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_DATE = (
    rf"(?P<date>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})(?:\s(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?(?![.,]?\d))?)"
)
_NAME = (
    r"(?P<name>(?!(?:[Mm]id|Post|Pre|Late|Early|FY|Q)-)[A-Z][A-Za-z]*-\d[\d.]*[A-Za-z]*"
    rf"|(?!(?:{PREFIX}|FY)\d)[A-Za-z]+\d[\d.]*|(?<![$€£¥\d.,])\d+[A-Z]\b(?!\s(?:{_MONEY})\b))"
)
_NUMBER = (
    rf"(?P<number>(?P<prefix>{PREFIX})?\s?(?P<body>{_N})"
    rf"(?:(?P<tail>st|nd|rd|th|s|bn|tn|trn|mn|bln|mln|[mk]|[BMKT](?![A-Za-z])|\s(?:[mk]|bn|mn|tn)(?=\s(?:{_MONEY})\b))\b|(?:\s|-)(?P<scale>(?i:{_SCALES}))\b)?"
    r"(?P<unit>\s?[%‰]|[\s-](?i:per\scent(?:age)?|percent(?:age)?|pct)(?:\spoints?)?\b"
    rf"|\s(?:points?|basis\spoints?|bps?|times|cents|{_MONEY})\b|-?fold\b)?)"
)
_CLOCK = (
    r"(?P<clock>(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<noon>[aApP])\.?[mM]\b\.?"
    r"|(?P<full_hour>\d{1,2}):00(?![\d:]))"
)
_HALF_OF_TIME = r"(?P<half_of_time>(?i:(?:first|second|latter|other)\shalf)\b)"
_HALF_PAST = rf"(?P<half_past>(?i:half\spast\s(?P<past>\d{{1,2}}|{_WORDS})))"
_FISCAL = r"(?P<fiscal>FY\s?’?'?(?P<fiscal_year>\d{4}|\d\d)\b)"
_FRACTION = (
    rf"(?P<fraction>(?i:(?P<share>an?|\d+|{_WORDS})[\s-](?P<piece>{_PIECES})\b)"
    rf"|(?i:(?P<half>half)\b(?:(?:\san?)?[\s-](?P<half_of>{_SCALES})\b|(?!\sa\sdozen))))"
)
_WORD = (
    rf"(?P<word>(?P<numeral>{_WORDS})"
    r"(?P<word_unit>[\s-](?:per\scent|percent(?:age)?|decades|centuries|dozen|times)\b|-?fold\b)?)"
)
_ISO = r"(?P<iso>(?<![\d-])(?P<iso_year>[12]\d{3})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?![\d-]))"
_SLASH = r"(?P<slash>(?<![\d/.])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/]))"
_RATIO = (
    r"(?P<ratio>(?P<part>\d+)\s(?:in|out\sof)\s(?:every\s)?"
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,3}(?![\d,]*\d)|\d+(?![\d,.]*\d)))"
)
_WORD_RATIO = rf"(?P<word_ratio>(?P<word_part>{_WORDS})\s(?:in|out\sof)\s(?:every\s)?(?P<word_whole>{_WORDS})\b)"
_NAMED = rf"(?P<other>(?i:(?:{'|'.join(_OTHER)})\b))"
_NINETIES = rf"(?P<nineties>(?i:{'|'.join(_DECADES)})\b)"


@cache
def _pattern(*, worded: bool) -> re.Pattern[str]:
    """The pattern of figures. Number words are slow to search for, and most texts have none."""
    alternatives: tuple[str, ...] = (_ISO, NUMERIC_DATE, _DATE, _CLOCK, _FISCAL, _NAME, _SLASH, _RATIO, _NUMBER)
    if worded:
        alternatives = (
            _ISO,
            _HALF_OF_TIME,
            _HALF_PAST,
            _WORD_RATIO,
            _FRACTION,
            *alternatives[1:],
            _NINETIES,
            _NAMED,
            _WORD,
        )
    return re.compile(rf"(?<![A-Za-z\d])(?=[\dA-Za-z$€£¥₹])(?:{'|'.join(alternatives)})")


_NUMBER_WORDS = frozenset(
    {*ENGLISH_SMALL, *ENGLISH_SCALES, *(word.split()[-1] for word in _OTHER), *_DECADES}
    - {"one", "first", "zero", "zeroth"}
) | {f"{piece}{s}" for piece in ENGLISH_PARTS for s in ("", "s")}
_PUNCTUATION = str.maketrans(dict.fromkeys("-–—−.,;:!?()[]“”‘’\"'/", " "))
_TAILS = {
    **dict.fromkeys(("tn", "trn", "T"), 10**12),
    **dict.fromkeys(("bn", "bln", "B"), 10**9),
    **dict.fromkeys(("mn", "mln", "M"), 10**6),
    "K": 10**3,
}
_TEEN = 11
"""From here on, a number in words that isn't round must be in the source; a smaller one may be the author's count."""
# A translation may measure in per cent or dollars.
_OTHER_MEASURES = {"cents": 100, "point": 100, "points": 100} | dict.fromkeys(
    ("basis point", "basis points", "bp", "bps"), 10**4
)
_MID = ("mid-", "mid ")
_MULTIPLES = {"decades": 10, "dozen": 12, "centuries": 100}
_UNSURE_TAILS = {"m": 10**6, "k": 10**3}


def scan(text: str) -> Iterator[Figure]:
    """Every figure of a plain text and the digits in names, in reading order."""
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
    yield date(match, "", month, day, firm=bool(day) or _BEFORE_YEAR.match(match.string, match.end()) is not None)


_BEFORE_YEAR = re.compile(r",?\s\d{4}\b")


def _value(numeral: str) -> Fraction:
    return decimal(numeral) if numeral[0].isdecimal() else english(numeral)


def _ratio(match: re.Match[str]) -> Iterator[Figure]:
    worded = match.lastgroup == "word_ratio"
    numerals = (match["word_part"], match["word_whole"]) if worded else (match["part"], match["whole"])
    part, whole = map(_value, numerals)
    if part < whole and (whole <= 100 or (part == 1 and whole == step(whole))):
        yield figure(match, Unit.FRACTION, Number(part / whole), firm=False)
    for value in (part, whole):
        year = 1000 <= value < 3000
        firm = whole > 100 and not worded and part != 1
        yield figure(match, Unit.YEAR if year else Unit.PLAIN, Number(value), firm=firm)


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
    if divisor == 4 and share in ("first", "second", "third", "fourth"):
        yield figure(match, Unit.ORDINAL, Number(value))
        return
    # “The twenty-third” looks like a fraction but is 23; three quarters can be nine months.
    others = () if share in ("a", "an", "one") else (value + divisor, value)
    firm = value > 1 and match["piece"].lower().endswith("s")
    yield figure(match, Unit.FRACTION, Number(value / divisor, others), firm=firm)


def _is_money(match: re.Match[str]) -> bool:
    return (match["unit"] or "").strip() in CURRENCIES


def _number(match: re.Match[str]) -> Iterator[Figure]:
    numeral, tail, unit = (
        decimal(match["body"]),
        (match["tail"] or "").strip(),
        (match["unit"] or "").strip().lstrip("-").lower(),
    )
    factor = Fraction(_TAILS.get(tail, 1) if match["prefix"] or tail.islower() or _is_money(match) else 1)
    if match["scale"]:
        factor = Fraction(ENGLISH_SCALES[match["scale"].lower()])
    value = numeral * factor
    others = (value * _UNSURE_TAILS[tail],) if tail in _UNSURE_TAILS else ()
    currency = match["prefix"] or (match["unit"] or "").strip()
    if currency in CURRENCIES:
        yield figure(match, Unit.MONEY, Number(value, others), currency=CURRENCIES[currency], factor=factor)
    elif unit.startswith(("per", "pct", "%")):
        kind = Unit.POINTS if "point" in unit else Unit.PERCENT
        # 30% off leaves 70%.
        off = re.match(r"\s(?:off|discount|cheaper)\b", match.string[match.end() : match.end() + 10])
        yield figure(match, kind, Number(-value / 100 if off else value / 100), factor=factor / 100)
    elif unit == "‰":
        yield figure(match, Unit.PERCENT, Number(value / 1000), factor=factor / 1000)
    elif unit in _OTHER_MEASURES:
        yield figure(match, Unit.PLAIN, Number(value, (value / _OTHER_MEASURES[unit],)))
    elif unit in ("times", "fold"):
        yield figure(match, Unit.TIMES, Number(value))
    else:
        yield _bare(match, Number(value, others), factor, tail)


def _bare(match: re.Match[str], number: Number, factor: Fraction, tail: str) -> Figure:
    """A figure without a unit: a decade, an ordinal, a year, or any number."""
    value = number.value
    if tail == "s":
        middle = mid_decade(value) if match.string[max(match.start() - 4, 0) : match.start()].lower() in _MID else ()
        # The 1800s are a decade or a century.
        return figure(match, Unit.DECADE, Number(value, (value % 100 or value / 100 + 1, *middle)))
    if tail in ("st", "nd", "rd", "th"):
        return figure(match, Unit.ORDINAL, Number(value))
    if factor == 1 and value.denominator == 1 and 1000 <= value < 3000 and "," not in match["body"]:
        return figure(match, Unit.YEAR, Number(value))
    if match.string.startswith((" per thousand", " per mille"), match.end()):
        number = Number(value, (value / 1000,))
    # The 4.0 of Industry 4.0 is a name, if not said with a unit.
    firm = not re.fullmatch(r"\d\.0", match["body"])
    return figure(match, Unit.PLAIN, number, factor=factor, firm=firm)


def _clock(match: re.Match[str]) -> Iterator[Figure]:
    hour = Fraction(int(match["hour"] or match["full_hour"]))
    yield figure(match, Unit.PLAIN, Number(hour, (hour + 12,) if match["noon"] in ("p", "P") else ()))
    if match["minute"] and match["minute"] != "00":
        yield figure(match, Unit.PLAIN, Number(Fraction(int(match["minute"]))))


def _half_past(match: re.Match[str]) -> Iterator[Figure]:
    hour = _value(match["past"])
    yield figure(match, Unit.PLAIN, Number(hour, (hour + 12,)))
    yield figure(match, Unit.PLAIN, Number(Fraction(30)))


def _half_of_time(match: re.Match[str]) -> Iterator[Figure]:
    yield figure(match, Unit.PLAIN, Number(Fraction(1, 2)), firm=False)


def _fiscal(match: re.Match[str]) -> Iterator[Figure]:
    year = Fraction(int(match["fiscal_year"]))
    yield figure(match, Unit.YEAR, Number(year if year >= 100 else year + 2000))


def _nineties(match: re.Match[str]) -> Iterator[Figure]:
    value = Fraction(_DECADES[match[0].lower()])
    yield figure(match, Unit.DECADE, Number(value, (value + 1900,)), firm=False)


def _word(match: re.Match[str]) -> Iterator[Figure]:
    numeral, unit = match["numeral"].lower(), (match["word_unit"] or "").strip(" -")
    value = english(numeral)
    if unit.startswith("per"):
        yield figure(match, Unit.PERCENT, Number(value / 100), factor=Fraction(1, 100))
    elif unit in _MULTIPLES:
        yield figure(match, Unit.PLAIN, Number(value * _MULTIPLES[unit]), firm=False)
    elif unit in ("times", "fold"):
        yield figure(match, Unit.TIMES, Number(value), firm=False)
    elif numeral not in ("one", "first"):
        # A translation must contain “twenty-one” and “three hundred and twenty”, but not necessarily “a hundred”.
        exact = value / step(value) >= _TEEN
        kind = Unit.ORDINAL if numeral.endswith(_ORDINAL_ENDS) else Unit.PLAIN
        yield figure(match, kind, Number(value), firm=exact)


_ORDINAL_ENDS = ("th", "second", "third")


def _other(match: re.Match[str]) -> Iterator[Figure]:
    said = match[0].lower()
    if _MULTIPLIED.fullmatch(said):
        yield figure(match, Unit.TIMES, Number(_OTHER[said]), firm=False)
        return
    others = (Fraction(3, 2),) if said.endswith("and a half") else (Fraction(2),) if said == "fortnight" else ()
    yield figure(match, Unit.PLAIN, Number(_OTHER[said], others), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Figure]]] = {
    "iso": _iso,
    "date": _date,
    "name": name,
    "ratio": _ratio,
    "word_ratio": _ratio,
    "clock": _clock,
    "fiscal": _fiscal,
    "half_past": _half_past,
    "half_of_time": _half_of_time,
    "numeric": numeric_date,
    "nineties": _nineties,
    "fraction": _fraction,
    "slash": slash,
    "number": _number,
    "word": _word,
    "other": _other,
}
