"""Quotations from a source, kept short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.model.text import is_cjk
from argmap.rendering.clusters import whole

MOST_CHARACTERS: Final = 200
"""Length of the longest quotation in a script that sets no spaces between words."""
MOST_WORDS: Final = 40
"""Length of the longest quotation in other scripts, with words of eight characters at most on average."""
_END: Final = 60
"""Characters kept at either end of an anchor that is too long."""


def is_short(*texts: str) -> bool:
    """Whether texts may be quoted whole, taken together: 200 characters, or 40 words where spaces separate words."""
    characters, words = sum(map(len, texts)), sum(len(text.split()) for text in texts)
    if any(is_cjk(character) for text in texts for character in text):
        return characters <= MOST_CHARACTERS
    return words <= MOST_WORDS and characters <= 8 * MOST_WORDS


def quotations(anchors: Sequence[str], passages: Sequence[str]) -> list[str]:
    """What a document quotes for the anchors of a statement.

    The passages where all of them are available and short, otherwise the anchors, which are their first and last words.

    Args:
        anchors: the anchors as the author wrote them.
        passages: the passage for each; empty where it is not available.
    """
    if len(passages) == len(anchors) and all(passages) and is_short(*passages):
        return list(passages)
    return [
        anchor if is_short(anchor) else f"{anchor[: whole(anchor, _END)].rstrip(' …')} … {_ending(anchor)}"
        for anchor in anchors
    ]


def _ending(anchor: str) -> str:
    return anchor[whole(anchor, len(anchor) - _END) :].lstrip(" …")
