"""Which figures of one text another has, and which it contradicts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from argmap.nlp.numbers.context import is_close
from argmap.nlp.numbers.figure import Figure, Number, Unit, same_currency
from argmap.nlp.numbers.numerals import step

_LETTERS = re.compile(r"^[A-Za-z]+-?")


@dataclass(frozen=True)
class _Offer:
    """The figures of a text, by value."""

    figures: Sequence[Figure]

    @cached_property
    def _by_value(self) -> dict[Fraction, list[tuple[Figure, Number]]]:
        found: dict[Fraction, dict[object, tuple[Figure, Number]]] = defaultdict(dict)
        for figure in self.figures:
            for number in figure.numbers:
                for value in (number.value, *number.others):
                    found[value].setdefault((number, figure.unit, figure.currency), (figure, number))
        return {value: list(entries.values()) for value, entries in found.items()}

    @cached_property
    def _sorted(self) -> list[Fraction]:
        return sorted(number.value for figure in self.figures for number in figure.numbers if not number.month)

    @cached_property
    def names(self) -> frozenset[str]:
        """The letters of names with digits: ``F-`` for F-35."""
        letters = (_LETTERS.match(one.written) for one in self.figures if one.unit is Unit.NAME)
        return frozenset(one[0] for one in letters if one)

    def has(self, figure: Figure) -> bool:
        """Whether every number of a figure is here."""
        return all(self._has(figure, number) for number in figure.numbers)

    def _has(self, figure: Figure, number: Number) -> bool:
        for value in (number.value, *number.others):
            for other, candidate in self._by_value.get(value, ()):
                if (
                    number.agrees(candidate)
                    and same_currency(figure.currency, other.currency)
                    and _alike(figure, other)
                ):
                    return True
        if figure.unit is Unit.PERCENT and self._multiplied(number.value):
            return True
        if figure.unit is Unit.TIMES and self._grown(number.value):
            return True
        return self._nearly(figure, number)

    def _multiplied(self, growth: Fraction) -> bool:
        """Whether something doubled, for a growth of 100%."""
        found = (*self._by_value.get(growth + 1, ()), *self._by_value.get(-growth + 1, ()))
        return any(other.unit is Unit.TIMES for other, _ in found)

    def _grown(self, times: Fraction) -> bool:
        """Whether something grew by 100%, for a doubling; or fell by 50%, for a halving."""
        found = (*self._by_value.get(times - 1, ()), *self._by_value.get(1 - times, ()))
        return any(other.unit is Unit.PERCENT for other, _ in found)

    def _nearly(self, figure: Figure, number: Number) -> bool:
        """Whether a number is here with more digits, if it is said to be approximate, or rounded if it is 1/3."""
        values = self._sorted
        if number.month or not values:
            return False
        value, unit = number.value, step(number.value)
        low, high = sorted((value * Fraction(19, 20), value * Fraction(21, 20)))
        near = dict.fromkeys(values[bisect_left(values, low) : bisect_right(values, high)])
        if figure.about and any(
            (step(other) < unit or 10**9 % value.denominator) and is_close(value, other, unit, figure.about)
            for other in near
        ):
            return True
        return any(_rounded(value, other) or _rounded(other, value) for other in near)


def _rounded(value: Fraction, decimal: Fraction) -> bool:
    """Whether a decimal is what a fraction without an end is rounded or cut to: 0.33, 0.66 or 0.67."""
    if value.denominator in (1, 2, 4, 5, 8, 10) or 10**9 % value.denominator == 0 or decimal.denominator == 1:
        return False
    unit = step(decimal)
    return (
        unit < 1
        and 10**9 % decimal.denominator == 0
        and decimal in (value // unit * unit, (value / unit + Fraction(1, 2)) // 1 * unit)
    )


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures can measure the same: 5% is not 5 percentage points, a growth of 200% no doubling."""
    return {figure.unit, other.unit} not in ({Unit.PERCENT, Unit.POINTS}, {Unit.PERCENT, Unit.TIMES})


def lacking(mine: Iterable[Figure], theirs: Sequence[Figure]) -> list[Figure]:
    """Figures that the other text must contain but doesn't."""
    offer = _Offer(theirs)
    return [figure for figure in mine if (figure.owed or _names_differ(figure, offer)) and not offer.has(figure)]


def _names_differ(figure: Figure, offer: _Offer) -> bool:
    """Whether the other text has the same name with other digits: F-35 for F-53."""
    letters = _LETTERS.match(figure.written) if figure.unit is Unit.NAME else None
    return letters is not None and letters[0] in offer.names


# ---- numbers in words --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """A text in a language, and its figures."""

    text: str
    language: str
    figures: Sequence[Figure]


_KINDS = {
    **dict.fromkeys((Unit.PERCENT, Unit.POINTS, Unit.FRACTION), "share"),
    Unit.TIMES: "times",
    Unit.ORDINAL: "ordinal",
    Unit.MONEY: "money",
    Unit.DECADE: "decade",
}
_NEAR = {"ordinal": 3, "count": 2}
"""How many times larger a contradicting number can be: who says “two states refused” may count some of “21 states”."""


def contradicted(mine: Said, theirs: Said) -> list[Figure]:
    """Numbers in words for which the other text has another one of the same kind, which this text lacks.

    A number in words may be missing elsewhere, as 两国 may be “both countries”. But who writes “a third of them” where
    the source has 20%, or “eleven members” where it has 12 members, is wrong. Words for shares are approximate.
    """
    soft = [figure for figure in mine.figures if not figure.firm and figure.unit is not Unit.NAME]
    if not soft:
        return []
    there = _Offer(theirs.figures)
    missing = [figure for figure in soft if not there.has(replace(figure, about=figure.about or "~"))]
    if not missing:
        return []
    here = _Offer(mine.figures)
    unclaimed: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for figure in theirs.figures:
        if (figure.firm or figure.unit in _KINDS) and not here.has(figure):
            for kind in _kinds(figure, theirs):
                unclaimed[kind].append(abs(figure.values[0]))
    return [
        figure
        for figure in missing
        if any(_is_rival(figure, kind, unclaimed.get(kind, ())) for kind in _kinds(figure, mine))
    ]


def _is_rival(figure: Figure, kind: tuple[str, str], values: Sequence[Fraction]) -> bool:
    """Whether one of some values may be what a number in words stands for."""
    most = _NEAR.get(kind[0])
    value = abs(figure.values[0])
    if kind[0] == "ordinal" and value < 3:  # “a second reason”
        return False
    return any(most is None or (value <= most * other and other <= most * value) for other in values)


_COUNTED = {
    "zh": re.compile(r"\s?[个名位家次艘架件条场只项座]?([\u3400-\u9fff]{2})"),
    "en": re.compile(r"[\s-]([a-z]{3,})"),
}
# Not “a third reason” or “half-hearted”.
_OF_SOMETHING = re.compile(
    r"\s(?:of|der|des|aller|du|the|its|their|all|our|his|her|these|those|is|are|was|were|left|vote[ds]?|say|said|think|want|have|had|\w+ed)\b"
    r"|\s?(?:[,.;!?]|$)|[^\x00-\x7f]"
)
_RATIO = re.compile(r"\s(?:in|out of)\s")
_DOUBLED = re.compile(r"doubled?\s(?:down|back|over|as|standards?)\b")


def _kinds(figure: Figure, said: Said) -> Iterator[tuple[str, str]]:
    """What a figure is one of: shares, ordinals, or the things that it counts."""
    after = figure.span.end
    if figure.unit is Unit.FRACTION and not figure.firm and not _RATIO.search(figure.written):
        halved = figure.written == "半" and "一" not in said.text[max(figure.span.start - 1, 0) : figure.span.start]
        if not _OF_SOMETHING.match(said.text, after) or (halved and not said.text.startswith("数", after)):
            return
    if figure.unit is Unit.TIMES and _DOUBLED.match(said.text, figure.span.start):
        return
    if figure.unit in _KINDS:
        yield _KINDS[figure.unit], ""
        if figure.unit is Unit.TIMES and figure.written.endswith("ed"):
            yield "share", ""
    elif figure.unit in (Unit.PLAIN, Unit.YEAR) and said.language in _COUNTED:
        counted = _COUNTED[said.language].match(said.text, after)
        if counted:
            yield "count", said.language + counted[1].removesuffix("s")
