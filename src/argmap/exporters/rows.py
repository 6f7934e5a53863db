"""A node as one flat row of plain values, for tables and graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.evaluation import Evaluation, Shown, rounded
from argmap.fields import FIELDS, SEVERAL, Field
from argmap.model import LINKS, ArgumentMap, NamedInference, Node, Relation, Text
from argmap.model.numbering import number_nodes

Value = str | int | float | bool
Row = dict[str, Value]

SEPARATOR = "; "
"""Stands between the values of a list."""


def rows(map_: ArgumentMap, shown: Shown | None = None) -> Iterator[Row]:
    """One row for each node, in document order; every row has the same keys in the same order.

    A text has a key for each language of the map (``text_zh``, ``text_en``); what the author left out is empty. A map
    with layers has the title and the maker of its layer beside each node. Where a reading is shown, there are status,
    strength and base score; where a claim has several inferences, columns for these.
    The comments of a map's makers are not part of it.
    """
    numbers = number_nodes(map_)
    columns = [field for field in _COLUMNS if map_.has_inferences or field.name not in SEVERAL]
    for node in map_:
        yield {
            "number": numbers[node.id],
            "id": node.id,
            "kind": node.kind.value,
            "parent": node.parent or "",
            "relation": node.relation.value if node.relation else "",
            "depth": node.depth,
            **{name: value for field in columns for name, value in _cells(field, node, map_.languages)},
            "layer": node.layer,
            **_layer(map_, node),
            **(_readings(shown.evaluation, node) if shown else {}),
        }


def relations(map_: ArgumentMap) -> Iterator[tuple[str, Relation, str, str, str]]:
    """Who bears on whom, how, in which inference (empty: in none, or on all), and whether by ``tree`` or ``link``."""
    member_of: dict[str, list[str]] = {}
    for node in map_:
        for name, inference in node.inferences.items():
            for member in inference.members:
                member_of.setdefault(member, []).append(name)
        if node.relation and node.parent:
            for step in member_of.get(node.id, [node.step]):
                yield node.id, node.relation, node.parent, step, "tree"
    for link in map_.links:
        yield link.origin, link.relation, link.target, link.step, "link"


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
    *(*LINKS, "tags", "detail"),
)
_COLUMNS = tuple(FIELDS[name] for name in dict.fromkeys((*_FIRST, *FIELDS)) if not FIELDS[name].private)
"""Columns keep their places, since spreadsheets refer to them; new ones come last."""


def _cells(field: Field, node: Node, languages: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The columns of a field: one, or one for each language."""
    value = field.of(node)
    if field.type is NamedInference:
        yield from _inferences(value, languages)
    elif field.type is Text:
        yield from _by_language(field.column, value, languages).items()
    elif field.type is Mapping:
        for language in languages:
            texts = ((key, text.get(language)) for key, text in (value or {}).items())
            yield f"{field.column}_{language}", _each(texts)
    elif isinstance(value, tuple):
        yield field.column, SEPARATOR.join(map(str, value))
    elif isinstance(value, bool | float):
        yield field.column, value
    else:
        yield field.column, False if field.type is bool else str(value or "")


def _inferences(inferences: Mapping[str, NamedInference], languages: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The columns of several inferences: members, those that are not joint, schemes, warrants and answers, by id."""
    yield "inferences", _each((name, ", ".join(one.members)) for name, one in inferences.items())
    yield "inferences_separate", SEPARATOR.join(name for name, one in inferences.items() if not one.linked)
    yield "inferences_scheme", _each((name, one.scheme) for name, one in inferences.items())
    for language in languages:
        warrants = ((name, one.warrant.get(language)) for name, one in inferences.items() if one.warrant)
        yield f"inferences_warrant_{language}", _each(warrants)
    for language in languages:
        answers = (
            (f"{name}/{question}", answer.get(language))
            for name, one in inferences.items()
            for question, answer in one.answers.items()
        )
        yield f"inferences_answers_{language}", _each(answers)


def _each(values: Iterable[tuple[str, str | None]]) -> str:
    return SEPARATOR.join(f"{name}: {value}" for name, value in values if value)
