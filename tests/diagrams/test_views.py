"""A large map is shown by several diagrams that lead to each other."""

from __future__ import annotations

from argmap.diagrams.views import View, views
from argmap.model import ArgumentMap, Kind, Node, Text

from .samples import comb, small_map


def test_a_small_map_is_one_diagram() -> None:
    assert views(small_map()) == [View("all")]


def test_a_large_map_is_an_overview_its_branches_and_the_whole() -> None:
    found = views(comb(7))
    assert [view.name for view in found] == ["overview", *(f"t.{index}" for index in range(7)), "all"]
    overview, branch, *_ = found
    assert overview.depth == 2
    assert overview.links(lambda name: f"map-{name}.svg")[:2] == (("t", "map-all.svg"), ("t.0", "map-t.0.svg"))
    assert branch.focus == "t.0"
    assert branch.links(lambda name: f"map-{name}.svg") == (("t", "map-overview.svg"),)


def test_names_do_not_clash() -> None:
    ids = ("All", "overview", "a", "A", *(f"x{index}" for index in range(40)))
    nodes = {"t": Node("t", Kind.THESIS, Text({"en": "T"}), None, 0, (), ids)}
    for node_id in ids:
        leaf = (f"{node_id}.leaf",) if not node_id.startswith("x") else ()
        nodes[node_id] = Node(node_id, Kind.PREMISE, Text({"en": node_id}), "t", 1, (), leaf)
        for child in leaf:
            nodes[child] = Node(child, Kind.EVIDENCE, Text({"en": child}), node_id, 2, ())
    found = views(ArgumentMap(Text({"en": "T"}), ("en",), nodes))
    assert [view.name for view in found] == ["overview", "All-2", "overview-2", "a", "A-2", "all"]
