"""Words that a text shares with another one: runs that are too long to be chance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

LONGEST_CHARACTERS: Final = 30
"""Characters of Chinese from which on a shared run is a copy."""
LONGEST_WORDS: Final = 12
"""Words of other languages from which on a shared run is a copy."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_UNITS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[^\W\u3400-\u9fff_]+")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|«[^»]*»|‘[^’]*’(?!\w)|\"[^\"]*\"")

_WEIGHT: Final = LONGEST_CHARACTERS / LONGEST_WORDS
"""A word counts for as much as two and a half Chinese characters, so that mixed text is weighed, too."""
_BLOCK: Final = 6
"""Units that are looked up at once. A run of 12 words or 30 characters holds a whole block wherever it begins."""


def shared_runs(texts: Iterable[tuple[str, str]], source: str) -> dict[str, str]:
    """The longest run that each text shares with a source, if it is a copy; texts come with their names.

    Quotations do not count, nor do punctuation, spaces and case. The blocks of all texts are looked up in one pass
    over the source, so the time grows with the sum of their lengths, not with the product.

    Returns:
        By name, the run in the words of the text itself.
    """
    places: dict[tuple[str, ...], list[tuple[str, int, int]]] = {}
    pieces: dict[tuple[str, int], list[tuple[str, int, int]]] = {}
    stretches: dict[tuple[str, int], str] = {}
    for name, text in texts:
        for number, stretch in enumerate(_QUOTED.split(text)):
            units = list(_units(stretch))
            if _weight(unit for unit, *_ in units) < LONGEST_CHARACTERS:
                continue
            pieces[name, number], stretches[name, number] = units, stretch
            for index in range(0, len(units) - _BLOCK + 1, _BLOCK):
                block = tuple(unit for unit, *_ in units[index : index + _BLOCK])
                places.setdefault(block, []).append((name, number, index))
    if not places:
        return {}
    return _longest(places, pieces, stretches, [_folded(unit) for unit in _UNITS.findall(source)])


def _longest(
    places: dict[tuple[str, ...], list[tuple[str, int, int]]],
    pieces: dict[tuple[str, int], list[tuple[str, int, int]]],
    stretches: dict[tuple[str, int], str],
    source: list[str],
) -> dict[str, str]:
    found: dict[str, tuple[float, str]] = {}
    for at, block in enumerate(zip(*(source[shift:] for shift in range(_BLOCK)), strict=False)):
        for name, number, index in places.get(block, ()):
            units = pieces[name, number]
            first, last = _extend(units, index, source, at)
            weight = _weight(unit for unit, *_ in units[first:last])
            if weight >= LONGEST_CHARACTERS and weight > found.get(name, (0, ""))[0]:
                found[name] = weight, stretches[name, number][units[first][1] : units[last - 1][2]]
    return {name: run for name, (_, run) in found.items()}


def _extend(units: list[tuple[str, int, int]], index: int, source: list[str], at: int) -> tuple[int, int]:
    """The first and the last unit (not included) of the run that holds a block found at ``at``."""
    first, back = index, at
    while first and back and units[first - 1][0] == source[back - 1]:
        first, back = first - 1, back - 1
    last, on = index + _BLOCK, at + _BLOCK
    while last < len(units) and on < len(source) and units[last][0] == source[on]:
        last, on = last + 1, on + 1
    return first, last


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    """Chinese characters and words of other languages, folded, with their places."""
    for match in _UNITS.finditer(text):
        yield _folded(match.group()), match.start(), match.end()


def _folded(unit: str) -> str:
    if unit >= "\u3400":
        return unit
    return unit.lower() if unit.isascii() else unicodedata.normalize("NFKC", unit).casefold()


def _weight(units: Iterable[str]) -> float:
    return sum(1 if unit >= "\u3400" else _WEIGHT for unit in units)
