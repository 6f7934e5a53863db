"""Why a node has its status."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.evaluation import Assumptions, Reason, evaluate, why, why_words
from argmap.model import ArgumentMap
from evaluation.maps import maps
from support.diagnosing import read


@pytest.mark.parametrize(
    ("thesis", "said"),
    [
        ("text: T", "nothing opposes it"),
        ("text: T, evidence: {e: E, f: F}", "its support stands (e, f)"),
        ("text: T, objections: {o: O}", "an objection to it stands (o)"),
        ("text: T, objections: {o: {text: O, objections: {p: P}}}", "the objections to it are rejected (o)"),
        (
            "text: T, evidence: {e: E}, objections: {o: {text: O, objections: {p: P}}}",
            "the objections to it are rejected (o); its support stands (e)",
        ),
        ("text: T, premises: {p: {text: P, objections: {o: O}}}", "all its support is rejected (p)"),
        (
            "text: T, inference: {linked: true}, premises: {p: {text: P, objections: {o: O}}, q: Q}",
            "a linked premise is rejected (p)",
        ),
        (
            "text: T, objections: {n: N}, premises: {p: {text: P, objections: {o: O}}}",
            "an objection to it stands (n); all its support is rejected (p)",
        ),
        ("text: T, opposes: [o], objections: {o: O}", "an objection to it is undecided (o)"),
        (
            "text: T, premises: {p: {text: P, opposes: [o], objections: {o: O}}, q: {text: Q, objections: {r: R}}}",
            "the support it needs is undecided (p)",
        ),
        ("text: T, evidence: {e: E}, caveats: {c: C}", "a caveat stands (c)"),
        ("text: T, evidence: {e: {text: E, caveats: {c: C}}}", "the support it needs is qualified (e)"),
        ("text: T, assumed: true, evidence: {e: {text: E, objections: {o: O}}}", "nothing opposes it"),
        ("text: T, evidence: {a: A, b: B, c: C, d: D, e: E}", "its support stands (a, b, c and 2 more)"),
    ],
)
def test_the_thesis_has_its_status_because(thesis: str, said: str) -> None:
    map_ = read(f"thesis: {{{thesis}}}")
    assert why_words(why(map_, evaluate(map_), "thesis"), "en") == said


def test_in_chinese_and_under_names_of_the_callers_choice() -> None:
    map_ = read("thesis: {text: T, evidence: {a: A, b: B, c: C, d: D}, caveats: {e: E}}")
    found = evaluate(map_)
    assert why_words(why(map_, found, "thesis"), "zh-Hans", str.upper) == "限定成立（E）"
    accepted = evaluate(map_, assumptions=Assumptions(rejected=frozenset({"e"})))
    assert why_words(why(map_, accepted, "thesis"), "zh") == "支持成立（a、b、c，另有1条）"
    assert why_words(why(map_, accepted, "e"), "zh") == "按假设如此"


@settings(max_examples=15)
@given(maps())
def test_there_is_always_a_reason_and_a_reserve_is_never_without_one(map_: ArgumentMap) -> None:
    found = evaluate(map_)
    for node, status in found.statuses.items():
        reasons = {because.reason for because in why(map_, found, node)}
        assert reasons
        if status != "accepted":
            assert Reason.UNOPPOSED not in reasons
