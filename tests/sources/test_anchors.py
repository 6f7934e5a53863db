"""Anchors: from first and last words to one passage, and from a passage to an anchor."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.anchors import find_passages, make_anchor, make_anchors, nearest
from argmap.sources.library import read_text
from argmap.sources.text import SourceText

from .paper import needs_paper, paper

LIBRARY = SourceText(
    "Sunday is the day that most\nreaders ask for. Loans rose by 4% in May. Loans rose by 15% in June.[2]\n\n"
    "The council has not decided. Loans fell in July, and the council asked why.\n"
)


def passages(anchor: str, source: SourceText = LIBRARY) -> list[str]:
    return [source.shown(span) for span in find_passages(source, anchor)]


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("Sunday is … ask for.", ["Sunday is the day that most readers ask for."]),
        ("Sunday is ... ask for.", ["Sunday is the day that most readers ask for."]),
        ("Sunday is…ask for.", ["Sunday is the day that most readers ask for."]),
        ("the day that most readers", ["the day that most readers"]),
        ("The council has not decided.", ["The council has not decided."]),
        # a passage runs to the next end, not to the last one
        ("Sunday is … in", ["Sunday is the day that most readers ask for. Loans rose by 4% in"]),
        # a start in an earlier paragraph does not compete with one right before the end
        ("Loans … asked why.", ["Loans fell in July, and the council asked why."]),
        # two starts in one paragraph do
        (
            "Loans rose … June.[2]",
            ["Loans rose by 4% in May. Loans rose by 15% in June.[2]", "Loans rose by 15% in June.[2]"],
        ),
        ("Loans rose", ["Loans rose", "Loans rose"]),
        # words and numbers are not cut
        ("by 5%", []),
        ("is the day that mo", []),
        # the last words must come after the first ones
        ("Loans fell … Sunday", []),
        ("Loans rose by 5% … June", []),
    ],
)
def test_the_passage_that_an_anchor_means(anchor: str, found: list[str]) -> None:
    assert passages(anchor) == found


def test_an_ellipsis_of_the_source_is_no_separator() -> None:
    assert passages("等等……他说", SourceText("甲说了等等……他说不。")) == ["等等……他说"]


@pytest.mark.parametrize(
    ("anchor", "missing", "passage", "after_start"),
    [
        ("Sunday is the day … ask far.", "ask far.", "ask for.", True),
        ("Sundae is the day … ask for.", "Sundae is the day", "Sunday is the day", False),
        ("Loans rose by 5% in June", "Loans rose by 5% in June", "Loans rose by 15% in June", False),
        ("zebras … giraffes", "zebras", "", False),
    ],
)
def test_what_comes_nearest_to_an_anchor_that_is_wrong(
    anchor: str, missing: str, passage: str, after_start: bool
) -> None:
    found = nearest(LIBRARY, anchor)
    assert (found.missing, found.passage, found.after_start) == (missing, passage, after_start)


def test_chinese_with_one_wrong_character() -> None:
    source = SourceText("全年共办讲座 11 次，听众累计达到 183.3\n万人次，远超前一届八年。")
    assert nearest(source, "听众累计达到183.3亿人次").passage == "听众累计达到183.3万人次"
    assert nearest(source, "全年共办讲座 12 次 … 八年").passage == "全年共办讲座11次"


def test_a_long_text_is_searched_at_once() -> None:
    long = SourceText("".join(f"Sentence {number} speaks of the year {number * 7}. " for number in range(40_000)))
    assert len(long.key) > 1_000_000
    started = time.process_time()
    assert (
        nearest(long, "Sentence 31234 speaks of the yaer 218638").passage == "Sentence 31234 speaks of the year 218638"
    )
    assert time.process_time() - started < 5


SENTENCES = st.lists(
    st.text("天地玄黄宇宙洪荒“”，12% abcdef", min_size=1, max_size=60).map(lambda words: f"某{words}。"),
    min_size=1,
    max_size=8,
)


@given(SENTENCES, st.sampled_from(["", "\n", "\n\n"]))
def test_an_anchor_made_from_a_sentence_resolves_to_it(sentences: list[str], glue: str) -> None:
    source = SourceText(glue.join(sentences))
    for sentence in source.sentences:
        if anchor := make_anchor(source, sentence):
            (span,) = find_passages(source, anchor)
            assert source.key_position(span.start) == source.key_position(sentence.start)
            assert source.key_position(span.end) == source.key_position(sentence.end)
        else:
            assert len(find_passages(source, source.shown(sentence))) != 1


@pytest.mark.parametrize("name", ["essay.md", "paper.txt", "lines.txt"])
def test_every_sentence_of_a_text_gets_an_anchor(name: str) -> None:
    source = read_text(Path(__file__).parent / "texts" / name)
    assert all(make_anchor(source, sentence) for sentence in source.sentences)


@pytest.mark.parametrize(
    "raw",
    [
        "The bridge is old and narrow, and it should stay. The bridge is old and narrow, but it shakes.\n",
        "In 2025 the toll fell. In 2025 the toll rose. In 20 the toll was new.\n",
        "He waits … and waits. It is so. It is so. No.\n",
        "台当局“2025年预算”引起不满，桥板已经朽坏。台当局“20项预算”引起不满，桥板已经朽坏。\n",
        "“Old bridges” are seen as signs of a town’s age. “Old bridges” shake, and they are signs of a town’s age.\n",
        LIBRARY.raw,
    ],
)
def test_anchors_made_for_a_whole_text_resolve_as_those_made_one_by_one(raw: str) -> None:
    source = SourceText(raw)
    made = make_anchors(source, source.sentences)
    assert {span for span in source.sentences if make_anchor(source, span)} == set(made)
    assert {span: passages(anchor, source) for span, anchor in made.items()} == {
        span: [source.shown(span)] for span in made
    }


@needs_paper
def test_every_sentence_of_the_paper_gets_an_anchor() -> None:
    source = read_text(paper())
    assert all(make_anchor(source, sentence) for sentence in source.sentences)
