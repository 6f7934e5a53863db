"""Which critical questions are open: by answers alone, of the map or of a layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.loading import load
from argmap.schemes import OWN, Catalogue, asked, open_questions, unnamed
from schemes.files import scheme_file
from support.diagnosing import read

OBSERVATION_OPEN = ["strength", "other-explanations", "pretence", "missing-signs"]


def still_open(text: str) -> list[str]:
    """The open questions of a map, as ``node question``."""
    return [f"{each.node_id} {each.question.id}" for each in open_questions(read(text), OWN)]


@pytest.mark.parametrize(
    ("inference", "expected"),
    [
        ("{scheme: sign}", ["observation", *OBSERVATION_OPEN]),
        ("{scheme: sign, answers: {observation: Seen by two.}}", OBSERVATION_OPEN),
        ("{scheme: sign, answers: {observatoin: Seen by two.}}", ["observation", *OBSERVATION_OPEN]),
        ("{scheme: sing}", []),
        ("{linked: true}", []),
    ],
)
def test_a_question_is_open_until_it_is_answered_under_its_id(inference: str, expected: list[str]) -> None:
    text = f"thesis:\n  text: A\n  inference: {inference}\n"
    assert still_open(text) == [f"thesis {question}" for question in expected]


def test_a_caveat_or_an_objection_is_no_answer() -> None:
    text = """\
thesis:
  text: War is near.
  inference: {scheme: sign}
  evidence: {comet: A comet}
  caveats: {other: Comets have other causes.}
  objections: {never: Comets never brought a war.}
"""
    assert len(still_open(text)) == 5


def test_questions_come_in_the_order_of_the_map_with_their_answers() -> None:
    text = """\
thesis:
  text: A
  premises:
    p: {text: B, inference: {scheme: division, answers: {variation: Little.}}}
    q: {text: C, inference: {scheme: division}}
"""
    found = [(each.node_id, each.question.id, str(each.answer or "")) for each in asked(read(text), OWN)]
    assert found == [
        ("p", "whole", ""),
        ("p", "carries-over", ""),
        ("p", "variation", "Little."),
        ("p", "this-part", ""),
        *(("q", question.id, "") for question in OWN["division"].questions),
    ]


def test_a_layer_answers_for_a_node_of_the_map_which_leaves_the_question_open(tmp_path: Path) -> None:
    (tmp_path / "map.argmap.yaml").write_text(
        "argmap: 1\ntitle: T\nthesis: {text: A, inference: {scheme: sign}}\n", encoding="utf-8"
    )
    layer = tmp_path / "map.critique.argmap.yaml"
    layer.write_text(
        "argmap: 1\nextends: map.argmap.yaml\ntitle: T\nadd: {thesis: {answers: {observation: Seen by two.}}}\n",
        encoding="utf-8",
    )
    map_ = load(layer).map
    assert map_ is not None
    (answered,) = [each for each in asked(map_, OWN) if each.answer]
    assert (answered.question.id, answered.layer, answered.is_open) == ("observation", "critique", True)
    assert not any(each.answer for each in asked(map_.without_layers(), OWN))


def test_a_scheme_of_ones_own_asks_its_questions(tmp_path: Path) -> None:
    map_ = read("thesis: {text: A, inference: {scheme: omen}}\n")
    assert open_questions(map_, OWN) == []
    catalogue = Catalogue((scheme_file(tmp_path, "omen"),))
    assert [each.question.id for each in open_questions(map_, catalogue)] == ["seen"]


def test_nodes_with_support_and_without_a_scheme() -> None:
    text = """\
thesis:
  text: A
  premises:
    named: {text: B, inference: {scheme: sign}, evidence: {e: E}}
    bare: C
    linked: {text: D, inference: {linked: true}, premises: {f: F, g: {text: G, supports: [bare]}}}
"""
    assert [node.id for node in unnamed(read(text))] == ["thesis", "bare", "linked"]
