"""Matching the statements of two versions: by id, and by text if an id was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from typing import NamedTuple

from rapidfuzz import fuzz, process

from argmap.model import ArgumentMap

SAME_ID = 0.5
"""Similarity from which equal ids are the same statement without other checks."""
_SAME_PLACE, _NEAR, _FAR = 0.6, 0.75, 0.9
"""Likeness from which different ids are the same statement: with the same parent and kind, nearby, and anywhere."""
_ALL_PAIRS = 1_000_000
"""As many pairs of texts are compared one by one; of more, those that share rare runs of letters."""
_GRAM, _RAREST, _HOLDERS, _COMPARED = 4, 20, 100, 50
"""Letters in a run; how many of a text's rarest are looked up, in how many texts each, and how many are compared."""


_LONG = 20_000
"""Characters of which texts are compared by what runs of letters they share: rapidfuzz takes the square."""


class _Pair(NamedTuple):
    """Two statements that may be the same."""

    likeness: float
    before: str
    after: str


def match(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    """The ids of the statements that both versions have, from the one before to the one after.

    An id that is kept is the same statement, unless its text changed and the old text is now under another id nearby,
    as happens when numbered ids are renumbered. The remaining statements are matched by text, the most similar first;
    the farther apart their places, the more similar the texts must be. The likeness of two texts is their normalised
    indel similarity (rapidfuzz), in the language in which they are most similar; that of two very long texts is the
    part of their runs of letters that they share (Dice 1945).
    """
    return _Matching(before, after).found


@dataclass
class _Matching:
    before: ArgumentMap
    after: ArgumentMap

    @cached_property
    def languages(self) -> list[str]:
        """The languages in which the two can be compared."""
        return [language for language in self.before.languages if language in self.after.languages]

    @cached_property
    def found(self) -> dict[str, str]:
        # The theses match whatever their ids.
        found = {self.before.root.id: self.after.root.id}
        shared = [
            node_id
            for node_id in self.before.nodes
            if node_id in self.after.nodes and node_id not in (self.before.root.id, self.after.root.id)
        ]
        found.update({node_id: node_id for node_id in shared if self.likeness(node_id, node_id) >= SAME_ID})
        self._match_texts(found)
        taken = set(found.values())
        found.update({node_id: node_id for node_id in shared if node_id not in found and node_id not in taken})
        return {node_id: found[node_id] for node_id in self.before.nodes if node_id in found}

    def _match_texts(self, found: dict[str, str]) -> None:
        """Match the remaining statements by text, repeatedly: a match helps to match its children."""
        taken = set(found.values())
        pairs = self._candidates(found)
        while True:
            matched = len(found)
            pairs = [pair for pair in pairs if pair.before not in found and pair.after not in taken]
            for pair in sorted(pairs, key=lambda pair: (self._least(pair, found), -pair.likeness)):
                free = pair.before not in found and pair.after not in taken
                if free and pair.likeness >= self._least(pair, found):
                    found[pair.before] = pair.after
                    taken.add(pair.after)
            if len(found) == matched:
                return

    def likeness(self, before: str, after: str) -> float:
        """The likeness of two texts, from 0 to 1; 1 if they have no language in common."""
        old, new = self.before[before].text, self.after[after].text
        if old == new:
            return 1.0
        pairs = ((old.get(language), new.get(language)) for language in self.languages)
        return max((_alike(was, now) for was, now in pairs if was and now), default=1.0)

    def _candidates(self, found: Mapping[str, str]) -> list[_Pair]:
        """The pairs of remaining statements whose texts are similar enough for some place."""
        taken = set(found.values())
        old = [node_id for node_id in self.before.nodes if node_id not in found]
        new = [node_id for node_id in self.after.nodes if node_id not in taken]
        pairs: dict[tuple[str, str], _Pair] = {}
        for language in self.languages:
            texts = {node_id: text for node_id in new if (text := self.after[node_id].text.get(language))}
            index = _Index(texts) if len(old) * len(texts) > _ALL_PAIRS else None
            for node_id in old:
                text = self.before[node_id].text.get(language)
                if not text:
                    continue
                near = texts if index is None else {one: texts[one] for one in index.near(text)}
                for likeness, other in _most_alike(text, near):
                    pair = _Pair(likeness, node_id, other)
                    pairs[node_id, other] = max(pair, pairs.get((node_id, other), pair))
        return list(pairs.values())

    def _least(self, pair: _Pair, found: Mapping[str, str]) -> float:
        """The likeness required of two statements at their places."""
        old, new = self.before[pair.before], self.after[pair.after]
        if old.parent is not None and found.get(old.parent) == new.parent and old.kind is new.kind:
            return _SAME_PLACE
        above = {found.get(parent) for parent in self._near(self.before, old.id)}
        return _NEAR if above & set(self._near(self.after, new.id)) else _FAR

    @staticmethod
    def _near(map_: ArgumentMap, node_id: str) -> Iterator[str]:
        """The parent and grandparent, without the thesis, which is above everything."""
        ancestors: Iterable[str] = (node.id for node in map_.ancestors(map_[node_id]))
        for parent, _ in zip(ancestors, range(2), strict=False):
            if parent != map_.root.id or map_[node_id].parent == parent:
                yield parent


class _Index:
    """Texts by their runs of letters, for comparing each of many with the few that can be like it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.holders: dict[str, list[str]] = {}
        for name, text in texts.items():
            for gram in _grams(text):
                self.holders.setdefault(gram, []).append(name)

    def near(self, text: str) -> list[str]:
        """The texts that share most of the rarest runs of a text; the rarer, the more it counts."""
        known = sorted((len(held), gram) for gram in _grams(text) if (held := self.holders.get(gram)))
        shared: dict[str, float] = {}
        for count, gram in known[:_RAREST]:
            weight = 1 / count
            for name in self.holders[gram][:_HOLDERS]:
                shared[name] = shared.get(name, 0.0) + weight
        return nlargest(_COMPARED, shared, key=shared.__getitem__)


def _alike(was: str, now: str) -> float:
    """The likeness of two texts, from 0 to 1."""
    if min(len(was), len(now)) <= _LONG:
        return fuzz.ratio(was, now) / 100
    ours, theirs = _runs(was), _runs(now)
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def _most_alike(text: str, others: Mapping[str, str]) -> list[tuple[float, str]]:
    """The five texts that are most like one, if they are enough so for some place."""
    if len(text) > _LONG:
        found = [(likeness, name) for name, other in others.items() if (likeness := _alike(text, other)) >= _SAME_PLACE]
        return nlargest(5, found)
    alike = process.extract(text, others, scorer=fuzz.ratio, score_cutoff=_SAME_PLACE * 100, limit=5)
    return [(score / 100, name) for _, score, name in alike]


@lru_cache(maxsize=64)
def _runs(text: str) -> Counter[str]:
    return Counter([text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)])


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(max(len(text) - _GRAM + 1, 1))}
