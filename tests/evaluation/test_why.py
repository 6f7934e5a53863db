"""Why a node has its status."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.evaluation import Assumptions, Fate, Reason, evaluate, explain, fate, fate_word, why, why_words
from argmap.model import ArgumentMap, Kind, NamedInference, Node, Text
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
        (
            "text: T, inference: {linked: true}, premises: {p: {text: P, objections: {o: O}}, q: Q}, evidence: {e: E}",
            "its reasoning fails, and the evidence beside it does not carry it alone (e)",
        ),
        (
            (
                "text: T, inference: {linked: true}, premises: {p: {text: P, objections: {o: O}}, q: Q}, "
                "evidence: {e: {text: E, objections: {r: R}}}"
            ),
            "none of its inferences holds; rejected are (p, e)",
        ),
        ("text: T, evidence: {a: A, b: B, c: C, d: D, e: E}", "its support stands (a, b, c and 2 more)"),
    ],
)
def test_the_thesis_has_its_status_because(thesis: str, said: str) -> None:
    map_ = read(f"thesis: {{{thesis}}}")
    assert why_words(why(map_, evaluate(map_), "thesis"), "en") == said


def test_in_chinese_and_under_names_of_the_callers_choice() -> None:
    map_ = read("thesis: {text: T, evidence: {a: A, b: B, c: C, d: D}, caveats: {e: E}}")
    found = evaluate(map_)
    assert why_words(why(map_, found, "thesis"), "zh-Hans", str.upper) == "对它的限定成立（E）"
    accepted = evaluate(map_, assumptions=Assumptions(rejected=frozenset({"e"})))
    assert why_words(why(map_, accepted, "thesis"), "zh") == "它的支持成立（a、b、c，另有1个）"
    assert why_words(why(map_, accepted, "e"), "zh") == "按假定如此"


@settings(max_examples=15)
@given(maps())
def test_there_is_always_a_reason_and_a_reserve_is_never_without_one(map_: ArgumentMap) -> None:
    found = evaluate(map_)
    for node, status in found.statuses.items():
        reasons = {because.reason for because in why(map_, found, node)}
        assert reasons
        if status != "accepted":
            assert Reason.UNOPPOSED not in reasons


def test_with_several_inferences_all_that_hold_are_named() -> None:
    below = {name: Node(name, Kind.PREMISE, Text({"en": name}), "t", 1, ()) for name in "pqr"}
    inferences = {"one": NamedInference(members=("p", "q")), "two": NamedInference(members=("r",))}
    root = Node("t", Kind.THESIS, Text({"en": "t"}), None, 0, (), children=tuple(below), inferences=inferences)
    map_ = ArgumentMap(Text({"en": "Map"}), ("en",), {"t": root, **below})

    def said(*rejected: str) -> str:
        found = evaluate(map_, assumptions=Assumptions(rejected=frozenset(rejected)))
        return why_words(why(map_, found, "t"), "en")

    assert said() == "its support stands (p, q, r)"
    assert said("q") == "its support stands (r)"
    assert said("q", "r") == "none of its inferences holds; rejected are (q, r)"


def test_readers_see_what_has_become_of_an_objection() -> None:
    map_ = read("""
thesis:
  text: T
  premises:
    p: {text: P, objections: {stands: S}}
    q: {text: Q, premises: {alone: {text: A, objections: {o: O}}}}
  caveats: {answered: {text: C, objections: {reply: R}}}
  objections:
    lost: {text: L, evidence: {e: {text: E, objections: {r: R}}}}
    open: {text: X, opposes: [other]}
    other: {text: Y, opposes: [open]}
""")
    found = evaluate(map_)
    words = {
        node: fate_word(fate(map_, found, node), "en") for node in ("stands", "p", "q", "answered", "lost", "open")
    }
    assert words == {
        "stands": "stands",
        "p": "rebutted",
        "q": "has lost its support",
        "answered": "answered",
        "lost": "has lost its support",
        "open": "undecided",
    }


def test_a_strength_comes_from_steps_and_hands() -> None:
    map_ = read("""
thesis:
  text: T
  premises:
    p: {text: P, evidence: {a: {text: A, by: Ann}, b: {text: B, by: Ben, credence: 0.9}}, caveats: {c: C}}
    q: {text: Q, evidence: {d: {text: D, by: ann}}}
  objections: {o: {text: O, objections: {r: R}}}
""")
    thesis = explain(map_, ["thesis", "p"])["thesis"]
    assert [(step.members, step.holds) for step in thesis.steps] == [(("p",), True), (("q",), True)]
    # Ann, in whichever spelling, is one hand.
    assert [(str(one.hand.name), one.strength, one.grounds) for one in thesis.hands] == [
        ("Ben", 0.9, ("b",)),
        ("Ann", 0.75, ("a", "d")),
    ]
    assert thesis.ceiling == pytest.approx(12 / 13)
    assert (thesis.base, thesis.capped) == (0, False)
    assert thesis.against == (("o", Fate.ANSWERED),)
    assert explain(map_, ["p"])["p"].steps[0].limited_by == ("c",)
    bare = read("thesis: {text: T, premises: {p: {text: P, evidence: {a: A}}, q: {text: Q, evidence: {b: B}}}}")
    assert explain(bare, ["thesis"])["thesis"].capped
