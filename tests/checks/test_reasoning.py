"""Whether the reasons carry what rests on them."""

from __future__ import annotations

import pytest

from support.diagnosing import findings

TWO = "{e: {text: Seen, by: X}, f: {text: Found, by: Y}}"


@pytest.mark.parametrize(
    ("premises", "expected"),
    [
        ("p: B", ["6:5 AM301 nothing supports the premise `p`"]),
        ("p: {text: B, assumed: true}", []),
        (f"p: {{text: B, evidence: {TWO}}}", []),
        ("p: {text: B, caveats: {c: C}}", ["6:5 AM301 nothing supports the premise `p`"]),
        ("p: {text: B, evidence: {e: {text: C, by: X}}}", ["6:5 AM303 `p` rests on `e` alone"]),
        ("p: {text: B, evidence: {e: {text: C, by: X, caveats: {c: D}}}}", []),
        ("p: {text: B, premises: {q: {text: C, assumed: true}}}", []),
        (
            f"p: {{text: B, assumed: true, evidence: {TWO}}}",
            ["6:27 AM311 `p` is marked as assumed although it has support"],
        ),
        (
            "p: {text: B, inference: {linked: true}, assumed: true}",
            ["6:38 AM306 the inference to `p` is marked as linked but has no premises"],
        ),
        (
            "p: {text: B, inference: {linked: true}, premises: {q: {text: C, assumed: true}}}",
            ["6:38 AM306 the inference to `p` is marked as linked but has only one premise"],
        ),
    ],
)
def test_a_premise_needs_support_or_is_owned_as_an_assumption(premises: str, expected: list[str]) -> None:
    assert findings(f"thesis:\n  text: A\n  premises:\n    {premises}\n") == expected


def test_support_by_a_link_is_support() -> None:
    text = """\
thesis:
  text: A
  premises:
    p: B
    q: {text: C, assumed: true, supports: [p]}
    r: {text: D, assumed: true, supports: [p]}
"""
    assert findings(text) == []


@pytest.mark.parametrize(
    ("objection", "expected"),
    [
        ("o: B", ["7:5 AM305 nothing answers the objection `o` to `thesis`"]),
        ("o: {text: B, objections: {r: C}}", []),
        ("o: {text: B, caveats: {c: C}}", []),
        ("o: {text: B, evidence: {g: {text: C, by: X}}}", ["7:5 AM305 nothing answers the objection `o` to `thesis`"]),
        ("o: B\n  caveats: {c: {text: C, opposes: [o]}}", []),
        ("o: B\n  caveats: {c: {text: C, limits: [o]}}", []),
    ],
)
def test_an_objection_is_answered_below_or_by_a_link(objection: str, expected: list[str]) -> None:
    text = f"thesis:\n  text: A\n  evidence: {TWO}\n  objections:\n    {objection}\n"
    assert findings(text) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", ["3:1 AM302 the thesis has no support"]),
        ("  caveats: {c: B}", ["3:1 AM302 the thesis has no support"]),
        ("  evidence: {e: {text: B, by: X}}", ["3:1 AM303 `thesis` rests on `e` alone"]),
        ("  caveats: {c: {text: B, supports: [thesis]}}", []),
    ],
)
def test_a_thesis_needs_a_reason(below: str, expected: list[str]) -> None:
    assert findings(f"thesis:\n  text: A\n{below}\n") == expected
