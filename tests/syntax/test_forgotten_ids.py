"""Keys of one entry where entries under ids belong, and ids that are words of the format."""

from __future__ import annotations

import pytest

from support.diagnosing import HEADER, diagnose

THESIS = "thesis:\n  text: A\n"
FORGOTTEN = {
    "a premise": (
        THESIS + "  premises:\n    text: B\n    assumed: true\n",
        "5:3 AM105 a node under `premises` has no id",
    ),
    "a premise with its text alone": (
        THESIS + "  premises: {text: B}\n",
        "5:3 AM105 a node under `premises` has no id",
    ),
    "a premise in two languages": (
        "languages: [en, zh]\nthesis:\n  text: A\n  premises: {text: {en: B, zh: 乙}}\n",
        "6:3 AM105 a node under `premises` has no id",
    ),
    "evidence without a text": (
        THESIS + "  evidence: {by: Gallup, cites: [3]}\n",
        "5:3 AM105 a node under `evidence` has no id",
    ),
    "a node far below": (
        THESIS + "  premises:\n    a: {text: B, caveats: {b: {text: C, objections: {text: D}}}}\n",
        "6:41 AM105 a node under `objections` has no id",
    ),
    "a source": (
        THESIS + "sources: {type: book, title: B, author: C}\n",
        "5:1 AM105 a source under `sources` has no id",
    ),
    "an inference": (
        THESIS + "  inferences: {from: [a], warrant: B}\n  premises: {a: B}\n",
        "5:3 AM105 an inference under `inferences` has no id",
    ),
    "what a layer adds": (
        "extends: none.argmap.yaml\nadd:\n  caveats: {a: B}\n",
        "4:1 AM105 what `add` adds has no id of a node",
    ),
}


@pytest.mark.parametrize("case", FORGOTTEN)
def test_a_forgotten_id_is_told_once(case: str) -> None:
    text, expected = FORGOTTEN[case]
    assert [line for line in diagnose(HEADER + text) if "AM113" not in line] == [expected]


@pytest.mark.parametrize(
    "group",
    [
        "premises: {text: {text: B}}",
        "premises: {source: B}",
        "premises: {test: B, by-law: C}",
        "evidence: {basis: {text: B}, section: {text: C}}",
        "caveats: {at: It is late, note: B}",
    ],
)
def test_an_id_may_be_a_word_of_the_format(group: str) -> None:
    assert diagnose(HEADER + THESIS + f"  {group}\n") == []
