"""The map as a graph of numbers: what bears on what, in document order, for readings that look at every node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.model import ArgumentMap, Relation

Numbers = list[list[int]]
"""For each node a list of nodes, by their numbers."""


class Reasons(NamedTuple):
    """A step to a claim, or several that are limited alike; see `argmap.model.Step`."""

    id: str
    members: tuple[int, ...]
    joint: bool
    """The members hold only together; otherwise each is a step by itself."""
    caveats: tuple[int, ...]


@dataclass(frozen=True)
class Graph:
    """What bears on each node; nodes are numbered in document order, 0 is the thesis.

    A node that bears on another one twice is in the list twice. Nothing bears on itself.
    """

    ids: tuple[str, ...]
    steps: list[tuple[Reasons, ...]]
    """The steps to each node."""
    loose: Numbers
    """The evidence beside linked premises, which is no step."""
    attackers: Numbers
    """Objections, and what else opposes a node."""
    caveats: Numbers
    """All that limits steps to a node, or a node that is a ground."""
    grounds: list[bool]
    """Whether a node needs nothing: it has no supporter from its own file, or is assumed."""

    @classmethod
    def of(cls, map_: ArgumentMap) -> Graph:
        """The graph of a map."""
        graph = cls(tuple(map_.nodes), [], [], [], [], [])
        numbers = graph.numbers

        def numbered(ids: Iterable[str]) -> tuple[int, ...]:
            return tuple([numbers[one] for one in ids])

        for node in map_:
            supporters = map_.bearing_on(node, Relation.SUPPORTS)
            steps, loose = map_.support(node) if supporters else ((), ())
            graph.steps.append(
                tuple([Reasons(one.id, numbered(one.members), one.joint, numbered(one.caveats)) for one in steps])
            )
            graph.loose.append([numbers[one.id] for one in loose])
            graph.attackers.append([numbers[one.id] for one in map_.bearing_on(node, Relation.OPPOSES)])
            graph.caveats.append([numbers[one.id] for one in map_.bearing_on(node, Relation.LIMITS)])
            graph.grounds.append(node.assumed or not any(one.layer == node.layer for one in supporters))
        return graph

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each id."""
        return {node_id: number for number, node_id in enumerate(self.ids)}

    @cached_property
    def supporters(self) -> Numbers:
        """All that supports a node: the members of its steps, each once for each step, then what is loose."""
        return [
            [*[member for step in steps for member in step.members], *loose]
            for steps, loose in zip(self.steps, self.loose, strict=True)
        ]

    @cached_property
    def bearing(self) -> Numbers:
        """Everything that bears on a node, in any way."""
        groups = zip(self.supporters, self.attackers, self.caveats, strict=True)
        return [[*supporters, *attackers, *caveats] for supporters, attackers, caveats in groups]

    @cached_property
    def borne(self) -> Numbers:
        """The reverse: everything that a node bears on."""
        return turned(self.bearing)

    @cached_property
    def components(self) -> list[tuple[int, ...]]:
        """The nodes in an order in which each comes after all that bears on it; those of a cycle are one item.

        Within a cycle, nodes are in document order.
        """
        if all(number < least for number, below in enumerate(self.bearing) for least in below):
            # A tree, or one whose links all lead back: read from its end.
            return [(number,) for number in reversed(range(len(self)))]
        return [tuple(sorted(component)) for component in strongly_connected(self.bearing)]

    @cached_property
    def component_of(self) -> list[int]:
        """The place of each node's component in their order."""
        places = [0] * len(self)
        for place, component in enumerate(self.components):
            for node in component:
                places[node] = place
        return places

    @property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """The nodes that bear on themselves through others, cycle by cycle, as ids in document order."""
        numbers = sorted(component for component in self.components if len(component) > 1)
        return tuple(tuple(self.ids[number] for number in component) for component in numbers)


def turned(numbers: Sequence[Sequence[int]]) -> Numbers:
    """The same relation, read from the other end."""
    found: Numbers = [[] for _ in numbers]
    for origin, targets in enumerate(numbers):
        for target in targets:
            found[target].append(origin)
    return found


def strongly_connected(targets: Numbers) -> list[list[int]]:
    """The strongly connected components of a graph, each after those that it leads to (Tarjan 1972).

    The search keeps its own stack: a map may be deeper than Python's.
    """
    components: list[list[int]] = []
    order = [-1] * len(targets)
    """When each node was met."""
    low = [0] * len(targets)
    """The earliest node of the open ones that can be reached from it."""
    is_open = [False] * len(targets)
    met = 0
    open_: list[int] = []
    for start in range(len(targets)):
        if order[start] >= 0:
            continue
        path = [(start, iter(targets[start]))]
        while path:
            node, left = path[-1]
            if order[node] < 0:
                order[node] = low[node] = met
                met += 1
                open_.append(node)
                is_open[node] = True
            for target in left:
                if order[target] < 0:
                    path.append((target, iter(targets[target])))
                    break
                if is_open[target]:
                    low[node] = min(low[node], order[target])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    component = []
                    while is_open[node]:
                        component.append(open_.pop())
                        is_open[component[-1]] = False
                    components.append(component)
    return components
