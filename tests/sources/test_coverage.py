"""Which sentences of a source the nodes of a map point at."""

from __future__ import annotations

from argmap.diagnostics import Span
from argmap.sources.coverage import Figures, cover, unmapped_runs
from argmap.sources.text import SourceText

TEXT = SourceText("""\
# Sunday

## Demand

Sunday is asked for most. Loans rose in May. Nobody knows why.

## Cost

Staff must be paid.

## References

Report of 2024.
""")


def place(words: str) -> Span:
    start = TEXT.raw.index(words)
    return Span(start, start + len(words))


def test_a_sentence_is_mapped_by_every_node_that_points_at_some_of_it() -> None:
    coverage = cover(TEXT, {"a": [place("Sunday is asked for most. Loans rose")], "b": [place("rose in May.")]})
    (demand, cost, references) = coverage.sections[1:]
    assert [sentence.nodes for sentence in demand.sentences] == [("a",), ("a", "b"), ()]
    assert [[TEXT.shown(one.span) for one in run] for run in unmapped_runs(demand)] == [["Nobody knows why."]]
    # “Sundayisaskedformost.” has 21 characters, “LoansroseinMay.” 15, “Nobodyknowswhy.” 15, “Staffmustbepaid.” 16
    assert coverage.body == Figures(sentences=4, mapped_sentences=2, characters=67, mapped_characters=36)
    assert coverage.around.sentences == 1, "references are no part of the body"
    assert [one.mapped for section in (cost, references) for one in section.sentences] == [0, 0]


def test_headings_are_told_apart_and_a_quotation_mark_is_not_enough() -> None:
    coverage = cover(TEXT, {"a": [place("Cost")], "b": [place("y.\n\n## C")]})
    assert coverage.sections[2].heading == ("a",)
    assert [sentence.nodes for sentence in coverage.sections[1].sentences][-1] == ("b",)
    assert cover(TEXT, {"b": [place(".\n\n## C")]}).body.mapped_sentences == 0


def test_overlapping_passages_count_once() -> None:
    coverage = cover(TEXT, {"a": [place("Staff must be")], "b": [place("must be paid."), place("be paid.")]})
    (sentence,) = coverage.sections[2].sentences
    assert (sentence.mapped, sentence.characters) == (16, 16)
    assert [TEXT.shown(span) for span in sentence.marked] == ["Staff must be paid."]
