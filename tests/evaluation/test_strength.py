"""How strongly claims are supported: ratios over hands, and three published semantics."""

from __future__ import annotations

from typing import Any

import pytest

from argmap import load
from argmap.evaluation import Assumptions, Joint, Semantics, Settings, evaluate
from argmap.model import ArgumentMap, Kind
from evaluation.maps import framework
from support.diagnosing import ROOT, read

SEMANTICS = (Semantics.DF_QUAD, Semantics.QUADRATIC, Semantics.EULER)


def strengths(map_: ArgumentMap, node: str) -> list[float]:
    """The strength of a node by the three semantics, in the order of the tables of known answers."""
    return [evaluate(map_, Settings(semantics)).strengths[node] for semantics in SEMANTICS]


SUPPORTER = "thesis: {text: T, premises: {p: P}}"
ATTACKER = "thesis: {text: T, objections: {o: O}}"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (SUPPORTER, (0.75, 0.6, 0.588897)),
        (ATTACKER, (0.25, 0.4, 0.424522)),
        ("thesis: {text: T, premises: {p: P, q: Q}}", (0.875, 0.75, 0.682088)),
        (
            "thesis: {text: T, credence: 0.8, objections: {o: {text: O, credence: 0.6}, p: {text: P, credence: 0.6}}}",
            (0.128, 0.327869, 0.709901),
        ),
        ("thesis: {text: T, objections: {o: {text: O, objections: {p: P}}}}", (0.375, 0.431034, 0.434833)),
        ("thesis: {text: T}", (0.5, 0.5, 0.5)),
        ("thesis: {text: T, credence: 0.3}", (0.3, 0.3, 0.3)),
        # Evidence is worth more than a claim unless its author says otherwise.
        ("thesis: {text: T, evidence: {e: E}}", (0.875, 0.68, 0.635657)),
    ],
)
def test_known_answers(text: str, known: tuple[float, ...]) -> None:
    assert strengths(read(text), "thesis") == pytest.approx(known, abs=1e-6)


def ratio(text: str, **settings: Any) -> float:
    """The strength of the thesis by ratios over hands."""
    return evaluate(read(f"thesis: {{text: T, {text}}}"), Settings(**settings)).strengths["thesis"]


TWO_HANDS = "p: {text: P, by: Ann}, q: {text: Q, by: Ben}"
LINKED = "inference: {linked: true}, premises: {p: {text: P, evidence: {e: E}}"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("evidence: {p: P, q: Q}", 0.75),
        (f"evidence: {{{TWO_HANDS}}}", 0.857143),
        (f"evidence: {{{TWO_HANDS}, r: {{text: R, by: Cy}}}}", 0.9),
        (f"evidence: {{{', '.join(f'e{n}: {{text: E, by: B{n}}}' for n in range(10))}}}", 0.967742),
        ("premises: {p: {text: P, evidence: {e: E}}, q: {text: Q, evidence: {f: F}}}", 0.75),
        ("premises: {p: {text: P, evidence: {e: E}}, q: {text: Q, evidence: {f: {text: F, by: Ann}}}}", 0.857143),
        (f"{LINKED}, q: {{text: Q, evidence: {{f: {{text: F, by: Ann}}}}}}}}", 0.6),
        # One voice does not make joint members stronger, and needs no discount there.
        (f"{LINKED}, q: {{text: Q, evidence: {{f: F}}}}}}", 0.6),
        (f"{LINKED}, q: Q}}", 0.428571),
        ("evidence: {e: E}, caveats: {c: C}", 0.428571),
        ("evidence: {e: E}, caveats: {c: C, d: D}", 0.428571),
        ("evidence: {e: E}, caveats: {c: C, d: {text: D, by: Ann}}", 0.3),
        ("evidence: {e: E}, objections: {o: {text: O, objections: {r: R}}}", 0.75),
        ("evidence: {e: E}, objections: {o: O}", 0.428571),
        ("credence: 0.5, premises: {p: P}", 0.666667),
        # The first reason takes the place of the bare word.
        ("evidence: {e: {text: E, credence: 0.3}}", 0.3),
        ("assumed: true", 0.75),
        ("inferences: 0", 0.5),
        # A chain is as strong as what it begins with.
        ("premises: {p: {text: P, premises: {q: {text: Q, premises: {r: {text: R, credence: 0.9}}}}}}", 0.9),
        ("evidence: {e: {text: E, credence: 1}}, caveats: {c: C}", 0.5),
        ("evidence: {e: {text: E, credence: 1}}, objections: {o: {text: O, credence: 1}}", 0.0),
    ],
)
def test_known_answers_of_ratios(text: str, known: float) -> None:
    text = text.replace("inferences: 0", "tags: [bare]")
    assert ratio(text) == pytest.approx(known, abs=1e-6)


def test_two_that_attack_each_other_share() -> None:
    found = evaluate(framework("a>b b>a", {"a": 0.5, "b": 0.5}))
    assert [found.strengths[one] for one in "ab"] == pytest.approx([0.381966] * 2, abs=1e-6)


def test_claims_that_rest_only_on_each_other_have_no_strength() -> None:
    circle = "premises: {p: {text: P, supports: [q], premises: {q: Q}}}"
    assert ratio(circle) == 0
    # With a reason from outside, the circle adds nothing to it.
    assert ratio(circle.replace("{q: Q}", "{q: Q}, evidence: {e: E}")) == pytest.approx(0.75, abs=1e-6)


def test_a_joint_step_may_be_as_strong_as_its_weakest_member() -> None:
    joint = f"{LINKED}, q: Q}}"
    assert ratio(joint, joint=Joint.WEAKEST) == pytest.approx(0.5)


def test_every_step_may_cost_something() -> None:
    chain = "premises: {p: {text: P, evidence: {e: {text: E, credence: 1}}}}"
    # All of 1, and 9 to 1 twice.
    assert ratio(chain, step=0.9) == pytest.approx(4.5 / 5.5)
    assert ratio(chain, step=0.0) == 0


def test_the_cap_holds_where_claims_share_hands_in_part() -> None:
    one, two = "e: {text: E, by: Ann}", "f: {text: F, by: Ben}"
    text = f"premises: {{p: {{text: P, evidence: {{{one}, {two}}}}}, q: {{text: Q, evidence: {{g: {one[3:]}}}}}}}"
    assert ratio(text) == pytest.approx(0.857143, abs=1e-6)
    # The strongest ground of each hand counts.
    assert ratio(text.replace("g: {text: E", "g: {text: E, credence: 0.9")) == pytest.approx(12 / 13)


def test_published_semantics_take_linked_premises_for_the_weakest() -> None:
    text = "thesis: {text: T, inference: {linked: true}, premises: {p: P, q: {text: Q, credence: 0.9}}}"
    assert strengths(read(text), "thesis") == strengths(read(SUPPORTER), "thesis")


def test_evidence_counts_beside_linked_premises() -> None:
    text = (
        "thesis: {text: T, inference: {linked: true}, premises: {p: P, q: Q}, evidence: {e: {text: E, credence: 0.5}}}"
    )
    assert strengths(read(text), "thesis") == strengths(read("thesis: {text: T, premises: {p: P, q: Q}}"), "thesis")


def test_a_caveat_attacks_the_step_and_not_the_claim() -> None:
    limited = read("thesis: {text: T, premises: {p: P}, caveats: {c: C}}")
    found = evaluate(limited, Settings(Semantics.DF_QUAD))
    assert found.inferences == {"thesis": 0.5}
    assert found.strengths["thesis"] == pytest.approx(0.625)
    # A claim without support has no step that could be limited.
    assert strengths(read("thesis: {text: T, caveats: {c: C}}"), "thesis") == [0.5, 0.5, 0.5]


def test_thousands_of_reasons_are_no_more_than_certain() -> None:
    certain = ", ".join(f"p{number}: {{text: P, by: B{number}}}" for number in range(1500))
    assert ratio(f"premises: {{{certain}}}") == 1500 / 1501
    many = ", ".join(f"p{number}: P" for number in range(1500))
    assert strengths(read(f"thesis: {{text: T, premises: {{{many}}}}}"), "thesis") == pytest.approx([1, 1, 1], abs=1e-6)
    assert strengths(read(f"thesis: {{text: T, objections: {{{many}}}}}"), "thesis") == pytest.approx(
        [0, 0, 0.25], abs=1e-6
    )


def test_base_scores_of_kinds_can_be_set() -> None:
    map_ = read("thesis: {text: T, premises: {p: {text: P, credence: 0.1}}, evidence: {e: E}}")
    scores = {Kind.EVIDENCE: 0.2, Kind.PREMISE: 0.9}
    assert evaluate(map_, Settings(Semantics.EULER, scores)).base_scores == {"thesis": 0.5, "p": 0.1, "e": 0.2}
    # By ratios a claim that rests on others begins with nothing.
    assert evaluate(map_, Settings(base_scores=scores)).base_scores == {"thesis": 0, "p": 0.1, "e": 0.2}


def test_two_that_attack_each_other_settle() -> None:
    found = evaluate(framework("a>b b>a"), Settings(Semantics.QUADRATIC))
    assert found.converged
    assert 0 < found.rounds < 100
    assert found.cycles == (("a", "b"),)
    strength = found.strengths["a"]
    assert found.strengths["b"] == strength
    # A fixed point: σ = τ − τ·h(σ).
    assert strength == pytest.approx(0.5 - 0.5 * strength**2 / (1 + strength**2), abs=1e-8)


@pytest.mark.parametrize("between", ["", " b>c c>d d>e e>b"])
def test_where_a_cycle_does_not_settle_it_is_said(between: str) -> None:
    arguments = dict.fromkeys("abcde", 1.0)
    found = evaluate(framework("a>b b>a" + between, arguments), Settings(Semantics.DF_QUAD))
    assert not found.converged
    assert found.rounds == 10_000


def test_a_tree_takes_no_rounds() -> None:
    found = evaluate(read(SUPPORTER))
    assert (found.converged, found.rounds, found.cycles) == (True, 0, ())


@pytest.mark.parametrize(
    ("name", "strength"), [("us-taiwan", 0.759), ("us-taiwan.critique", 0.180), ("tutorial", 0.786)]
)
def test_the_maps_of_the_project(name: str, strength: float) -> None:
    map_ = load(ROOT / "maps" / f"{name}.argmap.yaml").map
    assert map_ is not None
    assert evaluate(map_).strengths["thesis"] == pytest.approx(strength, abs=5e-4)


def test_the_flagship_is_as_good_as_its_grounds() -> None:
    map_ = load(ROOT / "maps" / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    nothing = Assumptions(dict.fromkeys(map_.nodes, 0.0))
    assert evaluate(map_, assumptions=nothing).strengths["thesis"] <= 0.05
    for_it = {node.id for node in map_ if node.kind in (Kind.PREMISE, Kind.EVIDENCE)}
    certain = {node.id: float(node.id in for_it) for node in map_ if not map_.steps(node)}
    assert evaluate(map_, assumptions=Assumptions(certain)).strengths["thesis"] >= 0.95


@pytest.mark.parametrize("credence", [0.5, 0.999999, 1])
def test_two_rivals_settle_however_certain_one_of_them_is(credence: float) -> None:
    """Each opposes the other: 1/x = 1/a + y and 1/y = 1/b + x, for ratios. Plain rounds would near y = 0 like 1/n."""
    text = f"""
thesis:
  text: T
  objections:
    one:
      text: One
      evidence: {{a: {{text: A, credence: {credence}}}}}
      objections: {{two: {{text: Two, evidence: {{b: B}}, opposes: []}}}}
      opposes: [two]
"""
    found = evaluate(read(text))
    assert found.converged
    assert found.rounds < 1000
    one, two = (found.strengths[node] for node in ("one", "two"))
    if credence < 1:
        x, y = one / (1 - one), two / (1 - two)
        assert 1 / x == pytest.approx((1 - credence) / credence + y, rel=1e-3)
        assert 1 / y == pytest.approx(1 / 3 + x, rel=1e-3)
    else:
        assert one == pytest.approx(1, abs=1e-3)
        assert two == pytest.approx(0, abs=1e-3)
