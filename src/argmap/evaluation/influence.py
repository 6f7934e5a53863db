"""What a claim depends on: base scores that move its strength, and nodes whose rejection changes its status."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from argmap.evaluation.evaluator import NO_ASSUMPTIONS, USUAL, Assumptions, Settings, known_node, labelling, solve
from argmap.evaluation.graph import Graph, turned
from argmap.evaluation.strength import Strengths
from argmap.model import ArgumentMap
from argmap.model.semantics import Status

_DIGITS = 12
"""Influences that agree in so many digits after the point are equal, and in document order."""
GRAVEST_FIRST = (Status.REJECTED, Status.UNDECIDED, Status.QUALIFIED, Status.ACCEPTED)
"""Statuses from the worst to the best."""


@dataclass(frozen=True, slots=True)
class Crux:
    """What the strength of a claim would be if one base score were the lowest or the highest, the rest held.

    The base score is that of a leaf, which is a node that nothing supports, or that of the inference from a node's
    supporters to the node.
    """

    id: str
    of_inference: bool
    influence: float
    """``high`` less ``low``: below 0 for what speaks against the claim."""
    low: float
    """The strength of the claim with the base score at 0."""
    high: float
    """The same with the base score at 1."""
    converged: bool = True
    """False where a cycle does not settle at one of the two: the figures mean nothing then."""


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A node whose rejection alone changes the status of a claim."""

    id: str
    status: Status
    """What the claim's status becomes."""


def cruxes(
    map_: ArgumentMap,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    target: str | None = None,
) -> list[Crux]:
    """The leaves and inferences that the strength of a node (by default the thesis) depends on, by effect.

    Every one that can affect the node is included; equal influences are in document order. Each is exact: everything
    between it and the node is recomputed, along all paths.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    graph, aim, felt = _around(map_, assumptions, target)
    trial = _Trial(graph, felt, solve(map_, graph, settings, assumptions), aim)
    found = []
    for node in felt:
        of_inference = bool(graph.linked[node] or graph.single[node])
        base = trial.strengths.inference_base if of_inference else trial.strengths.base
        (low, settled_low), (high, settled_high) = (trial.run(node, base, score) for score in (0.0, 1.0))
        found.append(Crux(graph.ids[node], of_inference, high - low, low, high, settled_low and settled_high))
    found.sort(key=lambda crux: -round(abs(crux.influence), _DIGITS))
    return found


class _Trial:
    """Strengths that are changed at one place, looked at from the target, and put back."""

    def __init__(self, graph: Graph, felt: Collection[int], strengths: Strengths, aim: int) -> None:
        self.graph = graph
        self.felt = frozenset(felt)
        self.strengths = strengths
        self.aim = aim
        self.usual = [*strengths.values]
        self.settled = strengths.converged
        self.known: dict[tuple[object, ...], tuple[float, bool]] = {}
        self.roles: list[list[tuple[int, int]]] = [[] for _ in graph.ids]
        """What each node bears on, and how."""
        for role, bearing in enumerate((graph.linked, graph.single, graph.attackers, graph.caveats)):
            for node, targets in enumerate(turned(bearing)):
                self.roles[node] += [(role, target) for target in targets]

    def run(self, node: int, base: list[float], score: float) -> tuple[float, bool]:
        """The target's strength with one base score in the place of another, and whether all cycles settle."""
        kept = base[node]
        if score == kept:
            return self.usual[self.aim], self.settled
        base[node] = score
        strengths, component = self.strengths, self.graph.components[self.graph.component_of[node]]
        strengths.converged = self.settled
        changed = strengths.settle(component)
        # Siblings that bear on the same nodes alike and change alike have the same effect: it is computed once.
        alike = (self.usual[node], strengths.values[node], *self.roles[node])
        found = self.known.get(alike) if len(component) == 1 else None
        if found is None:
            changed += ripple(self.graph, changed, self.felt, strengths.settle)
            found = self.known[alike] = strengths.values[self.aim], strengths.converged
        for one in changed:
            strengths.values[one] = self.usual[one]
        base[node] = kept
        return found


def single_points(
    map_: ArgumentMap,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    target: str | None = None,
) -> list[SinglePoint]:
    """The nodes whose rejection alone changes the status of a node (by default the thesis).

    Those that bring it down the furthest come first, and those last whose fall would raise it, such as an objection
    that stands; within these, in document order. No setting touches a status: they are taken as `cruxes` takes them.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    graph, aim, felt = _around(map_, assumptions, target)
    labels = labelling(graph, assumptions)
    usual, reach = labels.copy(), frozenset(felt)
    found = []
    for node in felt:
        if node == aim:
            continue
        changed = labels.take(node, Status.REJECTED)
        changed += ripple(graph, changed, reach, labels.settle)
        if labels[aim] is not usual[aim]:
            found.append(SinglePoint(graph.ids[node], labels[aim]))
        labels.restore(node, {one: usual[one] for one in changed})
    found.sort(key=lambda point: GRAVEST_FIRST.index(point.status))
    return found


def _around(map_: ArgumentMap, assumptions: Assumptions, target: str | None) -> tuple[Graph, int, list[int]]:
    """The graph, the number of the target, and in document order the nodes that it can feel.

    That is itself and all that bears on it by some path; assumptions are not affected and pass nothing on.
    """
    assumptions.verify(map_)
    if target is not None:
        known_node(map_, target)
    graph = Graph.of(map_)
    aim = graph.numbers[target] if target is not None else 0
    settled = {graph.numbers[node_id] for node_id, _ in assumptions.statuses()}
    felt = {aim} - settled
    todo = [*felt]
    while todo:
        below = set(graph.bearing[todo.pop()]) - settled - felt
        felt |= below
        todo += below
    return graph, aim, sorted(felt)


def ripple(
    graph: Graph, changed: Sequence[int], felt: Collection[int], settle: Callable[[Collection[int]], list[int]]
) -> list[int]:
    """Carry a change of some nodes on to all among ``felt`` that rest on them, each component once, in order.

    ``settle`` computes a component anew and gives the nodes that have changed; so does this.
    """
    found: list[int] = []
    waiting: list[int] = []
    queued = {graph.component_of[node] for node in changed}
    while True:
        for node in changed:
            for one in graph.borne[node]:
                place = graph.component_of[one]
                if place not in queued and one in felt:
                    queued.add(place)
                    heapq.heappush(waiting, place)
        if not waiting:
            return found
        changed = settle(graph.components[heapq.heappop(waiting)])
        found += changed
