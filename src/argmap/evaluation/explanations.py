"""Why a node has its status: the neighbours that decide it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.evaluation.evaluator import Evaluation
from argmap.model import ArgumentMap, Kind, Node, Relation
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
    """Rejected: these linked premises are rejected."""
    DISPUTED = "disputed"
    """Undecided: these attackers are."""
    UNSETTLED = "unsettled"
    """Undecided: these supporters are, and none is accepted; or these linked premises are."""
    LIMITED = "limited"
    """Qualified: these caveats are accepted."""
    RESERVED = "reserved"
    """Qualified: these supporters are, and none is accepted without reserve; or these linked premises are."""
    ANSWERED = "answered"
    """Accepted: these are its attackers, and they are rejected."""
    SUPPORTED = "supported"
    """Accepted: these supporters are."""
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

    attackers = map_.bearing_on(node, Relation.OPPOSES)
    linked = map_.children(node, Kind.PREMISE) if node.linked else []
    needed = [] if node.assumed else linked or map_.bearing_on(node, Relation.SUPPORTS)
    match evaluation.statuses[node.id]:
        case Status.REJECTED:
            yield Because(Reason.OPPOSED, those(attackers, Status.ACCEPTED, Status.QUALIFIED))
            lost = those(needed, Status.REJECTED)
            if linked:
                yield Because(Reason.UNJOINED, lost)
            elif len(lost) == len({one.id for one in needed}):
                yield Because(Reason.UNSUPPORTED, lost)
        case Status.UNDECIDED:
            yield Because(Reason.DISPUTED, those(attackers, Status.UNDECIDED))
            if linked or not those(needed, Status.ACCEPTED, Status.QUALIFIED):
                yield Because(Reason.UNSETTLED, those(needed, Status.UNDECIDED))
        case Status.QUALIFIED:
            caveats = map_.bearing_on(node, Relation.LIMITS)
            yield Because(Reason.LIMITED, those(caveats, Status.ACCEPTED, Status.QUALIFIED))
            if linked or not those(needed, Status.ACCEPTED):
                yield Because(Reason.RESERVED, those(needed, Status.QUALIFIED))
        case Status.ACCEPTED:
            yield Because(Reason.ANSWERED, those(attackers, Status.REJECTED))
            yield Because(Reason.SUPPORTED, those(needed, Status.ACCEPTED, Status.QUALIFIED))
