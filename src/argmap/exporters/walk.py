"""A walk through an argument: the few statements that carry it, in an order in which they can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from argmap.evaluation import Evaluation
from argmap.i18n import N_, _
from argmap.i18n.punctuation import BADGE
from argmap.model import ArgumentMap, Kind, Node, Relation
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import badge_of

MOST: Final = 12
"""Stops of a walk; more are no longer an overview."""
_MOST_REASONS: Final = 6
"""Direct reasons that are visited: the strongest, if there are more."""


_LESS: Final = 0.5
"""What an objection weighs a level further down."""


class Role(StrEnum):
    """What a stop is for."""

    THESIS = "thesis"
    REASON = "reason"
    CARRIER = "carrier"
    """The strongest support of a reason."""
    CAVEAT = "caveat"
    OBJECTION = "objection"
    ANSWER = "answer"
    CONSEQUENCE = "consequence"
    END = "end"
    """The thesis again, with what the computation makes of it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement that is visited, and why."""

    node: Node
    role: Role
    target: str = ""
    """The number of the reason that it carries, limits, opposes or answers for; empty for the thesis."""
    place: int = 0
    """Of a reason: which of them it is, from 1."""
    of: int = 0
    """How many reasons there are."""


@dataclass(frozen=True, eq=False)
class _Detour:
    """Stops that belong together, which a walk makes if there is room."""

    stops: tuple[Stop, ...]
    worth: float


def walk(map_: ArgumentMap, evaluation: Evaluation, most: int = MOST) -> list[Stop]:
    """The stops: the thesis, its reasons with what carries them, the strongest objections with their answers, the end.

    Every direct reason is visited, or the strongest six. What room is left goes to what weighs most: support by its
    strength and that of the reason, a caveat or an objection likewise, and twice if it bears on the thesis itself.

    Args:
        map_: the map, with the layers that lie on it.
        evaluation: its evaluation.
        most: how many stops.
    """
    return _Guide(map_, evaluation).stops(most)


class _Guide:
    def __init__(self, map_: ArgumentMap, evaluation: Evaluation) -> None:
        self._map, self._strengths = map_, evaluation.strengths
        self._numbers = number_nodes(map_)

    def stops(self, most: int) -> list[Stop]:
        root = self._map.root
        reasons = self._children(root, Relation.SUPPORTS)
        shown = sorted(self._strongest(reasons)[: min(_MOST_REASONS, most - 2)], key=reasons.index)
        detours = {root.id: self._detours(root)} | {reason.id: self._detours(reason) for reason in shown}
        chosen = self._chosen([each for found in detours.values() for each in found], most - 2 - len(shown))
        stops = [Stop(root, Role.THESIS)]
        for reason in shown:
            place = reasons.index(reason) + 1
            stops.append(Stop(reason, Role.REASON, self._numbers[reason.id], place, len(reasons)))
            stops += self._made(detours[reason.id], chosen)
        return [*stops, *self._made(detours[root.id], chosen), Stop(root, Role.END)]

    def _detours(self, claim: Node) -> list[_Detour]:
        """What can be visited of a claim: its strongest support, what speaks against it, what follows from it."""
        is_root, number = claim.parent is None, self._numbers[claim.id]
        weight = 2.0 if is_root else self._strengths[claim.id]
        found = []
        if not is_root and (support := self._strongest(self._children(claim, Relation.SUPPORTS))):
            found.append(_Detour((Stop(support[0], Role.CARRIER, number),), weight * self._strengths[support[0].id]))
        found += self._attacks(claim, weight)
        for consequence in self._children(claim, Relation.FOLLOWS) if is_root else ():
            found.append(_Detour((Stop(consequence, Role.CONSEQUENCE),), self._strengths[consequence.id]))
        return found

    def _attacks(self, claim: Node, weight: float) -> Iterator[_Detour]:
        """What speaks against a claim; below a reason, also what speaks against its support, which weighs less."""
        number = self._numbers[claim.id]
        for relation, role in ((Relation.LIMITS, Role.CAVEAT), (Relation.OPPOSES, Role.OBJECTION)):
            for attacker in self._children(claim, relation):
                answers = self._strongest(self._children(attacker, Relation.OPPOSES))
                stops = [Stop(attacker, role, number), *(Stop(answer, Role.ANSWER, number) for answer in answers[:1])]
                # An objection that was answered was still worth an answer.
                yield _Detour(tuple(stops), weight * max(self._strengths[stop.node.id] for stop in stops))
        if claim.parent is not None:
            for support in self._children(claim, Relation.SUPPORTS):
                yield from self._attacks(support, weight * self._strengths[support.id] * _LESS)

    @staticmethod
    def _chosen(detours: Sequence[_Detour], room: int) -> set[_Detour]:
        """The most worthy detours for which there is room, the earlier one of equals."""
        chosen = set()
        for detour in sorted(detours, key=lambda each: -each.worth):
            if len(detour.stops) <= room:
                chosen.add(detour)
                room -= len(detour.stops)
        return chosen

    @staticmethod
    def _made(detours: Iterable[_Detour], chosen: set[_Detour]) -> list[Stop]:
        return [stop for detour in detours if detour in chosen for stop in detour.stops]

    def _children(self, node: Node, relation: Relation) -> list[Node]:
        return [child for child in map(self._map.__getitem__, node.children) if child.relation is relation]

    def _strongest(self, nodes: Iterable[Node]) -> list[Node]:
        return sorted(nodes, key=lambda node: -self._strengths[node.id])


def heading(map_: ArgumentMap, stop: Stop, language: str) -> str:
    """Why a statement is visited, such as “Reason 2 of 4” or “Against 2”; a layer's says who speaks."""
    said = _heading(stop, language)
    if not stop.node.layer:
        return said
    return f"{_(BADGE, language).format(badge_of(map_, stop.node.layer, language))} {said}"


def _heading(stop: Stop, language: str) -> str:
    if stop.role is Role.REASON:
        said = _("Reason {place} of {count}", language) if stop.of > 1 else _("The reason", language)
        return said.format(place=stop.place, count=stop.of)
    if stop.role is Role.CARRIER and stop.node.kind is Kind.EVIDENCE:
        return _("Evidence for {number}", language).format(number=stop.target)
    if stop.role in _OF_THE_THESIS and not stop.target:
        return _(_OF_THE_THESIS[stop.role], language)
    return _(_HEADINGS[stop.role], language).format(number=stop.target)


_HEADINGS: Final = {
    Role.THESIS: N_("The thesis"),
    Role.CARRIER: N_("What carries {number}"),
    Role.CAVEAT: N_("A limit on {number}"),
    Role.OBJECTION: N_("Against {number}"),
    Role.ANSWER: N_("The answer"),
    Role.CONSEQUENCE: N_("What follows from the thesis"),
    Role.END: N_("How the thesis stands"),
}
_OF_THE_THESIS: Final = {Role.CAVEAT: N_("A limit on the thesis"), Role.OBJECTION: N_("Against the thesis")}
