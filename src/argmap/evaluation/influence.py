"""What a claim depends on: base scores that move its strength, and nodes whose rejection changes its status.

Influence is Birnbaum importance (1969): the strength of the claim with a base score at 1, less that with it at 0.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from argmap.evaluation.evaluator import NO_ASSUMPTIONS, USUAL, Assumptions, Settings, known_node, labelling, solve
from argmap.evaluation.graph import Graph, turned
from argmap.evaluation.hands import Hand, hands_of
from argmap.evaluation.strength import Ratios, Strengths
from argmap.evaluation.sweep import swings
from argmap.model import ArgumentMap
from argmap.model.semantics import Semantics, Status

_DIGITS = 8
"""Influences that agree in so many digits after the point are equal, and in document order.

Strengths in a cycle are not known to more.
"""
_LABEL = 30
"""What a status takes, in the units of `MOST_WORK`."""
MOST_WORK = 10_000_000
"""How much may be computed for the grounds of a claim, for its hands, for its steps, and for its single points.

Units as in `Strengths.work`. It is counted, not timed, so that all machines find the same. What bears on a large
circle, or on a claim with thousands of reasons, solves the whole of it again.
"""
GRAVEST_FIRST = (Status.REJECTED, Status.UNDECIDED, Status.QUALIFIED, Status.ACCEPTED)
"""Statuses from the worst to the best."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What the strength of a claim would be if some base scores were the lowest or the highest, the rest held."""

    low: float
    """The strength of the claim with them at 0."""
    high: float
    """The same with them at 1."""
    converged: bool
    """False where a cycle does not settle at one of the two: the figures mean nothing then."""

    @property
    def influence(self) -> float:
        """``high`` less ``low``: below 0 for what speaks against the claim."""
        return self.high - self.low


_S = TypeVar("_S", bound=Swing)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Crux(Swing):
    """The influence of the base score of a ground or a caveat, or of that of a step."""

    id: str
    """The ground's id, or that of the claim that the step leads to."""
    of_inference: bool = False
    """Whether it is about a step."""
    step: str = ""
    """The named inference; empty for what is in none of them."""


@dataclass(frozen=True, slots=True)
class HandCrux(Swing):
    """The influence of all grounds of one hand together."""

    hand: Hand
    nodes: tuple[str, ...]
    """The grounds, by their ids in document order."""


@dataclass(frozen=True, slots=True)
class Influences:
    """All that moves the strength of a claim, the largest influence first; equal influences are in document order."""

    grounds: tuple[Crux, ...]
    """Grounds, caveats among them."""
    hands: tuple[HandCrux, ...]
    """Hands; none by a published semantics, which knows none."""
    steps: tuple[Crux, ...]
    untried: int = 0
    """How many more grounds, hands and steps there are: they would take too long."""


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A node whose rejection alone changes the status of a claim."""

    id: str
    status: Status
    """What the claim's status becomes."""


@dataclass(frozen=True, slots=True)
class SinglePoints:
    """The nodes whose rejection alone changes the status of a claim."""

    found: tuple[SinglePoint, ...]
    """Those that bring it down the furthest come first, and those last whose fall would raise it."""
    untried: int = 0
    """How many nodes were not rejected, the furthest from the claim: it would take too long."""


def cruxes(
    map_: ArgumentMap,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    target: str | None = None,
) -> list[Crux]:
    """The grounds and caveats that the strength of a node (by default the thesis) depends on, by influence.

    See `influences` for hands and steps.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    trial = _trial(map_, settings, assumptions, target)
    return _telling(trial, _ground_cruxes(map_, trial))


def influences(
    map_: ArgumentMap,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    target: str | None = None,
) -> Influences:
    """All that the strength of a node (by default the thesis) depends on: grounds, hands and steps.

    What does not move it is left out. Each figure is exact: everything between a base score and the node is
    recomputed, along all paths. After `MOST_WORK` the rest are only counted.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    trial = _trial(map_, settings, assumptions, target)
    grounds = _telling(trial, _ground_cruxes(map_, trial))
    hands = _telling(trial, _hand_cruxes(map_, trial)) if settings.semantics is Semantics.RATIO else []
    steps = _telling(trial, _step_cruxes(trial))
    return Influences(tuple(grounds), tuple(hands), tuple(steps), trial.untried)


def _trial(map_: ArgumentMap, settings: Settings, assumptions: Assumptions, target: str | None) -> _Trial:
    graph, aim, felt = _around(map_, assumptions, target)
    labels = labelling(graph, assumptions)
    return _Trial(graph, felt, solve(map_, graph, labels, settings, assumptions), aim)


def _telling(trial: _Trial, found: Iterable[tuple[int, _S]]) -> list[_S]:
    """What moves the claim, by influence; each comes with the number of its first node."""
    moving = [(node, one) for node, one in found if round(one.influence, _DIGITS) or not one.converged]
    moving.sort(key=lambda pair: (-round(abs(pair[1].influence), _DIGITS), pair[0]))
    return [one for __, one in moving]


def _based(map_: ArgumentMap, trial: _Trial) -> list[int]:
    """The nodes whose base score counts, the nearest first: grounds, and claims with a credence."""
    nodes = [*map_]
    bare = [not supporters for supporters in trial.graph.supporters]
    grounds = trial.graph.grounds if isinstance(trial.strengths, Ratios) else bare
    return [node for node in trial.felt if grounds[node] or nodes[node].credence is not None]


def _ground_cruxes(map_: ArgumentMap, trial: _Trial) -> Iterable[tuple[int, Crux]]:
    nodes, ids = _based(map_, trial), trial.graph.ids
    if isinstance(trial.strengths, Ratios) and not trial.graph.cycles:
        found, left = swings(trial.strengths, trial.aim, trial.felt, nodes, MOST_WORK)
        trial.untried += left
        for node, swung in found.items():
            yield node, Crux(*swung, converged=True, id=ids[node])
        return
    for node in trial.affordable(nodes):
        low, high = trial.ground(node, 0.0), trial.ground(node, 1.0)
        yield node, Crux(low[0], high[0], low[1] and high[1], ids[node])


def _hand_cruxes(map_: ArgumentMap, trial: _Trial) -> Iterable[tuple[int, HandCrux]]:
    names, hands = hands_of(map_)
    grounds: dict[int, list[int]] = {}
    for node in _based(map_, trial):
        if trial.graph.grounds[node]:
            grounds.setdefault(hands[node], []).append(node)
    for hand in trial.affordable(grounds):
        nodes = sorted(grounds[hand])
        low, high = trial.hand(nodes, 0.0), trial.hand(nodes, 1.0)
        ids = tuple(trial.graph.ids[node] for node in nodes)
        yield nodes[0], HandCrux(low[0], high[0], low[1] and high[1], names[hand], ids)


def _step_cruxes(trial: _Trial) -> Iterable[tuple[int, Crux]]:
    steps = {(node, step.id): None for node in trial.felt for step in trial.graph.steps[node]}
    for node, step in trial.affordable(steps):
        low, high = trial.step(node, step, 0.0), trial.step(node, step, 1.0)
        crux = Crux(low[0], high[0], low[1] and high[1], trial.graph.ids[node], of_inference=True, step=step)
        yield node, crux


Found = tuple[float, bool]
"""The target's strength, and whether all cycles settle."""


class _Trial:
    """Strengths that are changed at one place, looked at from the target, and put back."""

    def __init__(self, graph: Graph, felt: Collection[int], strengths: Strengths, aim: int) -> None:
        self.graph = graph
        self.felt = felt
        self.strengths = strengths
        self.aim = aim
        self.usual = [*strengths.values]
        self.settled = strengths.converged
        self.known: dict[Hashable, Found] = {}
        self.untried = 0

    def affordable(self, changes: Iterable[_T]) -> Iterator[_T]:
        """Some changes until trying them has taken `MOST_WORK`; the rest are counted."""
        start = self._work()
        for one in changes:
            if self._work() - start < MOST_WORK:
                yield one
            else:
                self.untried += 1

    def _work(self) -> int:
        return self.strengths.work + (self.strengths.caps.work if isinstance(self.strengths, Ratios) else 0)

    @cached_property
    def likeness(self) -> list[Hashable]:
        """For each node a mark that it shares with those that could change places with it."""
        return _likeness(self.graph, self.strengths)

    def ground(self, node: int, score: float) -> Found:
        """With another base score of one node."""
        base, component = self.strengths.base, self.graph.components[self.graph.component_of[node]]
        kept = base[node]
        if score == kept:
            return self.usual[self.aim], self.settled
        # What bears on the same nodes alike has the same effect: it is computed once.
        alike = (self.likeness[node], score) if len(component) == 1 else None
        found = self.known.get(alike) if alike else None
        if found is None:
            ceilings = self._ceilings([node], score)
            base[node] = score
            found = self._run([node], ceilings)
            base[node] = kept
            if alike:
                self.known[alike] = found
        return found

    def hand(self, nodes: Sequence[int], score: float) -> Found:
        """With another base score of all grounds of a hand."""
        base = self.strengths.base
        kept = [base[node] for node in nodes]
        ceilings = self._ceilings(nodes, score)
        for node in nodes:
            base[node] = score
        found = self._run(nodes, ceilings)
        for node, before in zip(nodes, kept, strict=True):
            base[node] = before
        return found

    def step(self, node: int, step: str, score: float) -> Found:
        """With another base score of a step, or of all those that are in no named inference."""
        base = self.strengths.step_base[node]
        kept = [*base]
        base[:] = [
            score if one.id == step else before for one, before in zip(self.graph.steps[node], kept, strict=True)
        ]
        found = (self.usual[self.aim], self.settled) if base == kept else self._run([node], {})
        base[:] = kept
        return found

    def _ceilings(self, nodes: Sequence[int], score: float) -> dict[int, float]:
        return self.strengths.caps.moved(nodes, score) if isinstance(self.strengths, Ratios) else {}

    def _run(self, nodes: Iterable[int], ceilings: Mapping[int, float]) -> Found:
        strengths = self.strengths
        strengths.converged = self.settled
        before = {}
        if isinstance(strengths, Ratios):
            before = {node: strengths.ceilings[node] for node in ceilings}
            for node, ceiling in ceilings.items():
                strengths.ceilings[node] = ceiling
        changed = ripple(
            self.graph, {*nodes, *(node for node in ceilings if node in self.felt)}, self.felt, strengths.settle
        )
        found = strengths.values[self.aim], strengths.converged
        for one in changed:
            strengths.put(one, self.usual[one])
        if isinstance(strengths, Ratios):
            for node, ceiling in before.items():
                strengths.ceilings[node] = ceiling
        return found


def _likeness(graph: Graph, strengths: Strengths) -> list[Hashable]:
    """For each node a mark that it shares with those that could change places with it, all of their hands included."""
    roles: list[list[Hashable]] = [[] for __ in graph.ids]
    for node, steps in enumerate(graph.steps):
        for index, step in enumerate(steps):
            for member in step.members:
                roles[member].append((node, index))
            for caveat in step.caveats:
                roles[caveat].append((node, index, "caveat"))
    for role, bearing in enumerate((graph.loose, graph.attackers, graph.caveats)):
        for node, targets in enumerate(turned(bearing)):
            roles[node] += [(target, -1 - role) for target in targets]
    marks: dict[Hashable, int] = {}

    def mark(of: Hashable) -> int:
        return marks.setdefault(of, len(marks))

    rejected = strengths.rejected if isinstance(strengths, Ratios) else [False] * len(graph)
    alone = [
        mark(
            (
                strengths.base[node],
                strengths.values[node],
                rejected[node],
                # Only what nothing bears on responds alike.
                node if graph.bearing[node] else -1,
                tuple(roles[node]),
            )
        )
        for node in range(len(graph))
    ]
    if not isinstance(strengths, Ratios):
        return [*alone]
    of_hand: dict[int, list[int]] = {}
    for node, hand in enumerate(strengths.hands):
        of_hand.setdefault(hand, []).append(alone[node])
    hands = {hand: mark(tuple(sorted(nodes))) for hand, nodes in of_hand.items()}
    return [(own, hands[hand]) for own, hand in zip(alone, strengths.hands, strict=True)]


def single_points(
    map_: ArgumentMap,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    target: str | None = None,
) -> SinglePoints:
    """The nodes whose rejection alone changes the status of a node (by default the thesis).

    Those that change it alike are in document order. No setting touches a status: they are taken as `cruxes` takes
    them. After `MOST_WORK`, the nodes furthest away are only counted.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    graph, aim, felt = _around(map_, assumptions, target)
    labels = labelling(graph, assumptions)
    usual, start, untried = labels.copy(), labels.work, 0
    found = []
    for node in felt:
        if node == aim:
            continue
        if (labels.work - start) * _LABEL > MOST_WORK:
            untried += 1
            continue
        labels.take(node, Status.REJECTED)
        changed = ripple(graph, [node], felt, labels.settle)
        if labels[aim] is not usual[aim]:
            found.append((node, SinglePoint(graph.ids[node], labels[aim])))
        labels.restore(node, {one: usual[one] for one in changed})
    found.sort(key=lambda pair: (GRAVEST_FIRST.index(pair[1].status), pair[0]))
    return SinglePoints(tuple([point for __, point in found]), untried)


def _around(map_: ArgumentMap, assumptions: Assumptions, target: str | None) -> tuple[Graph, int, dict[int, None]]:
    """The graph, the number of the target, and the nodes that it can feel, the nearest first.

    That is itself and all that bears on it by some path; assumptions are not affected and pass nothing on.
    """
    assumptions.verify(map_)
    if target is not None:
        known_node(map_, target)
    graph = Graph.of(map_)
    aim = graph.numbers[target] if target is not None else 0
    settled = {graph.numbers[node_id] for node_id, _ in assumptions.statuses()}
    felt: dict[int, None] = {}
    edge = {aim} - settled
    while edge:
        felt |= dict.fromkeys(sorted(edge))
        edge = {below for node in edge for below in graph.bearing[node]} - settled - felt.keys()
    return graph, aim, felt


def ripple(
    graph: Graph, nodes: Iterable[int], felt: Collection[int], settle: Callable[[Collection[int]], list[int]]
) -> list[int]:
    """Carry a change of some nodes on to all among ``felt`` that rest on them, each component once, in order.

    ``settle`` recomputes a component and gives the nodes that have changed; so does this.
    """
    found: list[int] = []
    component_of, borne = graph.component_of, graph.borne
    queued = {component_of[node] for node in nodes}
    waiting = sorted(queued)
    while waiting:
        changed = settle(graph.components[heapq.heappop(waiting)])
        for node in changed:
            for one in borne[node]:
                place = component_of[one]
                if place not in queued and one in felt:
                    queued.add(place)
                    heapq.heappush(waiting, place)
        found += changed
    return found
