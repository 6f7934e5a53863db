"""How everything in a map bears on one claim: for or against it, directly or through other nodes."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.model import ArgumentMap, Node, Relation


class _Step(NamedTuple):
    """What a step to the next node does to a path."""

    turns: bool
    """Whether support for the node behind the step opposes the one before it."""
    is_caveat: bool = False

    @property
    def factor(self) -> float:
        """The share of a path's weight that remains; a caveat weakens the reasons without denying the claim."""
        return 1 / 4 if self.is_caveat else 1 / 2


_STEPS: Final = {
    Relation.SUPPORTS: _Step(turns=False),
    Relation.OPPOSES: _Step(turns=True),
    Relation.LIMITS: _Step(turns=True, is_caveat=True),
}


class Side(NamedTuple):
    """All paths from a node to a claim that speak for it, or all that speak against it.

    A path weighs 1 where it is one step long, and half as much with each additional step and with each caveat on it;
    ``weight`` is their sum. ``steps`` and ``caveats`` are those of the shortest path, ``entry`` the last node on it
    before the claim.
    """

    weight: float
    steps: int
    caveats: int
    entry: str


class Bearing(NamedTuple):
    """How a node bears on a claim: what speaks for it and what against it; None if nothing does."""

    pro: Side | None = None
    con: Side | None = None


def bearings(map_: ArgumentMap, claim: Node) -> dict[str, Bearing]:
    """For each node that bears on a claim, how it does; the claim itself is not among them.

    A circle of relations, which a rule reports where it is one of support, is cut where it would come back to a node
    on the way from the claim: every path is walked once.
    """
    found = {claim.id: Bearing(pro=Side(2.0, 0, 0, ""))}
    for target, reasons in _from_the_claim_down(map_, claim):
        pro, con = found[target]
        for relation, reason in reasons:
            step = _STEPS[relation]
            before = found.get(reason, Bearing())
            came = (con, pro) if step.turns else (pro, con)
            found[reason] = Bearing(*(_joined(*each, step, reason) for each in zip(before, came, strict=True)))
    del found[claim.id]
    return found


def _joined(side: Side | None, came: Side | None, step: _Step, reason: str) -> Side | None:
    """A side of a reason, with the paths that come to it over one more target."""
    if came is None:
        return side
    way = Side(came.weight * step.factor, came.steps + 1, came.caveats + step.is_caveat, came.entry or reason)
    if side is None:
        return way
    nearer = min(side, way, key=lambda one: (one.steps, one.caveats))
    return nearer._replace(weight=side.weight + way.weight)


_Edges = list[tuple[Relation, str]]


def _from_the_claim_down(map_: ArgumentMap, claim: Node) -> list[tuple[str, _Edges]]:
    """Every node from which the claim is reached, each behind all those that it bears on, with what bears on it."""
    finished: list[tuple[str, _Edges]] = []
    kept: dict[str, _Edges] = {}
    """For each node that was come upon, the relations to it that close no circle."""
    on_the_way: set[str] = set()
    stack = [(claim.id, _reasons(map_, claim))]
    while stack:
        node, left = stack[-1]
        edges = kept.setdefault(node, [])
        on_the_way.add(node)
        while left:
            relation, reason = left.pop()
            if reason in on_the_way:
                continue
            edges.append((relation, reason))
            if reason not in kept:
                stack.append((reason, _reasons(map_, map_[reason])))
                break
        else:
            stack.pop()
            on_the_way.discard(node)
            finished.append((node, edges))
    return finished[::-1]


def _reasons(map_: ArgumentMap, node: Node) -> _Edges:
    """What bears on a node."""
    return [(relation, reason.id) for relation in Relation for reason in map_.bearing_on(node, relation)]
