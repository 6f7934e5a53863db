"""The way of lines between cards: children meet on a lane in the gap between two levels and reach their parent as one.

Coordinates are (along, across): along runs from level to level, away from the thesis, across runs from sibling to
sibling. For a diagram from left to right they are x and y, for one from the top down y and x.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise, permutations
from typing import NamedTuple

from argmap.diagrams.branches import Branch
from argmap.diagrams.joints import Joint, joint_id
from argmap.diagrams.layout import Box, joint_rooms
from argmap.diagrams.radial import halves
from argmap.diagrams.scene import Scene
from argmap.diagrams.shapes import HEADS
from argmap.diagrams.theme import JOINT_GAP, LEVEL_GAP
from argmap.model import Link, Relation

Point = tuple[float, float]

_PORT_GAP = 20
"""Between the ends of two lines at one card."""
_NEAR = 26
"""How far a line's end at a card moves to make the line straight."""
_JOINT = 24
"""From a card to the sign that premises are linked."""
_LANES_START, _LANE_GAP = 44, 13
_LANES = 4
_JOINT_LANES, _LANES_END = 30, 84
"""Where lanes begin behind joints, and where they end."""
_BEND = 8
"""The radius of a bend."""
_SLOT, _SLOT_GAP = 8, 12
"""The room of a line that passes joints, and that between two of them."""
_CLEAR = 22
"""From the middle of a joint to that of a card whose line does not end there."""
_JOINT_PORT, _TWIN_GAP = 7, 10
"""From the middle of a joint to the line of its members, and between two lines from one card."""
_MOST_ORDERED = 24
"""Lines below one claim whose crossings are counted; the time grows with the fourth power of their number."""
_INNER_LANE = 8
"""Between two lines from joints to their claim."""


class Fork(NamedTuple):
    """The lines of a branch: one from each child to the lane, and the trunk that they share.

    Trunk and head are empty where there is none.
    """

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

    def box(self, along: float, across: float, width: float, height: float) -> Box:
        """A box that begins there along, with its middle there across."""
        x, y = self.place(along, across)
        if not self.along_x:
            return Box(x - width / 2, y, x + width / 2, y + height)
        left = x - width if self.sign < 0 else x
        return Box(left, y - height / 2, left + width, y + height / 2)

    def middle(self, children: Iterable[str], boxes: Mapping[str, Box]) -> float:
        """The middle across of several boxes."""
        places = [self.span(boxes[child])[2] for child in children]
        return (min(places) + max(places)) / 2

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
    """The lines from all children to their parents, or to the joints of their inferences."""
    return [fork for part, axes in _sides(scene) for fork in _forks(part, boxes, axes)]


def _sides(scene: Scene) -> list[tuple[Scene, Axes]]:
    """The trees that a scene consists of, and which way they run."""
    if scene.options.layout == "radial":
        right, left = halves(scene)
        return [(right, Axes("radial")), (left, Axes("radial", mirrored=True))]
    return [(scene, Axes(scene.options.layout))]


def _families(scene: Scene) -> dict[str, list[Branch]]:
    """The branches below each card, those that end at joints included."""
    families: dict[str, list[Branch]] = {}
    for branch in scene.branches:
        joint = scene.joints.get(branch.parent)
        families.setdefault(joint.claim if joint else branch.parent, []).append(branch)
    return families


def _forks(scene: Scene, boxes: Mapping[str, Box], axes: Axes) -> list[Fork]:
    gaps: dict[float, list[list[_Arm]]] = {}
    drawn = []
    claims, rooms = scene.claims, joint_rooms(scene)
    for claim, branches in _families(scene).items():
        if claim in claims:
            room = rooms[scene.cards[claim].node.depth + 1]
            drawn += _jointed(claim, room, branches, scene, boxes, axes)
            continue
        start = _start(branches, boxes, axes)
        gaps.setdefault(start, []).append(_arms(branches, boxes, axes))
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


def _crossings(arms: Sequence[_Arm]) -> int:
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
    tail = HEADS[arm.branch.relation][1]
    head = _head(arm.branch.relation, edge, arm.port, axes)
    # A line to an only child is one path, for even dashes.
    meeting = edge + tail if len(arm.ends) == 1 else lane - _BEND
    trunk = "" if len(arm.ends) == 1 else f"M{axes.point(edge + tail, arm.port)}L{axes.point(meeting, arm.port)}"
    joint = axes.place(edge + _JOINT, arm.port) if arm.branch.jointly else None
    return Fork(arm.branch, trunk, head, joint, _twigs(arm, lane, meeting, boxes, axes))


def _twigs(arm: _Arm, lane: float, meeting: float, boxes: Mapping[str, Box], axes: Axes) -> tuple[tuple[str, str], ...]:
    """The line from each child to the lane of an arm, and from there to the next one or to the trunk."""
    twigs = []
    for side in (-1, 1):
        joins = None
        for across, child in arm.ends if side > 0 else reversed(arm.ends):
            if (across > arm.port) is not (side > 0):
                continue
            start = axes.span(boxes[child])[0]
            path, joins = _twig((start, across), lane, joins, (meeting, arm.port), axes)
            twigs.append((child, path))
    return tuple(twigs)


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


class _Passage(NamedTuple):
    """Where lines to a claim pass between its joints, or meet at one of them."""

    across: float
    half: float
    joint: Joint | None
    branches: tuple[Branch, ...]


def place_joints(scene: Scene, boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Where the joints are, by their ids."""
    found = {}
    for part, axes in _sides(scene):
        claims, rooms = part.claims, joint_rooms(part)
        for claim, branches in _families(part).items():
            if claim in claims:
                near = _start(branches, boxes, axes) - LEVEL_GAP - rooms[part.cards[claim].node.depth + 1] + JOINT_GAP
                for at in _passages(branches, part, boxes, axes):
                    if at.joint:
                        found[at.joint.id] = axes.box(near, at.across, at.joint.width, at.joint.height)
    return found


def _start(branches: Iterable[Branch], boxes: Mapping[str, Box], axes: Axes) -> float:
    """Where along the children begin."""
    return min(axes.span(boxes[child])[0] for branch in branches for child in branch.children)


def _passages(branches: Sequence[Branch], scene: Scene, boxes: Mapping[str, Box], axes: Axes) -> list[_Passage]:
    """From side to side: each as near to the middle of its children as those before it leave it.

    It is not level with a child of another one, whose line would seem to end there.
    """
    middles = {child: axes.span(boxes[child])[2] for branch in branches for child in branch.children}
    groups: dict[object, list[Branch]] = {}
    for branch in branches:
        groups.setdefault(branch.parent if branch.parent in scene.joints else branch, []).append(branch)
    wanted = []
    for group in groups.values():
        # The first of a joint are its members: there they meet, and what limits it comes to it.
        joint = scene.joints.get(group[0].parent)
        half = (joint.height if axes.along_x else joint.width) / 2 if joint else _SLOT / 2
        wanted.append(_Passage(axes.middle(group[0].children, boxes), half, joint, tuple(group)))
    placed: list[_Passage] = []
    order = sorted((middle, child) for child, middle in middles.items())
    for at in sorted(wanted, key=lambda at: at.across):
        least = placed[-1].across + placed[-1].half + _SLOT_GAP + at.half if placed else at.across
        across, own = max(at.across, least), {child for branch in at.branches for child in branch.children}
        for number in range(bisect_right(order, across - _CLEAR, key=lambda one: one[0]), len(order)):
            middle, child = order[number]
            if middle - across >= _CLEAR:
                break
            if child not in own:
                across = middle + _CLEAR
        placed.append(at._replace(across=across))
    return placed


def _jointed(
    claim: str, room: float, branches: Sequence[Branch], scene: Scene, boxes: Mapping[str, Box], axes: Axes
) -> list[Fork]:
    """The lines below a claim with joints: from the children to joints or past them, and from there to the claim."""
    start, edge = _start(branches, boxes, axes), axes.span(boxes[claim])[1]
    near = start - LEVEL_GAP - room + JOINT_GAP
    passages = _passages(branches, scene, boxes, axes)
    drawn = []
    ports: list[tuple[Branch, float]] = []
    ends: dict[Branch, tuple[str, str]] = {}  # The trunk of a branch up to where it passes or leaves a joint; the head.
    for at, (port, way) in zip(passages, _ways(passages, near, boxes[claim], axes), strict=True):
        relation = Relation.SUPPORTS if at.joint else at.branches[0].relation
        trunk = f"M{axes.point(edge + HEADS[relation][1], port)}{way}"
        head = _head(relation, edge, port, axes)
        if not at.joint:
            ports.append((at.branches[0], at.across))
            ends[at.branches[0]] = trunk, head
            continue
        drawn.append(Fork(Branch(claim, relation, False, (at.joint.id,)), trunk, head, None, ()))
        far = near + (at.joint.width if axes.along_x else at.joint.height)
        for branch, port in _joint_ports(at, boxes, axes):
            ports.append((branch, port))
            # The joint is where members meet; what they support is the claim.
            supports = branch.relation is Relation.SUPPORTS
            tail = 0 if supports else HEADS[branch.relation][1]
            ends[branch] = (
                f"M{axes.point(far + tail, port)}",
                "" if supports else _head(branch.relation, far, port, axes),
            )
    arms = _in_lanes(_joint_arms(ports, boxes, axes))
    # A straight line needs no lane.
    turns = list(accumulate((arm.reach[1] - arm.reach[0] >= 1 for arm in arms), initial=0))
    lane_gap = min(_LANE_GAP, (_LANES_END - _JOINT_LANES) / max(turns[-1] - 1, 1))
    for arm, turn in zip(arms, turns, strict=False):
        lane = start - LEVEL_GAP + _JOINT_LANES + lane_gap * turn
        trunk, head = ends[arm.branch]
        trunk += f"L{axes.point(lane - _BEND, arm.port)}"
        drawn.append(Fork(arm.branch, trunk, head, None, _twigs(arm, lane, lane - _BEND, boxes, axes)))
    return drawn


def _joint_ports(at: _Passage, boxes: Mapping[str, Box], axes: Axes) -> list[tuple[Branch, float]]:
    """Where across the lines of members and those of limits reach a joint: on the side of the cards they come from."""
    branches = sorted(at.branches, key=lambda branch: axes.middle(branch.children, boxes))
    apart = min(_JOINT_PORT, at.half - 4) * (len(branches) - 1)
    return [(branch, at.across + apart * (2 * index - 1)) for index, branch in enumerate(branches)]


def _joint_arms(ports: Sequence[tuple[Branch, float]], boxes: Mapping[str, Box], axes: Axes) -> list[_Arm]:
    """Branches on their way to these ports; a card that is a member of two inferences has two lines."""
    lines = Counter(child for branch, __ in ports for child in branch.children)
    begun = Counter[str]()
    arms = []
    for branch, port in ports:
        ends = []
        for child in branch.children:
            aside = _TWIN_GAP * (begun[child] - (lines[child] - 1) / 2)
            begun[child] += 1
            ends.append((axes.span(boxes[child])[2] + aside, child))
        arms.append(_Arm(branch, port, tuple(sorted(ends))))
    return arms


def _in_lanes(arms: Iterable[_Arm]) -> list[_Arm]:
    """In the order of their lanes: each goes where it crosses the fewest of those before it, unless there are many."""
    order, arms = list[_Arm](), list(arms)
    if len(arms) > _MOST_ORDERED:
        return sorted(arms, key=lambda arm: arm.reach)
    for arm in arms:
        order = min(([*order[:place], arm, *order[place:]] for place in range(len(order) + 1)), key=_crossings)
    return order


def _head(relation: Relation, edge: float, port: float, axes: Axes) -> str:
    return "M" + "L".join(axes.point(edge + away, port + across) for away, across in HEADS[relation][0])


def _ways(passages: Sequence[_Passage], near: float, card: Box, axes: Axes) -> list[tuple[float, str]]:
    """Where lines reach a claim, each with its way from there to its passage; they keep their order and don't cross."""
    __, ___, middle = axes.span(card)
    room, steps = axes.half(card) - _BEND * 1.5, len(passages) - 1
    gap = min(_PORT_GAP, 2 * room / max(steps, 1))
    slack = room - gap * steps / 2
    centre = sum(at.across for at in passages) / len(passages)
    start = min(max(centre, middle - slack), middle + slack) - gap * steps / 2
    ports = [start + gap * index for index in range(len(passages))]
    down = [index for index, at in enumerate(passages) if at.across > ports[index]]
    up = [index for index, at in enumerate(passages) if at.across < ports[index]]
    # The nearer a passage is to the middle, the nearer to it its line turns.
    rank = {index: place for order in (down, up[::-1]) for place, index in enumerate(order)}
    lane_gap = min(_INNER_LANE, (JOINT_GAP - 34) / max(len(passages), 1))
    here, ways = axes.point, []
    for index, at in enumerate(passages):
        port, distance = ports[index], at.across - ports[index]
        if abs(distance) < 1:
            ways.append((port, f"L{here(near, port)}"))
            continue
        lane = near - _BEND * 1.5 - lane_gap * rank[index]
        bend = min(_BEND, abs(distance) / 2) * (1 if distance > 0 else -1)
        away = f"L{here(lane - abs(bend), port)}Q{here(lane, port)} {here(lane, port + bend)}"
        back = f"L{here(lane, at.across - bend)}Q{here(lane, at.across)} {here(lane + abs(bend), at.across)}"
        ways.append((port, f"{away}{back}L{here(near, at.across)}"))
    return ways


def link_paths(link: Link, boxes: Mapping[str, Box], axes: Axes) -> tuple[str, str]:
    """The curve of a cross link and its end; it runs below the cards, from the side that faces the target."""
    origin, target = boxes[link.origin], boxes.get(joint_id(link.target, link.step), boxes[link.target])
    (near, far, across), (near2, far2, across2) = axes.span(origin), axes.span(target)
    side = 1 if across2 > across else -1
    # Off the middle, where the lines of the tree arrive.
    start = across + side * (axes.half(origin) - 14)
    end = across2 - side * max(axes.half(target) - 14, 0)
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
