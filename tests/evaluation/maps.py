"""Maps of nothing but attacks, maps at random, and their evaluation by the shortest way there is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from argmap.evaluation import BASE_SCORES, Semantics
from argmap.model import ArgumentMap, Inference, Kind, Link, Node, Relation, Text
from support.diagnosing import read


def framework(attacks: str, scores: Mapping[str, float] | None = None) -> ArgumentMap:
    """A map of abstract arguments, as ``a>b b>c``: each is a caveat of a thesis, which changes nothing for them."""
    edges = [edge.partition(">") for edge in attacks.split()]
    arguments = dict.fromkeys(name for origin, _, target in edges for name in (origin, target) if name)
    lines = ["thesis:", "  text: Host", "  caveats:"]
    for name in sorted(arguments):
        lines += [f"    {name}:", f"      text: {name}"]
        lines += [f"      credence: {scores[name]}"] if scores and name in scores else []
        targets = [target for origin, _, target in edges if origin == name and target]
        lines += [f"      opposes: [{', '.join(dict.fromkeys(targets))}]"] if targets else []
    return read("\n".join(lines) + "\n")


@st.composite
def maps(draw: st.DrawFn, size: int = 12, links: int = 6, *, cyclic: bool = True) -> ArgumentMap:
    """A map of a few nodes of all kinds with all that evaluation looks at.

    Support never runs in a circle; attacks and caveats may where ``cyclic``.
    """
    kinds = [Kind.PREMISE, Kind.EVIDENCE, Kind.CAVEAT, Kind.OBJECTION]
    nodes: dict[str, dict[str, Any]] = {"n0": {"kind": Kind.THESIS, "parent": None, "links": []}}
    for number in range(1, draw(st.integers(1, size))):
        parent = f"n{draw(st.integers(0, number - 1))}"
        nodes[f"n{number}"] = {"kind": draw(st.sampled_from(kinds)), "parent": parent, "links": []}
    for _ in range(draw(st.integers(0, links))):
        origin, target = draw(st.integers(0, len(nodes) - 1)), draw(st.integers(0, len(nodes) - 1))
        relation = draw(st.sampled_from(Relation))
        if origin < target and (not cyclic or relation is Relation.SUPPORTS):
            origin, target = target, origin
        if origin != target:
            nodes[f"n{origin}"]["links"].append(Link(f"n{origin}", relation, f"n{target}"))
    in_order = sorted(nodes, key=lambda name: kinds.index(nodes[name]["kind"]) if nodes[name]["parent"] else 0)
    made = {}
    for name, node in nodes.items():
        made[name] = Node(
            name,
            node["kind"],
            Text({"en": name}),
            node["parent"],
            0,
            (),
            children=tuple(child for child in in_order if nodes[child]["parent"] == name),
            links=tuple(dict.fromkeys(node["links"])),
            inference=Inference(linked=True) if draw(st.booleans()) else None,
            assumed=draw(st.integers(0, 4)) == 0,
            credence=draw(st.none() | st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.9, 1.0])),
        )
    return ArgumentMap(Text({"en": "Map"}), ("en",), made)


def with_node(map_: ArgumentMap, parent: str, kind: Kind, **fields: Any) -> ArgumentMap:
    """The map with one more node, ``new``, as the last below another one."""
    nodes = dict(map_.nodes)
    nodes[parent] = replace(nodes[parent], children=(*nodes[parent].children, "new"))
    nodes["new"] = Node("new", kind, Text({"en": "New"}), parent, 0, (), **fields)
    return replace(map_, nodes=nodes)


def plain_statuses(map_: ArgumentMap) -> dict[str, str]:
    """The statuses of a map by the definition: what is decided is decided for good, until nothing more is."""
    status = dict.fromkeys(map_.nodes, "undecided")
    changed = True
    while changed:
        changed = False
        for node in map_:
            attackers = {status[one.id] for one in map_.bearing_on(node, Relation.OPPOSES)}
            supporters = map_.bearing_on(node, Relation.SUPPORTS)
            linked = map_.children(node, Kind.PREMISE) if node.linked else []
            sets = [[one] for one in linked] or ([supporters] if supporters else [])
            needs = [] if node.assumed else [{status[one.id] for one in each} for each in sets]
            if status[node.id] != "undecided":
                continue
            if "accepted" in attackers or {"rejected"} in needs:
                status[node.id] = "rejected"
            elif attackers <= {"rejected"} and all("accepted" in need for need in needs):
                status[node.id] = "accepted"
            changed |= status[node.id] != "undecided"
    return status


def plain_strengths(map_: ArgumentMap, semantics: Semantics, *, dead_step: str = "") -> dict[str, float]:
    """The strengths of a map without cycles: all at once, as many rounds as there are nodes."""
    strengths = dict.fromkeys(map_.nodes, 0.0)
    for _ in map_.nodes:
        strengths = plain_round(map_, semantics, strengths, dead_step=dead_step)
    return strengths


def plain_round(
    map_: ArgumentMap, semantics: Semantics, before: Mapping[str, float], *, dead_step: str = ""
) -> dict[str, float]:
    """What each strength is by the definition if those of the neighbours are as given.

    ``dead_step`` is a node to which no support gets through.
    """
    after = {}
    for node in map_:
        supporters = [one.id for one in map_.bearing_on(node, Relation.SUPPORTS)]
        linked = [one.id for one in map_.children(node, Kind.PREMISE)] if node.linked else []
        for one in linked:
            supporters.remove(one)
        step = _formula(semantics, 1, [], [before[one.id] for one in map_.bearing_on(node, Relation.LIMITS)])
        step = 0 if node.id == dead_step else step
        pro = [before[one] for one in supporters] + ([min(before[one] for one in linked)] if linked else [])
        con = [before[one.id] for one in map_.bearing_on(node, Relation.OPPOSES)]
        base = BASE_SCORES[node.kind] if node.credence is None else node.credence
        after[node.id] = _formula(semantics, base, [step * one for one in pro], con)
    return after


def _formula(semantics: Semantics, base: float, supporters: list[float], attackers: list[float]) -> float:
    energy = sum(supporters) - sum(attackers)
    if semantics is Semantics.DF_QUAD:
        distance = (1 - math.prod(1 - one for one in supporters)) - (1 - math.prod(1 - one for one in attackers))
        return base + distance * (1 - base) if distance >= 0 else base + distance * base
    if semantics is Semantics.EULER:
        return 1 - (1 - base**2) / (1 + base * math.e**energy)
    up, down = (max(one, 0) ** 2 / (1 + max(one, 0) ** 2) for one in (energy, -energy))
    return base - base * down + (1 - base) * up
