"""Runs of words that a text shares with a source."""

from __future__ import annotations

from argmap.nlp.overlap import shared_runs

CHINESE = (
    "全市办读书会 26 场，购书经费累计达到 912.5\n万元，高于前任馆长十年间 640 万元和再前一任 310 万元的数目，读者称便。"
)
ENGLISH = "Of all the days of the week it is Sunday that most of our readers ask for, and the desk knows it."


def copied(text: str, source: str) -> str:
    return shared_runs([("it", text)], source).get("it", "")


def test_a_sentence_with_other_punctuation_and_spaces_is_a_copy() -> None:
    text = "购书经费累计达到912.5万元；高于前任馆长十年间640万元、和再前一任310万元的数目"
    assert copied(text, CHINESE) == text
    assert copied(f"据说，{text}。", CHINESE) == text


def test_twelve_words_in_a_row_are_a_copy_and_eleven_are_not() -> None:
    assert copied("of all the days of the week it is sunday that", ENGLISH) == ""
    assert copied("They say: of all the days of the week it is SUNDAY that most.", ENGLISH).endswith("that most")


def test_quotations_add_nothing_but_do_not_hide_a_copy() -> None:
    assert copied("“Of all the days of the week it is Sunday that most of our readers ask for”", ENGLISH) == ""
    quoted = ENGLISH.replace("Sunday", "“Sunday”")
    assert copied(quoted, ENGLISH) == quoted.rstrip(".")


def test_words_of_ones_own_are_no_copy() -> None:
    assert (
        copied(
            "Sunday is the day that readers want, as the desk is well aware; most of our readers ask for it.", ENGLISH
        )
        == ""
    )
