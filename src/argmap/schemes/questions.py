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
    step: str = ""
    """The inference that the question is about; empty for what is in none of the node's ``inferences``."""

    @property
    def place(self) -> str:
        """The claim, or its inference: ``claim``, ``claim/inference``."""
        return f"{self.node_id}/{self.step}" if self.step else self.node_id

    @property
    def keys(self) -> str:
        """The keys that lead to the inference at its node: ``inference``, ``inferences.ID``."""
        return f"inferences.{self.step}" if self.step else "inference"


def asked(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> Iterator[Asked]:
    """Every critical question of every inference that names a scheme of the catalogue, in the order of the map.

    A question is answered if the node, or a layer on the map, has an answer under its id. Caveats and objections do
    not count as answers: only their author can say which question they address.
    """
    for node in map_:
        for step, inference in node.all_inferences:
            scheme = catalogue.get(inference.scheme) if inference.scheme else None
            if scheme is not None:
                for question in scheme.questions:
                    yield Asked(node.id, scheme, question, inference.answers.get(question.id), step)


def open_questions(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> list[Asked]:
    """The critical questions without an answer."""
    return [each for each in asked(map_, catalogue) if each.answer is None]


def unnamed(map_: ArgumentMap) -> list[Node]:
    """The nodes with support but without a scheme."""
    return [
        node
        for node in map_
        if not any(inference.scheme for __, inference in node.all_inferences)
        and map_.bearing_on(node, Relation.SUPPORTS)
    ]
