"""Comparing the figures of two texts by value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from argmap.diagnostics import Span
from argmap.nlp.numbers import chinese, english
from argmap.nlp.numbers.figure import Figure, Number, Unit, same_currency

_SCANNERS: dict[str, Callable[[str], Iterator[Figure]]] = {"zh": chinese.scan, "en": english.scan}
LANGUAGES = frozenset(_SCANNERS)
"""Languages, without region or script, whose figures can be read."""

_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): ".", ord("％"): "%", ord("＄"): "$"}
_WIDE |= {ord("－"): "-", ord("\xa0"): " ", ord("\u202f"): " ", ord("\u2009"): " "}
_SEPARATOR = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_ABOUT = r"(?:[约近逾超]|(?:about|around|roughly|nearly|almost|over|under|just|even|some|up\sto)\s)?"
_RANGE = re.compile(rf"\s?(?:[-–—―~～〜至到]+|降[至到为]|[增升涨]至|to|and)\s?{_ABOUT}")
_LIST = re.compile(rf"\s?(?:[、,，或和及与]|,?\s?(?:or|and)|乃至|甚至|以及)\s?{_ABOUT}")
_LETTERS = re.compile(r"^[A-Za-z]+-?")
_NOTE = re.compile(r"\[\d[\d\s,，、–-]*\]")


# Most figures are of this kind: nothing before or after them changes their value. If two texts have the same figures of
# this kind and no others, they agree.
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
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
_LONG_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十百千万亿两]{3}")


def _may_owe_words(text: str, language: str) -> bool:
    """Whether a text may contain a number in words that a translation must contain."""
    if language == "zh":
        return "分之" in text or _LONG_NUMERAL.search(text) is not None
    return "undred" in text or "housand" in text or "illion" in text or "rcent" in text or "r cent" in text


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


def language_of(text: str) -> str:
    """Chinese or English, judging by the characters."""
    return "zh" if re.search(r"[\u3400-\u9fff]", text) else "en"


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
def scan(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text and the digits in its names."""
    scanner = _SCANNERS.get(language)
    if scanner is None:
        return ()
    folded = text if text.isascii() else _SEPARATOR.sub(",", text).translate(_WIDE)
    found = _joined(folded, list(scanner(folded)))
    return tuple(found if folded is text else (replace(one, written=text[slice(*one.span)]) for one in found))


def _joined(text: str, found: list[Figure]) -> Iterator[Figure]:
    """Merge ranges, and give earlier parts of ranges and lists the unit of the last part."""
    # From the end, so that a unit reaches every part of a list.
    for index in range(len(found) - 2, -1, -1):
        first, then = found[index], found[index + 1]
        between = text[first.span.end : then.span.start]
        if len(between) > 16 or first.unit not in (Unit.PLAIN, Unit.YEAR) or first.factor != 1:
            continue
        if _RANGE.fullmatch(between) or _LIST.fullmatch(between):
            found[index] = _sharing(first, then)
    while found:
        first = found.pop(0)
        if found and _is_range(text, first, found[0]):
            then = _whole_year(first, found.pop(0))
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
    return bool(joined or between == "to") and len(first.numbers) == len(then.numbers) == 1


def lacking(mine: Iterable[Figure], theirs: Iterable[Figure]) -> list[Figure]:
    """Figures that the other text must contain but doesn't."""
    offered = list(theirs)
    return [
        figure
        for figure in mine
        if (figure.owed or _names_differ(figure, offered))
        and not all(_offered(figure, number, offered) for number in figure.numbers)
    ]


def _names_differ(figure: Figure, others: list[Figure]) -> bool:
    """Whether the other text has the same name with other digits: F-35 for F-53."""
    if figure.unit is not Unit.NAME:
        return False
    letters = _LETTERS.findall(figure.written)[:1]
    return bool(letters) and any(
        other.unit is Unit.NAME and _LETTERS.findall(other.written)[:1] == letters for other in others
    )


def _offered(figure: Figure, number: Number, others: list[Figure]) -> bool:
    return any(
        number.agrees(other) and same_currency(figure.currency, candidate.currency)
        for candidate in others
        for other in candidate.numbers
    )


def differing(first: str, first_language: str, second: str, second_language: str) -> tuple[list[Figure], list[Figure]]:
    """For each of two texts, the figures that the other lacks; empty for unsupported languages."""
    one, two = base(first_language), base(second_language)
    if one not in LANGUAGES or two not in LANGUAGES:
        return [], []
    if _easily_equal(first, one, second, two):
        return [], []
    here, there = scan(first, one), scan(second, two)
    return lacking(here, there), lacking(there, here)


def not_in(text: str, language: str, passage: str) -> list[Figure]:
    """The figures of a text that a passage of its source lacks. Note marks such as [12] aren't figures."""
    passage = _NOTE.sub(lambda mark: " " * len(mark[0]), passage)
    return lacking(scan(text, base(language)), scan(passage, language_of(passage)))
