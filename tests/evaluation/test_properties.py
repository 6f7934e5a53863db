"""What holds for every map."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
from py_arg.abstract_argumentation_classes.argument import Argument
from py_arg.abstract_argumentation_classes.defeat import Defeat
from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

from argmap.evaluation import Assumptions, Semantics, Settings, Status, cruxes, evaluate, single_points
from argmap.evaluation.evaluator import NO_ASSUMPTIONS
from argmap.model import ArgumentMap, Kind
from evaluation.maps import framework, maps, plain_round, plain_statuses, plain_strengths, with_node

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


@few
@given(maps())
def test_statuses_are_those_of_the_definition(map_: ArgumentMap) -> None:
    statuses = evaluate(map_).statuses
    assert {node: "accepted" if one.stands else str(one) for node, one in statuses.items()} == plain_statuses(map_)


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
    # A further linked premise may: the weakest of them counts.
    map_ = replace(map_, nodes={**map_.nodes, "n0": replace(map_["n0"], inference=None)})
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
def test_a_caveat_takes_no_more_than_the_support_gave(map_: ArgumentMap, semantics: Semantics, score: float) -> None:
    limited = with_node(map_, "n0", Kind.CAVEAT, credence=score)
    without_support = plain_strengths(map_, semantics, dead_step="n0")["n0"]
    before = evaluate(map_, Settings(semantics)).strengths["n0"]
    after = evaluate(limited, Settings(semantics)).strengths["n0"]
    assert without_support - 1e-9 <= after <= before + 1e-12


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
@given(maps(cyclic=False), semantics, st.data())
def test_the_influence_of_a_node_is_what_a_whole_evaluation_finds(
    map_: ArgumentMap, semantics: Semantics, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    usual = evaluate(map_, Settings(semantics)).strengths[target]
    found = {crux.id: crux for crux in cruxes(map_, Settings(semantics), target=target)}
    for name in map_.nodes:
        if name in found and found[name].of_inference:
            low, high = plain_strengths(map_, semantics, dead_step=name)[target], usual
        else:
            low, high = (
                evaluate(map_, Settings(semantics), Assumptions({name: score})).strengths[target] for score in (0, 1)
            )
        if name in found:
            crux = found[name]
            assert (crux.low, crux.high) == near((low, high))
            assert crux.influence == crux.high - crux.low
        else:
            assert low == high == usual


@few
@given(maps(links=10), semantics, st.data())
def test_so_it_is_in_a_map_with_cycles(map_: ArgumentMap, semantics: Semantics, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([*map_.nodes]))
    taken = data.draw(st.just(NO_ASSUMPTIONS) | st.sampled_from([Assumptions(rejected=frozenset({"n0"}))]))
    for crux in cruxes(map_, Settings(semantics), taken, target):
        if crux.of_inference or not crux.converged:
            continue
        for score, expected in ((0.0, crux.low), (1.0, crux.high)):
            whole = evaluate(map_, Settings(semantics), replace(taken, credences={crux.id: score}))
            assert whole.strengths[target] == near(expected)


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
    assert {point.id: point.status for point in single_points(map_, target=target)} == expected
