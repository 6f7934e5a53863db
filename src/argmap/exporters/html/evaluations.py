"""Evaluations of a map for the page: with its layers, and without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.evaluation import (
    Evaluation,
    Explanation,
    Fate,
    Resilience,
    Semantics,
    Settings,
    Status,
    evaluate,
    explain,
    fate,
    fate_word,
    layer_effect,
    resilience,
    resilience_words,
    why,
)
from argmap.i18n.names import semantics_word, status_word
from argmap.model import ArgumentMap, Relation

LARGEST: Final = 2_000
"""Nodes of the largest map for which it is searched what would bring its claims down; the page of others says so."""
SECONDS: Final = 1.0
"""How long that may take: more than it needs, unless a map is made to take long."""


class Readings:
    """The readings of a map: of all of it, and of the map itself where layers lie on it."""

    def __init__(self, map_: ArgumentMap, settings: Settings) -> None:
        """Evaluate a map; the script points to nodes by their places in the whole of it."""
        self._maps = [map_, map_.without_layers()] if map_.layers else [map_]
        self._found = [evaluate(each, settings) for each in self._maps]
        self._settings = settings
        self._explained = [explain(each, each.nodes, settings) for each in self._maps]
        self._claims = [_supported(each) for each in self._maps]
        self._resilience = [
            resilience(each, claims if len(each) <= LARGEST else (), seconds=SECONDS / len(self._maps))
            for each, claims in zip(self._maps, self._claims, strict=True)
        ]
        self._sentences: dict[Resilience, int] = {}
        for found in self._resilience:
            for one in found.values():
                self._sentences.setdefault(one, len(self._sentences))
        self._places = {node.id: place for place, node in enumerate(map_)}

    @property
    def whole(self) -> Evaluation:
        """The evaluation of the map with all its layers."""
        return self._found[0]

    def of(self, node_id: str) -> list[Any]:
        """For each reading that has the node, what the script makes an object of.

        That is its status, strength, base score, what decides the status, what became of it, its steps, and what would
        bring it down: the place of a sentence, -1 where there was no time, null where the question does not arise.
        """
        return [self._reading(place, node_id) for place, map_ in enumerate(self._maps) if node_id in map_.nodes]

    def _reading(self, reading: int, node_id: str) -> list[Any]:
        map_, found = self._maps[reading], self._found[reading]
        return [
            list(Status).index(found.statuses[node_id]),
            round(found.strengths[node_id], 2),
            round(found.base_scores[node_id], 2),
            [
                [because.reason.name.lower(), [self._places[one] for one in because.nodes]]
                for because in why(map_, found, node_id)
            ],
            list(Fate).index(fate(map_, found, node_id)),
            self._steps(self._explained[reading][node_id]),
            self._falls(reading, node_id),
        ]

    def _steps(self, explained: Explanation) -> list[Any]:
        """Each step: its name, its members, whether it holds, its strength, and the caveats on it that stand."""
        return [
            [
                step.id,
                [self._places[one] for one in step.members],
                int(step.holds),
                round(step.strength, 2),
                [self._places[one] for one in step.limited_by],
            ]
            for step in explained.steps
        ]

    def _falls(self, reading: int, node_id: str) -> int | None:
        if node_id not in self._claims[reading] or not self._found[reading].statuses[node_id].stands:
            return None
        known = self._resilience[reading].get(node_id)
        return -1 if known is None else self._sentences[known]

    def described(self, languages: Sequence[str]) -> Mapping[str, Any]:
        """How the readings came about, and what statuses are called."""
        return {
            "semantics": [semantics_word(self._settings.semantics, language) for language in languages],
            "ratio": self._settings.semantics is Semantics.RATIO,
            "effect": [layer_effect(self._maps[0], language, self._settings, self._found[0]) for language in languages],
            "fates": [{"name": one, "words": [fate_word(one, language) for language in languages]} for one in Fate],
            "falls": [[resilience_words(one, language) for language in languages] for one in self._sentences],
            "settled": [found.converged for found in self._found],
            "statuses": [
                {"name": status, "words": [status_word(status, language) for language in languages]}
                for status in Status
            ],
        }


def _supported(map_: ArgumentMap) -> dict[str, None]:
    """The nodes that something supports, the upper ones first."""
    return {
        node.id: None for node in sorted(map_, key=lambda node: node.depth) if map_.bearing_on(node, Relation.SUPPORTS)
    }
