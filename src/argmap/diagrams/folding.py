"""Which statements of a large map are shown, where not all are: those that carry most of the argument."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.model import ArgumentMap, Kind, Node

_EQUAL: Final = 0.5
"""How much of what a claim weighs is shared out equally to what bears on it; the rest goes by the size of branches."""
_AGAINST: Final = 1.5
"""What limits or opposes a claim weighs more than one more reason for it."""
_FILLED: Final = 0.95
"""A claim is opened in part only where less than this would be shown otherwise."""


class Fold(NamedTuple):
    """What is left of a diagram that would have been too large."""

    shown: frozenset[str]
    total: int
    """Nodes that would have been shown."""


def fold_to(map_: ArgumentMap, top: Node, depth: int | None, most: int) -> Fold | None:
    """The statements to show where at most so many are allowed; None where nothing has to be left out for that.

    A statement weighs what its claim gives it: a share of the claim's own weight, which is larger for large branches
    and for what speaks against the claim. The heaviest claims are opened, with all that bears on them, as long as there
    is room. What room is left goes to the heaviest of the statements that bear on the next claim. The top node is
    always shown, however few are allowed.
    """
    lowest = None if depth is None else top.depth + depth
    wanted = [node for node in map_.subtree(top) if lowest is None or node.depth <= lowest]
    if len(wanted) <= most:
        return None
    inside = {node.id for node in wanted}
    sizes = dict.fromkeys(inside, 1)
    for node in reversed(wanted):  # Children come after their parents.
        if node is not top and node.parent is not None:
            sizes[node.parent] += sizes[node.id]
    order = {node.id: place for place, node in enumerate(wanted)}
    shown = {top.id}
    heap = [(-1.0, 0, top.id)]
    closed: list[tuple[float, int, str]] = []
    while heap:
        weight, place, node_id = heapq.heappop(heap)
        children = [map_[child] for child in map_[node_id].children if child in inside]
        if len(shown) + len(children) > most:
            closed.append((weight, place, node_id))
            continue
        shown.update(child.id for child in children)
        for child, share in zip(children, _shares(children, sizes), strict=True):
            heapq.heappush(heap, (weight * share, order[child.id], child.id))
    if len(shown) < _FILLED * most and closed:
        weight, __, node_id = min(closed)
        children = [map_[child] for child in map_[node_id].children if child in inside]
        heaviest = sorted(zip(_shares(children, sizes), children, strict=True), key=lambda pair: -pair[0])
        shown.update(child.id for __, child in heaviest[: most - len(shown)])
    return Fold(frozenset(shown), len(wanted))


def _shares(children: Sequence[Node], sizes: dict[str, int]) -> list[float]:
    """What part of a claim's weight each of the statements that bear on it gets."""
    total = sum(sizes[child.id] for child in children)
    return [
        (_EQUAL / len(children) + (1 - _EQUAL) * sizes[child.id] / total)
        * (_AGAINST if child.kind in (Kind.CAVEAT, Kind.OBJECTION) else 1)
        for child in children
    ]
