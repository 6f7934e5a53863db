"""The radial layout: the top node in the middle, its branches in two halves, which are separate trees."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from argmap.diagrams.scene import Scene


def halves(scene: Scene) -> tuple[Scene, Scene]:
    """The scene to the right of the top node and the one to its left; the top node is in both.

    The first branches go to the right until half of the leaves are there, so that the author's order is kept: down the
    right side, then down the left.
    """
    top = next(iter(scene.cards))
    leaves = _leaves(scene)
    main = [child for child, card in scene.cards.items() if card.node.parent == top]
    reach = list(accumulate((leaves[child] for child in main), initial=0))
    middle = min(range(len(reach)), key=lambda count: abs(reach[count] - reach[-1] / 2))
    middle = max(middle, min(1, len(main)))
    return _half(scene, top, frozenset(main[:middle])), _half(scene, top, frozenset(main[middle:]))


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
        if children and branch.parent in inside:
            branches.append(replace(branch, children=children))
    return replace(
        scene,
        options=replace(scene.options, layout="left-right"),
        cards={node_id: card for node_id, card in scene.cards.items() if node_id in inside},
        branches=tuple(branches),
        links=(),
    )
