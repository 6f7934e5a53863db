"""Why a status and a strength are what they are: the steps, the hands, and what stands against a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.evaluation.evaluator import NO_ASSUMPTIONS, USUAL, Assumptions, Evaluation, Settings, labelling, solve
from argmap.evaluation.graph import Graph
from argmap.evaluation.hands import Hand, hands_of
from argmap.evaluation.status import Labelling
from argmap.evaluation.strength import Ratios, Strengths, as_strength
from argmap.model import CLAIMS, ArgumentMap, Node, Relation
from argmap.model.semantics import Status


class Reason(StrEnum):
    """What decides a status."""

    TAKEN = "taken"
    """It is assumed (what-if)."""
    OPPOSED = "opposed"
    """Rejected: these attackers are accepted."""
    UNSUPPORTED = "unsupported"
    """Rejected: these are all its supporters, and they are rejected."""
    UNJOINED = "unjoined"
    """Rejected: it rests on one joint step, and these members are rejected."""
    BROKEN = "broken"
    """Rejected: it rests on more than one joint step, and with these rejected nothing of that holds."""
    DISPUTED = "disputed"
    """Undecided: these attackers are."""
    UNSETTLED = "unsettled"
    """Undecided: no step holds, and these members are undecided."""
    LOOSE = "loose"
    """Undecided: all steps fail, and this evidence beside them does not carry the claim alone."""
    LIMITED = "limited"
    """Qualified: these caveats on what holds it up are accepted."""
    RESERVED = "reserved"
    """Qualified: these members of the steps that hold are."""
    ANSWERED = "answered"
    """Accepted: these are its attackers, and they are rejected."""
    SUPPORTED = "supported"
    """Accepted: these members of the steps that hold are."""
    UNOPPOSED = "unopposed"
    """Accepted: nothing opposes it, and it needs nothing."""


@dataclass(frozen=True, slots=True)
class Because:
    """A reason, and the ids of the nodes that make it, in document order of their kinds: children, then links."""

    reason: Reason
    nodes: tuple[str, ...] = ()


def why(map_: ArgumentMap, evaluation: Evaluation, node_id: str) -> tuple[Because, ...]:
    """Why a node has the status that an evaluation of its map gives it; the gravest reason first, at least one."""
    assumed = evaluation.assumptions
    if node_id in assumed.accepted or node_id in assumed.rejected:
        return (Because(Reason.TAKEN),)
    found = tuple(because for because in _reasons(map_, evaluation, map_[node_id]) if because.nodes)
    return found or (Because(Reason.UNOPPOSED),)


def _reasons(map_: ArgumentMap, evaluation: Evaluation, node: Node) -> Iterator[Because]:
    """All reasons for a node's status; those without nodes are none."""

    def those(nodes: list[Node], *statuses: Status) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.id for one in nodes if evaluation.statuses[one.id] in statuses))

    def standing(ids: Iterable[str]) -> bool:
        return all(evaluation.statuses[one].stands for one in ids)

    attackers = map_.bearing_on(node, Relation.OPPOSES)
    ground = node.assumed or all(one.layer != node.layer for one in map_.bearing_on(node, Relation.SUPPORTS))
    steps, loose = ([], []) if ground else map_.support(node)
    # Each member of a step that is not joint is a step by itself.
    reasons = [
        (members, step.caveats)
        for step in steps
        for members in ([step.members] if step.joint else [(one,) for one in step.members])
    ]
    members = [map_[one] for each, __ in reasons for one in each]
    holding = [(each, caveats) for each, caveats in reasons if standing(each)]
    match evaluation.statuses[node.id]:
        case Status.REJECTED:
            yield Because(Reason.OPPOSED, those(attackers, Status.ACCEPTED, Status.QUALIFIED))
            lost = those([*members, *loose], Status.REJECTED)
            if all(any(evaluation.statuses[one] is Status.REJECTED for one in each) for each, __ in reasons) and all(
                evaluation.statuses[one.id] is Status.REJECTED for one in loose
            ):
                joint = any(step.joint for step in steps)
                whole = not loose and len(reasons) == 1
                name = Reason.UNSUPPORTED if not joint else Reason.UNJOINED if whole else Reason.BROKEN
                yield Because(name, lost)
        case Status.UNDECIDED:
            yield Because(Reason.DISPUTED, those(attackers, Status.UNDECIDED))
            if not holding:
                open_ = [each for each, __ in reasons if not those([map_[one] for one in each], Status.REJECTED)]
                yield Because(Reason.UNSETTLED, those([map_[one] for each in open_ for one in each], Status.UNDECIDED))
                if reasons and not open_:
                    beside = those(loose, Status.ACCEPTED, Status.QUALIFIED, Status.UNDECIDED)
                    yield Because(Reason.LOOSE, beside)
        case Status.QUALIFIED:
            caveats = [map_[one] for __, caveats in holding for one in caveats]
            if ground:
                caveats = map_.bearing_on(node, Relation.LIMITS)
            yield Because(Reason.LIMITED, those(caveats, Status.ACCEPTED, Status.QUALIFIED))
            yield Because(Reason.RESERVED, those([map_[one] for each, __ in holding for one in each], Status.QUALIFIED))
        case Status.ACCEPTED:
            yield Because(Reason.ANSWERED, those(attackers, Status.REJECTED))
            stands = [map_[one] for each, __ in holding for one in each]
            yield Because(Reason.SUPPORTED, those(stands, Status.ACCEPTED, Status.QUALIFIED))


class Fate(StrEnum):
    """What has become of a node, as readers say it."""

    STANDS = "stands"
    OPEN = "open"
    """It is undecided."""
    ANSWERED = "answered"
    """An objection, caveat or piece of evidence against which something stands."""
    REBUTTED = "rebutted"
    """A claim against which something stands."""
    LOST = "lost"
    """It has lost its support, which is not the same as being false."""


def fate(map_: ArgumentMap, evaluation: Evaluation, node_id: str) -> Fate:
    """What has become of a node."""
    status = evaluation.statuses[node_id]
    if status.stands:
        return Fate.STANDS
    if status is Status.UNDECIDED:
        return Fate.OPEN
    node = map_[node_id]
    attacked = any(evaluation.statuses[one.id].stands for one in map_.bearing_on(node, Relation.OPPOSES))
    if node_id not in evaluation.assumptions.rejected and not attacked:
        return Fate.LOST
    return Fate.REBUTTED if node.kind in CLAIMS else Fate.ANSWERED


@dataclass(frozen=True, slots=True)
class StepReading:
    """A step to a claim, or a member of one that is not joint, as it counts."""

    id: str
    """The named inference; empty for what is in none of them."""
    members: tuple[str, ...]
    holds: bool
    """Whether all members stand."""
    strength: float
    """What it gives to the claim."""
    limited_by: tuple[str, ...]
    """The caveats on it that stand."""


@dataclass(frozen=True, slots=True)
class HandReading:
    """A hand that a claim rests on."""

    hand: Hand
    strength: float
    """The base score of its strongest ground below the claim."""
    grounds: tuple[str, ...]
    """Its grounds below the claim that have not fallen with what they support, in document order."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the strength of a node comes from."""

    base: float
    steps: tuple[StepReading, ...]
    loose: tuple[str, ...]
    """Evidence beside linked premises: it pulls, and is no step."""
    hands: tuple[HandReading, ...]
    """The strongest first; none by a published semantics."""
    ceiling: float
    """The strength that the hands below it come to together; 1 by a published semantics."""
    capped: bool
    """Whether its reasons come to more than that, since they share hands."""
    against: tuple[tuple[str, Fate], ...]
    """What opposes it, and what has become of it."""


def explain(
    map_: ArgumentMap,
    nodes: Iterable[str],
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
) -> dict[str, Explanation]:
    """Where the strengths of some nodes come from, by their ids."""
    graph = Graph.of(map_)
    labels = labelling(graph, assumptions)
    strengths = solve(map_, graph, labels, settings, assumptions)
    found = Evaluation(labels.statuses(), {}, {}, {}, strengths.converged, 0, (), assumptions)
    names = hands_of(map_)[0]
    return {
        node_id: _explanation(map_, graph, labels, strengths, found, names, graph.numbers[node_id]) for node_id in nodes
    }


def _explanation(
    map_: ArgumentMap,
    graph: Graph,
    labels: Labelling,
    strengths: Strengths,
    evaluation: Evaluation,
    names: list[Hand],
    node: int,
) -> Explanation:
    def ids(nodes: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(graph.ids[one] for one in nodes))

    steps = [
        StepReading(
            step.id,
            ids(members),
            all(labels[one].stands for one in members),
            strength,
            ids(one for one in step.caveats if labels[one].stands),
        )
        for step, members, strength in strengths.reasons(node)
    ]
    hands: list[HandReading] = []
    ceiling, capped = 1.0, False
    if isinstance(strengths, Ratios):
        grounds: dict[int, list[int]] = {}
        for one in strengths.caps.grounds(node):
            grounds.setdefault(strengths.caps.hands[one], []).append(one)
        for hand, nodes in grounds.items():
            own = names[hand] if graph.grounds[nodes[0]] else Hand.of_credence(graph.ids[nodes[0]])
            hands.append(HandReading(own, max(strengths.base[one] for one in nodes), ids(nodes)))
        hands.sort(key=lambda one: -one.strength)
        ceiling = as_strength(strengths.ceilings[node])
        capped = bool(steps) and strengths.before_attacks(node) > strengths.ceilings[node] * (1 + _SAME)
    return Explanation(
        strengths.base[node],
        tuple(steps),
        ids(graph.loose[node]),
        tuple(hands),
        ceiling,
        capped,
        tuple((one, fate(map_, evaluation, one)) for one in ids(graph.attackers[node])),
    )


_SAME = 1e-9
"""Ratios that differ by no larger part are the same."""
