"""The argument map: nodes, links and what follows from how they hang together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from argmap.model.bibliography import Work
from argmap.model.kinds import KINDS, Kind, Relation
from argmap.model.route import Loc
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Status
from argmap.model.text import Text


@dataclass(frozen=True, slots=True)
class Inference:
    """How the premises and evidence below a node bear on it."""

    linked: bool = False
    """The premises only work together; otherwise each one counts by itself."""
    scheme: str = ""
    warrant: Text | None = None
    answers: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A claim about the future and what settles it."""

    due: datetime.date | None = None
    test: Text | None = None
    outcome: Outcome = Outcome.PENDING
    resolved: datetime.date | None = None


class Link(NamedTuple):
    """A relation to another node than the parent."""

    origin: str
    relation: Relation
    target: str


@dataclass(frozen=True, slots=True)
class Node:
    """One statement of the argument; see docs/format.md for the meaning of each field.

    ``source`` and ``section`` are those of the parent where the author left them out.
    ``loc`` is the route to the node in the file, ``depth`` is 0 for the thesis.
    """

    id: str
    kind: Kind
    text: Text
    parent: str | None
    depth: int
    loc: Loc
    children: tuple[str, ...] = ()
    detail: Text | None = None
    source: str = ""
    section: Text | None = None
    at: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()
    basis: Basis | None = None
    by: Text | None = None
    inference: Inference | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    forecast: Forecast | None = None
    assumed: bool = False
    credence: float | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    comment: str = ""
    layer: str = ""
    """The layer that it comes from; empty for a node of the map itself."""

    @property
    def relation(self) -> Relation | None:
        """How the node bears on its parent; None for the thesis."""
        return KINDS[self.kind].relation

    @property
    def linked(self) -> bool:
        """Whether the premises below only work together."""
        return self.inference is not None and self.inference.linked


@dataclass(frozen=True, slots=True)
class Layer:
    """What a separate file adds to a map: a critique, an update, a second reader's evidence."""

    id: str
    title: Text
    by: Text | None = None
    """Who asserts its nodes, where they do not say so themselves."""
    summary: Text | None = None
    readings: Mapping[str, Text] = field(default_factory=dict)
    """The texts of nodes below as they stood when the layer was written, by the node's id."""


@dataclass(frozen=True)
class ArgumentMap:
    """A validated argument tree with its links, languages and works.

    ``nodes`` are in document order, the thesis first; every parent, child and link target is among them. The nodes of
    the ``layers`` that lie on the map are among them, too, and know their layer.
    """

    title: Text
    languages: tuple[str, ...]
    nodes: Mapping[str, Node]
    summary: Text | None = None
    works: Mapping[str, Work] = field(default_factory=dict)
    layers: Mapping[str, Layer] = field(default_factory=dict)
    expectations: Mapping[str, Status] = field(default_factory=dict)
    """The status that the author of the topmost file expects a node to have, by the node's id."""

    @property
    def primary_language(self) -> str:
        """The first of the map's languages."""
        return self.languages[0]

    def badge(self, layer: str, language: str) -> str:
        """What marks the nodes of a layer: who made it, or its id where that is not said or is not enough."""
        by = self.layers[layer].by
        name = by.best(language) if by else ""
        shared = any(
            other.id != layer and other.by is not None and other.by.best(language) == name
            for other in self.layers.values()
        )
        return layer if shared or not name.strip() else name

    @cached_property
    def root(self) -> Node:
        """The thesis."""
        return next(iter(self.nodes.values()))

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes.values())

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, node_id: str) -> Node:
        return self.nodes[node_id]

    def children(self, node: Node, *kinds: Kind) -> list[Node]:
        """The nodes directly below, in reading order; only those of the given kinds, if any are given."""
        below = (self.nodes[child] for child in node.children)
        return [child for child in below if not kinds or child.kind in kinds]

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes from the parent up to the thesis."""
        while node.parent is not None:
            node = self.nodes[node.parent]
            yield node

    def subtree(self, node: Node) -> Iterator[Node]:
        """The node and everything below it, in document order."""
        stack = [node]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.nodes[child] for child in reversed(node.children))

    def without_layers(self) -> ArgumentMap:
        """The map itself, without what layers have added; answers to critical questions do not know their layer."""
        if not self.layers:
            return self
        own = (node for node in self if not node.layer)
        nodes = {
            node.id: replace(node, children=tuple(child for child in node.children if not self.nodes[child].layer))
            for node in own
        }
        return replace(self, nodes=nodes, layers={})

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All relations other than to the parent, in document order."""
        return tuple(link for node in self for link in node.links)

    @cached_property
    def _bearing(self) -> dict[tuple[str, Relation], list[Node]]:
        bearing: dict[tuple[str, Relation], list[Node]] = {}
        for node in self:
            if node.parent is not None and node.relation is not None:
                bearing.setdefault((node.parent, node.relation), []).append(node)
        for link in self.links:
            if link.origin == link.target:
                # A claim is no reason for itself; a rule says so to the author.
                continue
            bearing.setdefault((link.target, link.relation), []).append(self.nodes[link.origin])
        return bearing

    def bearing_on(self, node: Node, relation: Relation) -> list[Node]:
        """The nodes that support, limit or oppose a node: its children first, then the links to it."""
        return self._bearing.get((node.id, relation), [])
