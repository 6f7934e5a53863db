"""What the page's script computes statuses and strengths from: what evaluation looks at of each node, and no more."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from argmap.evaluation import Settings, refute
from argmap.evaluation.evaluator import BASE_SCORES
from argmap.evaluation.hands import is_speaker, keys_of
from argmap.exporters.html.evaluations import LARGEST
from argmap.model import ArgumentMap, Kind, Node
from argmap.model.semantics import Joint

SECONDS = 0.5
"""How long each of four searches may take for what would bring the thesis down."""


def graph_data(map_: ArgumentMap, settings: Settings) -> dict[str, Any]:
    """The statements of a map and how strengths are computed, as ``statementsOf`` of the page's script reads them.

    A node is its kind, its parent, its voucher and, if there is any, what else counts. A voucher is what hands are
    recognised by: keys by their numbers. Those of speakers have their language and their folded name, by which a
    reader of that name is known.
    """
    places = {node.id: place for place, node in enumerate(map_)}
    layers = {layer: place for place, layer in enumerate(map_.layers)}
    numbers: dict[Hashable, int] = {}
    vouchers: dict[tuple[int, ...], int] = {}
    nodes = []
    for node in map_:
        keys = tuple(numbers.setdefault(key, len(numbers)) for key in keys_of(map_, node))
        voucher = vouchers.setdefault(keys, len(vouchers))
        row: list[Any] = [list(Kind).index(node.kind), -1 if node.parent is None else places[node.parent], voucher]
        nodes.append([*row, more] if (more := _more(node, places, layers)) else row)
    speakers = [[*key, number] for key, number in numbers.items() if isinstance(key, tuple) and is_speaker(key)]
    return {
        "nodes": nodes,
        "vouchers": [{"keys": keys} for keys in vouchers],
        "speakers": speakers,
        "settings": {
            "semantics": settings.semantics,
            "step": settings.step,
            "weakest": settings.joint is Joint.WEAKEST,
            "scores": {kind: settings.base_scores.get(kind, BASE_SCORES[kind]) for kind in Kind},
            "assumedScores": {kind: settings.base_scores.get(kind, BASE_SCORES[Kind.EVIDENCE]) for kind in Kind},
        },
    }


def _more(node: Node, places: Mapping[str, int], layers: Mapping[str, int]) -> dict[str, Any]:
    found = {
        "layer": layers.get(node.layer),
        "step": node.step or None,
        "linked": int(node.linked) or None,
        "assumed": int(node.assumed) or None,
        "credence": node.credence,
        "links": [[link.relation, places[link.target], *filter(None, (link.step,))] for link in node.links] or None,
        "inferences": [
            [name, int(inference.linked), [places[member] for member in inference.members]]
            for name, inference in node.inferences.items()
        ]
        or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def refutation_data(map_: ArgumentMap, settings: Settings) -> dict[str, Any] | None:
    """The cheapest ways to bring the thesis down, or to restore it, by places; None where it was not searched.

    Each way is the places of the statements that have to be rejected. The page is to have the same bytes at every
    export: what was not found for certain is left out.
    """
    if len(map_) > LARGEST:
        return None
    found = refute(map_, settings=settings, seconds=SECONDS)
    places = {node.id: place for place, node in enumerate(map_)}

    def ways(sets: tuple[tuple[str, ...], ...]) -> list[list[int]]:
        return [[places[one] for one in each] for each in sets[:MOST]]

    return {
        "stands": found.stands,
        "statements": ways(found.statements.sets) if found.statements.exact else [],
        "reasons": ways(found.statements_through_reasons.sets) if found.statements_through_reasons.exact else [],
        "hands": ways(found.hands.sets) if found.hands.exact else [],
    }


MOST = 3
"""Ways of each sort that are offered."""
