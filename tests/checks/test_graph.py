"""How nodes hang together: circles of support, and links that repeat or contradict the tree."""

from __future__ import annotations

import pytest

from argmap.checks import check
from argmap.checks.graph import circles_of_support
from argmap.loading import load_text
from support.diagnosing import HEADER, findings, read

SUPPORTED = ", evidence: {{{id}-e: {{text: Seen in {id}, by: X}}, {id}-f: {{text: Found in {id}, by: Y}}}}"


def claims(**links: str) -> str:
    """A map with a premise for each name, which supports the nodes of the list."""
    rows = [
        f"    {name}: {{text: Claim {name}, supports: [{targets}]{SUPPORTED.format(id=name)}}}"
        for name, targets in links.items()
    ]
    return "thesis:\n  text: The claim\n  premises:\n" + "\n".join(rows) + "\n"


def circles(text: str) -> list[str]:
    return [line.partition("support: ")[2] for line in findings(text) if " AM204 " in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (claims(a="b", b=""), []),
        (claims(a="b", b="a"), ["`a` → `b` → `a`"]),
        (claims(a="b", b="c", c="a"), ["`a` → `b` → `c` → `a`"]),
        (claims(a="b", b="a", c="d", d="c"), ["`a` → `b` → `a`", "`c` → `d` → `c`"]),
        (claims(a="b, c", b="a", c="a"), ["`a` → `b` → `a`", "`a` → `c` → `a`"]),
        (claims(a="b, c", b="c", c=""), []),
        (claims(a="a-e"), ["`a` → `a-e` → `a`"]),
        (claims(a="b-e", b="a-e"), ["`a` → `b-e` → `b` → `a-e` → `a`"]),
    ],
)
def test_a_circle_of_support_is_named_whole(text: str, expected: list[str]) -> None:
    assert circles(text) == expected


def test_a_thesis_that_supports_its_own_reason_is_a_circle() -> None:
    text = "thesis:\n  text: A\n  supports: [e]\n  premises: {p: {text: B, evidence: {e: C}}}\n"
    assert circles(text) == ["`thesis` → `e` → `p` → `thesis`"]


def test_a_long_circle_is_cut_in_the_middle_and_shown_at_one_of_its_links() -> None:
    names = [f"n{number}" for number in range(30)]
    text = HEADER + claims(**dict(zip(names, [*names[1:], names[0]], strict=True)))
    (found,) = [diagnostic for diagnostic in check(load_text(text)) if diagnostic.code == "AM204"]
    assert found.message.endswith(": `n0` → `n1` → `n2` → `n3` → … → `n27` → `n28` → `n29` → `n0`")
    assert len(found.labels) == 3
    assert text[found.span.start : found.span.end] in names


def test_circles_of_another_relation_are_none() -> None:
    assert circles("thesis: {text: A, premises: {p: {text: B, opposes: [q]}, q: {text: C, opposes: [p]}}}") == []
    assert circles("thesis: {text: A, opposes: [p], premises: {p: B}}") == []


def test_a_row_of_a_thousand_claims_is_no_circle() -> None:
    names = [f"n{number}" for number in range(1_000)]
    assert list(circles_of_support(read(claims(**dict(zip(names, [*names[1:], ""], strict=True)))))) == []


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("supports: [p]", "AM203 `p` supports itself"),
        ("opposes: [p]", "AM203 `p` opposes itself"),
        ("supports: [thesis]", "AM205 `p` already supports its parent `thesis`"),
        ("opposes: [thesis]", "AM207 `p` both supports and opposes `thesis`"),
        ("supports: [q], opposes: [q]", "AM207 `p` both supports and opposes `q`"),
        ("limits: [thesis]", ""),
        ("supports: [q], limits: [q]", ""),
    ],
)
def test_a_link_should_add_to_the_tree(links: str, expected: str) -> None:
    text = f"""\
thesis:
  text: A
  premises:
    p: {{text: B, {links}, evidence: {{pe: {{text: Seen, by: X}}, pf: {{text: Found, by: Y}}}}}}
    q: {{text: C, evidence: {{qe: {{text: Heard, by: X}}, qf: {{text: Read, by: Y}}}}}}
"""
    assert [line.partition(" ")[2] for line in findings(text)] == ([expected] if expected else [])
