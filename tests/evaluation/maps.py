"""Maps of nothing but attacks, maps at random, and their evaluation by the shortest way there is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from argmap.evaluation import BASE_SCORES, Semantics
from argmap.evaluation.hands import hands_of
from argmap.model import ArgumentMap, Inference, Kind, Layer, Link, NamedInference, Node, Relation, Text
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
    """A map of a few nodes of all kinds with all that evaluation looks at, see `random_map`."""
    return random_map(draw(st.randoms(use_true_random=False)), size, links, cyclic=cyclic)


def random_map(
    random: Random,
    size: int = 12,
    links: int = 6,
    *,
    cyclic: bool = True,
    circular: bool = False,
    layered: bool = False,
) -> ArgumentMap:
    """A map of a few nodes of all kinds with all that evaluation looks at, several inferences to a claim among it.

    Args:
        random: decides.
        size: the most nodes.
        links: the most links.
        cyclic: attacks and caveats may run in a circle.
        circular: support may, too.
        layered: some nodes without anything below are of a layer.
    """
    kinds = [Kind.PREMISE, Kind.EVIDENCE, Kind.CAVEAT, Kind.OBJECTION]
    count = random.randint(1, size)
    parents = {number: random.randrange(number) for number in range(1, count)}
    kind = {0: Kind.THESIS, **{number: random.choice(kinds) for number in parents}}
    children = {
        number: sorted((one for one in parents if parents[one] == number), key=lambda one: kinds.index(kind[one]))
        for number in range(count)
    }
    layers = {
        number: "layer" if layered and number and not children[number] and random.random() < 0.3 else ""
        for number in range(count)
    }
    inferences: dict[int, dict[str, NamedInference]] = {}
    for number in range(count):
        members = [one for one in children[number] if kind[one] in kinds[:2] and not layers[one]]
        inferences[number] = {
            name: NamedInference(random.random() < 0.6, members=tuple(f"n{one}" for one in chosen))
            for name in "ab"
            if random.random() < 0.4 and (chosen := [one for one in members if random.random() < 0.6])
        }
    found: dict[int, list[Link]] = {number: [] for number in range(count)}
    for __ in range(random.randint(0, links)):
        origin, target = random.randrange(count), random.randrange(count)
        relation = random.choice([*Relation])
        if origin < target and not (circular or (cyclic and relation is not Relation.SUPPORTS)):
            origin, target = target, origin
        if origin == target or (layers[target] and not layers[origin]):
            continue
        steps = ["", *inferences[target]] if relation is not Relation.OPPOSES else [""]
        found[origin].append(Link(f"n{origin}", relation, f"n{target}", random.choice(steps)))
    nodes = {}
    for number in range(count):
        parent = parents.get(number)
        steps = [*inferences[parent]] if parent is not None and kind[number] is Kind.CAVEAT else []
        nodes[f"n{number}"] = Node(
            f"n{number}",
            kind[number],
            Text({"en": f"N{number}"}),
            None if parent is None else f"n{parent}",
            0,
            (),
            children=tuple(f"n{child}" for child in children[number]),
            by=random.choice([None, None, Text({"en": "Ann"}), Text({"en": "Ben"}), Text({"en": f"N{number}"})]),
            inference=Inference(linked=True) if random.random() < 0.5 else None,
            inferences=inferences[number],
            step=random.choice(["", *steps]),
            assumed=random.random() < 0.2,
            credence=random.choice([None, None, None, 0.0, 0.1, 0.3, 0.5, 0.9, 1.0]),
            links=tuple(dict.fromkeys(found[number])),
            layer=layers[number],
        )
    added = {"layer": Layer("layer", Text({"en": "Layer"}))} if layered else {}
    return ArgumentMap(Text({"en": "Map"}), ("en",), nodes, layers=added)


def with_node(map_: ArgumentMap, parent: str, kind: Kind, **fields: Any) -> ArgumentMap:
    """The map with one more node, ``new``, as the last below another one."""
    nodes = dict(map_.nodes)
    nodes[parent] = replace(nodes[parent], children=(*nodes[parent].children, "new"))
    nodes["new"] = Node("new", kind, Text({"en": "New"}), parent, 0, (), **fields)
    return replace(map_, nodes=nodes)


def is_ground(map_: ArgumentMap, node: Node) -> bool:
    """Whether a node needs nothing."""
    return node.assumed or all(one.layer != node.layer for one in map_.bearing_on(node, Relation.SUPPORTS))


def for_and_against(map_: ArgumentMap, *, statuses: bool = False) -> tuple[list[str], list[str]]:
    """The grounds that speak for the thesis on all paths to it, and those that speak against it on all.

    An objection turns what is below it round, and so does a caveat. For ``statuses``, caveats do not count, nor what
    supports a ground.
    """
    sides: dict[str, set[int]] = {"n0": {0}}
    todo = [("n0", 0)]
    while todo:
        name, side = todo.pop()
        node = map_[name]
        below = [(one.id, 1 - side) for one in map_.bearing_on(node, Relation.OPPOSES)]
        if not (statuses and is_ground(map_, node)):
            below += [(one.id, side) for one in map_.bearing_on(node, Relation.SUPPORTS)]
        if not statuses:
            below += [(one.id, 1 - side) for one in map_.bearing_on(node, Relation.LIMITS)]
        for one, parity in below:
            if parity not in sides.setdefault(one, set()):
                sides[one].add(parity)
                todo.append((one, parity))
    grounds = [node.id for node in map_ if is_ground(map_, node)]
    return [one for one in grounds if sides.get(one) == {0}], [one for one in grounds if sides.get(one) == {1}]


def plain_statuses(map_: ArgumentMap) -> dict[str, str]:
    """The statuses of a map by the definition: what is decided is decided for good, until nothing more is."""
    status = dict.fromkeys(map_.nodes, "undecided")
    changed = True
    while changed:
        changed = False
        for node in map_:
            if status[node.id] != "undecided":
                continue
            attackers = {status[one.id] for one in map_.bearing_on(node, Relation.OPPOSES)}
            sets = [step.members for step in map_.steps(node) if step.joint]
            sets += [(member,) for step in map_.steps(node) if not step.joint for member in step.members]
            holds = any(all(status[one] == "accepted" for one in members) for members in sets)
            fails = all(any(status[one] == "rejected" for one in members) for members in sets)
            lost = all(status[one.id] == "rejected" for one in map_.loose(node))
            ground = is_ground(map_, node)
            if "accepted" in attackers or (not ground and fails and lost):
                status[node.id] = "rejected"
            elif attackers <= {"rejected"} and (ground or holds):
                status[node.id] = "accepted"
            changed |= status[node.id] != "undecided"
    return status


def plain_reserves(map_: ArgumentMap) -> set[str]:
    """What is accepted only with reserve, given what is accepted."""
    stands = {node for node, status in plain_statuses(map_).items() if status == "accepted"}
    found: set[str] = set()
    while True:
        more = set()
        for node in map_:
            if node.id not in stands - found:
                continue
            if is_ground(map_, node):
                free = not any(one.id in stands for one in map_.bearing_on(node, Relation.LIMITS))
            else:
                free = any(
                    (all if step.joint else any)(one in stands - found for one in step.members)
                    and not stands.intersection(step.caveats)
                    for step in map_.steps(node)
                )
            more |= set() if free else {node.id}
        if not more:
            return found
        found |= more


def plain_strengths(map_: ArgumentMap, semantics: Semantics) -> dict[str, float]:
    """The strengths of a map without cycles: all at once, as many rounds as there are nodes."""
    strengths = dict.fromkeys(map_.nodes, 0.0)
    for __ in map_.nodes:
        strengths = plain_round(map_, semantics, strengths)
    return strengths


def plain_round(map_: ArgumentMap, semantics: Semantics, before: Mapping[str, float]) -> dict[str, float]:
    """What each strength is by the definition if those of the neighbours are as given."""
    if semantics is Semantics.RATIO:
        statuses = plain_statuses(map_)
        force = {node: 0.0 if statuses[node] == "rejected" else strength for node, strength in before.items()}
        return {node.id: _by_ratio(map_, node, force, statuses) for node in map_}
    after = {}
    for node in map_:
        pro = []
        for step in map_.steps(node):
            scale = _formula(semantics, 1, [], [before[one] for one in step.caveats])
            given = [before[one] for one in step.members]
            pro += [scale * one for one in ([min(given)] if step.joint else given)]
        # Loose evidence is limited as what is in no named inference.
        caveats = [step.caveats for step in map_.steps(node) if not step.id]
        for one in map_.loose(node):
            pro.append(_formula(semantics, 1, [], [before[one] for one in caveats[0]]) * before[one.id])
        con = [before[one.id] for one in map_.bearing_on(node, Relation.OPPOSES)]
        base = BASE_SCORES[node.kind] if node.credence is None else node.credence
        after[node.id] = _formula(semantics, base, pro, con)
    return after


def _by_ratio(map_: ArgumentMap, node: Node, force: Mapping[str, float], statuses: Mapping[str, str]) -> float:
    hands = {one.id: hand for one, hand in zip(map_, hands_of(map_)[1], strict=True)}

    def bare(name: str) -> bool:
        return not map_.bearing_on(map_[name], Relation.SUPPORTS)

    def any_of(given: Iterable[tuple[str, float]]) -> float:
        single, groups = dict[str, float](), dict[int, float]()
        for name, strength in given:
            if bare(name):
                groups[hands[name]] = max(groups.get(hands[name], 0), strength)
            else:
                single[name] = single.get(name, 0) + _odds(strength)
        return _share(sum(single.values()) + sum(map(_odds, groups.values())))

    def limited(strength: float, caveats: Iterable[str]) -> float:
        return _all_of([strength, 1 - any_of((one, force[one]) for one in set(caveats))])

    limits = [one.id for one in map_.bearing_on(node, Relation.LIMITS)]
    own = limited(_base(map_, node), limits) if is_ground(map_, node) else _base(map_, node)
    parts = [own]
    separate = []
    for step in map_.steps(node):
        if step.joint:
            parts.append(limited(_all_of(force[one] for one in step.members), step.caveats))
        else:
            separate += [(one, limited(force[one], step.caveats)) for one in dict.fromkeys(step.members)]
    caveats = [step.caveats for step in map_.steps(node) if not step.id]
    separate += [(one, limited(force[one], caveats[0])) for one in dict.fromkeys(one.id for one in map_.loose(node))]
    total = _share(sum(map(_odds, [*parts, any_of(separate)])))
    if not bare(node.id):
        total = min(total, _ceiling(map_, node, hands, statuses))
    return limited(total, (one.id for one in map_.bearing_on(node, Relation.OPPOSES)))


def _ceiling(
    map_: ArgumentMap,
    node: Node,
    hands: Mapping[str, int],
    statuses: Mapping[str, str],
) -> float:
    """What the hands below a node come to, each with its strongest ground."""
    below: dict[object, float] = {}
    todo, seen = [node.id], {node.id}
    while todo:
        one = map_[todo.pop()]
        hand = hands[one.id] if is_ground(map_, one) else one.id
        below[hand] = max(below.get(hand, 0), _base(map_, one))
        new = {each.id for each in map_.bearing_on(one, Relation.SUPPORTS) if statuses[each.id] != "rejected"} - seen
        seen |= new
        todo += new
    return _share(sum(map(_odds, below.values())))


def _all_of(strengths: Iterable[float]) -> float:
    values = [*strengths]
    if 0 in values:
        return 0
    return _share(1 / total) if (total := sum(1 / _odds(one) for one in values)) else 1


def _base(map_: ArgumentMap, node: Node) -> float:
    if node.credence is not None:
        return node.credence
    return 0 if not is_ground(map_, node) else 0.75 if node.assumed or node.kind is Kind.EVIDENCE else 0.5


def _odds(strength: float) -> float:
    return strength / (1 - strength) if strength < 1 else math.inf


def _share(odds: float) -> float:
    return odds / (1 + odds) if odds < math.inf else 1.0


def _formula(semantics: Semantics, base: float, supporters: list[float], attackers: list[float]) -> float:
    energy = sum(supporters) - sum(attackers)
    if semantics is Semantics.DF_QUAD:
        distance = (1 - math.prod(1 - one for one in supporters)) - (1 - math.prod(1 - one for one in attackers))
        return base + distance * (1 - base) if distance >= 0 else base + distance * base
    if semantics is Semantics.EULER:
        return 1 - (1 - base**2) / (1 + base * math.e**energy)
    up, down = (max(one, 0) ** 2 / (1 + max(one, 0) ** 2) for one in (energy, -energy))
    return base - base * down + (1 - base) * up
