"""Exact values of Chinese and English numerals: 一百二十三, 1亿2000万, twenty-one, three hundred million.

Existing packages (cn2an, text2num, word2number) handle one language each, return floats or whole numbers, and need the
numeral extracted from its sentence; combining them would take more code than this.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_SIMPLE = str.maketrans("兩貳參肆陸柒捌玖拾佰仟萬億點廿卅○Ｏ零", "两二三四六七八九十百千万亿点二三〇〇〇")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TOKEN = re.compile(r"\d+⁄\d+|\d[\d,]*(?:\.\d+)?|\S")

CHINESE_DIGITS = "〇零○一二三四五六七八九两兩"


@lru_cache(maxsize=4096)
def decimal(digits: str) -> Fraction:
    """The value of Arabic digits, with or without thousands separators, or of a fraction: 1,234.5, 2⁄3."""
    return Fraction(digits.replace(",", "").replace("⁄", "/"))


@lru_cache(maxsize=4096)
def chinese(numeral: str) -> Fraction:
    """The value of a Chinese numeral, in characters, in digits, or in both: 三亿五千万, 二〇二五, 1.2万亿, 二点四五."""
    whole, _, rest = numeral.replace("廿", "二十").replace("卅", "三十").translate(_SIMPLE).partition("点")
    value = _chinese_whole(_TOKEN.findall(whole))
    scales = rest.lstrip("".join(_DIGITS))
    if decimals := rest.removesuffix(scales):
        value += Fraction(_positional(decimals), 10 ** len(decimals))
    for scale in scales:
        value *= _SMALL.get(scale) or _LARGE.get(scale, 1)
    return value


def _chinese_whole(tokens: list[str]) -> Fraction:
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return Fraction(_positional("".join(tokens)))
    total = section = digit = Fraction(0)
    scale = last_large = 1
    for token in tokens:
        if token in _DIGITS:
            digit, scale = Fraction(_DIGITS[token]), scale if _DIGITS[token] else 1
        elif token in _SMALL:
            scale = _SMALL[token]
            section, digit = section + (digit or 1) * scale, Fraction(0)
        elif token in _LARGE:
            scale = _LARGE[token]
            section += digit
            # 万亿 multiplies; 三亿五千万 adds.
            total = (total + (section or not total)) * scale if scale > last_large else total + section * scale
            section, digit, last_large = Fraction(0), Fraction(0), scale
        elif token[0].isdecimal():
            digit = decimal(token)
    if scale >= 100 and tokens[-1] in _DIGITS:
        # 三万五 is 35,000; 三万〇五 is not.
        digit *= scale // 10
    return total + section + digit


def _positional(digits: str) -> int:
    return int("".join(str(_DIGITS.get(character, 0)) for character in digits))


def step(value: Fraction) -> Fraction:
    """The power of ten in which a number is given: 100,000 for 1.5 million, a hundredth for 0.45."""
    found = Fraction(1)
    if not value:
        return found
    while value / found % 1:
        found /= 10
        if found < Fraction(1, 10**9):
            break
    while found >= 1 and value / found % 10 == 0:
        found *= 10
    return found


_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *(f"{word}th" for word in ("eleven", "twelf", *_UNITS[13:])),
)
ENGLISH_SMALL = (
    {word: value for value, word in enumerate(_UNITS)}
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, 2)}
)
"""Words below a hundred, cardinal and ordinal."""

ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
ENGLISH_PARTS = {"half": 2, "third": 3, "quarter": 4} | {
    word: value for value, word in enumerate(_ORDINALS) if value >= 3
}
"""Names of unit fractions, with their denominators."""


@lru_cache(maxsize=4096)
def english(numeral: str) -> Fraction:
    """The value of an English numeral in words: twenty-one, three hundred and five, two and a half million."""
    total = current = Fraction(0)
    for word in re.split(r"[\s-]+", numeral.lower()):
        if word in ENGLISH_SMALL:
            current += ENGLISH_SMALL[word]
        elif word == "half":
            current += Fraction(1, 2)
        elif word == "hundred":
            current = (current or 1) * Fraction(100)
        elif word in ENGLISH_SCALES:
            total, current = total + (current or 1) * ENGLISH_SCALES[word], Fraction(0)
    return total + current
