"""Figures: one or two exact numbers, what they count, and the words they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from argmap.diagnostics import Span

DOLLARS = frozenset({"$", "USD", "TWD", "HKD", "AUD", "CAD", "SGD"})
"""Currencies that a bare $ can stand for."""


class Unit(StrEnum):
    """What a figure counts, as far as its notation shows."""

    PLAIN = "plain"
    PERCENT = "percent"
    """Per cent, 成, 折; the value is a fraction of 1: 0.3 for 30%."""
    POINTS = "points"
    """Percentage points, in the same measure."""
    FRACTION = "fraction"
    MONEY = "money"
    YEAR = "year"
    DECADE = "decade"
    DATE = "date"
    """A month, or a month and a day."""
    ORDINAL = "ordinal"
    TIMES = "times"
    NAME = "name"
    """Digits of a name, such as F-35. They aren't a figure but can be the translation of one (20国集团, G20)."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number. ``others`` are other values that the same notation can have: 10 or 10 million for 10m."""

    value: Fraction
    others: tuple[Fraction, ...] = ()
    month: bool = False
    """A month of the year, which equals only months."""

    def agrees(self, other: Number) -> bool:
        """Whether the two can mean the same."""
        if self.month != other.month:
            return False
        # Two numbers that can both mean a third may still differ: the 1890s and the 1990s are both the nineties.
        return self.value == other.value or self.value in other.others or other.value in self.others


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text.

    ``numbers`` is one number, the two ends of a range, or the month and the day of a date. ``written`` is the text at
    ``span``. A figure in digits is ``firm``: a translation must contain it. A figure in words usually isn't, since 两国
    may become “both countries”, but it can be the translation of a firm one.
    """

    numbers: tuple[Number, ...]
    unit: Unit
    span: Span
    written: str
    firm: bool = True
    currency: str = ""
    """ISO 4217 code; ``$`` for an unspecified dollar; empty if the text doesn't say."""
    factor: Fraction = Fraction(1)
    """The factor of the numeral: 10⁸ for 亿, 1/100 for %."""
    about: str = ""
    """``~`` for “about”, ``>`` for “over”, ``<`` for “nearly”; empty if the number is said to be exact."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The exact values: 18,330,000,000 for 183.3亿, 3/10 for 三成."""
        return tuple(number.value for number in self.numbers)

    @property
    def owed(self) -> bool:
        """Whether a translation must contain it. A bare 1 can become “a”, 每 or 首, and 0 “no”."""
        return self.firm and not (
            self.unit in (Unit.PLAIN, Unit.ORDINAL, Unit.TIMES) and self.values in ((Fraction(1),), (Fraction(0),))
        )


def same_currency(first: str, second: str) -> bool:
    """Whether two currencies can be the same, judging by the texts."""
    if not first or not second or first == second:
        return True
    return "$" in (first, second) and first in DOLLARS and second in DOLLARS


def figure(match: re.Match[str], unit: Unit, *numbers: Number, firm: bool = True, **more: str | Fraction) -> Figure:
    """A figure at a match, without the spaces around it."""
    written = match[0].strip()
    start = match.start() + match[0].index(written)
    return Figure(numbers, unit, Span(start, start + len(written)), written, firm, **more)  # type: ignore[arg-type]


def date(match: re.Match[str], year: str, month: int, day: str, *, firm: bool = True) -> Figure:
    """A date; year and day can be empty."""
    numbers = [Number(Fraction(int(year)))] if year else []
    numbers.append(Number(Fraction(month), month=True))
    if day:
        numbers.append(Number(Fraction(int(day))))
    return figure(match, Unit.DATE, *numbers, firm=firm)


NUMERIC_DATE = (
    r"(?P<numeric>(?<![\d./-])(?P<one>\d{1,2})(?P<dot>[./])(?P<two>\d{1,2})(?P=dot)(?P<in_year>[12]\d{3})(?![\d/]))"
)
"""Pattern of dates such as 31.12.2023 and 12/31/2023."""


def numeric_date(match: re.Match[str]) -> Iterator[Figure]:
    """A date in digits, of which either of the first two may be the month."""
    one, two = int(match["one"]), int(match["two"])
    if one > 12 and two > 12:
        return
    day, month = (one, two) if two <= 12 else (two, one)
    swapped = Fraction(day) if day <= 12 and match["dot"] == "/" else None
    yield figure(
        match,
        Unit.DATE,
        Number(Fraction(int(match["in_year"]))),
        Number(Fraction(month), (swapped,) if swapped else (), month=True),
        Number(Fraction(day), (Fraction(month),) if swapped else ()),
    )


def mid_decade(decade: Fraction) -> tuple[Fraction, ...]:
    """The years in the middle of a decade: 1994 to 1996."""
    return decade + 4, decade + 5, decade + 6


def name(match: re.Match[str]) -> Iterator[Figure]:
    """The digits of a name."""
    digits = re.search(r"\d+(?:\.\d+)?", match[0])
    if digits:
        yield figure(match, Unit.NAME, Number(Fraction(digits[0])), firm=False)


def slash(match: re.Match[str]) -> Iterator[Figure]:
    """Two numbers separated by a slash: a fraction, a month and a day (9/11), or neither (24/7)."""
    over, under = int(match["over"]), int(match["under"])
    yield figure(match, Unit.FRACTION, Number(Fraction(over, under or 1)), firm=False)
    yield figure(match, Unit.PLAIN, Number(Fraction(over)), Number(Fraction(under)), firm=False)
    if 1 <= over <= 12:
        yield date(match, "", over, match["under"], firm=False)
