"""A long source that is searched often is indexed; that changes nothing but the time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources import anchors, text
from argmap.sources.anchors import find_passages, make_anchor, nearest
from argmap.sources.folding import fold
from argmap.sources.text import SourceText

WORDS = st.lists(st.sampled_from(["tide", "tides", "port", "a", "é", "-", "港口", "的", "5%", "15%", "ﬁne", "\n", '"']))
SOURCE = """\
The tides move the harbour towns, as historians explain. Merchants wanted deeper water for their larger ships, and
silt explains the rest. Nothing else happened in the towns for a very long time, or so the historians say.
"""


@pytest.fixture
def _indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_SEARCHED", 0)


@given(WORDS, st.booleans(), st.data())
def test_an_index_finds_what_a_search_finds(words: list[str], spaced: bool, data: st.DataObject) -> None:
    raw = (" " if spaced else "").join(words)
    key = fold(raw)
    start = data.draw(st.integers(0, len(key)))
    phrase = key[start : start + data.draw(st.integers(1, 20))]
    plain, indexed = SourceText(raw), SourceText(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_SEARCHED", -1)
        found = list(indexed.find(phrase))
    assert found == list(plain.find(phrase))


@pytest.mark.usefixtures("_indexed")
def test_the_nearest_passage_is_found_by_an_index() -> None:
    source = SourceText(SOURCE)
    assert find_passages(source, "Merchants wanted … larger ships")
    assert nearest(source, "Merchants wanted deeper waters for larger ships").passage == (
        "Merchants wanted deeper water for their larger ships"
    )
    assert nearest(source, "an entirely different topic").passage == ""


def test_runs_of_marks_are_read_in_one_pass() -> None:
    """Each of these took time that grew with the square of its length."""
    runs = [
        "# a" + "#" * 40_000 + "a" + "#" * 40_000 + "a",
        "a." + "*" * 40_000 + "x",
        "Abstract\n" * 10_000,
        "-" * 40_000,
    ]
    for run in runs:
        source = SourceText(f"{run}\n\nIt ends here.")
        assert source.shown(source.sentences[-1]) == "It ends here."


def test_marks_of_notes_in_a_row_take_no_time() -> None:
    """Runs of marks that no end of the text follows could be divided in 2ⁿ ways."""
    for marks in ("¹" * 60, "[1]" * 60, " ¹²" * 40, "① " * 60):
        source = SourceText(f"Loans rose{marks} by 5 %, and deposits fell by as much in the same years.")
        assert find_passages(source, make_anchor(source, source.sentences[0]))


def test_a_sentence_that_occurs_a_thousand_times_has_no_anchor_and_takes_no_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = SourceText("We begin here. " + "Der 2. nach Berlin. " * 1_000 + "We end here.")
    monkeypatch.delattr(anchors, "make_anchor")  # It searches the whole text, for each sentence.
    made = anchors.make_anchors(source, source.sentences)
    assert [source.shown(span) for span in made] == ["We begin here.", "We end here."]
