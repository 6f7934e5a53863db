"""What holds for every map."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
from py_arg.abstract_argumentation_classes.argument import Argument
from py_arg.abstract_argumentation_classes.defeat import Defeat
from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

from argmap.evaluation import (
    Assumptions,
    Semantics,
    Settings,
    Status,
    cruxes,
    evaluate,
    explain,
    influences,
    single_points,
)
from argmap.evaluation.hands import hands_of
from argmap.model import ArgumentMap, Kind, Relation, Text
from argmap.model.semantics import Joint
from evaluation.maps import (
    for_and_against,
    framework,
    is_ground,
    maps,
    plain_reserves,
    plain_round,
    plain_statuses,
    plain_strengths,
    random_map,
    with_node,
)
from support.diagnosing import read

few = settings(max_examples=25)
semantics = st.sampled_from(Semantics)
score = st.sampled_from([0.0, 0.2, 0.5, 0.7, 1.0])


def near(expected: Any) -> Any:
    """What is the same but for the last digits."""
    return pytest.approx(expected, abs=1e-9, rel=0)


def test_attacks_alone_have_the_grounded_extension_that_another_solver_finds() -> None:
    random = Random(5)
    for _ in range(200):
        size = random.randint(1, 9)
        names = "abcdefghi"[:size]
        attacks = [(random.choice(names), random.choice(names)) for _ in range(random.randint(0, 2 * size))]
        # Nothing attacks itself in a map; a rule says so.
        attacks = [(origin, target) for origin, target in attacks if origin != target]
        arguments = {name: Argument(name) for name in names}
        defeats = [Defeat(arguments[origin], arguments[target]) for origin, target in dict.fromkeys(attacks)]
        extension = get_grounded_extension(AbstractArgumentationFramework("", list(arguments.values()), defeats))
        edges = [f"{origin}>{target}" for origin, target in attacks] + [f"{name}>" for name in names]
        statuses = evaluate(framework(" ".join(edges))).statuses
        assert {name for name in names if statuses[name] is Status.ACCEPTED} == {one.name for one in extension}


def flattened(map_: ArgumentMap) -> AbstractArgumentationFramework:
    """The map as a framework of attacks alone whose grounded labelling is that of the map.

    Each node ``n`` is an argument, and so is ``-n`` for each supporter, which n attacks. A joint set, or a member by
    itself, is a step, which the ``-m`` of its members attack; what is no ground is attacked by an argument that its
    steps attack. Loose support is a step that stays undecided unless it fails. Caveats are left out.
    """
    attacks: list[tuple[str, str]] = []
    names = set(map_.nodes)
    for node in map_:
        attacks += [(one.id, node.id) for one in map_.bearing_on(node, Relation.OPPOSES)]
        if is_ground(map_, node):
            continue
        unsupported = f"unsupported {node.id}"
        attacks.append((unsupported, node.id))
        sets = [step.members for step in map_.steps(node) if step.joint]
        sets += [(member,) for step in map_.steps(node) if not step.joint for member in step.members]
        loose = [(one.id,) for one in map_.loose(node)]
        for number, members in enumerate([*sets, *loose]):
            step = f"step {number} {node.id}"
            attacks.append((step, unsupported))
            attacks += [(f"-{one}", step) for one in members]
            attacks += [(one, f"-{one}") for one in members]
            if number >= len(sets):
                attacks += [("open", step), ("open", "open")]
    names |= {name for attack in attacks for name in attack}
    arguments = {name: Argument(name) for name in sorted(names)}
    defeats = [Defeat(arguments[origin], arguments[target]) for origin, target in dict.fromkeys(attacks)]
    return AbstractArgumentationFramework("", list(arguments.values()), defeats)


@pytest.mark.slow
def test_statuses_are_the_grounded_labelling_of_the_flattened_map_by_another_solver() -> None:
    several = 0
    for seed in count():
        map_ = random_map(Random(seed), 14, 6, circular=seed % 3 == 0, layered=seed % 4 == 0)
        if not any(len(map_.steps(node)) > 1 for node in map_):
            continue
        framework = flattened(map_)
        extension = {one.name for one in get_grounded_extension(framework)}
        beaten = {defeat.to_argument.name for defeat in framework.defeats if defeat.from_argument.name in extension}
        expected = {
            node: "accepted" if node in extension else "rejected" if node in beaten else "undecided"
            for node in map_.nodes
        }
        statuses = evaluate(map_).statuses
        assert {node: "accepted" if one.stands else str(one) for node, one in statuses.items()} == expected, seed
        several += 1
        if several == 1000:
            return


@few
@given(maps())
def test_statuses_are_those_of_the_definition(map_: ArgumentMap) -> None:
    statuses = evaluate(map_).statuses
    assert {node: "accepted" if one.stands else str(one) for node, one in statuses.items()} == plain_statuses(map_)
    assert {node for node, one in statuses.items() if one is Status.QUALIFIED} == plain_reserves(map_)


@few
@given(maps(cyclic=False), semantics)
def test_strengths_without_cycles_are_those_of_the_definition(map_: ArgumentMap, semantics: Semantics) -> None:
    found = evaluate(map_, Settings(semantics))
    assert found.converged
    assert found.strengths == near(plain_strengths(map_, semantics))


@few
@given(maps(), semantics)
def test_strengths_run_from_0_to_1(map_: ArgumentMap, semantics: Semantics) -> None:
    found = evaluate(map_, Settings(semantics))
    for values in (found.strengths, found.inferences, found.base_scores):
        assert all(0 <= value <= 1 for value in values.values())


@few
@given(maps(cyclic=False), semantics, st.sampled_from([Kind.PREMISE, Kind.EVIDENCE]), score)
def test_one_more_reason_never_weakens(map_: ArgumentMap, semantics: Semantics, kind: Kind, score: float) -> None:
    # One more joint premise may; and by ratios the first reason takes the place of the bare word.
    map_ = replace(map_, nodes={**map_.nodes, "n0": replace(map_["n0"], inference=None)})
    if semantics is Semantics.RATIO and not map_.steps(map_["n0"]):
        return
    before = evaluate(map_, Settings(semantics)).strengths["n0"]
    after = evaluate(with_node(map_, "n0", kind, credence=score), Settings(semantics)).strengths["n0"]
    assert after >= before - 1e-12


@few
@given(maps(cyclic=False), semantics, score)
def test_one_more_objection_never_strengthens(map_: ArgumentMap, semantics: Semantics, score: float) -> None:
    before = evaluate(map_, Settings(semantics)).strengths["n0"]
    after = evaluate(with_node(map_, "n0", Kind.OBJECTION, credence=score), Settings(semantics)).strengths["n0"]
    assert after <= before + 1e-12


@few
@given(maps(cyclic=False), semantics, score)
def test_a_caveat_on_one_step_leaves_what_the_others_give(
    map_: ArgumentMap, semantics: Semantics, score: float
) -> None:
    root = map_["n0"]
    if not root.inferences or root.assumed:
        return
    limited = with_node(map_, "n0", Kind.CAVEAT, credence=score, step="a" if "a" in root.inferences else "b")
    step = limited["new"].step
    kept = {name: one for name, one in root.inferences.items() if name != step}
    dropped = {one for one in root.inferences[step].members if not any(one in each.members for each in kept.values())}
    without = replace(
        map_,
        nodes={
            **{name: replace(node, parent=None) if name in dropped else node for name, node in map_.nodes.items()},
            "n0": replace(root, inferences=kept, children=tuple(one for one in root.children if one not in dropped)),
        },
    )
    strengths = [evaluate(one, Settings(semantics)).strengths["n0"] for one in (limited, map_)]
    assert strengths[0] <= strengths[1] + 1e-12
    # What else supports the thesis is by links to the step: only a map without them can be compared.
    if without.steps(without["n0"]) and not any(link.step or link.target == "n0" for link in map_.links):
        unlinked = replace(without, nodes={**without.nodes, "n0": replace(without["n0"], children=())})
        assert strengths[0] >= evaluate(unlinked, Settings(semantics)).strengths["n0"] - 1e-12


@few
@given(maps(cyclic=False), score)
def test_a_stronger_ground_never_weakens_what_it_speaks_for(map_: ArgumentMap, score: float) -> None:
    usual = evaluate(map_)
    for node in for_and_against(map_)[0]:
        if score >= usual.base_scores[node]:
            raised = evaluate(map_, assumptions=Assumptions({node: score}))
            assert raised.strengths["n0"] >= usual.strengths["n0"] - 1e-12


@few
@given(maps(cyclic=False))
def test_taking_hands_for_one_never_strengthens(map_: ArgumentMap) -> None:
    pro = set(for_and_against(map_)[0])
    hands = dict(zip(map_.nodes, hands_of(map_)[1], strict=True))
    # A hand that speaks against the thesis, too, is not taken apart.
    others = {hands[node.id] for node in map_ if is_ground(map_, node) and node.id not in pro}
    one = Text({"en": "One"})
    merged = {
        name: replace(node, by=one) if name in pro and hands[name] not in others else node
        for name, node in map_.nodes.items()
    }
    before = evaluate(map_).strengths["n0"]
    assert evaluate(replace(map_, nodes=merged)).strengths["n0"] <= before + 1e-12


@few
@given(maps(cyclic=False), score)
def test_nothing_is_stronger_than_the_hands_below_it(map_: ArgumentMap, score: float) -> None:
    found = evaluate(map_)
    for node, one in explain(map_, map_.nodes).items():
        if one.steps:
            assert found.strengths[node] <= one.ceiling + 1e-12
        elif one.loose == ():
            assert found.strengths[node] <= one.base + 1e-12


@few
@given(maps())
def test_claims_on_grounds_without_strength_have_none(map_: ArgumentMap) -> None:
    nodes = {name: replace(node, credence=0.0) for name, node in map_.nodes.items()}
    assert set(evaluate(replace(map_, nodes=nodes)).strengths.values()) == {0.0}


@few
@given(maps(cyclic=False))
def test_claims_on_certain_grounds_are_certain_where_nothing_speaks_against(map_: ArgumentMap) -> None:
    for_it = {name: node for name, node in map_.nodes.items() if node.kind in (Kind.PREMISE, Kind.EVIDENCE)}
    nodes = {"n0": map_["n0"]}
    for name, node in for_it.items():
        if node.parent in nodes:
            nodes[name] = node
    only = {
        name: replace(
            node, children=tuple(one for one in node.children if one in nodes), links=(), credence=1.0, inferences={}
        )
        for name, node in nodes.items()
    }
    assert evaluate(replace(map_, nodes=only)).strengths["n0"] == 1


@few
@given(maps(), semantics, score, st.sampled_from([Kind.CAVEAT, Kind.OBJECTION, Kind.EVIDENCE]))
def test_what_nothing_bears_on_keeps_its_base_score(
    map_: ArgumentMap, semantics: Semantics, score: float, kind: Kind
) -> None:
    grown = with_node(map_, "n0", kind, credence=score)
    assert evaluate(grown, Settings(semantics)).strengths["new"] == score


@few
@given(maps(cyclic=False), semantics, st.randoms(use_true_random=False))
def test_the_order_of_siblings_does_not_matter(map_: ArgumentMap, semantics: Semantics, random: Random) -> None:
    nodes = {}
    for node in map_:
        children = [*node.children]
        random.shuffle(children)
        nodes[node.id] = replace(node, children=tuple(children))
    order = [*nodes]
    shuffled = ["n0", *random.sample(order[1:], len(order) - 1)]
    before = evaluate(map_, Settings(semantics))
    after = evaluate(replace(map_, nodes={name: nodes[name] for name in shuffled}), Settings(semantics))
    if semantics is Semantics.RATIO:
        assert after.strengths == before.strengths
    assert after.strengths == near(before.strengths)
    assert after.statuses == before.statuses


@few
@given(maps(), semantics)
def test_where_a_cycle_settles_every_strength_follows_from_its_neighbours(
    map_: ArgumentMap, semantics: Semantics
) -> None:
    found = evaluate(map_, Settings(semantics))
    if found.converged:
        again = plain_round(map_, semantics, found.strengths)
        assert again == pytest.approx(found.strengths, abs=1e-8)


@few
@given(maps(), st.data())
def test_what_is_taken_for_granted_is(map_: ArgumentMap, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from([*map_.nodes]), unique=True, max_size=4))
    taken = Assumptions({}, frozenset(names[::2]), frozenset(names[1::2]))
    found = evaluate(map_, assumptions=taken)
    for name in names:
        assert found.statuses[name] is (Status.ACCEPTED if name in taken.accepted else Status.REJECTED)
        assert found.strengths[name] == (name in taken.accepted)


@few
@given(maps(), semantics, st.data())
def test_the_influence_of_a_ground_is_what_a_whole_evaluation_finds(
    map_: ArgumentMap, semantics: Semantics, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    found = {crux.id: crux for crux in cruxes(map_, Settings(semantics), target=target)}
    for name in map_.nodes:
        whole = [evaluate(map_, Settings(semantics), Assumptions({name: score})) for score in (0, 1)]
        if not all(one.converged for one in whole):
            continue
        low, high = (one.strengths[target] for one in whole)
        if name in found:
            assert (found[name].low, found[name].high) == near((low, high))
            assert found[name].influence == found[name].high - found[name].low
        elif is_ground(map_, map_[name]) and (semantics is Semantics.RATIO or not map_.steps(map_[name])):
            assert low == pytest.approx(high, abs=1e-8, rel=0)


@few
@given(maps(30, 15, cyclic=False), st.sampled_from(Joint), st.sampled_from([0.0, 0.8, 1.0]), st.data())
def test_cruxes_of_a_map_without_cycles_are_exact(
    map_: ArgumentMap, joint: Joint, step: float, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    usual = Settings(joint=joint, step=step)
    for one in cruxes(map_, usual, target=target):
        whole = [evaluate(map_, usual, Assumptions({one.id: score})).strengths[target] for score in (0, 1)]
        assert (one.low, one.high) == pytest.approx(tuple(whole), abs=1e-12, rel=0)


@few
@given(maps(30, 15, cyclic=False), st.sampled_from(Joint))
def test_no_crux_of_a_map_without_cycles_is_missed(map_: ArgumentMap, joint: Joint) -> None:
    found = {one.id for one in cruxes(map_, Settings(joint=joint))}
    for node in map_:
        low, high = (evaluate(map_, Settings(joint=joint), Assumptions({node.id: score})) for score in (0, 1))
        if node.id not in found and (is_ground(map_, node) or node.credence is not None):
            assert low.strengths["n0"] == pytest.approx(high.strengths["n0"], abs=1e-8, rel=0)


def test_the_last_digits_of_a_circle_are_no_crux() -> None:
    circle = read("""
thesis:
  id: thesis
  text: Thesis
  premises:
    p: {text: P, supports: [q], evidence: {e: {text: E}}}
    q: {text: Q, supports: [p]}
""")
    assert [one.id for one in influences(circle).steps] == ["thesis", "p"]


@few
@given(maps(cyclic=False), st.data())
def test_the_influence_of_a_hand_is_that_of_all_its_grounds(map_: ArgumentMap, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    for one in influences(map_, target=target).hands:
        whole = [evaluate(map_, assumptions=Assumptions(dict.fromkeys(one.nodes, score))) for score in (0, 1)]
        assert (one.low, one.high) == near(tuple(each.strengths[target] for each in whole))


@few
@given(maps(cyclic=False), semantics)
def test_the_influence_of_a_step_is_what_is_left_without_it(map_: ArgumentMap, semantics: Semantics) -> None:
    found = {crux.step: crux for crux in influences(map_, Settings(semantics)).steps if crux.id == "n0"}
    whole = evaluate(map_, Settings(semantics)).strengths["n0"]
    for crux in found.values():
        assert crux.high == near(whole)
        assert 0 <= crux.low <= whole
    if semantics is Semantics.RATIO and len({step.id for step in map_.steps(map_["n0"])}) == 1:
        for crux in found.values():
            # Without its only steps a claim has what its base score gives it.
            assert crux.low <= map_["n0"].credence if map_["n0"].credence is not None else crux.low <= 0.75


@few
@given(maps(links=10), st.data())
def test_single_points_are_those_that_a_whole_evaluation_finds(map_: ArgumentMap, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    usual = evaluate(map_).statuses[target]
    expected = {}
    for name in map_.nodes:
        status = evaluate(map_, assumptions=Assumptions(rejected=frozenset({name}))).statuses[target]
        if name != target and status is not usual:
            expected[name] = status
    assert {point.id: point.status for point in single_points(map_, target=target).found} == expected
