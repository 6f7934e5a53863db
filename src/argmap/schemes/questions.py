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
    """The answer of the map or of a layer on it, if there is one."""
    step: str = ""
    """The inference that the question is about; empty for what is in none of the node's ``inferences``."""
    layer: str = ""
    """The layer whose answer it is; empty where it is that of the map itself."""

    @property
    def is_open(self) -> bool:
        """Whether the map itself has no answer: that of a layer may be a reason against the claim."""
        return self.answer is None or bool(self.layer)

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

    A question has an answer if the node, or a layer on the map, has one under its id. Caveats and objections do
    not count as answers: only their author can say which question they address.
    """
    for node in map_:
        for step, inference in node.all_inferences:
            scheme = catalogue.get(inference.scheme) if inference.scheme else None
            if scheme is not None:
                for question in scheme.questions:
                    answer = inference.answers.get(question.id)
                    layer = map_.answered_by(node.id, step, question.id)
                    yield Asked(node.id, scheme, question, answer, step, layer)


def open_questions(map_: ArgumentMap, catalogue: Mapping[str, Scheme]) -> list[Asked]:
    """The critical questions that the map itself does not answer."""
    return [each for each in asked(map_, catalogue) if each.is_open]


def unnamed(map_: ArgumentMap) -> list[Node]:
    """The nodes with support but without a scheme."""
    return [
        node
        for node in map_
        if not any(inference.scheme for __, inference in node.all_inferences)
        and map_.bearing_on(node, Relation.SUPPORTS)
    ]
