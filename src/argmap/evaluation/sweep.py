"""The swings of many base scores in one pass: each node is computed for all the grounds that move it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from argmap.evaluation.strength import Ratios, all_but, as_strength, ratio

Pair = tuple[float, float]
"""With the base score of a ground at 0 and at 1."""
_SAME = 1e-14
"""Ratios that differ by no larger part are the same."""


def swings(
    strengths: Ratios, aim: int, felt: Collection[int], moving: Sequence[int], limit: int
) -> tuple[dict[int, Pair], int]:
    """The strengths of a node with the base score of each of some nodes at 0 and at 1, all others held.

    Most nodes feel a ground through one of the nodes that bear on them: what they become is then a formula of that
    node's ratio whose other figures are the same for all grounds. Where several change at once, all is computed.

    Args:
        strengths: a solved graph without cycles.
        aim: the node.
        felt: the nodes that can move it.
        moving: the nodes whose base scores are moved.
        limit: how much may be computed, in units of `Strengths.work`, where several change at once.

    Returns:
        The strengths by node; those that change nothing are left out. And how many more nodes there are that it
        would have taken too long to move.
    """
    sweep = _Sweep(strengths, aim, felt, moving, limit)
    return sweep.run(), len(sweep.left)


class _Sweep:
    def __init__(self, strengths: Ratios, aim: int, felt: Collection[int], moving: Sequence[int], limit: int) -> None:
        self.strengths, self.aim, self.felt, self.moving = strengths, aim, frozenset(felt), frozenset(moving)
        self.limit = strengths.work + limit
        self.left: set[int] = set()
        """The grounds that would have taken too long."""
        self.found: dict[int, dict[int, Pair]] = {}
        """For each node the ratios that it takes, by the ground that moves it."""
        self.above = {ground: strengths.caps.upwards([ground]) for ground in moving}
        """Where the cap counts a ground."""
        self.capped: dict[int, list[int]] = {}
        """The grounds whose weight in the cap of a node alone may move it."""
        tight = {
            node
            for node in felt
            if strengths.graph.supporters[node]
            and (most := strengths.before_attacks(node))
            and most > strengths.caps.least(node)
        }
        for ground, nodes in self.above.items():
            for node in tight & nodes:
                self.capped.setdefault(node, []).append(ground)

    def run(self) -> dict[int, Pair]:
        strengths, graph = self.strengths, self.strengths.graph
        waiting = [len(self.felt.intersection(borne)) for borne in graph.borne]
        for (node,) in graph.components:
            if node not in self.felt:
                continue
            below = [*dict.fromkeys(graph.bearing[node])]
            if node == self.aim or not strengths.rejected[node]:
                inputs = [(one, moved) for one in below if (moved := self.found.get(one))]
                if moved := self._moved(node, inputs):
                    self.found[node] = moved
            for one in below:
                waiting[one] -= 1
                if not waiting[one]:
                    self.found.pop(one, None)
        return {
            ground: (as_strength(low), as_strength(high))
            for ground, (low, high) in self.found.get(self.aim, {}).items()
            if ground not in self.left
        }

    def _moved(self, node: int, inputs: list[tuple[int, dict[int, Pair]]]) -> dict[int, Pair]:
        strengths, above = self.strengths, self.above
        usual, ceiling, least = ratio(strengths.values[node]), strengths.ceilings[node], strengths.caps.least(node)
        slack = usual * _SAME if usual < math.inf else 0.0
        responses = strengths.responses(node) if inputs else {}
        met = {node} if node in self.moving else set[int]()
        whole = {*met}
        for one, moved in inputs:
            whole |= moved.keys() & met if one in responses else moved.keys()
            met |= moved.keys()
        whole.update(ground for ground in self.capped.get(node, ()) if ground not in met)
        found: dict[int, Pair] = {}
        changes: dict[int, list[tuple[int, Pair]]] = {ground: [] for ground in whole}
        for one, moved in inputs:
            for ground in moved.keys() & whole:
                changes[ground].append((one, moved[ground]))
            if (response := responses.get(one)) is None:
                continue
            for ground, (low, high) in moved.items():
                if ground in whole:
                    continue
                low, high = response.before(low), response.before(high)
                if node not in above[ground]:
                    low, high = min(low, ceiling), min(high, ceiling)
                elif low > least:
                    low = min(low, strengths.caps.without(ground, node))
                low, high = all_but(low, response.attack), all_but(high, response.attack)
                if abs(low - usual) > slack or abs(high - usual) > slack:
                    found[ground] = low, high
        limiting = {*strengths.graph.caveats[node]}.difference(
            strengths.graph.supporters[node], strengths.graph.attackers[node]
        )
        known: dict[tuple[float, ...], float] = {}
        for ground, change in changes.items():
            # Caveats that leave the same doubts have the same effect: it is computed once.
            limits = node != ground and all(one in limiting for one, __ in change)
            low, high = self._whole(node, ground, change, known if limits else None)
            if low != usual or high != usual:
                found[ground] = low, high
        return found

    def _whole(
        self, node: int, ground: int, change: list[tuple[int, Pair]], known: dict[tuple[float, ...], float] | None
    ) -> Pair:
        strengths = self.strengths
        if ground in self.left or strengths.work > self.limit:
            self.left.add(ground)
            return (ratio(strengths.values[node]),) * 2
        kept = strengths.base[node]
        if node == ground:
            strengths.base[node] = 0.0
        low, low_attack = strengths.given(node, [(one, pair[0]) for one, pair in change], known)
        if node == ground:
            strengths.base[node] = 1.0
        high, high_attack = strengths.given(node, [(one, pair[1]) for one, pair in change], known)
        strengths.base[node] = kept
        low, high = self._capped(node, ground, low, high)
        return all_but(low, low_attack), all_but(high, high_attack)

    def _capped(self, node: int, ground: int, low: float, high: float) -> Pair:
        """A node's ratios after the cap, which moves with the grounds below it and is gone where one is certain."""
        caps = self.strengths.caps
        if node not in self.above[ground]:
            ceiling = self.strengths.ceilings[node]
            return min(low, ceiling), min(high, ceiling)
        return min(low, caps.without(ground, node)) if low > caps.least(node) else low, high
