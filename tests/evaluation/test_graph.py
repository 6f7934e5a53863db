"""The graph of a map: what bears on what, and in which order it can be read."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.graph import Graph
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


def test_premises_are_linked_where_they_stand_and_single_elsewhere() -> None:
    graph = Graph.of(read(TREE))
    assert graph.ids == ("thesis", "p", "e", "q", "f", "o")
    assert named(graph, graph.linked) == {"thesis": "p q"}
    # A link that repeats the tree counts once more, as the rule about it says.
    assert named(graph, graph.single) == {"thesis": "f p", "p": "e", "q": "e"}
    assert named(graph, graph.attackers) == {"thesis": "o", "p": "o"}
    assert named(graph, graph.caveats) == {"p": "f"}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_components_are_those_of_networkx_and_come_after_what_bears_on_them(edges: list[tuple[int, int]]) -> None:
    attackers: list[list[int]] = [[] for _ in range(13)]
    for origin, target in edges:
        if origin != target:
            attackers[target].append(origin)
    none: list[list[int]] = [[] for _ in range(13)]
    graph = Graph(tuple(map(str, range(13))), none, none, attackers, none)
    whole = nx.DiGraph([edge for edge in edges if edge[0] != edge[1]])
    whole.add_nodes_from(range(13))
    assert {frozenset(one) for one in graph.components} == set(map(frozenset, nx.strongly_connected_components(whole)))
    for origin, target in whole.edges:
        assert graph.component_of[origin] <= graph.component_of[target]
