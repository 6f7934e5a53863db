"""AM408 over a corpus of pairs: figures that are the same in another notation, and figures that are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.nlp.numbers import figures, not_in

CORPUS = Path(__file__).with_name("figures.txt")


def pairs(sign: str) -> list[str]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(sign).strip() for line in lines if line.startswith(sign)]


def side(written: str) -> tuple[str, str]:
    """A text and its language."""
    for language in ("de", "fr"):
        if written.startswith(f"{language}: "):
            return written[4:], language
    return written, "zh" if any("\u3400" <= character <= "\u9fff" for character in written) else "en"


def missing(pair: str) -> list[str]:
    """The figures of the first text that are not in the second."""
    (text, language), (passage, other) = map(side, pair.split(" || "))
    return [figure.written for figure in not_in(text, language, passage, other)]


@pytest.mark.parametrize("pair", pairs("="))
def test_the_same_figure_in_another_form_is_in_the_passage(pair: str) -> None:
    assert missing(pair) == []


@pytest.mark.parametrize("pair", pairs("≠"))
def test_another_figure_is_not_in_the_passage(pair: str) -> None:
    assert missing(pair) != []


def test_the_corpus_has_enough_of_both() -> None:
    assert len(pairs("=")) >= 400
    assert len(pairs("≠")) >= 250


def test_figures_are_named_as_they_are_written_and_where_they_stand() -> None:
    text = r"Growth was $10.51\,\%$ and 1{,}000 people, or \textbf{3½} years, 2.5×10³ t"
    found = figures(text, "en")
    assert [figure.written for figure in found] == [r"10.51\,\%", "1{,}000", "3½", "2.5×10³"]
    assert [text[slice(*figure.span)] for figure in found] == [figure.written for figure in found]


@pytest.mark.parametrize(
    "unit", ["1", "一", "(", "a", "1,234", "123 456 ", "two hundred and ", "1½", "$", "](", "10^6 ", "-1", "1.", "1,1"]
)
@pytest.mark.parametrize("language", ["zh", "en", "de"])
def test_a_long_text_of_one_thing_is_read_in_one_pass(unit: str, language: str) -> None:
    """A pattern that tried every end from every start would take hours for these."""
    text = unit * (30_000 // len(unit))
    assert not_in("12", language, text, language) in ([], figures("12", language))


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Berlin had 345 guests", "Berlin 12 345"),
        ("It had 12 345 guests", "12 345"),
        ("It had 12,345 guests", "12 345"),
    ],
)
def test_digits_with_a_space_are_one_number_or_two(text: str, passage: str) -> None:
    assert not_in(text, "en", passage) == []


def test_a_power_too_large_to_write_out_is_left_alone() -> None:
    assert len(figures("10^99 and 10^999999999", "en")) >= 2


@given(
    st.text("0123456789 .,-–−'’%$€½⁶^×一二三百万亿半成折年月日第至~()[]/{}\\*_abe元", max_size=20),
    st.sampled_from(["zh", "en", "de", "fr"]),
)
def test_a_text_has_its_own_figures(text: str, language: str) -> None:
    assert not_in(text, language, text, language) == []


@pytest.mark.parametrize("pair", pairs("="))
def test_both_texts_of_a_pair_have_their_own_figures(pair: str) -> None:
    for text, language in map(side, pair.split(" || ")):
        assert not_in(text, language, text, language) == []
