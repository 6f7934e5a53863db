"""Whose word a ground rests on: grounds of one hand are one witness, however many sentences they fill."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from argmap.model import ArgumentMap, Name, Node, Text

_LAYER: Final = "layer"
"""What the key of a layer without an author begins with; no language tag has five letters."""


class HandKind(StrEnum):
    """What a hand is known by."""

    SPEAKER = "speaker"
    """Who asserts it."""
    NOTES = "notes"
    """The notes of a work that are cited for it."""
    AUTHOR = "author"
    """Who made the work that it is found in."""
    LAYER = "layer"
    """Who made the layer that it comes from."""
    MAP = "map"
    """The map: nothing else is said."""
    CREDENCE = "credence"
    """The author's credence of a claim that is supported besides."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One witness.

    ``name`` is the speaker's or the layer maker's as written where it first occurs; ``work`` and ``notes`` are set for
    what is cited, ``work`` alone for an author's word. ``node`` is the claim whose credence it is.
    """

    kind: HandKind
    name: Text | None = None
    work: str = ""
    notes: tuple[int, ...] = ()
    node: str = ""

    @classmethod
    def of_credence(cls, node: str) -> Hand:
        """The hand of a supported claim's credence."""
        return cls(HandKind.CREDENCE, node=node)


def hands_of(map_: ArgumentMap) -> tuple[list[Hand], list[int]]:
    """The hands of a map, and for each of its nodes in document order the place of its hand among them.

    The hand of a node is its speaker (``by``); else the work and the notes that it cites; else the author of its work,
    or the maker of its layer; else the map. Speakers are the same if their names are, in a language that both are
    given in.
    """
    hands: list[Hand] = []
    known: dict[Hashable, int] = {}
    merged: list[int] = []
    """For each hand, the one that it has turned out to be the same as."""
    found = []
    for node in map_:
        hand, keys = _hand(map_, node)
        places = {_last(merged, known[key]) for key in keys if key in known}
        place = min(places, default=len(hands))
        if place == len(hands):
            hands.append(hand)
            merged.append(place)
        for other in places:
            merged[other] = place
        known.update(dict.fromkeys(keys, place))
        found.append(place)
    return hands, [_last(merged, place) for place in found]


def keys_of(map_: ArgumentMap, node: Node) -> tuple[Hashable, ...]:
    """What the hand of a node is recognised by: nodes that share a key are of one hand.

    A speaker is a key for each language that the name is in: the language, and the name without case.
    """
    return _hand(map_, node)[1]


def is_speaker(key: tuple[Hashable, ...]) -> bool:
    """Whether a key is that of a speaker: a language and a name."""
    return len(key) == 2 and key[0] != _LAYER and all(isinstance(part, str) for part in key)


def _last(merged: list[int], place: int) -> int:
    while merged[place] != place:
        place = merged[place]
    return place


def _hand(map_: ArgumentMap, node: Node) -> tuple[Hand, tuple[Hashable, ...]]:
    """The hand of a node, and what it is recognised by."""
    maker = map_.layers[node.layer].by if node.layer else None
    # What a layer's nodes take over from its head comes after what they cite.
    if node.by and node.by != maker:
        return Hand(HandKind.SPEAKER, node.by), tuple(_folded(node.by))
    if node.cites:
        notes = tuple(sorted(set(node.cites)))
        return Hand(HandKind.NOTES, work=node.source, notes=notes), ((node.source, notes),)
    if (work := map_.works.get(node.source)) is not None:
        keys = (tuple(key for name in work.authors for key in _named(name)) or work.id,)
        return Hand(HandKind.AUTHOR, work=work.id), keys
    if node.layer:
        return Hand(HandKind.LAYER, maker), tuple(_folded(maker)) if maker else ((_LAYER, node.layer),)
    return Hand(HandKind.MAP), ((),)


def _folded(text: Text) -> Iterator[Hashable]:
    for language, words in text.by_language.items():
        yield language, unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold()).strip()


def _named(name: Name) -> Iterator[Hashable]:
    for part in (name.family, name.given, name.literal):
        yield tuple(_folded(part)) if part else ()
