"""The graph of a map: what bears on what, and in which order it can be read."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.graph import Graph
from argmap.model import ArgumentMap, Inference, Kind, Layer, Link, NamedInference, Node, Relation, Text
from support.diagnosing import read

TREE = """
thesis:
  text: T
  inference: {linked: true}
  premises: {p: {text: P, supports: [thesis], evidence: {e: {text: E, supports: [q]}}}, q: Q}
  evidence: {f: {text: F, limits: [p]}}
  objections: {o: {text: O, opposes: [p]}}
"""


def named(graph: Graph, numbers: list[list[int]]) -> dict[str, str]:
    return {
        graph.ids[node]: " ".join(graph.ids[one] for one in bearing) for node, bearing in enumerate(numbers) if bearing
    }


def steps(map_: ArgumentMap, node: str = "") -> list[str]:
    """The steps to a node, as ``id: joint & members / single | members ~ caveats``."""
    return [
        f"{step.id}: {(' & ' if step.joint else ' | ').join(step.members)}"
        + (f" ~ {' '.join(step.caveats)}" if step.caveats else "")
        for step in map_.steps(map_[node or map_.root.id])
    ]


def test_premises_are_linked_where_they_stand_and_evidence_beside_them_is_loose() -> None:
    map_ = read(TREE)
    assert steps(map_) == [": p & q"]
    assert steps(map_, "p") == [": e ~ f"]
    graph = Graph.of(map_)
    assert graph.ids == ("thesis", "p", "e", "q", "f", "o")
    assert named(graph, graph.loose) == {"thesis": "f"}
    # A link that repeats the tree adds nothing to a joint step.
    assert named(graph, graph.supporters) == {"thesis": "p q f", "p": "e", "q": "e"}
    assert named(graph, graph.attackers) == {"thesis": "o", "p": "o"}
    assert named(graph, graph.caveats) == {"p": "f"}
    assert [graph.ids[node] for node, ground in enumerate(graph.grounds) if ground] == ["e", "f", "o"]


def node(id_: str, kind: Kind = Kind.PREMISE, parent: str | None = "t", **fields: Any) -> Node:
    return Node(id_, kind, Text({"en": id_}), parent, 1, (), **fields)


def claim(*below: Node, **fields: Any) -> ArgumentMap:
    """A thesis `t` with nodes right below it."""
    root = node("t", Kind.THESIS, None, children=tuple(one.id for one in below if one.parent == "t"), **fields)
    layers = {one.layer: Layer(one.layer, Text({})) for one in below if one.layer}
    return ArgumentMap(Text({}), ("en",), {one.id: one for one in (root, *below)}, layers=layers)


JOINT = Inference(linked=True)


def test_what_is_in_no_named_inference_stays_as_it_was() -> None:
    map_ = claim(
        *[node(one) for one in "pqrs"],
        node("e", Kind.EVIDENCE),
        inference=JOINT,
        inferences={"one": NamedInference(members=("p", "q")), "two": NamedInference(members=("q",))},
    )
    assert steps(map_) == ["one: p & q", "two: q", ": r & s"]
    assert [one.id for one in map_.loose(map_["t"])] == ["e"]
    apart = claim(*[node(one) for one in "pqrs"], inferences={"one": NamedInference(members=("p", "q"))})
    assert steps(apart) == ["one: p & q", ": r | s"]


def test_links_and_caveats_may_name_an_inference() -> None:
    map_ = claim(
        node("p", links=(Link("p", Relation.LIMITS, "t", "two"),)),
        node("q"),
        node("c", Kind.CAVEAT, step="one"),
        node("d", Kind.CAVEAT),
        node("e", Kind.EVIDENCE, "q", links=(Link("e", Relation.SUPPORTS, "t", "two"),)),
        inferences={"one": NamedInference(members=("p",)), "two": NamedInference(members=("q",))},
    )
    assert steps(map_) == ["one: p ~ c d", "two: q & e ~ d p"]


def test_a_layer_joins_no_step_of_the_map_below() -> None:
    map_ = claim(
        node("p"),
        node("q"),
        node("new", layer="l"),
        node("more", Kind.EVIDENCE, "q", layer="l", links=(Link("more", Relation.SUPPORTS, "t", "one"),)),
        inference=JOINT,
        inferences={"one": NamedInference(members=("p",))},
    )
    assert steps(map_) == ["one: p", ": q", ": new"]
    assert [one.id for one in map_.loose(map_["t"])] == ["more"]
    bare = claim(node("new", layer="l"))
    assert Graph.of(bare).grounds[0]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_components_are_those_of_networkx_and_come_after_what_bears_on_them(edges: list[tuple[int, int]]) -> None:
    attackers: list[list[int]] = [[] for _ in range(13)]
    for origin, target in edges:
        if origin != target:
            attackers[target].append(origin)
    none: list[list[int]] = [[] for _ in range(13)]
    graph = Graph(tuple(map(str, range(13))), [() for __ in none], none, attackers, none, [True] * 13)
    whole = nx.DiGraph([edge for edge in edges if edge[0] != edge[1]])
    whole.add_nodes_from(range(13))
    assert {frozenset(one) for one in graph.components} == set(map(frozenset, nx.strongly_connected_components(whole)))
    for origin, target in whole.edges:
        assert graph.component_of[origin] <= graph.component_of[target]
