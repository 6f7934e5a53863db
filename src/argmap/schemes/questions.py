"""The critical questions that a map has to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.model import ArgumentMap, Node, Relation, Text
from argmap.schemes.scheme import Question, Scheme


@dataclass(frozen=True, slots=True)
class Asked:
    """A critical question about one node of a map."""

    node_id: str
    scheme: Scheme
    question: Question
    answer: Text | None
    """The answer of the map or of a layer on it; None if the question is open."""


def asked(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> Iterator[Asked]:
    """Every critical question of every node that names a scheme of the catalogue, in the order of the map.

    A question is answered if the node, or a layer on the map, has an answer under its id. Caveats and objections do
    not count as answers: only their author can say which question they address.
    """
    for node in map_:
        if node.inference is None or not node.inference.scheme:
            continue
        scheme = catalogue.get(node.inference.scheme)
        if scheme is not None:
            answers = node.inference.answers
            yield from (Asked(node.id, scheme, question, answers.get(question.id)) for question in scheme.questions)


def open_questions(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> list[Asked]:
    """The critical questions without an answer."""
    return [each for each in asked(map_, catalogue) if each.answer is None]


def unnamed(map_: ArgumentMap) -> list[Node]:
    """The nodes with support but without a scheme."""
    return [
        node
        for node in map_
        if not (node.inference and node.inference.scheme) and map_.bearing_on(node, Relation.SUPPORTS)
    ]
