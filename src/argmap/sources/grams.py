"""An index of short runs of characters: where in a long text something like some words may be."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import Final

_LENGTH: Final = 4
_STEP: Final = 3
"""Every third run is indexed, so that any six characters in common with the text are noticed."""
_COMMON: Final = 2000
"""A run that occurs more often than this tells nothing."""
_BUCKET: Final = 64
_MOST: Final = 6
"""How many windows are looked at."""


class Grams:
    """The places of the runs of four characters in a text."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._places: dict[str, array[int]] = {}
        for place in range(0, len(text) - _LENGTH + 1, _STEP):
            run = text[place : place + _LENGTH]
            found = self._places.get(run)
            if found is None:
                self._places[run] = found = array("I")
            found.append(place)

    def windows(self, words: str) -> list[tuple[int, int]]:
        """The stretches of the text that have most in common with some words, the best first."""
        runs = ((words[offset : offset + _LENGTH], offset) for offset in range(len(words) - _LENGTH + 1))
        hits = [(self._places[run], offset) for run, offset in runs if run in self._places]
        hits.sort(key=lambda hit: len(hit[0]))
        telling = [hit for hit in hits if len(hit[0]) <= _COMMON] or hits[:1]
        votes: Counter[int] = Counter()
        for found, offset in telling:
            # A run at the same distance from where the words would begin speaks for the same place.
            votes.update({(place - offset) // _BUCKET for place in found[:_COMMON]})
        # What is divided between two buckets speaks for both.
        ranked = sorted(votes, key=lambda bucket: -2 * votes[bucket] - votes.get(bucket + 1, 0))
        slack = _BUCKET + len(words)
        best = [bucket * _BUCKET for bucket in ranked[:_MOST]]
        return [(max(start - slack, 0), min(start + _BUCKET + len(words) + slack, self._size)) for start in best]
