"""What is said to have changed where a claim has several inferences."""

from __future__ import annotations

import pytest

from argmap.comparison import ValueChange, compare
from argmap.reports.diff.statements import Teller
from support.diagnosing import HEADER, read

BASE = """\
thesis:
  text: The county should run a ferry.
  inferences:
    elimination: {from: [ways, bridge], scheme: alternatives}
    cost: {from: [cheap], warrant: What costs least is best., answers: {goal: It wants to save.}}
  premises:
    ways: {text: A bridge or a ferry., assumed: true}
    bridge: {text: No bridge is allowed by law., assumed: true}
    cheap: {text: The ferry costs least of all., assumed: true}
  caveats:
    road: {text: There may be a road around the bay., step: elimination}
    boom: {text: The county may grow rich one day., limits: [thesis/cost]}
"""


def between(*changes: tuple[str, str]) -> tuple[dict[str, tuple[ValueChange, ...]], list[str]]:
    """The values that differ, by statement, and the sentences about them."""
    text = BASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    comparison = compare(read(HEADER + BASE), read(HEADER + text))
    teller = Teller(comparison, "en")
    told = ["".join(run.text for run in line) for one in comparison.changed for line in teller.remarks(one)]
    return {one.key: one.values for one in comparison.changed}, told


@pytest.mark.parametrize(
    ("change", "value", "sentence"),
    [
        (
            ("cost: {from: [cheap], warrant", "cost: {from: [cheap, ways], warrant"),
            ValueChange("inferences.cost.from", ("cheap",), ("cheap", "ways")),
            "The inference “cost” now also rests on 1 “A bridge or a ferry”.",
        ),
        (
            ("from: [ways, bridge]", "from: [ways]"),
            ValueChange("inferences.elimination.from", ("bridge", "ways"), ("ways",)),
            "The inference “elimination” no longer rests on 2 “No bridge is allowed by law”.",
        ),
        (
            ("scheme: alternatives", "linked: false, scheme: alternatives"),
            ValueChange("inferences.elimination.linked", True, False),
            "The members of the inference “elimination” now count separately.",
        ),
        (
            ("scheme: alternatives", "scheme: sign"),
            ValueChange("inferences.elimination.scheme", "alternatives", "sign"),
            "Scheme (the inference “elimination”): argument from sign (before: argument from alternatives)",
        ),
        (
            ("least is best", "least is right"),
            ValueChange("inferences.cost.warrant", "What costs least is best.", "What costs least is right.", "en"),
            "Warrant (the inference “cost”): What costs least is bestright.",
        ),
        (
            (", answers: {goal: It wants to save.}", ""),
            ValueChange("inferences.cost.answers.goal", "It wants to save.", None, "en"),
            "Answer to “goal” (the inference “cost”): no longer given (before: It wants to save.)",
        ),
    ],
)
def test_each_thing_that_is_said_of_an_inference(change: tuple[str, str], value: ValueChange, sentence: str) -> None:
    values, told = between(change)
    assert values == {"thesis": (value,)}
    assert told == [sentence]


def test_new_and_gone() -> None:
    law = "    law: {from: [bridge]}\n    cost:"
    values, told = between(("    cost:", law))
    assert values == {"thesis": (ValueChange("inferences.law", None, ("bridge",)),)}
    assert told == ["It now has the inference “law” from 2 “No bridge is allowed by law”."]

    dissolved = ("    elimination: {from: [ways, bridge], scheme: alternatives}\n", "")
    values, told = between(dissolved, (", step: elimination", ""))
    assert values["thesis"] == (ValueChange("inferences.elimination", ("ways", "bridge"), None),)
    assert values["road"] == (ValueChange("step", "elimination", None),)
    assert told == [
        "It no longer has the inference “elimination” from 1 “A bridge or a ferry”, 2 “No bridge is allowed by law”.",
        "Limits the inference: no longer given (before: elimination)",
    ]


def test_one_with_another_id_is_the_same_if_it_is_from_the_same() -> None:
    values, told = between(
        ("elimination", "by-elimination"), ("thesis/cost", "thesis/price"), ("    cost:", "    price:")
    )
    assert values == {
        "thesis": (
            ValueChange("inferences.by-elimination", "elimination", "by-elimination"),
            ValueChange("inferences.price", "cost", "price"),
        )
    }
    assert told == [
        "Its inference elimination is now called by-elimination.",
        "Its inference cost is now called price.",
    ]


def test_a_premise_with_another_id_changes_no_inference() -> None:
    values, __ = between(("bridge:", "no-bridge:"), ("ways, bridge", "ways, no-bridge"))
    assert values == {"no-bridge": ()}


def test_links_to_inferences() -> None:
    values, told = between(("limits: [thesis/cost]", "limits: [thesis/elimination]"))
    assert values == {"boom": (ValueChange("limits", ("thesis/cost",), ("thesis/elimination",)),)}
    assert told == [
        "It now also limits Thesis (the inference “elimination”).",
        "It no longer limits Thesis (the inference “cost”).",
    ]
