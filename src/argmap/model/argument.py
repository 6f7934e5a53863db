"""The argument map: nodes, links and what follows from how they hang together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from argmap.model.bibliography import Work
from argmap.model.kinds import KINDS, Kind, Relation
from argmap.model.route import Loc
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Status
from argmap.model.text import Text

ALIAS: Final = "thesis"
"""What stands for the thesis wherever a user names a node, unless a node has that id."""


@dataclass(frozen=True, slots=True)
class Inference:
    """How the premises and evidence below a node bear on it."""

    linked: bool = False
    """The premises only work together; otherwise each one counts by itself."""
    scheme: str = ""
    warrant: Text | None = None
    answers: Mapping[str, Text] = field(default_factory=dict)


_I = TypeVar("_I", bound=Inference)


@dataclass(frozen=True, slots=True)
class NamedInference(Inference):
    """One of several lines of argument for a claim; ``answers``, ``scheme`` and ``warrant`` are its own."""

    linked: bool = True
    """The members hold only together; of a single one this says nothing."""
    members: tuple[str, ...] = ()
    """Premises and evidence right below the claim, by their ids; links may add more from elsewhere."""


@dataclass(frozen=True, slots=True)
class Step:
    """Supporters of a claim that bear on it in one way: those of a named inference, or those that are in none."""

    id: str
    """That of the named inference; empty for supporters that are in none."""
    members: tuple[str, ...]
    joint: bool
    """The members hold only together; otherwise each one is a reason by itself."""
    caveats: tuple[str, ...]
    """What limits this step: caveats on it, and those on every step to the claim."""
    inference: Inference | None = None
    """Its scheme, warrant and answers."""


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
    step: str = ""
    """The inference of the target that it belongs to or limits; empty for a link to the target itself."""

    @property
    def reference(self) -> str:
        """The target as a map file names it: ``claim``, or ``claim/inference``."""
        return f"{self.target}/{self.step}" if self.step else self.target


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
    """How the supporters bear on it that are in none of the ``inferences``."""
    inferences: Mapping[str, NamedInference] = field(default_factory=dict)
    step: str = ""
    """The inference of its parent that a caveat limits; empty for all of them."""
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
        """How the node bears on its parent, or that it follows from it; None for the thesis."""
        return KINDS[self.kind].relation

    @property
    def all_inferences(self) -> Iterator[tuple[str, Inference]]:
        """Its named inferences by id, after that of the supporters that are in none (under the empty id)."""
        if self.inference is not None:
            yield "", self.inference
        yield from self.inferences.items()

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
    answers: frozenset[tuple[str, str, str]] = frozenset()
    """The critical questions below that it answers: node, inference (empty for what is in none), question."""


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

    def answered_by(self, node_id: str, step: str, question: str) -> str:
        """The layer that answers a critical question of a node's inference; empty where the map itself does."""
        place = (node_id, step, question)
        return next((layer.id for layer in self.layers.values() if place in layer.answers), "")

    @cached_property
    def root(self) -> Node:
        """The thesis."""
        return next(iter(self.nodes.values()))

    def named(self, name: str) -> str:
        """The id that a user's name for a node stands for: ``thesis`` is the thesis, unless a node has that id."""
        return self.root.id if name == ALIAS and name not in self.nodes else name

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
        """The map itself, without what layers have added."""
        if not self.layers:
            return self
        own = (node for node in self if not node.layer)
        nodes = {
            node.id: replace(
                node,
                children=tuple(child for child in node.children if not self.nodes[child].layer),
                inference=node.inference and self._unanswered(node.id, "", node.inference),
                inferences={step: self._unanswered(node.id, step, one) for step, one in node.inferences.items()},
            )
            for node in own
        }
        return replace(self, nodes=nodes, layers={})

    def _unanswered(self, node_id: str, step: str, inference: _I) -> _I:
        """An inference without the answers of layers."""
        own = {
            question: answer
            for question, answer in inference.answers.items()
            if not self.answered_by(node_id, step, question)
        }
        return replace(inference, answers=own)

    @cached_property
    def has_inferences(self) -> bool:
        """Whether a claim has several inferences; otherwise exports have no place for them."""
        return any(node.inferences for node in self)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All relations other than to the parent, in document order."""
        return tuple(link for node in self for link in node.links)

    @cached_property
    def _bearing(self) -> dict[tuple[str, Relation], list[tuple[Node, str]]]:
        """What bears on a node in a way, each with the inference that it belongs to or limits."""
        bearing: dict[tuple[str, Relation], list[tuple[Node, str]]] = {}
        for node in self:
            if node.parent is None or node.relation is None:
                continue
            if node.relation is Relation.FOLLOWS:
                bearing.setdefault((node.id, Relation.SUPPORTS), []).append((self.nodes[node.parent], ""))
            else:
                bearing.setdefault((node.parent, node.relation), []).append((node, node.step))
        for link in self.links:
            if link.origin == link.target:
                # A claim is no reason for itself; a rule says so to the author.
                continue
            bearing.setdefault((link.target, link.relation), []).append((self.nodes[link.origin], link.step))
        return bearing

    def bearing_on(self, node: Node, relation: Relation) -> list[Node]:
        """The nodes that support, limit or oppose a node: by the tree first, then by the links to it.

        A consequence is supported by its parent, and bears on nothing unless it is linked to it.
        """
        return [one for one, __ in self._bearing.get((node.id, relation), ())]

    def limits(self, node: Node) -> list[tuple[Node, str]]:
        """What limits the steps to a node, each with the inference that it limits; empty for all of them."""
        return self._bearing.get((node.id, Relation.LIMITS), [])

    def steps(self, node: Node) -> list[Step]:
        """The steps to a claim: its named inferences in their order, then what is in none of them.

        Of the latter, the premises right below are one joint step where they are linked. Each other supporter is a step
        by itself; these come together, as the members of one step that is not joint. A layer's supporters never join a
        step of the map below. Evidence beside linked premises is no step, see `loose`.
        """
        return self.support(node)[0]

    def loose(self, node: Node) -> list[Node]:
        """The evidence beside linked premises: it pulls, but the claim does not need it, nor stand on it alone."""
        return self.support(node)[1]

    def support(self, node: Node) -> tuple[list[Step], list[Node]]:
        """The steps to a claim and its loose evidence."""
        given = self._bearing.get((node.id, Relation.SUPPORTS))
        if not given:
            return [], []
        caveats = self.limits(node)
        to_all = tuple(dict.fromkeys([one.id for one, of in caveats if not of])) if caveats else ()
        if not node.inferences and not node.linked:
            return [Step("", tuple([one.id for one, __ in given]), False, to_all, node.inference)], []
        limited = {of for __, of in caveats if of}

        def limiting(step: str) -> tuple[str, ...]:
            if step not in limited:
                return to_all
            # A link that repeats the tree adds nothing.
            return tuple(dict.fromkeys(one.id for one, of in caveats if of in ("", step)))

        joined: dict[str, list[str]] = {}
        for one, of in given:
            if of and one.layer == node.layer:
                joined.setdefault(of, []).append(one.id)
        steps, named = [], set[str]()
        for step_id, inference in node.inferences.items():
            members = tuple(dict.fromkeys([*inference.members, *joined.get(step_id, ())]))
            named.update(members)
            steps.append(Step(step_id, members, inference.linked and len(members) > 1, limiting(step_id), inference))
        rest = [one for one, __ in given if one.id not in named]
        linked = [
            one.id
            for one in rest
            if node.linked and one.parent == node.id and one.kind is Kind.PREMISE and one.layer == node.layer
        ]
        loose: list[Node] = []
        if linked:
            # A link that repeats the tree adds nothing.
            together = dict.fromkeys(linked)
            linked = [*together]
            rest = [one for one in rest if one.id not in together]
            loose = [one for one in rest if one.kind is Kind.EVIDENCE]
            rest = [one for one in rest if one.kind is not Kind.EVIDENCE]
            steps.append(Step("", tuple(linked), len(linked) > 1, limiting(""), node.inference))
        if rest:
            steps.append(Step("", tuple(one.id for one in rest), False, limiting(""), node.inference))
        return steps, loose
