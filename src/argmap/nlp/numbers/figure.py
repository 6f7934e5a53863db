"""What a figure is: one or two exact numbers, what they count, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from argmap.diagnostics import Span

DOLLARS = frozenset({"$", "USD", "TWD", "HKD", "AUD", "CAD", "SGD"})
"""Currencies that a bare $ may stand for."""


class Unit(StrEnum):
    """What a figure counts, as far as its notation tells."""

    PLAIN = "plain"
    PERCENT = "percent"
    """Per cent, percentage points, 成: the value is the share, 0.3 for 30 %."""
    FRACTION = "fraction"
    MONEY = "money"
    YEAR = "year"
    DECADE = "decade"
    DATE = "date"
    """A month, or a month and a day."""
    ORDINAL = "ordinal"
    TIMES = "times"
    NAME = "name"
    """Digits of a name, such as F-35. They are no figure, but may be what one was translated by (20国集团, G20)."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number. ``others`` are further values that the same notation may have: 10 or 10 million for 10m."""

    value: Fraction
    others: tuple[Fraction, ...] = ()
    month: bool = False
    """A month of the year, which only a month is equal to."""

    def agrees(self, other: Number) -> bool:
        """Whether the two may mean the same."""
        if self.month != other.month:
            return False
        if self.value == other.value:
            return True
        mine, theirs = (self.value, *self.others), (other.value, *other.others)
        return any(value in theirs for value in mine)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text.

    ``numbers`` is one number, the two ends of a range, or the month and the day of a date. ``written`` is the text at
    ``span``. A figure in digits is ``firm``: a translation owes it. One in words mostly is not, since 两国 may become
    “both countries”, but it can be what a firm figure was translated by.
    """

    numbers: tuple[Number, ...]
    unit: Unit
    span: Span
    written: str
    firm: bool = True
    currency: str = ""
    """ISO 4217 code; ``$`` where any dollar may be meant; empty where the text does not say."""
    factor: Fraction = Fraction(1)
    """What the numeral is multiplied by: 10⁸ for 亿, 1/100 for %."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The exact values: 18,330,000,000 for 183.3亿, 3/10 for 三成."""
        return tuple(number.value for number in self.numbers)

    @property
    def owed(self) -> bool:
        """Whether another text has to have it. A bare 1 may be “a”, 每 or 首 there."""
        return self.firm and not (self.unit in (Unit.PLAIN, Unit.ORDINAL, Unit.TIMES) and self.values == (Fraction(1),))


def same_currency(first: str, second: str) -> bool:
    """Whether two currencies may be the same, going by what the texts say."""
    if not first or not second or first == second:
        return True
    return "$" in (first, second) and first in DOLLARS and second in DOLLARS


def figure(match: re.Match[str], unit: Unit, *numbers: Number, firm: bool = True, **more: str | Fraction) -> Figure:
    """A figure at the place of a match, without the spaces around it."""
    written = match[0].strip()
    start = match.start() + match[0].index(written)
    return Figure(numbers, unit, Span(start, start + len(written)), written, firm, **more)  # type: ignore[arg-type]


def date(match: re.Match[str], year: str, month: int, day: str, *, firm: bool = True) -> Figure:
    """A date; year and day may be empty."""
    numbers = [Number(Fraction(int(year)))] if year else []
    numbers.append(Number(Fraction(month), month=True))
    if day:
        numbers.append(Number(Fraction(int(day))))
    return figure(match, Unit.DATE, *numbers, firm=firm)


def name(match: re.Match[str]) -> Iterator[Figure]:
    """The digits of a name."""
    digits = re.search(r"\d+(?:\.\d+)?", match[0])
    if digits:
        yield figure(match, Unit.NAME, Number(Fraction(digits[0])), firm=False)


def slash(match: re.Match[str]) -> Iterator[Figure]:
    """Two numbers with a stroke between them: a fraction, a month and a day (9/11), or neither (24/7)."""
    over, under = int(match["over"]), int(match["under"])
    yield figure(match, Unit.FRACTION, Number(Fraction(over, under or 1)), firm=False)
    yield figure(match, Unit.PLAIN, Number(Fraction(over)), Number(Fraction(under)), firm=False)
    if 1 <= over <= 12:
        yield date(match, "", over, match["under"], firm=False)
