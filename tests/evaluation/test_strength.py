"""How strongly claims are supported: the three semantics."""

from __future__ import annotations

import pytest

from argmap.evaluation import Semantics, Settings, evaluate
from argmap.model import ArgumentMap, Kind
from evaluation.maps import framework
from support.diagnosing import read

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


def test_linked_premises_are_as_strong_as_the_weakest() -> None:
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
    many = ", ".join(f"p{number}: P" for number in range(1500))
    assert strengths(read(f"thesis: {{text: T, premises: {{{many}}}}}"), "thesis") == pytest.approx([1, 1, 1], abs=1e-6)
    assert strengths(read(f"thesis: {{text: T, objections: {{{many}}}}}"), "thesis") == pytest.approx(
        [0, 0, 0.25], abs=1e-6
    )


def test_base_scores_of_kinds_can_be_set() -> None:
    map_ = read("thesis: {text: T, premises: {p: {text: P, credence: 0.1}}, evidence: {e: E}}")
    settings = Settings(base_scores={Kind.EVIDENCE: 0.2, Kind.PREMISE: 0.9})
    assert evaluate(map_, settings).base_scores == {"thesis": 0.5, "p": 0.1, "e": 0.2}


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
