"""Which claims stand, given the objections: grounded labelling with necessary support."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from argmap.evaluation.graph import Graph, turned
from argmap.model import ArgumentMap
from argmap.model.semantics import Status

_UNDECIDED, _ACCEPTED, _QUALIFIED, _REJECTED = range(4)
_STATUSES: Final = (Status.UNDECIDED, Status.ACCEPTED, Status.QUALIFIED, Status.REJECTED)


class Labelling:
    """The labels of a graph, with the counts of neighbours that they follow from.

    The least fixpoint of the rules below (grounded semantics, Dung 1995; support as necessity, Nouioua and Risch 2010):

    - A node needs nothing if it is assumed or has no supporter. Otherwise it needs one of its supporters; where
      premises are linked, it needs each of these.
    - It is rejected if an attacker is accepted or what it needs is rejected: all supporters, or one linked premise.
    - It is accepted if all attackers are rejected and what it needs is accepted, and undecided otherwise.
    - Accepted, it is called qualified if one of its caveats is accepted, or if none of the supporters of which it needs
      one, or not all of the linked premises, are accepted without reserve. Caveats never reject.

    Counts are kept up at every change of a label, so that each edge costs the same few steps however many others there
    are at its ends; the whole is linear in nodes and edges.
    """

    def __init__(self, graph: Graph, needs: list[list[int]], fixed: Mapping[int, Status]) -> None:
        """Begin with nothing decided but what is ``fixed``; ``needs`` are the nodes of which each needs one or all."""
        self._graph = graph
        self._needed_by = turned(needs)
        self._attacks, self._limits = turned(graph.attackers), turned(graph.caveats)
        size = len(graph)
        self._needed = [len(needs[node]) if graph.linked[node] else min(len(needs[node]), 1) for node in range(size)]
        """How many of those that a node needs have to be accepted."""
        self._spare = [len(needs[node]) - needed for node, needed in enumerate(self._needed)]
        """How many of them may be rejected."""
        self._met, self._sound, self._lost = [0] * size, [0] * size, [0] * size
        """How many of them are accepted, accepted without reserve, and rejected."""
        self._against, self._answered, self._limited = [0] * size, [0] * size, [0] * size
        """Attackers that are accepted, attackers that are rejected, caveats that are accepted."""
        self._labels = [_UNDECIDED] * size
        self._fixed = {node: _STATUSES.index(status) for node, status in fixed.items()}
        for node, label in self._fixed.items():
            self._set(node, label)

    @classmethod
    def of(cls, map_: ArgumentMap, graph: Graph, fixed: Mapping[int, Status]) -> Labelling:
        """The labelling of a map."""
        needs = [
            [] if node.assumed else linked or single
            for node, linked, single in zip(map_, graph.linked, graph.single, strict=True)
        ]
        labelling = cls(graph, needs, fixed)
        labelling.settle(range(len(graph)))
        return labelling

    def __getitem__(self, node: int) -> Status:
        return _STATUSES[self._labels[node]]

    def statuses(self) -> dict[str, Status]:
        """The status of each id."""
        return {node_id: _STATUSES[label] for node_id, label in zip(self._graph.ids, self._labels, strict=True)}

    def copy(self) -> list[Status]:
        """The statuses by number, as they are now."""
        return [_STATUSES[label] for label in self._labels]

    def take(self, node: int, status: Status) -> list[int]:
        """Take a status of a node for granted, and settle its component; the nodes whose label has changed."""
        self._fixed[node] = _STATUSES.index(status)
        return self.settle(self._graph.components[self._graph.component_of[node]])

    def restore(self, taken: int, usual: Mapping[int, Status]) -> None:
        """No longer take a node's status for granted, and give nodes the statuses that they had."""
        del self._fixed[taken]
        for node, status in usual.items():
            self._set(node, _STATUSES.index(status))

    def settle(self, nodes: Collection[int]) -> list[int]:
        """Relabel nodes, given the labels of all others; the nodes whose label has changed."""
        within = nodes if isinstance(nodes, range) else frozenset(nodes)
        before = [self._labels[node] for node in nodes]
        for node in nodes:
            self._set(node, self._fixed.get(node, _UNDECIDED))
        self._decide([*nodes], within)
        self._qualify([*nodes], within)
        return [node for node, label in zip(nodes, before, strict=True) if self._labels[node] != label]

    def _decide(self, todo: list[int], within: Collection[int]) -> None:
        while todo:
            node = todo.pop()
            if self._labels[node] != _UNDECIDED or node in self._fixed:
                continue
            if self._against[node] or self._lost[node] > self._spare[node]:
                self._set(node, _REJECTED)
            elif self._answered[node] == len(self._graph.attackers[node]) and self._met[node] >= self._needed[node]:
                self._set(node, _ACCEPTED)
            else:
                continue
            todo += [one for one in self._needed_by[node] if one in within]
            todo += [one for one in self._attacks[node] if one in within]

    def _qualify(self, todo: list[int], within: Collection[int]) -> None:
        while todo:
            node = todo.pop()
            if self._labels[node] != _ACCEPTED or node in self._fixed:
                continue
            if self._limited[node] or self._sound[node] < self._needed[node]:
                self._set(node, _QUALIFIED)
                todo += [one for one in self._needed_by[node] if one in within]

    def _set(self, node: int, label: int) -> None:
        """Label a node, and update the counts of the nodes that it bears on."""
        before = self._labels[node]
        if label == before:
            return
        self._labels[node] = label
        stands = (label in (_ACCEPTED, _QUALIFIED)) - (before in (_ACCEPTED, _QUALIFIED))
        sound = (label == _ACCEPTED) - (before == _ACCEPTED)
        falls = (label == _REJECTED) - (before == _REJECTED)
        for one in self._needed_by[node]:
            self._met[one] += stands
            self._sound[one] += sound
            self._lost[one] += falls
        for one in self._attacks[node]:
            self._against[one] += stands
            self._answered[one] += falls
        for one in self._limits[node]:
            self._limited[one] += stands
