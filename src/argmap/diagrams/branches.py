"""What bears on a node in one way, and is drawn with one line."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.diagrams.joints import Joint
from argmap.model import ArgumentMap, Kind, Node, Relation


@dataclass(frozen=True, slots=True)
class Branch:
    """The children that bear on a node in one way, and so share the end of their line."""

    parent: str
    """A node, or the joint of an inference."""
    relation: Relation
    jointly: bool
    """Linked premises: they support the parent only together."""
    children: tuple[str, ...]
    again: frozenset[str] = frozenset()
    """Those that are members of another inference as well, and have a line for it already."""

    def line_id(self, child: str) -> str:
        """What the line of a child is called."""
        return f"edge-{child}-{self.parent}" if child in self.again else f"edge-{child}"


def branches(map_: ArgumentMap, parent: Node, shown: Container[str], found: Sequence[Joint]) -> Iterator[Branch]:
    """The branches that end at a node, or at the joints of its inferences.

    Args:
        map_: the map.
        parent: the node.
        shown: the ids of what is shown.
        found: the joints of its inferences.
    """
    children = [child for child in map_.children(parent) if child.id in shown]
    placed = set[str]()

    def branch(end: str, relation: Relation, ids: Iterable[str], *, jointly: bool = False) -> Iterator[Branch]:
        if bearing := tuple(ids):
            yield Branch(end, relation, jointly, bearing, frozenset(placed.intersection(bearing)))
            placed.update(bearing)

    for joint in found:
        members, step = frozenset(joint.step.members), joint.step.id
        limits = (child.id for child in children if step and child.step == step)
        yield from branch(joint.id, Relation.SUPPORTS, (child.id for child in children if child.id in members))
        yield from branch(joint.id, Relation.LIMITS, limits)
    premises = map_.children(parent, Kind.PREMISE)
    if parent.linked and not parent.inferences and len(premises) > 1:
        together = (child.id for child in children if child.kind is Kind.PREMISE)
        yield from branch(parent.id, Relation.SUPPORTS, together, jointly=True)
    for relation in Relation:
        bearing = (child.id for child in children if child.relation is relation and child.id not in placed)
        yield from branch(parent.id, relation, bearing)
