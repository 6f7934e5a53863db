"""Status and strength of a map at once, and the assumptions they are computed under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from argmap.diagnostics import suggest
from argmap.evaluation.graph import Graph
from argmap.evaluation.hands import hands_of
from argmap.evaluation.status import Labelling
from argmap.evaluation.strength import FORMULAS, Published, Ratios, Strengths
from argmap.i18n import _
from argmap.model import ArgumentMap, Kind, Node
from argmap.model.semantics import Joint, Semantics, Status

BASE_SCORES: Final[Mapping[Kind, float]] = {kind: 0.75 if kind is Kind.EVIDENCE else 0.5 for kind in Kind}
"""The base score of a node whose author gives no ``credence``, by its kind."""


class AssumptionError(ValueError):
    """An assumption that cannot be made of this map; the message is for the user."""


@dataclass(frozen=True)
class Settings:
    """How strengths are computed: the semantics, and the base scores of kinds where they are not the usual ones."""

    semantics: Semantics = Semantics.RATIO
    base_scores: Mapping[Kind, float] = field(default_factory=dict)
    step: float = 1.0
    """The base score of the step from reasons to a claim."""
    joint: Joint = Joint.ALL

    def base_score(self, node: Node, *, ground: bool = True) -> float:
        """The base score of a node: its credence, else that of its kind.

        By ratios, what is no ground starts from 0.
        """
        if node.credence is not None:
            return node.credence
        if self.semantics is Semantics.RATIO:
            if not ground:
                return 0.0
            if node.assumed:
                return self.base_scores.get(node.kind, BASE_SCORES[Kind.EVIDENCE])
        return self.base_scores.get(node.kind, BASE_SCORES[node.kind])


@dataclass(frozen=True)
class Assumptions:
    """A what-if: assumptions about nodes, by their ids, on top of the map."""

    credences: Mapping[str, float] = field(default_factory=dict)
    """Base scores in place of those of the map. They change strengths and no status."""
    accepted: frozenset[str] = frozenset()
    """Their status is accepted (unqualified) and their strength is 1, whatever bears on them."""
    rejected: frozenset[str] = frozenset()
    """Their status is rejected and their strength is 0, whatever bears on them.

    They stay in the map: a claim whose only support is rejected has lost what it needs, while one that never had any
    needs none.
    """

    def __bool__(self) -> bool:
        return bool(self.credences or self.accepted or self.rejected)

    def verify(self, map_: ArgumentMap) -> None:
        """See to it that all of them can be made of a map.

        Raises:
            AssumptionError: an id is not of the map, a credence is not from 0 to 1, or a node is both accepted and
                rejected, or has a credence besides.
        """
        for node_id in (*self.credences, *sorted(self.accepted), *sorted(self.rejected)):
            known_node(map_, node_id)
        for node_id, credence in self.credences.items():
            if not 0 <= credence <= 1:
                raise AssumptionError(f"the credence of `{node_id}` cannot be {credence:g}; it runs from 0 to 1")
        if both := sorted(self.accepted & self.rejected):
            raise AssumptionError(f"`{both[0]}` cannot be both accepted and rejected")
        if settled := sorted((self.accepted | self.rejected) & set(self.credences)):
            raise AssumptionError(
                f"the credence of `{settled[0]}` changes nothing where it is taken as accepted or rejected"
            )

    def statuses(self) -> Iterator[tuple[str, Status]]:
        """The statuses that are taken for granted."""
        for node_id in self.accepted:
            yield node_id, Status.ACCEPTED
        for node_id in self.rejected:
            yield node_id, Status.REJECTED


def known_node(map_: ArgumentMap, node_id: str) -> None:
    """See to it that a map has a node.

    Raises:
        AssumptionError: it has not; the nearest id is suggested.
    """
    if node_id not in map_.nodes:
        raise AssumptionError(_("the map has no node `{id}`").format(id=node_id) + suggest(node_id, map_.nodes))


NO_ASSUMPTIONS: Final = Assumptions()
USUAL: Final = Settings()


@dataclass(frozen=True)
class Evaluation:
    """The two readings of a map, by the ids of its nodes."""

    statuses: Mapping[str, Status]
    strengths: Mapping[str, float]
    """From 0 to 1."""
    inferences: Mapping[str, float]
    """The strength of each step by itself: 1 where no caveat bears on it.

    A named inference goes by ``claim/inference``, what is in none of them by the id of the claim.
    """
    base_scores: Mapping[str, float]
    converged: bool
    """False where strengths in a cycle do not settle: those of the cycle and of what rests on it mean nothing."""
    rounds: int
    """How many rounds the slowest cycle took; 0 if there are no cycles."""
    cycles: tuple[tuple[str, ...], ...]
    """The nodes that bear on themselves through others, cycle by cycle, in document order."""
    assumptions: Assumptions = NO_ASSUMPTIONS


def evaluate(map_: ArgumentMap, settings: Settings = USUAL, assumptions: Assumptions = NO_ASSUMPTIONS) -> Evaluation:
    """Compute the status and the strength of every node of a map.

    Args:
        map_: the map.
        settings: the semantics of strength, and base scores of kinds.
        assumptions: a what-if on top of the map.

    Raises:
        AssumptionError: an assumption cannot be made of this map.
    """
    assumptions.verify(map_)
    graph = Graph.of(map_)
    labels = labelling(graph, assumptions)
    strengths = solve(map_, graph, labels, settings, assumptions)
    return Evaluation(
        statuses=labels.statuses(),
        strengths=dict(zip(graph.ids, strengths.values, strict=True)),
        inferences={
            f"{graph.ids[node]}/{step.id}" if step.id else graph.ids[node]: strengths.step(node, index)
            for node, steps in enumerate(graph.steps)
            for index, step in enumerate(steps)
        },
        base_scores=dict(zip(graph.ids, strengths.base, strict=True)),
        converged=strengths.converged,
        rounds=strengths.rounds,
        cycles=graph.cycles,
        assumptions=assumptions,
    )


def labelling(graph: Graph, assumptions: Assumptions) -> Labelling:
    """The statuses of a map's graph."""
    return Labelling(graph, {graph.numbers[node_id]: status for node_id, status in assumptions.statuses()})


def solve(
    map_: ArgumentMap, graph: Graph, labels: Labelling, settings: Settings, assumptions: Assumptions
) -> Strengths:
    """The strengths of a map's graph."""
    base = [
        assumptions.credences[node.id] if node.id in assumptions.credences else settings.base_score(node, ground=ground)
        for node, ground in zip(map_, graph.grounds, strict=True)
    ]
    fixed = {graph.numbers[node_id]: float(status.stands) for node_id, status in assumptions.statuses()}
    strengths: Strengths
    if settings.semantics is Semantics.RATIO:
        strengths = Ratios(
            graph,
            base,
            fixed,
            settings.step,
            hands=hands_of(map_)[1],
            rejected=[status is Status.REJECTED for status in labels.copy()],
            weakest=settings.joint is Joint.WEAKEST,
        )
    else:
        strengths = Published(graph, FORMULAS[settings.semantics], base, fixed, settings.step)
    strengths.solve()
    return strengths
