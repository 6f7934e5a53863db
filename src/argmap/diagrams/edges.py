"""The way of lines between cards: children meet on a lane in the gap between two levels and reach their parent as one.

Coordinates are (along, across): along runs from level to level, away from the thesis, across runs from sibling to
sibling. For a diagram from left to right they are x and y, for one from the top down y and x.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from argmap.diagrams.layout import Box
from argmap.diagrams.radial import halves
from argmap.diagrams.scene import Branch, Scene
from argmap.diagrams.shapes import HEADS
from argmap.diagrams.theme import LEVEL_GAP
from argmap.model import Link

Point = tuple[float, float]

_PORT_GAP = 20
"""Between the ends of two lines at one card."""
_NEAR = 26
"""How far a line's end at a card moves to make the line straight."""
_JOINT = 24
"""From a card to the sign that premises are linked."""
_LANES_START, _LANE_GAP = 44, 13
_LANES = 4
_BEND = 8
"""The radius of a bend."""


class Fork(NamedTuple):
    """The lines of a branch: one from each child to the lane, and the trunk that they share."""

    branch: Branch
    trunk: str
    head: str
    joint: Point | None
    """x and y"""
    twigs: tuple[tuple[str, str], ...]
    """(child, path)"""


class Axes:
    """Turns (along, across) into x and y; mirrored, along runs from right to left."""

    def __init__(self, layout: str, mirrored: bool = False) -> None:
        self.along_x = layout != "top-down"
        self.sign = -1 if mirrored else 1

    def point(self, along: float, across: float) -> str:
        """The point in SVG's words."""
        x, y = self.place(along, across)
        return f"{x:.8g} {y:.8g}"

    def place(self, along: float, across: float) -> Point:
        """The point as x and y."""
        return (along * self.sign, across) if self.along_x else (across, along)

    def span(self, box: Box) -> tuple[float, float, float]:
        """Where a box starts and ends along, and its middle across."""
        x, y = box.middle
        if self.sign < 0:
            return -box.right, -box.left, y
        return (box.left, box.right, y) if self.along_x else (box.top, box.bottom, x)

    def half(self, box: Box) -> float:
        """Half of a box's size across."""
        return (box.bottom - box.top if self.along_x else box.right - box.left) / 2


class _Arm(NamedTuple):
    """A branch on its way to a lane."""

    branch: Branch
    port: float
    ends: tuple[tuple[float, str], ...]
    """(across, child) in order."""

    @property
    def reach(self) -> tuple[float, float]:
        """The first and the last point across that the lane has to touch."""
        places = [self.port, *(across for across, _ in self.ends)]
        return min(places), max(places)


def forks(scene: Scene, boxes: Mapping[str, Box]) -> list[Fork]:
    """The lines from all children to their parents."""
    if scene.options.layout == "radial":
        right, left = halves(scene)
        return [*_forks(right, boxes, Axes("radial")), *_forks(left, boxes, Axes("radial", mirrored=True))]
    return _forks(scene, boxes, Axes(scene.options.layout))


def _forks(scene: Scene, boxes: Mapping[str, Box], axes: Axes) -> list[Fork]:
    gaps: dict[float, list[list[_Arm]]] = {}
    by_parent: dict[str, list[Branch]] = {}
    for branch in scene.branches:
        by_parent.setdefault(branch.parent, []).append(branch)
    for branches in by_parent.values():
        start = min(axes.span(boxes[child])[0] for branch in branches for child in branch.children)
        gaps.setdefault(start, []).append(_arms(branches, boxes, axes))
    drawn = []
    for start, families in gaps.items():
        for arms, first in _spread(families):
            edge = axes.span(boxes[arms[0].branch.parent])[1]
            for lane, arm in enumerate(arms, first):
                place = start - LEVEL_GAP + _LANES_START + _LANE_GAP * (lane % _LANES)
                drawn.append(_fork(arm, edge, place, boxes, axes))
    return drawn


def _arms(branches: Sequence[Branch], boxes: Mapping[str, Box], axes: Axes) -> list[_Arm]:
    """The branches below one card in the order of their lanes, the one nearest to the card first."""
    ends = [tuple(sorted((axes.span(boxes[child])[2], child) for child in branch.children)) for branch in branches]
    ports = _ports(boxes[branches[0].parent], ends, axes)
    arms = [_Arm(*arm) for arm in zip(branches, ports, ends, strict=True)]
    orders: list[tuple[_Arm, ...]] = list(permutations(arms))
    best = min(orders, key=_crossings)
    return list(best)


def _ports(card: Box, ends: Sequence[tuple[tuple[float, str], ...]], axes: Axes) -> list[float]:
    """Where across the lines of the branches reach a card: straight from a child if one is nearly opposite."""
    *_, middle = axes.span(card)
    usual = [middle + _PORT_GAP * (index - (len(ends) - 1) / 2) for index in range(len(ends))]
    straight: list[float | None] = []
    for port, children in zip(usual, ends, strict=True):
        nearest = min((across for across, _ in children), key=lambda across: abs(across - port))
        near = abs(nearest - port) <= _NEAR and abs(nearest - middle) <= axes.half(card) - _BEND * 2
        straight.append(nearest if near else None)
    ports = []
    for index, (port, fixed) in enumerate(zip(usual, straight, strict=True)):
        if fixed is None:  # Make room for the straight ones beside it.
            before, after = (straight[at] if 0 <= at < len(ends) else None for at in (index - 1, index + 1))
            port = max(port, before + _PORT_GAP) if before is not None else port
            port = min(port, after - _PORT_GAP) if after is not None else port
        ports.append(port if fixed is None else fixed)
    inside = all(abs(port - middle) <= axes.half(card) - _BEND for port in ports)
    apart = all(after - before >= _PORT_GAP * 0.7 for before, after in pairwise(ports))
    return ports if inside and apart else usual


def _crossings(arms: tuple[_Arm, ...]) -> int:
    """How often the lines of a card's branches cross, or nearly touch, if their lanes have this order."""
    count = 0
    for index, near in enumerate(arms):
        low, high = near.reach
        for far in arms[index + 1 :]:
            count += low - _BEND < far.port < high + _BEND
            far_low, far_high = far.reach
            count += sum(far_low - _BEND < across < far_high + _BEND for across, _ in near.ends)
    return count


def _spread(families: Iterable[list[_Arm]]) -> Iterable[tuple[list[_Arm], int]]:
    """Each card's branches with the number of their first lane: lanes of two cards don't lie on each other."""
    taken_until = [float("-inf")] * _LANES
    for arms in sorted(families, key=lambda arms: min(arm.reach[0] for arm in arms)):

        def clashes(first: int, arms: list[_Arm] = arms) -> int:
            lanes = (taken_until[lane % _LANES] for lane in range(first, first + len(arms)))
            return sum(end + _BEND > arm.reach[0] for end, arm in zip(lanes, arms, strict=True))

        first = min(range(_LANES), key=clashes)
        for lane, arm in enumerate(arms, first):
            taken_until[lane % _LANES] = max(taken_until[lane % _LANES], arm.reach[1])
        yield arms, first


def _fork(arm: _Arm, edge: float, lane: float, boxes: Mapping[str, Box], axes: Axes) -> Fork:
    shape, tail = HEADS[arm.branch.relation]
    head = "M" + "L".join(axes.point(edge + away, arm.port + across) for away, across in shape)
    # A line to an only child is one path, for even dashes.
    meeting = edge + tail if len(arm.ends) == 1 else lane - _BEND
    trunk = "" if len(arm.ends) == 1 else f"M{axes.point(edge + tail, arm.port)}L{axes.point(meeting, arm.port)}"
    twigs = []
    for side in (-1, 1):
        joins = None
        for across, child in arm.ends if side > 0 else reversed(arm.ends):
            if (across > arm.port) is not (side > 0):
                continue
            start = axes.span(boxes[child])[0]
            path, joins = _twig((start, across), lane, joins, (meeting, arm.port), axes)
            twigs.append((child, path))
    joint = axes.place(edge + _JOINT, arm.port) if arm.branch.jointly else None
    return Fork(arm.branch, trunk, head, joint, tuple(twigs))


def _twig(child: Point, lane: float, joins: float | None, trunk: Point, axes: Axes) -> tuple[str, float | None]:
    """From a child to the lane, and along it to where the nearer child's line, or the trunk, is met.

    Returns:
        The path, and where on the lane the line of the next child meets it.
    """
    (start, across), (end, port), here = child, trunk, axes.point
    distance = abs(across - port)
    if distance < 1:
        return f"M{here(start, across)}L{here(end, across)}", None
    side = 1 if across > port else -1
    bend = min(_BEND, distance / 2)
    meets = across - side * bend
    path = f"M{here(start, across)}L{here(lane + bend, across)}Q{here(lane, across)} {here(lane, meets)}"
    if joins is None:
        path += f"L{here(lane, port + side * bend)}Q{here(lane, port)} {here(lane - bend, port)}L{here(end, port)}"
    else:
        path += f"L{here(lane, joins)}"
    return path, meets


def link_paths(link: Link, boxes: Mapping[str, Box], axes: Axes) -> tuple[str, str]:
    """The curve of a cross link and its end; it runs below the cards, from the side that faces the target."""
    origin, target = boxes[link.origin], boxes[link.target]
    (near, far, across), (near2, far2, across2) = axes.span(origin), axes.span(target)
    side = 1 if across2 > across else -1
    # Off the middle, where the lines of the tree arrive.
    start = across + side * (axes.half(origin) - 14)
    end = across2 - side * (axes.half(target) - 14)
    shape, tail = HEADS[link.relation]
    leaves, arrives, out, into = near, near2, -1, -1
    if far2 < near:
        arrives, into = far2, 1
    elif far < near2:
        leaves, out = far, 1
    pull = min(max(abs(leaves - arrives) / 2, LEVEL_GAP * 0.55), 160)
    tip = arrives + into * tail
    here = axes.point
    curve = f"M{here(leaves, start)}C{here(leaves + out * pull, start)} {here(tip + into * pull, end)} {here(tip, end)}"
    head = "M" + "L".join(here(arrives + into * away, end + offset) for away, offset in shape)
    return curve, head
