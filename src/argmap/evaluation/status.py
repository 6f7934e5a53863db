"""Which claims stand, given the objections: grounded labelling with necessary support."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from argmap.evaluation.graph import Graph, Numbers, strongly_connected, turned
from argmap.model import ArgumentMap
from argmap.model.semantics import Status

_UNDECIDED, _ACCEPTED, _QUALIFIED, _REJECTED = range(4)
_STATUSES: Final = (Status.UNDECIDED, Status.ACCEPTED, Status.QUALIFIED, Status.REJECTED)


class Labelling:
    """The labels of a graph, with the counts of neighbours that they follow from.

    The least fixpoint of the rules below (grounded semantics, Dung 1995; support as necessity, Nouioua and Risch 2010;
    in the words of Brewka and Woltran 2010, an abstract dialectical framework under Kleene's logic):

    - A joint step holds if all its members are accepted and fails if one is rejected. Of another step, each member is a
      reason by itself: it holds if one is accepted and fails if all are rejected.
    - A node is rejected if an attacker is accepted or, unless it is a ground, all its steps fail and all its loose
      support is rejected.
    - It is accepted if all attackers are rejected and it is a ground or one of its steps holds; else it is undecided.
    - Accepted, it is called qualified if no step that holds is free of reserve: its members (one of them, where not
      joint) are accepted without reserve, and no caveat on it is accepted. Of a ground, only a caveat makes it so.
      Caveats never reject.

    Counts are kept up at every change of a label, so that each edge costs the same few steps however many others there
    are at its ends; the whole is linear in nodes and edges.
    """

    def __init__(self, graph: Graph, fixed: Mapping[int, Status]) -> None:
        """Label a graph; ``fixed`` are the statuses that are taken for granted."""
        self._graph = graph
        self._attacks, self._loosens = turned(graph.attackers), turned(graph.loose)
        size = len(graph)
        steps = [(node, step) for node, below in enumerate(graph.steps) for step in below]
        self._owners = [node for node, __ in steps]
        """The node that each step leads to."""
        self._needed = [len(step.members) if step.joint else 1 for __, step in steps]
        """How many members of each step have to be accepted."""
        self._spare = [len(step.members) - needed for (__, step), needed in zip(steps, self._needed, strict=True)]
        """How many of them may be rejected."""
        self._met, self._sound, self._lost, self._limited = ([0] * len(steps) for __ in range(4))
        """How many members are accepted, accepted without reserve, and rejected; how many caveats are accepted."""
        self._joins: Numbers = [[] for __ in range(size)]
        """The steps that each node is a member of."""
        self._limits: Numbers = [[] for __ in range(size)]
        """The steps that each caveat limits."""
        for number, (__, step) in enumerate(steps):
            for member in step.members:
                self._joins[member].append(number)
            for caveat in step.caveats:
                self._limits[caveat].append(number)
        self._holding, self._free, self._failed = [0] * size, [0] * size, [0] * size
        """How many steps to a node hold, hold without reserve, and fail; what is loose and rejected fails, too."""
        self._support = [len(below) + len(loose) for below, loose in zip(graph.steps, graph.loose, strict=True)]
        self._against, self._answered, self._reserved = [0] * size, [0] * size, [0] * size
        """Attackers that are accepted, attackers that are rejected, caveats on a ground that are accepted."""
        self._reserves = turned(
            [caveats if ground else [] for caveats, ground in zip(graph.caveats, graph.grounds, strict=True)]
        )
        self._labels = [_UNDECIDED] * size
        self.work = 0
        """How many nodes have been labelled so far, those of a circle together."""
        self._fixed = {node: _STATUSES.index(status) for node, status in fixed.items()}
        for node, label in self._fixed.items():
            self._set(node, label)
        self.settle(range(size))

    def __getitem__(self, node: int) -> Status:
        return _STATUSES[self._labels[node]]

    def statuses(self) -> dict[str, Status]:
        """The status of each id."""
        return {node_id: _STATUSES[label] for node_id, label in zip(self._graph.ids, self._labels, strict=True)}

    def copy(self) -> list[Status]:
        """The statuses by number, as they are now."""
        return [_STATUSES[label] for label in self._labels]

    def take(self, node: int, status: Status) -> None:
        """Take a status of a node for granted; its component is still to be settled."""
        self._fixed[node] = _STATUSES.index(status)

    def restore(self, taken: int, usual: Mapping[int, Status]) -> None:
        """No longer take a node's status for granted, and give nodes the statuses that they had."""
        del self._fixed[taken]
        for node, status in usual.items():
            self._set(node, _STATUSES.index(status))

    def settle(self, nodes: Collection[int]) -> list[int]:
        """Relabel nodes, given the labels of all others; the nodes whose label has changed."""
        self.work += len(nodes)
        within = nodes if isinstance(nodes, range) else frozenset(nodes)
        before = [self._labels[node] for node in nodes]
        for node in nodes:
            self._set(node, self._fixed.get(node, _UNDECIDED))
        self._decide([*nodes], within)
        self._qualify([*nodes], within)
        return [node for node, label in zip(nodes, before, strict=True) if self._labels[node] != label]

    def _decide(self, todo: list[int], within: Collection[int]) -> None:
        grounds, attackers = self._graph.grounds, self._graph.attackers
        while todo:
            node = todo.pop()
            if self._labels[node] != _UNDECIDED or node in self._fixed:
                continue
            if self._against[node] or (not grounds[node] and self._failed[node] == self._support[node]):
                self._set(node, _REJECTED)
            elif self._answered[node] == len(attackers[node]) and (grounds[node] or self._holding[node]):
                self._set(node, _ACCEPTED)
            else:
                continue
            todo += [owner for step in self._joins[node] if (owner := self._owners[step]) in within]
            todo += [one for one in self._loosens[node] if one in within]
            todo += [one for one in self._attacks[node] if one in within]

    def _qualify(self, todo: list[int], within: Collection[int]) -> None:
        grounds = self._graph.grounds
        while todo:
            node = todo.pop()
            if self._labels[node] != _ACCEPTED or node in self._fixed:
                continue
            if self._reserved[node] or not (grounds[node] or self._free[node]):
                self._set(node, _QUALIFIED)
                todo += [owner for step in self._joins[node] if (owner := self._owners[step]) in within]

    def _set(self, node: int, label: int) -> None:
        """Label a node, and update the counts of the nodes that it bears on."""
        before = self._labels[node]
        if label == before:
            return
        self._labels[node] = label
        stands = (label in (_ACCEPTED, _QUALIFIED)) - (before in (_ACCEPTED, _QUALIFIED))
        sound = (label == _ACCEPTED) - (before == _ACCEPTED)
        falls = (label == _REJECTED) - (before == _REJECTED)
        for step in self._joins[node]:
            self._count(step, stands, sound, falls, 0)
        for step in self._limits[node]:
            self._count(step, 0, 0, 0, stands)
        for one in self._loosens[node]:
            self._failed[one] += falls
        for one in self._attacks[node]:
            self._against[one] += stands
            self._answered[one] += falls
        for one in self._reserves[node]:
            self._reserved[one] += stands

    def _count(self, step: int, stands: int, sound: int, falls: int, limits: int) -> None:
        """Count members and caveats of a step, and the step among those to its node."""
        owner, needed, spare = self._owners[step], self._needed[step], self._spare[step]
        held, failed = self._met[step] >= needed, self._lost[step] > spare
        free = self._sound[step] >= needed and not self._limited[step]
        self._met[step] += stands
        self._sound[step] += sound
        self._lost[step] += falls
        self._limited[step] += limits
        self._holding[owner] += (self._met[step] >= needed) - held
        self._failed[owner] += (self._lost[step] > spare) - failed
        self._free[owner] += (self._sound[step] >= needed and not self._limited[step]) - free


def unsupported_circles(map_: ArgumentMap) -> list[tuple[str, ...]]:
    """The circles of support that nothing holds up: claims that rest only on each other, whatever else is the case.

    Each is given as ids in document order; circles in document order.
    """
    graph = Graph.of(map_)
    bare = replace(graph, attackers=[[] for __ in graph.ids])
    labels = Labelling(bare, {})
    idle = {node for node in range(len(graph)) if labels[node] is Status.UNDECIDED}
    within = [
        [one for one in below if one in idle] if node in idle else [] for node, below in enumerate(graph.supporters)
    ]
    circles = sorted(sorted(component) for component in strongly_connected(within) if len(component) > 1)
    return [tuple(graph.ids[node] for node in circle) for circle in circles]
