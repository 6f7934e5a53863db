"""The lines of the compact layout: in each column, down the left from the card above, with a turn to each card.

Each branch has its own lane. From the top card, they go along its lower edge to each column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.diagrams.branches import Branch
from argmap.diagrams.columns import below, families, lane
from argmap.diagrams.compact.packing import Packing, Stub
from argmap.diagrams.edges import Fork
from argmap.diagrams.layout import Box
from argmap.diagrams.scene import Scene
from argmap.diagrams.shapes import HEADS
from argmap.diagrams.theme import LINES, Role
from argmap.model import Relation
from argmap.rendering.scripts import runs_right_to_left
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import cut

_BEND = 6
_ENTRY = 22
"""From the upper edge of a card to where its line ends, unless it is lower than twice that."""
_JOINT = 23
"""From a card to the sign that premises are linked."""


def forks(scene: Scene, packed: Packing) -> Iterator[Fork]:
    """The lines from all cards to those that they bear on, or to the joints of their inferences."""
    tree = families(scene.branches, scene.joints.values())
    top = next(iter(scene.cards))
    for column, left, stubs in zip(packed.columns, packed.lefts, packed.stubs, strict=True):
        inside = set(column)
        ends = {stub.id: stub.box for stub in stubs} | {each: packed.boxes[each] for each in column}
        if top in packed.boxes:
            ends[top] = packed.boxes[top]
        for parent, end in ends.items():
            branches = tree.get(parent, ())
            # The first branch is nearest to the cards, so that the later ones, which go further down, don't cross it.
            for place, branch in enumerate(reversed(branches)):
                children = [child for child in branch.children if child in inside and child not in branch.again]
                if children:
                    start = left if parent == top else end.left
                    yield _fork(
                        branch,
                        children,
                        start + lane(place, joint=parent in scene.joints),
                        end,
                        below(branches),
                        packed.boxes,
                        scene,
                    )
    yield from _again(scene, tree, packed)


def _fork(
    branch: Branch,
    children: Sequence[str],
    x: float,
    end: Box,
    room: float,
    boxes: Mapping[str, Box],
    scene: Scene,
) -> Fork:
    """The lines of some children of a branch, which are in one column."""
    twigs, edge = [], end.bottom
    shape, tail = HEADS[branch.relation]
    head = "M" + "L".join(f"{x + across:.8g} {edge + away:.8g}" for away, across in shape)
    above = edge + tail
    if x > end.right - 4:  # a column beside the top card: along its side
        bus = edge + room - 9
        near = end.right - 14
        head = "M" + "L".join(f"{near + across:.8g} {edge + away:.8g}" for away, across in shape)
        way = f"V{bus + _BEND:.8g}Q{x:.8g} {bus:.8g} {x - _BEND:.8g} {bus:.8g}H{near + _BEND:.8g}"
        way += f"Q{near:.8g} {bus:.8g} {near:.8g} {bus - _BEND:.8g}V{above:.8g}"
    else:
        way = f"V{above:.8g}"
    for child in children:
        box = boxes[child]
        y = box.top + min(_ENTRY, (box.bottom - box.top) / 2)
        path = f"M{box.left:.8g} {y:.8g}H{x + _BEND:.8g}Q{x:.8g} {y:.8g} {x:.8g} {y - _BEND:.8g}"
        twigs.append((child, path + way))
        way = f"V{y - _BEND:.8g}"  # The next one meets this one where it turns.
    if children[0] in scene.joints:
        return Fork(branch, "".join(path for __, path in twigs), head, None, ())
    sign = (x, edge + _JOINT) if branch.jointly and x <= end.right - 4 else None
    return Fork(branch, "", head, sign, tuple(twigs))


def _again(scene: Scene, tree: Mapping[str, Sequence[Branch]], packed: Packing) -> Iterator[Fork]:
    """Lines from members of several inferences to those after the first: around the left of the cards between."""
    for branches in tree.values():
        for branch in branches:
            paths = []
            for child in branch.children:
                if child in branch.again and {child, branch.parent} <= packed.boxes.keys():
                    box, end = packed.boxes[child], packed.boxes[branch.parent]
                    y, away = box.top + _ENTRY + 9, end.top + (end.bottom - end.top) / 2
                    side = min(box.left, end.left) - 5
                    paths.append((child, f"M{box.left:.8g} {y:.8g}H{side:.8g}V{away:.8g}H{end.left:.8g}"))
            if paths:
                yield Fork(branch, "", "", None, tuple(paths))


def stub(shown: Stub, scene: Scene) -> str:
    """A card that is repeated, as one line; a joint is its sign's words."""
    box, language, size = shown.box, scene.language, LINES[Role.FOOT].size
    card = scene.cards.get(shown.id)
    said = f"{card.number} {card.text}" if card else scene.joints[shown.id].title
    said = cut(said, (box.right - box.left - 16) / size, language)
    kind = card.node.kind if card else Relation.SUPPORTS
    line = element(
        "path", class_="card", d=f"M{box.left:.8g} {box.top:.8g}V{box.bottom:.8g}H{box.right:.8g}", fill="none"
    )
    words = text("f", box.left + 8, box.bottom - 5, said, rtl=runs_right_to_left(said, language))
    return element("g", line + words, class_=f"stub {kind}", aria_hidden="true") + "\n"
