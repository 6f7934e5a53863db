"""Evaluations of a map for the page: with its layers, and without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.evaluation import Evaluation, Settings, Status, evaluate, why
from argmap.i18n.names import semantics_word, status_word
from argmap.model import ArgumentMap


class Readings:
    """The readings of a map: of all of it, and of the map itself where layers lie on it."""

    def __init__(self, map_: ArgumentMap, settings: Settings) -> None:
        """Evaluate a map; the script points to nodes by their places in the whole of it."""
        self._maps = [map_, map_.without_layers()] if map_.layers else [map_]
        self._found = [evaluate(each, settings) for each in self._maps]
        self._semantics = settings.semantics
        self._places = {node.id: place for place, node in enumerate(map_)}

    def of(self, node_id: str) -> list[Any]:
        """For each reading that has the node: status, strength, base score, and what decides the status."""
        return [
            self._reading(map_, found, node_id)
            for map_, found in zip(self._maps, self._found, strict=True)
            if node_id in map_.nodes
        ]

    def _reading(self, map_: ArgumentMap, found: Evaluation, node_id: str) -> list[Any]:
        return [
            list(Status).index(found.statuses[node_id]),
            round(found.strengths[node_id], 2),
            round(found.base_scores[node_id], 2),
            [
                [because.reason.name.lower(), [self._places[one] for one in because.nodes]]
                for because in why(map_, found, node_id)
            ],
        ]

    def described(self, languages: Sequence[str]) -> Mapping[str, Any]:
        """How the readings came about, and what statuses are called."""
        return {
            "semantics": [semantics_word(self._semantics, language) for language in languages],
            "settled": [found.converged for found in self._found],
            "statuses": [
                {"name": status, "words": [status_word(status, language) for language in languages]}
                for status in Status
            ],
        }
