"""Which critical questions a map owes an answer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.model import ArgumentMap, Node, Relation, Text
from argmap.schemes.scheme import Question, Scheme


@dataclass(frozen=True, slots=True)
class Asked:
    """A critical question as it is put to one node of a map."""

    node_id: str
    scheme: Scheme
    question: Question
    answer: Text | None
    """What the map answers, or a layer on it; None where the question is open."""


def asked(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> Iterator[Asked]:
    """Every critical question of every node that names a scheme of the catalogue, in the order of the map.

    A question counts as answered where the node, or a layer on the map, answers it under its id. A caveat or an
    objection is no answer, whatever it is about: which question it takes up is for its author to say.
    """
    for node in map_:
        if node.inference is None or not node.inference.scheme:
            continue
        scheme = catalogue.get(node.inference.scheme)
        if scheme is not None:
            answers = node.inference.answers
            yield from (Asked(node.id, scheme, question, answers.get(question.id)) for question in scheme.questions)


def open_questions(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> list[Asked]:
    """The critical questions that nobody has answered."""
    return [each for each in asked(map_, catalogue) if each.answer is None]


def unnamed(map_: ArgumentMap) -> list[Node]:
    """The nodes with support that do not say by which scheme it supports them."""
    return [
        node
        for node in map_
        if not (node.inference and node.inference.scheme) and map_.bearing_on(node, Relation.SUPPORTS)
    ]
