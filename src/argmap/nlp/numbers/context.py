"""What the words around a number say about it: minus 5, fell by 5%, about 300, nearly a third."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from argmap.nlp.numbers.figure import Figure, Number, Unit
from argmap.nlp.numbers.plain import MINUS

_REACH = 24
_FALL = re.compile(
    r"\b(?:f[ea]ll|fall(?:s|en|ing)|declin|decreas|dropp?|shr[aiu]nk|contract|reduc|cut|lost|loss|lower|minus|slump|plung|deficit"
    r"|negative|below|dip|down|less|debt)[a-z]*|[降跌减減负負亏虧缩縮少]|赤字|逆差|零下|下滑|下挫"
)
_AFTER = 16
_HEDGES = {
    "~": re.compile(
        r"(?:\b(?:about|around|roughly|approximately|approx\.|some|close to|circa|ca\.|c\.)|[~≈约約]|大概)"
        r"\s?(?:an?\s)?$",
        re.IGNORECASE,
    ),
    ">": re.compile(
        r"(?:\b(?:over|more than|above|at least|exceed(?:s|ed|ing)?|upwards of|a (?:little|bit) (?:over|more than))"
        r"|逾|超过|超過|超|高于|多于|至少|突破)\s?(?:an?\s)?$",
        re.IGNORECASE,
    ),
    "<": re.compile(
        r"(?:\b(?:nearly|almost|under|less than|fewer than|just (?:under|below)|up to|close to|almost)"
        r"|近|接近|不到|不足|低于|少于|至多)\s?(?:an?\s)?$",
        re.IGNORECASE,
    ),
}
_BEHIND = {
    "~": re.compile(r"\s?(?:or so\b|左右|上下|来(?=[个人年天]))"),
    ">": re.compile(r"\s?(?:or more\b|odd\b|以上|出头|[多余餘])"),
}
_HINTS = re.compile(
    rf"{_FALL.pattern}|{MINUS}|[~≈约約逾超近多余餘]|大概|接近|不到|不足|高于|低于|至|突破|左右|上下|以上|出头"
    r"|\b(?:about|around|roughly|approx|some|close to|circa|ca\.|c\.|over|more than|above|at least|exceed|upwards"
    r"|nearly|almost|under|less than|fewer than|up to|or so|or more|odd)",
    re.IGNORECASE,
)


def in_context(text: str, found: Iterable[Figure]) -> list[Figure]:
    """Figures with what the words around them say: their sign, and whether they are approximate."""
    if not _HINTS.search(text):
        return list(found)
    return [_said(text, figure) for figure in found]


def _said(text: str, figure: Figure) -> Figure:
    if figure.unit in (Unit.DATE, Unit.NAME, Unit.ORDINAL):
        return figure
    before = text[max(figure.span.start - _REACH, 0) : figure.span.start]
    behind = text[figure.span.end : figure.span.end + _AFTER]
    if before.endswith(MINUS) or behind.startswith((" below zero", " degrees below zero")):
        return replace(
            figure, numbers=tuple(Number(-one.value, tuple(-v for v in one.others)) for one in figure.numbers)
        )
    hedge = next((sign for sign, words in _HEDGES.items() if words.search(before)), "") or next(
        (sign for sign, words in _BEHIND.items() if words.match(behind) or figure.written.endswith(("多", "余"))), ""
    )
    numbers = figure.numbers
    if figure.unit is not Unit.YEAR and (_FALL.search(before) or _FALL.search(behind)):
        # “fell by 5%” is also said as a growth of −5%.
        numbers = tuple(replace(one, others=(*one.others, -one.value)) for one in numbers)
    return replace(figure, numbers=numbers, about=hedge)


def is_close(value: Fraction, other: Fraction, step: Fraction, about: str) -> bool:
    """Whether a number said to be about ``value`` can stand for another, more exact one."""
    if 10**9 % value.denominator:
        step = abs(value)
    if not value or abs(value - other) > min(abs(value) / 20, step if about in "<>" else step / 2):
        return False
    return not (about == ">" and other < value) and not (about == "<" and other > value)
