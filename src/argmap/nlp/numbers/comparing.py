"""Comparing the figures of two texts by value."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from argmap.diagnostics import Span
from argmap.nlp.languages import guess, mostly_chinese
from argmap.nlp.numbers import chinese, english
from argmap.nlp.numbers.agreeing import Said, contradicted, lacking
from argmap.nlp.numbers.context import in_context
from argmap.nlp.numbers.figure import Figure, Number, Unit
from argmap.nlp.numbers.plain import is_ambiguous, plain
from argmap.nlp.numbers.western import TRANSLATED, translated

_SCANNERS: dict[str, Callable[[str], Iterator[Figure]]] = {
    "zh": chinese.scan,
    **dict.fromkeys(("en", *TRANSLATED), english.scan),
}
LANGUAGES = frozenset(_SCANNERS)
"""Languages, without region or script, whose figures can be read."""

_ABOUT = r"(?:[约近逾超]|(?:about|around|roughly|nearly|almost|over|under|just|even|some|up\sto)\s)?"
_RANGE = re.compile(rf"\s?(?:[-–—―~～〜至到]+|降[至到为]|[增升涨]至|to|and)\s?{_ABOUT}")
_LIST = re.compile(rf"\s?(?:[、,，或和及与]|,?\s?(?:or|and)|乃至|甚至|以及)\s?{_ABOUT}")
_NOTE = re.compile(r"\[\d[\d\s,，、–-]{0,40}\](?!\()")


# Most figures are of this kind: nothing before or after them changes their value. If two texts have the same figures of
# this kind and no others, they agree.
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_WORDED = (Unit.PLAIN, Unit.FRACTION, Unit.ORDINAL)
_DIGIT = re.compile(r"\d")
_EASY = {
    "zh": re.compile(
        r"(\d(?<![A-Za-z\d.,$€£¥/·~～–—―-]\d)\d*(?:\.\d+)?)(%?)(?=年(?!代)|个(?![百点])|$"
        r"|[^\s\d.,%％‰万亿萬億千百兆余多几个成世后倍月分至到、或和及与·/~～–—―美欧英日韩元块圆卢瑞港加澳新人台-])"
    ),
    "en": re.compile(
        r"(\d(?<![A-Za-z\d.,$€£¥/~–—-]\d)\d*(?:\.\d+)?)(%?)(?=[,.;:)”’]*(?:$|\s(?!hundred|thousand|lakh|crore"
        r"|[mbtr]+illion|per|pct|point|times|fold|in\b|out\b|of\b|or\b|and\b|to\b|dollar|euro|y[eu]|won|ro?u|fra"
        r"|ren|ste|half|[A-Z–—-])))"
    ),
}
_LONG_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十百千万亿两]{3}|折|月[一二三十]|世纪[一二三四五六七八九]|百分点")
_NUMBER_WORDS = re.compile(r"undred|housand|illion|rcent|r cent")


def _may_owe_words(text: str, language: str) -> bool:
    """Whether a text may contain a number in words that a translation must contain."""
    if language == "zh":
        return "分之" in text or _LONG_NUMERAL.search(text) is not None
    return _NUMBER_WORDS.search(text) is not None


def _easily_equal(first: str, one: str, second: str, two: str) -> bool:
    """Whether two texts obviously have the same figures."""
    if _may_owe_words(first, one) or _may_owe_words(second, two):
        return False
    if not _DIGIT.search(first) and not _DIGIT.search(second):
        return True
    digits = sorted(_DIGITS.findall(first))
    if digits != sorted(_DIGITS.findall(second)):
        return False
    mine = _EASY[one].findall(first)
    return len(mine) == len(digits) and sorted(mine) == sorted(_EASY[two].findall(second))


_HAN = re.compile(r"[\u3400-\u9fff]")


def language_of(text: str) -> str:
    """The language in which the figures of a text are read: Chinese, German, French, otherwise English."""
    language = guess(text)
    return language if language in LANGUAGES else "en"


@lru_cache(maxsize=64)
def base(language: str) -> str:
    """A language tag without script and region: zh for zh-Hant-TW."""
    return language.partition("-")[0].lower()


def figures(text: str, language: str) -> list[Figure]:
    """The figures of a text, in reading order; none in languages other than those supported.

    A range such as 20%—50% is one figure of two numbers. The parts of a list share its unit: both numbers of “5 or
    10 per cent” are shares.
    """
    return [found for found in scan(text, base(language)) if found.unit is not Unit.NAME]


@lru_cache(maxsize=8192)
def scan(text: str, language: str, *, spaced: bool = True) -> tuple[Figure, ...]:
    """The figures of a text and the digits in its names; see :func:`plain` for ``spaced``."""
    scanner = _SCANNERS.get(language)
    if scanner is None:
        return ()
    read = plain(text, spaced=spaced)
    if language in TRANSLATED:
        read = translated(read, language)
    found = _joined(read.text, in_context(read.text, scanner(read.text)))
    if read.text is text:
        return tuple(found)
    places = ((one, read.place(one.span)) for one in found)
    return tuple(replace(one, span=place, written=text[slice(*place)]) for one, place in places)


def _joined(text: str, found: list[Figure]) -> Iterator[Figure]:
    """Merge ranges, and give earlier parts of ranges and lists the unit of the last part."""
    # From the end, so that a unit reaches every part of a list.
    for index in range(len(found) - 2, -1, -1):
        first, then = found[index], found[index + 1]
        between = text[first.span.end : then.span.start]
        if len(between) > 16 or first.unit not in (Unit.PLAIN, Unit.YEAR, Unit.MONEY) or first.factor != 1:
            continue
        if _RANGE.fullmatch(between) or _LIST.fullmatch(between):
            found[index] = _sharing(first, then)
    for index, (first, then) in enumerate(pairwise(found)):
        # 百分之三至五 says the unit first.
        if first.written.startswith("百分之") and then.unit is Unit.PLAIN and _is_range(text, first, then):
            found[index + 1] = replace(then, numbers=(Number(then.values[0] / 100),), unit=Unit.PERCENT)
    rest = deque(found)
    while rest:
        first = rest.popleft()
        if rest and _is_range(text, first, rest[0]):
            then = _whole_year(first, rest.popleft())
            span = Span(first.span.start, then.span.end)
            yield replace(
                then,
                numbers=(*first.numbers, *then.numbers),
                span=span,
                written=text[span.start : span.end],
                firm=first.firm and then.firm,
            )
        else:
            yield first


def _sharing(first: Figure, then: Figure) -> Figure:
    """The first of two coordinated figures, which can share the unit of the second: 20至50亿, 3—5月."""
    number = first.numbers[-1]
    if then.unit is Unit.DATE and then.numbers[0].month and len(then.numbers) == 1 and first.unit is Unit.PLAIN:
        return replace(first, numbers=(Number(number.value, month=True),), unit=Unit.DATE)
    if then.factor == 1:
        return first
    scaled = number.value * then.factor
    return replace(first, numbers=(Number(scaled, (number.value, *number.others)),), factor=then.factor)


def _whole_year(first: Figure, then: Figure) -> Figure:
    """The end of a range; 23 in 2021–23 is the year 2023."""
    start, end = first.values[0], then.values[0]
    if first.unit is Unit.YEAR and end < 100 and start % 100 < end:
        return replace(then, numbers=(Number(start - start % 100 + end, (end,)),), unit=Unit.YEAR)
    return then


def _is_range(text: str, first: Figure, then: Figure) -> bool:
    between = text[first.span.end : then.span.start].strip()
    joined = bool(between) and len(between) < 4 and between not in ("and", "to") and _RANGE.fullmatch(between)
    kinds = {first.unit, then.unit} - {Unit.PLAIN, Unit.YEAR}
    return bool(joined or between == "to") and len(first.numbers) == len(then.numbers) == 1 and len(kinds) < 2


def differing(first: str, first_language: str, second: str, second_language: str) -> tuple[list[Figure], list[Figure]]:
    """For each of two texts, the figures that the other lacks; empty for languages other than Chinese and English."""
    one, two = base(first_language), base(second_language)
    if one not in _EASY or two not in _EASY:
        return [], []
    if _easily_equal(first, one, second, two):
        return [], []
    here, there = scan(first, one), scan(second, two)
    return lacking(_required(here), there), lacking(_required(there), here)


def _required(found: tuple[Figure, ...]) -> list[Figure]:
    """The figures that a translation must contain: not 十一 or “two thirds”, which it may say in other words."""
    return [one for one in found if one.unit not in _WORDED or _DIGIT.search(one.written) or one.values[0] >= 100]


def not_in(text: str, language: str, passage: str, passage_language: str = "") -> list[Figure]:
    """The figures of a text that a passage of its source lacks. Note marks such as [12] aren't figures.

    Without ``passage_language``, the passage's words and characters decide.
    """
    # A Chinese text is read as Chinese even if the map says otherwise.
    own = "zh" if base(language) in LANGUAGES and mostly_chinese(text) else base(language)
    text, passage = (_NOTE.sub(lambda mark: " " * len(mark[0]), one) for one in (text, passage))
    other = language_of(passage)
    if other != "zh" and base(passage_language) in LANGUAGES - {"zh"}:
        other = base(passage_language)
    mine, theirs = scan(text, own), scan(passage, other)
    if other != "zh" and _HAN.search(passage):
        theirs += scan(passage, "zh")
    missing = lacking(mine, theirs)
    if missing and (is_ambiguous(passage) or is_ambiguous(text)):
        # 12 345 may be two numbers after all.
        theirs = (*theirs, *scan(passage, other, spaced=False))
        missing = lacking(missing, theirs) and lacking(scan(text, own, spaced=False), theirs)
    unclaimed = contradicted(Said(text, own, mine), Said(passage, other, theirs))
    return sorted({*missing, *unclaimed}, key=lambda one: one.span) if unclaimed else missing
