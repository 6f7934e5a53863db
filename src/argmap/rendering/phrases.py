"""Where a text may be divided: between phrases, by budoux, and never against its punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from argmap.model.text import is_cjk
from argmap.rendering.clusters import joined
from argmap.rendering.scripts import is_traditional, primary_subtag

if TYPE_CHECKING:
    from budoux import Parser

CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’…—·,.;:?!)]}%％‰°℃～ー々ๆฯໆ໯ៗ។៕៖၊။।॥،؛؟۔")
"""What no line starts with."""
OPENING = frozenset("（《〈「『【〔〖“‘([{$￥€£")
"""What no line ends with."""
LEAST_FILL = 0.6
"""A line shorter than this part of its room is filled up within a phrase instead."""

# The features of budoux: n-grams of characters, by where they start and end around a possible start of a phrase.
_FEATURES = {
    "UW1": (-3, -2), "UW2": (-2, -1), "UW3": (-1, 0), "UW4": (0, 1), "UW5": (1, 2), "UW6": (2, 3),
    "BW1": (-2, 0), "BW2": (-1, 1), "BW3": (0, 2),
    "TW1": (-3, 0), "TW2": (-2, 1), "TW3": (-1, 2), "TW4": (0, 3),
}  # fmt: skip


@cache
def phrase_starts(language: str) -> Callable[[str, int], bool]:
    """A question about a text and an offset: whether a phrase starts there, by the model of budoux for the language.

    The parser of budoux answers it for every offset, which takes longer than everything else that is done for a card;
    it is only asked at the ends of lines.
    """
    import budoux

    if primary_subtag(language) == "ja":
        parser = budoux.load_default_japanese_parser()
    elif is_traditional(language):
        parser = budoux.load_default_traditional_chinese_parser()
    else:
        parser = budoux.load_default_simplified_chinese_parser()
    model = parser.model
    base = -0.5 * sum(sum(weights.values()) for weights in model.values())
    features = [(weights.get, *_FEATURES[name]) for name, weights in model.items()]

    def starts(text: str, at: int) -> bool:
        score = base
        for weight, first, last in features:
            if at + first >= 0:
                score += weight(text[at + first : at + last], 0)
        return score > 0

    return starts


def phrases(text: str) -> list[str]:
    """The phrases of a Chinese or Japanese text; any other is one."""
    if not any(map(is_cjk, text)):
        return [text]
    japanese = any("\u3041" <= character <= "\u30ff" and character != "・" for character in text)
    starts = phrase_starts("ja" if japanese else "zh")
    bounds = [0, *(at for at in range(1, len(text)) if starts(text, at)), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


_UNSPACED = re.compile(
    "(?P<thai>[\u0e01-\u0e7f]+)|[\u0e80-\u0eff]+|[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]+|[\u1780-\u17ff]+"
)
"""Runs of Thai, Lao, Burmese and Khmer, which set no spaces between words."""


def word_starts(text: str) -> frozenset[int]:
    """Where a line may start within Thai, Lao, Burmese and Khmer, apart from the start of the text.

    Words of Thai are found by budoux, those of the others by the dictionaries of ICU where icu4py is installed, the
    extra ``argmap[icu]``. Without it, a line may start with any syllable that readers take for one character.
    """
    if text.isascii():
        return frozenset()
    runs = list(_UNSPACED.finditer(text))
    if not runs:
        return frozenset()
    inside = joined(text)
    found = {run.start() + at for run in runs for at in _words(run.group(), thai=bool(run["thai"]))}
    return frozenset(at for at in found if at not in inside and text[at] not in CLOSING and text[at - 1] not in OPENING)


def _words(run: str, *, thai: bool) -> Iterator[int]:
    """Offsets in a run at which a word starts, but for the first."""
    if thai:
        parts = list(map(len, _thai().parse(run)))
    elif find_spec("icu4py"):
        parts = list(map(len, import_module("icu4py.breakers").LineBreaker(run, "en")))
    else:
        parts = [1] * len(run)
    yield from accumulate(parts[:-1])


@cache
def _thai() -> Parser:
    import budoux

    return budoux.load_default_thai_parser()
