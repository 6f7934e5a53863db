"""A node as one flat row of plain values, for tables and graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.evaluation import Evaluation, Shown, rounded
from argmap.fields import FIELDS, Field
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
            **{name: value for field in _COLUMNS for name, value in _cells(field, node, map_.languages)},
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


_FIRST = (
    *("text", "by", "source", "section", "at", "cites", "basis", "likelihood", "confidence", "assumed", "credence"),
    *(name for name in FIELDS if "." in name),
    *(*Relation, "tags", "detail"),
)
_COLUMNS = tuple(FIELDS[name] for name in dict.fromkeys((*_FIRST, *FIELDS)) if not FIELDS[name].private)
"""Columns keep their places, since spreadsheets refer to them; new ones come last."""


def _cells(field: Field, node: Node, languages: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The columns of a field: one, or one for each language."""
    value = field.of(node)
    if field.type is Text:
        yield from _by_language(field.column, value, languages).items()
    elif field.type is Mapping:
        for language in languages:
            texts = ((key, text.get(language)) for key, text in (value or {}).items())
            yield f"{field.column}_{language}", SEPARATOR.join(f"{key}: {text}" for key, text in texts if text)
    elif isinstance(value, tuple):
        yield field.column, SEPARATOR.join(map(str, value))
    elif isinstance(value, bool | float):
        yield field.column, value
    else:
        yield field.column, False if field.type is bool else str(value or "")
