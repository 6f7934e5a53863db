"""Figures in Chinese text: 183.3亿美元, 百分之三十, 三成, 第119届, 2月14日, 20世纪90年代."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from argmap.nlp.numbers.figure import Figure, Number, Unit, date, figure, name, slash
from argmap.nlp.numbers.money import CURRENCIES, PREFIX
from argmap.nlp.numbers.numerals import CHINESE_DIGITS, chinese

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_WORD = rf"[{CHINESE_DIGITS}十拾廿卅百佰千仟][{CHINESE_DIGITS}十拾廿卅百佰千仟万亿兆萬億点點]*"
# 5千米 is a length and 20兆瓦 a power: the character belongs to the unit there.
_SCALE = r"(?:\s?[余多几來来]?(?:[百万亿萬億]|千(?![米克瓦伏卡焦帕字])|兆(?![瓦赫字帕焦欧]))(?!分之))"
_MONEY = "|".join(
    sorted((re.escape(word) for word in CURRENCIES if not word.isascii() or word.isupper()), key=len, reverse=True)
)
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<![\d-])(?P<iso_year>[12]\d{{3}})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?![\d-]))
  | (?P<date>(?<![\d.])(?P<month>1[0-2]|0?[1-9])
      (?:\s?月(?![龄齡])(?:\s?(?P<day>\d{{1,2}})\s?[日号號])?|[·•](?P<event_day>\d{{1,2}})(?!\d)))
  | (?P<decade>(?P<century>\d{{1,2}})\s?世纪\s?(?P<tens>\d0)\s?年代)
  | (?P<fraction>(?P<divisor>{_N}|{_WORD}|[万亿])\s?分之\s?(?P<share>{_N}|{_WORD}))
  | (?P<name>(?<![A-Za-z])[A-Z][A-Za-z]*-(?!\d{{4}})\d[\d.]*[A-Za-z]*
      |(?!(?:{PREFIX}|FY)\d)[A-Za-z]+\d[\d.]*|\d+[A-Z](?![a-zA-Z]))
  | (?P<slash>(?<![\d/.])(?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\d/]))
  | (?P<number>(?P<ordinal>第\s?)?(?P<prefix>{PREFIX})?\s?(?P<body>{_N}(?:{_SCALE}+(?:{_N}{_SCALE}+)*)?)[余多几]?
      \s?(?P<unit>[%％‰]|个?百分点|个点|成[半五]?|世纪|年代|年(?![级龄期])|后(?=$|[人员一这青年、，的])|个?基点|千瓦时?|倍|{_MONEY})?)
  | (?P<word>(?<![统唯同单专逐万])(?P<word_ordinal>第)?(?P<numeral>{_WORD})
      (?P<word_unit>成(?![为功立员就果长本熟都])[{CHINESE_DIGITS}半]?|年代|世纪|年|倍|月(?:(?P<word_day>{_WORD})[日号])?)?)
  | (?P<half>半(?![导岛径球途壁数])|双(?![方边重语]))
    """,
    re.VERBOSE,
)
_IDIOMS = re.compile(r"十分(?!之)|[两兩][岸国國]|一成不变|百姓|百般|千方百计|千万[不要别]")
# 三四百 and 十五六 are approximate; 上百 and 数千 give no number at all.
_VAGUE = re.compile(r"[一二三四五六七八九两]{2}[十百千万亿]|十[一二三四五六七八九]{2}")
_SEVERAL = frozenset("数上几成好")


def scan(text: str) -> Iterator[Figure]:
    """Every figure of a text and the digits in names, in reading order; full-width digits must be folded."""
    for match in _PATTERN.finditer(text):
        reader = _READERS.get(match.lastgroup or "")
        if reader is not None:
            yield from reader(match)


def _iso(match: re.Match[str]) -> Iterator[Figure]:
    yield date(match, match["iso_year"], int(match["iso_month"]), match["iso_day"])


def _date(match: re.Match[str]) -> Iterator[Figure]:
    yield date(match, "", int(match["month"]), match["day"] or match["event_day"] or "")


def _decade(match: re.Match[str]) -> Iterator[Figure]:
    value = Fraction(100 * int(match["century"]) - 100 + int(match["tens"]))
    yield figure(match, Unit.DECADE, Number(value, (Fraction(int(match["tens"])),)))


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    divisor = Fraction(10**4) if match["divisor"] == "万" else chinese(match["divisor"])
    if not divisor:
        return
    value = chinese(match["share"]) / divisor
    percent = divisor == 100
    firm = percent or match["share"][0].isdecimal()
    yield figure(match, Unit.PERCENT if percent else Unit.FRACTION, Number(value), firm=firm, factor=1 / divisor)


def _number(match: re.Match[str]) -> Iterator[Figure]:
    body, unit, prefix = match["body"], match["unit"] or "", match["prefix"]
    value = chinese(body)
    first = re.match(_N, body)
    factor = value / chinese(first[0]) if first and chinese(first[0]) else Fraction(1)
    if prefix or unit in CURRENCIES:
        currency = CURRENCIES[prefix] if prefix else CURRENCIES[unit]
        yield figure(match, Unit.MONEY, Number(value), currency=currency, factor=factor)
    elif match["ordinal"]:
        yield figure(match, Unit.ORDINAL, Number(value))
    else:
        yield _of_unit(match, value, factor, unit)


def _of_unit(match: re.Match[str], value: Fraction, factor: Fraction, unit: str) -> Figure:
    """A figure whose unit determines how the numeral is read."""
    if unit in _SHARES:
        factor *= _SHARES[unit]
        return figure(match, Unit.PERCENT, Number(value * _SHARES[unit]), factor=factor)
    if unit.startswith("成"):
        return figure(match, Unit.PERCENT, Number((value + (Fraction(1, 2) if unit[1:] else 0)) / 10))
    if unit in _OTHER_MEASURES:
        others = tuple(value / divisor for divisor in _OTHER_MEASURES[unit])
        return figure(match, Unit.PLAIN, Number(value, others), factor=factor)
    if unit in ("年代", "后"):
        # 90年代 and 90后 belong to the last century, 10年代 to this one.
        century = 1900 if value >= 20 else 2000
        return figure(match, Unit.DECADE, Number(value, (value + century,) if value < 100 else ()))
    if unit == "倍":
        # 增长2倍 is threefold, 是2倍 twofold.
        return figure(match, Unit.TIMES, Number(value, (value + 1, value - 1)))
    if unit == "年" and factor == 1 and 1000 <= value < 3000 and value.denominator == 1:
        return figure(match, Unit.YEAR, Number(value))
    before = match.string[max(match.start() - 2, 0) : match.start()]
    if unit == "年" and before in ("民国", "民國"):
        # The calendar of the Republic of China counts from 1912.
        return figure(match, Unit.YEAR, Number(value, (value + 1911,)))
    return figure(match, Unit.PLAIN, Number(value), factor=factor)


# A translation may measure in points or per cent, in gigawatts or 亿千瓦.
_OTHER_MEASURES = {"个点": (100,), "个基点": (10**4,), "基点": (10**4,)} | dict.fromkeys(
    ("千瓦", "千瓦时"), (10**3, 10**6, 10**9)
)
_SHARES = {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)} | dict.fromkeys(
    ("个百分点", "百分点"), Fraction(1, 100)
)


def _word(match: re.Match[str]) -> Iterator[Figure]:
    numeral, unit = match["numeral"], match["word_unit"] or ""
    if _IDIOMS.match(match.string, match.start()) or (len(numeral) == 1 and numeral in "一零○百佰千仟" and not unit):
        return
    value = chinese(numeral)
    if unit.startswith("月"):
        day = str(int(chinese(match["word_day"]))) if match["word_day"] else ""
        if 1 <= value <= 12:
            yield date(match, "", int(value), day, firm=False)
    elif unit.startswith("成"):
        rest = Fraction(1, 2) if unit[1:] == "半" else chinese(unit[1:]) / 10 if unit[1:] else Fraction(0)
        yield figure(match, Unit.PERCENT, Number((value + rest) / 10), firm=False)
    elif unit == "年" and len(numeral) == 4 and 1000 <= value < 3000:
        yield figure(match, Unit.YEAR, Number(value))
    elif unit in ("倍", "年代"):
        yield _soft(_of_unit(match, value, Fraction(1), unit))
    elif numeral != "一":
        kind = Unit.ORDINAL if match["word_ordinal"] else Unit.PLAIN
        yield figure(match, kind, Number(value), firm=kind is Unit.PLAIN and _exact(match, numeral, value))


def _exact(match: re.Match[str], numeral: str, value: Fraction) -> bool:
    """Whether a translation must contain a numeral in words: 三百二十, but not 上百, 两三千 or 八百."""
    several = match.start() and match.string[match.start() - 1] in _SEVERAL
    return value >= 100 and len(numeral) > 2 and not several and not _VAGUE.search(numeral)


def _soft(found: Figure) -> Figure:
    return Figure(found.numbers, found.unit, found.span, found.written, firm=False)


def _half(match: re.Match[str]) -> Iterator[Figure]:
    value = Fraction(1, 2) if match[0] == "半" else Fraction(2)
    yield figure(match, Unit.FRACTION if match[0] == "半" else Unit.PLAIN, Number(value), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Figure]]] = {
    "iso": _iso,
    "date": _date,
    "decade": _decade,
    "fraction": _fraction,
    "name": name,
    "slash": slash,
    "number": _number,
    "word": _word,
    "half": _half,
}
