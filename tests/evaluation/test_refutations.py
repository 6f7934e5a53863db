"""What would bring a claim down, restore it, and what carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, count
from random import Random

import pytest

from argmap import load
from argmap.evaluation import Assumptions, HandKind, evaluate, refute, resilience
from argmap.evaluation.graph import Graph
from argmap.evaluation.hands import hands_of
from argmap.evaluation.status import Labelling
from argmap.model import ArgumentMap, Kind, Status
from evaluation.maps import for_and_against, random_map
from support.diagnosing import ROOT, read

LINKED = """
thesis:
  text: T
  inference: {linked: true}
  premises:
    p: {text: P, evidence: {a: {text: A, by: Ann}, b: {text: B, by: Ben}}}
    q: {text: Q, evidence: {c: {text: C, by: Ann}, d: {text: D, by: Ann}, e: {text: E, by: Cy}}}
  objections:
    o: {text: O, by: Dee, objections: {r: {text: R, by: Ben}, s: {text: S, by: Ben}, u: {text: U, by: Ben}}}
"""


def test_the_cheapest_way_is_through_the_weakest_member() -> None:
    found = refute(read(LINKED))
    assert found.stands
    assert (found.statements.cost, found.statements.sets) == (2, (("a", "b"),))
    assert found.statements == found.statements_through_reasons
    # All answers to the objection are of one hand.
    assert (found.hands.cost, found.hands.sets) == (1, (("r", "s", "u"),))
    assert [hand.name and str(hand.name) for hand in found.hands.hands[0]] == ["Ben"]
    assert found.hands_through_reasons.cost == 2
    assert found.exact


def test_a_claim_that_has_fallen_may_be_restored() -> None:
    text = "thesis: {text: T, objections: {o: {text: O, evidence: {a: A, b: B}}, p: P}}"
    found = refute(read(text))
    assert not found.stands
    assert (found.statements.cost, found.statements.sets) == (3, (("a", "b", "p"),))
    assert found.statements_through_reasons.cost is None
    assert found.one_hand
    assert found.strongest_line == ()


def test_what_nothing_can_bring_down_has_no_refutation() -> None:
    text = "thesis: {text: T, premises: {p: {text: P, supports: [o]}}, objections: {o: {text: O, objections: {r: R}}}}"
    found = refute(read(text))
    # p speaks for the thesis, and for an objection to it, too.
    assert found.held == ("p",)
    assert found.statements.sets == (("r",),)
    taken = refute(read(text), assumptions=Assumptions(accepted=frozenset({"r"})))
    assert taken.statements.cost is None


def test_more_than_twenty_are_not_listed() -> None:
    many = ", ".join(f"p{number}: P" for number in range(25))
    found = refute(read(f"thesis: {{text: T, inference: {{linked: true}}, premises: {{{many}}}}}")).statements
    assert (found.cost, len(found.sets), found.more) == (1, 20, True)


def test_the_strongest_line_follows_steps_and_answers() -> None:
    text = """
thesis:
  text: T
  premises:
    p: {text: P, evidence: {a: {text: A, credence: 0.8}}}
    q: {text: Q, evidence: {b: {text: B, credence: 0.9}}}
  objections:
    o: {text: O, objections: {r: R, s: {text: S, credence: 0.9}}}
"""
    assert refute(read(text)).strongest_line == ("thesis", "q", "b", "s")
    # A step that a caveat weakens gives less.
    weaker = text.replace("credence: 0.9}}}\n  obj", "credence: 0.9}}, caveats: {c: C}}\n  obj")
    assert refute(read(weaker)).strongest_line == ("thesis", "p", "a", "s")
    # An objection may have lost its support: then what refutes that is the answer.
    answers = "objections: {r: R, s: {text: S, credence: 0.9}}"
    lost = text.replace(answers, "evidence: {e: {text: E, objections: {f: F}}}")
    assert refute(read(lost)).strongest_line == ("thesis", "q", "b", "f")


def test_the_search_gives_bounds_where_it_has_no_time() -> None:
    found = refute(read(LINKED), seconds=0)
    assert not found.exact
    assert found.statements.cost is not None
    assert found.statements.at_least <= 2 <= found.statements.cost
    rejected = Assumptions(rejected=frozenset(found.statements.sets[0]))
    assert not evaluate(read(LINKED), assumptions=rejected).statuses["thesis"].stands
    assert resilience(read(LINKED), ["thesis"], seconds=0) == {}


def test_the_flagship_rests_on_three_hands() -> None:
    map_ = load(ROOT / "maps" / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    found = refute(map_)
    assert (found.statements.cost, len(found.statements.sets), found.hands.cost) == (7, 1, 3)
    authors, note, trump = found.hands.hands[0]
    assert (authors.kind, note.kind, note.notes) == (HandKind.AUTHOR, HandKind.NOTES, (1,))
    assert (trump.kind, str(trump.name)) == (HandKind.SPEAKER, "特朗普")
    names, hands = hands_of(map_)
    pro = {node for node, ground in enumerate(Graph.of(map_).grounds) if ground and names[hands[node]] == authors}
    assert len(pro) == 44


def test_with_the_critique_two_rival_forecasts_leave_the_flagship_open() -> None:
    map_ = load(ROOT / "maps" / "us-taiwan.critique.argmap.yaml").map
    assert map_ is not None
    found = refute(map_)
    assert not found.stands
    rivals = ("ishiba-unpriced", "readout-unpriced", "four-year-freeze", "one-china-settled")
    assert found.statements.sets == (rivals,), "what the rivals rest on"
    assert found.hands.cost == 4


def test_the_tutorial_falls_with_four_statements() -> None:
    map_ = load(ROOT / "maps" / "tutorial.argmap.yaml").map
    assert map_ is not None
    found = refute(map_)
    assert (found.statements.cost, found.statements_through_reasons.cost) == (4, 5)
    assert "vans-before-nine" in found.statements.sets[0]
    claims = [node.id for node in map_ if node.kind is Kind.PREMISE]
    assert {one.statements for one in resilience(map_, claims).values()} == {1, 2}


def cheapest(choices: Sequence[Sequence[str]], does: Callable[[set[str]], bool]) -> tuple[int | None, list[set[str]]]:
    """The smallest number of choices that do, and all such sets of nodes, by trying all."""
    for size in range(len(choices) + 1):
        tried = ({node for one in some for node in one} for some in combinations(choices, size))
        if found := [nodes for nodes in tried if does(nodes)]:
            return size, found
    return None, []


def check(map_: ArgumentMap) -> int:
    """Hold the refutations of a map against all sets there are; how many grounds there were."""
    graph = Graph.of(map_)

    def stands(rejected: set[str]) -> bool:
        return Labelling(graph, {graph.numbers[one]: Status.REJECTED for one in rejected})[0].stands

    found = refute(map_)
    pro, con = for_and_against(map_, statuses=True)
    among = pro if stands(set()) else con
    assert found.stands is stands(set())
    if len(among) > 14:
        return 0
    cost, sets = cheapest([[one] for one in among], lambda rejected: stands(rejected) is not found.stands)
    assert found.statements.cost == cost
    assert found.statements.more is (len(sets) > 20)
    told = [set(one) for one in found.statements.sets]
    assert len(told) == min(len(sets), 20)
    assert all(one in sets for one in told)
    hands: dict[int, list[str]] = {}
    for one in among:
        hands.setdefault(hands_of(map_)[1][graph.numbers[one]], []).append(one)
    cost, sets = cheapest([*hands.values()], lambda rejected: stands(rejected) is not found.stands)
    assert (found.hands.cost, len(found.hands.sets)) == (cost, min(len(sets), 20))
    assert all(stands(set(one)) is not found.stands for one in found.hands.sets)
    return len(among)


@pytest.mark.slow
def test_they_are_those_that_trying_all_finds() -> None:
    tried: list[int] = []
    for seed in count():
        map_ = random_map(Random(seed), 50, 8, cyclic=seed % 2 == 0, circular=seed % 3 == 0, layered=seed % 5 == 0)
        if (grounds := check(map_)) > 0:
            tried.append(grounds)
        if len(tried) == 2000:
            break
    assert sum(grounds > 4 for grounds in tried) > 400
