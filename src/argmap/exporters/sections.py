"""The sections of the works that a map argues from, in the order of the works."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from argmap.exporters.references import section_words
from argmap.i18n import _
from argmap.i18n.punctuation import COMMA
from argmap.model import ArgumentMap, Node, Text
from argmap.model.works import default_work
from argmap.rendering.citations import author_year

_FRONT: Final = (
    ("abstract", "summary", "摘要", "内容提要", "內容提要", "提要"),
    ("preface", "foreword", "前言", "序"),
    ("introduction", "引言", "引论", "引論", "导言", "導言", "导论", "導論", "绪论", "緒論"),
)
_BACK: Final = (
    ("conclu", "closing", "epilogue", "结语", "結語", "结论", "結論", "余论", "餘論"),
    ("appendi", "annex", "附录", "附錄"),
)
_HAN_DIGITS: Final = "零一二三四五六七八九十"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER: Final = re.compile(rf"\d+|[IVXLC]+(?![A-Za-z])|[{_HAN_DIGITS}]+")
_PREFIX: Final = re.compile(r"(?:section|sec\.|chapter|ch\.|part|第)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """The statements that argue from one section of a work, in reading order."""

    work: str
    section: Text | None
    nodes: list[Node] = field(default_factory=list)

    def heading(self, map_: ArgumentMap, language: str) -> str:
        """The work, where it is not the one that the map argues from, and the section."""
        default = default_work(map_)
        section = section_words(self.section.best(language), language, heading=True) if self.section else ""
        work = map_.works.get(self.work)
        named = author_year(work, map_.works, language) if work and work is not default else ""
        return _(COMMA, language).join(filter(None, (named, section))) or _("No section named", language)


def by_section(map_: ArgumentMap, nodes: Iterable[Node]) -> list[Group]:
    """Statements by section: first those of the work that the map argues from, then the other works in their order.

    Within a work: front matter, then the body by its numbers, then conclusions and appendices. A section of the body
    without a number follows the one that the map comes to before it; statements without a section come last.
    """
    groups: dict[tuple[str, str], Group] = {}
    for node in nodes:
        key = (node.source, str(node.section) if node.section else "")
        groups.setdefault(key, Group(node.source, node.section)).nodes.append(node)
    default = default_work(map_)
    works = [default.id if default else "", *map_.works]
    before: dict[str, tuple[int, ...]] = {}
    places = {}
    for turn, (work, section) in enumerate(groups):
        rank, number = _place(section)
        if rank == 0 and number:
            before[work] = number
        elif rank == 0:
            number = before.get(work, ())
        places[work, section] = (works.index(work) if work in works else len(works), rank, number, turn)
    return [groups[key] for key in sorted(groups, key=lambda key: places[key])]


def _place(section: str) -> tuple[int, tuple[int, ...]]:
    """The part of the work (front below 0, body 0, back above 0), and the numbers of a section of the body."""
    name = section.strip().casefold()
    if not name:
        return len(_BACK) + 1, ()
    for rank, words in enumerate(_FRONT):
        if name.startswith(words):
            return rank - len(_FRONT), ()
    for rank, words in enumerate(_BACK, start=1):
        if name.startswith(words):
            return rank, ()
    numbers = []
    rest = section.strip()
    rest = rest[match.end() :] if (match := _PREFIX.match(rest)) else rest
    while match := _NUMBER.match(rest):
        numbers.append(_value(match[0]))
        rest = rest[match.end() :].lstrip(".．、（(）)-–")
    return 0, tuple(numbers)


def _value(numeral: str) -> int:
    if numeral[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in numeral]
        return sum(-one if one < next_ else one for one, next_ in zip(values, [*values[1:], 0], strict=True))
    if numeral[0] in _HAN_DIGITS:
        tens, ten, ones = numeral.partition("十")
        if not ten:
            return int("".join(str(_HAN_DIGITS.index(digit)) for digit in numeral))
        return 10 * (_HAN_DIGITS.index(tens[-1]) if tens else 1) + (_HAN_DIGITS.index(ones[0]) if ones else 0)
    return int(numeral[:9])
