"""A node as one flat row of plain values, for tables and graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.evaluation import Evaluation, Shown, rounded
from argmap.model import ArgumentMap, Node, Relation, Text
from argmap.model.numbering import number_nodes

Value = str | int | float | bool
Row = dict[str, Value]

SEPARATOR = "; "
"""Stands between the values of a list."""


def rows(map_: ArgumentMap, shown: Shown | None = None) -> Iterator[Row]:
    """One row for each node, in document order; every row has the same keys in the same order.

    A text has a key for each language of the map (``text_zh``, ``text_en``); what the author left out is empty. A map
    with layers has the title and the maker of its layer beside each node. Where a reading is shown, there are status,
    strength and base score.
    The comments of a map's makers are not part of it.
    """
    numbers = number_nodes(map_)
    for node in map_:
        yield {
            "number": numbers[node.id],
            "id": node.id,
            "kind": node.kind.value,
            "parent": node.parent or "",
            "relation": node.relation.value if node.relation else "",
            "depth": node.depth,
            **_by_language("text", node.text, map_.languages),
            **_by_language("by", node.by, map_.languages),
            "source": node.source,
            **_by_language("section", node.section, map_.languages),
            "at": SEPARATOR.join(node.at),
            "cites": SEPARATOR.join(map(str, node.cites)),
            "basis": node.basis.value if node.basis else "",
            "likelihood": node.likelihood.value if node.likelihood else "",
            "confidence": node.confidence.value if node.confidence else "",
            "assumed": node.assumed,
            "credence": "" if node.credence is None else node.credence,
            **_inference(node, map_.languages),
            **_forecast(node, map_.languages),
            **{relation.value: _targets(node, relation) for relation in Relation},
            "tags": SEPARATOR.join(node.tags),
            **_by_language("detail", node.detail, map_.languages),
            "layer": node.layer,
            **_layer(map_, node),
            **(_readings(shown.evaluation, node) if shown else {}),
        }


def _layer(map_: ArgumentMap, node: Node) -> Row:
    if not map_.layers:
        return {}
    layer = map_.layers.get(node.layer)
    return {
        **_by_language("layer_title", layer.title if layer else None, map_.languages),
        **_by_language("layer_by", layer.by if layer else None, map_.languages),
    }


def _readings(evaluation: Evaluation, node: Node) -> Row:
    return {
        "status": evaluation.statuses[node.id].value,
        "strength": rounded(evaluation.strengths[node.id]),
        "base_score": rounded(evaluation.base_scores[node.id]),
    }


def _by_language(name: str, text: Text | None, languages: tuple[str, ...]) -> Row:
    return {f"{name}_{language}": (text.get(language) or "") if text else "" for language in languages}


def _inference(node: Node, languages: tuple[str, ...]) -> Row:
    inference = node.inference
    answers: Mapping[str, Text] = inference.answers if inference else {}
    return {
        "linked": node.linked,
        "scheme": inference.scheme if inference else "",
        **_by_language("warrant", inference.warrant if inference else None, languages),
        **{
            f"answers_{language}": SEPARATOR.join(
                f"{question}: {said}" for question, answer in answers.items() if (said := answer.get(language))
            )
            for language in languages
        },
    }


def _forecast(node: Node, languages: tuple[str, ...]) -> Row:
    forecast = node.forecast
    return {
        "due": forecast.due.isoformat() if forecast and forecast.due else "",
        **_by_language("test", forecast.test if forecast else None, languages),
        "outcome": forecast.outcome.value if forecast else "",
        "resolved": forecast.resolved.isoformat() if forecast and forecast.resolved else "",
    }


def _targets(node: Node, relation: Relation) -> str:
    return SEPARATOR.join(link.target for link in node.links if link.relation is relation)
