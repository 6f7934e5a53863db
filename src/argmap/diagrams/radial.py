"""The radial layout: the top node in the middle, its branches in two halves, which are separate trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain

from argmap.diagrams.scene import Scene


def halves(scene: Scene) -> tuple[Scene, Scene]:
    """The scene to the right of the top node and the one to its left; the top node is in both.

    The first branches go to the right until half of the leaves are there, so that the author's order is kept: down the
    right side, then down the left.
    """
    top = next(iter(scene.cards))
    leaves = _leaves(scene)
    main = _together(scene, [child for child, card in scene.cards.items() if card.node.parent == top])
    reach = list(accumulate((sum(leaves[child] for child in group) for group in main), initial=0))
    middle = min(range(len(reach)), key=lambda count: abs(reach[count] - reach[-1] / 2))
    middle = max(middle, min(1, len(main)))
    right, left = (frozenset(chain.from_iterable(groups)) for groups in (main[:middle], main[middle:]))
    return _half(scene, top, right), _half(scene, top, left)


def _together(scene: Scene, children: Sequence[str]) -> list[set[str]]:
    """Children in groups: what meets at one joint, or supports the top node only together, stays on one side."""
    groups: list[set[str]] = []
    met: dict[str, set[str]] = {}
    for branch in scene.branches:
        if branch.parent in scene.joints or branch.jointly:
            met.setdefault(branch.parent, set()).update(branch.children)
    for child in children:
        group = {child}.union(*(met_there for met_there in met.values() if child in met_there))
        touched = [other for other in groups if other & group]
        if touched:
            touched[0].update(group, *touched[1:])
            groups = [other for other in groups if other not in touched[1:]]
        else:
            groups.append(group)
    return groups


def _leaves(scene: Scene) -> dict[str, int]:
    counts = dict.fromkeys(scene.cards, 0)
    for node_id, card in reversed(list(scene.cards.items())):  # Children come after their parents.
        counts[node_id] = counts[node_id] or 1
        if card.node.parent in counts:
            counts[card.node.parent] += counts[node_id]
    return counts


def _half(scene: Scene, top: str, main: frozenset[str]) -> Scene:
    inside = {top}
    for node_id, card in scene.cards.items():
        if node_id in main or (card.node.parent in inside and card.node.parent != top):
            inside.add(node_id)
    branches = []
    for branch in scene.branches:
        children = tuple(child for child in branch.children if child in inside)
        if children and (branch.parent in inside or branch.parent in scene.joints):
            branches.append(replace(branch, children=children))
    drawn = {branch.parent for branch in branches}
    return replace(
        scene,
        options=replace(scene.options, layout="left-right"),
        cards={node_id: card for node_id, card in scene.cards.items() if node_id in inside},
        branches=tuple(branches),
        joints={joint_id: joint for joint_id, joint in scene.joints.items() if joint_id in drawn},
        links=(),
    )
