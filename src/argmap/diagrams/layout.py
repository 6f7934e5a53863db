"""Where the cards go: Graphviz places the boxes, and we read them off its drawing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from argmap.diagrams.dot import skeleton
from argmap.diagrams.engine import render_many
from argmap.diagrams.radial import halves
from argmap.diagrams.scene import DiagramError, Scene
from argmap.diagrams.theme import JOINT_GAP, SIBLING_GAP
from argmap.i18n import _


class Box(NamedTuple):
    """A rectangle, in px from the top left corner of the diagram."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def moved(self, x: float, y: float) -> Box:
        """The box somewhere else."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def grown(self, margin: float) -> Box:
        """The box with a margin around it."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def meets(self, other: Box) -> bool:
        """Whether the boxes have anything in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


_SCREEN = 1000
"""The height in px from which a diagram has to be scrolled."""

_BOX = re.compile(r'class="node">\s*<title>n(\d+)</title>\s*<polygon[^>]*? points="([^"]*)"')


def lay_out(scenes: Sequence[Scene], engine: str) -> list[dict[str, Box]]:
    """Where the cards of each scene go, by node id.

    Raises:
        DiagramError: the engine fails or draws something else than boxes.
    """
    trees = [halves(scene) if scene.options.layout == "radial" else (scene,) for scene in scenes]
    drawings = iter(render_many([skeleton(tree) for pair in trees for tree in pair], "svg", engine))
    placed = []
    for pair in trees:
        boxes = [_read(next(drawings), tree) for tree in pair]
        placed.append(_moved_to_origin(_joined(*boxes) if len(boxes) > 1 else _unrolled(boxes[0], pair[0])))
    return placed


def _read(drawing: bytes, scene: Scene) -> dict[str, Box]:
    ids = list(scene.cards)
    centres: dict[str, tuple[float, float]] = {}
    for index, points in _BOX.findall(drawing.decode()):
        first, __, third, *__ = points.split()  # Corners that face each other.
        (x1, y1), (x2, y2) = (map(float, corner.split(",")) for corner in (first, third))
        centres[ids[int(index)]] = (x1 + x2) / 2, (y1 + y2) / 2
    if len(centres) != len(ids):
        raise DiagramError(_("Graphviz left out some cards; omit `--engine` to use the bundled one"))
    boxes = {}
    for node_id, card in scene.cards.items():
        x, y = centres[node_id]
        # Whole pixels keep thin borders sharp.
        left, top = round(x - card.width / 2), round(y - card.height / 2)
        boxes[node_id] = Box(left, top, left + card.width, top + card.height)
    return _aligned(boxes, scene)


def joint_rooms(scene: Scene) -> dict[int, int]:
    """What joints take between two levels of cards, beside the usual gap, by the depth of the lower one; in px."""
    rooms: dict[int, int] = {}
    for joint in scene.joints.values():
        depth = scene.cards[joint.claim].node.depth + 1
        size = joint.height if scene.options.layout == "top-down" else joint.width
        rooms[depth] = max(rooms.get(depth, 0), size + JOINT_GAP)
    return rooms


def _joined(right: Mapping[str, Box], left: Mapping[str, Box]) -> dict[str, Box]:
    """Two halves as one: the left one is mirrored, and the card that both have is at one place."""
    top = next(iter(right))
    here, there = right[top], left[top]
    joined = dict(right)
    for node_id, box in left.items():
        if node_id != top:
            edge = here.right - (box.left - there.left)
            moved = box.moved(0, here.top - there.top)
            joined[node_id] = Box(edge - (box.right - box.left), moved.top, edge, moved.bottom)
    return joined


def _unrolled(boxes: dict[str, Box], scene: Scene) -> dict[str, Box]:
    """A long diagram as it is best read."""
    height = max(box.bottom for box in boxes.values()) - min(box.top for box in boxes.values())
    if scene.options.layout == "left-right" and height > _SCREEN:
        return _raised(boxes, scene)
    return boxes


def _aligned(boxes: Mapping[str, Box], scene: Scene) -> dict[str, Box]:
    """Graphviz centres the cards of a level on one line; they are to begin on one."""
    from_left = scene.options.layout == "left-right"
    rooms = joint_rooms(scene)
    starts: dict[int, float] = {}
    for node_id, box in boxes.items():
        depth = scene.cards[node_id].node.depth
        starts[depth] = min(starts.get(depth, inf), box.left if from_left else box.top)
    aligned = {}
    for node_id, box in boxes.items():
        depth = scene.cards[node_id].node.depth
        start = starts[depth] + sum(room for level, room in rooms.items() if level <= depth)
        aligned[node_id] = box.moved(start - box.left, 0) if from_left else box.moved(0, start - box.top)
    return aligned


def _raised(boxes: Mapping[str, Box], scene: Scene) -> dict[str, Box]:
    """Move each card up to the first of its children, so that a long diagram is read from its top left corner."""
    levels: dict[int, list[str]] = {}
    for node_id, card in scene.cards.items():
        levels.setdefault(card.node.depth, []).append(node_id)
    first_child: dict[str, str] = {}
    for node_id, card in scene.cards.items():
        if card.node.parent is not None:
            first_child.setdefault(card.node.parent, node_id)
    raised = dict(boxes)
    for depth in sorted(levels, reverse=True):
        above: str | None = None
        for node_id in levels[depth]:
            box, least = boxes[node_id], -inf if above is None else raised[above].bottom + SIBLING_GAP
            wanted = box.top
            if node_id in first_child:
                wanted = raised[first_child[node_id]].top
            elif above is not None and scene.cards[above].node.parent == scene.cards[node_id].node.parent:
                wanted = least
            up = box.top - max(min(wanted, box.top), least)
            raised[node_id] = box.moved(0, -up)
            above = node_id
    return raised


def _moved_to_origin(boxes: Mapping[str, Box]) -> dict[str, Box]:
    left, top = min(box.left for box in boxes.values()), min(box.top for box in boxes.values())
    return {node_id: box.moved(-left, -top) for node_id, box in boxes.items()}
