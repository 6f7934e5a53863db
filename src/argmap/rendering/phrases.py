"""Where a text may be divided: between phrases, by budoux, and never against its punctuation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from argmap.model.text import is_cjk
from argmap.rendering.scripts import is_traditional, primary_subtag

CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’…—·,.;:?!)]}%％‰°℃～ー々")
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
