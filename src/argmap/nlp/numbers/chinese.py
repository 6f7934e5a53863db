"""Figures in Chinese text: 183.3亿美元, 百分之三十, 三成, 第119届, 2月14日, 20世纪90年代."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

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
from argmap.nlp.numbers.numerals import CHINESE_DIGITS, chinese, step

_N = r"(?:\d{1,3}(?:,\d{3}){1,9}(?!,?\d)(?:\.\d+)?|\d+⁄\d+|\d+(?:\.\d+)?)"
_WORD = rf"[{CHINESE_DIGITS}十拾廿卅百佰千仟][{CHINESE_DIGITS}十拾廿卅百佰千仟万亿兆萬億点點]*"
# 5千米 is a length and 20兆瓦 a power: the character belongs to the unit there.
_SCALE = r"(?:\s?[余多几來来]?(?:[百万亿萬億]|千(?![米克瓦伏卡焦帕字])|兆(?![瓦赫字帕焦欧]))(?!分之))"
_MONEY = "|".join(
    sorted((re.escape(word) for word in CURRENCIES if not word.isascii() or word.isupper()), key=len, reverse=True)
)
_WORD_MONEY = "|".join(word for word in _MONEY.split("|") if not word.isascii() and len(word) > 1)
_HOUR = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MINUTE = r"(?:\d{1,2}(?=\s?分)|[一二三四五六七八九十]{1,3}(?=分)|半)"
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<![\d-])(?P<iso_year>[12]\d{{3}})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?![\d-]))
  | {NUMERIC_DATE}
  | (?P<date>(?<![\d.])(?P<month>1[0-2]|0?[1-9])
      (?:\s?月(?![龄齡])(?:\s?(?P<day>\d{{1,2}})\s?[日号號])?|[·•](?P<event_day>\d{{1,2}})(?!\d)))
  | (?P<decade>(?P<century>\d{{1,2}}|二?十[一二三四五六七八九]?)\s?世纪\s?(?P<tens>\d0|[一二三四五六七八九]十)\s?年代)
  | (?P<event>(?P<event_days>九一八|七七|五四|五卅|八一|六四|二二八|一二九|三一五|三八|五一|六一|七一|十一)
      (?=事变|游行|讲话|运动|惨案|事件|建军|起义|国庆|[国劳妇]?[动女]?节|黄金周|长?假)|(?<=双)十一|十[一二三四]五(?=规划|时期|期间|[末”」]))
  | (?P<whole>百分百|(?<=[上过逾近])[万亿](?=[人名元吨年个家]))
  | (?P<tenths_of_yuan>(?:(?P<yuan>{_N}|{_WORD})\s?[元块])?\s?(?P<jiao>[\d一二两三四五六七八九])[角毛](?![度色落质])
      (?:(?P<fen>[\d一二三四五六七八九])分)?)
  | (?P<seconds>(?P<second>\d{{1,3}})秒(?P<hundredths>\d\d)(?!\d))
  | (?P<full_hour>(?<!\d)(?P<hour_alone>\d{{1,2}}):00(?![\d:]))
  | (?P<clock>(?P<daypart>上午|下午|晚上?|凌晨|中午|早上|傍晚)\s?(?P<hour>{_HOUR})
        \s?[时時点點](?P<minute>\d\d|{_MINUTE})?
      |(?P<bare_hour>{_HOUR})\s?[点點](?P<bare_minute>{_MINUTE}))
  | (?P<and_half>(?P<half_body>{_N}|{_WORD})\s?(?:年|个?月|个?小时|天|岁|公里|米|吨|斤|个?世纪|周|倍)半
      |(?P<half_more>{_N}|{_WORD})\s?个半(?=月|小时|钟头|世纪|百分点|学期|星期))
  | (?P<off>打?(?P<tenths>\d(?:\.\d)?|[一二三四五六七八九]{{1,2}})折(?![叠扣腾磨服射旧算断线回合价损]))
  | (?P<folded>翻(?:了|上)?(?P<foldings>[一二两三四五\d])番|翻了?倍|翻番)
  | (?P<fraction>(?:(?P<units>{_N}|{_WORD})又)?(?P<divisor>{_N}|{_WORD}|[万亿])\s?分之\s?(?P<share>{_N}|{_WORD}))
  | (?P<name>(?<![A-Za-z])[A-Z][A-Za-z]*-(?!\d{{4}})\d[\d.]*[A-Za-z]*
      |(?<![A-Za-z])(?!(?:{PREFIX}|FY)\d)[A-Za-z]+\d[\d.]*|\d+[A-Z](?![a-zA-Z]))
  | (?:FY\s?(?P<fiscal>\d{{4}}|\d\d)(?!\d))
  | (?P<slash>(?<![\d/.])(?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\d/]))
  | (?P<number>(?P<ordinal>第\s?)?(?P<prefix>{PREFIX})?\s?(?P<body>{_N}(?:{_SCALE}+(?:{_N}{_SCALE}+)*)?)[余多几]?
      \s?(?P<unit>[%％‰]|个?百分点|个点|成[半五]?|世纪|年代|年(?![级龄期])|后(?=$|[人员一这青年、，的])|个?基点|bps?|千瓦时?|倍|{_MONEY})?)
  | (?P<word>(?<![统唯同单专逐万])(?P<word_ordinal>第)?(?P<numeral>{_WORD})
      (?P<word_unit>成(?![为功立员就果长本熟都])[{CHINESE_DIGITS}半]?|个?百分点|年代|世纪|年|倍|月(?:(?P<word_day>{_WORD})[日号])?
        |(?:元(?![论旦首化老素月帅])|{_WORD_MONEY}))?)
  | (?P<half>半(?![导岛径球途壁])|双(?![方边重语]))
    """,
    re.VERBOSE,
)
_IDIOMS = re.compile(r"十分(?!之)|[两兩][岸国國]|一成不变|百姓|百般|千方百计|千万[不要别]")
# 三四百 and 十五六 are approximate; 上百 and 数千 give no number at all.
_VAGUE = re.compile(r"[一二三四五六七八九两]{2}[十百千万亿]|十[一二三四五六七八九]{2}")
_SEVERAL = frozenset("数數上几幾成好")


def scan(text: str) -> Iterator[Figure]:
    """Every figure of a plain text and the digits in names, in reading order."""
    for match in _PATTERN.finditer(text):
        reader = _READERS.get(match.lastgroup or "")
        if reader is not None:
            yield from reader(match)


def _iso(match: re.Match[str]) -> Iterator[Figure]:
    yield date(match, match["iso_year"], int(match["iso_month"]), match["iso_day"])


def _date(match: re.Match[str]) -> Iterator[Figure]:
    yield date(match, "", int(match["month"]), match["day"] or match["event_day"] or "")


def _decade(match: re.Match[str]) -> Iterator[Figure]:
    tens = chinese(match["tens"])
    value = 100 * chinese(match["century"]) - 100 + tens
    middle = mid_decade(value) if match.string.startswith("中", match.end()) else ()
    yield figure(match, Unit.DECADE, Number(value, (tens, *middle)))


def _event(match: re.Match[str]) -> Iterator[Figure]:
    """九一八 is 18 September; 十四五 is a plan, not a number."""
    days = match["event_days"]
    if days is None:
        if match[0].startswith("十") and match[0] != "十一":
            yield figure(match, Unit.ORDINAL, Number(chinese(match[0][:2])), firm=False)
    else:
        month, day = ("12", days[2]) if days.startswith("一二") else (days[0], days[1:])
        number = {"卅": 30}.get(day) or int(chinese(day))
        if days == "十一":
            month, number = "十", 1
        yield date(match, "", 12 if month == "12" else int(chinese(month)), str(number), firm=False)


def _clock(match: re.Match[str]) -> Iterator[Figure]:
    hour, minute = chinese(match["hour"] or match["bare_hour"]), match["minute"] or match["bare_minute"]
    others = (hour + 12,) if match["daypart"] in ("下午", "晚上", "晚", "傍晚") else ()
    firm = (match["hour"] or match["bare_hour"]).isdecimal()
    yield figure(match, Unit.PLAIN, Number(hour, others), firm=firm)
    if minute:
        yield figure(match, Unit.PLAIN, Number(Fraction(30) if minute == "半" else chinese(minute)), firm=firm)


def _whole(match: re.Match[str]) -> Iterator[Figure]:
    if match[0] == "百分百":
        yield figure(match, Unit.PERCENT, Number(Fraction(1)))
    else:
        yield figure(match, Unit.PLAIN, Number(chinese("一" + match[0])), firm=False)


def _tenths_of_yuan(match: re.Match[str]) -> Iterator[Figure]:
    yuan = chinese(match["yuan"]) if match["yuan"] else Fraction(0)
    value = yuan + chinese(match["jiao"]) / 10 + (chinese(match["fen"]) / 100 if match["fen"] else 0)
    yield figure(match, Unit.MONEY, Number(value))


def _seconds(match: re.Match[str]) -> Iterator[Figure]:
    yield figure(match, Unit.PLAIN, Number(Fraction(f"{match['second']}.{match['hundredths']}")))


def _full_hour(match: re.Match[str]) -> Iterator[Figure]:
    yield figure(match, Unit.PLAIN, Number(Fraction(int(match["hour_alone"]))))


def _and_half(match: re.Match[str]) -> Iterator[Figure]:
    value = chinese(match["half_body"] or match["half_more"])
    # 一年半 is also eighteen months.
    others = (value * 12 + 6,) if "年" in match[0] else ()
    yield figure(match, Unit.TIMES if "倍" in match[0] else Unit.PLAIN, Number(value + Fraction(1, 2), others))


def _off(match: re.Match[str]) -> Iterator[Figure]:
    """七折 is 70% of the price, or 30% off."""
    tenths = match["tenths"]
    value = chinese(tenths) / (100 if len(tenths) == 2 else 10)
    yield figure(match, Unit.PERCENT, Number(value, (value - 1,)))


def _folded(match: re.Match[str]) -> Iterator[Figure]:
    times = chinese(match["foldings"]) if match["foldings"] else 1
    yield figure(match, Unit.TIMES, Number(Fraction(2 ** int(times))), firm=False)


def _fiscal(match: re.Match[str]) -> Iterator[Figure]:
    year = Fraction(int(match["fiscal"]))
    yield figure(match, Unit.YEAR, Number(year if year >= 100 else year + 2000))


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    divisor = Fraction(10**4) if match["divisor"] == "万" else chinese(match["divisor"])
    if not divisor:
        return
    value = chinese(match["share"]) / divisor + (chinese(match["units"]) if match["units"] else 0)
    percent = divisor == 100
    firm = percent or bool(match["units"]) or match["share"] not in ("一", "几")
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
        kind = Unit.POINTS if unit.endswith("点") else Unit.PERCENT
        return figure(match, kind, Number(value * _SHARES[unit]), factor=factor)
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
        # 增长2倍 is threefold, or twofold if written carelessly; 是2倍 is twofold.
        grown = _GROWTH.search(match.string, max(match.start() - 6, 0), match.start())
        return figure(match, Unit.TIMES, Number(value + 1, (value,)) if grown else Number(value))
    if unit == "世纪" and match.string.startswith("初", match.end()):
        # The early 2000s.
        return figure(match, Unit.PLAIN, Number(value, (100 * value - 100,)))
    if unit == "年" and factor == 1 and 1000 <= value < 3000 and value.denominator == 1:
        return figure(match, Unit.YEAR, Number(value))
    before = match.string[max(match.start() - 2, 0) : match.start()]
    if unit == "年" and before in ("民国", "民國"):
        # The calendar of the Republic of China counts from 1912.
        return figure(match, Unit.YEAR, Number(value, (value + 1911,)))
    # The 2.0 of 特朗普2.0 is a name, if not said with a unit.
    firm = not re.fullmatch(r"\d\.0", match[0].strip())
    return figure(match, Unit.PLAIN, Number(value), factor=factor, firm=firm)


_GROWTH = re.compile(r"[增升涨漲多高大]")
# A translation may measure in points or per cent, in gigawatts or 亿千瓦.
_OTHER_MEASURES = (
    {"个点": (100,)}
    | dict.fromkeys(("个基点", "基点", "bp", "bps"), (10**4,))
    | dict.fromkeys(("千瓦", "千瓦时"), (10**3, 10**6, 10**9))
)
_SHARES = {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)} | dict.fromkeys(
    ("个百分点", "百分点"), Fraction(1, 100)
)


def _word(match: re.Match[str]) -> Iterator[Figure]:
    numeral, unit = match["numeral"], match["word_unit"] or ""
    if _IDIOMS.match(match.string, match.start()) or (len(numeral) == 1 and numeral in "一零○百佰千仟" and not unit):
        if numeral in "百千" and _is_hundred(match):
            yield figure(match, Unit.PLAIN, Number(chinese(numeral)), firm=False)
    elif neighbours := _neighbours(match, numeral, unit):
        yield neighbours
    elif unit.startswith("月"):
        month, day = chinese(numeral), match["word_day"]
        if 1 <= month <= 12:
            yield date(match, "", int(month), str(int(chinese(day))) if day else "", firm=bool(day))
    elif unit or numeral != "一":
        yield from _counted(match, numeral, unit, chinese(numeral))


def _counted(match: re.Match[str], numeral: str, unit: str, value: Fraction) -> Iterator[Figure]:
    """A number in words, with its unit."""
    if unit.startswith("成"):
        rest = Fraction(1, 2) if unit[1:] == "半" else chinese(unit[1:]) / 10 if unit[1:] else Fraction(0)
        yield figure(match, Unit.PERCENT, Number((value + rest) / 10), firm=False)
    elif unit == "年" and len(numeral) == 4 and 1000 <= value < 3000:
        yield figure(match, Unit.YEAR, Number(value))
    elif unit.endswith("百分点"):
        yield figure(match, Unit.POINTS, Number(value / 100))
    elif unit in ("倍", "年代"):
        yield replace(_of_unit(match, value, Fraction(1), unit), firm=False)
    elif numeral != "一" and unit and unit in CURRENCIES:
        firm = _exact(match, numeral, value, 1)
        yield figure(match, Unit.MONEY, Number(value), currency=CURRENCIES[unit], firm=firm)
    elif numeral != "一":
        kind = Unit.ORDINAL if match["word_ordinal"] else Unit.PLAIN
        yield figure(match, kind, Number(value), firm=kind is Unit.PLAIN and _exact(match, numeral, value))


_NEIGHBOURS = re.compile(
    r"(?P<tens>十?)(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<scale>[十百千万亿]*)"
)


def _neighbours(match: re.Match[str], numeral: str, unit: str) -> Figure | None:
    """七八万, 十五六 and 三四倍 say “seven or eight”; so does 三五十."""
    ends = _NEIGHBOURS.fullmatch(numeral)
    if not ends or not (ends["tens"] or ends["scale"] or unit):
        return None
    low, high = chinese(ends["low"]), chinese(ends["high"])
    if high != low + 1 and (low, high) != (Fraction(3), Fraction(5)):
        return None
    share = 10 if unit.startswith("成") else 1
    numbers = (Number(chinese(ends["tens"] + ends[end] + ends["scale"]) / share) for end in ("low", "high"))
    kind = {"成": Unit.PERCENT, "倍": Unit.TIMES}.get(unit[:1], Unit.PLAIN)
    return figure(match, kind, *numbers, firm=False)


def _exact(match: re.Match[str], numeral: str, value: Fraction, least: int = 11) -> bool:
    """Whether a translation must contain a numeral in words: 三百二十 and 十一, but not 上百, 两三千, 八百 or 三七."""
    several = match.start() and match.string[match.start() - 1] in _SEVERAL
    if several or _VAGUE.search(numeral) or match.string.startswith("几", match.end()):
        return False
    scaled = _SCALED.search(numeral) is not None
    return scaled and (value / step(value) >= least or (len(numeral) > 2 and value >= 10**4))


def _is_hundred(match: re.Match[str]) -> bool:
    """Whether 百 or 千 is a number by itself, as in 百米; not in 数百人."""
    before = match.string[match.start() - 1] if match.start() else ""
    return not (before in _SEVERAL or before.isdecimal()) and _MEASURED.match(match.string, match.end()) is not None


_MEASURED = re.compile(r"[米年吨里元人名公]")
_SCALED = re.compile(r"[十拾百佰千仟万萬亿億廿卅点點〇零]")


def _half(match: re.Match[str]) -> Iterator[Figure]:
    value = Fraction(1, 2) if match[0] == "半" else Fraction(2)
    yield figure(match, Unit.FRACTION if match[0] == "半" else Unit.PLAIN, Number(value), firm=False)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Figure]]] = {
    "iso": _iso,
    "date": _date,
    "decade": _decade,
    "event": _event,
    "clock": _clock,
    "whole": _whole,
    "tenths_of_yuan": _tenths_of_yuan,
    "numeric": numeric_date,
    "seconds": _seconds,
    "full_hour": _full_hour,
    "and_half": _and_half,
    "off": _off,
    "folded": _folded,
    "fiscal": _fiscal,
    "fraction": _fraction,
    "name": name,
    "slash": slash,
    "number": _number,
    "word": _word,
    "half": _half,
}
