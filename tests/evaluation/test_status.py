"""Which claims stand: grounded labelling with necessary support."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.evaluation import Assumptions, evaluate
from argmap.evaluation.status import unsupported_circles
from argmap.model import ArgumentMap, Kind, Layer, NamedInference, Node, Text
from evaluation.maps import framework
from support.diagnosing import read


def statuses(text: str) -> dict[str, str]:
    return {node: str(status) for node, status in evaluate(read(text)).statuses.items()}


@pytest.mark.parametrize(
    ("attacks", "accepted", "rejected"),
    [
        ("a>b b>c", "ac", "b"),
        ("a>b b>a", "", ""),
        ("a>b b>c c>a", "", ""),
        ("a>b b>a a>c b>c c>d", "", ""),
        ("a>b b>a c>a", "bc", "a"),
        ("a>", "a", ""),
    ],
)
def test_the_grounded_labelling_of_known_frameworks(attacks: str, accepted: str, rejected: str) -> None:
    found = evaluate(framework(attacks)).statuses
    assert {node for node, status in found.items() if status == "accepted"} - {"thesis"} == set(accepted)
    assert {node for node, status in found.items() if status == "rejected"} == set(rejected)


SUPPORT = """
thesis:
  text: T
  premises:
    one: {text: P, objections: {against-one: O}}
    two: {text: P, objections: {against-two: {text: O, objections: {answer: A}}}}
"""


def test_a_claim_stands_on_one_of_its_reasons() -> None:
    assert statuses(SUPPORT) == {
        "thesis": "accepted",
        "one": "rejected",
        "against-one": "accepted",
        "two": "accepted",
        "against-two": "rejected",
        "answer": "accepted",
    }


def test_linked_premises_are_needed_each() -> None:
    assert statuses(SUPPORT.replace("text: T", "text: T\n  inference: {linked: true}"))["thesis"] == "rejected"


def test_evidence_beside_linked_premises_does_not_replace_one() -> None:
    linked = (
        "thesis: {text: T, inference: {linked: true}, premises: {p: {text: P, objections: {o: O}}}, evidence: {e: E}}"
    )
    assert statuses(linked)["thesis"] == "undecided"
    assert statuses(linked.replace("linked: true", "linked: false"))["thesis"] == "accepted"


def test_evidence_that_falls_takes_nothing_from_linked_premises() -> None:
    text = (
        "thesis: {text: T, inference: {linked: true}, premises: {p: P}, evidence: {e: {text: E, objections: {o: O}}}}"
    )
    assert statuses(text)["thesis"] == "accepted"


def test_what_is_linked_but_has_no_premises_rests_on_its_evidence() -> None:
    text = "thesis: {text: T, inference: {linked: true}, evidence: {e: {text: E, objections: {o: O}}, f: F}}"
    assert statuses(text)["thesis"] == "accepted"
    assert statuses(text.replace("f: F", "f: {text: F, objections: {p: P}}"))["thesis"] == "rejected"


def test_a_claim_falls_with_the_last_of_its_reasons() -> None:
    assert statuses(SUPPORT.replace(", objections: {answer: A}", ""))["thesis"] == "rejected"


def test_what_is_assumed_needs_no_support() -> None:
    text = "thesis: {text: T, premises: {p: {text: P, assumed: true, evidence: {e: {text: E, objections: {o: O}}}}}}"
    assert statuses(text)["p"] == "accepted"
    assert statuses(text.replace("assumed: true, ", ""))["p"] == "rejected"


def test_a_claim_is_undecided_on_support_that_is() -> None:
    text = "thesis: {text: T, premises: {p: {text: P, opposes: [o], objections: {o: O}}}}"
    assert statuses(text) == {"thesis": "undecided", "p": "undecided", "o": "undecided"}


def test_a_caveat_that_stands_qualifies_and_never_rejects() -> None:
    text = "thesis: {text: T, evidence: {e: E}, caveats: {c: {text: C, objections: {o: {text: O}}}}}"
    assert statuses(text) == {"thesis": "accepted", "e": "accepted", "c": "rejected", "o": "accepted"}
    assert statuses(text.replace(", objections: {o: {text: O}}", ""))["thesis"] == "qualified"


def test_reserve_is_handed_on_where_no_reason_is_without_it() -> None:
    text = "thesis: {text: T, premises: {p: {text: P, caveats: {c: C}}, q: {text: Q}}}"
    assert statuses(text)["p"] == "qualified"
    assert statuses(text)["thesis"] == "accepted"
    assert statuses(text.replace("q: {text: Q}", "q: {text: Q, caveats: {d: D}}"))["thesis"] == "qualified"
    assert statuses(text.replace("text: T", "text: T, inference: {linked: true}"))["thesis"] == "qualified"


def test_what_is_assumed_takes_no_reserve_from_below() -> None:
    text = "thesis: {text: T, assumed: true, premises: {p: {text: P, caveats: {c: C}}}}"
    assert statuses(text)["thesis"] == "accepted"


def test_links_count_as_what_stands_below() -> None:
    text = """
thesis:
  text: T
  premises: {p: {text: P, evidence: {e: {text: E, objections: {o: O}}}}}
  evidence: {f: {text: F, supports: [p]}, g: {text: G, opposes: [o]}}
"""
    assert statuses(text)["p"] == "accepted"
    assert statuses(text.replace(", opposes: [o]", ""))["e"] == "rejected"
    assert statuses(text.replace("supports", "limits"))["p"] == "qualified"


def test_a_circle_of_support_holds_nothing_up() -> None:
    # A rule says so to the author (AM204); the evaluation of such a map ends all the same.
    text = "thesis: {text: T, premises: {p: {text: P, supports: [q], premises: {q: {text: Q}}}}}"
    assert statuses(text) == {"thesis": "undecided", "p": "undecided", "q": "undecided"}
    assert unsupported_circles(read(text)) == [("p", "q")]
    held = text.replace("{q: {text: Q}}", "{q: {text: Q, evidence: {e: E}}}")
    assert statuses(held)["thesis"] == "accepted"
    assert unsupported_circles(read(held)) == []
    # What holds it up need not stand.
    assert unsupported_circles(read(held.replace("e: E", "e: {text: E, objections: {o: O}}"))) == []


def test_a_claim_whose_joint_reasoning_fell_is_undecided_while_loose_evidence_stands() -> None:
    text = "inference: {linked: true}, premises: {p: {text: P, objections: {o: O}}, q: Q}"
    assert statuses(f"thesis: {{text: T, {text}, evidence: {{e: E}}}}")["thesis"] == "undecided"
    assert statuses(f"thesis: {{text: T, {text}}}")["thesis"] == "rejected"


def test_a_qualified_member_qualifies_a_joint_step() -> None:
    qualified = "q: {text: Q, evidence: {e: E}, caveats: {c: C}}"
    text = f"thesis: {{text: T, inference: {{linked: true}}, premises: {{p: P, {qualified}}}}}"
    assert statuses(text)["thesis"] == "qualified"


def several() -> ArgumentMap:
    """A thesis on two joint inferences, `one` of p and q, `two` of r and s, with a caveat on the first."""
    below = {name: Node(name, Kind.PREMISE, Text({"en": name}), "t", 1, ()) for name in "pqrs"}
    below["c"] = Node("c", Kind.CAVEAT, Text({"en": "c"}), "t", 1, (), step="one")
    inferences = {"one": NamedInference(members=("p", "q")), "two": NamedInference(members=("r", "s"))}
    root = Node("t", Kind.THESIS, Text({"en": "t"}), None, 0, (), children=tuple(below), inferences=inferences)
    return ArgumentMap(Text({"en": "Map"}), ("en",), {"t": root, **below})


@pytest.mark.parametrize(
    ("rejected", "status"),
    [
        # The caveat limits one of two steps only.
        ("", "accepted"),
        ("p", "accepted"),
        ("r", "qualified"),
        ("r c", "accepted"),
        ("p s", "rejected"),
    ],
)
def test_a_claim_stands_on_one_of_several_inferences(rejected: str, status: str) -> None:
    assumptions = Assumptions(rejected=frozenset(rejected.split()))
    assert evaluate(several(), assumptions=assumptions).statuses["t"] == status


def test_evidence_of_a_layer_is_never_needed() -> None:
    bare = Node("p", Kind.PREMISE, Text({"en": "p"}), "t", 1, (), children=("e",))
    nodes = {
        "t": Node("t", Kind.THESIS, Text({"en": "t"}), None, 0, (), children=("p",)),
        "p": bare,
        "e": Node("e", Kind.EVIDENCE, Text({"en": "e"}), "p", 2, (), layer="l"),
    }
    map_ = ArgumentMap(Text({"en": "Map"}), ("en",), nodes, layers={"l": Layer("l", Text({"en": "L"}))})
    refuted = Assumptions(rejected=frozenset({"e"}))
    assert evaluate(map_, assumptions=refuted).statuses["p"] == "accepted"
    # Below a claim that rests on something, it may hold the claim up.
    own = Node("f", Kind.EVIDENCE, Text({"en": "f"}), "p", 2, ())
    map_ = replace(map_, nodes={**nodes, "p": replace(bare, children=("e", "f")), "f": own})
    assert evaluate(map_, assumptions=Assumptions(rejected=frozenset({"f"}))).statuses["p"] == "accepted"
