"""Runs of words that two texts share and that are too long to be chance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST_CHARACTERS: Final = 30
"""Chinese characters from which a shared run counts as copied."""
LONGEST_WORDS: Final = 12
"""Words of other languages from which a shared run counts as copied."""

_UNITS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[^\W\u3400-\u9fff_]+")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|«[^»]*»|‘[^’]*’(?!\w)|\"[^\"]*\"")

_FIRST_HAN: Final = "\u3400"
_WEIGHT: Final = LONGEST_CHARACTERS / LONGEST_WORDS
"""Weight of a word, in Chinese characters, so that mixed text can be compared."""
_BLOCK: Final = 6
"""Units looked up at once. A run of 12 words or 30 characters contains a whole block wherever it begins."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A Chinese character or a word of another language, folded, with its position and weight; quoted, it weighs 0."""

    text: str
    start: int
    end: int
    weight: float


def shared_runs(texts: Iterable[tuple[str, str]], source: str) -> dict[str, str]:
    """The longest run that each named text shares with a source, for texts that copy it.

    Quotations can be part of a run but don't add to its length; punctuation, spaces and case are ignored. The blocks of
    all texts are looked up in one pass over the source, so time grows with the sum of the lengths, not the product.

    Returns:
        The run as written in the text, by name.
    """
    written = dict(texts)
    places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for name, text in written.items():
        words = _read(text)
        if len(words) >= LONGEST_WORDS:
            for index in range(0, len(words) - _BLOCK + 1, _BLOCK):
                places.setdefault(tuple(words[index : index + _BLOCK]), []).append((name, index))
    if not places:
        return {}
    read = _read(source)
    found: dict[str, tuple[float, str]] = {}
    for at, block in enumerate(zip(*(read[shift:] for shift in range(_BLOCK)), strict=False)):
        for name, index in places.get(block, ()):
            units = _units(written[name])
            first, last = _extend(units, index, read, at)
            weight = sum(unit.weight for unit in units[first:last])
            if weight >= LONGEST_CHARACTERS and weight > found.get(name, (0, ""))[0]:
                found[name] = weight, written[name][units[first].start : units[last - 1].end]
    return {name: run for name, (_, run) in found.items()}


def _read(text: str) -> list[str]:
    return [_folded(unit) for unit in _UNITS.findall(text)]


def _extend(units: list[_Unit], index: int, source: list[str], at: int) -> tuple[int, int]:
    """The first unit of the run around a block found at ``at``, and the unit after its last."""
    first, back = index, at
    while first and back and units[first - 1].text == source[back - 1]:
        first, back = first - 1, back - 1
    last, on = index + _BLOCK, at + _BLOCK
    while last < len(units) and on < len(source) and units[last].text == source[on]:
        last, on = last + 1, on + 1
    return first, last


@lru_cache(maxsize=64)
def _units(text: str) -> list[_Unit]:
    quoted = {place for match in _QUOTED.finditer(text) for place in range(*match.span())}
    units = []
    for match in _UNITS.finditer(text):
        unit, start = match.group(), match.start()
        weight = 0 if start in quoted else 1 if unit >= _FIRST_HAN else _WEIGHT
        units.append(_Unit(_folded(unit), start, match.end(), weight))
    return units


def _folded(unit: str) -> str:
    if unit >= _FIRST_HAN:
        return unit
    return unit.lower() if unit.isascii() else unicodedata.normalize("NFKC", unit).casefold()
